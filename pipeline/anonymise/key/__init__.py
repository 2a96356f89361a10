"""The anonymisation key: from the case and its documents, kept with its owner, agreed with the agencies."""

from __future__ import annotations

from pipeline.anonymise.key.building import build
from pipeline.anonymise.key.deciding import decided, given_by
from pipeline.anonymise.key.faults import KeyFaultError
from pipeline.anonymise.key.model import Entry, Key, Retired
from pipeline.anonymise.key.named import Named, names_in
from pipeline.anonymise.key.plausible import sifted
from pipeline.anonymise.key.proposing import propose
from pipeline.anonymise.key.sheet_back import from_sheet
from pipeline.anonymise.key.store import load, save

__all__ = [
    "Entry",
    "Key",
    "KeyFaultError",
    "Named",
    "Retired",
    "build",
    "decided",
    "from_sheet",
    "given_by",
    "load",
    "names_in",
    "propose",
    "save",
    "sifted",
]
