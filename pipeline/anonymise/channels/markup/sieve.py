"""What of a page's markup may stay; what may tell somebody becomes a passage or is gone."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from urllib.parse import unquote

from lxml import etree

from pipeline.anonymise.channels.docx.work import Losses, Spot, Writer
from pipeline.anonymise.channels.markup.lines import local
from pipeline.anonymise.channels.markup.vocabulary import (
    ATTRIBUTES,
    BLOCKS,
    CASED,
    DRAWN,
    INLINE,
    SPOKEN,
    is_moment,
    is_outline,
    is_plain,
)
from pipeline.anonymise.channels.own import Own
from pipeline.anonymise.channels.words import listed
from pipeline.anonymise.channels.written.opaque import is_opaque
from pipeline.anonymise.passages import Edit, edited

_KNOWN = INLINE | BLOCKS | DRAWN
_META = frozenset(["viewport", "referrer", "color-scheme"])
_POLICY = re.compile(r"(?:[a-z-]+(?: (?:'none'|'self'|'sha256-[A-Za-z0-9+/=]{44}'|data:))+(?:; ?|$))+")
_VIEW = listed(
    "width height device-width device-height initial-scale minimum-scale maximum-scale user-scalable"
    " viewport-fit cover yes no no-referrer same-origin origin light dark only"
)
_SAFE = re.compile(r"(?:https?:|mailto:|tel:)", re.IGNORECASE)
_SCHEME = re.compile(r"\s*[a-zA-Z][a-zA-Z0-9+.-]*:")
_CSS_WORD = re.compile(r"[A-Za-z_][\w-]*")
_CSS_QUIET = re.compile(r"\"\\[0-9A-Fa-f]{1,6}\"|#[0-9A-Fa-f]{3,8}\b|(?<![\w-])\d[\w.%]*")
_CSS_SIGNS = re.compile(r"/\*|\\|url\(|@import|<", re.IGNORECASE)
_TWIN = re.compile(r"[a-z]+-([0-9a-f]{8,64})")
_LINKED = ("href", "xlink:href", "src")
_IDS = frozenset(["id", "for", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls"])


class Sieve:
    """Takes out of a page what is not understood.

    Args:
        root: the page or drawing.
        own: what our own pages hold.
        losses: is told what goes.

    Attributes:
        spots: attributes with words, and addresses.
    """

    def __init__(self, root: etree._Element, own: Own, losses: Losses) -> None:
        self.spots: list[Spot] = []
        self._own = own
        self._losses = losses
        self._ids: dict[str, str] = {}
        for node in list(root.iter()):
            if node is not root and not isinstance(node.tag, str):
                self._comment(node)
        for element in list(root.iter(etree.Element)):
            if element is root or element.getparent() is not None:
                self._element(element, root)
        for element in root.iter(etree.Element):
            self._attributes(element)

    def _comment(self, node: etree._Element) -> None:
        self._losses.add(
            "markup",
            "comment in the markup|comments in the markup",
            "Nobody sees them",
            str(node.text or "").strip(),
        )
        _without(node)

    def _element(self, element: etree._Element, root: etree._Element) -> None:
        name = local(element)
        if element is root:
            return
        if name not in _KNOWN:
            self._losses.add(
                "markup",
                "element of an unknown kind|elements of an unknown kind",
                "It is not known what they hold",
                "".join(map(str, element.itertext())).strip(),
            )
            _without(element)
        elif name == "script" and not self._is_own(element):
            self._losses.add(
                "scripts",
                "program|programs",
                "Programs that are not our own are not handed on",
                element.text or "",
            )
            _without(element)
        elif name == "style" and not self._is_own_style(element.text or ""):
            self._losses.add(
                "styles",
                "style sheet|style sheets",
                "It names things in words that are not known",
                element.text or "",
            )
            _without(element)
        elif name == "meta" and not _is_usual(element):
            self._losses.add(
                "properties",
                "property of the page|properties of the page",
                "Authors, programs and the like are not handed on",
                element.get("content", ""),
            )
            _without(element)
        elif name == "img":
            self._picture(element)

    def _picture(self, element: etree._Element) -> None:
        """A line stands where a picture stood; nobody has looked at it."""
        words = element.get("alt", "").strip()
        self._losses.add("pictures", "picture|pictures", "Pictures of web pages are not handed on", words)
        element.tag = "span"
        element.attrib.clear()
        element.text = f"[Picture removed: {words}]" if words else "[Picture removed]"

    def _is_own(self, element: etree._Element) -> bool:
        digest = hashlib.sha256((element.text or "").encode("utf-8", "replace")).hexdigest()
        return digest in self._own.scripts and not element.attrib

    def _is_own_style(self, text: str) -> bool:
        text = _CSS_QUIET.sub(" ", text)
        if _CSS_SIGNS.search(text):
            return False
        return all(
            is_plain(word, self._own.words)
            or all(is_plain(part, self._own.words) for part in word.split("-"))
            for word in _CSS_WORD.findall(text)
        )

    def _attributes(self, element: etree._Element) -> None:
        if local(element) == "meta":
            return
        kept: list[tuple[str, str]] = []
        for raw, value in [(str(raw), str(value)) for raw, value in element.items()]:
            bare = raw.rpartition("}")[2].lower()
            if (name := self._kept(element, bare)) and (fresh := self._value(name, value)) is not None:
                kept.append((CASED.get(name, name), fresh))
                continue
            if any(letter.isalpha() for letter in value) and not name:
                self._losses.add(
                    "markup",
                    "setting of an unknown kind|settings of an unknown kind",
                    "It is not known what they hold",
                    value,
                )
        element.attrib.clear()
        for name, value in kept:
            element.set(name, value)
        for name, value in kept:
            self._spoken(element, name, value)
        if CASED.get(local(element)):
            space, _, _ = str(element.tag).rpartition("}")
            element.tag = (f"{space}}}" if space else "") + CASED[local(element)]

    def _kept(self, element: etree._Element, name: str) -> str:
        """The attribute's name where it may stay, whatever its value turns out to be."""
        if name in SPOKEN or name in _LINKED or name in ATTRIBUTES:
            return name
        field = name.removeprefix("data-")
        return name if field != name and (field in self._own.words or re.fullmatch("[a-z]", field)) else ""

    def _value(self, name: str, value: str) -> str | None:
        if name in _IDS:
            return " ".join(self._id(word) for word in value.split())
        if name in _LINKED:
            return self._address(value)
        if name == "class":
            return " ".join(word for word in value.split() if is_plain(word, self._own.words)) or None
        if name in SPOKEN or name == "value" or name.startswith("data-") or is_moment(value):
            return value
        if name in ("d", "points", "transform", "viewbox") and is_outline(
            re.sub(r"[a-z]+(?=\()|[()]", " ", value)
        ):
            return value
        return value if is_plain(value, self._own.words) or is_opaque(value) else None

    def _id(self, word: str) -> str:
        """An id of our own, or a number in place of another; the same for the same."""
        twin = _TWIN.fullmatch(word)
        if word in self._own.words or is_opaque(word) or (twin and is_opaque(twin[1])):
            return word
        return self._ids.setdefault(word, f"id-{len(self._ids) + 1}")

    def _address(self, value: str) -> str | None:
        if value.startswith("#"):
            return "#" + self._id(value[1:]) if value[1:] else value
        if _SCHEME.match(value) and not _SAFE.match(value):
            return None
        return value

    def _spoken(self, element: etree._Element, name: str, value: str) -> None:
        if not any(letter.isalnum() for letter in value):
            return
        if name in _LINKED:
            if not value.startswith("#"):
                self.spots.append(Spot("hyperlinks", "a link", unquote(value), _unlink(element, name)))
            return
        told = name in SPOKEN or ((name == "value" or name.startswith("data-")) and not self._quiet(value))
        if told or is_moment(value):
            self.spots.append(Spot("attributes", "words in the markup", value, _setter(element, name, value)))

    def _quiet(self, value: str) -> bool:
        few = re.fullmatch(r"\d{1,6}|\d{1,3}(?: \d{1,3})*", value)
        return (
            few is not None
            or (is_plain(value, frozenset()) and not re.search(r"\d{3}", value))
            or is_opaque(value)
        )


def _is_usual(element: etree._Element) -> bool:
    """Whether a `meta` tells the browser how to show the page, and nothing else."""
    content, names = element.get("content", ""), set(map(str, element.attrib))
    if "charset" in names:
        return names == {"charset"} and element.get("charset", "").lower() == "utf-8"
    if element.get("http-equiv", "").lower() == "content-security-policy":
        return names == {"http-equiv", "content"} and _POLICY.fullmatch(content) is not None
    words = set(re.findall(r"[^\s,=.\d]+", content))
    return names == {"name", "content"} and element.get("name") in _META and words <= _VIEW


def _without(element: etree._Element) -> None:
    """Take an element out; the words behind it stay."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    element.tail = None
    parent.remove(element)


def _setter(element: etree._Element, name: str, value: str) -> Writer:
    def write(edits: Sequence[Edit]) -> None:
        element.set(name, edited(value, edits))

    return write


def _unlink(element: etree._Element, name: str) -> Writer:
    """An address that tells somebody leads nowhere any more; its words stay."""

    def write(edits: Sequence[Edit]) -> None:
        if edits:
            element.attrib.pop(name, "")

    return write
