"""`action-plan.xlsx`: for sorting, filtering and the board's own additions. Dates are real ones."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.days import plain_day
from pipeline.reports.cells import Value, within_limit
from pipeline.reports.plan.shown import GROUNDS, TITLE, PlanPage, Shown
from pipeline.reports.workbook import Book, Front, workbook

_COLUMNS: tuple[tuple[str, int], ...] = (
    ("No.", 5), ("New or changed", 10), ("Agency", 18), ("Rec. no.", 7), ("Recommendation", 32),
    ("Action", 32),
    ("Who", 18), ("Intended outcome", 24), ("By when", 11), ("By when, as submitted", 14), ("Overdue", 9),
    ("Completed", 11), ("Completed, as submitted", 13), ("Evaluation", 28), ("Progress", 11),
    ("What is wrong", 28), ("Worth a look", 22), ("Agency’s own columns", 18), ("Lead agency", 14),
    ("Document", 26), ("Table", 7), ("Row", 7), ("Page", 7), ("Also in", 26), ("Action id", 18),
)  # fmt: skip
_MARK, _AGENCY, _OVERDUE, _PROGRESS, _PRINTED = 1, 2, 10, 14, 16
_REPEATED = (0, _AGENCY, 3, 19, 20, 21, 24)


def plan_xlsx(page: PlanPage) -> bytes:
    """The one plan as a workbook: every action, how each agency stands, what changed, every row counted.

    Text is only ever text. Text longer than a cell can hold goes on in a row right below. The bytes
    depend on the input only.
    """
    tints = dict(page.agencies)

    def fill(book: Book) -> None:
        _actions(book, page)
        _tallies(book, page)
        _changes(book, page)
        _documents(book, page)

    front = Front(TITLE, page.reference, page.board, page.as_of, tints, foot=TITLE, ruled=True)
    return workbook(front, fill)


def _actions(book: Book, page: PlanPage) -> None:
    sheet = book.sheet("Actions", _COLUMNS, frozen=4)
    ratings = {name: book.style(ground=ground, ink=ink, bold=True) for name, (ground, ink) in GROUNDS.items()}
    for shown in page.lines:
        own = {_AGENCY: book.tints[shown.line.agency]}
        if shown.action.colour:
            own[_PROGRESS] = ratings[shown.action.colour]
        for values in within_limit(_values(shown), _REPEATED):
            stamps = {column: book.stamp for column in (_MARK, _OVERDUE) if values[column]}
            sheet.add(values, own | stamps)
    sheet.finish(_PRINTED)


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


def _tallies(book: Book, page: PlanPage) -> None:
    columns = (
        ("Agency", 40), ("Actions", 10), ("Red: not begun", 12), ("Amber: begun", 12),
        ("Green: completed", 12), ("Without one colour", 12), ("Overdue", 10),
    )  # fmt: skip
    sheet = book.sheet("By agency", columns, frozen=1)
    rows: list[Sequence[Value]] = [
        (t.agency, t.actions, t.red, t.amber, t.green, t.unrated, t.overdue)
        for t in (*page.tallies, page.total)
    ]
    below = f"Overdue as of {plain_day(page.as_of)}"
    if page.until:
        below += f"; unless a document comes it stays so until {plain_day(page.until)} has passed"
    sheet.fill([*rows, ("",), (f"{below}.",)])


def _changes(book: Book, page: PlanPage) -> None:
    columns = (("What", 12), ("Agency", 26), ("Action", 40), ("Field", 18), ("Before", 50), ("Now", 50))
    sheet = book.sheet("Changes", columns, frozen=0)
    changes = page.changes
    if changes.first:
        sheet.fill([("First", "", "There is no earlier action plan to compare with.")])
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
    sheet.fill(rows)


def _documents(book: Book, page: PlanPage) -> None:
    columns = (
        ("Document", 44), ("Agency", 34), ("Rows", 8), ("Actions", 8), ("Headings", 9), ("Banners", 9),
        ("Blank", 8), ("Adds up", 9), ("SHA-256", 68),
    )  # fmt: skip
    sheet = book.sheet("Documents", columns, frozen=1)
    rows: list[Sequence[Value]] = [
        (plan.file, agency, r.seen, r.actions, r.headings, r.banners, r.blank, "yes" if r.adds_up() else "NO",
         plan.sha256)
        for agency, plan in page.plan.documents for r in (plan.rows,)
    ]  # fmt: skip
    sheet.fill(rows)
