"""One spelling for all the ways a text can be written, for the hunt."""

from __future__ import annotations

import functools
import html
import re
import unicodedata
from urllib.parse import unquote

_LOOKALIKES = str.maketrans(
    "аеорсхуіјѕԁһӏԛԝьвкмнтАВЕКМНОРСТХУІЈЅαβεικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧøØłŁđĐıßþÞ",
    "aeopcxyijsdhlqwbbkmhtABEKMHOPCTXYIJSabeiknoptuxABEZHIKMNOPTYXoOlLdDispP",
)


def folded(text: str) -> str:
    """Letters and digits only, small, without accents, from one alphabet; nothing between them."""
    text = unicodedata.normalize("NFKD", text.translate(_LOOKALIKES)).translate(_LOOKALIKES)
    return "".join(letter for letter in text.casefold() if letter.isalnum())


@functools.cache
def needle(word: str) -> str:
    """A word as the hunt looks for it."""
    return folded(word)


def spellings(text: str) -> list[str]:
    """A text and what it is under every coding of text within text that is found in it."""
    out = [text]
    if "&" in text:
        out.append(html.unescape(html.unescape(text)))
    if "%" in text:
        out.append(unquote(text))
    if re.search(r"=[0-9A-F]{2}|=\r?\n", text):
        out.append(re.sub(r"=([0-9A-F]{2})", lambda m: chr(int(m[1], 16)), re.sub(r"=\r?\n", "", text)))
    if "\\" in text:
        out.append(_backslashes(text))
    if "<" in text:
        out.append(re.sub(r"<!--.*?-->|<[^<>]*>", "", out[1] if "&" in text else text, flags=re.DOTALL))
    if "#" in text:
        out.append(re.sub(r"#([0-9A-Fa-f]{2})", lambda m: chr(int(m[1], 16)), text))
    return out


def _backslashes(text: str) -> str:
    """RTF's \\u1234? and \\'e9, PDF's \\101 and JSON's \\u00e9 as the letters they stand for."""
    text = (
        re.sub(
            r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)) if m[1][0] in "0123456789aA" else m[0], text
        )
        if "\\u00" in text
        else text
    )
    text = re.sub(r"\\u(-?\d+) ?\??", lambda m: chr(int(m[1]) % 65536), text)
    text = re.sub(r"\\'([0-9a-fA-F]{2})", lambda m: chr(int(m[1], 16)), text)
    text = re.sub(r"\\([0-3][0-7]{2})", lambda m: chr(int(m[1], 8)), text)
    return re.sub(r"\\[a-z]+-?\d* ?|[{}]", "", text) + re.sub(r"\\\r?\n|\\", "", text)


def within(words: tuple[str, ...], *texts: str) -> set[str]:
    """Which of the words stand anywhere in the texts, however they are spelt, forwards or backwards."""
    heap = "|".join({folded(spelling) for text in texts if text for spelling in spellings(text)})
    back = heap[::-1]
    return {word for word in words if needle(word) in heap or needle(word) in back}
