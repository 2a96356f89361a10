"""Whom an entry names, which agencies and what kind of contact: beside the text, never in it."""

from pipeline.chronology.people.recognise import CODES, all_named, named

__all__ = ["CODES", "all_named", "named"]
