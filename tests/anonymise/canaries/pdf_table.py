"""Hiding places of a PDF written as a table: a line in PDF's own syntax for each, `{N}` where the name goes.

One line is one entry that ISO 32000 or one of its extensions knows, or something a page can draw.
`pdf_table.txt` names for each block of lines what the entry belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.anonymise.canaries.coded import disguises
from tests.anonymise.canaries.names import made_up
from tests.anonymise.canaries.pdf_base import LEFT, STEP, PdfFile, append, base, names
from tests.anonymise.canaries.planted import Canary, Planted

_PLACEHOLDER = re.compile(r"\{([A-Z][A-Z0-9]*)\}")
_KINDS = {"ExtGState": "ExtGState", "Shading": "Shading", "Properties": "Properties"}


@dataclass(frozen=True)
class Line:
    """One place of the table: what it belongs to, what it is called, what stands there."""

    slot: str
    id: str
    pdf: str

    def filled(self, name: str) -> str:
        """The entry or the operators with the name in it."""
        ways = {**disguises(name), **_drawn(name)}
        return _PLACEHOLDER.sub(lambda match: ways[match[1]], self.pdf)


def _drawn(name: str) -> dict[str, str]:
    return {
        "STRINGS": " ".join(f"({letter})" for letter in name),
        "NAMES": " ".join(f"/{letter}" for letter in name),
        "UNIS": " ".join(f"/uni{ord(letter):04X}" for letter in name),
        "SPANS": "".join(f"<span>{letter}</span>" for letter in name),
        "COMMAS": ",".join(str(ord(letter)) for letter in name),
        "PLUSSES": "'" + "'+'".join(name) + "'",
        "WAVE": " ".join(f"{(-1) ** at * 3} Ts ({letter}) Tj" for at, letter in enumerate(name)) + " 0 Ts",
        "SIZES": " ".join(f"/F1 {6 + at % 3 * 4} Tf ({letter}) Tj" for at, letter in enumerate(name)),
        "INVISIBLES": " ".join(f"({letter}) Tj 3 Tr (qz) Tj 0 Tr" for letter in name),
        "WHITES": " ".join(f"0 g ({letter}) Tj 1 g (q) Tj 0 g" for letter in name),
        "ENT4": "".join(f"&#{ord(letter)};" for letter in name[:9]) + name[9:],
    }


def lines() -> Iterator[Line]:
    """The table."""
    slot = ""
    for line in resources.files(__package__).joinpath("pdf_table.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            slot = line.strip("[]")
        elif line:
            name, _, pdf = line.partition("|")
            yield Line(slot, f"{slot}-{name}", pdf)


LINES = tuple(lines())
NAMES = {line.id: made_up(number + 500) for number, line in enumerate(LINES)}


def planted(chosen: Sequence[Line]) -> Canary:
    """A report with a name in each of these places."""
    file = base()
    people = []
    for line in chosen:
        name = NAMES[line.id]
        surname = name.split()[1]
        _put(file, line.slot, line.id.partition("-")[2], line.filled(surname), surname)
        people.append(Planted(line.id, line.slot, name, (surname,), seen=False))
    return Canary(file.build(), "pdf", tuple(people), tuple(file.expected))


def _put(file: PdfFile, slot: str, what: str, entry: str, surname: str) -> None:
    if slot == "content":
        file.sentence(entry, f"0 -{STEP} Td")
        file.line()  # the end of the sentence stands on a line of its own
    elif slot == "resource":
        kind = _KINDS.get(what, "Font")
        file.resource(kind, f"R{file.number()}", lambda pdf: _parsed(entry))
    elif slot in ("annot", "field"):
        _annotation(file, entry, field=slot == "field")
    elif slot == "names":
        file.change(lambda pdf: names(pdf, entry, surname, Dictionary(Type=Name.X)))
    else:
        file.change(lambda pdf: _merge(_goal(pdf, slot), entry))


def _parsed(entry: str) -> pikepdf.Object:
    return pikepdf.Object.parse(f"<< {entry} >>".encode())


def _merge(goal: pikepdf.Object, entry: str) -> None:
    for key, value in _parsed(entry).items():
        goal[key] = value


def _goal(pdf: pikepdf.Pdf, slot: str) -> pikepdf.Object:
    if slot == "root":
        return pdf.Root
    if slot == "page":
        return pdf.pages[0].obj
    if slot == "info":
        return pdf.docinfo
    if "/StructTreeRoot" not in pdf.Root:
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array()))
    tree = pdf.Root.StructTreeRoot
    if slot == "tree":
        return tree
    assert slot == "element", slot
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=tree))
    tree.K.append(element)
    return element


def _annotation(file: PdfFile, entry: str, *, field: bool) -> None:
    y = file.line()

    def do(pdf: pikepdf.Pdf) -> None:
        made = _parsed(entry)
        made.Type, made.F, made.Rect = Name.Annot, 4, Array([LEFT, y, LEFT + 50, y + 9])
        if field:
            made.Subtype, made["/T"] = Name.Widget, f"field {y}"
        made = pdf.make_indirect(made)
        append(pdf.pages[0].obj, "/Annots", made)
        if field:
            if "/AcroForm" not in pdf.Root:
                pdf.Root.AcroForm = Dictionary(Fields=Array())
            pdf.Root.AcroForm.Fields.append(made)

    file.change(do)
