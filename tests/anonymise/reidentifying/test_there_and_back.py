"""There and back: whoever stands in a text in any form stands there again in full; nothing else moves."""

from __future__ import annotations

import csv
import json
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import case as cases
from pipeline.anonymise import rewriting
from pipeline.anonymise.channels import open_draft
from pipeline.anonymise.key import Key, build
from pipeline.anonymise.passages import Passage, edited
from pipeline.anonymise.reidentifying import Names, reidentify
from pipeline.case import Case

_PEOPLE = (
    "Kayleigh Ann Marsden", "Siân O’Brien", "Zoë Smith-Jones", "Anneke van der Berg", "Tomasz Kowalczyk",
    "Olusegun Adeyemi", "Leanne Tarrant", "Priyanka Ramachandran", "Darren Dunmore", "Carys Llewellyn",
)  # fmt: skip
_ROLES = (
    "role: subject", "role: sibling", "role: sibling", "role: parent, relationship: mother",
    "role: parent, relationship: father", "role: relative, relationship: maternal grandmother",
    "role: professional, designation: Social Worker", "role: professional, designation: Health Visitor",
)  # fmt: skip
_SENTENCES = (
    "On Monday {} was seen at home.",
    "The letter went to {} in June 2009.",
    "{}’s weight had fallen by 3 lbs, which nobody wrote down.",
    "They asked {} to come back, and {} did not.",
    "{}, {} and {} were at home.",
    "{}\tnot seen\tN/A",
    "It was said that {} slept; {} was asked about it on 14/06/2009.",
)
_ZERO = "\u200b"
_ACCENTS = str.maketrans("âëôéÅí’", "aeoeAi'")


def _first(name: str) -> str:
    return name.split()[0]


def _last(name: str) -> str:
    words = name.split()
    return " ".join(words[1:]) if words[1].islower() else words[-1]


_FORMS: tuple[Callable[[str], str], ...] = (
    str,
    _first,
    lambda name: f"{_first(name)} {_last(name)}",
    lambda name: f"{_last(name)}, {_first(name)}",
    lambda name: f"{_last(name).upper()}, {_first(name)}",
    lambda name: f"{_first(name)[0]}. {_last(name)}",
    lambda name: f"{_first(name)[0]} {_last(name)}",
    str.upper,
    lambda name: name.translate(_ACCENTS),
    lambda name: name.replace(" ", "\u00a0"),
    lambda name: name[:3] + _ZERO + name[3:],
    lambda name: name[:4] + "\u00ad" + name[4:],
)


@dataclass(frozen=True)
class Written:
    """A case, and lines of its text as written and as they are to come back."""

    case: Case
    key: Key
    lines: tuple[str, ...]
    right: tuple[str, ...]


@st.composite
def texts(draw: st.DrawFn) -> Written:
    people = draw(st.permutations(_PEOPLE))[: draw(st.integers(2, len(_ROLES)))]
    listed = "\n".join(f"  - {{name: {name}, {role}}}" for name, role in zip(people, _ROLES, strict=False))
    case = cases.parse(
        "reference: XX-2010-03\nreview_period: {start: 2007-01-01, end: 2009-11-30}\n"
        "agencies: [{name: Wealdshire Constabulary, folder: police}]\n"
        f"people:\n{listed}\npublication: {{dates: keep}}\n"
    )
    lines, right = [], []
    for sentence in draw(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=5)):
        whom = [draw(st.sampled_from(people)) for _ in range(sentence.count("{}"))]
        lines.append(sentence.format(*(draw(st.sampled_from(_FORMS))(name) for name in whom)))
        right.append(sentence.format(*whom))
    return Written(case, build(case), tuple(lines), tuple(right))


def _plain(text: str) -> str:
    """Without the marks that nobody sees, capitals even: a name in capitals comes back in either."""
    return re.sub("[\u200b\u00ad]", "", text).replace("\u00a0", " ").casefold()


def _there(written: Written) -> tuple[list[str], Key]:
    passages = [Passage(number, "body", "line", line) for number, line in enumerate(written.lines)]
    plan = rewriting.plan(passages, written.case, written.key)
    edits = rewriting.edits(plan.redactions)
    return [edited(line, edits.get(number, ())) for number, line in enumerate(written.lines)], plan.key


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts())
def test_everybody_comes_back_at_each_place_and_nothing_else_changes(written: Written) -> None:
    hidden, key = _there(written)
    names = Names(key)
    back = [edited(line, names.edits(line)) for line in hidden]
    assert list(map(_plain, back)) == list(map(_plain, written.right)), (written.lines, hidden)
    for name in _PEOPLE:
        for part in (_first(name), _last(name)):
            assert part.casefold() not in _plain("\n".join(hidden)), (written.lines, hidden)


def _as_text(lines: tuple[str, ...], path: Path) -> None:
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _as_csv(lines: tuple[str, ...], path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([("row", "what"), *((f"r{at}", line) for at, line in enumerate(lines))])


def _as_json(lines: tuple[str, ...], path: Path) -> None:
    path.write_text(json.dumps({"rows": lines, "sha256": "0", "count": 7}, indent=1), "utf-8")


def _as_workbook(lines: tuple[str, ...], path: Path) -> None:
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append([line, 3])  # type: ignore[union-attr]
    book.save(path)


def _as_word(lines: tuple[str, ...], path: Path) -> None:
    document = docx.Document()
    for line in lines:
        paragraph = document.add_paragraph()
        for at in range(0, len(line), 7):
            paragraph.add_run(line[at : at + 7]).bold = at % 2 == 0
    document.save(path)


def _from_csv(path: Path) -> list[str]:
    with path.open(newline="", encoding="utf-8") as stream:
        return [row[1] for row in csv.reader(stream)][1:]


def _from_json(path: Path) -> list[str]:
    value = json.loads(path.read_text("utf-8"))
    assert (value["sha256"], value["count"]) == ("0", 7)
    return list(value["rows"])


def _from_workbook(path: Path) -> list[str]:
    rows = list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))
    assert {row[1] for row in rows} == {3}
    return [str(row[0]) for row in rows]


_FILES = (
    (".txt", _as_text, lambda path: path.read_text("utf-8").splitlines()),
    (".csv", _as_csv, _from_csv),
    (".json", _as_json, _from_json),
    (".xlsx", _as_workbook, _from_workbook),
    (".docx", _as_word, lambda path: [one.text for one in docx.Document(str(path)).paragraphs]),
)


@pytest.mark.parametrize(("ending", "write", "read"), _FILES, ids=[ending for ending, _, _ in _FILES])
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(written=texts())
def test_files_of_every_kind_come_back(
    ending: str,
    write: Callable[[tuple[str, ...], Path], None],
    read: Callable[[Path], list[str]],
    written: Written,
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(written.lines, folder / f"a{ending}")
        draft = open_draft(folder / f"a{ending}", written.case.publication)
        plan = rewriting.plan(draft.passages, written.case, written.key)
        draft.write(folder / f"hidden{ending}", rewriting.edits(plan.redactions))
        reidentify(folder / f"hidden{ending}", plan.key, folder / f"back{ending}")
        assert list(map(_plain, read(folder / f"back{ending}"))) == list(map(_plain, written.right))
