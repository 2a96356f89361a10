"""Pictures for the template: an SVG frame around the image's bytes, because typst takes text files only."""

from __future__ import annotations

import base64
import io
from typing import NamedTuple

NO_PICTURE = "Picture without a description"
"""What a screen reader says where the author described nothing; the person who publishes is asked for it."""
POINTS_PER_PIXEL = 0.75
_AS_THEY_ARE = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif"}
_MOST_PIXELS = 60_000_000


class Drawn(NamedTuple):
    """An SVG and its natural width in points."""

    svg: bytes
    width: float


def as_svg(data: bytes) -> Drawn | None:
    """An image framed for the template; None where it cannot be opened.

    What is neither PNG, JPEG nor GIF becomes PNG. Nothing of a picture is run or followed.
    """
    from PIL import Image, UnidentifiedImageError

    if not data:
        return None
    try:
        with Image.open(io.BytesIO(data)) as image:
            width, height = image.size
            if width * height > _MOST_PIXELS or not width or not height:
                return None
            kind = _AS_THEY_ARE.get(image.format or "")
            if kind is None:
                kind, data = "png", _png(image)
            else:
                image.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    packed = base64.b64encode(data).decode("ascii")
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width}"'
        f' height="{height}" viewBox="0 0 {width} {height}"><image width="{width}" height="{height}"'
        f' xlink:href="data:image/{kind};base64,{packed}"/></svg>'
    )
    return Drawn(svg.encode("ascii"), width * POINTS_PER_PIXEL)


def _png(image: object) -> bytes:
    from PIL import Image

    assert isinstance(image, Image.Image)
    out = io.BytesIO()
    image.convert("RGBA").save(out, "PNG")
    return out.getvalue()
