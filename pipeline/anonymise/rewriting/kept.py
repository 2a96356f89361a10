"""What the case keeps: its board and agencies keep their names, and so does what it says shall stay."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence

from pipeline.anonymise.finding import anonymous, lists
from pipeline.anonymise.key.model import Entry
from pipeline.anonymise.rewriting.pieces import Piece
from pipeline.case import Case


def without(names: Sequence[Piece], text: str, case: Case, entries: Mapping[str, Entry]) -> list[Piece]:
    """The places of the key's names less those inside of what is kept.

    What the case itself names gives way to its own `keep` list only; what was proposed gives way to the names
    of the agencies and the board, and to pseudonyms: "Wealdshire" in "Wealdshire Constabulary".
    """
    quiet = [stretch for stretch in anonymous.stretches(text, lists.load(), case) if not stretch.term]
    starts = [stretch.start for stretch in quiet]
    longest = max((stretch.end - stretch.start for stretch in quiet), default=0)
    out = []
    for piece in names:
        proposed = all(entries[entry].origin == "finder" for entry in piece.entries)
        first = bisect.bisect_left(starts, piece.start - longest)
        last = bisect.bisect_right(starts, piece.start)
        around = (one for one in quiet[first:last] if one.start <= piece.start and piece.end <= one.end)
        if not any(one.firm or proposed for one in around):
            out.append(piece)
    return out
