"""The hunt itself: it finds every name where it was put, and none where there is none."""

from __future__ import annotations

import base64
import zlib
from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

from tests.anonymise.canaries import docx, hunt, hunt_seen, pdf
from tests.anonymise.canaries.names import FORENAMES, SURNAMES
from tests.anonymise.canaries.planted import Canary
from tests.anonymise.canaries.under_test import tesseract

FILES: dict[str, Canary] = {"docx": docx.everything(), "pdf": pdf.everything()}
PLACES = [(kind, planted.place) for kind, canary in FILES.items() for planted in canary.planted]
BY_EYE = {"shown_in_a_picture"}
"""Where no byte tells the name."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What the hunt finds in the files as they are, before anybody has anonymised them."""
    folder = tmp_path_factory.mktemp("canaries")
    return {
        kind: {word for word, _ in hunt.left(canary.write(folder), canary.needles())}
        for kind, canary in FILES.items()
    }


def test_there_are_more_places_than_the_issue_asks_for() -> None:
    assert len(docx.PLACES) >= 90
    assert len(pdf.PLACES) >= 60


@pytest.mark.parametrize(("kind", "place"), PLACES)
def test_a_name_is_found_where_it_was_put(kind: str, place: str, found: dict[str, set[str]]) -> None:
    if place in BY_EYE:
        pytest.skip("needs an eye: see the next test")
    planted = next(one for one in FILES[kind].planted if one.place == place)
    assert set(planted.gone) <= found[kind]


@tesseract
@pytest.mark.tesseract
def test_a_name_in_a_picture_is_read(tmp_path: Path) -> None:
    place = next(place for place in pdf.PLACES if place.id == "shown_in_a_picture")
    canary = pdf.plant([place])
    file = canary.write(tmp_path)
    assert {word for word, _ in hunt_seen.left(file, canary.needles())} == set(canary.planted[0].gone)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_file_without_names_has_none(kind: str, tmp_path: Path) -> None:
    canary = {"docx": docx.plant, "pdf": pdf.plant}[kind](())
    assert hunt.left(canary.write(tmp_path), [*FORENAMES, *SURNAMES]) == []


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_same_places_make_the_same_bytes(kind: str) -> None:
    again = {"docx": docx.everything, "pdf": pdf.everything}[kind]()
    assert again.data == FILES[kind].data


def test_names_stand_far_apart() -> None:
    words = [word.lower() for word in (*FORENAMES, *SURNAMES)]
    near = [
        (one, other)
        for at, one in enumerate(words)
        for other in words[at + 1 :]
        if one in other or other in one or Levenshtein.distance(one, other, score_cutoff=3) < 4
    ]
    assert near == []


@pytest.mark.parametrize(
    "data",
    [
        b"xx\0Wambui\0xx",
        "Wambui".encode("utf-16-le"),
        b"\x07" + "Wambui".encode("utf-16-be"),
        "Wambui".encode("utf-32-le"),
        b"%57%61%6D%62%75%69",
        b"&#87;&#x61;&amp;#109;bui",
        base64.b64encode(b"-- Wambui was here --"),
        b"57616d627569",
        b"<57 61 6D 62 75 69>",
        zlib.compress(b"Wambui"),
        b"junk" + zlib.compress(zlib.compress(b"Wambui")),
        b"W<b>am</b>bu<!-- -->i",
        b"(\\127\\141\\155\\142\\165\\151)",
        rb"{\rtf1 W\'61\u109?bui}",
        "W\u200ba\u00adm b.u-i".encode(),
        b"iubmaW",
        "Wаmbuі".encode(),
        "Ｗａｍｂｕｉ".encode(),
        "WÁMBÜÎ".encode(),
        b"=57=61=6D=\r\nbui",
        b'{"n": "W\\u0061mbui"}',
        b"/W#61mbui",
    ],
)
def test_every_coding_of_a_name_is_read(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "some.bin"
    file.write_bytes(data)
    assert {word for word, _ in hunt.left(file, ["Wambui", "Zbigniew"])} == {"Wambui"}


def test_the_name_of_a_file_counts(tmp_path: Path) -> None:
    file = tmp_path / "Report on W_A_M_B_U_I v2.txt"
    file.write_bytes(b"nothing")
    assert hunt.left(file, ["Wambui"]) == [("Wambui", "the file's name")]
