"""A heading of something else right under the heading of an empty section: what follows it fills nothing.

Authors leave a section empty and go on with acknowledgements, a distribution list, a word about their
organisation. Where headings are made as headings their level tells; where they are plain lines, the words do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from pipeline.proforma.definition import Attachment, Content, Section, definitions
from pipeline.proforma.outline import Line, Outline
from pipeline.proforma.phrases import speaks_of
from pipeline.proforma.placing import telling
from pipeline.proforma.words import key, plain

_MOST_WORDS = 8
_PROSE = 12
"""So many words make running text."""
_ELSE = re.compile(
    r"^\W*(?:[\w.]{1,5}[.)]?\s+)?(?:acknowledge?ments?|thanks|glossary|abbreviations?|acronyms|distribution"
    r"|circulation|(?:version|document) (?:control|history)|copyright|bibliography|disclaimer|foreword"
    r"|equality(?: and diversity)? statement|data protection|about (?:us|the author|our|the|this) ?\w*"
    r"|confidentiality(?: statement)?|protective marking|notes? on|terms used|terminology|conventions used"
    r"|how to read|further reading|list of|enclosures|(?:our )?(?:mission|vision|aims|values)|who we are"
    r"|(?:mission|vision) statement|statement of (?:purpose|values)|what we do"
    r"|our (?:organisation|agency|practice|surgery|school|trust|company|charity|offices?|building|premises"
    r"|history))\b(?: \w+){0,4}\W*$",
    re.IGNORECASE,
)
"""Headings that are no part of any proforma's answers."""
_OF_A_CASE = re.compile(
    r"\b(?:child|baby|boy|girls?|twins?|toddler|mother|father|parents?|family|brother|sister|siblings?"
    r"|s?he|her|him|his|hers|must|should|ought|needs? to|has to|have to|nobody|no one|never|not|nothing"
    r"|worri\w+|concern\w*|risks?|harm\w*|abus\w+|neglect\w*|injur\w+|bruis\w+|burn\w*|violen\w+"
    r"|safeguard\w*|referr\w+|missed|failed|asked|visited|worker|visitor)\b"
)
_ENOUGH_SAID = 2


def begins_something_else(
    requirement: Section | Content,
    outline: Outline,
    heading: int,
    lines: tuple[int, ...],
    at: int,
    last: bool,
) -> bool:
    """Whether the first words under a heading are themselves the heading of something else.

    Args:
        heading: the line of the requirement's own heading.
        lines: the lines under it.
        at: which of them holds the first words.
        last: whether it is the last one, behind which much may follow that belongs to nothing.

    Does not promise to know a heading in words that also speak of the requirement.
    """
    own, line = outline.lines[heading], outline.lines[lines[at]]
    below = [outline.lines[number] for number in lines[at + 1 :] if outline.lines[number].text]
    if not below or not like_heading(line) or not _stands_alone(own, line, outline):
        return False
    if is_strange(line.text):
        return True
    if own.kind == "heading" or line.kind == "heading" or any(letter.isdigit() for letter in _rest(line)):
        return False
    under = list(_under(below))
    if max((len(text.split()) for text in under), default=0) < _PROSE or _numbered_below(own, line):
        return False
    if not last and (_several(below) or of_the_case(under)):
        return False  # an author who parts a section into several gives each a heading
    return not about(requirement, [line.text, *under])


def is_strange(text: str) -> bool:
    """Whether a heading's words are no part of any proforma's answers, or the name of another document."""
    return _ELSE.match(text) is not None or key(text) in _documents()


@cache
def _documents() -> frozenset[tuple[str, ...]]:
    every = definitions().values()
    names = [definition.title for definition in every]
    names += [item.title for definition in every for item in definition.of(Attachment)]
    return frozenset(key(name) for name in names)


def of_the_case(texts: Iterable[str]) -> bool:
    """Whether a text speaks of people of the family, of what ought to be done or was not, of harm.

    What is said of an organisation, its buildings and its documents seldom does.
    """
    said = {word for text in texts for word in _OF_A_CASE.findall(plain(text))}
    return len(said) >= _ENOUGH_SAID


def like_heading(line: Line) -> bool:
    """Whether a line is short, begins with a capital and is no sentence or point of a list."""
    words = line.text.split()
    begins = next((letter for letter in line.text if letter.isalpha()), "")
    bullet = bool(line.label) and not any(letter.isalnum() for letter in line.label)
    return 0 < len(words) <= _MOST_WORDS and begins.isupper() and line.text[-1] not in ".,;:" and not bullet


def _stands_alone(own: Line, line: Line, outline: Outline) -> bool:
    """In a table only a cell that is a table of its own is a heading, as the section's own one is."""
    if not line.table:
        return True
    return line.table != own.table and sum(1 for other in outline.lines if other.table == line.table) == 1


def _under(below: list[Line]) -> Iterator[str]:
    for line in below:
        if like_heading(line):
            return
        yield line.text


def _several(below: list[Line]) -> bool:
    """Whether further on stands another line like a heading, with running text under it."""
    return any(
        like_heading(line) and not _ELSE.match(line.text) and len(after.text.split()) >= _PROSE
        for line, after in pairwise(below)
    )


def _rest(line: Line) -> str:
    """A heading without its number; "March to May 2008" is a part of an account."""
    return re.sub(r"^\W*(?:section |part )?\d[\d.]*[.)]?\s", "", line.text, flags=re.IGNORECASE)


def _numbered_below(own: Line, line: Line) -> bool:
    """Whether "4.1 Training" stands under "4 Lessons"."""
    mine, theirs = _number(own), _number(line)
    return bool(mine) and theirs.startswith(f"{mine}.")


def _number(line: Line) -> str:
    return (line.label or line.text.split(" ", 1)[0]).strip(" .):(").lower()


def about(requirement: Section | Content, texts: list[str]) -> bool:
    """Whether what follows speaks of what the requirement asks."""
    if telling(requirement) & {word for text in texts for word in key(text)}:
        return True
    if isinstance(requirement, Content):
        return any(speaks_of(text, requirement.words) for text in texts)
    return any(speaks_of(text, prompt.words) for prompt in requirement.prompts for text in texts)
