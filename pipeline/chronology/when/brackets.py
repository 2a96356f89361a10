"""Brackets in a date cell: remarks with a date of their own, and all others."""

from __future__ import annotations

import re

from pipeline.chronology.when.tokens import Tokens


def without_asides(tokens: Tokens) -> tuple[Tokens, bool]:
    """Leave out brackets; what stands in them goes too when it is a remark with a date of its own.

    "(letter dated 10/3/09)" after a date is a remark, "(approx)", "(Thurs)" and "(recorded 14/3/09)" are not.
    The second value says whether such a date was left out.
    """
    if "(" not in tokens.letters and ")" not in tokens.letters:
        return tokens, False
    keep = [letter not in "()" for letter in tokens.letters]
    dated = False
    for match in re.finditer(r"\(([^()]*)\)", tokens.letters):
        inner = match[1]
        outside = tokens.letters[: match.start()]
        if (
            "X" in inner
            and "R" not in inner
            and re.search(r"[DIUPYm]|M", inner)
            and re.search(r"[DIM]", outside)
        ):
            dated |= re.search(r"[DIUPmM]", inner) is not None
            keep[match.start() : match.end()] = [False] * (match.end() - match.start())
    kept = [number for number, wanted in enumerate(keep) if wanted]
    return Tokens("".join(tokens.letters[n] for n in kept), tuple(tokens.values[n] for n in kept)), dated
