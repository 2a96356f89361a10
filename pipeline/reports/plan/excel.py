"""`action-plan.xlsx`: for sorting, filtering and the board's own additions. Dates are real ones."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook

from pipeline.reports import escape
from pipeline.reports.cells import Value, height, within_limit
from pipeline.reports.colours import HEADING_GROUND, HEADING_INK, INK, STAMP_GROUND
from pipeline.reports.dates import plain_day
from pipeline.reports.lines import MARKING
from pipeline.reports.plan.shown import GROUNDS, TITLE, PlanPage, Shown

_COLUMNS: tuple[tuple[str, int], ...] = (
    ("No.", 5), ("New or changed", 10), ("Agency", 18), ("Rec. no.", 7), ("Recommendation", 32),
    ("Action", 32),
    ("Who", 18), ("Intended outcome", 24), ("By when", 11), ("By when, as submitted", 14), ("Overdue", 9),
    ("Completed", 11), ("Completed, as submitted", 13), ("Evaluation", 28), ("Progress", 11),
    ("What is wrong", 28), ("Worth a look", 22), ("Agency’s own columns", 18), ("Lead agency", 14),
    ("Document", 26), ("Table", 7), ("Row", 7), ("Page", 7), ("Also in", 26), ("Action id", 18),
)  # fmt: skip
_AGENCY, _OVERDUE, _PROGRESS, _PRINTED = 2, 10, 14, 16
_FIRST_DAY = dt.date(1900, 1, 1)  # Excel knows no earlier one


def plan_xlsx(page: PlanPage) -> bytes:
    """The one plan as a workbook: every action, how each agency stands, what changed, every row counted.

    Text is only ever text. Text longer than a cell can hold goes on in a row right below. The bytes
    depend on the input only.
    """
    stream = io.BytesIO()
    with Workbook(stream, {"remove_timezone": True}) as book:
        book.set_properties(
            {
                "title": f"{TITLE} {escape.clean(page.reference)}",
                "author": escape.clean(page.board),
                "created": dt.datetime.combine(page.as_of, dt.time()),
            }
        )
        styles = _Styles(book, page)
        _actions(book, page, styles)
        _tallies(book, page, styles)
        _changes(book, page, styles)
        _documents(book, page, styles)
    return stream.getvalue()


class _Styles:
    """The workbook's cell formats."""

    def __init__(self, book: Any, page: PlanPage) -> None:
        plain = {"valign": "top", "text_wrap": True, "font_name": "Arial", "font_size": 9, "border": 1}
        plain["border_color"] = "#B0B0B0"
        text = {**plain, "num_format": "@", "font_color": f"#{INK}"}
        self.text = book.add_format(text)
        self.number = book.add_format({**plain, "num_format": "0", "align": "left"})
        self.date = book.add_format({**plain, "num_format": "dd/mm/yyyy", "align": "left"})
        self.stamp = book.add_format({**text, "bold": True, "bg_color": f"#{STAMP_GROUND}"})
        self.heading = book.add_format(
            {**text, "bold": True, "bg_color": f"#{HEADING_GROUND}", "font_color": f"#{HEADING_INK}"}
        )
        self.rag = {
            name: book.add_format({**text, "bold": True, "bg_color": f"#{ground}", "font_color": f"#{ink}"})
            for name, (ground, ink) in GROUNDS.items()
        }
        self.agencies = {
            name: book.add_format({**text, "bg_color": f"#{colour.tint}"}) for name, colour in page.agencies
        }

    def of(self, value: Value) -> Any:
        """The format for a value of this type."""
        if isinstance(value, dt.date):
            return self.date
        return self.number if isinstance(value, int) else self.text


def _actions(book: Any, page: PlanPage, styles: _Styles) -> None:
    sheet = _sheet(book, "Actions", _COLUMNS, page, styles)
    sheet.freeze_panes(1, 4)
    widths = [width for _, width in _COLUMNS]
    row = 1
    for shown in page.lines:
        for values in within_limit(_values(shown), (0, _AGENCY, 3, 19, 20, 21, 24)):
            sheet.set_row(row, height(values, widths))
            for column, value in enumerate(values):
                _write(sheet, row, column, value, _style(column, value, shown, styles))
            row += 1
    sheet.print_area(0, 0, max(row - 1, 1), _PRINTED - 1)
    sheet.autofilter(0, 0, max(row - 1, 1), len(_COLUMNS) - 1)


def _style(column: int, value: Value, shown: Shown, styles: _Styles) -> Any:
    if column == _AGENCY:
        return styles.agencies[shown.line.agency]
    if column == _PROGRESS and shown.action.colour:
        return styles.rag[shown.action.colour]
    if column in (1, _OVERDUE) and value:
        return styles.stamp
    return styles.of(value)


def _values(shown: Shown) -> list[Value]:
    line, action = shown.line, shown.action
    letter = f"{shown.rating[0]} – " if action.colour else ""
    return [
        shown.number,
        f"{shown.mark}: {shown.changed}" if shown.changed else shown.mark,
        line.agency,
        action.number,
        action.recommendation,
        action.action,
        action.responsible,
        action.outcome,
        action.target,
        action.target_text + (" (year assumed)" if action.target_assumed else ""),
        "OVERDUE" if shown.overdue else "",
        action.completed,
        action.completed_text,
        action.evaluation,
        letter + shown.rating,
        "\n".join(problem.message for problem in shown.problems),
        "\n".join(problem.message for problem in shown.hints),
        "\n".join(f"{name}: {text}" for name, text in action.extra.items()),
        action.lead_agency,
        line.source.file,
        line.source.table,
        line.source.row,
        line.source.page,
        "\n".join(map(str, line.also)),
        line.id,
    ]


def _tallies(book: Any, page: PlanPage, styles: _Styles) -> None:
    columns = (
        ("Agency", 40), ("Actions", 10), ("Red: not begun", 12), ("Amber: begun", 12),
        ("Green: completed", 12), ("Without one colour", 12), ("Overdue", 10),
    )  # fmt: skip
    sheet = _sheet(book, "By agency", columns, page, styles)
    sheet.freeze_panes(1, 1)
    rows: list[Sequence[Value]] = [
        (t.agency, t.actions, t.red, t.amber, t.green, t.unrated, t.overdue)
        for t in (*page.tallies, page.total)
    ]
    below = f"Overdue as of {plain_day(page.as_of)}"
    if page.until:
        below += f"; unless a document comes it stays so until {plain_day(page.until)} has passed"
    _fill(sheet, columns, [*rows, ("",), (f"{below}.",)], styles)


def _changes(book: Any, page: PlanPage, styles: _Styles) -> None:
    columns = (("What", 12), ("Agency", 26), ("Action", 40), ("Field", 18), ("Before", 50), ("Now", 50))
    sheet = _sheet(book, "Changes", columns, page, styles)
    sheet.freeze_panes(1, 0)
    changes = page.changes
    if changes.first:
        _fill(sheet, columns, [("First", "", "There is no earlier action plan to compare with.")], styles)
        return
    rows: list[Sequence[Value]] = [
        ("changed", one.after.agency, one.after.action.action, field.field.replace("_text", ""), field.before,
         field.after)
        for one in changes.changed for field in one.fields
    ]  # fmt: skip
    rows += [
        ("added", one.agency, one.action.action, "", "", one.action.recommendation) for one in changes.added
    ]
    rows += [
        ("removed", one.agency, one.action.action, "", one.action.recommendation) for one in changes.removed
    ]
    _fill(sheet, columns, rows, styles)


def _documents(book: Any, page: PlanPage, styles: _Styles) -> None:
    columns = (
        ("Document", 44), ("Agency", 34), ("Rows", 8), ("Actions", 8), ("Headings", 9), ("Banners", 9),
        ("Blank", 8), ("Adds up", 9), ("SHA-256", 68),
    )  # fmt: skip
    sheet = _sheet(book, "Documents", columns, page, styles)
    sheet.freeze_panes(1, 1)
    rows: list[Sequence[Value]] = [
        (plan.file, agency, r.seen, r.actions, r.headings, r.banners, r.blank, "yes" if r.adds_up() else "NO",
         plan.sha256)
        for agency, plan in page.plan.documents for r in (plan.rows,)
    ]  # fmt: skip
    _fill(sheet, columns, rows, styles)


def _fill(
    sheet: Any, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[Value]], styles: _Styles
) -> None:
    widths = [width for _, width in columns]
    row = 1
    for whole in rows:
        for values in within_limit(whole):
            sheet.set_row(row, height(values, widths[: len(values)]))
            for column, value in enumerate(values):
                _write(sheet, row, column, value, styles.of(value))
            row += 1


def _sheet(book: Any, name: str, columns: Sequence[tuple[str, int]], page: PlanPage, styles: _Styles) -> Any:
    sheet = book.add_worksheet(name)
    for column, (heading, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, styles.heading)
    sheet.set_row(0, 28)
    sheet.set_landscape()
    sheet.set_paper(8 if len(columns) > 20 else 9)  # A3 for the wide sheet, else A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(0.4, 0.4, 0.75, 0.75)
    sheet.set_header(f"&C&B{MARKING}")
    footer = f"{TITLE} · {escape.clean(page.reference)} · {plain_day(page.as_of)}".replace("&", "&&")
    sheet.set_footer(f"&L{footer[:200]}&RPage &P of &N")
    return sheet


def _write(sheet: Any, row: int, column: int, value: Value, style: Any) -> None:
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, dt.date) and value < _FIRST_DAY:
        sheet.write_string(row, column, value.isoformat(), style)
    elif isinstance(value, dt.date):
        sheet.write_datetime(row, column, value, style)
    elif isinstance(value, int):
        sheet.write_number(row, column, value, style)
    else:
        sheet.write_string(row, column, escape.clean(str(value)), style)
