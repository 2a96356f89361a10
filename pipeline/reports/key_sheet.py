"""The anonymisation key as a spreadsheet on which the agencies agree (000, Appendix B)."""

from __future__ import annotations

import datetime as dt

from pipeline.anonymise.key import sheet as columns
from pipeline.anonymise.key.model import Key
from pipeline.case import Case
from pipeline.reports.cells import within_limit
from pipeline.reports.workbook import Book, Front, workbook

TITLE = "Anonymisation key"

_WIDTHS = {
    columns.PSEUDONYM: 22, columns.NAME: 26, columns.OTHERS: 26, columns.ROLE: 20, columns.AGENCY: 26,
    columns.AGREED: 11, columns.NOTES: 30, columns.KIND: 10, columns.NUMBER: 12,
}  # fmt: skip
_AGREED = columns.COLUMNS.index(columns.AGREED)
_PRINTED = columns.COLUMNS.index(columns.NOTES) + 1
_TO_AGREE = "FFF2CC"
_HOW = (
    (
        "What this is",
        "Who is called what in everything that leaves the board: one pseudonym for each person and place"
        " of the case, the same in every document. It holds the real names. Keep it as safe as the case"
        " itself; never send it with an anonymised document.",
    ),
    (
        "To agree",
        f"Look at every row whose “{columns.AGREED}” says {columns.NO} (coloured). Write {columns.YES} when"
        " the row is right.",
    ),
    (
        "To change a pseudonym",
        f"Write another under “{columns.PSEUDONYM}”. It must be nobody else’s and hold neither the person’s"
        " own initial nor a part of the name. Documents anonymised before have to be anonymised again.",
    ),
    (
        "Another name",
        f"Write nicknames and former names under “{columns.OTHERS}”, parted by semicolons. Each of them is"
        " hidden.",
    ),
    (
        "The same person twice",
        f"Write “{columns.SAME_AS}” and the other’s pseudonym under “{columns.AGREED}”: same as Mother.",
    ),
    (
        "Nobody",
        f"Write {columns.NOBODY} under “{columns.AGREED}” when the row is no name, or nobody who has to be"
        " hidden. The words then stay in the documents. Taking out the row changes nothing.",
    ),
    (
        "To add somebody",
        "Use an empty row below. A name is enough: without a pseudonym one is given by the role. Leave"
        f" “{columns.NUMBER}” empty. “{columns.KIND}” is person, place or identifier; empty means person.",
    ),
    (
        "For information only",
        f"“{columns.ROLE}”, “{columns.AGENCY}” and “{columns.NOTES}” are not read back from rows that were"
        " here before.",
    ),
    (
        "To hand it back",
        "Save it and take it in with: scr key CASE_FOLDER --import THIS_FILE. You are told what was changed;"
        " nothing is changed when a row cannot be taken.",
    ),
)


def to_sheet(key: Key, case: Case, day: dt.date) -> bytes:
    """The key as an Excel workbook: one row for each person, place and identifier, and how to edit it.

    Text is only ever text, never a formula. The bytes depend on the input only. Readable by whoever has the
    file: it must be written for its owner only.

    Args:
        key: the key.
        case: tells people's agencies.
        day: put on every page.
    """

    def fill(book: Book) -> None:
        _entries(book, key, case)
        how = book.sheet("How to use this", (("", 26), ("What to do", 90)))
        how.fill(_HOW)

    return workbook(Front(TITLE, case.reference, case.board, day, foot=TITLE, ruled=True), fill)


def _entries(book: Book, key: Key, case: Case) -> None:
    sheet = book.sheet(TITLE, [(name, _WIDTHS[name]) for name in columns.COLUMNS], frozen=1)
    open_row = book.style(ground=_TO_AGREE)
    for row in columns.rows(key, case):
        for values in within_limit(row):
            marked = values[_AGREED] == columns.NO
            sheet.add(values, dict.fromkeys(range(len(values)), open_row) if marked else None)
    sheet.choices(_AGREED, (columns.YES, columns.NO, columns.NOBODY))
    sheet.finish(_PRINTED)
