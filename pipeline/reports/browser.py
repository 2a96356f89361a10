"""`integrated-chronology.html`: to read, search and filter in a browser.

Every entry stands in the page as plain table rows, so it can be read, printed and searched without
script; the browser lays out only what is on the screen (`content-visibility`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from markupsafe import Markup

from pipeline.reports.escape import html
from pipeline.reports.lines import Line, Panel
from pipeline.reports.naming import ASIDE_KINDS, TITLE, notes_of, own_columns
from pipeline.reports.people import counted, named_in, people_text
from pipeline.reports.web import page
from pipeline.reports.word import COUNT_NAMES, counts

_GROUP = 40  # rows laid out together
_PEOPLE = 300  # names offered while typing; any other can still be typed

COLUMNS = (
    "No.",
    "Date and time",
    "Agency",
    "Child / family member",
    "Professional",
    "Contact and source",
    "Description",
    "Child seen",
    "IMR author’s comments",
)


def chronology_html(panel: Panel) -> bytes:
    """The integrated chronology as one self-contained page."""
    places = {name: place for place, (name, _, _) in enumerate(panel.agencies)}
    style = "".join(
        f".a{place}{{--tint:#{colour.tint};--strong:#{colour.strong}}}\n"
        for place, (_, colour, _) in enumerate(panel.agencies)
    )
    matched, kinds = counted(line.event for line in panel.lines)
    numbers = {name: str(number) for number, (name, _) in enumerate((*matched, *kinds))}
    return page(
        "chronology.html",
        script="chronology.js",
        style=style,
        title=TITLE,
        panel=panel,
        columns=COLUMNS,
        people=_people(panel),
        matched=[(numbers[name], name, count) for name, count in matched],
        kinds=[(numbers[name], name, count) for name, count in kinds],
        rows=Markup("".join(_groups(panel, places, numbers))),  # noqa: S704  every text in it went through `html`
        count_names=COUNT_NAMES,
        counts=counts,
        aside_kinds=ASIDE_KINDS,
    )


def anchor(event_id: str) -> str:
    """The page's anchor for an entry."""
    return f"e-{event_id}"


def _people(panel: Panel) -> list[str]:
    names = Counter(
        name.strip() for line in panel.lines for name in line.event.family_member.split("\n") if name.strip()
    )
    return sorted(name for name, _ in names.most_common(_PEOPLE))


def _groups(panel: Panel, places: dict[str, int], numbers: dict[str, str]) -> Iterator[str]:
    for start in range(0, len(panel.lines), _GROUP):
        yield '<tbody role="rowgroup">\n'
        for line in panel.lines[start : start + _GROUP]:
            yield _row(line, places[line.event.agency], numbers)
        yield "</tbody>\n"


def _row(line: Line, place: int, numbers: dict[str, str]) -> str:
    event, when = line.event, line.event.when
    start = when.start.isoformat() if when.start else ""
    end = when.end.isoformat() if when.end else start
    flagged = " data-f" if line.remarks or line.date_remarks else ""
    unsure = " data-u" if line.unsure else ""
    changed = " data-c" if line.mark else ""
    people = " ".join(numbers[name] for name in named_in(event))
    named = f' data-p="{people}"' if people else ""
    kind = f' data-k="{numbers[event.contact_type]}"' if event.contact_type else ""
    return (
        f'<tr role="row" id="{html(anchor(event.id))}" class="a{place}" data-a="{place}" data-s="{start}" '
        f'data-e="{end}"{flagged}{unsure}{changed}{named}{kind}>'
        f'<th role="rowheader" scope="row">{line.number}</th>'
        f'<td role="cell">{_mark(line)}{html(line.when)}{_submitted(line)}{_remarks(line.date_remarks)}</td>'
        f'<td role="cell">{html(event.agency)}</td>'
        f'<td role="cell">{html(event.family_member)}</td>'
        f'<td role="cell">{html(event.professional)}</td>'
        f'<td role="cell">{html(event.contact)}</td>'
        f'<td role="cell">{html(event.description)}{_remarks(line.remarks)}{_more(line)}</td>'
        f'<td role="cell">{html(event.child_seen)}</td>'
        f'<td role="cell">{html(event.comments)}</td></tr>\n'
    )


def _mark(line: Line) -> str:
    if not line.mark:
        return ""
    what = f"<small>what changed: {html(', '.join(line.changed))}</small>" if line.changed else ""
    return f'<b class="mark">{line.mark}</b>{what or chr(10)}'


def _submitted(line: Line) -> str:
    # The blank is not seen: it parts the words for whoever copies the text, reads it out or searches it.
    return f" <q>{html(line.submitted)}</q>" if line.submitted else ""


def _remarks(remarks: tuple[str, ...]) -> str:
    return "".join(f" <small>{html(remark)}</small>" for remark in remarks)


def _more(line: Line) -> str:
    event = line.event
    own, notes = own_columns(event), notes_of(event)
    # An agency's own heading can be searched for, our labels not: the class tells the script.
    own_facts = [(' class="own"', name, text) for name, text in own]
    facts = [("", name, text) for name, text in notes]
    if event.people:
        facts.append(("", "People (matched)", people_text(event)))
    if event.contact_type:
        facts.append(("", "Contact type", event.contact_type))
    if event.agencies:
        facts.append(("", "Agencies named", "\n".join(event.agencies)))
    facts.append(("", "Date as submitted", event.date_text or "(left blank)"))
    facts.append(("", "Source", f"{line.source}: {event.source.file}"))
    if line.also:
        facts.append(("", "Perhaps the same event as No.", ", ".join(map(str, line.also))))
    label = f"Source {line.source}"
    if own:
        label += ", own columns"
    if notes:
        label += ", notes"
    listed = "".join(
        f"<dt{mark}>{html(name)}</dt><dd>{html(value)}</dd>" for mark, name, value in (*own_facts, *facts)
    )
    return f"<details><summary>{html(label)}</summary><dl>{listed}</dl></details>"
