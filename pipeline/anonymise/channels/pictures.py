"""Pictures for publication: decoded and encoded anew, so that nothing but what they show is left.

A picture file carries far more than a reader sees: the camera's and the author's notes (EXIF, XMP, IPTC, text
chunks, comments), a thumbnail made before cropping, the colour profile's names, further frames and pages,
bytes behind the end, colours under full transparency. Only the decoded pixels go on.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pipeline.anonymise.channels.vectors import drawn, vector_kind
from pipeline.anonymise.passages import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_PLAIN_MODES = ("1", "L", "LA", "RGB", "RGBA", "I;16")
_MOST_PIXELS = 120_000_000
_GREY, _DARK = (217, 217, 217), (89, 89, 89)
_REFUSED = "Picture removed"
_SMALLEST_WITH_WORDS = 40
_GOOD_TO_READ = 1600


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What a picture shows and nothing else.

    Attributes:
        media: "image/jpeg" for what was a JPEG, "image/png" for everything else.
        data: the file.
        id: "picture-" and part of the hash of its pixels.
        width: in pixels.
        height: in pixels.
        left_out: how many further frames or pages the file had; only the first is kept.
    """

    media: str
    data: bytes
    id: str
    width: int
    height: int
    left_out: int = 0

    @property
    def ending(self) -> str:
        """The ending of a file name for it: "jpeg" or "png"."""
        return self.media.rpartition("/")[2]


def cleaned(data: bytes, crop: tuple[float, float, float, float] | None = None) -> Cleaned | None:
    """A picture's pixels in a new file.

    Args:
        data: PNG, JPEG, GIF, BMP, TIFF or WebP; EMF, WMF and SVG where LibreOffice is installed.
        crop: what the document cuts off at the left, top, right and bottom, as parts of 1. What is cut off
            cannot be seen on the page and must not be in the file either.

    Returns:
        None when it cannot be read as a picture, is unreasonably large, or LibreOffice is needed and missing.

    The same bytes give the same result. Turned photographs are stored upright.
    """
    if kind := vector_kind(data):
        pixels = drawn(data, kind)
        return cleaned(pixels, crop) if pixels else None
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            photograph = opened.format in ("JPEG", "MPO")
            frames = int(getattr(opened, "n_frames", 1))
            tables = getattr(opened, "quantization", None)
            sampling = _sampling(opened) if photograph else -1
            opened.seek(0)
            upright = _in_usual_colours(ImageOps.exif_transpose(opened))
            shown = _shown(_cropped(upright, crop), photograph)
            settings = {"qtables": tables, "subsampling": sampling} if tables and sampling >= 0 else {}
            return _packed(shown, photograph, frames - 1, settings)
    except Exception:  # noqa: BLE001  damaged picture files raise whatever their decoder likes
        return None


def picture(data: bytes, where: str, *, alt: str = "", after: int = -1) -> Picture | None:
    """A picture for the reviewer, its words not read yet (`with_words`); None as `cleaned`."""
    clean = cleaned(data)
    return shown_picture(clean, where, alt=alt, after=after) if clean else None


def shown_picture(clean: Cleaned, where: str, *, alt: str = "", after: int = -1) -> Picture:
    """The value the reviewer's page takes, of a picture that is clean already."""
    return Picture(clean.id, where, clean.media, clean.data, alt, after)


def with_words(found: Picture) -> Picture:
    """The same picture with the words tesseract reads in it; without tesseract there are none.

    Does not promise to read handwriting, nor every word of a poor scan.
    """
    from pipeline.documents.ocr import find_tesseract, words_in

    program = find_tesseract()
    if program is None:
        return found
    from PIL import Image

    with Image.open(io.BytesIO(found.data)) as opened:
        if min(opened.size) < _SMALLEST_WITH_WORDS:
            return found
        grey = _on_white(opened).convert("L")
    enlarged = min(4, _GOOD_TO_READ // max(grey.size)) if max(grey.size) < _GOOD_TO_READ else 1
    if enlarged > 1:
        grey = grey.resize((grey.width * enlarged, grey.height * enlarged))
    words = words_in(program, grey, 96 * enlarged) or []
    lines: dict[float, list[str]] = {}
    for word in words:
        lines.setdefault(word.top, []).append(word.text)
    return replace(found, words="\n".join(" ".join(line) for line in lines.values()))


def grey_box(width: int, height: int) -> bytes:
    """A PNG of the given proportions that says a picture was removed; the same for the same size."""
    from PIL import Image, ImageDraw, ImageFont

    scale = min(1.0, 640 / max(width, height, 1))
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    box = Image.new("RGB", size, _GREY)
    draw = ImageDraw.Draw(box)
    font = ImageFont.load_default(max(6, min(28, size[0] // 9, size[1] // 2)))
    left, top, right, bottom = draw.textbbox((0, 0), _REFUSED, font=font)
    place = ((size[0] - right + left) / 2 - left, (size[1] - bottom + top) / 2 - top)
    if right - left <= size[0]:
        draw.text(place, _REFUSED, fill=_DARK, font=font)
    stream = io.BytesIO()
    box.save(stream, "PNG", optimize=False, compress_level=9)
    return stream.getvalue()


def _in_usual_colours(image: Image) -> Image:
    """The picture in the colours every screen knows, where it comes with a colour profile of another kind."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if not profile or image.mode != "RGB":
        return image
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in (ImageCms.getProfileDescription(own) or "").lower():
            return image
        turned = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return image if turned is None else turned


def _sampling(opened: Image) -> int:
    """How a JPEG thins its colours out, as the encoder wants to be told; -1 where it cannot be kept."""
    from PIL import JpegImagePlugin

    return int(JpegImagePlugin.get_sampling(opened))


def _cropped(image: Image, crop: tuple[float, float, float, float] | None) -> Image:
    if crop is None:
        return image
    left, top, right, bottom = (min(max(part, 0.0), 1.0) for part in crop)
    box = (
        round(image.width * left),
        round(image.height * top),
        round(image.width * (1 - right)),
        round(image.height * (1 - bottom)),
    )
    if box[0] >= box[2] or box[1] >= box[3]:
        return image.crop((0, 0, 1, 1))
    return image.crop(box)


def _shown(image: Image, photograph: bool) -> Image:
    """The pixels in one of the plain modes, without a palette and without colours nobody sees."""
    if photograph and image.mode in ("L", "RGB", "CMYK"):
        return image
    if image.mode.startswith("I") and image.mode != "I;16":
        image = image.convert("I;16")
    if image.mode not in _PLAIN_MODES:
        see_through = "transparency" in image.info or image.mode in ("PA", "La", "RGBa")
        image = image.convert("RGBA" if see_through else "RGB")
    elif image.mode in ("L", "RGB") and "transparency" in image.info:
        image = image.convert("RGBA")
    if image.mode == "LA":
        image = image.convert("RGBA")
    if image.mode == "RGBA":
        from PIL import Image as Images

        seen = image.getchannel("A").point(lambda alpha: 255 if alpha else 0)
        image = Images.composite(image, Images.new("RGBA", image.size), seen)
    return image


def _on_white(image: Image) -> Image:
    from PIL import Image as Images

    if image.mode != "RGBA":
        return image.convert("RGB")
    return Images.alpha_composite(Images.new("RGBA", image.size, "white"), image)


def _packed(image: Image, photograph: bool, left_out: int, settings: dict[str, Any]) -> Cleaned:
    """The file; `settings` make a photograph as fine or coarse as it was, so that it looks the same."""
    from PIL import Image as Images

    pixels = image.tobytes()
    size = f"{image.mode} {image.width} {image.height} ".encode()
    name = "picture-" + hashlib.sha256(size + pixels).hexdigest()[:16]
    bare = Images.frombytes(image.mode, image.size, pixels)  # none of the file's own notes are on this one
    stream = io.BytesIO()
    if photograph:
        bare.save(stream, "JPEG", **(settings or {"quality": 92, "subsampling": 0}))
    else:
        bare.save(stream, "PNG", compress_level=6)
    media = "image/jpeg" if photograph else "image/png"
    return Cleaned(media, stream.getvalue(), name, image.width, image.height, left_out)
