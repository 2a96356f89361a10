"""A picture on the review page, with what is decided about it. Pictures are data inside the page."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING

from pipeline.reports.escape import html

if TYPE_CHECKING:
    from pipeline.anonymise.decisions import PictureDecided
    from pipeline.anonymise.passages import Picture

_SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"})
_LARGE = 1_000_000
_EDGE = 1_600
"""Bytes above which a picture is shown smaller, and its longer edge in pixels then: a letter can be read."""


def figure(number: int, picture: Picture, decided: PictureDecided | None) -> str:
    """One picture in its place: the image, keep or remove, and its description."""
    image, smaller = _image(picture)
    name = f"picture {number + 1}"
    words = (
        f"<details><summary>Words read in it</summary><p>{html(picture.words)}</p></details>"
        if picture.words
        else ""
    )
    keep = " checked" if decided and decided.keep else ""
    remove = " checked" if decided and not decided.keep else ""
    alt = decided.alt if decided else picture.alt
    note = " (shown smaller than it is)" if smaller else ""
    return (
        f'<figure class="picture" id="f{number}">{image}<figcaption>'
        f"<p>{html(name.capitalize())}, {html(picture.where)}{note}. No program can tell what it shows.</p>"
        f"{words}"
        f"<fieldset><legend>What becomes of {name}?</legend>"
        f'<label><input type="radio" name="f{number}" value="keep"{keep}> Keep it</label> '
        f'<label><input type="radio" name="f{number}" value="remove"{remove}> Remove it</label>'
        f'<label class="alt">Description for people who cannot see it '
        f'<textarea rows="2" maxlength="2000">{html(alt)}</textarea></label>'
        "</fieldset></figcaption></figure>\n"
    )


def _image(picture: Picture) -> tuple[str, bool]:
    """The image's HTML and whether it is shown smaller; a sentence where a browser could not show it."""
    media, data, smaller = picture.media, picture.data, False
    if media in _SHOWN and len(data) > _LARGE:
        media, data, smaller = _small(media, data)
    if media not in _SHOWN or not data:
        return (
            '<p class="bad">This picture cannot be shown here. Remove it unless you know what it shows.</p>',
            False,
        )
    source = base64.b64encode(data).decode("ascii")
    return f'<img src="data:{media};base64,{source}" alt="" decoding="async">', smaller


def _small(media: str, data: bytes) -> tuple[str, bytes, bool]:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            image.thumbnail((_EDGE, _EDGE))
            out = io.BytesIO()
            image.convert("RGB").save(out, "JPEG", quality=80)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return media, data, False
    return ("image/jpeg", out.getvalue(), True) if len(out.getvalue()) < len(data) else (media, data, False)
