"""A name in every hiding place of a Word file and of a PDF; none may be left in what is published."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

import docx as python_docx
import pytest

import pipeline.anonymise
from pipeline.errors import UnreadableError
from tests.anonymise.canaries import docx, fold, hunt_seen, pdf
from tests.anonymise.canaries.looks import convert
from tests.anonymise.canaries.planted import Canary
from tests.anonymise.canaries.under_test import Result, anonymised, office, tesseract

MAKERS: dict[str, Callable[[], Canary]] = {"docx": docx.everything, "pdf": pdf.everything}
GROUPS = [
    (kind, group)
    for kind, places in (("docx", docx.TOGETHER), ("pdf", pdf.TOGETHER))
    for group in dict.fromkeys(place.group for place in places)
]
SINGLES = [("docx", place.id) for place in docx.ALONE] + [("pdf", place.id) for place in pdf.ALONE]
FOUND_AT_LEAST = 0.6
"""Of the names that the case does not know, the share that must be found in ordinary text."""


@pytest.fixture(scope="session", params=["docx", "pdf"])
def kind(request: pytest.FixtureRequest) -> str:
    """The format of the draft."""
    return str(request.param)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, bool], Result]:
    """Gives the canary file of a kind after it was anonymised; each is made once."""

    @functools.cache
    def make(kind: str, known: bool) -> Result | Exception:
        folder = tmp_path_factory.mktemp(f"{kind}-{'known' if known else 'unknown'}")
        try:
            return anonymised(MAKERS[kind](), folder, known=known)
        except Exception as trouble:  # noqa: BLE001 - it is raised again for each test
            return trouble

    def give(kind: str, known: bool) -> Result:
        result = make(kind, known)
        if isinstance(result, Exception):
            raise result  # for each test that needed it, without trying again
        return result

    return give


Made = Callable[[str, bool], Result]


@pytest.mark.parametrize(("kind", "group"), GROUPS)
def test_no_name_is_left(kind: str, group: str, made: Made) -> None:
    assert made(kind, True).leaking(group) == {}


@pytest.mark.parametrize(("kind", "group"), GROUPS)
def test_a_name_nobody_knew_is_not_left_where_no_reader_looks(kind: str, group: str, made: Made) -> None:
    assert made(kind, False).leaking(group, seen=False) == {}


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_most_names_nobody_knew_are_found_in_the_text(
    kind: str, made: Made, record_property: Callable[[str, object], None]
) -> None:
    result = made(kind, False)
    shown = [planted.place for planted in result.canary.planted if planted.seen and planted.group != "form"]
    left = set(result.leaking()) & set(shown)
    record_property("left", sorted(left))
    assert 1 - len(left) / len(shown) >= FOUND_AT_LEAST, sorted(left)


@pytest.mark.parametrize(("kind", "place"), SINGLES)
def test_a_place_that_can_share_no_file(kind: str, place: str, tmp_path: Path) -> None:
    table = {one.id: one for one in (docx.PLACES if kind == "docx" else pdf.PLACES)}
    canary = docx.plant([table[place]]) if kind == "docx" else pdf.plant([table[place]])
    try:
        assert anonymised(canary, tmp_path).left == {}
    except UnreadableError:  # a file that cannot be rebuilt safely is refused, not passed on
        assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_name_in_the_file_name_is_not_left(kind: str, tmp_path: Path) -> None:
    table = {"docx": docx, "pdf": pdf}[kind]
    canary = table.plant([next(place for place in table.PLACES if place.id == "plain")])
    name = canary.planted[0].name.replace(" ", "_")
    assert anonymised(canary, tmp_path, stem=f"{name}-overview_report final").left == {}


@tesseract
@pytest.mark.tesseract
def test_no_name_can_be_read_on_a_page(kind: str, made: Made) -> None:
    result = made(kind, True)
    for file in result.outcome.files:
        if file.suffix == ".pdf":
            assert hunt_seen.left(file, result.canary.needles()) == []


def test_no_other_word_is_lost(kind: str, made: Made) -> None:
    result = made(kind, True)
    for file, text in result.text.items():
        assert [words for words in result.canary.expected if words not in text] == [], file


def test_every_written_file_opens(kind: str, made: Made, tmp_path: Path) -> None:
    for file in made(kind, True).outcome.files:
        if file.suffix == ".docx":
            assert len(python_docx.Document(str(file)).paragraphs) > 10


@office
@pytest.mark.libreoffice
def test_libreoffice_opens_what_was_written(kind: str, made: Made, tmp_path: Path) -> None:
    result = made(kind, True)
    for file in result.outcome.files:
        if file.suffix == ".docx":
            convert(file, "txt:Text", tmp_path)
            text = (tmp_path / f"{file.stem}.txt").read_text("utf-8-sig")
            assert fold.within(tuple(result.canary.needles()), text) == set()
            told = " ".join(text.split())
            assert [words for words in result.canary.expected[:20] if words not in told] == []


def test_the_check_says_clean(kind: str, made: Made) -> None:
    outcome = made(kind, True).outcome
    assert [(check.verdict, check.leaks) for check in outcome.verifications] == [("clean", ())] * len(
        outcome.files
    )


def test_the_check_finds_every_name_in_the_draft(kind: str, made: Made) -> None:
    """Whoever would publish the draft itself is told of each hiding place."""
    result = made(kind, True)
    check = pipeline.anonymise.verify(result.source, result.case)
    assert check.verdict == "leak"
    told = "|".join(fold.folded(leak.text) for leak in check.leaks)
    pseudonyms = {leak.matches for leak in check.leaks}
    theirs = {entry.name: entry.pseudonym for entry in result.outcome.key.entries}
    silent = [
        planted.place
        for planted in result.canary.planted
        if not any(fold.needle(word) in told for word in planted.gone)
        and theirs[planted.name] not in pseudonyms
    ]
    assert silent == []


def test_the_same_draft_gives_the_same_bytes(tmp_path: Path) -> None:
    table = {place.id: place for place in docx.PLACES}
    canary = docx.plant([table["plain"], table["comment_text"], table["header_default"], table["alt_text"]])
    folders = [tmp_path / "one", tmp_path / "two"]
    written = []
    for folder in folders:
        folder.mkdir()
        written.append([file.read_bytes() for file in anonymised(canary, folder).outcome.files])
    assert written[0] == written[1]
