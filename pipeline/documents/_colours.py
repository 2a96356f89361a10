"""What people call a colour: a rating is "amber", whatever shade of it somebody chose."""

from __future__ import annotations

import colorsys

_FAINTEST, _DARKEST = 0.08, 0.3
_HUES = (
    (18, "red"),
    (47, "amber"),
    (70, "yellow"),
    (165, "green"),
    (260, "blue"),
    (340, "purple"),
    (361, "red"),
)


def colour_name(red: int, green: int, blue: int) -> str:
    """The plain word for a colour (each part 0 to 255); "" for white, grey and black."""
    hue, saturation, value = colorsys.rgb_to_hsv(red / 255, green / 255, blue / 255)
    if saturation < _FAINTEST or value < _DARKEST:
        return ""
    return next(name for limit, name in _HUES if hue * 360 < limit)
