"""Every error a user can meet: what is wrong, and what to do about it.

The texts are read by people who are not programmers. A message never quotes a document's text, a
password or a key; the file is named by whoever shows the message (`explain`), because a file name
can hold a child's name and must not reach logs or the orchestrator, which see `code` only.
"""

from __future__ import annotations

from pathlib import Path


class ScrError(Exception):
    """Base of all errors shown to people.

    Args:
        trouble: what is wrong, as the end of a sentence that begins with the file's name
            ("is protected with a password that is not known").
        remedy: what to do, a sentence of its own without the full stop at its end.

    Attributes:
        code: a short stable word for ledgers and orchestrators; identifies nobody.
        exit_status: what the command line returns.
    """

    code = "error"
    exit_status = 2

    def __init__(self, trouble: str, remedy: str, *, code: str | None = None) -> None:
        self.trouble = trouble
        self.remedy = remedy
        if code is not None:
            self.code = code
        super().__init__(f"{trouble}. {remedy}.")

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the parts when the error travels between processes."""
        return (_rebuild, (type(self), self.trouble, self.remedy, self.code, self.__dict__.copy()))


def _rebuild(
    kind: type[ScrError], trouble: str, remedy: str, code: str, state: dict[str, object]
) -> ScrError:
    error = kind.__new__(kind)
    ScrError.__init__(error, trouble, remedy, code=code)
    error.__dict__.update(state)
    return error


class CaseError(ScrError):
    """case.yaml cannot be used; `line` is the 1-based line to look at, where one is known."""

    code = "case"

    def __init__(self, trouble: str, remedy: str, *, line: int | None = None) -> None:
        super().__init__(trouble, remedy)
        self.line = line


class UnreadableError(ScrError):
    """A document cannot be accepted. `code` says why, one of `REASONS`."""

    code = "unreadable"


class NoChronologyError(ScrError):
    """A document was read but holds no chronology."""

    code = "no-chronology"
    exit_status = 1


class BusyError(ScrError):
    """Something else is at work on the case, or a file or share is away for a moment; try again."""

    code = "busy"


REASONS = {
    "wrong-type": "not a kind of file this software reads",
    "empty": "the file holds nothing",
    "damaged": "the file is damaged or incomplete",
    "password": "protected with an unknown password",
    "no-text-layer": "pages are pictures without text",
    "too-large": "would be unreasonably large when unpacked",
    "not-recognised": "not a chronology or report this software knows",
    "blank": "a form in which nothing has been filled in",
    "unknown-agency": "no telling which agency it came from",
    "unsafe": "the file or its name could reach outside its folder",
    "not-permitted": "the file may not be opened by this user",
    "internal": "this software failed on the file",
}
"""Why a file is quarantined: code → what it means."""


def explain(path: Path | str, error: ScrError) -> str:
    """One plain sentence for people: the file's name, the trouble, the remedy."""
    line = getattr(error, "line", None)
    where = f"{shown(path)}, line {line}" if line else shown(path)
    return f"{where}: {error.trouble}. {error.remedy}."


def shown(path: Path | str) -> str:
    """A file's name as one line of text: a line end or a control character in it does nothing on a screen."""
    name = Path(path).name or str(path)
    return "".join(letter if letter.isprintable() else "�" for letter in name)


def not_written(trouble: OSError) -> BusyError:
    """What to tell a person when the system did not let something be written; names no file."""
    return BusyError(
        f"could not be written ({trouble.strerror or type(trouble).__name__})",
        "Check that there is room on the disk and that the folder may be written to; then run again",
    )


class NameFinderError(ScrError):
    """There is no name finder that works, so no text may be anonymised.

    Args:
        why: what is the matter with it, as the end of a sentence ("it is not there").
    """

    code = "name-finder"

    def __init__(self, why: str) -> None:
        super().__init__(
            f"cannot be searched for names, because the name finder does not work: {why}",
            "Install the project again, or set SCR_NAME_FINDER to the folder of a spaCy pipeline that finds"
            " names; until then nothing is anonymised",
        )
