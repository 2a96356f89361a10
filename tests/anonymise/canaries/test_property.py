"""Any name, in any form, in any place of a Word file: nothing of it is left."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pipeline.anonymise
from tests.anonymise.canaries import docx, hunt
from tests.anonymise.canaries.docx_base import base
from tests.anonymise.canaries.names import FORENAMES, SURNAMES
from tests.anonymise.canaries.package import Package
from tests.anonymise.canaries.place import Place, words
from tests.anonymise.canaries.planted import Canary, Planted, case_of

_ACCENTS = str.maketrans("aeiouycnsz", "áéíóúýçñšž")


def _misspelt(word: str) -> str:
    return word[:3] + word[4:] if len(word) > 7 else word


FORMS = {
    "as it is": str,
    "in capitals": str.upper,
    "in small letters": str.lower,
    "with accents": lambda name: name.translate(_ACCENTS),
    "surname first": lambda name: " ".join(reversed(name.split())),
    "a letter left out": lambda name: " ".join(map(_misspelt, name.split())),
}
"""What people make of a name and still mean the same person; two words remain two words."""
COUNT = min(len(FORENAMES), len(SURNAMES))


@st.composite
def files(draw: st.DrawFn) -> tuple[Canary, tuple[Planted, ...]]:
    """A report with up to thirty people, each in a place and a form of their own; and who they are."""
    places = draw(st.lists(st.sampled_from(docx.TOGETHER), min_size=1, max_size=30, unique_by=lambda p: p.id))
    at = draw(st.permutations(range(COUNT)))
    package, planted = base(), []
    for place, number in zip(places, at, strict=False):
        planted.append(_plant(package, place, number, draw(st.sampled_from(sorted(FORMS)))))
    return Canary(package.build(), "docx", tuple(planted), tuple(package.expected)), tuple(planted)


def _plant(package: Package, place: Place[Package], number: int, form: str) -> Planted:
    name = f"{FORENAMES[number]} {SURNAMES[-1 - number]}"
    written = FORMS[form](name)
    gone = place.plant(package, written)
    return Planted(place.id, form, name, tuple(gone or words(written)), place.seen)


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(files())
def test_nothing_of_any_name_is_left(made: tuple[Canary, tuple[Planted, ...]]) -> None:
    canary, planted = made
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (out := folder / "out").mkdir()
        outcome = pipeline.anonymise.anonymise(canary.write(folder), case_of(planted), out)
        needles = canary.needles()
        assert [
            (needles[w], w, where) for file in outcome.files for w, where in hunt.left(file, needles)
        ] == []
        assert outcome.clean
