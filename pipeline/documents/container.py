"""Opening a zip container without trusting it.

Everything is judged from the central directory, before a byte is unpacked: how many members, how
large they say they become, how hard they are packed, and whether a name tries to leave its folder.
Nothing is ever unpacked to disk. `zipfile` itself never reads more than a member's stated size, so
a lie there ends in a checksum error and not in full memory.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from typing import BinaryIO

from pipeline.errors import UnreadableError

MAX_MEMBERS = 20_000
MAX_DIRECTORY = 8 << 20
MAX_TOTAL = 2 << 30  # a report with several hundred photographs stays well below
MAX_XML = 256 << 20
MAX_RATIO = 250  # long tables of repeated XML reach about 100; deflate's limit is 1032
RATIO_FROM = 16 << 20  # below this size a high ratio does no harm
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    ValueError,
    EOFError,
    OSError,
    OverflowError,
    NotImplementedError,
)
"""What `zipfile` and its unpackers raise on damaged files; it promises no single error."""
_END = b"PK\x05\x06"


class Container:
    """The members of a zip file, by name without regard to case, slash direction or leading slash."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members: dict[str, zipfile.ZipInfo] = {}
        for info in archive.infolist():
            if not info.is_dir():
                self._admit(info)

    def _admit(self, info: zipfile.ZipInfo) -> None:
        name = tidy(info.filename)
        if ".." in name.split("/") or ":" in name.split("/")[0]:
            raise UnreadableError(
                "holds a part whose name reaches outside the file, which no office program writes",
                "Ask the sender to save it again in Word as a .docx file",
                code="unsafe",
            )
        twin = self._members.get(name)
        if twin is not None and (twin.CRC, twin.file_size) != (info.CRC, info.file_size):
            raise UnreadableError(
                "is damaged: it holds two different versions of the same part",
                "Open it in Word, save it under a new name and send that",
                code="damaged",
            )
        self._members[name] = info

    @property
    def names(self) -> tuple[str, ...]:
        """Names in lower case with forward slashes, in the file's order."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return tidy(name) in self._members

    def read(self, name: str) -> bytes:
        """A member's bytes.

        Raises:
            KeyError: there is no such member.
            UnreadableError: its bytes are damaged, encrypted, or unreasonably many.
        """
        info = self._members[tidy(name)]
        if info.file_size > MAX_XML:
            raise too_large()
        try:
            return self._archive.read(info)
        except _BROKEN:
            raise damaged_zip() from None
        except RuntimeError:  # zipfile's word for a member that needs a password
            raise UnreadableError(
                "is protected with a password that is not known",
                "Ask the sender for a copy without a password",
                code="password",
            ) from None


def tidy(name: str) -> str:
    """A member's name as a key: lower case, forward slashes, no leading slash."""
    return name.replace("\\", "/").lstrip("/").lower()


def open_container(stream: BinaryIO) -> Container:
    """Judge a zip file and open it.

    Raises:
        UnreadableError: damaged, too large when unpacked, or unsafe names.
    """
    _check_directory(stream)
    try:
        archive = zipfile.ZipFile(stream)
    except _BROKEN:
        raise damaged_zip() from None
    members = archive.infolist()
    if len(members) > MAX_MEMBERS or sum(info.file_size for info in members) > MAX_TOTAL:
        raise too_large()
    for info in members:
        if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise too_large()
    return Container(archive)


def _check_directory(stream: BinaryIO) -> None:
    """Refuse a directory of millions of names before `zipfile` makes an object of each."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - 65_557))
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise damaged_zip()
    (directory,) = struct.unpack_from("<I", tail, at + 12)
    if directory > MAX_DIRECTORY and directory <= size:
        raise too_large()


def damaged_zip() -> UnreadableError:
    """The error for a container that breaks off or whose checksums do not fit."""
    return UnreadableError(
        "is damaged or incomplete",
        "Ask the sender to send it again; a transfer may have been cut short",
        code="damaged",
    )


def too_large() -> UnreadableError:
    """The error for a container that would fill the machine."""
    return UnreadableError(
        "would be unreasonably large when unpacked",
        "Ask the sender for a plain copy saved from Word; do not open this one",
        code="too-large",
    )
