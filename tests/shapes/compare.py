"""What was read against the truth: rows right, text right, dates wrong in silence, events that never were."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.chronology import Chronology, extract, reconcile
from pipeline.chronology.model import Event
from pipeline.documents.model import Document
from pipeline.errors import NoChronologyError
from tests.shapes.layout import SEVEN, Sheet, Wanted

DATE_FLAGS = frozenset(
    {
        "date-assumed",
        "date-uncertain",
        "date-impossible",
        "date-ambiguous",
        "month-first",
        "weekday-mismatch",
        "date-order",
        "undated",
    }
)


@dataclass(frozen=True, slots=True)
class Miss:
    """What came out otherwise than it went in. `row` is the entry's number, 0 for the whole file."""

    shape: str
    seed: int
    row: int
    what: str
    wanted: str
    came: str

    def __str__(self) -> str:
        return (
            f"{self.shape} seed {self.seed} row {self.row} {self.what}: "
            f"wanted {self.wanted[:90]!r}, came {self.came[:90]!r}"
        )


@dataclass(slots=True)
class Score:
    """Sums over any number of files."""

    files: int = 0
    rows: int = 0
    rows_right: int = 0
    characters: int = 0
    characters_right: int = 0
    silent: int = 0
    phantoms: int = 0
    misses: list[Miss] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Take in another score."""
        self.files += other.files
        self.rows += other.rows
        self.rows_right += other.rows_right
        self.characters += other.characters
        self.characters_right += other.characters_right
        self.silent += other.silent
        self.phantoms += other.phantoms
        self.misses.extend(other.misses)

    @property
    def rows_share(self) -> float:
        """Of the entries that went in, those that came out right in every field."""
        return self.rows_right / self.rows if self.rows else 1.0

    @property
    def text_share(self) -> float:
        """Of the characters that went in, those whose cell came out exactly as it was."""
        return self.characters_right / self.characters if self.characters else 1.0


def judge(document: Document, sheet: Sheet, shape: str, *, flowed: bool = False) -> Score:
    """Extract the chronology of a document and hold it against the sheet it was made from.

    `flowed`: the format keeps no line ends (a printed page), so white space counts as blanks.
    """
    score = Score(files=1, rows=len(sheet.wanted))
    try:
        found = extract(document, agency="Haven")
    except NoChronologyError:
        score.characters = sum(_size(wanted) for wanted in sheet.wanted)
        score.misses.append(Miss(shape, sheet.seed, 0, "file", "a chronology", "none found"))
        return score
    for wanted, event in _pair(sheet.wanted, found.events):
        _judge_pair(score, wanted, event, (shape, sheet.seed), flowed)
    _judge_file(score, document, found, sheet, shape)
    return score


def _judge_file(score: Score, document: Document, found: Chronology, sheet: Sheet, shape: str) -> None:
    def miss(what: str, wanted: object, came: object) -> None:
        score.misses.append(Miss(shape, sheet.seed, 0, what, str(wanted), str(came)))

    counts = {name: getattr(found.rows, name) for name in sheet.counts}
    if counts != sheet.counts:
        miss("row count", sheet.counts, counts)
    if not found.rows.adds_up():
        miss("row count", "adds up", found.rows)
    if reconcile(document, found):
        miss("words", "all accounted for", "some are not")


def _pair(wanted: Sequence[Wanted], events: Sequence[Event]) -> list[tuple[Wanted | None, Event | None]]:
    """Pair by the words of the description, in order; what stands between equal ones is paired by place."""
    left = [_bare(entry.words["description"]) for entry in wanted]
    right = [_bare(event.description) for event in events]
    pairs: list[tuple[Wanted | None, Event | None]] = []
    for _, i1, i2, j1, j2 in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        for step in range(max(i2 - i1, j2 - j1)):
            pairs.append(
                (
                    wanted[i1 + step] if i1 + step < i2 else None,
                    events[j1 + step] if j1 + step < j2 else None,
                )
            )
    return pairs


def _judge_pair(
    score: Score, wanted: Wanted | None, event: Event | None, where: tuple[str, int], flowed: bool
) -> None:
    if wanted is None and event is not None:
        score.phantoms += 1
        row = event.source.row
        score.misses.append(Miss(*where, row, "phantom", "no such entry", _shown(event)))
    if wanted is None:
        return
    score.characters += _size(wanted)
    if event is None:
        score.misses.append(Miss(*where, wanted.number, "row", wanted.words["description"], "lost"))
        return
    found = [
        *_dates(score, wanted, event),
        *_words(score, wanted, event, flowed),
    ]
    score.rows_right += not found
    score.misses.extend(Miss(*where, wanted.number, *miss) for miss in found)


def _under_banner(wanted: Wanted, event: Event) -> bool:
    """Where a period on a line of its own may be a heading as well: then the date is assumed from it."""
    return wanted.or_banner and not event.date_text and event.when.assumed == ("date",)


def _dates(score: Score, wanted: Wanted, event: Event) -> list[tuple[str, str, str]]:
    meaning, when = wanted.meaning, event.when
    if _under_banner(wanted, event):
        meaning = replace(meaning, assumed=("date",))
    names = ("start", "end", "start_time", "end_time", "precision", "uncertain", "assumed")
    wrong = [name for name in names if getattr(meaning, name) != getattr(when, name)]
    told = any(flag.code in DATE_FLAGS for flag in event.flags) or when.uncertain or bool(when.assumed)
    if {"start", "end", "start_time", "end_time"} & set(wrong) and not told:
        score.silent += 1
        return [("SILENT " + " ".join(wrong), wanted.date_text, event.date_text + f" → {when.start}")]
    codes = {flag.code for flag in event.flags}
    unsaid = [("flag", code, str(sorted(codes))) for code in wanted.flags if code not in codes]
    return unsaid + [
        (name, f"{getattr(meaning, name)} of {wanted.date_text}", str(getattr(when, name))) for name in wrong
    ]


def _words(score: Score, wanted: Wanted, event: Event, flowed: bool) -> list[tuple[str, str, str]]:
    fold = _flow if flowed else _lines
    misses = []
    for name in SEVEN:
        text = wanted.date_text if name == "date" else wanted.words[name]
        if name == "date" and _under_banner(wanted, event):
            score.characters_right += len(_bare(text))
            text = ""
        came = event.date_text if name == "date" else getattr(event, name)
        same = _flow(text) == _flow(came) if name == "date" else fold(text) == fold(came)
        score.characters_right += len(_bare(text)) if same else 0
        if not same:
            misses.append((name, text, came))
    for name in sorted(wanted.extra.keys() | event.extra.keys()):
        text, came = wanted.extra.get(name, ""), event.extra.get(name, "")
        score.characters_right += len(_bare(text)) if _flow(text) == _flow(came) else 0
        if _flow(text) != _flow(came):
            misses.append((f"extra {name}", text, came))
    for kind, text in wanted.notes:
        if (kind, text) not in event.notes:
            misses.append((kind, text, str(event.notes)))
    if wanted.child_seen_value != event.child_seen_value:
        misses.append(("child_seen_value", str(wanted.child_seen_value), str(event.child_seen_value)))
    return misses


def _size(wanted: Wanted) -> int:
    texts = (wanted.date_text, *wanted.words.values(), *wanted.extra.values())
    return sum(len(_bare(text)) for text in texts)


def _shown(event: Event) -> str:
    return f"{event.date_text} | {event.description}"


def _bare(text: str) -> str:
    return "".join(text.split())


def _flow(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> str:
    """White space folded, line ends kept: the contract's own folding, said again here."""
    return "\n".join(line for part in text.split("\n") if (line := " ".join(part.split())))
