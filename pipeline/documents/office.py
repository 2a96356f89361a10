"""LibreOffice, when it is installed: old and other office formats → the format Word or Excel writes today.

It works on a private copy in a folder of its own, with a profile of its own in which macros, links
to other files and the network are switched off, and is ended with all it started when its time is up.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from pipeline.errors import UnreadableError

TIME_LIMIT = float(os.environ.get("SCR_OFFICE_TIME_LIMIT", "240"))
"""Seconds one conversion may take; the first start on a slow machine takes half a minute."""
_MOST_MEMORY = 1200 << 20
"""Bytes; a report of 300 pages with pictures takes a third of it."""
GOALS = {
    "doc": "docx:MS Word 2007 XML",
    "rtf": "docx:MS Word 2007 XML",
    "odt": "docx:MS Word 2007 XML",
    "xls": "xlsx:Calc MS Excel 2007 XML",
    "xlsb": "xlsx:Calc MS Excel 2007 XML",
    "ods": "xlsx:Calc MS Excel 2007 XML",
    "docx": "pdf:writer_pdf_Export",
}
"""What each format becomes."""
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "1"),
    ("Calc/Formula/Load", "OOXMLRecalcMode", "1"),
    ("Calc/Formula/Load", "ODFRecalcMode", "1"),
    ("Common/Misc", "CrashReport", "false"),
)


def find_office() -> str | None:
    """The program, None when it is not installed. `SCR_SOFFICE` names another place ("" for none)."""
    named = os.environ.get("SCR_SOFFICE")
    if named is not None:
        return shutil.which(named) if named else None
    for name in ("soffice", "libreoffice", *_PLACES):
        if found := shutil.which(name):
            return found
    return None


def convert(program: str, data: bytes, kind: str, *, limit: float = TIME_LIMIT) -> bytes:
    """A document in the format that `GOALS` names for its kind.

    Args:
        program: from `find_office`.
        data: the document.
        kind: what it is, a key of `GOALS`.
        limit: seconds.

    Raises:
        UnreadableError: LibreOffice could not make sense of it, or took too long (code damaged).

    Does not promise that the layout stays; words, tables, notes and headings do.
    """
    with tempfile.TemporaryDirectory(prefix="scr-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        source = home / f"document.{kind}"
        source.write_bytes(data)
        _write_profile(home / "profile")
        _run(
            [
                program,
                f"-env:UserInstallation={(home / 'profile').as_uri()}",
                *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
                *("--convert-to", GOALS[kind], "--outdir", str(home / "made"), str(source)),
            ],
            home,
            limit,
        )
        made = home / "made" / f"document.{GOALS[kind].split(':')[0]}"
        if not made.is_file():
            raise _failed("cannot be understood by LibreOffice: it is damaged, or protected with a password")
        return made.read_bytes()


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    items += "".join(
        f'<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for name, value in (
            ("ooInetProxyType", "2"),
            ("ooInetHTTPProxyName", "127.0.0.1"),
            ("ooInetHTTPProxyPort", "9"),  # the port that discards: nothing leaves the machine
            ("ooInetHTTPSProxyName", "127.0.0.1"),
            ("ooInetHTTPSProxyPort", "9"),
        )
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry"'
        ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>',
        encoding="utf-8",
    )


def _run(command: list[str], home: Path, limit: float) -> None:
    wanted = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "PROGRAMFILES", "LANG", "LD_LIBRARY_PATH")
    environment = {name: os.environ[name] for name in wanted if name in os.environ}
    environment |= {"HOME": str(home), "TMPDIR": str(home), "TEMP": str(home), "TMP": str(home)}
    process = subprocess.Popen(  # noqa: S603  our own arguments; the document is only a file name to it
        command,
        cwd=home,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    _limit_work(process.pid, limit)
    try:
        process.wait(limit)
    except subprocess.TimeoutExpired:
        raise _failed("takes far too long to convert and was given up") from None
    finally:
        _end(process)


def _limit_work(pid: int, limit: float) -> None:
    """Bound its memory, and its processor time as well in case this program is killed while it works."""
    try:
        from resource import RLIMIT_CPU, RLIMIT_DATA, prlimit
    except ImportError:  # no Linux
        return
    try:
        prlimit(pid, RLIMIT_CPU, (int(limit) + 1, int(limit) + 5))
        prlimit(pid, RLIMIT_DATA, (_MOST_MEMORY, _MOST_MEMORY))
    except (OSError, ValueError):
        return  # it has ended already, or a lower limit holds


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and what it started; its starter may be gone while the office itself still runs."""
    if hasattr(os, "killpg"):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            process.kill()
    else:
        process.kill()
    process.wait()


def _failed(trouble: str) -> UnreadableError:
    return UnreadableError(
        trouble,
        "Ask the sender for a Word document (.docx) or a PDF without a password",
        code="damaged",
    )
