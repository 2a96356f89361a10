"""Chronologies written without a table: dated paragraphs, under headings or not → pieces.

Two questions are answered here: which stretches of a document are a chronology (`dated_sections`), and
where in them one entry ends and the next begins. An entry is a line that begins with a date and all
undated lines and paragraphs below it, up to the next date or heading. Nothing of a stretch is passed
over: what is no entry is a banner, a note or unplaced.

What is taken for a chronology, and what is not, is deliberately narrow, because a report also has
paragraphs that begin with a date; see `_is_chronology`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.chronology.columns import field_of
from pipeline.chronology.leading import Lead, find_lead, is_numbered, leading_clock
from pipeline.chronology.when import parse_banner
from pipeline.chronology.wording import is_closing, is_nil, nil_period
from pipeline.documents.model import Document, Heading, Paragraph

NO_TABLE = 0
"""The table number of entries that stand in no table; their row is the number of a paragraph."""

_TITLE = re.compile(
    r"^\W*(?:(?:appendix|annex|section|part)\s+\w{1,4}\W+|\d+(?:\.\d+)*\W+)?"
    r"(?:\w+['’-]?\w*\s+){0,4}?(?:chronolog(?:y|ical)|sequence\s+of\s+events|time\s?line|(?:significant|key)\s+events)\b",
    re.IGNORECASE,
)
_REPORT = re.compile(r"\b(?:IMR|reports?|management\s+reviews?|minutes|action\s+plan)\b", re.IGNORECASE)
_LONGEST_TITLE = 100
_CONTENTS = re.compile(r"[.…\s]\s*\d{1,3}$")
_FIRST_LINES = 6
_LABEL = re.compile(r"([^\W\d_][^:\n]{2,40}?)\s*:\s+(?=\S)")
_WHOLE_HEADING = 90
_LABELLED = frozenset({"child_seen", "professional", "contact", "family_member", "comments"})
_WITHIN = re.compile(
    r"(?<=[.!?)])\s+(?=(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}\s\d{4})"
    r"(?:\s\d{1,2}[:.]\d{2})?\s*(?:[:–—]|-\s))"
)
_FEWEST, _FEWEST_NAMED = 3, 2
_SHARE, _SHARE_NAMED = 0.3, 0.2
_MANY, _SHARE_MANY = 10, 0.1
_MOST_OF = 0.5


class Piece(NamedTuple):
    """One row of a chronology without a table.

    Attributes:
        kind: event, banner, note or unplaced.
        number: of its first paragraph; `page` is where that stands.
        text: the words of an aside, or an entry's description.
        date, clock: the words of the date as written, and of a time that stands apart from it.
        why: why it is no entry, in plain words.
        period: a banner's year or period.
        notes: (kind, words) of footnotes, comments …, and the number typed or set before the date.
        labelled: (label as written, field, words) of lines such as "Child seen: yes".
        doubt: a second date stands inside the words as an entry's would.
    """

    kind: str
    number: int
    page: int | None
    text: str
    date: str = ""
    clock: str = ""
    why: str = ""
    period: str | None = None
    notes: tuple[tuple[str, str], ...] = ()
    labelled: tuple[tuple[str, str, str], ...] = ()
    doubt: bool = False


class Section(NamedTuple):
    """A stretch of a document that is a chronology: its heading ("" for the whole body), its pieces,
    and the numbers of its first and last paragraph."""

    title: str
    pieces: tuple[Piece, ...]
    first: int
    last: int

    @property
    def entries(self) -> tuple[Piece, ...]:
        """The pieces that are entries."""
        return tuple(piece for piece in self.pieces if piece.kind == "event")


_Block = Heading | Paragraph


@dataclass(slots=True)
class _Stretch:
    """Consecutive blocks and how their paragraphs begin."""

    title: str
    blocks: list[_Block]
    strict: int = 0
    prose: int = 0
    paragraphs: int = 0
    words: int = 0
    numbered: bool = False

    def __post_init__(self) -> None:
        self.numbered = any(is_numbered(block.text) for block in self.blocks)
        for block in self.blocks:
            if not block.text:
                continue
            self.words += len(block.text)
            found = [find_lead(line, numbered=self.numbered) for line in _lines(block)]
            leads = [lead for lead in found if lead is not None]
            self.paragraphs += isinstance(block, Paragraph)
            self.strict += sum(1 for lead in leads if _is_strict(lead))
            self.prose += sum(1 for lead in leads if lead.kind == "prose")


def _lines(block: _Block) -> list[str]:
    """A block's lines. On a printed page two paragraphs without white between them can look like one,
    so there a line also ends where a sentence does and a date set off like an entry's follows.
    """
    lines = block.text.split("\n")
    if block.place.page is None:
        return lines
    return [part for line in lines for part in _WITHIN.split(line)]


def _is_whole(block: _Block) -> bool:
    """Whether a line is all of its paragraph; on a printed page it may be a piece of a sentence."""
    return block.place.page is None and "\n" not in block.text


def _is_strict(lead: Lead) -> bool:
    return lead.kind == "strict" or (lead.kind == "alone" and not lead.period)


def dated_sections(document: Document) -> tuple[Section, ...]:
    """The chronologies of a document that are not tables; tables are not looked at.

    The whole body is one when enough of its paragraphs begin with a date; else each section under a
    heading such as "Chronology" or "Sequence of events" whose paragraphs do. Does not promise to find
    one written as continuous prose, nor columns parted by tabs (a tab is white space here).
    """
    blocks: list[_Block] = [block for block in document.blocks if isinstance(block, Heading | Paragraph)]
    whole = _Stretch("", blocks)
    if whole.strict + whole.prose < _FEWEST_NAMED:
        return ()
    named = _names_itself(document, blocks)
    parts = [
        stretch
        for stretch in _titled(blocks)
        if _is_chronology(stretch, named=True, share=stretch.words / max(whole.words, 1))
    ]
    outside = whole.strict - sum(stretch.strict for stretch in parts)
    if (named or not parts or outside >= _FEWEST) and _is_chronology(whole, named=named, share=1.0):
        return (_section(whole),)
    return tuple(_section(stretch) for stretch in parts)


def _is_chronology(stretch: _Stretch, *, named: bool, share: float) -> bool:
    """Whether dated paragraphs are a list of entries rather than a report's narrative.

    Where a heading or title says "chronology" and nothing else fills the document, two dated paragraphs
    do, also sentences ("On 12 March 2009 …"); where ten are set off like entries ("12/03/2009 – …"), one
    paragraph in ten. A section of a longer report must hold three set off, and more of them than
    sentences. Without the word, three set off and three of ten paragraphs.
    """
    strict, dated = stretch.strict, stretch.strict + stretch.prose
    if named and share >= _MOST_OF:
        few = _SHARE_MANY if strict >= _MANY else _SHARE_NAMED  # entries may run over many paragraphs
        return dated >= _FEWEST_NAMED and dated >= few * stretch.paragraphs
    if strict < _FEWEST or strict < stretch.prose:
        return False
    return strict >= (_SHARE_NAMED if named else _SHARE) * stretch.paragraphs


def _names_itself(document: Document, blocks: Sequence[_Block]) -> bool:
    openings = [block.text for block in blocks if block.text][:_FIRST_LINES]
    stem = re.sub(r"[\W_]+", " ", document.file)
    names = (document.title, stem, *openings)
    return any(_is_title(text) for text in names) and not any(_REPORT.search(text) for text in names)


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and _TITLE.match(text) is not None and find_lead(text) is None


def _titled(blocks: Sequence[_Block]) -> Iterator[_Stretch]:
    """The sections under a chronology's heading: up to the next heading as high, periods and days aside."""
    taken = -1
    for index, block in enumerate(blocks):
        if index <= taken or not _is_title(block.text) or _CONTENTS.search(block.text):
            continue
        level = block.level if isinstance(block, Heading) else None
        end = index + 1
        while end < len(blocks) and not _ends(blocks[end], level):
            end += 1
        taken = end - 1
        yield _Stretch(block.text, list(blocks[index:end]))


def _ends(block: _Block, level: int | None) -> bool:
    if not isinstance(block, Heading) or find_lead(block.text) or parse_banner(block.text) is not None:
        return False
    return level is None or block.level <= level


def _section(stretch: _Stretch) -> Section:
    cutter = _Cutter(prose=stretch.prose > stretch.strict, numbered=stretch.numbered)
    for block in stretch.blocks:
        cutter.take(block)
    numbers = [_number(block) for block in stretch.blocks]
    return Section(stretch.title, tuple(cutter.finish()), min(numbers), max(numbers))


@dataclass(slots=True)
class _Entry:
    number: int
    page: int | None
    date: str = ""
    clock: str = ""
    of_day: bool = False
    """Its date is a line of its own: times below it are entries of the same day."""
    lines: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    labelled: list[tuple[str, str, str]] = field(default_factory=list)

    def piece(self) -> Piece:
        text = "\n".join(self.lines)
        if not text and not self.labelled:
            words = " ".join(part for part in (self.date, self.clock) if part)
            notes = [f"[{kind}] {note}" for kind, note in self.notes if note]
            return Piece(
                "unplaced", self.number, self.page, "\n".join((words, *notes)), why="a date and no words"
            )
        return Piece(
            "event",
            self.number,
            self.page,
            text,
            self.date,
            self.clock,
            notes=tuple(self.notes),
            labelled=tuple(self.labelled),
            doubt=_WITHIN.search(text) is not None,
        )


class _Cutter:
    """Cuts consecutive blocks into pieces."""

    def __init__(self, *, prose: bool, numbered: bool) -> None:
        self._prose = prose
        self._numbered = numbered
        self._pieces: list[Piece] = []
        self._entry: _Entry | None = None
        self._above = "stands before the first entry"
        self._banner = False
        self._begun = False

    def take(self, block: _Block) -> None:
        """The next block; none may be left out."""
        notes = [(note.kind, note.text) for note in block.notes]
        if not block.text:
            self._hang(block, notes)
            return
        period = parse_banner(block.text)
        if period is not None:
            self._flush()
            self._aside("banner", block, notes, period=period)
            lead = find_lead(block.text, whole=_is_whole(block))
            self._banner = lead is not None and lead.kind == "alone"
            return
        whole = _is_whole(block)
        if isinstance(block, Heading) and find_lead(block.text, numbered=self._numbered, whole=whole) is None:
            self._flush()
            self._aside("banner", block, notes)
            self._banner = False
            self._above = "no date; stands under a heading" if self._begun else self._above
            return
        for place, line in enumerate(_lines(block)):
            self._line(line, block, notes if place == 0 else [])

    def finish(self) -> list[Piece]:
        """The pieces, in order."""
        self._flush()
        return self._pieces

    def _line(self, line: str, block: _Block, notes: list[tuple[str, str]]) -> None:
        page = block.place.page
        number = _number(block)
        lead = find_lead(line, numbered=self._numbered, whole=_is_whole(block))
        if lead is not None and (lead.kind != "prose" or not lead.period or self._prose):
            self._flush()
            self._entry = _Entry(number, page, lead.date, of_day=lead.kind == "alone")
            if lead.rest:
                self._entry.lines.append(lead.rest)
            label = lead.label or block.label
            self._entry.notes.extend([("label", label)] if any(c.isalnum() for c in label) else [])
            self._entry.notes.extend(notes)
            return
        if self._entry is not None and is_closing(line) and not isinstance(block, Heading):
            self._flush()
            self._above, self._banner = "closes the chronology", False
        clock = leading_clock(line) if self._entry is not None and self._entry.of_day else None
        if clock is not None and self._entry is not None:
            self._timed(clock, number, page, notes)
            return
        if self._entry is None and (self._banner or (is_nil(line) and nil_period(line))):
            self._entry = _Entry(number, page)
        if self._entry is None:
            kind = "unplaced" if self._begun and not self._above.startswith("closes") else "note"
            why = "says that there is nothing to report" if is_nil(line) else self._above
            self._aside(kind, block, notes, text=line, why=why)
            return
        self._entry.notes.extend(notes)
        if not self._labelled(line, self._entry):
            self._entry.lines.append(line)

    def _timed(
        self, clock: tuple[str, str], number: int, page: int | None, notes: list[tuple[str, str]]
    ) -> None:
        """A time below a date on a line of its own: the day's first entry, or another of the same day."""
        entry = self._entry
        if entry is None or entry.lines or entry.clock:
            self._flush()
            entry = self._entry = _Entry(number, page, of_day=True)
        entry.clock = clock[0]
        entry.lines.append(clock[1])
        entry.notes.extend(notes)

    def _labelled(self, line: str, entry: _Entry) -> bool:
        """Keep "Child seen: yes" as the field it names, where the label is exactly a column's heading."""
        found = _LABEL.match(line)
        if found is None:
            return False
        guess = field_of(found[1])
        taken = {name for _, name, _ in entry.labelled}
        if guess.field not in _LABELLED - taken or guess.score < _WHOLE_HEADING:
            return False
        entry.labelled.append((found[1], guess.field, line[found.end() :]))
        return True

    def _hang(self, block: _Block, notes: list[tuple[str, str]]) -> None:
        """Notes of a paragraph without words: they belong to the entry they stand in."""
        if self._entry is not None:
            self._entry.notes.extend(notes)
        elif any(text for _, text in notes):
            self._aside("note", block, notes, text="", why="only notes, no words")

    def _aside(
        self,
        kind: str,
        block: _Block,
        notes: list[tuple[str, str]],
        *,
        text: str | None = None,
        why: str = "",
        period: str | None = None,
    ) -> None:
        words = [block.text if text is None else text, *(f"[{name}] {note}" for name, note in notes if note)]
        shown = "\n".join(word for word in words if word)
        self._pieces.append(Piece(kind, _number(block), block.place.page, shown, why=why, period=period))

    def _flush(self) -> None:
        if self._entry is not None:
            piece = self._entry.piece()
            self._pieces.append(piece)
            self._begun = self._begun or piece.kind == "event"
            self._entry = None
            self._banner = False


def _number(block: _Block) -> int:
    return block.place.paragraph or 0
