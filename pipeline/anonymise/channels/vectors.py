"""Drawings made of lines (EMF, WMF, SVG) as pixels, by way of LibreOffice: no browser shows the first two,
and all three carry their words as text that nobody sees."""

from __future__ import annotations

import io
import re
import struct
import zipfile

_EMU_OF_HUNDREDTH_MM = 360
_EMU_OF_PIXEL = 9525
_LONGEST = 20_000_000  # EMU; Word's own widest page is 22 inches
_USUAL = (5_486_400, 3_657_600)
_DPI = 192
_LIMIT = 60.0
"""Seconds for one drawing; one that takes longer is no drawing a report needs."""
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_MEDIA = {"emf": "image/x-emf", "wmf": "image/x-wmf", "svg": "image/svg+xml"}


def vector_kind(data: bytes) -> str:
    """ "emf", "wmf" or "svg" for a drawing made of lines; "" for anything else."""
    if data[:4] == b"\x01\x00\x00\x00" and data[40:44] == b" EMF":
        return "emf"
    if data[:4] == b"\xd7\xcd\xc6\x9a" or data[:6] in (
        b"\x01\x00\x09\x00\x00\x03",
        b"\x02\x00\x09\x00\x00\x03",
    ):
        return "wmf"
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"<svg", b"<?xml", b"<!--")) and re.search(rb"<(?:\w+:)?svg[\s>]", head):
        return "svg"
    return ""


def drawn(data: bytes, kind: str) -> bytes | None:
    """The drawing as a PNG.

    Args:
        data: the drawing.
        kind: from `vector_kind`.

    Returns:
        None where LibreOffice is not installed or cannot make sense of it. Nothing is fetched: it works with
        the network and links to other files switched off.
    """
    from pipeline.documents.office import convert, find_office
    from pipeline.errors import UnreadableError

    program = find_office()
    if program is None:
        return None
    try:
        page = convert(program, _document(data, kind), "docx", limit=_LIMIT)
    except UnreadableError:
        return None
    return _pixels(page)


def _pixels(page: bytes) -> bytes | None:
    import pypdfium2

    document = pypdfium2.PdfDocument(page)
    try:
        stream = io.BytesIO()
        document[0].render(scale=_DPI / 72).to_pil().save(stream, "PNG", compress_level=1)
        return stream.getvalue()
    finally:
        document.close()


def _document(data: bytes, kind: str) -> bytes:
    """A Word file with one page, of the drawing's size, that shows nothing but the drawing."""
    wide, high = _size(data, kind)
    body = (
        f'<w:document xmlns:w="{_W}" xmlns:r="{_OFFICE}" xmlns:a="{_DRAWING}main"'
        f' xmlns:pic="{_DRAWING}picture"'
        f' xmlns:wp="{_DRAWING}wordprocessingDrawing"><w:body><w:p>'
        '<w:pPr><w:spacing w:before="0" w:after="0"/>'
        '</w:pPr><w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        ' relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:wrapNone/><wp:docPr id="1" name="1"/><a:graphic>'
        f'<a:graphicData uri="{_DRAWING}picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="1"/>'
        '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/>'
        "</a:stretch>"
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        f'</wp:anchor></w:drawing></w:r></w:p><w:sectPr><w:pgSz w:w="{wide // 635}" w:h="{high // 635}"/>'
        '<w:pgMar w:top="0" w:right="0" w:bottom="0" w:left="0" w:header="0" w:footer="0" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )
    types = (
        f'<Types xmlns="{_PACKAGE}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="{kind}" ContentType="{_MEDIA[kind]}"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    parts = {
        "[Content_Types].xml": types.encode(),
        "_rels/.rels": _relation("officeDocument", "word/document.xml"),
        "word/document.xml": body.encode(),
        "word/_rels/document.xml.rels": _relation("image", f"drawing.{kind}"),
        f"word/drawing.{kind}": data,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _relation(kind: str, goal: str) -> bytes:
    return (
        f'<Relationships xmlns="{_PACKAGE}relationships"><Relationship Id="rId1" Type="{_OFFICE}/{kind}"'
        f' Target="{goal}"/></Relationships>'
    ).encode()


def _size(data: bytes, kind: str) -> tuple[int, int]:
    """How wide and high the drawing says it is, in EMU; a usual size where it does not say."""
    try:
        wide, high = {"emf": _emf_size, "wmf": _wmf_size, "svg": _svg_size}[kind](data)
    except (struct.error, ValueError, ZeroDivisionError):
        wide, high = _USUAL
    if wide <= 0 or high <= 0:
        wide, high = _USUAL
    scale = min(1.0, _LONGEST / max(wide, high))
    return max(_EMU_OF_PIXEL * 8, int(wide * scale)), max(_EMU_OF_PIXEL * 8, int(high * scale))


def _emf_size(data: bytes) -> tuple[int, int]:
    left, top, right, bottom = struct.unpack_from("<4i", data, 24)
    return (right - left) * _EMU_OF_HUNDREDTH_MM, (bottom - top) * _EMU_OF_HUNDREDTH_MM


def _wmf_size(data: bytes) -> tuple[int, int]:
    if data[:4] != b"\xd7\xcd\xc6\x9a":
        return _USUAL
    left, top, right, bottom, inch = struct.unpack_from("<4hH", data, 6)
    return abs(right - left) * 914_400 // inch, abs(bottom - top) * 914_400 // inch


def _svg_size(data: bytes) -> tuple[int, int]:
    opening = re.search(rb"<(?:\w+:)?svg[\s>][^>]*", data)
    head = opening[0] if opening else b""
    sides = [
        re.search(rb"\s" + side + rb"=[\"']([\d.]+)(?:px)?[\"']", head) for side in (b"width", b"height")
    ]
    box = re.search(rb"viewBox=[\"'][-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)", head)
    found = [side[1] for side in sides if side] if all(sides) else list(box.groups()) if box else []
    if len(found) != 2:
        return _USUAL
    wide, high = (int(float(side) * _EMU_OF_PIXEL) for side in found)
    return wide, high
