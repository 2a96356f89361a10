"""Element names of a workbook, and what its values may look like."""

from __future__ import annotations

import re
from typing import Final

from pipeline.anonymise.channels.words import listed

SPACE: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
S: Final = f"{{{SPACE}}}"
REL_ID: Final = f"{{{RELATIONS}}}id"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

CELL: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_ONE = r"(?:\$?[A-Z]{1,3}\$?\d{1,7}|\d{1,7})"
AREAS: Final = re.compile(rf"{_ONE}(?::{_ONE})?(?: {_ONE}(?::{_ONE})?)*")
NUMBER: Final = re.compile(r"[-+]?(?:\d{1,25}(?:\.\d{0,25})?|\.\d{1,25})(?:[eE][-+]?\d{1,3})?")


def s(name: str) -> str:
    """A name of SpreadsheetML in the form lxml uses."""
    return S + name


OWN_WORDS: Final = listed(
    "row is filter cfvo xf dxfs dxf colors rFont ht state rank and scale xfId dyDescent split frozen"
    " frozenSplit time general 3Arrows 3ArrowsGray 3Flags 3TrafficLights1 3TrafficLights2 3Signs"
    " 3Symbols 3Symbols2 4Arrows 4ArrowsGray 4RedToBlack 4Rating 4TrafficLights 5Arrows 5ArrowsGray"
    " 5Rating 5Quarters"
)
"""Words of workbooks that the common list of the formats' words does not have."""
