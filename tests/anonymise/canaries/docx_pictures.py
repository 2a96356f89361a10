"""Hiding places in a Word file's pictures: what a camera, an editor or a person wrote into them."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

from tests.anonymise.canaries import office
from tests.anonymise.canaries.docx_base import TABLE
from tests.anonymise.canaries.docx_drawing import put_picture
from tests.anonymise.canaries.package import Package, png, q, t

picture = TABLE.place("pictures")


shown_picture = TABLE.place("pictures", seen=True)


@picture
def png_text_chunk(p: Package, name: str) -> None:
    put_picture(p, png(90, ((b"tEXt", b"Author\0" + name.encode()),)), "png")


@picture
def png_packed_text_chunk(p: Package, name: str) -> None:
    put_picture(p, png(91, ((b"zTXt", b"Comment\0\0" + zlib.compress(name.encode() * 3)),)), "png")


@picture
def png_international_text(p: Package, name: str) -> None:
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>{name}</dc:creator></x:xmpmeta>"
    put_picture(p, png(92, ((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp.encode()),)), "png")


@picture
def png_after_its_end(p: Package, name: str) -> None:
    put_picture(p, png(93) + b"\n" + name.encode(), "png")


def _jpeg(shade: int, **more: bytes) -> bytes:
    out = io.BytesIO()
    Image.new("L", (32, 32), shade).save(out, "JPEG", **more)
    return out.getvalue()


def _exif(name: str) -> bytes:
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x8298] = f"Photo of {name}", name, name
    exif[0x9C9D] = name.encode("utf-16-le")
    return exif.tobytes()


@picture
def jpeg_exif(p: Package, name: str) -> None:
    put_picture(p, _jpeg(100, exif=_exif(name)), "jpeg")


@picture
def jpeg_comment(p: Package, name: str) -> None:
    put_picture(p, _jpeg(101, comment=name.encode()), "jpeg")


@picture
def jpeg_xmp(p: Package, name: str) -> None:
    put_picture(p, _jpeg(102, xmp=f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{name}</x:xmpmeta>".encode()), "jpeg")


@picture
def jpeg_photoshop_block(p: Package, name: str) -> None:
    caption = b"\x1c\x02\x78" + struct.pack(">H", len(name)) + name.encode()
    block = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(caption)) + caption
    data = _jpeg(103)
    put_picture(p, data[:2] + b"\xff\xed" + struct.pack(">H", len(block) + 2) + block + data[2:], "jpeg")


@picture
def gif_comment(p: Package, name: str) -> None:
    out = io.BytesIO()
    Image.new("L", (16, 16), 110).save(out, "GIF", comment=name.encode())
    put_picture(p, out.getvalue(), "gif")


@picture
def tiff_artist(p: Package, name: str) -> None:
    out = io.BytesIO()
    Image.new("L", (16, 16), 111).save(out, "TIFF", tiffinfo={315: name, 270: name})
    p.types["word/media/scan.tiff"] = "image/tiff"
    put_picture(p, out.getvalue(), "tiff", file="scan.tiff")


@shown_picture
def svg_title_and_text(p: Package, name: str) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><title>'
        f"{t(name)}</title><metadata>{t(name)}</metadata>"
        f'<text x="1" y="9" font-size="3">{t(name)}</text><rect width="5" height="5"/></svg>'
    )
    rid = p.from_document("image", p.part("word/media/drawing.svg", svg).removeprefix("word/"))
    put_picture(p, png(112), "png")
    space = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
    ext = (
        f'<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
        f'xmlns:asvg="{space}" r:embed="{rid}"/></a:ext></a:extLst>'
    )
    head, tail = p.body[-1].split("<a:blip ", 1)
    attributes, tail = tail.split("/>", 1)
    p.body[-1] = f"{head}<a:blip {attributes}>{ext}</a:blip>{tail}"


@shown_picture
def emf_text(p: Package, name: str) -> None:
    put_picture(p, office.emf(name), "emf")


@shown_picture
def wmf_text(p: Package, name: str) -> None:
    p.types["word/media/old.wmf"] = "image/x-wmf"
    put_picture(p, office.wmf(name), "wmf", file="old.wmf")


@picture
def picture_part_name(p: Package, name: str) -> None:
    put_picture(p, png(120), "png", file=name.replace(" ", "_") + ".png")


@picture
def picture_nobody_shows(p: Package, name: str) -> None:
    p.part("word/media/left-over.jpeg", _jpeg(121, comment=name.encode()))


@picture
def picture_bullet(p: Package, name: str) -> None:
    data = png(122, ((b"tEXt", b"Title\0" + name.encode()),))
    rid = p.rel("word/numbering.xml", "image", p.part("word/media/bullet.png", data).removeprefix("word/"))
    p.add(
        "word/numbering.xml",
        '<w:numPicBullet w:numPicBulletId="0"><w:pict><v:shape style="width:9pt;height:9pt" o:bullet="t">'
        f'<v:imagedata r:id="{rid}" o:title={q(name)}/></v:shape></w:pict></w:numPicBullet>',
    )


@picture
def thumbnail(p: Package, name: str) -> None:
    p.part("docProps/thumbnail.jpeg", _jpeg(130, exif=_exif(name)))
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
    p.rel("", kind, "docProps/thumbnail.jpeg")
