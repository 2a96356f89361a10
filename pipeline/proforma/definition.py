"""What a board asks of each kind of document, read from YAML and checked.

A definition is data, so that a board changes its proforma without a programmer. Ours are in
`definitions/`; a board's own folder is searched first and replaces a definition of the same name.
Titles, labels and numbers are those of the protocols; what a template says to the agencies (`asks`) is
in our own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import Field, field_validator, model_validator

from pipeline import _schema
from pipeline._schema import Frozen, PlacedError, Text
from pipeline.errors import ScrError
from pipeline.proforma.ideas import concepts


class DefinitionError(ScrError):
    """A proforma definition cannot be used.

    Attributes:
        line: the 1-based line to look at, where one is known.
        file: the name of the definition's file, "" where the trouble is with the folder or not known.
    """

    code = "definition"

    def __init__(self, trouble: str, remedy: str, *, line: int | None = None, file: str = "") -> None:
        super().__init__(trouble, remedy)
        self.line = line
        self.file = file


DocumentRule = Literal["full-names", "abbreviations-in-glossary", "gaps-explained", "brief", "plain-english"]
"""The named checks of a whole document, see `rules.RULES`."""

RowRule = Literal["one-colour", "completed-is-green", "smart"]
"""The named checks of a table's rows, see `plans.RULES`."""


class _Requirement(Frozen):
    """What every requirement has.

    Attributes:
        id: unique in the definition and stable: boards and letters refer to it ("1.1", "cover.author").
        title: as people call it.
        required: whether the document is incomplete without it.
        source: the protocol's paragraph.
        asks: what the template tells the agency, in our own words.
    """

    id: Text
    title: Text
    required: bool = True
    source: str = ""
    asks: str = ""


R = TypeVar("R", bound=_Requirement)

NAMES = ("agency", "board", "reference", "subject", "start", "end", "today")
"""What may stand in braces in `says`: the agency written to, the board, the case's reference, the subject
child's full name, the first and last day of the review period, the day the template is made."""

Shown = Literal["terms", "household", "relatives", "due", "genogram"]
"""The terms of reference; those who live with the subject child; the others of the family; what the agency is
to send by when; the drawing of the family."""

CaseValue = Literal[
    "agency", "board", "reference", "due", "author", "today", "subject.name", "subject.date_of_birth",
    "subject.date_of_death", "subject.address", "mother.name", "father.name", "siblings", "others",
]  # fmt: skip
"""What a template can fill into a field. `due` is the agency's date for this document; `author` is nobody yet
and stays empty; `others` are relatives, partners and whoever else is no parent or sibling."""


class _Part(_Requirement):
    """What sections and content share: how a template fills them.

    Attributes:
        says: what the template says here already, one paragraph a line, "- " before those of a list. Names
            in braces stand for what the case gives, see `NAMES`; a line with one the case lacks asks for it.
        shows: what of the case the template lists here.
        grid: headings of an empty table that the template gives to fill in.
    """

    says: str = ""
    shows: Shown | None = None
    grid: tuple[Text, ...] = ()

    @field_validator("says")
    @classmethod
    def _names_are_known(cls, value: str) -> str:
        for name in re.findall(r"\{([^{}]*)\}", value):
            if name not in NAMES:
                known = ", ".join(f"{{{one}}}" for one in NAMES)
                raise ValueError(f"holds {{{name}}}, which the case cannot fill; it can fill {known}")
        return value


class Prompt(Frozen):
    """A question a section must answer.

    Attributes:
        words: phrases, any of which in a passage shows that it is about this question. A phrase of several
            words joined by " + " needs all of them near each other; a * stands for the rest of a word, or
            for any one word.
        ideas: names of ideas (see `concepts.yaml`) that it is about as well.
    """

    id: Text
    asks: Text
    words: tuple[Text, ...] = ()
    ideas: tuple[Text, ...] = ()

    @field_validator("ideas")
    @classmethod
    def _ideas_are_known(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for name in value:
            if name not in concepts():
                raise ValueError(f"name “{name}”, which is no idea known here")
        return value


class Section(_Part):
    """A part under a heading.

    Attributes:
        headings: other wordings of the heading; the title is one anyway. Compared without number, case,
            punctuation and small words.
        level: depth in the template, 1 the highest.
        least: the fewest own words that count as an answer.
        container: only holds the sections under it ("2.1" under "2"): present when one of them is.
        prompts: the questions to be answered in it.
    """

    kind: Literal["section"]
    headings: tuple[Text, ...] = ()
    level: Annotated[int, Field(ge=1, le=6)] = 1
    least: Annotated[int, Field(ge=1)] = 5
    container: bool = False
    prompts: tuple[Prompt, ...] = ()


class FieldOf(_Requirement):
    """A label with a value beside, under or behind it: in a table, after a tab stop or a dotted line.

    Attributes:
        labels: other wordings of the label; the title is one anyway.
        value: what the value must be. signature: a name, or an image, beside the label; a date: our grammar
            must read one from it; contact: a telephone number or an address of any kind.
        within: id of the section or group the label stands in; "" for anywhere before the first section.
        group: the heading or label that this field belongs under when the same label comes several times
            ("DOB" under Mother, Father): the id of another requirement.
        signer: for a signature, the id of the field that names who signs.
        case: what of the case fills it in a template.
    """

    kind: Literal["field"]
    labels: tuple[Text, ...] = ()
    value: Literal["text", "name", "date", "signature", "contact", "yes-no"] = "text"
    within: str = ""
    group: str = ""
    signer: str = ""
    case: CaseValue | None = None


class Column(Frozen):
    """A column of a table.

    Attributes:
        headings: other wordings; the title is one anyway.
        filled: whether every row must have it; date: whether what is filled in must be a date.
        never: words that may not stand as its value ("ongoing").
    """

    id: Text
    title: Text
    headings: tuple[Text, ...] = ()
    required: bool = True
    filled: bool = False
    date: bool = False
    never: tuple[Text, ...] = ()
    width: Annotated[int, Field(ge=1, le=100)] = 10
    asks: str = ""


class TableOf(_Requirement):
    """A table with these columns and at least `rows` filled rows.

    Attributes:
        rules: named checks of the rows.
    """

    kind: Literal["table"]
    columns: Annotated[tuple[Column, ...], Field(min_length=2)]
    headings: tuple[Text, ...] = ()
    rows: Annotated[int, Field(ge=0)] = 1
    rules: tuple[RowRule, ...] = ()


class Attachment(_Requirement):
    """Another document that comes with this one: in the same file, or sent by the same agency.

    Attributes:
        document: its kind (chronology, action-plan …).
    """

    kind: Literal["attachment"]
    document: Text
    headings: tuple[Text, ...] = ()


class Content(_Part):
    """Something that must be said somewhere, under whatever heading (panel composition, plain English).

    Attributes:
        words: as for `Prompt`.
        headings: headings under which it usually stands; such a section with words in it is enough.
    """

    kind: Literal["content"]
    words: tuple[Text, ...] = ()
    headings: tuple[Text, ...] = ()
    least: Annotated[int, Field(ge=1)] = 5


Receiver = Literal["board", "agencies", "chronology", "imr", "action-plan", "agency-report", "other"]

Requirement = Annotated[Section | FieldOf | TableOf | Attachment | Content, Field(discriminator="kind")]


class Definition(Frozen):
    """One proforma.

    Attributes:
        name: how it is asked for ("imr"); also its file's name.
        kinds: the kinds of document (see intake) it is used for.
        source: the protocol and the paragraph it comes from.
        sent: whether the office sends a blank of it (`scr templates`).
        sent_to: whom: "board" (it stays in the office), "agencies" (every one), or kinds of submission, for
            the agencies that are asked for one of them. When not said, by its `kinds`; where they are
            nothing that agencies are asked for, every agency.
        terms_of_reference: whether the case's terms of reference are asked of it.
        asks: what stands at the top of the template, in our own words.
        rules: named checks of the whole document.
    """

    name: Text
    title: Text
    kinds: tuple[Text, ...] = ()
    source: Text
    sent: bool = False
    sent_to: tuple[Receiver, ...] = ()
    landscape: bool = False
    terms_of_reference: bool = False
    asks: str = ""
    rules: tuple[DocumentRule, ...] = ()
    requirements: Annotated[tuple[Requirement, ...], Field(min_length=1)]

    @field_validator("requirements")
    @classmethod
    def _ids_are_unique(cls, value: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
        seen: set[str] = set()
        for at, item in enumerate(value):
            if item.id in seen:
                raise PlacedError(f"is “{item.id}”, which another has already", (at, "id"))
            seen.add(item.id)
        return value

    @model_validator(mode="after")
    def _references_exist(self) -> Definition:
        ids = {item.id for item in self.requirements}
        for at, item in enumerate(self.requirements):
            if isinstance(item, FieldOf):
                for key in ("within", "group", "signer"):
                    other = getattr(item, key)
                    if other and other not in ids:
                        said = f"names “{other}”, which is the id of nothing in this proforma"
                        raise PlacedError(said, ("requirements", at, key))
        return self

    def of(self, kind: type[R]) -> Iterator[R]:
        """The requirements of one kind, in order."""
        return (item for item in self.requirements if isinstance(item, kind))


def parse(text: str) -> Definition:
    """Read one definition.

    Raises:
        DefinitionError: the first thing wrong, with its line.
    """
    try:
        return _schema.parse(
            text, Definition, groups=_GROUPS, what="a proforma definition",
            start="Start from the example in docs/proforma.md",
            example="docs/proforma.md explains every key",
        )  # fmt: skip
    except _schema.WrongError as error:
        raise DefinitionError(error.wrong.trouble, error.wrong.remedy, line=error.wrong.line) from None


def definitions(folder: Path | None = None) -> dict[str, Definition]:
    """All definitions by name: ours, and those of a board's own folder, which replace ours of that name.

    Raises:
        DefinitionError: one of the folder's files cannot be used, or there is no such folder.
    """
    found = dict(_ours())
    if folder is not None:
        if not folder.is_dir():
            raise DefinitionError(
                "names a folder of proformas that is not there",
                "Mend the line “proforma:” or make the folder",
            )
        for file in sorted(folder.glob("*.yaml")):
            one = _load(file)
            found[one.name] = one
    return found


def for_kinds(kinds: Iterable[str], every: dict[str, Definition]) -> Definition | None:
    """The definition a document of these kinds is checked against; None when there is none.

    The first kind that has one decides; a board's own goes before ours.
    """
    for kind in kinds:
        for definition in reversed(every.values()):
            if kind in definition.kinds:
                return definition
    return None


def _load(file: Path) -> Definition:
    try:
        return parse(file.read_text("utf-8-sig"))
    except DefinitionError as error:
        error.file = file.name
        raise
    except (OSError, UnicodeDecodeError):
        raise DefinitionError(
            "cannot be read", "Save it as UTF-8 text where it may be read", file=file.name
        ) from None


@cache
def _ours() -> dict[str, Definition]:
    folder = resources.files("pipeline.proforma").joinpath("definitions")
    files = sorted((item for item in folder.iterdir() if item.name.endswith(".yaml")), key=lambda f: f.name)
    every = [parse(item.read_text("utf-8")) for item in files]
    return {one.name: one for one in every}


_GROUPS: dict[str, type[Frozen]] = {
    "section": Section, "field": FieldOf, "table": TableOf, "attachment": Attachment, "content": Content,
    "columns": Column, "prompts": Prompt,
}  # fmt: skip
