"""Pseudonyms back to names, for those who hold the key.

`matching` finds the pseudonyms of a key in a text and says what is to stand there; `document` does a file.
"""

from __future__ import annotations

from pipeline.anonymise.reidentifying.document import Reidentified, reidentify
from pipeline.anonymise.reidentifying.matching import Names, Told

__all__ = ["Names", "Reidentified", "Told", "reidentify"]
