"""`integrated-chronology.docx`: what a panel prints. Landscape A4, black text, agencies tinted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from pipeline.chronology.model import RowCount
from pipeline.reports import escape
from pipeline.reports.colours import GROUND, HEADING_GROUND, HEADING_INK, INK, Colour
from pipeline.reports.lines import Line, Panel, PlacedAside, front_facts
from pipeline.reports.naming import ASIDE_KINDS, MARKING, TITLE, notes_of, own_columns
from pipeline.reports.package import NAMESPACE, RELATIONS, package

_COLUMNS = (
    ("No.", 560),
    ("Date and time", 1420),
    ("Agency", 1270),
    ("Child / family member", 1340),
    ("Professional", 1380),
    ("Contact and source", 1480),
    ("Description", 4304),
    ("Child seen", 1150),
    ("IMR author’s comments", 1900),
    ("Source reference", 900),
)
_TINTED = 3  # number, date and agency carry the agency's colour; the rest stays white for the printer
_CHARACTER = 82  # mean width of a character of 8 point Arial, in twentieths of a point
_CELL_MARGINS = 120
_ROW_LINES = 34  # of about 50 lines on a page; a longer row may split, or it would leave half a page empty

_SECTION = (
    f'<w:sectPr xmlns:r="{RELATIONS}"><w:headerReference w:type="default" r:id="rId3"/>'
    '<w:footerReference w:type="default" r:id="rId4"/>'
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="964" w:right="567" w:bottom="850" '
    'w:left="567" w:header="454" w:footer="397" w:gutter="0"/></w:sectPr>'
)
_STAMP = (
    f'<w:b/><w:bCs/><w:color w:val="{HEADING_INK}"/><w:sz w:val="16"/><w:szCs w:val="16"/>'
    f'<w:bdr w:val="single" w:sz="6" w:space="0" w:color="{INK}"/>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{INK}"/>'
)
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'


def chronology_docx(panel: Panel) -> bytes:
    """The integrated chronology as a Word file.

    Rows stay whole on a page unless they are too long for that to make sense (about two thirds of
    a page); Word then splits them. Whether a row is long is estimated from its text.
    """
    reference = escape.clean(panel.reference)
    document = "".join(
        chain(
            (
                '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                f'<w:document xmlns:w="{NAMESPACE}"><w:body>',
            ),
            _front(panel),
            (_heading("Chronology"),),
            _chronology(panel),
            _end(panel),
            (_SECTION, "</w:body></w:document>"),
        )
    )
    return package(
        document,
        marking=MARKING,
        foot=f"{TITLE} · {reference}",
        title=f"{TITLE} {reference}",
        author=panel.board,
        made_on=panel.made_on,
    )


def _front(panel: Panel) -> Iterable[str]:
    yield _paragraph(TITLE, "Title")
    for name, value in front_facts(panel):
        yield f"<w:p>{_run(f'{name}: ', '<w:b/><w:bCs/>')}{_run(value)}</w:p>"
    yield _heading("Prepared from")
    yield _table(
        ("Code", "Document", "Agency", "Entries cover", "Entries"),
        (700, 6004, 4700, 3300, 1000),
        ((d.code, d.document.file, d.document.agency, d.covers, f"{d.entries:,}") for d in panel.documents),
    )
    yield _heading("Agencies and their colours")
    yield _table(
        ("Agency", "Entries"),
        (5700, 1000),
        ((name, f"{count:,}") for name, _, count in panel.agencies),
        colours=[colour for _, colour, _ in panel.agencies],
    )
    yield _heading("How to read this")
    for text in _how_to_read(panel):
        yield _paragraph(text)


def _how_to_read(panel: Panel) -> Iterable[str]:
    yield (
        "Entries stand in order of date and time; those without a date stand at the end. Each agency’s "
        "words stand as submitted. Where a date is inexact, doubted, not fully written or questionable, the "
        "agency’s own writing of it stands below in quotation marks, and what was assumed or noticed stands "
        "in small italics. These remarks were made by software, not by the agency."
    )
    yield (
        "The source reference leads to the place in the agency’s document: D3 p 4 t1 r17 is document 3 of "
        "the list above, page 4, table 1, row 17. Word files have no fixed pages, so theirs have none."
    )
    if panel.since:
        yield f"NEW and CHANGED mark what is different from {panel.compared_with}."


def _chronology(panel: Panel) -> Iterable[str]:
    widths = [width for _, width in _COLUMNS]
    yield _table_start(widths, "Integrated chronology: one row for each entry, in order of date")
    yield _heading_row([name for name, _ in _COLUMNS], widths)
    starts = {
        colour: [_cell_start(w, colour.tint if i < _TINTED else "") for i, w in enumerate(widths)]
        for _, colour, _ in panel.agencies
    }
    for line in panel.lines:
        yield _entry(line, starts[line.colour])
    yield "</w:tbl>"


def _entry(line: Line, start: Sequence[str]) -> str:
    event = line.event
    cells = (
        _text(str(line.number)),
        _when(line),
        _text(event.agency),
        _text(event.family_member),
        _text(event.professional),
        _text(event.contact),
        _description(line),
        _text(event.child_seen),
        _text(event.comments),
        _text(line.source),
    )
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if _lines_needed(line) <= _ROW_LINES else ""
    return "".join(("<w:tr>", whole, *chain.from_iterable(zip(start, cells, _ENDS, strict=True)), "</w:tr>"))


_ENDS = ("</w:tc>",) * len(_COLUMNS)


def _when(line: Line) -> str:
    parts = []
    if line.mark:
        parts.append(f"{_P_CELL}{_run(line.mark, _STAMP)}</w:p>")
        if line.changed:
            parts.append(_remarks([f"what changed: {', '.join(line.changed)}"]))
    parts.append(_text(line.when))
    if line.submitted:
        parts.append(_REMARK_START + escape.xml(f"“{line.submitted}”").replace("\n", _BREAK) + _END)
    if line.date_remarks:
        parts.append(_remarks(line.date_remarks))
    return "".join(parts)


def _description(line: Line) -> str:
    event = line.event
    parts = [_text(event.description)]
    parts.extend(_labelled(name, text) for name, text in (*own_columns(event), *notes_of(event)))
    if line.also:
        numbers = ", ".join(map(str, line.also))
        parts.append(_remarks([f"Perhaps the same event: see No. {numbers}"]))
    if line.remarks:
        parts.append(_remarks(line.remarks))
    return "".join(parts)


def _lines_needed(line: Line) -> int:
    """About how many printed lines the row takes: its highest cell."""
    event = line.event
    description = [event.description]
    description.extend(f"[{name}] {text}" for name, text in (*own_columns(event), *notes_of(event)))
    description.extend(line.remarks)
    texts = (
        (1, "\n".join((line.mark, *line.changed, line.when, line.submitted, *line.date_remarks))),
        (2, event.agency),
        (3, event.family_member),
        (4, event.professional),
        (5, event.contact),
        (6, "\n".join(description)),
        (7, event.child_seen),
        (8, event.comments),
    )
    return max(_wrapped(text, _COLUMNS[column][1]) for column, text in texts)


def _wrapped(text: str, width: int) -> int:
    per_line = (width - _CELL_MARGINS) // _CHARACTER
    if len(text) <= per_line and "\n" not in text:
        return 1
    return sum(len(part) // per_line + 1 for part in text.split("\n"))


def _end(panel: Panel) -> Iterable[str]:
    yield _heading("Appendix 1: rows that are not entries", new_page=True)
    asides = _told_once([placed for placed in panel.asides if placed.aside.kind != "left-out"])
    if asides:
        yield _paragraph(
            "Rows of the agencies’ tables that could not be placed, authors’ notes, headings across the "
            "table and column headings. A row repeated word for word in one document is listed once with "
            "all its places."
        )
        yield _table(
            ("What", "Agency", "Words as submitted", "Why", "Source reference"),
            (1900, 2600, 6404, 3500, 1300),
            (
                (
                    ASIDE_KINDS.get(one.aside.kind, one.aside.kind),
                    one.agency,
                    one.aside.text,
                    one.aside.why,
                    places,
                )
                for one, places in asides
            ),
        )
    else:
        yield _paragraph("There are none: every row that is not blank is an entry.")
    yield _heading("Appendix 2: every row accounted for")
    yield _paragraph(
        "Rows seen in the chronology tables of each document, and what became of them. “Entries listed” "
        "can be higher than “entry rows” where one row holds several entries."
    )
    yield _table(
        ("Code", "Document", *COUNT_NAMES, "Adds up", "Entries listed"),
        (700, 5204, 1000, 1000, 1150, 1250, 900, 1000, 1250, 1000, 1250),
        (
            (d.code, d.document.file, *counts(d.rows), "yes" if d.rows.adds_up() else "NO", f"{d.entries:,}")
            for d in panel.documents
        ),
    )
    cautions = [(d.code, message) for d in panel.documents for _, message in d.document.cautions]
    if cautions:
        yield _heading("Appendix 3: what the reading could not be sure of")
        yield _table(("Code", "Remark"), (700, 15004), cautions)


def _told_once(asides: Sequence[PlacedAside]) -> list[tuple[PlacedAside, str]]:
    """Each row once, with its places; a heading row on every page would fill the appendix."""
    places: dict[tuple[str, str, str], list[PlacedAside]] = {}
    for one in asides:
        places.setdefault((one.code, one.aside.kind, one.aside.text), []).append(one)
    return [(found[0], "; ".join(one.source for one in found)) for found in places.values()]


COUNT_NAMES = (
    "Rows seen",
    "Entry rows",
    "Column headings",
    "Headings across",
    "Blank",
    "Authors’ notes",
    "Not placed",
)
"""The parts of a row count in words, as `counts` gives them."""


def counts(rows: RowCount) -> tuple[str, ...]:
    """The figures of a row count, in the order of `COUNT_NAMES`."""
    figures = (rows.seen, rows.events, rows.headings, rows.banners, rows.blank, rows.notes, rows.unplaced)
    return tuple(f"{figure:,}" for figure in figures)


# --- pieces of WordprocessingML -----------------------------------------------------------------

_P_CELL = '<w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr>'
_START = _P_CELL + '<w:r><w:t xml:space="preserve">'
_EMPTY = _P_CELL + "</w:p>"
_END = "</w:t></w:r></w:p>"
_REMARK_START = '<w:p><w:pPr><w:pStyle w:val="Remark"/></w:pPr><w:r><w:t xml:space="preserve">'


def _text(text: str) -> str:
    if not text:
        return _EMPTY
    text = escape.xml(text)
    return _START + (text.replace("\n", _BREAK) if "\n" in text else text) + _END


def _remarks(texts: Iterable[str]) -> str:
    return _REMARK_START + _BREAK.join(escape.xml(text).replace("\n", _BREAK) for text in texts) + _END


def _labelled(label: str, text: str) -> str:
    return f"{_P_CELL}{_run(f'[{label}] ', '<w:b/><w:bCs/>')}{_run(text)}</w:p>"


def _run(text: str, properties: str = "") -> str:
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return (
        f'<w:r>{properties}<w:t xml:space="preserve">{escape.xml(text).replace(chr(10), _BREAK)}</w:t></w:r>'
    )


def _paragraph(text: str, style: str = "") -> str:
    style = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{style}{_run(text)}</w:p>"


def _heading(text: str, *, new_page: bool = False) -> str:
    page = "<w:pageBreakBefore/>" if new_page else ""
    return f'<w:p><w:pPr><w:pStyle w:val="Heading1"/>{page}</w:pPr>{_run(text)}</w:p>'


def _cell_start(width: int, ground: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>' if ground else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'


def _table_start(widths: Sequence[int], caption: str) -> str:
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Ruled"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{escape.attribute(caption)}"/>'
        "</w:tblPr><w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"
    )


def _heading_row(names: Sequence[str], widths: Sequence[int]) -> str:
    cells = "".join(
        f"{_cell_start(width, HEADING_GROUND)}{_paragraph(name, 'CellHeading')}</w:tc>"
        for name, width in zip(names, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _table(
    names: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[Sequence[str]],
    *,
    colours: Sequence[Colour] = (),
) -> str:
    """A small table with a repeated heading row; rows as long as a page may split."""
    parts = [_table_start(widths, names[0]), _heading_row(names, widths)]
    for place, row in enumerate(rows):
        ground = colours[place].tint if colours else GROUND
        longest = max(_wrapped(text, width) for text, width in zip(row, widths, strict=True))
        whole = "<w:trPr><w:cantSplit/></w:trPr>" if longest <= _ROW_LINES else ""
        cells = "".join(
            f"{_cell_start(width, ground)}{_text(text)}</w:tc>"
            for text, width in zip(row, widths, strict=True)
        )
        parts.append(f"<w:tr>{whole}{cells}</w:tr>")
    return "".join((*parts, "</w:tbl><w:p/>"))
