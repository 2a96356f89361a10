"""A case of invented people, and files with something planted in them, written as raw bytes."""

# ruff: noqa: E501 - parts of a package

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from pipeline import case
from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.verifying import Verification, verify

CASE = case.parse(
    """
reference: HSCB-2010-03
board: Wealdshire Safeguarding Children Board
review_period: {start: 2007-01-01, end: 2009-11-30}
agencies:
  - {name: Wealdshire Constabulary, folder: police, aliases: [Police]}
  - {name: Havering Marsden Trust, folder: trust}
people:
  - name: Kayleigh Ann Marsden
    also_known_as: [Kay, Kayleigh Dobbs]
    role: subject
    date_of_birth: 2006-02-14
    date_of_death: 2009-11-28
    address: 12 Alderbrook Close, Stoke Marling WX6 2LD
    pseudonym: Child A
  - {name: Hope O'Rourke-Smith, role: parent, pseudonym: Mother}
  - {name: Will May, role: partner, pseudonym: Mother's Partner}
  - {name: Zoë Nguyễn, role: relative, pseudonym: MGM}
  - {name: Oluwaseun Adébáyọ̀, role: professional, designation: PC 2214, pseudonym: Police Officer 1}
  - {name: Agnieszka Wiśniewska, role: professional, designation: Health Visitor, pseudonym: Health Visitor 1}
places:
  - {name: Larkmead Primary School, also_known_as: [Larkmead], pseudonym: School 1}
identifiers:
  - {value: "HN/07/22871", pseudonym: "[reference]"}
  - {value: "999 123 4560", pseudonym: "[NHS number]"}
  - {value: "07700 900123", pseudonym: "[telephone number]"}
  - {value: "Operation Larkspur", pseudonym: "Operation A"}
publication:
  keep: [Hope Street Inquiry]
"""
)


def _key() -> Key:
    people = [
        Entry(f"person-{n}", "person", one.name, one.pseudonym or "", others=one.also_known_as)
        for n, one in enumerate(CASE.people, 1)
    ]
    places = [
        Entry(f"place-{n}", "place", one.name, one.pseudonym or "", others=one.also_known_as)
        for n, one in enumerate(CASE.places, 1)
    ]
    codes = [
        Entry(f"identifier-{n}", "identifier", one.value, one.pseudonym or "")
        for n, one in enumerate(CASE.identifiers, 1)
    ]
    return Key((*people, *places, *codes))


KEY = _key()
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CLEAN = "The review was told that Child A was seen at home by Health Visitor 1 on most visits."
TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)


def body(inner: str) -> str:
    """A main part around paragraphs."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{inner}</w:body></w:document>'


def paragraph(text: str) -> str:
    """One paragraph of one run; `text` is XML."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(parts: Mapping[str, str | bytes] | None = None, inner: str = "") -> bytes:
    """A Word package: a clean body, `inner` after it, and further parts."""
    out = io.BytesIO()
    everything: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELS,
        "word/document.xml": body(paragraph(CLEAN) + inner),
        **(parts or {}),
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in everything.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def checked(tmp_path: Path, data: bytes, name: str = "report.docx") -> Verification:
    """What the check says of these bytes; the name finder is not asked."""
    path = tmp_path / name
    path.write_bytes(data)
    return verify(path, CASE, KEY, finder=False)


def said(check: Verification) -> set[str]:
    """What its leaks stand for."""
    return {leak.matches for leak in check.leaks}
