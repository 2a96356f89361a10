"""What is anonymous already or stays by the board's wish: it never counts as identifying.

Child A, Mother, MGM, Sibling 2, Social Worker 1, GP2, [redacted], XX; the pseudonyms and the keep list of
the case; the names of its agencies and its board (the protocols publish them), but not those of a school,
surgery, hospital or the like, which would place the family; terms of the field.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.anonymise.finding.lists import Grade, Lists
from pipeline.anonymise.finding.phrases import Phrases
from pipeline.anonymise.finding.words import Word, keys, split
from pipeline.anonymise.model import Finding
from pipeline.case import Case

_PEOPLE = (
    r"Child|Young Person|Subject(?: Child)?|(?:Half-?|Step-?)?(?:Sibling|Brother|Sister)|Baby|Twin|Adult"
    r"|(?:(?:Step|Birth|Foster|Adoptive)[- ]?)?(?:Mother|Father|Child|Carer)|Partner|Parent"
    r"|(?:(?:Maternal|Paternal) )?(?:Grand(?:mother|father|parent)|Aunt|Uncle)|Cousin|Relative|Friend"
    r"|Neighbour|Person|Family|Witness|Practitioner|Professional|Woman|Man|Male|Female"
)
_POSTS = (
    r"(?:Senior |Duty |Student |Allocated )?Social Worker|Team Manager|Manager|Health Visitor|School Nurse"
    r"|Nurse|Midwife|Doctor|Consultant|Paediatrician|GP|HV|SW|SSW|TM|PC|DC|DS|DI|DCI|Police Officer|Officer"
    r"|Sergeant|Inspector|Detective|Head ?teacher|Teacher|SENCO|Solicitor|Judge|Probation Officer"
    r"|Housing Officer|Support Worker|Key ?worker|Worker|IRO|Chair|Paramedic|Psychiatrist|Psychologist"
    r"|Therapist|Counsellor"
)
_PLACES = (
    r"(?:Primary |Secondary )?School|Nursery|Hospital|Surgery|(?:GP )?Practice|Ward|Church|Mosque|Town"
    r"|Village|City|Street|Road|Address|House|(?:Children['’]s )?(?:Home|Centre)|Refuge|Hostel|Court|Prison"
    r"|Agency|Area|County|Local Authority|LA|Team|Authority|Force|Trust|Charity|Company|Shop|Pub"
)
_ALONE = (
    r"MGM|MGF|PGM|PGF|MGGM|MGGF|MGP|PGP|(?:Step|Grand|God|Foster)?-?(?:[Mm]other|[Ff]ather)|Mum|Dad"
    r"|Parents?|Sibling|Child|Baby"
)
_MARK = r"(?:[A-Z]{1,2}\d{1,2}|[A-Z]|\d{1,2}[A-Za-z]?)"  # three digits may be a constable's own number
_BEGINNERS = (
    r"(?:The|This|That|There|They|She|He|It|We|Her|His|On|In|At|By|When|While|After|No|A|An|And|But|Both|All|As"
    r"|I|If|For|From|To|With|What|Who|Why|How|Was|Is|Did|Not)"
)
_NO_SURNAME = rf"(?!\.?[ \u00a0](?!{_BEGINNERS}\b)[^\W\d_a-z]\w)"
"""A letter before a surname is an initial: "Ms Y. Polat", "PC A Smith"; not "told Mr X. The child"."""
_TITLED = (
    rf"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? [XYZ](?!\w|\.\w){_NO_SURNAME}"  # other letters may be the person's own
)
_TAKEN_OUT = r"redacted|name|names|removed|deleted|reference|address|date|withheld|xx+"
_ANONYMOUS = re.compile(
    rf"\b(?:(?:{_PEOPLE}|{_PLACES})[ \u00a0]?{_MARK}(?!\w|[-/]\w|\.\w|['’](?!s\b))"
    rf"|(?:{_POSTS})[ \u00a0]?{_MARK}(?!\w|[-/]\w|\.\w|['’](?!s\b)){_NO_SURNAME}"
    rf"|(?:{_ALONE})(?!\w|-\w)|(?:[Xx]{{2,}}|[Nn]{{3,}})(?!\w))"
    rf"|[\[<(](?:{_TAKEN_OUT})(?: (?:redacted|removed|withheld))?[\]>)]"
    rf"|\*{{3,}}|_{{3,}}|█+|{_TITLED}"
)
_POST = re.compile(_POSTS)
_A_SURNAME = re.compile(r"[A-Z][a-z]+")
_TITLE_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|W?PC|W?DC|Sgt|Insp|DCI|Cllr)\.?[ \u00a0]$")
PLACING = re.compile(
    r"\b(?:schools?|academy|college|nursery|playgroup|surgery|practice|medical centre|health centre|hospital"
    r"|infirmary|church|mosque|refuge|children['’]s (?:home|centre))\b",
    re.IGNORECASE,
)
_LONGEST_INITIALS = 4
_OF_NAMES = frozenset(("PERSON", "LOCATION", "ORGANISATION", "OTHER"))


@dataclass(frozen=True)
class Stretch:
    """Part of a text that does not count. `firm`: not even where the case itself names it."""

    start: int
    end: int
    firm: bool
    term: bool = False


def kept(case: Case | None) -> Phrases[bool]:
    """What the case keeps in a published text; the value says whether it stays though the case names it."""
    phrases: Phrases[bool] = Phrases()
    if case is None:
        return phrases
    for entry in case.publication.keep:
        phrases.add(keys(entry), True)
    for name in _pseudonyms(case):
        phrases.add(keys(name), False)
    names = [name for agency in case.agencies for name in (agency.name, *agency.aliases)]
    for name in (*names, case.board):
        if not PLACING.search(name):
            phrases.add(keys(name), False)
    return phrases


def area(case: Case | None, lists: Lists) -> frozenset[str]:
    """The keys of the words of the board's name that are no plain words and that the case does not protect:
    "Wealdshire" stays wherever it stands, since the board is published by its name."""
    if case is None:
        return frozenset()
    protected = {keys(name) for place in case.places for name in (place.name, *place.also_known_as)}
    names = (name for person in case.people for name in (person.name, *person.also_known_as))
    protected |= {(word,) for name in names for word in keys(name)}
    return frozenset(
        word for word in keys(case.board) if (word,) not in protected and not lists.ordinary(word)
    )


def stretches(text: str, lists: Lists, case: Case | None = None) -> tuple[Stretch, ...]:
    """What in a text is anonymous, kept or a term of the field, in order of place."""
    words = split(text)
    found = [Stretch(*match.span(), firm=False) for match in _ANONYMOUS.finditer(text)]
    keep = kept(case)
    for hit in keep.find(words) if keep else ():
        if words[hit.first].shape != "low" or hit.last - hit.first > 1:
            found.append(Stretch(words[hit.first].start, words[hit.last - 1].end, firm=hit.value))
    for place in lists.terms.find(words):
        phrase = words[place.first : place.last]
        if _is_term(phrase, lists):
            found.append(Stretch(phrase[0].start, phrase[-1].end, firm=False, term=True))
    found = [stretch for stretch in found if stretch.firm or not _is_titled(text, stretch)]
    return tuple(sorted(found, key=lambda stretch: (stretch.start, -stretch.end)))


def without(findings: Iterable[Finding], stretches: Sequence[Stretch], text: str) -> list[Finding]:
    """The findings less what is anonymous or kept.

    One inside such a stretch goes, one that reaches into it is cut off there. One that holds the stretch
    and more on either side stays whole: "12 Alder Close, Havant" though Havant is kept.
    """
    starts = [stretch.start for stretch in stretches]
    longest = max((stretch.end - stretch.start for stretch in stretches), default=0)
    left = []
    for finding in findings:
        cut: Finding | None = finding
        at = bisect.bisect_left(starts, finding.start - longest)
        while cut is not None and at < len(stretches) and stretches[at].start < cut.end:
            cut = _less(cut, stretches[at], text)
            at += 1
        if cut is not None:
            left.append(cut)
    return left


def _is_titled(text: str, stretch: Stretch) -> bool:
    """Behind Mr or a rank the oddest word is a name: "Mr Child", "Sgt Sergeant"; not "Mrs XX"."""
    written = text[stretch.start : stretch.end]
    return _A_SURNAME.fullmatch(written) is not None and bool(
        _TITLE_BEFORE.search(text, max(0, stretch.start - 8), stretch.start)
    )


def _less(finding: Finding, stretch: Stretch, text: str) -> Finding | None:
    if stretch.end <= finding.start or not _touches(finding, stretch):
        return finding
    if stretch.start <= finding.start and finding.end <= stretch.end:
        return None
    if stretch.term or (finding.start < stretch.start and stretch.end < finding.end):
        return finding
    if stretch.start <= finding.start:
        if stretch.end - finding.start == 1 and _POST.match(text, stretch.start):
            return finding  # "DI A. Rix", "GP A Menon": the letter is an initial
        start = stretch.end + _blank(text[stretch.end : finding.end])
        return replace(finding, start=start) if start < finding.end else None
    end = finding.start + len(text[finding.start : stretch.start].rstrip(" \n\t,;:/(-–—&"))
    return replace(finding, end=end) if end > finding.start else None


def _touches(finding: Finding, stretch: Stretch) -> bool:
    if finding.source == "key":
        return stretch.firm
    if finding.source == "reviewer" or (stretch.term and _is_initials(finding)):
        return False
    return stretch.firm or finding.label in _OF_NAMES


def _is_initials(finding: Finding) -> bool:
    """Initials found by the full name they stand for were weighed against the term already ("Logged GP")."""
    short = finding.end - finding.start <= _LONGEST_INITIALS
    return finding.source == "name-variant" and finding.label == "PERSON" and short


def _blank(rest: str) -> int:
    after = re.match(r"(?:['’]s\b)?[\s,;:/()&–—-]*", rest)
    return after.end() if after else 0


def _pseudonyms(case: Case) -> list[str]:
    given = [
        *(person.pseudonym for person in case.people),
        *(place.pseudonym for place in case.places),
        *(identifier.pseudonym for identifier in case.identifiers),
    ]
    return [pseudonym for pseudonym in given if pseudonym]


def _is_term(phrase: Sequence[Word], lists: Lists) -> bool:
    """A phrase made of names alone, or one word that is a name too, may mean the person and is no excuse."""
    if len(phrase) == 1:
        return lists.grade(phrase[0].key) < Grade.BOTH
    return any(not lists.possible(word) or word.shape == "low" or lists.ordinary(word.key) for word in phrase)
