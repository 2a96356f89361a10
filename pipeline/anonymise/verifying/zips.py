"""Zip containers of any sort: every member, and everything of the container that is no member."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib

from pipeline.anonymise.verifying.reading import Pile
from pipeline.anonymise.verifying.unpacking import binary, inner, unpack

_LOCAL = b"PK\x03\x04"
_MOST_PART = 96 << 20
_MOST_RATIO = 250
_RATIO_FROM = 8 << 20
_MOST_MEMBERS = 20_000
_LOCAL_SIZE = 30
_MOST_STEP = 1 << 20


def read_zip(data: bytes, channel: str, where: str, pile: Pile, depth: int) -> None:
    """Gather a zip's members, names, comments, extra fields and the bytes that belong to none of them."""
    channel = "package" if depth == 0 else channel
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except Exception:  # noqa: BLE001  zipfile promises no single error for a damaged container
        pile.fault(f"{where}: a container that cannot be opened")
        binary(data, channel, where, pile, 99)
        return
    if len(members) > _MOST_MEMBERS:
        pile.fault(f"{where}: more parts than any document has")
        members = members[:_MOST_MEMBERS]
    here = "" if depth == 0 else f"{where}: "
    _container(archive, members, channel, where, pile)
    parts: dict[str, bytes] = {}
    for info in members:
        part = _member(archive, info, f"{here}{_shown(info)}", pile)
        if part is not None:
            parts.setdefault(info.filename, part)
            _one(info, part, channel, here, pile, depth)
    _strays(data, members, channel, where, pile, depth)
    if any(name.startswith(("word/", "xl/", "docProps/", "ppt/")) for name in parts):
        from pipeline.anonymise.verifying.package import look_at_package

        look_at_package(parts, here, pile)


def _one(info: zipfile.ZipInfo, part: bytes, channel: str, here: str, pile: Pile, depth: int) -> None:
    from pipeline.anonymise.verifying.package import channel_of

    unpack(part, channel_of(info.filename, channel), f"{here}{_shown(info)}", pile, depth=depth + 1)


def _shown(info: zipfile.ZipInfo) -> str:
    """A part's name as a place; a name nobody expects is not repeated, for it may be somebody's."""
    folder, name = posixpath.split(info.filename)
    plain = re.fullmatch(r"[\w\[\]. -]{1,60}", info.filename.replace("/", ""))
    return f"{folder}/{name}".lstrip("/") if plain else "a part with an odd name"


def _container(
    archive: zipfile.ZipFile,
    members: list[zipfile.ZipInfo],
    channel: str,
    where: str,
    pile: Pile,
) -> None:
    names = "\n".join(info.filename for info in members)
    pile.read(channel, f"{where}, names of parts", names, unit="part")
    inner(names, channel, f"{where}, names of parts", pile, 2)
    binary(archive.comment, channel, f"{where}, comment of the container", pile)
    pile.read(channel, f"{where}, comment of the container", archive.comment.decode("utf-8", "replace"))
    pile.read(channel, f"{where}, comment of the container", archive.comment.decode("utf-16-le", "replace"))
    for info in members:
        for extra in (info.comment, info.extra):
            if extra:
                pile.read(channel, f"{where}, beside a part's name", extra.decode("utf-8", "replace"))
                binary(extra, channel, f"{where}, beside a part's name", pile)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str, pile: Pile) -> bytes | None:
    if info.is_dir():
        return None
    packed_hard = info.file_size > _RATIO_FROM and info.file_size > _MOST_RATIO * max(info.compress_size, 1)
    if packed_hard or info.file_size > min(pile.room, _MOST_PART):
        pile.fault(f"{where}: unreasonably large when unpacked")
        return None
    try:
        with archive.open(info) as stream:
            return stream.read(pile.room + 1)
    except Exception:  # noqa: BLE001  damaged, encrypted or packed in an unknown way: zipfile raises anything
        pile.fault(f"{where}: a part that cannot be unpacked")
        return None


def _strays(
    data: bytes, members: list[zipfile.ZipInfo], channel: str, where: str, pile: Pile, depth: int
) -> None:
    """Bytes before, between and behind the members, and members that the directory does not list."""
    covered: list[tuple[int, int]] = []
    for info in members:
        span = _local_span(data, info)
        if span is None:
            pile.fault(f"{where}: a part is not where the container says")
            continue
        covered.append(span)
        head = data[info.header_offset : span[0]]
        pile.read(channel, f"{where}, beside a part", head[_LOCAL_SIZE:].decode("utf-8", "replace"))
        binary(head[_LOCAL_SIZE:], channel, f"{where}, beside a part", pile)
        covered[-1] = (info.header_offset, span[1])
        _behind(data[span[0] : span[1]], info, channel, where, pile)
    at = 0
    rest = []
    for start, end in sorted(covered):
        if start > at:
            rest.append(data[at:start])
        at = max(at, end)
    rest.append(data[at:])
    for piece in rest:
        binary(piece, channel, f"{where}, bytes between the parts", pile, depth)
        pile.read(channel, f"{where}, bytes between the parts", piece.decode("utf-16-le", "replace"), "raw")
        _unlisted(piece, channel, where, pile, depth)


def _behind(packed: bytes, info: zipfile.ZipInfo, channel: str, where: str, pile: Pile) -> None:
    """Bytes inside a part's room that its unpacking never reaches."""
    if info.compress_type != zipfile.ZIP_DEFLATED or info.file_size > _MOST_PART:
        return
    machine = zlib.decompressobj(-15)
    try:
        while packed and not machine.eof:
            machine.decompress(packed, _MOST_STEP)
            packed = machine.unconsumed_tail or machine.unused_data
    except zlib.error:
        return  # told where the part is read
    if machine.unused_data:
        pile.review("bytes behind the end of a part", where, "they were put there by another program")
        binary(machine.unused_data, channel, f"{where}, behind the end of a part", pile)


def _local_span(data: bytes, info: zipfile.ZipInfo) -> tuple[int, int] | None:
    at = info.header_offset
    if data[at : at + 4] != _LOCAL or len(data) < at + _LOCAL_SIZE:
        return None
    name, extra = struct.unpack_from("<HH", data, at + 26)
    start = at + _LOCAL_SIZE + name + extra
    return start, start + info.compress_size


def _unlisted(piece: bytes, channel: str, where: str, pile: Pile, depth: int) -> None:
    at = piece.find(_LOCAL)
    while 0 <= at <= len(piece) - _LOCAL_SIZE:
        name, extra = struct.unpack_from("<HH", piece, at + 26)
        method = struct.unpack_from("<H", piece, at + 8)[0]
        body = piece[at + _LOCAL_SIZE + name + extra :]
        if method == zipfile.ZIP_DEFLATED:
            try:
                body = zlib.decompressobj(-15).decompress(body, pile.room)
            except zlib.error:
                pile.fault(f"{where}: a part that is in no list and cannot be unpacked")
                body = b""
        pile.review("a part that the container does not list", where, "it was left there by another program")
        unpack(body, channel, f"{where}, a part that is in no list", pile, depth=depth + 1)
        at = piece.find(_LOCAL, at + 4)
