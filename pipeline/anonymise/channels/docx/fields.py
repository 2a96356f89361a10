"""Fields: only harmless instructions stay, everything else becomes the words it shows (ECMA-376 17.16).

An instruction is text that nobody sees: a path, a property's name, an entry of the index, the question of a
form. `instructions` writes those that stay anew from the parts that are understood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from pipeline.anonymise.channels.docx.instructions import PLAIN, Bookmarks, harmless, tokens
from pipeline.anonymise.channels.docx.names import (
    ANCHOR,
    FLD_SIMPLE,
    HYPERLINK,
    INSTR,
    REL,
    TOOLTIP,
    XML_SPACE,
    tag,
    tags,
)
from pipeline.anonymise.channels.docx.source import Relation
from pipeline.anonymise.channels.docx.work import Work, take_out, unwrap
from pipeline.documents.docx.names import (
    BR,
    CR,
    FLD_CHAR,
    FLD_CHAR_TYPE,
    INSTR_TEXT,
    TAB,
    VAL,
    R,
    T,
    is_on,
    number_of,
)

_WORDS = (T, TAB, BR, CR, tag("w:sym"), tag("w:noBreakHyphen"))

_FORM_TEXTS = tuple(tags("w", "name helpText statusText listEntry default format entryMacro exitMacro"))


@dataclass(eq=False)
class _Field:
    begin: etree._Element
    nested: bool
    instructions: list[etree._Element] = field(default_factory=list)
    in_code: list[etree._Element] = field(default_factory=list)
    separate: etree._Element | None = None
    inner: bool = False

    @property
    def code(self) -> str:
        return "".join(piece.text or "" for piece in self.instructions)


def reduce_fields(
    root: etree._Element, work: Work, bookmarks: Bookmarks, relations: dict[str, Relation]
) -> None:
    """Keep the harmless fields of a part and turn all others into their results.

    Args:
        root: the part.
        work: told of every instruction that is lost.
        bookmarks: the new name of a bookmark, None where there is no such bookmark.
        relations: of the part; the goals of fields that are links are added.
    """
    for simple in list(root.iter(FLD_SIMPLE)):
        code = harmless(simple.get(INSTR, ""), bookmarks)
        if code is None:
            _tell(simple.get(INSTR, ""), work)
            unwrap(simple)
        else:
            work.put(simple, INSTR, code)
            for data in list(simple.iterchildren(tag("w:fldData"))):
                simple.remove(data)
    _complex(root, work, bookmarks, relations)


def _complex(root: etree._Element, work: Work, bookmarks: Bookmarks, relations: dict[str, Relation]) -> None:
    begun: list[_Field] = []
    for element in list(root.iter(FLD_CHAR, INSTR_TEXT, *_WORDS)):
        state = element.get(FLD_CHAR_TYPE) if element.tag == FLD_CHAR else None
        if state == "begin":
            inside = any(outer.separate is None for outer in begun)
            if begun and begun[-1].separate is None:
                begun[-1].inner = True
            begun.append(_Field(element, inside))
        elif state == "separate" and begun:
            begun[-1].separate = element
        elif state == "end" and begun:
            found = begun.pop()
            _as_link(found, element, relations)
            _finish(found, element, work, bookmarks)
        elif element.tag == FLD_CHAR:
            take_out(element)
        elif element.tag == INSTR_TEXT:
            if begun and begun[-1].separate is None:
                begun[-1].instructions.append(element)
            else:
                _tell(element.text or "", work)
                take_out(element)
        else:
            for outer in begun:
                if outer.separate is None:
                    outer.in_code.append(element)
    for left in begun:
        left.in_code.clear()
        _finish(left, None, work, bookmarks)


def _as_link(found: _Field, end: etree._Element, relations: dict[str, Relation]) -> None:
    """Turn a field that is a link, and begins and ends in one paragraph, into a plain link."""
    words = tokens(found.code)
    if found.separate is None or found.nested or len(words) < 2 or words[0].upper() != "HYPERLINK":
        return
    first, last = found.separate.getparent(), end.getparent()
    parent = first.getparent() if first is not None else None
    if first is None or last is None or parent is None or last.getparent() is not parent:
        return
    between = list(parent)[parent.index(first) + 1 : parent.index(last)]
    if not between or any(run.tag != R for run in between):
        return
    link = etree.Element(HYPERLINK)
    switches = {word.lower(): following for word, following in pairwise([*words, ""])}
    if not words[1].startswith("\\"):
        name = f"field {len(relations)}"
        relations[name] = Relation("hyperlink", words[1].replace("\\\\", "\\"), True)
        link.set(REL, name)
    if "\\l" in switches:
        link.set(ANCHOR, switches["\\l"])
    if "\\o" in switches:
        link.set(TOOLTIP, switches["\\o"])
    first.addnext(link)
    link.extend(between)


def _finish(found: _Field, end: etree._Element | None, work: Work, bookmarks: Bookmarks) -> None:
    whole = end is not None and not found.inner and not found.nested
    code = harmless(found.code, bookmarks) if whole else None
    for element in found.in_code:
        take_out(element)
    data = found.begin.find(tag("w:ffData"))
    if code is None:
        _tell(found.code, work)
        shown = _shown_without_result(found, data, work) if not found.nested else ""
        for mark in (found.separate, end, *found.instructions):
            if mark is not None:
                take_out(mark)
        _replace_with_text(found.begin, shown)
        return
    for child in list(found.begin):
        found.begin.remove(child)
    for element in found.instructions[1:]:
        take_out(element)
    first = found.instructions[0]
    first.text = f" {code} "
    first.set(XML_SPACE, "preserve")


def _replace_with_text(begin: etree._Element, text: str) -> None:
    parent = begin.getparent()
    if text and parent is not None and parent.tag == R:
        fresh = etree.Element(T)
        fresh.text = text
        fresh.set(XML_SPACE, "preserve")
        begin.addprevious(fresh)
    take_out(begin)


def _shown_without_result(found: _Field, data: etree._Element | None, work: Work) -> str:
    """What a field shows that has no result in the file: a tick box, a choice, a button's words."""
    if data is not None:
        return _form(data, work)
    if found.separate is not None:
        return ""
    words = tokens(found.code)
    name = words[0].upper() if words else ""
    if name in ("MACROBUTTON", "GOTOBUTTON"):
        return " ".join(words[2:])
    if name == "SYMBOL" and len(words) > 1 and words[1].isdigit() and 32 <= int(words[1]) < 0x2FFFF:
        return chr(int(words[1]))
    if name == "EQ":
        return " ".join(re.findall(r"[^\\(),;\s]+", re.sub(r"\\\w+\d*", " ", " ".join(words[1:]))))
    return ""


def _form(data: etree._Element, work: Work) -> str:
    box, choices = data.find(tag("w:checkBox")), data.find(tag("w:ddList"))
    texts = [element.get(VAL, "") for element in data.iter(*_FORM_TEXTS)]
    work.losses.add(
        "form-fields",
        "form field|form fields",
        "What was filled in stays as plain text; its settings are gone",
        "\n".join(text for text in texts if text),
    )
    if box is not None:
        state = box.find(tag("w:checked"))
        return "☒" if is_on(state if state is not None else box.find(tag("w:default"))) else "☐"
    if choices is not None:
        entries = [entry.get(VAL, "") for entry in choices.iterchildren(tag("w:listEntry"))]
        chosen = choices.find(tag("w:result"))
        at = number_of(chosen if chosen is not None else choices.find(tag("w:default")), 0)
        return entries[at] if 0 <= at < len(entries) else ""
    return ""


def _tell(code: str, work: Work) -> None:
    words = code.split()
    if words and words[0].upper() == "HYPERLINK":
        return  # its goal is told, or is a passage, as that of any other link
    if words and (len(words) > 1 or words[0].upper() not in PLAIN):
        work.losses.add(
            "fields", "field instruction|field instructions", "What the field showed stays as plain text",
            code.strip(),
        )  # fmt: skip
