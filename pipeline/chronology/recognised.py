"""Entries read off a scanned page carry a flag with how sure the text recognition was."""

from __future__ import annotations

from pipeline.chronology.model import Flag

Notes = tuple[tuple[str, str], ...]
KIND = "ocr"
_UNKNOWN = Flag(
    "low-ocr-confidence",
    "Read from a scanned page by text recognition; how sure it was is not known. Compare with the original.",
)


def parted(notes: Notes) -> tuple[Notes, tuple[Flag, ...]]:
    """An entry's notes without those of the text recognition, and the flag these make (none, or one).

    The mean is over the entry's cells, each counted alike; the lowest is that of its least sure word.
    """
    sure = [text for kind, text in notes if kind == KIND]
    if not sure:
        return notes, ()
    rest = tuple(note for note in notes if note[0] != KIND)
    figures = [tuple(map(int, text.split())) for text in sure if text]
    if not figures:
        return rest, (_UNKNOWN,)
    mean = round(sum(mean for mean, _ in figures) / len(figures))
    lowest = min(lowest for _, lowest in figures)
    message = (
        f"Read from a scanned page by text recognition, {mean} % sure on average and {lowest} % of its"
        " least sure word. Compare with the original."
    )
    return rest, (Flag("low-ocr-confidence", message),)
