"""The words of dates and times as agencies write them, and what each stands for.

A word or phrase becomes a letter (its part of speech in `grammar`) and a value. Letters:

    M month          W weekday        s season          t term            h half-term
    c feast day      q quarter        j "quarter"       k "week"          L "last"
    w week beginning e week ending    K weekend         f fortnight       v early/mid/late
    a school year    F financial year b between         < after           > before, by
    g since          r from           o onwards         ~ until           - to
    & and            | or             C doubt           R recorded on     l late entry
    S same day       x next day       B born            u due, next …     @ at
    T a time in words
    X any other word
"""

# ruff: noqa: E501 - tables of words
from __future__ import annotations

from functools import lru_cache

from pipeline.days import MONTHS, WEEKDAYS

Entry = tuple[str, object]


_MONTHS = (
    # English in full, cut and commonly misspelt; then Welsh, Irish, French, German, Spanish, Polish
    "january jan janu janurary januray jnauary jan ionawr eanair janvier januar enero stycznia styczen",
    "february feb febr feburary febuary febury chwefror feabhra fevrier februar febrero lutego luty",
    "march mar mch mrch mrach marhc macrh mawrth fawrth mars marz marzo marca marzec",
    "april apr apirl arpil aprl apil apri aprill ebrill aibrean avril abril kwietnia kwiecien",
    "may mai fai bealtaine mayo maja",
    "june jun juen jne mehefin fehefin meitheamh juin juni junio czerwca czerwiec",
    "july jul juy jly juyl jluy jully gorffennaf orffennaf iuil juillet juli julio lipca lipiec",
    "august aug augst agust augus auguest awst lunasa aout agosto sierpnia sierpien",
    "september sept sep setp septem medi fedi septembre septiembre wrzesnia wrzesien",
    "october oct octo ocotber hydref octobre oktober octubre pazdziernika pazdziernik",
    "november nov novem tachwedd dachwedd samhain novembre noviembre listopada listopad",
    "december dec decem rhagfyr ragfyr nollaig decembre dezember diciembre grudnia grudzien",
)
_WEEKDAYS = (
    "monday mon mons mondy llun",
    "tuesday tue tues teus tuesd",
    "wednesday wed weds wedn wednes wensday wendsday mercher",
    "thursday thu thur thurs thrus iau",
    "friday fri frid gwener",
    "saturday sat satur sadwrn",
    "sunday sun sund sul",
)

_SINGLE: dict[str, str] = {
    "o": "onwards onward ongoing present continuing",
    "<": "after following post",
    ">": "before by pre",
    "~": "until till untill til upto",
    "-": "to through thru",
    "&": "and plus",
    "|": "or",
    "b": "between betwen btwn",
    "g": "since",
    "r": "from",
    "@": "at",
    "C": (
        "c ca circa cir approx approximately approximate aprox approximatley appx about abt around round roughly "
        "possibly possible probably probable perhaps maybe estimated est uncertain unsure unclear thought "
        "believed unknown unconfirmed ish query tbc"
    ),
    "R": "recorded entered typed inputted dictated",
    "S": "ditto same do",
    "B": "dob born edd edc lmp",
    "k": "week wk",
    "f": "fortnight",
    "K": "weekend weekends",
    "t": "term",
    "h": "halfterm",
    "j": "quarter qtr",
    "L": "last final",
    "w": "wc wb wkc",
    "a": "academic school ay",
    "F": "financial fiscal fy",
    "u": "due expires expiring",
    "": (
        "the of in on a an date dated dates day time times year month period am pm morning afternoon evening "
        "night overnight lunchtime hrs hours bst gmt utc z approxs onto starting beginning during for late-eve "
        "early-hours exact throughout just between-times no dydd o mis ym"
    ),
}
_VALUED: dict[str, dict[str, object]] = {
    "v": {"early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid", "late": "late",
          "end": "late", "latter": "late"},
    "s": {"spring": "spring", "summer": "summer", "autumn": "autumn", "autum": "autumn", "aut": "autumn", "spr": "spring", "fall": "autumn",
          "winter": "winter"},
    "O": {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5},
    "c": {"christmas": "christmas", "xmas": "christmas", "easter": "easter", "halloween": "halloween",
          "hallowe'en": "halloween", "nye": "new year's eve"},
    "T": {"noon": "12:00", "midday": "12:00", "midnight": "midnight"},
}  # fmt: skip

_PHRASES: dict[str, tuple[str, ...]] = {
    "w": ("week commencing", "week comm", "week com", "wk commencing", "wk comm", "wk beginning", "week starting",
          "week beginning", "week beg", "wk beg", "w/c", "w/b", "w.c.", "w.c", "w/comm", "wk/c", "wk c"),
    "e": ("week ending", "week end date", "wk ending", "w/e", "w.e.", "wk end", "w/ending", "week ended", "end of week", "end of the week"),
    "K": ("week-end", "week end of", "over the weekend", "w/end"),
    "k": ("week of", "wk of", "during the week"),
    "f": ("fortnight beginning", "fortnight starting", "fortnight commencing", "fortnight from"),
    "h": ("half term", "half-term", "half term holiday", "half term holidays"),
    "a": ("school year", "academic year", "sch year", "school yr", "academic yr", "sch yr", "acad year", "acad yr", "a/y"),
    "F": ("financial year", "fiscal year", "tax year", "financial yr", "fin year", "fin yr", "tax yr", "f/y"),
    "u": ("next review", "next visit", "next appt", "next appointment", "next app", "next contact", "next meeting",
          "review due", "appt for", "appointment for", "booked for", "planned for", "due on", "due for", "next due",
          "next seen", "next session", "expires on", "expiry date", "due date", "review date", "to be reviewed"),
    ">": ("prior to", "no later than", "not later than", "on or before", "up to and including", "previous to"),
    "<": ("on or after", "no earlier than", "not before", "any time after", "some time after", "sometime after"),
    "~": ("up to", "up until"),
    "g": ("ever since", "as from", "with effect from", "w.e.f.", "wef"),
    "o": ("to date", "to present", "to the present", "to current", "and ongoing", "and onwards", "to now", "till now",
          "until present", "up to date", "up to present"),
    "C": ("in or around", "on or about", "on or around", "or thereabouts", "not sure", "just before", "just after",
          "shortly before", "shortly after", "a little before", "a little after", "exact date unknown",
          "date unknown", "exact date not known", "not known", "date not known", "some time in", "sometime in",
          "some time", "sometime", "date unclear", "date uncertain", "date not recorded", "n/k", "date approx",
          "soon after", "sometime during", "around about"),
    "R": ("written up", "written on", "written retrospectively", "recorded retrospectively", "date of entry",
          "entry date", "date recorded", "date entered", "record date", "entry made", "entered on", "logged on",
          "record made", "written"),
    "l": ("late entry", "late entry for", "retrospective entry", "retrospective entry for", "late entry of", "retrospective", "retrospectively", "retrospective recording"),
    "S": ("as above", "same day", "same date", "the same day", "the same date", "see above", "as previous",
          "same day as above", "same as above", "later same day", "later that day", "same evening", "same afternoon",
          "that evening", "that afternoon", "later the same day", "later that evening", "date as above", "same night",
          "same morning", "that night", "that day", "that morning"),
    "x": ("next day", "following day", "the next day", "the following day", "next morning", "following morning",
          "the next morning", "the following morning"),
    "B": ("date of birth", "d.o.b.", "d.o.b", "was born", "estimated date of delivery", "expected date of delivery",
          "estimated due date", "expected due date", "last menstrual period", "due to deliver"),
    "": ("same week", "date of event", "event date", "date of incident", "incident date", "date of contact", "a.m.", "p.m.",
         "early hours", "early evening", "late evening", "early morning", "late morning", "early afternoon",
         "late afternoon", "late night", "all day", "school day", "school days"),
    "&": ("and also", "as well as"),
    "X": ("t/c", "c/o", "due to", "mid-week", "mid week", "end of term", "end of the term", "start of term",
          "start of the term", "beginning of term", "beginning of the term"),
    "v": ("half way through", "halfway through", "part way through", "midway through"),
}  # fmt: skip

_TERMS: dict[str, str] = {
    "michaelmas term": "autumn term", "lent term": "spring term", "hilary term": "spring term",
    "trinity term": "summer term", "tymor yr hydref": "autumn term", "tymor y gwanwyn": "spring term",
    "tymor yr haf": "summer term",
}  # fmt: skip

_FEASTS: dict[str, str] = {
    "christmas day": "christmas day", "xmas day": "christmas day", "christmas eve": "christmas eve",
    "xmas eve": "christmas eve", "boxing day": "boxing day", "new year's day": "new year's day",
    "new years day": "new year's day", "new year's eve": "new year's eve", "new years eve": "new year's eve",
    "new year": "new year", "good friday": "good friday", "easter sunday": "easter sunday",
    "easter day": "easter sunday", "easter monday": "easter monday", "easter holidays": "easter holidays",
    "easter holiday": "easter holidays", "easter break": "easter holidays", "easter weekend": "easter",
    "christmas holidays": "christmas holidays", "christmas holiday": "christmas holidays",
    "christmas break": "christmas holidays", "christmas period": "christmas holidays",
    "summer holidays": "summer holidays", "summer holiday": "summer holidays", "summer break": "summer holidays", "summer hols": "summer holidays", "easter hols": "easter holidays",
    "christmas hols": "christmas holidays",
    "bonfire night": "bonfire night", "guy fawkes night": "bonfire night", "valentine's day": "valentine's day",
    "valentines day": "valentine's day", "st patrick's day": "st patrick's day", "st patricks day": "st patrick's day",
    "st george's day": "st george's day", "st georges day": "st george's day", "st david's day": "st david's day",
    "st davids day": "st david's day", "st andrew's day": "st andrew's day", "new year's eve night": "new year's eve",
    "shrove tuesday": "shrove tuesday", "pancake day": "shrove tuesday", "pancake tuesday": "shrove tuesday",
    "ash wednesday": "ash wednesday", "mothering sunday": "mothering sunday", "mother's day": "mothering sunday",
    "mothers day": "mothering sunday", "palm sunday": "palm sunday", "maundy thursday": "maundy thursday",
    "easter saturday": "easter saturday", "holy saturday": "easter saturday", "easter tuesday": "easter tuesday",
    "whit sunday": "whit sunday", "whitsunday": "whit sunday", "whit monday": "whit monday",
    "father's day": "father's day", "fathers day": "father's day", "remembrance sunday": "remembrance sunday",
    "easter bank holiday": "easter monday", "christmas bank holiday": "christmas",
    "spring bank holiday monday": "spring bank holiday", "august bank holiday monday": "august bank holiday",
    "may day bank holiday": "early may bank holiday",
    "early may bank holiday": "early may bank holiday", "may day": "may day",
    "spring bank holiday": "spring bank holiday", "late may bank holiday": "spring bank holiday",
    "whitsun bank holiday": "spring bank holiday", "august bank holiday": "august bank holiday",
    "summer bank holiday": "august bank holiday", "late august bank holiday": "august bank holiday",
}  # fmt: skip


def _words() -> dict[str, Entry]:
    table: dict[str, Entry] = {}
    for number, names in enumerate(_MONTHS, 1):
        table.update((name, ("M", number)) for name in names.split())
    for number, names in enumerate(_WEEKDAYS):
        table.update((name, ("W", number)) for name in names.split())
    for letter, words in _SINGLE.items():
        table.update((word, (letter, word)) for word in words.split())
    for letter, valued in _VALUED.items():
        table.update((word, (letter, value)) for word, value in valued.items())
    return table


def _phrases() -> dict[str, Entry]:
    table: dict[str, Entry] = {}
    for letter, phrases in _PHRASES.items():
        table.update((phrase, (letter, phrase)) for phrase in phrases)
    table.update((phrase, ("v", "mid")) for phrase in _PHRASES["v"])
    for which in ("first", "second"):
        table[f"{which} half of"] = table[f"{which} half"] = ("v", f"{which} half")
    table.update((f"{which} day of", ("v", f"{which} day")) for which in ("first", "last"))
    table.update((phrase, ("c", feast)) for phrase, feast in _FEASTS.items())
    table.update((phrase, ("s", term)) for phrase, term in _TERMS.items())
    table["dydd mawrth"] = ("W", 1)  # alone it is March
    return table


WORDS = _words()
"""Single words, lower case, without accents."""

PHRASES = _phrases()
"""Several words, parted by one blank."""

_NOT_MISSPELT = frozenset(
    [
        "remember",
        "member",
        "membered",
        "decembers",
        "sundry",
        "sunny",
        "mundane",
        "octopus",
        "augusta",
        "augustus",
        "augustine",
        "ember",
        "novel",
        "numbers",
        "thirsty",
        "thursby",
        "fridays",
        "mondays",
        "tuesdays",
        "wednesdays",
        "thursdays",
        "saturdays",
        "sundays",
    ]
)
_CORRECTABLE = tuple(
    (name.lower(), entry)
    for names, letter, base in ((MONTHS, "M", 1), (WEEKDAYS, "W", 0))
    for number, name in enumerate(names, base)
    if len(name) >= 6
    for entry in ((letter, number),)
)


@lru_cache(maxsize=4096)
def meaning(word: str) -> Entry:
    """What a word stands for; month and weekday names of six letters or more may be misspelt a little.

    Short names are not guessed at: "Jane" is no June, "Marsh" no March.
    """
    known = WORDS.get(word)
    if known is not None:
        return known
    if word.endswith("s") and word[:-1] in WORDS and WORDS[word[:-1]][0] == "W" and len(word) > 5:
        return WORDS[word[:-1]]
    if len(word) >= 5 and word not in _NOT_MISSPELT:
        for name, entry in _CORRECTABLE:
            allowed = 2 if len(name) >= 8 else 1
            if word[0] == name[0] and abs(len(word) - len(name)) <= allowed and _apart(word, name) <= allowed:
                return entry
    return ("X", word)


def _apart(one: str, other: str) -> int:
    """How many slips of the finger part two words: letters wrong, missing, doubled or swapped."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, target in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != target))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == target:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
