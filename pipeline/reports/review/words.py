"""What labels, sources and kinds are called on the review page."""

from __future__ import annotations

from pipeline.anonymise.model import Label, Source

SOURCES: dict[Source, str] = {
    "key": "the case’s key",
    "name-variant": "another form of a name in the key",
    "pattern": "a rule for numbers, dates and addresses",
    "model": "the name finder",
    "list": "a list of names and places",
    "reviewer": "a person",
}
"""Found by …"""

KINDS: dict[Label, str] = {
    "PERSON": "person",
    "LOCATION": "place",
    "ORGANISATION": "organisation",
    "DATE": "date",
    "DATE_OF_BIRTH": "date of birth",
    "AGE": "age",
    "ADDRESS": "address",
    "POSTCODE": "postcode",
    "PHONE": "telephone number",
    "EMAIL": "e-mail address",
    "URL": "web address",
    "NHS_NUMBER": "NHS number",
    "NINO": "National Insurance number",
    "REFERENCE": "reference",
    "OTHER": "other",
}

QUASI: dict[str, str] = {
    "ethnicity": "ethnicity",
    "faith": "faith",
    "disability": "disability",
    "rare-fact": "a rare fact",
    "twins": "twins",
    "job": "an unusual job",
    "place": "place",
    "date": "date",
    "age": "age",
}
"""What may point to the family, in plain words."""
