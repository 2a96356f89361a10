"""Drawings made of lines, of which LibreOffice makes each alone, do not hold a document up for ever."""

from __future__ import annotations

import pytest

from pipeline.anonymise.channels.docx import images
from pipeline.anonymise.channels.docx.images import Images
from pipeline.anonymise.channels.docx.work import Work

_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


class _Source:
    """A package in which every part is a drawing."""

    def __contains__(self, name: str) -> bool:
        return True

    def read(self, name: str) -> bytes:
        """The drawing."""
        return _SVG


def test_after_their_time_drawings_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []
    monkeypatch.setattr(images, "cleaned", lambda data, crop: asked.append(data))
    moments = iter([0.0, 100.0, 100.0, 190.0, 190.0, 200.0])
    monkeypatch.setattr(images.time, "monotonic", lambda: next(moments))
    work = Work.__new__(Work)
    work.source = _Source()  # type: ignore[assignment]
    pictures = Images(work)
    assert [pictures._clean_file(f"{number}.svg", None) for number in range(4)] == [None] * 4
    assert len(asked) == 2
