"""Protected files, and the question for a password: on a terminal only, never shown, never kept."""

from __future__ import annotations

import functools
import io
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import pytest

from flows import direct
from flows.passing import Pass
from pipeline.documents import read
from pipeline.errors import UnreadableError
from tests.documents.docx_factory import Docx, p, tbl, tr
from tests.flows.test_bad_input import locked, pdf

SECRET = "Weald-2010-02"
BODY = p("Chronology") + tbl(tr("Date", "Event"), tr("12/03/09", "Seen at nursery"))
posix = pytest.mark.skipif(os.name == "nt", reason="terminals are those of POSIX")


@functools.cache
def agile() -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile

    picture = random.Random(1).randbytes(60_000)  # see test_container: small files fail in that library
    stream = io.BytesIO()
    OOXMLFile(io.BytesIO(Docx(BODY, raw={"word/media/image1.png": picture}).bytes())).encrypt(SECRET, stream)
    return stream.getvalue()


def protected_pdf(level: int, *, aes: bool, owner: str = "own", user: str = SECRET) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(text="Seen at nursery"))) as document:
        how = pikepdf.Encryption(owner=owner, user=user, R=level, aes=aes, metadata=aes)
        document.save(stream, encryption=how)
    return stream.getvalue()


@pytest.mark.parametrize(("level", "aes"), [(2, False), (3, False), (4, True), (6, True)])
def test_pdfs_of_every_protection(tmp_path: Path, level: int, aes: bool) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(protected_pdf(level, aes=aes))
    with pytest.raises(UnreadableError) as caught:
        read(path, "wrong")
    assert caught.value.code == "password"
    assert read(path, ["wrong", SECRET]).paragraphs
    assert read(path, "own").paragraphs  # the owner's opens it, too
    path.write_bytes(protected_pdf(level, aes=aes, user=""))
    assert read(path).paragraphs  # protected against changes only: it was sent to be read


class Terminal:
    """A command at a terminal of its own, and a person who types."""

    def __init__(self, *arguments: str | Path, **more: str) -> None:
        import pty

        self.screen, theirs = pty.openpty()
        command = [sys.executable, "-m", "flows.cli", *map(str, arguments)]
        self.process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
            env={**os.environ, "TERM": "dumb", **more}, preexec_fn=_own_terminal,
        )  # fmt: skip
        os.close(theirs)
        self.said = ""

    def wait_for(self, words: str, seconds: float = 60.0) -> None:
        import select

        end = time.monotonic() + seconds
        while words not in self.said:
            assert time.monotonic() < end, self.said
            if select.select([self.screen], [], [], 0.5)[0] and not self._more():
                break
        assert words in self.said, self.said

    def type(self, line: str) -> None:
        time.sleep(0.3)  # a person types after the question has been put
        os.write(self.screen, line.encode() + b"\n")

    def end(self) -> int:
        while self._more():
            pass
        os.close(self.screen)
        return self.process.wait(60)

    def _more(self) -> bool:
        try:
            new = os.read(self.screen, 4096)
        except OSError:
            return False
        self.said += new.decode("utf-8", "replace")
        return bool(new)


def _own_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.fixture
def case(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SCR_CASE_PASSWORD", raising=False)
    folder = tmp_path / "case"
    (folder / "inbox" / "school").mkdir(parents=True)
    shutil.copy(built / "case.yaml", folder)
    return folder


def nowhere_in(folder: Path, secret: str = SECRET) -> bool:
    return not any(secret.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())


@posix
def test_a_run_at_a_terminal_asks_once_per_file_and_tries_what_it_was_given(case: Path) -> None:
    inbox = case / "inbox" / "school"
    (inbox / "a first.docx").write_bytes(agile())
    (inbox / "b second.pdf").write_bytes(locked(pdf(text="Seen at nursery"), SECRET))
    (inbox / "c other.pdf").write_bytes(locked(pdf(text="Seen again"), "nobody knows"))
    for at, path in enumerate(sorted(inbox.iterdir())):
        os.utime(path, (time.time() - 100 + at,) * 2)
    person = Terminal("run", case, "--direct")
    person.wait_for("a first.docx is protected")
    person.type(SECRET)
    person.wait_for("c other.pdf is protected")
    running = Path(f"/proc/{person.process.pid}/cmdline")
    assert not running.exists() or SECRET.encode() not in running.read_bytes()
    person.type("")
    assert person.end() == 1
    assert SECRET not in person.said
    assert "b second.pdf is protected." not in person.said
    assert "a first.docx" not in person.said.split("In quarantine", 1)[1]
    reason = (case / "quarantine" / "c other.pdf.reason.txt").read_text("utf-8")
    assert "protected with a password that is not known" in reason
    assert nowhere_in(case)
    again = Terminal("run", case, "--direct")
    assert again.end() == 0
    assert "is protected" not in again.said


@posix
def test_extract_at_a_terminal_asks_and_a_wrong_answer_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(agile())
    person = Terminal("extract", tmp_path / "a.docx", "-o", tmp_path / "out.json")
    person.wait_for("a.docx is protected")
    person.type(SECRET)
    assert person.end() == 0
    assert SECRET not in person.said and nowhere_in(tmp_path)
    assert "Seen at nursery" in (tmp_path / "out.json").read_text("utf-8")
    person = Terminal("extract", tmp_path / "a.docx", "-o", tmp_path / "other.json")
    person.wait_for("a.docx is protected")
    person.type("wrong")
    assert person.end() == 2
    assert person.said.count("password that is not known") == 1
    assert not (tmp_path / "other.json").exists()


@posix
def test_nobody_is_asked_in_a_pipe(case: Path) -> None:
    (case / "inbox" / "school" / "a.docx").write_bytes(agile())
    result = subprocess.run(
        [sys.executable, "-m", "flows.cli", "run", str(case), "--direct"],
        capture_output=True, text=True, check=False, timeout=120, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert result.returncode == 1
    assert result.stderr.count("protected") == 1


def test_an_answer_is_kept_for_the_pass_and_asked_for_again_when_the_file_is_dropped_again(
    case: Path,
) -> None:
    asked: list[str] = []
    answers = iter(["", SECRET])

    def ask(file: str) -> str:
        asked.append(file)
        return next(answers)

    dropped = case / "inbox" / "school" / "a.docx"
    for state in (1, 0):
        dropped.write_bytes(agile())
        with Pass(case, ask=ask) as work:
            assert direct.run(work).exit_status == state
    assert asked == ["a.docx", "a.docx"]
    assert nowhere_in(case)


@pytest.mark.usefixtures("prefect_home")
def test_under_prefect_the_answer_reaches_no_database(case: Path, prefect_home: Path) -> None:
    from flows import orchestrated

    (case / "inbox" / "school" / "a.docx").write_bytes(agile())
    with Pass(case, ask=lambda _: SECRET) as work:
        outcome = orchestrated.run(work)
    assert (outcome.exit_status, outcome.accepted) == (0, 1)
    assert nowhere_in(case) and nowhere_in(prefect_home)
