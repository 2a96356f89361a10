"""Drawings within drawings: refuse a PDF whose forms draw one another without end.

PDFium draws a form as often as it is called for, and forms may call for forms: thirty of them, each
drawing the next twice, are a thousand million. Nothing in there can be stopped once it has begun, so
the drawing is counted before.
"""

from __future__ import annotations

import re
from typing import Any

from pipeline.errors import UnreadableError

MOST_DRAWN = 50_000
"""Times that forms may be drawn for one form or page."""
_DRAWN = re.compile(rb"/([^\s/<>\[\]()%{}]+)\s+Do\b")


def check_forms(pdf: Any, pikepdf: Any) -> None:
    """Look at every form that knows other forms.

    Args:
        pdf: opened with pikepdf.
        pikepdf: the library, loaded by whoever calls.

    Raises:
        UnreadableError: forms draw themselves, or far more than any page shows (code unsafe).
    """
    nested = [thing for thing in pdf.objects if _is_form(thing, pikepdf) and _named_in(thing, pikepdf)]
    counted: dict[tuple[int, int], int] = {}
    for form in nested:
        _count(form, pikepdf, counted, depth=0)


def _count(form: Any, pikepdf: Any, counted: dict[tuple[int, int], int], *, depth: int) -> int:
    """How many forms are drawn when this one is."""
    known = counted.get(form.objgen)
    if known == 0 or depth > 100:  # being counted: it draws itself
        raise _endless()
    if known is not None:
        return known
    counted[form.objgen] = 0
    total = 1
    names = _named_in(form, pikepdf)
    if names:
        for drawn in _DRAWN.findall(form.read_bytes()):
            inner = names.get("/" + drawn.decode("latin-1"))
            if inner is not None:
                total += _count(inner, pikepdf, counted, depth=depth + 1)
                if total > MOST_DRAWN:
                    raise _endless()
    counted[form.objgen] = total
    return total


def _named_in(form: Any, pikepdf: Any) -> dict[str, Any]:
    """The forms a form can draw, by the names it has for them."""
    resources = form.get("/Resources")
    named = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(named, pikepdf.Dictionary):
        return {}
    return {str(name): thing for name, thing in named.items() if _is_form(thing, pikepdf)}


def _is_form(thing: Any, pikepdf: Any) -> bool:
    return isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form"


def _endless() -> UnreadableError:
    return UnreadableError(
        "holds drawings within drawings without end",
        "Ask the agency to save the document as PDF again and to send it once more",
        code="unsafe",
    )
