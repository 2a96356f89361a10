"""In which language a paragraph is, where it is not the document's: a screen reader has to be told."""

from __future__ import annotations

from collections.abc import Mapping

DOCUMENT = "en"


def told(languages: Mapping[str, int], text: str) -> str:
    """The language of a paragraph, "" for the document's own.

    Args:
        languages: how many letters the file says are in which language ("cy-GB").
        text: the words; Welsh is known by them, because authors seldom say it.
    """
    most = max(languages, key=lambda tag: languages[tag], default="")
    tag = most.partition("-")[0].lower() if 2 * languages.get(most, 0) > len(text) else ""
    if tag and tag != DOCUMENT and tag.isalpha() and len(tag) in (2, 3):
        return tag
    return "cy" if _is_welsh(text) else ""


def _is_welsh(text: str) -> bool:
    from pipeline.anonymise.finding.lists import load
    from pipeline.anonymise.finding.welsh import is_welsh

    return is_welsh(text, load())
