"""A name of any origin, in any form, anywhere in a text: none of it is left."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.passages import Edit, edited
from pipeline.anonymise.rewriting import plan
from pipeline.anonymise.rewriting.matcher import Matcher
from tests.anonymise.rewriting.cast import case_with, passages, written

NAMES = (
    "Kayleigh Marsden", "Oluwaseun Adeyemi", "Siobhán Ní Dhomhnaill", "Mohammed Al-Rashid", "Łukasz Wójcik",
    "Ana-Maria Popescu", "Jean-Luc D'Souza", "Niamh O'Sullivan", "Pieter van der Berg", "Björn Åkesson",
    "Anne-Marie St John-Smythe", "Şükrü Yılmaz", "Nguyễn Thị Hoà", "Xiaoming Zhang", "Fatoumata Diallo",
    "Priyanka Chattopadhyay", "Aleksandra Kowalczyk", "Gurpreet Kaur Dhaliwal", "Hywel Llewellyn",
    "Ffion Prydderch", "Gráinne McLaughlin", "Callum MacDonald", "DeShawn Freeborough", "Zoë Brontë-Haworth",
    "Ekaterina Sokolova", "Yusuf ibn Khalid",
)  # fmt: skip
BESIDE = (
    ("The review heard that ", " was at home."),
    ("", " was seen."),
    ("Professionals met ", ", who was well."),
    ("a record of ", ""),
    ("(", ")"),
    ("“", "” was written on the wall"),
    ("Seen by\t", "\t12.15"),
    ("the child and ", " and the dog"),
    ("Present: ", "; the chair; the clerk"),
    ("HEADING: ", ""),
    ("See footnote 4", " said so"),
    ("- ", "\n- the next"),
)  # fmt: skip
_CYRILLIC = str.maketrans("aeopcyx", "аеорсух")
_WIDE = {ord("a") + at: chr(0xFF41 + at) for at in range(26)}


def bare(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.translate(str.maketrans({"Ł": "L", "ł": "l", "ı": "i"})))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _spaced(text: str) -> str:
    return "  ".join(" ".join(word) for word in text.split())


def _mail(text: str) -> str:
    return re.sub(r"[^a-z.]", "", bare(text).lower().replace(" ", ".")) + "@example.com"


def _file(text: str) -> str:
    return bare(text).replace(" ", "_").replace("'", "") + "_IMR_v2.docx"


def _hashtag(text: str) -> str:
    return "#JusticeFor" + re.sub(r"[^A-Za-z]", "", bare(text))


def _swapped(text: str) -> str:
    first, last = text.split()[0], text.split()[-1]
    at = len(last) // 2
    return f"{first} {last[: at - 1]}{last[at]}{last[at - 1]}{last[at + 1 :]}"


FORMS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "capitals": str.upper,
    "small": str.lower,
    "surname first": lambda text: f"{text.split(None, 1)[1]}, {text.split()[0]}",
    "surname first in capitals": lambda text: f"{text.split(None, 1)[1].upper()} {text.split()[0]}",
    "first": lambda text: text.split()[0],
    "last": lambda text: text.split(None, 1)[1],
    "initial": lambda text: f"{text[0]}. {text.split(None, 1)[1]}",
    "titled": lambda text: f"Mrs {text.split(None, 1)[1]}",
    "possessive": lambda text: f"{text}'s",
    "plural": lambda text: f"the {text.split()[-1]}s",
    "no accents": bare,
    "no marks": lambda text: re.sub(r"['-]", "", bare(text)),
    "blanks for marks": lambda text: re.sub(r"['-]", " ", text),
    "curly": lambda text: text.replace("'", "’").replace("-", "‑"),
    "no-break": lambda text: text.replace(" ", "\u00a0"),
    "thin": lambda text: text.replace(" ", "\u2009"),
    "zero width": lambda text: "\u200b".join(text),
    "soft hyphens": lambda text: text[:3] + "\u00ad" + text[3:],
    "line end": lambda text: text[:-3] + "-\n" + text[-3:],
    "broken line": lambda text: text.replace(" ", "\n"),
    "combining": lambda text: unicodedata.normalize("NFD", text),
    "look-alikes": lambda text: text.translate(_CYRILLIC),
    "full width": lambda text: text.translate(_WIDE),
    "spaced": _spaced,
    "spaced capitals": lambda text: _spaced(text.upper()),
    "underscores": lambda text: text.replace(" ", "_"),
    "dots": lambda text: text.replace(" ", ".").lower(),
    "together": lambda text: text.replace(" ", ""),
    "e-mail": _mail,
    "file": _file,
    "hashtag": _hashtag,
    "small hashtag": lambda text: _hashtag(text).lower(),
    "two letters swapped": _swapped,
    "two blanks": lambda text: text.replace(" ", "  "),
    "direction marks": lambda text: f"\u202a{text}\u202c",
}  # fmt: skip


def squeezed(text: str) -> str:
    """Letters only, as plain as this test can make them; its own way, none of the code's."""
    back = str.maketrans("аеорсух", "aeopcyx")
    return "".join(filter(str.isalnum, bare(text.lower().translate(back)).lower()))


def leaks(name: str, text: str) -> list[str]:
    """What of a name is left in a text."""
    parts = [squeezed(part) for part in re.split(r"[ -]", name)]
    return [part for part in parts if len(part) > 3 and part in squeezed(text)]


def _key(name: str) -> Key:
    return Key((Entry("person-1", "person", name, "QZ 1", "Other"),))


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(NAMES), st.sampled_from(sorted(FORMS)), st.sampled_from(BESIDE))
def test_the_matcher_leaves_nothing(name: str, form: str, beside: tuple[str, str]) -> None:
    text = beside[0] + FORMS[form](name) + beside[1]
    matches = Matcher(_key(name)).find(text)
    assert not leaks(name, edited(text, [Edit(match.start, match.end, "QZ") for match in matches]))
    assert all(0 <= match.start < match.end <= len(text) for match in matches)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NAMES)
def test_every_form_of_every_name(name: str, form: str) -> None:
    text = f"It was {FORMS[form](name)} who rang."
    matches = Matcher(_key(name)).find(text)
    out = edited(text, [Edit(match.start, match.end, "QZ") for match in matches])
    assert not leaks(name, out)
    if form not in ("two letters swapped", "direction marks"):
        assert out.startswith("It was ") and out.endswith(" who rang.")


_PLANTED = st.tuples(st.sampled_from(NAMES), st.sampled_from(sorted(FORMS)), st.sampled_from(BESIDE))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(_PLANTED, min_size=1, max_size=6),
    st.text(max_size=30),
)  # fmt: skip
def test_a_plan_leaves_nothing(planted: list[tuple[str, str, tuple[str, str]]], noise: str) -> None:
    entries = tuple(
        Entry(f"person-{at}", "person", name, f"QZ {at}", "Other") for at, name in enumerate(NAMES, start=1)
    )
    texts = [beside[0] + FORMS[form](name) + beside[1] for name, form, beside in planted]
    assume(not any(leaks(name, noise) for name in NAMES))
    texts.insert(len(texts) // 2, noise)
    given_ = passages(*texts)
    made = plan(given_, case_with(), Key(entries))
    published = written(made, given_)
    for name, _, _ in planted:
        for line in published:
            assert not leaks(name, line)
    _offsets_are_exact(made.redactions, texts)


def _offsets_are_exact(redactions, texts: list[str]) -> None:  # type: ignore[no-untyped-def]
    past = (-1, 0)
    for one in redactions:
        assert texts[one.passage][one.start : one.end] == one.text != ""
        assert (one.passage, one.start) >= past
        past = (one.passage, one.end)
    assert len({one.id for one in redactions}) == len(redactions)
