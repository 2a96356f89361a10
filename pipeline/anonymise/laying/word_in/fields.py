"""What Word's fields and controls show or hold beyond their runs: ticks, choices, addresses."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.documents.docx.names import VAL, W14, W, is_on, number_of

_QUOTED = re.compile(r'"([^"]*)"|(\S+)')
_TICKS = "☐☒"


def form_text(data: etree._Element) -> str:
    """The tick or choice of a form field of the old kind, which stands in no text; "" for any other."""
    box, choices = data.find(W + "checkBox"), data.find(W + "ddList")
    text = ""
    if box is not None:
        state = box.find(W + "checked")
        text = _TICKS[is_on(state if state is not None else box.find(W + "default"))]
    if choices is not None:
        chosen = choices.find(W + "result")
        at = number_of(chosen if chosen is not None else choices.find(W + "default"), 0)
        entries = [entry.get(VAL, "") for entry in choices.iterchildren(W + "listEntry")]
        text += entries[at] if 0 <= at < len(entries) else ""
    return text


def ticked(properties: etree._Element | None) -> str:
    """The tick of a content control that is a box to tick; "" for any other."""
    box = properties.find(W14 + "checkbox") if properties is not None else None
    if box is None:
        return ""
    checked = box.find(W14 + "checked")
    return _TICKS[checked is not None and checked.get(W14 + "val") not in ("0", "false", None)]


def link_of(words: list[str]) -> str:
    """The address in the code of a HYPERLINK field."""
    outside = inside = ""
    local = False
    for quoted, plain in _QUOTED.findall(" ".join(words)):
        word = quoted or plain
        if word.startswith("\\"):
            local = word == "\\l"
        elif local:
            inside, local = word, False
        elif not outside:
            outside = word
    return outside or (f"#{inside}" if inside else "")
