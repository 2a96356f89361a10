"""What a page of a PDF shows, without the letters among its words that nobody sees.

Between the letters of a name others can stand that are drawn in no way or in white: every reader of text
gives both, and only the eye reads the name.
"""

from __future__ import annotations

from typing import Any

_INVISIBLE = 3
_CLIPPING = 7
_WHITE = 250
_MOST_OBJECTS = 20_000


def apparent(page: Any, text: Any) -> str:
    """The letters of a page that are drawn in a colour; "" where that is all of them, or none.

    Args:
        page: of pypdfium2.
        text: its text page.
    """
    seen: list[str] = []
    hidden = False
    for count, thing in enumerate(page.get_objects(max_depth=4)):
        if count > _MOST_OBJECTS:
            break
        words = _words(thing, text)
        if not words:
            continue
        if _drawn(thing):
            seen.append(words)
        else:
            hidden = True
    return "".join(seen) if hidden else ""


def _words(thing: Any, text: Any) -> str:
    import ctypes

    import pypdfium2.raw as pdfium

    if thing.type != pdfium.FPDF_PAGEOBJ_TEXT:
        return ""
    size = pdfium.FPDFTextObj_GetText(thing.raw, text.raw, None, 0)
    if size <= 2:
        return ""
    letters = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFTextObj_GetText(thing.raw, text.raw, letters, size)
    return bytes(letters).decode("utf-16-le", "replace").rstrip("\0")


def _drawn(thing: Any) -> bool:
    import ctypes

    import pypdfium2.raw as pdfium

    if pdfium.FPDFTextObj_GetTextRenderMode(thing.raw) in (_INVISIBLE, _CLIPPING):
        return False
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(thing.raw, *map(ctypes.byref, parts)):
        return True
    red, green, blue, alpha = (part.value for part in parts)
    return alpha > 5 and min(red, green, blue) < _WHITE
