"""The rules for names that every text is searched with."""

from __future__ import annotations

from pipeline.anonymise.finders.divided_name import DividedName
from pipeline.anonymise.finders.establishments import Establishments
from pipeline.anonymise.finders.labelled_name import LabelledName
from pipeline.anonymise.finders.listed_name import ListedName
from pipeline.anonymise.finders.places import Places
from pipeline.anonymise.finders.rule import NameRule
from pipeline.anonymise.finders.surname_first import SurnameFirst
from pipeline.anonymise.finders.titled_name import TitledName
from pipeline.anonymise.finding.lists import Lists


def name_recognisers(known: Lists | None = None) -> tuple[NameRule, ...]:
    """One of each rule; `Key` and `InitialsName` need a case or a document and are made per text."""
    rules = (TitledName, LabelledName, SurnameFirst, ListedName, DividedName, Establishments, Places)
    return tuple(rule(known) for rule in rules)
