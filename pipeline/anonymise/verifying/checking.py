"""A written file read back from scratch: is anything identifying left in it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pipeline.anonymise.finding import lists
from pipeline.anonymise.verifying.forms import protected
from pipeline.anonymise.verifying.laying_out import MAIN_PART, Layout
from pipeline.anonymise.verifying.left import Leaving, Left
from pipeline.anonymise.verifying.model import Leak, Verification
from pipeline.anonymise.verifying.reading import Pile, TooMuchError
from pipeline.anonymise.verifying.search import Searcher
from pipeline.anonymise.verifying.telling import tell
from pipeline.anonymise.verifying.unpacking import inner, is_promised, unpack
from pipeline.errors import UnreadableError
from pipeline.files import sha256_of

if TYPE_CHECKING:
    from pipeline.anonymise.key.model import Key
    from pipeline.case import Case


def verify(
    path: Path,
    case: Case,
    key: Key | None = None,
    *,
    left: Sequence[Left] = (),
    finder: bool = True,
    dates_stay: bool = False,
) -> Verification:
    """Read a file back and look for anything that identifies somebody.

    Everything in the file is unpacked and decoded, folded and searched for every form of what the key and the
    case protect; the finders look at it again; pages and pictures are read as they look. Nothing of what
    wrote the file is used. A name that is also an ordinary word is a leak only where it plainly acts as a
    name; elsewhere a person has to look.

    Args:
        path: the file: DOCX, PDF, XLSX, HTML, CSV, JSON, text, or any container of such.
        case: whose people, places, identifiers and dates are protected.
        key: the case's key; made from the case alone when not given.
        left: protected words that a person has left in the text, place by place; told, but no leak there.
        finder: False leaves the name finder and the laying out of pages out (a quick look; the result says
            so).
        dates_stay: it goes to the agencies with its dates: the day of a birth tells only where it is
            called so.

    Returns:
        The verdict is "clean" only for a file of which everything could be looked into.

    Raises:
        UnreadableError: the file is not there, is empty or may not be read.
        NameFinderError: there is no name finder that works.
    """
    path = Path(path)
    data = _bytes_of(path)
    key = key if key is not None else _built(case)
    known = lists.load()
    wanted = protected(case, key)
    if dates_stay:
        wanted = replace(wanted, days=tuple(replace(day, said_only=day.birth) for day in wanted.days))
    searcher = Searcher(wanted, known)
    leaving = Leaving(left)
    pile = Pile(keeps_comments=case.publication.comments == "keep")
    _gather(path, data, pile)
    laid_out = _laid_out(data, pile) if finder else None
    if finder:
        from pipeline.anonymise.verifying.again import find_again

        seen = [reading for reading in pile.readings if reading.kind == "prose"]
        if seen:
            find_again(seen, case, pile, lambda *at: searcher.stays(*at) or leaving.covers(*at))
    else:
        pile.note("names: the name finder was not asked, and pages were not laid out")
    if laid_out is not None:
        laid_out.read()
    leaks, to_review = tell(pile, searcher, leaving)
    return Verification(
        document=path.name,
        sha256=sha256_of(path),
        verdict=_verdict(leaks, pile),
        channels=tuple(pile.channels),
        leaks=leaks,
        to_review=to_review,
        unchecked=(*pile.faults, *pile.notes),
    )


def _laid_out(data: bytes, pile: Pile) -> Layout | None:
    """A Word file, found sound so far, begins to be laid out while the finder works."""
    if pile.faults or not any(reading.where == MAIN_PART for reading in pile.readings):
        return None
    return Layout(data, pile)


def _verdict(leaks: tuple[Leak, ...], pile: Pile) -> Literal["clean", "leak", "incomplete"]:
    if leaks:
        return "leak"
    return "incomplete" if pile.faults else "clean"


def _built(case: Case) -> Key:
    from pipeline.anonymise import key

    built: Key = key.build(case)
    return built


def _bytes_of(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError("is not there", "Check its name and its folder") from None
    except OSError:
        raise UnreadableError(
            "cannot be opened", "Check that you may read it and that it is a file", code="not-permitted"
        ) from None
    if not data:
        raise UnreadableError("holds nothing", "Make it again", code="empty")
    return data


def _gather(path: Path, data: bytes, pile: Pile) -> None:
    pile.read("file-name", "the file's name", f"{path.stem}\n{path.stem.replace('_', ' ')}", "words")
    try:
        inner(path.stem, "file-name", "the file's name", pile, 1)
        if not is_promised(path.suffix, data):
            pile.fault("the file: is damaged, or not the kind of file that its name says")
        unpack(data, "body", "the file", pile)
        if b"%PDF-" in data[:1024]:
            from pipeline.anonymise.verifying.pages import look_at_pages

            look_at_pages(data, pile)
        from pipeline.anonymise.verifying.seeing import read_pictures

        read_pictures(pile)
    except TooMuchError:
        pile.fault("the file: unpacks to more than is looked through, or takes too long")
    except RecursionError:
        pile.fault("the file: nested too deep to look into")
    except MemoryError:
        pile.fault("the file: needs more memory than there is")
