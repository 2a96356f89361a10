"""Word files whose words are cut up: runs, ordinals, tracked changes, links, fields, boxes, notes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

from tests.documents.docx_factory import Docx, deleted, ins, p, run, sdt, tbl, tc, tr
from tests.shapes.layout import Sheet

Cut = Callable[[str, str, Random], str]
"""Writes one line of a cell as the inside of a paragraph: (line, field, chance)."""

_LINK = '<w:hyperlink r:id="rId99" w:history="1">{}</w:hyperlink>'
_SMART = '<w:smartTag w:uri="urn:x" w:element="date"><w:smartTagPr/>{}</w:smartTag>'
_CHAR = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wps:wsp><wps:txbx>"
    "<w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback>"
    "<w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
_BLACK, _SLANTED = "<w:b/>", "<w:i/><w:u w:val='single'/>"


def _three(line: str, rng: Random) -> tuple[str, str, str]:
    """A line cut at two places, also within words."""
    first, second = sorted((rng.randint(0, len(line)), rng.randint(0, len(line))))
    return line[:first], line[first:second], line[second:]


def runs(line: str, field: str, rng: Random) -> str:
    """Bold and slanted pieces that begin and end inside words."""
    one, two, three = _three(line, rng)
    return run(one) + run(two, rng.choice((_BLACK, _SLANTED))) + run(three)


def letters(line: str, field: str, rng: Random) -> str:
    """Every character of a date in a run of its own, as editing leaves it."""
    return "".join(run(letter) for letter in line) if field == "date" else run(line)


def raised(line: str, field: str, rng: Random) -> str:
    """Ordinals with their ending raised, as Word sets them while you type."""
    pieces = re.split(r"(?<=\d)(st|nd|rd|th)\b", line)
    raise_it = '<w:vertAlign w:val="superscript"/>'
    return "".join(run(piece, raise_it if at % 2 else "") for at, piece in enumerate(pieces) if piece)


def tracked(line: str, field: str, rng: Random) -> str:
    """Words put in by the reviewer; older ones taken out, which must not come back into the text."""
    one, two, three = _three(line, rng)
    return run(one) + deleted("taken out ") + ins(run(two)) + run(three)


def retyped(line: str, field: str, rng: Random) -> str:
    """Dates corrected by a tracked change: the old day deleted, the new one put in."""
    return deleted("01/01/2001") + ins(run(line)) if field == "date" else run(line)


def linked(line: str, field: str, rng: Random) -> str:
    """A piece of the line is a link."""
    one, two, three = _three(line, rng)
    return run(one) + _LINK.format(run(two)) + run(three)


def controlled(line: str, field: str, rng: Random) -> str:
    """Form fields: a date picker, a drop-down, plain text controls, one inside another."""
    if field == "date":
        return sdt(run(line), '<w:date w:fullDate="2009-01-01T00:00:00Z"><w:dateFormat w:val="d"/></w:date>')
    if field in ("child_seen", "contact"):
        return sdt(run(line), '<w:dropDownList><w:listItem w:value="Never"/></w:dropDownList>')
    one, two, three = _three(line, rng)
    return run(one) + sdt(run(two) + sdt(run(three)))


def tagged(line: str, field: str, rng: Random) -> str:
    """Smart tags, as older versions of Word put around dates, names and places."""
    one, two, three = _three(line, rng)
    return _SMART.format(run(one) + _SMART.format(run(two))) + run(three)


def fields(line: str, field: str, rng: Random) -> str:
    """Dates are the result of a field; other words of a simple field."""
    if field != "date":
        one, two, three = _three(line, rng)
        return run(one) + f'<w:fldSimple w:instr=" REF a ">{run(two)}</w:fldSimple>' + run(three)
    code = '<w:r><w:instrText xml:space="preserve"> DATE </w:instrText></w:r>'
    parts = ["begin", "separate", "end"]
    begin, middle, end = (_CHAR.format(part) for part in parts)
    return begin + code + middle + run(line) + end


def moved(line: str, field: str, rng: Random) -> str:
    """Words moved here by a tracked move; where they came from they are gone."""
    one, two, three = _three(line, rng)
    marks = '<w:moveToRangeStart w:id="7" w:name="m"/>', '<w:moveToRangeEnd w:id="7"/>'
    put = f'<w:moveTo w:id="8" w:author="G Marsh">{run(two)}</w:moveTo>'
    return run(one) + marks[0] + put + marks[1] + run(three)


def littered(line: str, field: str, rng: Random) -> str:
    """Proofing marks, bookmarks, page break hints and comment ranges between the letters."""
    one, two, three = _three(line, rng)
    return (
        '<w:proofErr w:type="spellStart"/>' + run(one) + '<w:bookmarkStart w:id="3" w:name="b"/>'
        "<w:r><w:lastRenderedPageBreak/></w:r>" + run(two) + '<w:bookmarkEnd w:id="3"/>'
        '<w:proofErr w:type="spellEnd"/>' + run(three)
    )


def mixed(line: str, field: str, rng: Random) -> str:
    """Each line in another of these ways."""
    ways = (runs, letters, raised, tracked, linked, controlled, tagged, fields, moved, littered)
    return rng.choice(ways)(line, field, rng)


def cut(way: Cut) -> Callable[[Sheet, Path], Sheet]:
    """A writer of files whose lines are cut in this way."""

    def write(sheet: Sheet, path: Path) -> Sheet:
        rng = Random(sheet.seed)
        rows = (_row(sheet, at, way, rng) for at in range(len(sheet.lines)))
        body = tbl(*rows, grid=len(sheet.headings))
        Docx(p("Chronology") + body + p("")).save(path)
        return sheet

    return write


def merge_mark(sheet: Sheet, at: int, column: int) -> str:
    """The mark of a cell that goes on from the row above, or that the row below goes on from."""
    if column in sheet.lines[at].merged:
        return "<w:vMerge/>"
    below = sheet.lines[at + 1].merged if at + 1 < len(sheet.lines) else ()
    return '<w:vMerge w:val="restart"/>' if column in below else ""


def _row(sheet: Sheet, at: int, way: Cut, rng: Random) -> str:
    line = sheet.lines[at]
    if len(line.cells) == 1:
        return tr(tc(p(line.cells[0]), properties=f'<w:gridSpan w:val="{len(sheet.headings)}"/>'))
    cells = []
    for column, (text, name) in enumerate(zip(line.cells, sheet.manner.columns, strict=True)):
        lines = text.split("\n")
        dress = line.kind == "entry"
        inside = [way(each, name, rng) if dress and each else run(each) for each in lines]
        paragraphs = (f"<w:p>{piece}</w:p>" for piece in inside)
        cells.append(tc(*paragraphs, properties=merge_mark(sheet, at, column)))
    return tr(*cells)


def boxed(sheet: Sheet, path: Path) -> Sheet:
    """The last paragraph of long descriptions stands in a text box anchored in the one before."""

    def cell(text: str, name: str) -> str:
        *lines, last = text.split("\n")
        if name != "description" or not lines:
            return tc(*(p(run(line)) for line in text.split("\n")))
        paragraphs = [p(run(line)) for line in lines[:-1]]
        return tc(*paragraphs, p(run(lines[-1]), _BOX.format(p(run(last)))))

    Docx(p("Chronology") + _table(sheet, cell) + p("")).save(path)
    return sheet


def footnoted(sheet: Sheet, path: Path) -> Sheet:
    """A footnote on every description, whose words are a note and no part of the line."""
    notes: list[str] = []

    def cell(text: str, name: str) -> str:
        lines = text.split("\n")
        if name != "description":
            return tc(*(p(run(line)) for line in lines))
        at = len(notes) + 2
        notes.append(f'<w:footnote w:id="{at}">{p(run(f"Source {at}, page 4."))}</w:footnote>')
        mark = f'<w:r><w:footnoteReference w:id="{at}"/></w:r>'
        return tc(p(run(lines[0]), mark), *(p(run(line)) for line in lines[1:]))

    body = p("Chronology") + _table(sheet, cell) + p("")
    Docx(body, footnotes="".join(notes)).save(path)
    wanted = tuple(
        replace(each, notes=(("footnote", f"Source {at}, page 4."),))
        for at, each in enumerate(sheet.wanted, 2)
    )
    return replace(sheet, wanted=wanted)


def commented(sheet: Sheet, path: Path) -> Sheet:
    """A margin comment on every description, and hidden words that stay in the text."""
    comments: list[str] = []

    def cell(text: str, name: str) -> str:
        lines = text.split("\n")
        if name != "description":
            return tc(*(p(run(line)) for line in lines))
        at = len(comments)
        comments.append(f'<w:comment w:id="{at}" w:author="Y Clarke">{p(run(f"Check {at}?"))}</w:comment>')
        mark = f'<w:r><w:commentReference w:id="{at}"/></w:r>'
        return tc(p(run(lines[0], "<w:vanish/>"), mark), *(p(run(line)) for line in lines[1:]))

    body = p("Chronology") + _table(sheet, cell) + p("")
    Docx(body, comments="".join(comments)).save(path)
    wanted = tuple(
        replace(
            each,
            notes=(
                ("comment", f"Y Clarke: Check {at}?"),
                ("hidden", each.words["description"].split("\n")[0]),
            ),
        )
        for at, each in enumerate(sheet.wanted)
    )
    return replace(sheet, wanted=wanted)


def nested(sheet: Sheet, path: Path) -> Sheet:
    """Below each description a small table of its own, whose rows are lines of the description."""
    rows = (("Weight", "9.2 kg"), ("Height", "not taken"))

    def cell(text: str, name: str) -> str:
        lines = [p(run(line)) for line in text.split("\n")]
        if name != "description":
            return tc(*lines)
        return tc(*lines, tbl(*(tr(*row) for row in rows), grid=2), p(""))

    Docx(p("Chronology") + _table(sheet, cell) + p("")).save(path)
    tail = "".join("\n" + " ".join(row) for row in rows)
    wanted = tuple(
        replace(each, words={**each.words, "description": each.words["description"] + tail})
        for each in sheet.wanted
    )
    return replace(sheet, wanted=wanted)


def _table(sheet: Sheet, cell: Callable[[str, str], str]) -> str:
    rows = []
    for at, line in enumerate(sheet.lines):
        if line.kind == "entry":
            rows.append(tr(*map(cell, line.cells, sheet.manner.columns)))
        else:
            rows.append(_row(sheet, at, lambda text, *_: run(text), Random(0)))
    return tbl(*rows, grid=len(sheet.headings))
