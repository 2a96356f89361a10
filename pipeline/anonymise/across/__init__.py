"""Across documents: what one published document gives away of what another protects."""

from pipeline.anonymise.across.differences import across
from pipeline.anonymise.across.model import KINDS, Difference, Place
from pipeline.anonymise.across.sides import Replaced, Side, side_from_json, side_of, side_to_json

__all__ = [
    "KINDS",
    "Difference",
    "Place",
    "Replaced",
    "Side",
    "across",
    "side_from_json",
    "side_of",
    "side_to_json",
]
