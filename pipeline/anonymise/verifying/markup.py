"""HTML, mail archives and RTF as they stand and as they read."""

from __future__ import annotations

import base64
import email
import email.policy
import re
import urllib.parse
from email.message import EmailMessage
from html.parser import HTMLParser

from pipeline.anonymise.finding.words import several
from pipeline.anonymise.verifying.reading import Pile
from pipeline.anonymise.verifying.unpacking import binary, inner, unpack

_BLOCKS = several(
    """
    p div br tr td th li h1 h2 h3 h4 h5 h6 table ul ol section article header footer title option dt
    dd pre
    """
)
_DATA = re.compile(r"data:([\w/+.-]*)((?:;[\w=.-]+)*),([^\s\"'<>)]*)", re.IGNORECASE)
_RTF_WORD = re.compile(r"\\([a-z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|[{}]|\r|\n", re.IGNORECASE)
_RTF_HEX = re.compile(r"(?:[0-9a-fA-F]{2}\s*){32,}")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.hidden: list[tuple[str, str]] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.text.append("\n")
        if tag in ("script", "style", "template"):
            self._inside.append(tag)
        self.hidden += [(f"attribute {name}", value) for name, value in attrs if value]
        self.hidden.append(("element", tag))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.text.append("\n")
        if self._inside and tag == self._inside[-1]:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.hidden.append((self._inside[-1], data))
        else:
            self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.hidden.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.hidden.append(("declaration", decl))

    def unknown_decl(self, data: str) -> None:
        self.hidden.append(("declaration", data))

    def handle_pi(self, data: str) -> None:
        self.hidden.append(("instruction", data))


def read_html(text: str, channel: str, where: str, pile: Pile, depth: int) -> None:
    """Gather a web page: text, scripts, comments, attributes, embedded data; a mail archive's parts too."""
    if re.match(r"\s*(?:mime-version|from|content-type|message-id):", text[:200], re.IGNORECASE):
        _mail(text, channel, where, pile, depth)
    reader = _Reader()
    reader.feed(text)
    reader.close()
    pile.read(channel, where, "".join(reader.text), "prose" if depth == 0 else "words", unit="line")
    pile.lines(channel, where, reader.hidden)
    pile.read(channel, f"{where}, as written", text, "raw")
    for found in _DATA.finditer(text):
        data = urllib.parse.unquote_to_bytes(found[3])
        if "base64" in found[2].lower():
            data = base64.b64decode(data + b"=" * (-len(data) % 4), validate=False)
        unpack(data, channel, f"{where}, data in the page", pile, depth=depth + 1)
    inner("\n".join(value for _, value in reader.hidden), channel, where, pile, max(depth, 1))
    inner("".join(reader.text), channel, where, pile, max(depth, 1))


def _mail(text: str, channel: str, where: str, pile: Pile, depth: int) -> None:
    message = email.message_from_string(text, policy=email.policy.default)
    for number, part in enumerate(message.walk(), start=1):
        here = f"{where}, part {number}"
        try:
            heads = [(name, str(value)) for name, value in part.items()]
        except Exception:  # noqa: BLE001  the mail reader raises anything on damaged headers
            pile.fault(f"{here}: headers that cannot be read")
            heads = []
        pile.lines(channel, here, heads)
        if isinstance(part, EmailMessage) and not part.is_multipart():
            data = part.get_payload(decode=True)
            if isinstance(data, bytes) and depth < 4:
                unpack(data, channel, here, pile, depth=depth + 1)


def read_rtf(text: str, channel: str, where: str, pile: Pile, depth: int) -> None:
    """Gather a Rich Text document: its words, its control words, what is embedded as hexadecimal digits."""
    pile.read(channel, where, _rtf_words(text), "prose" if depth == 0 else "words", unit="line")
    pile.read(channel, f"{where}, as written", text, "raw")
    for number, found in enumerate(_RTF_HEX.finditer(text), start=1):
        data = bytes.fromhex(re.sub(r"\s", "", found.group())[: len(found.group()) // 2 * 2 - 2])
        unpack(data, channel, f"{where}, object {number}", pile, depth=depth + 1)
        binary(data, channel, f"{where}, object {number}", pile)


def _rtf_words(text: str) -> str:
    def read(match: re.Match[str]) -> str:
        word, number, code, sign = match.groups()
        if code:
            return bytes.fromhex(code).decode("cp1252", "replace")
        if word == "u" and number:
            value = int(number) % 65536
            return chr(value) if not 0xD800 <= value <= 0xDFFF else ""
        if word in ("par", "line", "cell", "row", "tab", "sect", "page"):
            return "\n"
        return sign if sign in ("\\", "{", "}", "~", "-", "_") and sign is not None else ""

    return re.sub(r"(?<=\x00)\?", "", _RTF_WORD.sub(read, text))
