"""Lines that name nobody: terms in capitals, new terms made of old ones, and words already anonymous.

A board's papers are full of capitalised things that name nobody. Their lists are never complete, so terms are
also taken apart and put together anew: what is to be learnt is that ordinary words in capitals are no name.
"""

from __future__ import annotations

import functools
import random
from collections.abc import Iterator

from models.corpus.lists import big_list
from models.corpus.model import Annotated
from models.corpus.slots.terms import SLOTS, terms

_FRAMES = (
    "{}", "{}", "{}:", "{} – {}", "{}, {} and {}", "{} | {} | {}", "{}\n{}\n{}", "{} ({})", "The {}",
    "No {}", "{} was completed and sent to the {}.", "{} to be considered at the next {}.",
    "Discussed {} with {}.", "The {} did not refer to the {}.", "There was no {} on the file.",
    "{} not attended; {} informed.", "According to the {}, {} should have been told.",
    "Referred to {} by {}.", "{} closed. {} to follow.", "{} raised this with the {}, who agreed.",
    "See {}.", "{} applies here.", "{} had not been trained in {}.", "Both {} and {} are named in the {}.",
    "{} declined by {}", "{} explained. {} given.", "{} seen with {}.",
    "{} told {} that {} had rung the {}.", "{} was at home with {} and {}.", "{} said {} would not help.",
    "What did the {} know, and what did {} do?", "{} is the responsibility of the {}.", "{}; {}; {}; {}",
    "{} and {} attended the {}.", "{} wrote to {} about the {}.", "Copy to {}; {}; {}",
    "{}'s records show no {}.", "Had {} been followed, the {} would have met.",
    "It was recorded under {} on the form.", "{} started, {} stopped.",
)  # fmt: skip
_ROLES = (
    "Child {}", "Child {}", "Sibling {}", "Adult {}", "Mother", "Father", "Stepfather", "Mother's Partner",
    "MGM", "MGF", "PGM", "PGF", "Maternal Grandmother", "Paternal Grandfather", "Social Worker {}",
    "Health Visitor {}", "GP {}", "GP{}", "HV{}", "SW{}", "Officer {}", "PC {}", "School {}",
    "Hospital {}", "Nurse {}", "Professional {}", "Subject", "Half Sibling", "Partner {}", "Family Friend",
    "Neighbour {}", "Teacher {}", "Aunt", "Uncle", "Mum", "Dad", "Nan", "Baby", "Young Person",
    "the Subject Child", "Foster Carer {}", "Midwife {}", "IRO", "Consultant {}",
)  # fmt: skip
_HEADS = (
    "Team", "Unit", "Board", "Panel", "Service", "Plan", "Review", "Report", "Form", "Protocol", "Policy",
    "Guidance", "Checklist", "Tool", "Scale", "Meeting", "Conference", "Group", "Order", "Act",
    "Assessment", "Programme", "Worker", "Officer", "Manager", "Nurse", "Lead", "Co-ordinator", "Clinic",
    "Centre", "Project", "Pathway", "Framework", "Procedure", "Record", "Register", "Standard", "Strategy",
    "Practitioner", "Adviser", "Panel Member", "Outcome",
)  # fmt: skip


def documents(seed: int, words: int, part: str) -> Iterator[Annotated]:
    """Texts of one to six such lines, ``words`` words in all or a few more; the same seed gives the same."""
    rng = random.Random(f"negatives {seed} {part}")  # noqa: S311 - nothing secret depends on it
    given = 0
    while given < words:
        text = "\n".join(_line(rng, part) for _ in range(rng.choice((1, 1, 1, 2, 3, 6))))
        given += len(text.split())
        yield Annotated(text, (), "negatives", part)


def _line(rng: random.Random, part: str) -> str:
    frame = rng.choice(_FRAMES)
    return frame.format(*(_thing(rng, part) for _ in range(frame.count("{}"))))


def _thing(rng: random.Random, part: str) -> str:
    chance = rng.random()
    if chance < 0.25:
        return rng.choice(_ROLES).format(rng.choice("ABCDEFGHJKLMPXYZ123456789"))
    term = _made(rng, part) if chance < 0.55 else rng.choice(terms(rng.choice(SLOTS), part))
    return term.upper() if rng.random() < 0.05 else term


def _made(rng: random.Random, part: str) -> str:
    words = [rng.choice(_words(part)) for _ in range(rng.choice((1, 1, 2, 2, 3)))]
    if rng.random() < 0.6:
        words.append(rng.choice(_HEADS))
    if rng.random() < 0.15:
        words.insert(1, rng.choice(("and", "of", "for", "in")))
    return " ".join(words)


@functools.cache
def _words(part: str) -> tuple[str, ...]:
    """The capitalised words of terms of several words, where they are ordinary and nobody's name."""
    ordinary = set(big_list("english")) - set(big_list("names-that-are-words"))
    phrases = (term.split() for slot in SLOTS for term in terms(slot, part) if " " in term)
    found = {word.strip("(),.;:") for phrase in phrases for word in phrase}
    return tuple(
        sorted(word for word in found if word[:1].isupper() and word.lower() in ordinary and len(word) > 2)
    )
