"""Management reviews with everything that can be wrong with them, and what is right to say of each part."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import yaml

from pipeline.proforma import definitions

from .blocks import PICTURE, Block, Break, Contents, Grid, Head, Pairs, Para, Points, Report
from .family import EVERY, MANNERS, family
from .wording import TITLES, Wording

PROSE = Path(__file__).parent / "prose"
_SECTIONS = ("1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "3", "4", "5")
_WAYS = (  # how headings are made, and the files that can hold them
    ("styled", "docx"),
    ("styled", "pdf"),
    ("automatic", "raw"),
    ("bold", "docx"),
    ("plain", "docx"),
    ("cells", "docx"),
    ("one-table", "docx"),
    ("run-in", "docx"),
    ("bold", "pdf"),
    ("margin", "pdf"),
    ("split", "pdf"),
    ("bold", "raw"),
)
_NUMBERS = ("decimal", "none", "dot", "roman", "section", "letter", "renumbered")
_NAMES = ("title", "renamed", "capitals", "misspelt", "renamed")
_COVERS = ("table", "colon", "wide", "tab", "below", "dotted")
_DEFECTS = ("missing", "empty", "guidance", "placeholder", "not-applicable", "short")
_STRANGERS = {
    "1.4": (
        "Confidentiality",
        "This document may not be copied. It is held by two people and will be shredded after "
        "five years, and whoever finds a copy is asked to return it to the address on the front.",
    ),
    "3": (
        "Acknowledgements",
        "The writer is grateful to those who gave their time, most of all at a moment when they "
        "themselves were grieving, and to the typist who bore with eleven drafts.",
    ),
}
_STATUS = {
    "missing": "missing",
    "empty": "empty",
    "guidance": "guidance-only",
    "placeholder": "guidance-only",
    "not-applicable": "not-applicable",
    "short": "present",
}


@cache
def voice(name: str) -> dict[str, object]:
    """One reviewer's prose."""
    return yaml.safe_load((PROSE / f"{name}.yaml").read_text("utf-8"))


def imr(number: int, wording: Wording, seed: int) -> Report:
    """The management review with this number: its features go round in turn, the details are drawn."""
    return _Imr(number, wording, random.Random(seed * 1000 + number)).made()


class _Imr:
    def __init__(self, number: int, wording: Wording, dice: random.Random) -> None:
        self.number, self.wording, self.dice = number, wording, dice
        headings, file = _WAYS[number % len(_WAYS)]
        self.voice = voice(wording.voices[number % len(wording.voices)])
        self.report = Report(f"imr {number:02} {headings}", "imr", headings, file)
        self.numbers = "decimal" if headings in ("automatic", "margin") else _NUMBERS[number % len(_NUMBERS)]
        self.names = _NAMES[number % len(_NAMES)]
        self.count = {"major": 0, "all": 0}

    def made(self) -> Report:
        """The whole report."""
        self.cover()
        self.sections()
        self.signatures()
        if self.number % 4 == 1:
            self.appendix()
        if self.number % 3 == 0 and self.report.headings != "one-table":
            self.contents()
        return self.report

    def add(self, *blocks: Block) -> None:
        """Behind what is there."""
        self.report.blocks.extend(blocks)

    # The cover.

    def cover(self) -> None:
        """Fields in one of the usual manners; some blank, some not there."""
        manner = _COVERS[self.number % len(_COVERS)]
        if self.report.file == "raw" and manner not in ("table", "wide"):
            manner = "colon"
        agency = str(self.voice["agency"])
        self.add(
            Head("Individual Management Review", 1)
            if self.report.headings == "styled"
            else Para("Individual Management Review")
        )
        values = {
            "cover.agency": agency,
            "cover.board": "Wealdshire Safeguarding Children Board",
            "cover.author": self.voice["author"],
            "cover.designation": self.voice["designation"],
            "cover.senior-manager": self.voice["senior"],
            "cover.contact": self.voice["contact"],
            "cover.date": self.voice["date"],
        }
        pairs = []
        inline = self.number % 4 == 0
        if inline:
            self.add(Para(f"Individual Management Review report of: {agency}"))
            self.add(Para("Prepared for the Wealdshire Safeguarding Children Board"))
            self.report.truth |= {"cover.agency": "present", "cover.board": "present"}
        for name, value in values.items():
            if inline and name in ("cover.agency", "cover.board"):
                continue
            label = self.dice.choice(self.wording.labels[name])
            state = self.dice.choices(("present", "empty", "guidance-only", "missing"), (14, 2, 1, 2))[0]
            if name == "cover.board" and state == "guidance-only":
                state = "present"
            self.report.truth[name] = state
            if state != "missing":
                shown = {"present": str(value), "empty": "", "guidance-only": "[insert]"}[state]
                pairs.append((label, shown))
        self.add(Pairs(tuple(pairs), manner))
        self.report.defects.append(f"cover {manner}")

    # The sections.

    def sections(self) -> None:
        """Every section in its state, with its heading in the report's manner."""
        states = dict.fromkeys(_SECTIONS, "present")
        for name in self.dice.sample(_SECTIONS, self.dice.choice((1, 2, 2, 3))):
            states[name] = self.dice.choice(_DEFECTS)
        merged = self.wording.merged[self.number // 2 % len(self.wording.merged)] if self.number % 2 else None
        if merged:
            states[merged[0]] = states[merged[1]] = "present"
        for name in _SECTIONS:
            if name in ("1.1", "2.1") and self.number % 3:
                self.major(name[0])
            if merged and name == merged[1]:
                continue
            if merged and name == merged[0]:
                self.heading(name, merged[2])
                for part in merged[:2]:
                    self.body(part, "present")
                self.report.defects.append(f"{merged[0]} and {merged[1]} under one heading")
                continue
            self.section(name, states[name])
            if (
                self.number % 5 == 4
                and name in ("1.4", "3")
                and self.report.headings not in ("run-in", "margin", "plain")
            ):
                self.stranger(name)
        for major in ("1", "2"):
            self.report.truth[major] = self.of_parts(major)

    def stranger(self, name: str) -> None:
        """A heading that no proforma asks for: it is no answer to what is missing beside it."""
        title, text = _STRANGERS[name]
        self.add(Head(title, 2 if "." in name else 1), Para(text))

    def of_parts(self, major: str) -> str:
        """A part that only holds others is there when one of them is answered."""
        inside = [self.report.truth[name] for name in _SECTIONS if name.startswith(f"{major}.")]
        if {"present", "not-applicable"} & set(inside):
            return "present"
        return next((state for state in ("guidance-only", "empty") if state in inside), "missing")

    def section(self, name: str, state: str) -> None:
        """One section; a defect is noted."""
        if state != "present":
            self.report.defects.append(f"{name} {state}")
        if state == "missing":
            self.report.truth[name] = "missing"
            if name == "2.1":
                self.report.truth |= dict.fromkeys(EVERY, "missing")
            return
        title = self.title(name)
        first = self.text(name, state)
        if self.report.headings == "run-in" and name != "2.1" and state != "empty":
            self.add(Para(f"{Head(title, 1, self.label(name)).words}: {first}"))
            rest = self.prose(name)[1:] if state == "present" else []
            self.add(*(Para(text) for text in rest))
            self.report.truth[name] = _STATUS.get(state, "present")
            return
        self.heading(name, title)
        self.body(name, state)

    def body(self, name: str, state: str) -> None:
        """What stands under a heading."""
        self.report.truth[name] = _STATUS.get(state, "present")
        if name == "2.1":
            self.family(state)
        elif state == "present":
            self.answer(name)
        elif state != "empty":
            self.add(Para(self.text(name, state)))

    def answer(self, name: str) -> None:
        """An author's answer: paragraphs, points, sub-headings of his own, a section in two parts."""
        texts = self.prose(name)
        if name == "3" and self.number % 3 == 1 and self.report.headings != "run-in":
            self.add(
                Para(texts[0]), Head("TOR 2: What each service told the others", 2), *map(Para, texts[1:])
            )
        elif name == "3" and self.number % 5 == 2:
            self.add(Para(texts[0]))
            self.heading("3", f"{self.title('3')} (continued)", again=True)
            self.add(*map(Para, texts[1:]))
        elif name == "5" and self.number % 3 == 2:
            self.add(Points(tuple(part.strip() + "." for part in texts[0].split(".") if part.strip())))
        elif name == "5" and self.number % 5 == 1:
            rows = [(str(at), part.strip()) for at, part in enumerate(texts[0].split(".")) if part.strip()]
            self.add(Grid((("No.", "What we will do"), *rows), True))
        elif self.number % 4 == 2 and name == "1.3":
            self.add(*(Para(f"{at}. {text}") for at, text in enumerate(texts, 1)))
        else:
            self.add(*map(Para, texts))

    def family(self, state: str) -> None:
        """The family, in one of its manners."""
        if state != "present":
            self.report.truth |= dict.fromkeys(EVERY, "missing")
            if state != "empty":
                self.add(Para(self.text("2.1", state)))
            return
        manner = MANNERS[self.number * 5 % len(MANNERS)]
        if manner in ("picture", "form") and (
            self.report.file == "raw" or self.report.headings == "one-table"
        ):
            manner = "form-table" if manner == "form" else "prose"
        left_out = self.dice.choice(("", "", "Father", "Mother's partner"))
        if manner in ("blank-form", "blank-table", "prose", "picture"):
            left_out = ""
        blocks, truth = family(manner, left_out)
        self.add(*blocks)
        self.report.truth |= truth
        if self.report.headings == "one-table" and manner != "prose":
            # Inside one cell a family table is lines; only the section itself is then beyond doubt.
            for name in EVERY:
                self.report.truth.pop(name, None)
        self.report.defects.append(f"family {manner} without {left_out or 'nobody'}")

    def prose(self, name: str) -> list[str]:
        """This reviewer's paragraphs."""
        return list(self.voice[name])  # type: ignore[call-overload]

    def text(self, name: str, state: str) -> str:
        """The one line that stands in a section that is not answered at length."""
        match state:
            case "guidance":
                return next(item.asks for item in definitions()["imr"].requirements if item.id == name)
            case "placeholder":
                return self.dice.choice(self.wording.placeholders)
            case "not-applicable":
                return self.dice.choice(self.wording.refusals)
            case "short":
                return self.wording.short.get(name) or " ".join(self.prose(name)[0].split()[:45]) + "."
            case _:
                return self.prose(name)[0] if name != "2.1" else ""

    # Headings.

    def title(self, name: str) -> str:
        """The section's heading in this report's manner."""
        match self.names:
            case "capitals":
                return TITLES[name].upper()
            case "renamed":
                return self.dice.choice(self.wording.headings[name][:-1])
            case "misspelt":
                return self.wording.headings[name][-1]
            case _:
                return TITLES[name]

    def major(self, name: str) -> None:
        """The heading over 1.1 or 2.1."""
        self.add(
            Head(TITLES[name] if self.names != "capitals" else TITLES[name].upper(), 1, self.label(name))
        )

    def heading(self, name: str, title: str, *, again: bool = False) -> None:
        """A section's heading."""
        number = "" if again and self.numbers not in ("none", "renumbered") else self.label(name)
        self.add(Head(title, 2 if "." in name else 1, number))

    def label(self, name: str) -> str:
        """The number in front, in this report's manner of numbering."""
        major, _, minor = name.partition(".")
        self.count["all"] += 1
        roman = ("", "I", "II", "III", "IV", "V")
        match self.numbers:
            case "none":
                return ""
            case "dot":
                return f"{name}."
            case "roman":
                return f"({'abcdef'[int(minor) - 1]})" if minor else f"{roman[int(major)]}."
            case "section":
                return f"Section {name}:"
            case "letter":
                return f"{'ABCDE'[int(major) - 1]}{minor}."
            case "renumbered":
                return f"{self.count['all']}."
            case _:
                return name

    # The end.

    def signatures(self) -> None:
        """Author and senior manager in either order, signed by name or picture, blank, or not at all."""
        author, senior = str(self.voice["author"]), str(self.voice["senior"])
        state = self.number % 6
        labels = {"author": "Signed (author)", "senior": "Signed (senior manager)"}
        people = {"author": author, "senior": senior}
        picture = PICTURE if self.report.file != "raw" and self.report.headings != "one-table" else None
        signed = {"author": picture if state == 1 and picture else author, "senior": senior}
        if state == 2:
            signed["senior"] = ""
        elif state == 3:
            signed = {"author": "", "senior": ""}
        order = ["senior", "author"] if state == 4 else ["author", "senior"]
        for who in ("author", "senior"):
            right = "missing" if state == 5 else "present" if signed[who] else "empty"
            self.report.truth |= {f"sign.{who}": right, f"sign.{who}-date": right}
        self.report.defects.append(f"signatures {state}")
        if state == 5:
            return
        if state == 3 and self.number % 4 == 3:
            # Lines to sign on, and under each the name of who should have.
            for who in order:
                self.add(Para("Signed: ........................ Dated: ................"), Para(people[who]))
            return
        pairs = []
        for who in order:
            # Without a label of their own they are known by the names on the cover.
            known = all(
                self.report.truth[name] == "present" for name in ("cover.author", "cover.senior-manager")
            )
            plain = state == 0 and known and signed[who] == people[who]
            pairs.append(("Signed" if plain else labels[who], signed[who]))
            pairs.append(("Dated", "10 June 2010" if signed[who] else ""))
        self.add(Pairs(tuple(pairs), ("colon", "table", "dotted", "wide", "tab", "colon")[self.number % 5]))

    def appendix(self) -> None:
        """The chronology at the end, with entries that hold the words of headings."""
        self.add(
            Break(),
            Head("Appendix A: Chronology", 1),
            Grid(
                (
                    ("Date", "Source", "Event", "Child seen?"),
                    ("09/02/2007", "Log", "Police called by neighbours. Father arrested.", "No"),
                    ("14/03/2008", "Hospital letter", "Recommendations: refer to speech therapy.", "Yes"),
                    ("30/10/2008", "Case note", "Analysis", "Yes"),
                    ("24/07/2009", "Minutes", "Genogram", "N/A"),
                    ("28/11/2009", "Call", "Family background discussed with grandmother.", "No"),
                ),
                True,
            ),
        )

    def contents(self) -> None:
        """A contents page made from the blank form: it also lists what was left out."""
        entries = [Head(TITLES[name], 1, name).words for name in TITLES]
        if self.number % 2 == 0:
            entries = [block.words for block in self.report.blocks if isinstance(block, Head)]
        at = next(at for at, block in enumerate(self.report.blocks) if isinstance(block, Pairs)) + 1
        self.report.blocks.insert(at, Contents(tuple(entries), leaders=self.number % 6 != 0))
        self.report.defects.append("contents page")
