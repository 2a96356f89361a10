"""Every form of what is protected, found in a text and replaced in its grammatical form.

From passages to edits: `folding` makes a text plain, `forms` and `matcher` (with `boundaries`, `judging`,
`misspelt`, `within`) find the key's names in it, `finding` and `towns` add what the finder sees, `pieces`
fits both together, `choosing` settles shared names, `wording` (with `roles`, `articles`, `appositions`),
`dates`, `ages` and `identifiers` say what is to stand there, `identity` and `applying` keep what a person
decided, `planning` is the way in; `plain_text` does a text such as a file's name at once.
"""

from __future__ import annotations

from pipeline.anonymise.rewriting.articles import article
from pipeline.anonymise.rewriting.identifiers import WORDS
from pipeline.anonymise.rewriting.plain_text import in_name, in_text
from pipeline.anonymise.rewriting.planning import Plan, edits, plan

__all__ = ["PLACEHOLDERS", "Plan", "article", "edits", "in_name", "in_text", "plan"]

PLACEHOLDERS = tuple(word for word in WORDS.values() if word.startswith("["))
"""What stands for a number, an address or a link that the key has no entry for."""
