"""Tokens → clauses: which dates, ranges and times a cell holds, before any context is looked at."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.chronology.model import Flag
from pipeline.chronology.when import flags
from pipeline.chronology.when.atoms import ATOMS, BUILDERS
from pipeline.chronology.when.brackets import without_asides
from pipeline.chronology.when.built import Around
from pipeline.chronology.when.clauses import Clause, Draft, clauses_of, narrowed, two_dates
from pipeline.chronology.when.clean import clean
from pipeline.chronology.when.spans import Span
from pipeline.chronology.when.times import Clock
from pipeline.chronology.when.tokens import MANY_WORDS, Tokens, tokenise

FEW_WORDS = 3
"""More unknown words than this between two dates are prose."""

_HAS_DATE = re.compile(r"[DIUMmcdsEh]|P(?=-D|M)")
_PLACEHOLDER = re.compile(
    r"d{1,2}[/. -]?m{1,4}[/. -]?y{2,4}|(?:click|tap|select|choose|enter|insert|pick)\b.*\bdate\b.*"
    r"|tb[cad]|t\.b\.c\.?|to be (?:confirmed|added|advised)|n/?k|n/?a|none|nil|unknown"
    r"|not (?:known|given|stated|recorded)|undated|not dated|no date.*|date (?:unknown|tbc|not .*)|date"
    r"|\?+|x+|[?x]{1,2}[/.-][?x]{1,2}[/.-][?x]{2,4}|various(?: dates)?|several dates"
    r"|[_.\-/ ]{2,}|\[.*\bdate\b.*\]|<.*\bdate\b.*>|blank"
)
_FIGURE = re.compile(r"[0-9]")
_CHAIN = re.compile(r"(?<![0-9])[0-9]{1,2}([/.\-])[0-9]{1,2}\1[0-9]{1,4}\1[0-9]{1,4}")
_LENGTH = re.compile(r"[1-9][0-9]?/(?:7|12|52)")
_FRACTION = re.compile(r"(?:1/2|1/4|3/4)")
_TIME_OF_DAY = re.compile(
    r"(?:later |in the |that |early |late |mid[ -]?)*"
    r"(?:[ap]\.?m\.?|mornings?|afternoons?|evenings?|nights?|overnight|lunch ?time|tea ?time)"
)
_BLANK = re.compile(r"[\s\"',.\-\u2010-\u2015\u2212]*")


class Reading(NamedTuple):
    """What a text says. `reason` tells why there is no date; `words` counts those not understood."""

    clauses: tuple[Clause, ...] = ()
    recorded: Span | None = None
    reason: Flag | None = None
    words: int = 0


_SAME = Clause(same="same")


def read(text: str, month_first: bool = False) -> Reading:
    """Read a date cell without its context. Never raises, whatever the text."""
    if _BLANK.fullmatch(text):
        return Reading((_SAME,))
    prepared = clean(text)
    if _FIGURE.search(prepared) is None:
        if _PLACEHOLDER.fullmatch(prepared):
            return Reading(reason=flags.PLACEHOLDER)
        if _TIME_OF_DAY.fullmatch(prepared):
            return Reading((_SAME,))
    reading = _Reader(tokenise(prepared), month_first).result()
    if reading.clauses and _CHAIN.search(prepared):
        return reading._replace(clauses=_flagged(reading.clauses, (flags.FIGURES_IN_A_CHAIN,)))
    return reading


def _maybe_length(item: Span | Clock, text: str) -> tuple[Span | Clock, ...]:
    """A pair that is all a cell says of the date: "6/12" may be six months."""
    if isinstance(item, Clock) or not _LENGTH.fullmatch(text):
        return (item,)
    return (item._replace(flags=(*item.flags, flags.LENGTH_OF_TIME)),)


def _flagged(clauses: tuple[Clause, ...], remarks: tuple[Flag, ...]) -> tuple[Clause, ...]:
    return (clauses[0]._replace(flags=(*clauses[0].flags, *remarks)), *clauses[1:])


@lru_cache(maxsize=4096)
def _parsed(letters: str) -> tuple[int, tuple[tuple[str, int, int], ...]]:
    """How many dates the letters hold, and their atoms; cells of one shape share the work."""
    atoms = tuple((str(match.lastgroup), *match.span()) for match in ATOMS.finditer(letters))
    return len(_HAS_DATE.findall(letters)), atoms


class _Reader:
    """Walks the atoms of one text from left to right and gathers them into clauses."""

    def __init__(self, tokens: Tokens, month_first: bool) -> None:
        (self.letters, self.values), self.aside = without_asides(tokens)
        self.month_first = month_first
        self.dates, self.atoms = _parsed(self.letters)
        self.draft = Draft()
        self.drafts = [self.draft]
        self.join = ""
        self.part = ""
        self.part_from = ""
        self.ahead: set[str] = set()
        self.recorded: Span | None = None
        self.beside: list[tuple[Span, bool]] = []  # births (True) and dates to come
        self.words = 0
        self.words_here = 0
        self.age = False
        self.alone = False
        self.odd_place = False
        self.bad_time = False
        self.figures_left = False
        self.length = False

    def result(self) -> Reading:
        for kind, start, end in self.atoms:
            letters = self.letters[start:end]
            if kind == "mark":
                self._mark(letters, self.values[start])
            elif kind == "nth_week":
                value = self.values[start]
                found = re.match(r"[0-9]+", str(value))
                self.part = "last week" if letters[0] == "L" else found[0] if found else ""
            else:
                self._atom(kind, letters, self.values[start:end], self.letters[end:])
            if self.words_here > MANY_WORDS and not self._dated():
                break
            if "C" in letters and kind in ("hour", "lone_day"):
                self._mark("C", "")
        return self._finish()

    def _dated(self) -> bool:
        return any(draft.spans for draft in self.drafts) or self.recorded is not None

    def _atom(self, kind: str, letters: str, values: tuple[object, ...], then: str) -> None:
        last = self.draft.spans[-1] if self.draft.spans else None
        complete = (
            last is not None
            and last.kind == "day"
            and last.year is not None
            and self.join in ("", "@", ";", "-")
        )
        if kind == "pair" and self._is_length(str(values[-1]), complete, then):
            self.length = True
            return
        around = Around(
            self.month_first,
            complete and (self.join != "-" or kind != "year" or bool(self.draft.clocks)),
            self.dates > 0,
            then,
        )
        built = BUILDERS[kind](letters, values, around)
        if kind == "pair" and letters == "P" and set(self.letters) <= {"P", "X"} and len(built) == 1:
            built = _maybe_length(built[0], str(values[-1]))
        if not built and kind in ("clock", "hour", "pair"):
            self.bad_time |= not (kind == "clock" and values[-1] == "00:00:00")
        for number, item in enumerate(built):
            if isinstance(item, Clock):
                self._clock(item, dashed=number > 0)
            else:
                if number:
                    self.join = "-"
                self._date(item)

    def _is_length(self, text: str, complete: bool, then: str) -> bool:
        """Whether a pair beside a whole date is a doctor's length of time (6/12, 3/7) or a fraction."""
        if self.join not in ("", ";") or then[:1] in ("-", "&", "/", "|"):
            return False
        fraction = complete and bool(_FRACTION.fullmatch(text))
        return fraction or (bool(_LENGTH.fullmatch(text)) and (complete or "D" in self.letters))

    def _mark(self, letter: str, value: object) -> None:
        if letter in "-/&|":
            empty = not (self.draft.spans or self.draft.clocks or self.part)
            if empty and letter == "-" and value in ("to", "through", "thru"):
                self.ahead.add("by")
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
                self.ahead.add("by")
        elif letter == "C":
            if (self.draft.spans or self.draft.clocks) and self.join == "":
                self.draft.uncertain = True
            else:
                self.ahead.add("uncertain")
        elif letter == ">":
            self.ahead.add("before" if value in _EARLIER else "by")
        elif letter == "l":
            self.ahead.add("recorded" if self._dated() else "late")
        elif letter in _AHEAD:
            self.ahead.add(_AHEAD[letter])
        elif letter in _PARTS_OF:
            self._narrow(letter, value)
        elif letter == "o":
            here = value == "present" and self.join != "-"  # "12/3/09, mother present"
            self.draft.open |= not self.draft.clocks and not here
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
            self.alone = alone
            if not alone or not self.words:
                self.draft.same = "next" if letter == "x" else "same"

    def _date(self, span: Span) -> None:
        if "recorded" in self.ahead:
            self.ahead.discard("recorded")
            self.recorded = self.recorded or span
            self.join = ""
            return
        if self.ahead & _NOT_THE_EVENT:
            self.beside.append((span, "born" in self.ahead))
            self.ahead -= _NOT_THE_EVENT
            self.join = ""
            return
        if self._joins_weekday(span):
            return
        if span.kind == "month" and span.year is None and self._is_name(span):
            return
        draft = self.draft
        self.odd_place |= self.words_here > FEW_WORDS and not self._dated()
        if draft.spans:
            if self.join in ("-", "/", "|") or (self.join == "&" and draft.bound == "between"):
                draft.uncertain |= self.join == "|"
                if self.words_here or (self.join == "/" and two_dates(draft.spans[-1], span)):
                    draft.flags.append(flags.SEVERAL)  # "12/3/09 moved to 15/3/09" is no range
            elif self.words_here > FEW_WORDS:
                return
            else:
                if self.join == "&" and not self.part and draft.spans[-1].part in ("begin", "ends"):
                    self.part = draft.spans[-1].part  # "w/c 9th & 16th March"
                listed_day = self.join == "&"
                draft = self._next_draft(chained=self.join in ("", "&"))
                draft.listed_day = listed_day
        self._settle_ahead(draft)
        draft.full &= span.year is not None
        if self.part_from:
            draft.spans.append(narrowed(span, self.part_from))
            self.part_from = ""
        span = narrowed(span, self.part)
        draft.spans.append(span)
        draft.uncertain |= span.uncertain
        draft.clock_first |= bool(draft.clocks) and len(draft.spans) == 1
        self.part, self.join, self.words_here = "", "", 0

    def _is_name(self, span: Span) -> bool:
        """Whether a bare month beside a full date or in a text of words is rather a person ("Dr May")."""
        if any(letter in "DI" for letter in self.letters) and self.join not in ("-", "/", "&", "|"):
            return True
        return "X" in self.letters and not any(letter in _FIGURES for letter in self.letters)

    def _joins_weekday(self, span: Span) -> bool:
        """Whether a lone weekday belongs to the date beside it."""
        if span.kind != "weekday" or not self.draft.spans or self.join not in ("", ";"):
            return False
        last = self.draft.spans[-1]
        if last.kind == "day" and last.weekday is None:
            self.draft.spans[-1] = last._replace(weekday=span.weekday)
            return True
        return False

    def _settle_ahead(self, draft: Draft) -> None:
        if not self.ahead:
            return
        draft.uncertain |= "uncertain" in self.ahead
        for bound in _BOUNDS:
            if bound in self.ahead and not draft.bound:
                draft.bound = bound
        if "late" in self.ahead:
            draft.flags.append(flags.LATE_ENTRY)
        self.ahead.clear()

    def _next_draft(self, *, chained: bool) -> Draft:
        self.draft = Draft(chained=chained)
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
        if self.ahead:
            draft.uncertain |= bool(self.ahead & _DOUBTFUL)
            if "between" in self.ahead:
                draft.bound = "between"
            self.ahead -= _OF_A_TIME
        draft.clocks.append(clock)
        # "2200 12/3/09 - 0600 13/3/09": the dash also stands between the two dates that follow their times
        keeps = draft.clock_first and len(draft.spans) == 1 and len(draft.clocks) == 2
        self.join = "-" if keeps and (self.join == "-" or draft.bound == "between") else ""

    def _finish(self) -> Reading:
        beside = self._left_beside() if self.beside else ()
        if "uncertain" in self.ahead:
            self.drafts[-1].uncertain = True
        self._open_end()
        self._late_entry()
        if self.alone and self.words:
            for draft in self.drafts:
                draft.same = ""
        clauses = clauses_of(self.drafts)
        if clauses:
            remarks = (flags.BAD_TIME,) * self.bad_time + (flags.FIGURES_LEFT,) * self.figures_left
            remarks += (flags.AMONG_WORDS,) * self.odd_place + (flags.LENGTH_BESIDE,) * self.length
            remarks += beside + (flags.REMARK_WITH_DATE,) * self.aside
            if self.words and all(span.kind == "year" for clause in clauses for span in clause.spans):
                remarks += (flags.WORDS_BESIDE_A_YEAR,) * any(clause.spans for clause in clauses)
            if remarks:
                clauses = _flagged(clauses, remarks)
            return Reading(clauses, self.recorded, None, self.words)
        if self.recorded is not None:
            return Reading((), self.recorded, flags.ONLY_RECORDED, self.words)
        return Reading((), None, flags.AGE_ONLY if self.age else flags.NOT_READ, self.words)

    def _left_beside(self) -> tuple[Flag, ...]:
        """What is said of births and dates to come; the first is taken where there is no other date."""
        if self.recorded is None and not any(draft.spans for draft in self.drafts):
            span, born = self.beside[0]
            self.draft.spans.append(span)
            return (flags.ONLY_BIRTH if born else flags.ONLY_TO_COME,)
        return tuple(flags.NOT_THE_EVENT if born else flags.TO_COME for _, born in self.beside)

    def _late_entry(self) -> None:
        """Of two days after "late entry" the later one, named first, is that of writing it down."""
        if len(self.drafts) != 2 or self.recorded is not None or flags.LATE_ENTRY not in self.drafts[0].flags:
            return
        written, event = (draft.spans[0] if len(draft.spans) == 1 else None for draft in self.drafts)
        if written is None or event is None or not written.kind == event.kind == "day":
            return
        if None not in written[1:4] and None not in event[1:4] and written[1:4] > event[1:4]:
            self.recorded = written
            self.drafts = self.drafts[1:]

    def _open_end(self) -> None:
        """A dash after a month or year with nothing behind it: "2006 -"."""
        spans = self.draft.spans
        if (
            self.join == "-"
            and "uncertain" not in self.ahead
            and len(spans) == 1
            and spans[0].kind in ("year", "month")
            and not self.draft.clocks
        ):
            self.draft.open = True


_FIGURES = "DIUPmyYAnNH1OEZJQTd"
_DOUBTFUL = frozenset(("before", "by", "after", "uncertain"))
_OF_A_TIME = _DOUBTFUL | {"from", "since", "between"}
_BOUNDS = ("between", "before", "by", "after", "since", "from")
_EARLIER = ("before", "pre", "prior to", "previous to", "<")
_AHEAD = {"b": "between", "<": "after", "g": "since", "r": "from", "R": "recorded", "B": "born", "u": "due"}
_NOT_THE_EVENT = {"born", "due"}
_PARTS_OF = {"w": "begin", "e": "ends", "K": "weekend", "f": "fortnight", "k": "begin", "v": ""}
