"""Drawings and pictures in the line of a Word file's text."""

from __future__ import annotations

from tests.anonymise.canaries.package import Package

A = "http://schemas.openxmlformats.org/drawingml/2006"


def inline(p: Package, graphic: str, uri: str, *, attributes: str = 'name="Object"', inside: str = "") -> str:
    """A drawing in the line of text."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1800000" cy="900000"/>'
        f'<wp:docPr id="{p.number()}" {attributes}>{inside}</wp:docPr>'
        f'<a:graphic><a:graphicData uri="{uri}">{graphic}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def put_picture(
    p: Package, data: bytes, end: str, *, attributes: str = 'name="Picture"', inside: str = "", file: str = ""
) -> str:
    """A paragraph with a picture; gives its part's name."""
    part = p.part(f"word/media/{file or f'image{p.number()}.{end}'}", data)
    rid = p.from_document("image", part.removeprefix("word/"))
    graphic = (
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="pic"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{rid}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off "
        'x="0" y="0"/><a:ext cx="300000" cy="300000"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    p.say(inline(p, graphic, f"{A}/picture", attributes=attributes, inside=inside))
    return part
