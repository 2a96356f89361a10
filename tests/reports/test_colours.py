from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.reports import colours

AA = 4.5


@pytest.mark.parametrize("colour", colours.PALETTE)
def test_every_text_on_every_ground_passes_aa(colour: colours.Colour) -> None:
    assert colours.contrast(colours.INK, colour.tint) >= AA
    assert colours.contrast(colours.QUIET_INK, colour.tint) >= AA
    assert colours.contrast(colour.strong, colour.tint) >= AA
    assert colours.contrast(colour.strong, colours.GROUND) >= AA


def test_the_fixed_pairs_pass_aa() -> None:
    assert colours.contrast(colours.HEADING_INK, colours.HEADING_GROUND) >= AA
    assert colours.contrast(colours.QUIET_INK, colours.GROUND) >= AA
    for ink, ground in (
        ("0B4A8F", "FFFFFF"),
        ("0B4A8F", "F3F5F7"),
        ("8A1500", "FFFFFF"),
        ("1D5A2B", "FFFFFF"),
        ("0D4A1D", "D6F2DC"),
        ("7A1408", "FFDCD8"),
        ("1A1A1A", "EEF2F5"),
        ("4A4A4A", "F6F8FA"),
        (colours.INK, colours.STAMP_GROUND),
        (colours.HEADING_INK, colours.INK),
    ):
        assert colours.contrast(ink, ground) >= AA


def test_contrast_is_wcag_s() -> None:
    assert colours.contrast("000000", "FFFFFF") == pytest.approx(21)
    assert colours.contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert colours.contrast("FFFFFF", "777777") == colours.contrast("777777", "FFFFFF")


def test_sixteen_agencies_have_sixteen_colours() -> None:
    assigned = colours.assign(f"Agency {n}" for n in range(16))
    assert len({colour.tint for colour in assigned.values()}) == 16
    assert len({colour.tint for colour in colours.PALETTE}) == len(colours.PALETTE) == 24


def test_neighbours_differ_to_the_eye() -> None:
    def apart(one: str, other: str) -> int:
        return max(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) for at in (0, 2, 4))

    assert all(apart(a.tint, b.tint) >= 20 for a, b in pairwise(colours.PALETTE))


def test_beyond_the_palette_colours_begin_again() -> None:
    assigned = colours.assign(f"Agency {n}" for n in range(30))
    assert assigned["Agency 24"] == assigned["Agency 0"]
