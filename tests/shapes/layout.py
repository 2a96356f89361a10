"""One agency's manner: the truth laid out as rows of a table, with what a reader must find in them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random

from tests.shapes import writings
from tests.shapes.truth import Entry, Story
from tests.shapes.writings import Meaning, with_clock

SEVEN = ("date", "family_member", "professional", "contact", "description", "child_seen", "comments")
HEADINGS: dict[str, tuple[str, ...]] = {
    "date": ("Date", "Date of event", "Date of contact", "When", "Dates"),
    "time": ("Time", "Time of event", "Time (24 hr clock)"),
    "family_member": ("Family member", "Name of family member", "Who was seen", "Subject of entry"),
    "professional": ("Professional", "Name and designation", "Member of staff", "Practitioner"),
    "contact": ("Contact", "Type of contact", "Source of information", "Nature of contact"),
    "description": ("Description of event", "Details of contact", "Significant event", "What happened"),
    "child_seen": ("Child seen?", "Was the child seen?", "Child seen / spoken to"),
    "comments": ("Comments", "Comments by IMR author", "Analysis", "Reviewer's comment"),
    "No.": ("No.",),
    "Outcome": ("Outcome",),
}
"""By field, what agencies head the column; a key that is no field is a column of the agency's own."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How an agency fills its table.

    Attributes:
        columns: fields in order; "time" takes the time out of the date cell.
        same: how "the same day" is shown: full, blank, ditto, merge (the cell above goes on).
        yearless: dates leave their year out where a banner or heading above has it.
        banners: none, year (a row for each year), section (a title now and then).
        joint: what parts the date from its time in one cell; `clock_first` turns them round.
        bullets: typed ("• " stands in the text), automatic (the program sets it) or none.
        repeat: every so many entries the headings are typed again; 0 never.
        blanks, guidance, author_notes, signature: rows that are no entries.
        renamed: headings other than the first of `HEADINGS`.
        odd: some dates are unknown, impossible, mistyped or stand beside other words.
        latest_first: the last entry stands at the top.
        month_first: plain days only, written the American way.
    """

    columns: tuple[str, ...] = SEVEN
    same: str = "full"
    yearless: bool = False
    banners: str = "none"
    joint: str = " "
    clock_first: bool = False
    bullets: str = "typed"
    repeat: int = 0
    blanks: bool = False
    guidance: bool = False
    author_notes: bool = False
    signature: bool = False
    renamed: bool = False
    headings: bool = True
    odd: bool = False
    latest_first: bool = False
    month_first: bool = False


def any_manner(seed: int) -> Manner:
    """Some manner: every habit of agencies mixed with every other."""
    rng = Random(f"manner {seed}")

    def now_and_then() -> bool:
        return rng.random() < 0.4

    columns = [name for name in SEVEN if name in ("date", "description") or rng.random() < 0.75]
    if now_and_then():
        columns.insert(columns.index("date") + 1, "time")
    columns += [name for name in ("No.", "Outcome") if now_and_then()]
    if now_and_then():
        rng.shuffle(columns)
    banners = rng.choice(("none", "year", "section"))
    same = rng.choice(("full", "blank", "ditto", "merge"))
    return Manner(
        columns=tuple(columns),
        same=same if "time" in columns or same != "merge" else "blank",
        yearless=banners == "year",
        banners=banners,
        joint=rng.choice((" ", ", ", "\n", " at ")),
        clock_first=rng.random() < 0.1,
        repeat=rng.choice((0, 0, 5)),
        blanks=now_and_then(),
        guidance=now_and_then(),
        author_notes=now_and_then() and "contact" in columns,
        signature=now_and_then(),
        renamed=now_and_then(),
        odd=now_and_then(),
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A row as written. `kind` is entry, heading, banner, blank or note.

    A banner, and a note over the whole width, has one cell. `merged` columns go on from the row above.
    """

    kind: str
    cells: tuple[str, ...]
    merged: frozenset[int] = frozenset()
    year: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What must be read of one entry: its meaning and its words by field."""

    number: int
    meaning: Meaning
    date_text: str
    words: dict[str, str]
    extra: dict[str, str]
    child_seen_value: str | None
    notes: tuple[tuple[str, str], ...] = ()
    flags: tuple[str, ...] = ()
    or_banner: bool = False
    """Its date may be read as a heading above it, the date then being assumed."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chronology laid out: headings by column, rows, and what must be read.

    `counts` are the rows by the names of `RowCount`, as far as the shape decides them.
    """

    seed: int
    manner: Manner
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    wanted: tuple[Wanted, ...]
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def date_column(self) -> int:
        """Where the date stands."""
        return self.manner.columns.index("date")

    def with_counts(self, **more: int) -> Sheet:
        """The same sheet where the shape adds rows of its own."""
        counts = dict(self.counts)
        for name, number in more.items():
            counts[name] = counts.get(name, 0) + number
        return replace(self, counts=counts)

    def with_plain_letters(self) -> Sheet:
        """The same sheet for fonts without a no-break hyphen and wide digits, and programs that lose them."""

        def plain(text: str) -> str:
            return text.translate(writings.PLAIN_LETTERS)

        lines = tuple(replace(line, cells=tuple(map(plain, line.cells))) for line in self.lines)
        wanted = tuple(replace(each, date_text=plain(each.date_text)) for each in self.wanted)
        return replace(self, lines=lines, wanted=wanted)


_SECTIONS = ("Period 1: early contact", "Period 2: after the move", "Events before the conference")


def lay(story: Story, manner: Manner) -> Sheet:
    """The story in this manner; the same story and manner give the same sheet."""
    return _Layer(story, manner).sheet()


class _Layer:
    def __init__(self, story: Story, manner: Manner) -> None:
        self.story, self.manner = story, manner
        self.rng = Random(f"{story.seed} {manner}")
        self.headings = tuple(
            self.rng.choice(HEADINGS[name]) if manner.renamed else HEADINGS[name][0]
            for name in manner.columns
        )
        self.lines: list[Line] = []
        self.wanted: list[Wanted] = []
        self.year = 0
        self.flags = ()
        self.shown = ""  # the date cell a merged one below it goes on from

    def sheet(self) -> Sheet:
        manner = self.manner
        if manner.headings:
            self.lines.append(Line("heading", self.headings))
        if manner.guidance:
            row = {"date": "dd/mm/yyyy", "description": "Please use full sentences"}
            self.lines.append(Line("note", tuple(row.get(name, "") for name in manner.columns)))
        for place, entry in enumerate(self._entries()):
            self._between(place, entry)
            self._entry(entry)
        if manner.signature:
            cells = [""] * len(manner.columns)
            cells[0] = "Signed: G Marsh, 4 January 2010"
            self.lines.append(Line("note", tuple(cells)))
        kinds = [line.kind for line in self.lines]
        counts = {"seen": len(kinds), "events": kinds.count("entry"), "headings": kinds.count("heading")}
        counts |= {"banners": kinds.count("banner"), "blank": kinds.count("blank")}
        counts |= {"notes": kinds.count("note"), "unplaced": 0}
        return Sheet(self.story.seed, manner, self.headings, tuple(self.lines), tuple(self.wanted), counts)

    def _entries(self) -> list[Entry]:
        entries = list(self.story.entries)
        if self.manner.month_first:
            entries = [entry for entry in entries if entry.meaning == Meaning(entry.day, entry.day, "day")]
        return entries[::-1] if self.manner.latest_first else entries

    def _between(self, place: int, entry: Entry) -> None:
        """What stands between two entries; afterwards `self.fresh` tells whether "same day" may be said."""
        manner, lines = self.manner, self.lines
        self.fresh = place == 0 or self.flags != ()
        self.flags: tuple[str, ...] = ()
        if manner.repeat and place and place % manner.repeat == 0:
            lines.append(Line("heading", self.headings))
            self.fresh = True
        if manner.blanks and place % 5 == 4:
            lines.append(Line("blank", ("",) * len(manner.columns)))
            self.fresh = True
        if manner.author_notes and place % 6 == 3:
            row = {"contact": "# to check", "description": "Ask records about this month."}
            lines.append(Line("note", tuple(row.get(name, "") for name in manner.columns)))
            self.fresh = True
        if manner.banners == "year" and entry.day.year != self.year:
            lines.append(Line("banner", (str(entry.day.year),), year=entry.day.year))
            self.year, self.fresh = entry.day.year, True
        if manner.banners == "section" and place % 7 == 0:
            lines.append(Line("banner", (_SECTIONS[place // 7 % 3],)))
            self.fresh = True

    def _entry(self, entry: Entry) -> None:
        manner = self.manner
        written, meaning, merged = self._date(entry)
        apart = "time" in manner.columns
        clock = entry.clock.text if entry.clock else ""
        meaning = with_clock(meaning, entry.clock)
        parts = [part for part in ((clock, written) if manner.clock_first else (written, clock)) if part]
        date = written if apart else manner.joint.join(parts)
        words = {
            "family_member": entry.family_member,
            "professional": entry.professional,
            "contact": entry.contact,
            "description": self._description(entry),
            "child_seen": entry.child_seen,
            "comments": entry.comments,
        }
        own = {"No.": str(entry.number + 1), "Outcome": entry.outcome}
        shown = {"date": date, "time": clock, **words, **own}
        cells = tuple(shown[name] for name in manner.columns)
        at = frozenset({manner.columns.index("date")} if merged else ())
        self.lines.append(Line("entry", cells, at, entry.day.year))
        columns = set(manner.columns)
        bare = {name: text if name in columns else "" for name, text in words.items()}
        if manner.bullets == "automatic":
            bare["description"] = bare["description"].replace("• ", "")
        seen = entry.child_seen_value if "child_seen" in columns else None
        extra = {name: text for name, text in own.items() if name in columns and text}
        self.shown = self.shown if merged else date
        text = f"{self.shown} {clock}".strip() if apart else self.shown
        self.wanted.append(Wanted(entry.number, meaning, text, bare, extra, seen, flags=self.flags))

    def _date(self, entry: Entry) -> tuple[str, Meaning, bool]:
        """The date cell's words (its time aside), what they mean here, and whether the cell goes on."""
        manner, meaning = self.manner, entry.meaning
        if manner.odd and entry.number % 4 == 3 and meaning.precision == "day" and not meaning.uncertain:
            words, flags, known = writings.odd(entry.day, self.rng, timed=entry.clock is not None)
            if known or entry.clock is None:
                self.flags = flags
                return words, meaning if known else writings.UNKNOWN, False
        if manner.month_first:
            return f"{entry.day:%m/%d/%Y}", meaning, False
        if entry.same_day and not self.fresh:
            if manner.same == "merge" and entry.clock is None and self._above_is_plain(entry):
                return "", meaning, True
            if manner.same in ("blank", "ditto"):
                words = self.rng.choice(writings.SAME_DAY) if manner.same == "ditto" else ""
                return words, replace(meaning, assumed=("date",)), False
        if manner.yearless and entry.short and manner.banners == "year":
            return entry.short, replace(meaning, assumed=("year",)), False
        return entry.written, meaning, False

    def _above_is_plain(self, entry: Entry) -> bool:
        """Whether the cell above holds a day without a time, which the row below would show too."""
        above = self.story.entries[entry.number - 1]
        return above.clock is None or "time" in self.manner.columns

    def _description(self, entry: Entry) -> str:
        if self.manner.bullets == "none":
            return entry.description.replace("• ", "")
        return entry.description
