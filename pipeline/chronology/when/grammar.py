"""Tokens → clauses: which dates, ranges and times a cell holds, before any context is looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.chronology.model import Flag
from pipeline.chronology.when import flags
from pipeline.chronology.when.atoms import ATOMS, BUILDERS, Around
from pipeline.chronology.when.clean import clean
from pipeline.chronology.when.spans import Span
from pipeline.chronology.when.times import Clock
from pipeline.chronology.when.tokens import Tokens, tokenise

FEW_WORDS = 3
"""More unknown words than this between two dates, or before the first times two, are prose."""

_HAS_DATE = re.compile(r"[DIUMmcdsEh]|P(?=-D|M)")
_PLACEHOLDER = re.compile(
    r"d{1,2}[/. -]?m{1,4}[/. -]?y{2,4}|(?:click|tap)\b.*\bdate\b.*|(?:select|choose|enter|insert|pick)\b.*\bdate\b.*"
    r"|tb[cad]|t\.b\.c\.?|to be (?:confirmed|added|advised)|n/?k|n/?a|none|nil|unknown|not (?:known|given|stated|recorded)"
    r"|undated|not dated|no date.*|date|\?+|x+|[?x]{1,2}[/.-][?x]{1,2}[/.-][?x]{2,4}|date (?:unknown|tbc|not .*)|various"
    r"(?: dates)?|several dates|[_.\-/ ]{2,}|\[.*\bdate\b.*\]|<.*\bdate\b.*>|blank"
)
_BLANK = re.compile(r"[\s\"'.\-\u2010-\u2015\u2212]*")


class Clause(NamedTuple):
    """One entry date: `spans` are its date or the parts of its range; `same` is "", same, next (day) or time (no date).

    `till`: its one clock is the end ("12/3/09 until 8pm").
    """

    spans: tuple[Span, ...] = ()
    clocks: tuple[Clock, ...] = ()
    listed: bool = False
    bound: str = ""
    open: bool = False
    uncertain: bool = False
    same: str = ""
    flags: tuple[Flag, ...] = ()
    till: bool = False


class Reading(NamedTuple):
    """What a text says. `reason` tells why there is no date; `first` is the number of words before it."""

    clauses: tuple[Clause, ...] = ()
    recorded: Span | None = None
    reason: Flag | None = None
    words: int = 0


_SAME = Clause(same="same")


@dataclass(slots=True)
class _Draft:
    spans: list[Span] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    listed: bool = False
    bound: str = ""
    open: bool = False
    uncertain: bool = False
    same: str = ""
    till: bool = False
    chained: bool = False


def read(text: str, month_first: bool = False) -> Reading:
    """Read a date cell without its context. Never raises, whatever the text."""
    if _BLANK.fullmatch(text):
        return Reading((_SAME,))
    prepared = clean(text)
    if _PLACEHOLDER.fullmatch(prepared):
        return Reading(reason=flags.PLACEHOLDER)
    return _Reader(tokenise(prepared), month_first).result()


class _Reader:
    """Walks the atoms of one text from left to right and gathers them into clauses."""

    def __init__(self, tokens: Tokens, month_first: bool) -> None:
        self.letters, self.values = _without_asides(tokens)
        self.month_first = month_first
        self.several = len(_HAS_DATE.findall(self.letters))
        self.draft = _Draft()
        self.drafts = [self.draft]
        self.join = ""
        self.part = ""
        self.part_from = ""
        self.ahead: set[str] = set()
        self.recorded: Span | None = None
        self.born: list[Span] = []
        self.words = 0
        self.words_here = 0
        self.age = False
        self.bad_time = False
        self.figures_left = False

    def result(self) -> Reading:
        for match in ATOMS.finditer(self.letters):
            kind = str(match.lastgroup)
            start, end = match.span()
            if kind == "mark":
                self._mark(match[0], self.values[start])
            elif kind == "nth_week":
                value = self.values[start]
                found = re.match(r"[0-9]+", str(value))
                self.part = "last week" if match[0][0] == "L" else found[0] if found else ""
            else:
                self._atom(kind, match[0], self.values[start:end], self.letters[end:])
            if self.words_here > 2 * FEW_WORDS and not self._dated():
                break
            if "C" in match[0] and kind in ("hour", "lone_day"):
                self._mark("C", "")
        return self._finish()

    def _dated(self) -> bool:
        return any(draft.spans for draft in self.drafts) or self.recorded is not None

    def _atom(self, kind: str, letters: str, values: tuple[object, ...], then: str) -> None:
        last = self.draft.spans[-1] if self.draft.spans else None
        complete = last is not None and last.kind == "day" and last.year is not None and self.join in ("", "@", ";", "-")
        around = Around(self.month_first, complete and (self.join != "-" or kind != "year"), self.several > 0, then)
        built = BUILDERS[kind](letters, values, around)
        if not built and kind in ("clock", "hour", "pair"):
            self.bad_time |= not (kind == "clock" and values[-1] == "00:00:00")
        for number, item in enumerate(built):
            if isinstance(item, Clock):
                self._clock(item._replace() if number == 0 else item, dashed=number > 0)
            else:
                if number:
                    self.join = "-"
                self._date(item)

    def _mark(self, letter: str, value: object) -> None:
        if letter in "-/&|":
            if letter == "-" and value in ("to", "through", "thru") and not (self.draft.spans or self.draft.clocks):
                if not self.part:
                    self.ahead.add("before")
            self.join = letter
        elif letter == ";":
            self.join, self.words_here = ";", 0
        elif letter in "XJNn1OEZH":
            count = value if isinstance(value, int) and letter == "X" else 1
            self.figures_left |= letter != "X" and (not self.words_here or (letter == "H" and self._dated()))
            self.words += count
            self.words_here += count
            if self.join in ("-", "&", "/", "|") and letter == "X":
                self.join = "X"
        elif letter == "~":
            if self.draft.spans or self.draft.clocks:
                self.join = "-"
                self.draft.till = not self.draft.clocks
            else:
                self.ahead.add("before")
        elif letter == "C":
            if (self.draft.spans or self.draft.clocks) and self.join == "":
                self.draft.uncertain = True
            else:
                self.ahead.add("uncertain")
        elif letter in _AHEAD:
            self.ahead.add(_AHEAD[letter])
        elif letter in _PARTS_OF:
            self._narrow(letter, value)
        elif letter == "o":
            self.draft.open = True
        elif letter in "Sx":
            self._same(letter, str(value))
        elif letter == "G":
            self.age = True

    def _narrow(self, letter: str, value: object) -> None:
        part = str(value) if letter == "v" else _PARTS_OF[letter]
        if letter == "v" and self.part in ("begin", "ends", "weekend", "fortnight"):
            return
        if self.part and self.join in ("-", "/", "&", "|"):
            self.part_from = self.part
        self.part = part

    def _same(self, letter: str, value: str) -> None:
        if not self.draft.spans and not self.draft.same:
            alone = value in ("do", "same", "ditto", '"', "''") or value.startswith("..")
            if not alone or not self.words:
                self.draft.same = "next" if letter == "x" else "same"

    def _date(self, span: Span) -> None:
        if "recorded" in self.ahead:
            self.ahead.discard("recorded")
            self.recorded = self.recorded or span
            self.join = ""
            return
        if "born" in self.ahead:
            self.ahead.discard("born")
            self.born.append(span)
            return
        if self._joins_weekday(span):
            return
        draft = self.draft
        if draft.spans:
            if self.join in ("-", "/", "|") or (self.join == "&" and draft.bound == "between"):
                draft.uncertain |= self.join == "|"
            elif self.words_here > FEW_WORDS:
                return
            else:
                draft = self._next_draft(chained=self.join in ("", "&"))
        self._settle_ahead(draft)
        if self.part_from:
            draft.spans.append(_narrowed(span, self.part_from))
            self.part_from = ""
        draft.spans.append(_narrowed(span, self.part))
        draft.uncertain |= span.uncertain
        self.part, self.join, self.words_here = "", "", 0

    def _joins_weekday(self, span: Span) -> bool:
        """Whether a lone weekday belongs to the date beside it."""
        if span.kind != "weekday" or not self.draft.spans or self.join not in ("", ";"):
            return False
        last = self.draft.spans[-1]
        if last.kind == "day" and last.weekday is None:
            self.draft.spans[-1] = last._replace(weekday=span.weekday)
            return True
        return False

    def _settle_ahead(self, draft: _Draft) -> None:
        draft.uncertain |= "uncertain" in self.ahead
        for bound in ("between", "before", "after", "since", "from"):
            if bound in self.ahead and not draft.bound:
                draft.bound = bound
        if "late" in self.ahead:
            draft.flags.append(flags.LATE_ENTRY)
        self.ahead.clear()

    def _next_draft(self, *, chained: bool) -> _Draft:
        self.draft = _Draft(chained=chained)
        self.drafts.append(self.draft)
        return self.draft

    def _clock(self, clock: Clock, *, dashed: bool = False) -> None:
        if "recorded" in self.ahead or (self.recorded is not None and self.join == ""):
            return
        if self.words_here > FEW_WORDS and self._dated():
            return
        draft = self.draft
        if draft.clocks and not dashed:
            if self.join in (";", "X") or (self.join == "&" and draft.bound != "between"):
                if self.join == ";":
                    draft = self._next_draft(chained=False)
                else:
                    draft.listed = True
            elif self.join not in ("-", "/") and len(draft.spans) < 2:
                draft.listed = draft.bound != "between"
        if self.ahead & {"before", "after", "uncertain"}:
            draft.uncertain = True
        if "between" in self.ahead:
            draft.bound = "between"
        self.ahead -= {"before", "after", "uncertain", "from", "since", "between"}
        draft.clocks.append(clock)
        self.join = ""

    def _finish(self) -> Reading:
        if not any(draft.spans for draft in self.drafts) and self.born:
            self.draft.spans.append(self.born[0])
        if self.ahead & {"uncertain"}:
            self.drafts[-1].uncertain = True
        _share(self.drafts)
        clauses = tuple(clause for clause in map(_clause, _merged(self.drafts)) if clause is not None)
        if clauses:
            remarks = (flags.BAD_TIME,) * self.bad_time + (flags.FIGURES_LEFT,) * self.figures_left
            if remarks:
                first = clauses[0]
                clauses = (first._replace(flags=(*first.flags, *remarks)), *clauses[1:])
            return Reading(clauses, self.recorded, None, self.words)
        if self.recorded is not None:
            return Reading((), self.recorded, flags.ONLY_RECORDED, self.words)
        return Reading((), None, flags.AGE_ONLY if self.age else flags.NOT_READ, self.words)


_AHEAD = {"b": "between", ">": "before", "<": "after", "g": "since", "r": "from", "R": "recorded", "l": "late",
          "B": "born"}  # fmt: skip
_PARTS_OF = {"w": "begin", "e": "ends", "K": "weekend", "f": "fortnight", "k": "begin", "v": ""}


def _without_asides(tokens: Tokens) -> Tokens:
    """Leave out brackets; what stands in them goes too when it is a remark with a date of its own.

    "(letter dated 10/3/09)" after a date is a remark, "(approx)", "(Thurs)" and "(recorded 14/3/09)" are not.
    """
    if "(" not in tokens.letters and ")" not in tokens.letters:
        return tokens
    keep = [letter not in "()" for letter in tokens.letters]
    for match in re.finditer(r"\(([^()]*)\)", tokens.letters):
        inner = match[1]
        outside = tokens.letters[: match.start()]
        if "X" in inner and "R" not in inner and re.search(r"[DIUPYm]|M", inner) and re.search(r"[DIM]", outside):
            keep[match.start() : match.end()] = [False] * (match.end() - match.start())
    kept = [number for number, wanted in enumerate(keep) if wanted]
    return Tokens("".join(tokens.letters[n] for n in kept), tuple(tokens.values[n] for n in kept))


def _narrowed(span: Span, part: str) -> Span:
    if not part or span.part:
        return span
    if part in ("begin", "ends", "weekend", "fortnight"):
        return span._replace(part=part) if span.kind == "day" else span
    if span.kind == "month" or (span.kind == "year" and part in ("early", "mid", "late")):
        return span._replace(part=part)
    return span


def _share(drafts: list[_Draft]) -> None:
    """Dates of one list or range lend each other the month and year that is written once."""
    chain: list[tuple[_Draft, int]] = []
    for draft in drafts:
        if not draft.chained:
            _fill(chain)
            chain = []
        chain.extend((draft, number) for number in range(len(draft.spans)))
    _fill(chain)


def _fill(chain: list[tuple[_Draft, int]]) -> None:
    for step in (-1, 1):
        near: Span | None = None
        for draft, number in chain[::step]:
            span = draft.spans[number]
            if near is not None and span.year is None and near.year is not None and span.kind != "weekday":
                span = _lent(span, near, backwards=step < 0)
                draft.spans[number] = span
            elif near is not None and span.kind == "day" and span.month is None and near.month is not None:
                span = span._replace(month=near.month)
                draft.spans[number] = span
            near = span


def _lent(span: Span, near: Span, *, backwards: bool) -> Span:
    month = span.month
    if month is None and span.kind == "day":
        month = near.month
    year = near.year
    assert year is not None
    if near.kind == "years" and near.until is not None and span.kind == "month" and month is not None:
        year = near.year if month >= 9 else near.until
    elif month is not None and near.month is not None and span.kind in ("day", "month"):
        here, there = (month, span.day or 0), (near.month, near.day or 0)
        if backwards and month - near.month >= 6 and here > there:
            year -= 1
        elif not backwards and near.month - month >= 6 and here < there:
            year += 1
    return span._replace(year=year, month=month)


def _merged(drafts: list[_Draft]) -> list[_Draft]:
    """Times that stand alone join the entry before them, and the day after joined by "and" makes a range."""
    kept: list[_Draft] = []
    for draft in drafts:
        if kept and draft.chained and not (draft.clocks or kept[-1].clocks) and _next_day(kept[-1], draft):
            kept[-1].spans.extend(draft.spans)
            continue
        if kept and not draft.spans:
            kept[-1].listed |= bool(draft.clocks and kept[-1].clocks)
            kept[-1].clocks.extend(draft.clocks)
            kept[-1].uncertain |= draft.uncertain
        else:
            kept.append(draft)
    return kept


def _next_day(before: _Draft, draft: _Draft) -> bool:
    if len(draft.spans) != 1 or not before.spans:
        return False
    one, two = before.spans[-1], draft.spans[0]
    months = (one.year, one.month) == (two.year, two.month) and one.kind == two.kind
    return (months and one.kind == "day" and (one.day or 0) + 1 == two.day) or (
        one.kind == two.kind == "month" and one.year == two.year and (one.month or 0) + 1 == two.month
    )


def _clause(draft: _Draft) -> Clause | None:
    spans = draft.spans
    if len(spans) > 1:
        weekdays = [span.weekday for span in spans if span.kind == "weekday"]
        others = [span for span in spans if span.kind != "weekday"]
        if others and weekdays:
            spans = others
            if len(others) == 1 and others[0].kind == "day" and others[0].weekday is None:
                spans = [others[0]._replace(weekday=weekdays[-1])]
            elif len(others) == 2 and others[0].weekday is not None and others[1].weekday is None:
                # "Mon-Fri 9-13 March"
                spans = [others[0]._replace(weekday=weekdays[0]), others[1]._replace(weekday=others[0].weekday)]
        if len(spans) > 1 and spans[0].part in ("weekend", "ends") and not spans[1].part:
            spans = [spans[0]._replace(part=""), *spans[1:]]
    if not spans and not draft.clocks and not draft.same:
        return None
    same = draft.same or ("" if spans else "time")
    return Clause(
        tuple(spans), tuple(draft.clocks), draft.listed, draft.bound, draft.open, draft.uncertain, same,
        tuple(draft.flags), draft.till and len(draft.clocks) == 1 and len(spans) < 2,
    )  # fmt: skip
