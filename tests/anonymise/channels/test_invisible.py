"""Signs of no width carry nothing out; those a script needs stay."""

from __future__ import annotations

import pytest

from pipeline.anonymise.channels.invisible import without_unseen

BITS = "".join("\u200b" if bit == "0" else "\u200c" for bit in f"{int.from_bytes(b'Kayleigh'):064b}")


@pytest.mark.parametrize(
    "signs",
    [
        "".join(chr(0xE0000 + ord(letter)) for letter in "Kayleigh"),
        "".join(chr(0xE0100 + ord(letter) - 16) for letter in "Kayleigh"),
        BITS,
        BITS.replace("\u200b", "\u200e").replace("\u200c", "\u200f"),
        BITS.replace("\u200b", "\u2062").replace("\u200c", "\u2063"),
        BITS.replace("\u200b", "\ufe0e").replace("\u200c", "\ufe0f"),
        "\u3164\uffa0\u115f\u034f\u17b4\u206a\ufeff",
    ],
)
def test_what_nobody_sees_goes(signs: str) -> None:
    assert without_unseen(f"The visit{signs} was made.") == "The visit was made."


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "a soft\u00adhyphen, a no\u00a0break blank",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian
        "\u0915\u094d\u200d\u0937",  # Hindi
        "\u0e19\u0e49\u0e33\u200b\u0e44\u0e2b\u0e25",  # Thai
        "\u05e9\u05dc\u05d5\u05dd\u200e (abc)",
        "\U0001f469\u200d\U0001f467 \u2764\ufe0f\u200d\U0001f525",
        "e\u0301 \u202ealso\u202c",
    ],
)
def test_what_a_script_needs_stays(text: str) -> None:
    assert without_unseen(text) == text
