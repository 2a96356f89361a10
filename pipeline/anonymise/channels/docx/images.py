"""The pictures of a package: each cleaned once, whatever refers to it, or replaced where it is refused."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass

from lxml import etree

from pipeline.anonymise.channels.docx.names import tag, tags
from pipeline.anonymise.channels.docx.parts import Part
from pipeline.anonymise.channels.docx.source import Relation
from pipeline.anonymise.channels.docx.work import Work
from pipeline.anonymise.channels.pictures import Cleaned, cleaned, grey_box
from pipeline.anonymise.channels.vectors import vector_kind
from pipeline.errors import UnreadableError

_ROOTS = tags("w", "document hdr ftr footnotes endnotes comments numbering styles settings") | {
    tag(name) for name in ("a:theme", "c:chartSpace", "c:userShapes", "dgm:dataModel", "dsp:drawing")
}
_MOST_DRAWING = 180.0
"""Seconds for all pictures; after them those made of lines are left out, which take LibreOffice each."""
_Crop = tuple[float, float, float, float]


@dataclass(eq=False)
class Shown:
    """A picture where it stands.

    Attributes:
        clean: what it shows.
        element: what draws it.
        part: the part that holds its file.
        alt: its description.
    """

    clean: Cleaned
    element: etree._Element
    part: Part
    alt: str = ""

    @property
    def stands(self) -> bool:
        """Whether what draws it is still in a part of the document."""
        top = self.element
        for above in self.element.iterancestors():
            top = above
        return top.tag in _ROOTS


class Images:
    """All pictures met so far."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._clean: dict[tuple[str, _Crop | None], Cleaned | None] = {}
        self._parts: dict[str, Part] = {}
        self.shown: list[Shown] = []
        self._drawing = 0.0

    def place(
        self,
        element: etree._Element,
        relation: Relation | None,
        story: Part,
        *,
        crop: _Crop | None = None,
        alt: str = "",
    ) -> str | None:
        """Take a picture over.

        Args:
            element: what draws it.
            relation: where its file is.
            story: the part it is drawn in.
            crop: what is cut off on the page.
            alt: its description.

        Returns:
            The id of the new relation; None when there is no file, or none that can be shown to a reviewer.
        """
        if relation is None or relation.kind not in ("image", "hdphoto"):
            return None
        if relation.external:
            self._work.losses.add(
                "pictures", "picture that is kept elsewhere|pictures that are kept elsewhere",
                "Nothing is fetched; the place it is kept at is gone", relation.target,
            )  # fmt: skip
            return None
        clean = self._cleaned(relation.target, crop)
        if clean is None:
            self._work.losses.add(
                "pictures", "picture that cannot be shown|pictures that cannot be shown",
                "It is damaged, or of a kind that needs LibreOffice to be looked at",
            )  # fmt: skip
            return None
        part = self._parts.get(clean.id)
        if part is None:
            part = self._parts[clean.id] = self._work.parts.add("image", data=clean.data, ending=clean.ending)
        self.shown.append(Shown(clean, element, part, alt))
        return story.link_to(part)

    def refuse(self, ids: Collection[str]) -> None:
        """Put a grey box in the place of the pictures of these ids."""
        for clean_id, part in self._parts.items():
            if clean_id in ids:
                clean = next(shown.clean for shown in self.shown if shown.part is part)
                old = part.name
                part.data = grey_box(clean.width, clean.height)
                if old.endswith(".jpeg"):
                    part.name = old.removesuffix("jpeg") + "png"
                    _lead_to(self._work, old, part.name)

    def _cleaned(self, name: str, crop: _Crop | None) -> Cleaned | None:
        key = (name, crop)
        if key not in self._clean:
            self._clean[key] = self._clean_file(name, crop)
        return self._clean[key]

    def _clean_file(self, name: str, crop: _Crop | None) -> Cleaned | None:
        try:
            data = self._work.source.read(name) if name in self._work.source else b""
        except UnreadableError:
            return None
        if self._drawing > _MOST_DRAWING and vector_kind(data):
            return None
        begun = time.monotonic()
        clean = cleaned(data, crop)
        self._drawing += time.monotonic() - begun
        if clean is not None and clean.left_out:
            self._work.losses.add(
                "pictures", "further frame or page of a picture|further frames or pages of pictures",
                "Only the first can be shown", times=clean.left_out,
            )  # fmt: skip
        return clean


def _lead_to(work: Work, old: str, new: str) -> None:
    for part in work.parts.all():
        part.relations = [
            (relation[0], new, False) if relation and relation[1:] == (old, False) else relation
            for relation in part.relations
        ]
