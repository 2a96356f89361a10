"""What a broken file does to the readers, and whether words went missing; runs in a process of its own."""

from __future__ import annotations

import itertools
import os
import resource
import time
import traceback
import zipfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from pipeline.documents import Document, read
from pipeline.documents.docx.names import (
    CHOICE,
    FALLBACK,
    PROPERTIES,
    TBL,
    TC,
    TEXT_BOX,
    TR,
    P,
    T,
)
from pipeline.errors import REASONS, NoChronologyError, ScrError, explain
from tests.documents.docx_factory import everything

CPU_SECONDS = 10
MEMORY = 3 << 30
"""Bytes of address space a small broken file may take; the readers' libraries alone take half of one."""
READ, NOTHING, REFUSED, CRASH, HANG, LOST = "read", "no chronology", "refused", "crash", "hang", "lost"

SAYS_SO = ("part-unreadable", "repaired", "misplaced-text", "not-accounted")
"""Cautions that send a person to the original."""
FAULTS = (CRASH, HANG, LOST)


class Came(NamedTuple):
    """What came of a file: one of the words above, more about it, and the seconds and bytes it took."""

    what: str
    more: str = ""
    seconds: float = 0.0
    memory: int = 0


def read_all(paths: tuple[Path, ...]) -> list[Came]:
    """Read files as a run would, each with little time, all with little memory.

    Ends without an answer when one of them takes too long. Memory is the most that was used so far.
    """
    os.environ["SCR_SOFFICE"] = os.environ["SCR_TESSERACT"] = ""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    return [_timed(path) for path in paths]


def _timed(path: Path) -> Came:
    begun = time.process_time()
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(begun) + CPU_SECONDS, hard))
    what, more = _outcome(path)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Came(what, more, time.process_time() - begun, memory)


def _outcome(path: Path) -> tuple[str, str]:
    from pipeline import chronology

    try:
        document = read(path)
        lost = _lost(path, document)
        found = chronology.extract(document)
    except NoChronologyError:
        return (LOST, lost) if lost else (NOTHING, "")
    except ScrError as error:
        return (REFUSED, error.code) if _plain(error) else (CRASH, f"says: {error}")
    except Exception:  # noqa: BLE001  this is what is looked for
        return CRASH, traceback.format_exc()
    if lost:
        return LOST, lost
    if not found.rows.adds_up():
        return LOST, "the rows do not add up"
    return READ, ""


def _plain(error: ScrError) -> bool:
    """Whether an error is one that people are told: a known code, one line, nothing technical."""
    sentence = explain("x", error)
    technical = ("Error", "Traceback", "object", "0x", "None")
    return error.code in REASONS and "\n" not in sentence and not any(word in sentence for word in technical)


def _lost(path: Path, document: Document) -> str:
    """What a bare look finds and the reader does not have, unless it says that something is amiss."""
    if document.format != "docx" or any(c.code in SAYS_SO for c in document.cautions):
        return ""
    root = _main(path)
    if root is None:
        return ""
    shown = [element for element in root.iter(T) if _is_shown(element)]
    there = Counter("".join("".join(element.text or "" for element in shown).split()))
    have = Counter("".join(everything(document).split()))
    missing = there - have
    if missing:
        return f"letters missing: {''.join(sorted(missing.elements()))[:80]}"
    rows = sum(1 for row in root.iter(TR) if _is_row(row))
    read_rows = sum(len(table.rows) for table in document.tables)
    return f"{rows} rows with words, {read_rows} read" if rows > read_rows else ""


def _main(path: Path) -> etree._Element | None:
    try:
        with zipfile.ZipFile(path) as archive:
            return etree.fromstring(archive.read("word/document.xml"))
    except Exception:  # noqa: BLE001  a bare look needs a file that is whole
        return None


def _is_shown(element: etree._Element) -> bool:
    """Whether words stand in the text: not among properties, not in the older copy of a drawing."""
    for above in element.iterancestors():
        if above.tag in PROPERTIES:
            return False
        alternate = above.getparent()
        if above.tag == FALLBACK and alternate is not None and alternate.find(CHOICE) is not None:
            return False
    return True


def _is_row(row: etree._Element) -> bool:
    """Whether a row stands in a table as rows do, and has words of its own."""
    between = list(itertools.takewhile(lambda above: above.tag != TBL, row.iterancestors()))
    above = {element.tag for element in row.iterancestors()}
    if TBL not in above or above & {TEXT_BOX, FALLBACK, *PROPERTIES}:
        return False
    if any(element.tag in (TR, TC, P) for element in between):
        return False
    return any(text.text and text.text.strip() for text in row.iter(T))
