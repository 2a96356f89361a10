"""What a document is, and whose: by its folder first, by its content second.

The words looked for are data (`kinds.yaml`), because a board may call things by other names.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.case import Agency, Case
from pipeline.documents.model import Document, Paragraph, Table
from pipeline.errors import UnreadableError
from pipeline.word_lists import word_list

REPORTS = ("imr", "agency-report")
PUBLISHED = ("overview-report", "executive-summary")
_FIRST_LINES = 25
_HEADING_WORDS = 14


@dataclass(frozen=True, slots=True)
class _Signs:
    needs: int
    title: tuple[re.Pattern[str], ...]
    heading: tuple[re.Pattern[str], ...]
    column: tuple[re.Pattern[str], ...]


def kinds_of(document: Document, *, has_chronology: bool, for_publication: bool) -> tuple[str, ...]:
    """What a document is.

    Args:
        document: as read.
        has_chronology: whether the chronology room found entries in it.
        for_publication: it was dropped into `inbox/publication`.

    Returns:
        One or more of chronology, imr, agency-report, action-plan, overview-report, executive-summary;
        "other" for a publication draft that is neither. A report with its chronology in an appendix is both.

    Raises:
        UnreadableError: from an agency, and none of these (code not-recognised).
    """
    points = _points(document)
    fitting = [kind for kind, signs in _signs().items() if points[kind] >= signs.needs]
    best = max(fitting, key=lambda kind: (points[kind] / _signs()[kind].needs, kind), default=None)
    if for_publication:
        published = [kind for kind in fitting if kind in PUBLISHED]
        return (max(published, key=lambda kind: points[kind]),) if published else ("other",)
    found = [best] if best is not None else []
    if has_chronology:
        # A chronology that mentions lessons in a heading is still a chronology, not a report.
        found = [kind for kind in found if kind in REPORTS and _body_words(document) > 400]
        found.append("chronology")
    if not found:
        raise UnreadableError(
            "holds no table of dated entries, and is not a report or action plan this software knows",
            "Check that it is the right file; a chronology needs a table with a date on each row",
            code="not-recognised",
        )
    return tuple(found)


def agency_of(document: Document, folder: str, case: Case) -> Agency:
    """Whose document it is: the agency of the inbox folder, else the one it names most clearly.

    Raises:
        UnreadableError: no agency has that folder and the content names none, or several
            equally (code unknown-agency).
    """
    by_folder = case.agency_of_folder(folder) if folder else None
    if by_folder is not None:
        return by_folder
    named = _named_agency(document, case)
    if named is None:
        trouble = (
            f"was dropped into a folder that no agency in case.yaml uses (inbox/{folder})"
            if folder
            else "was dropped straight into the inbox, and its content does not tell which agency sent it"
        )
        raise UnreadableError(trouble, "Put it into the folder of its agency", code="unknown-agency")
    return named


def doubtful_folder(document: Document, agency: Agency, case: Case) -> str | None:
    """The name of the other agency a document seems to come from, when it never names its own folder's."""
    named = _named_agency(document, case)
    if named is None or named.name == agency.name:
        return None
    head = _head(document)
    return None if any(_mentions(head, name) for name in (agency.name, *agency.aliases)) else named.name


def _points(document: Document) -> dict[str, int]:
    head = _head(document)
    headings = _heading_lines(document)
    columns = [_top_row(table) for table in document.tables]
    return {kind: _score(signs, head, headings, columns) for kind, signs in _signs().items()}


def _score(signs: _Signs, head: str, headings: list[str], columns: list[str]) -> int:
    title = 3 if any(sign.search(head) for sign in signs.title) else 0
    if title and any(sign.fullmatch(line) for line in head.splitlines() for sign in signs.title):
        title += 1  # a line that says nothing else is the document's name, whatever its headings
    heading = sum(any(sign.search(line) for line in headings) for sign in signs.heading)
    column = max((sum(bool(sign.search(row)) for sign in signs.column) for row in columns), default=0)
    return title + heading + column


@functools.cache
def _signs() -> dict[str, _Signs]:
    raw = word_list("pipeline.intake", "kinds.yaml")
    return {
        kind: _Signs(
            needs=int(entry["needs"]),
            title=_compiled(entry.get("title", ())),
            heading=_compiled(entry.get("heading", ())),
            column=_compiled(entry.get("column", ())),
        )
        for kind, entry in raw.items()
    }


def _compiled(words: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(word, re.IGNORECASE) for word in words)


def _head(document: Document) -> str:
    """The title, the file's name and the first lines, tables at the very front included."""
    lines = [document.title, re.sub(r"[_\-.]+", " ", Path(document.file).stem)]
    lines += [item.text for item in document.furniture[:4]]
    for block in document.blocks[:_FIRST_LINES]:
        if isinstance(block, Table):
            lines += [cell.text for row in block.rows[:4] for cell in row.cells]
        else:
            lines.append(block.text)
    return "\n".join(lines)[:6000]


def _heading_lines(document: Document) -> list[str]:
    lines = [heading.text for heading in document.headings]
    short = (block.text for block in document.blocks if isinstance(block, Paragraph))
    return lines + [text for text in short if text and len(text.split()) <= _HEADING_WORDS]


def _top_row(table: Table) -> str:
    return "\n".join(cell.text for row in table.rows[:2] for cell in row.cells)


def _body_words(document: Document) -> int:
    return sum(len(paragraph.text.split()) for paragraph in document.paragraphs)


def _named_agency(document: Document, case: Case) -> Agency | None:
    head = _head(document)
    scored = sorted(((_weight(head, agency), agency) for agency in case.agencies), key=lambda pair: -pair[0])
    if scored[0][0] == 0 or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return scored[0][1]


def _weight(head: str, agency: Agency) -> int:
    """How clearly the head names an agency: its full name counts more than an alias, early more than late."""
    full = 10 * len(re.findall(_bounded(agency.name), head, re.IGNORECASE))
    return full + sum(len(re.findall(_bounded(alias), head, re.IGNORECASE)) for alias in agency.aliases)


def _mentions(head: str, name: str) -> bool:
    return re.search(_bounded(name), head, re.IGNORECASE) is not None


def _bounded(name: str) -> str:
    return rf"(?<!\w){re.escape(name)}(?!\w)"
