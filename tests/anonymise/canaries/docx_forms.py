"""Hiding places in how a name is written."""

from __future__ import annotations

import unicodedata

from tests.anonymise.canaries.docx_base import TABLE
from tests.anonymise.canaries.package import Package, run

form = TABLE.place("form", seen=True)


@form
def capitals(p: Package, name: str) -> None:
    p.sentence(run(name.upper()))


@form
def shown_as_capitals(p: Package, name: str) -> None:
    p.sentence(run(name.lower(), "<w:caps/>"))


@form
def small_capitals(p: Package, name: str) -> None:
    p.sentence(run(name, "<w:smallCaps/>"))


@form
def lower_case(p: Package, name: str) -> None:
    p.sentence(run(name.lower()))


@form
def surname_alone(p: Package, name: str) -> tuple[str, ...]:
    p.sentence(run("Mr " + name.split()[1]))
    return (name.split()[1],)


@form
def forename_alone(p: Package, name: str) -> tuple[str, ...]:
    p.sentence(run(name.split()[0]))
    return (name.split()[0],)


@form
def surname_first(p: Package, name: str) -> None:
    first, last = name.split()
    p.sentence(run(f"{last.upper()}, {first}"))


@form
def possessive(p: Package, name: str) -> None:
    first, last = name.split()
    p.say(run(f"It was {first}’s bag, then {first} {last}'s coat that was found"), keep="coat that was found")


@form
def plural_family(p: Package, name: str) -> tuple[str, ...]:
    p.say(run(f"The {name.split()[1]}s moved twice that year"), keep="moved twice that year")
    return (name.split()[1],)


@form
def initial_and_surname(p: Package, name: str) -> tuple[str, ...]:
    first, last = name.split()
    p.sentence(run(f"{first[0]}. {last}"))
    return (last,)


@form
def email(p: Package, name: str) -> None:
    p.sentence(run("{}.{}@example.org".format(*name.lower().split())))


@form
def web_address(p: Package, name: str) -> None:
    p.sentence(run("https://www.example.org/people/{}-{}?view=1".format(*name.lower().split())))


@form
def file_name(p: Package, name: str) -> None:
    p.sentence(run(r"S:\Reviews\{1}_{0}_IMR_v2.docx".format(*name.split())))


@form
def joined_without_space(p: Package, name: str) -> None:
    p.sentence(run(name.replace(" ", "")))


@form
def hash_tag(p: Package, name: str) -> tuple[str, ...]:
    p.sentence(run("#justicefor" + name.split()[0].lower()))
    return (name.split()[0],)


@form
def misspelt(p: Package, name: str) -> tuple[str, ...]:
    """A letter of the surname left out, two of the forename changed about."""
    first, last = name.split()
    wrong_last = last[:3] + last[4:]
    wrong_first = first[:2] + first[3] + first[2] + first[4:]
    p.sentence(run(f"{wrong_first} {wrong_last}"))
    return (wrong_first, wrong_last)


@form
def zero_width(p: Package, name: str) -> None:
    p.sentence(run("\u200b".join(name)))


@form
def soft_hyphen(p: Package, name: str) -> None:
    p.sentence(run(name[:-4] + "\u00ad" + name[-4:]))


@form
def no_break_space(p: Package, name: str) -> None:
    p.sentence(run(name.replace(" ", "\u00a0")))


@form
def thin_and_double_spaces(p: Package, name: str) -> None:
    p.sentence(run(name.replace(" ", " \u2009 ")))


@form
def combining_marks(p: Package, name: str) -> None:
    p.sentence(run(unicodedata.normalize("NFD", name.replace("e", "é").replace("o", "ö"))))


@form
def full_width(p: Package, name: str) -> None:
    p.sentence(run("".join(chr(ord(letter) + 0xFEE0) if letter.isalpha() else " " for letter in name)))


@form
def mathematical_letters(p: Package, name: str) -> None:
    wide = "".join(
        chr(0x1D5D4 + ord(letter) - 65)
        if letter.isupper()
        else chr(0x1D5EE + ord(letter) - 97)
        if letter.islower()
        else letter
        for letter in name
    )
    p.sentence(run(wide))


@form
def cyrillic_lookalikes(p: Package, name: str) -> None:
    p.sentence(run(name.translate(str.maketrans("aeopcxyi", "аеорсхуі"))))


@form
def right_to_left_marks(p: Package, name: str) -> None:
    p.sentence(run("\u200e\u202a" + name.replace(" ", " \u200f\u200e") + "\u202c"))


@form
def letter_spaced(p: Package, name: str) -> None:
    p.sentence(run("   ".join(" ".join(word.upper()) for word in name.split())))


@form
def letters_with_full_stops(p: Package, name: str) -> tuple[str, ...]:
    p.sentence(run(".".join(name.split()[1].upper())))
    return (name.split()[1],)


@form
def hyphenated_over_line(p: Package, name: str) -> None:
    p.sentence(run(f"{name[:-4]}-\u2028{name[-4:]}"))


@form
def quoted(p: Package, name: str) -> None:
    p.say(run(f"A neighbour asked “who is ‘{name}’?” at the gate"), keep="at the gate")


@form
def with_title(p: Package, name: str) -> None:
    p.say(run(f"It was agreed that Dr. {name} (GP) would write"), keep="would write")


@form
def slash_joined(p: Package, name: str) -> None:
    first, last = name.split()
    p.sentence(run(f"mother/{first}/{last}/baby"))
