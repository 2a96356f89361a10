"""A name in a code that is undone in a minute, or turned round, is a name."""

from __future__ import annotations

import base64
import codecs

import pytest

from pipeline.anonymise.rewriting import coded
from pipeline.anonymise.rewriting.matcher import Matcher
from tests.anonymise.rewriting.cast import KEY

NAME = "Kayleigh Marsden"
SAID = f"Seen with {NAME} at home."
MORSE = "-.- .- -.-- .-.. . .. --. ...."
MATCHER = Matcher(KEY)


def _each(form: str) -> str:
    return "".join(form.format(ord(letter)) for letter in NAME)


IN_CODE = {
    "base64": base64.b64encode(SAID.encode()).decode(),
    "base64 of two bytes a letter": base64.b64encode(SAID.encode("utf-16-le")).decode(),
    "base32": base64.b32encode(SAID.encode()).decode(),
    "base85": base64.a85encode(SAID.encode(), adobe=True).decode(),
    "mail header": f"=?utf-8?B?{base64.b64encode(NAME.encode()).decode()}?=",
    "hexadecimal": NAME.encode().hex(),
    "hexadecimal, spaced": NAME.encode().hex(" "),
    "EBCDIC": NAME.encode("cp500").hex(),
    "percent signs": _each("%{:02x}"),
    "entities": _each("&#{};"),
    "entities in hexadecimal": _each("&#x{:x};"),
    "quoted-printable": _each("={:02X}"),
    "escapes": _each("\\u{:04x}"),
    "octal": _each("\\{:03o}"),
    "bits": " ".join(f"{ord(letter):08b}" for letter in NAME),
    "codes of letters": " ".join(str(ord(letter)) for letter in NAME),
    "places in the alphabet": "-".join(str(ord(letter) - 96) for letter in "kayleigh"),
    "Morse": MORSE,
    "code in code": base64.b64encode(_each("%{:02x}").encode()).decode(),
}


@pytest.mark.parametrize("how", IN_CODE)
def test_a_stretch_in_code_that_says_a_name_is_that_name(how: str) -> None:
    text = f"The visit was made to {IN_CODE[how]} and recorded."
    (match,) = MATCHER.find(text)
    assert match.entries == ("person-1",)
    left = text[: match.start] + text[match.end :]
    assert left.split() == ["The", "visit", "was", "made", "to", "and", "recorded."]


@pytest.mark.parametrize(
    "written",
    [
        "nedsraM",
        "NEDSRAM",
        codecs.encode("Kayleigh", "rot13"),
        "ɥƃᴉǝlʎɐʞ",
        "⠅⠁⠽⠇⠑⠊⠛⠓",
        "🇰🇦🇾🇱🇪🇮🇬🇭",
        "⒦⒜⒴⒧⒠⒤⒢⒣",
        "\uf04b\uf061\uf079\uf06c\uf065\uf069\uf067\uf068",
        "Kay\u3164le\uffa0igh",
        "K/a/y/l/e/i/g/h",
        "Kay lei gh",
        "K\ta\ty\tl\te\ti\tg\th",
        "K | a | y | l | e | i | g | h",
        "K\n\na\n\ny\n\nl\n\ne\n\ni\n\ng\n\nh",
    ],
)
def test_a_word_turned_round_or_its_letters_set_apart(written: str) -> None:
    text = f"The visit was to {written} and recorded."
    (match,) = MATCHER.find(text)
    assert text[match.start : match.end] == written


@pytest.mark.parametrize(
    "text",
    [
        "Heaven knows, and 50% of the 100% was 5=5; see section 3.2.1 and Q&A; R&D.",
        "Totals: 12 14 15 22 31 40 44 and 01632 960123, 1-2-3-4-5, 10100101.",
        "Contents ........ 4\nSummary . . . . . 5\n- a - b - c -",
        "Panels A, B, C, D and E met; options a/b/c/d were put.",
        "Internationalisation misunderstanding counterproductive deadbeef cafe.",
    ],
)
def test_what_is_no_code_is_left(text: str) -> None:
    assert MATCHER.find(text) == ()


def test_a_link_keeps_what_is_not_the_name() -> None:
    text = "See http://records.invalid/Kayleigh%20Marsden/notes.html now"
    assert all("records" not in text[match.start : match.end] for match in MATCHER.find(text))


def test_long_data_is_read_in_time() -> None:
    data = base64.b64encode(bytes(range(256)) * 4000).decode() + "%41" * 20_000 + " 65" * 50_000
    list(coded.stretches(data + "." * 100_000 + " -" * 50_000 + "&" * 50_000))
