"""What this software itself writes into its pages, and may therefore stay in one that is anonymised."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Own:
    """The marks of our own pages.

    Attributes:
        scripts: SHA-256 of the programs in them, in hexadecimal; any other program is taken out.
        words: names of classes, ids and fields, and the words of their style sheets; any other is taken out.
    """

    scripts: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
