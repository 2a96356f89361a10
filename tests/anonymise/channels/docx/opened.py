"""Opens a Word file made from raw parts, rewrites it and hands back what was written."""

from __future__ import annotations

import zipfile
from collections.abc import Collection
from pathlib import Path

from lxml import etree

from pipeline.anonymise.channels import open_draft
from pipeline.anonymise.passages import Draft, Edit
from pipeline.case import Publication
from tests.anonymise.canaries import fold
from tests.documents.docx_factory import Docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


SECTION = '<w:sectPr><w:headerReference w:type="default" r:id="{}"/></w:sectPr>'
"""A section whose pages show the header of this relation."""


def drafted(data: bytes | Docx, folder: Path, **settings: str) -> Draft:
    """A file opened for anonymising; `settings` are the case's."""
    path = folder / "draft.docx"
    path.write_bytes(data if isinstance(data, bytes) else data.bytes())
    return open_draft(path, Publication.model_validate(settings))


def written(
    draft: Draft, folder: Path, *names: str, by: str = "Child A", without: Collection[str] = ()
) -> dict[str, bytes]:
    """The parts of the written file, every occurrence of the names in its passages replaced."""
    goal = folder / "written.docx"
    draft.write(goal, {one.number: edits(one.text, names, by) for one in draft.passages}, without=without)
    with zipfile.ZipFile(goal) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(data)
    return parts


def edits(text: str, words: Collection[str], by: str = "Child A") -> list[Edit]:
    """Edits that replace every occurrence of the words, however the text is cut, dressed or spelt."""
    bare, places = "", []
    for at, letter in enumerate(text):
        folded = fold.folded(letter)
        bare += folded
        places += [at] * len(folded)
    found = []
    for word in words:
        needle, at = fold.needle(word), -1
        while needle and (at := bare.find(needle, at + 1)) >= 0:
            found.append((places[at], places[at + len(needle) - 1] + 1))
    out: list[Edit] = []
    for start, end in sorted(found):
        if not out or start >= out[-1].end:
            out.append(Edit(start, end, by))
    return out


def texts(draft: Draft, channel: str = "body") -> list[str]:
    """The passages of a channel."""
    return [one.text for one in draft.passages if one.channel == channel]


def lost(draft: Draft, channel: str) -> str:
    """Everything told of a channel that is taken out."""
    return "\n".join(f"{one.what}: {one.text}" for one in draft.removed if one.channel == channel)


def body_text(parts: dict[str, bytes]) -> list[str]:
    """The paragraphs of the written body."""
    root = etree.fromstring(parts["word/document.xml"])
    return ["".join(piece.text or "" for piece in one.iter(W + "t")) for one in root.iter(W + "p")]
