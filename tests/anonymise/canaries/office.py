"""Small files of other office formats with a name in them, byte by byte: OLE, EMF, WMF, a workbook."""

from __future__ import annotations

import io
import re
import struct
import zipfile

import openpyxl
from openpyxl.comments import Comment

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def workbook(name: str) -> bytes:
    """An XLSX with the name in a cell, a sheet's name, a comment, a defined name and a property."""
    book = openpyxl.Workbook()
    book.properties.creator = name
    sheet = book.active
    sheet.title = name[:31]
    sheet["A1"] = name
    sheet["B2"] = 4
    sheet["B2"].comment = Comment(f"Ask {name}", name)
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        files = {entry: archive.read(entry) for entry in archive.namelist()}
    files["docProps/core.xml"] = re.sub(
        rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2010-03-01T09:00:00Z", files["docProps/core.xml"]
    )
    return packed(files)


def packed(files: dict[str, bytes]) -> bytes:
    """A zip of these files that does not tell when it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()


def compound(streams: dict[str, bytes]) -> bytes:
    """An OLE compound file; every stream is laid in whole sectors (padded past the mini stream's limit)."""
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    sectors: list[bytes] = []
    starts: list[tuple[int, int]] = []
    chains: list[int] = []
    for name in names:
        data = streams[name].ljust(4096, b"\0")
        blocks = [data[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(data), _SECTOR)]
        starts.append((len(sectors), len(data)))
        chains += [*range(len(sectors) + 1, len(sectors) + len(blocks)), _END]
        sectors += blocks
    directory = [_entry("Root Entry", 5, child=1 if names else _FREE)]
    for at, name in enumerate(names):
        right = at + 2 if at + 1 < len(names) else _FREE
        directory.append(_entry(name, 2, right=right, start=starts[at][0], size=starts[at][1]))
    entries = b"".join(directory)
    entries += _entry("", 0) * (-len(directory) % 4)
    first = len(sectors)
    blocks = [entries[at : at + _SECTOR] for at in range(0, len(entries), _SECTOR)]
    chains += [*range(first + 1, first + len(blocks)), _END]
    sectors += blocks
    fat_at = len(sectors)
    chains.append(_FAT)
    assert len(chains) <= 128, "one sector of allocation table is enough for a test"
    sectors.append(struct.pack("<128I", *chains, *[_FREE] * (128 - len(chains))))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, first, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", fat_at, *[_FREE] * 108)
    return head + b"".join(sectors)


def _entry(
    name: str, kind: int, *, child: int = _FREE, right: int = _FREE, start: int = _END, size: int = 0
) -> bytes:
    coded = name.encode("utf-16-le")
    length = len(coded) + 2 if name else 0
    return (
        coded.ljust(64, b"\0")
        + struct.pack("<HBBIII", length, kind, 1, _FREE, right, child)
        + bytes(16 + 4 + 16)
        + struct.pack("<IQ", 0 if kind == 5 and start == _END else start, size)
    )


def emf(name: str) -> bytes:
    """An enhanced metafile that writes the name and has it as its description."""
    description = name.encode("utf-16-le") + b"\0\0\0\0"
    description += bytes(-len(description) % 4)
    text = name.encode("utf-16-le")
    text += bytes(-len(text) % 4)
    write = struct.pack("<II", 84, 76 + len(text)) + struct.pack("<4iIff", 0, 0, 99, 99, 1, 1.0, 1.0)
    write += struct.pack("<2iIII4iI", 5, 20, len(name), 76, 0, 0, 0, 99, 99, 0) + text
    end = struct.pack("<IIIII", 14, 20, 0, 16, 20)
    size = 108 + len(description)
    total = size + len(write) + len(end)
    head = struct.pack("<II4i4i", 1, size, 0, 0, 99, 99, 0, 0, 2600, 2600)
    head += b" EMF" + struct.pack("<IIIHHIII", 0x10000, total, 3, 1, 0, len(name) + 1, 108, 0)
    head += struct.pack("<2i2i", 1000, 1000, 260, 260) + struct.pack("<III2i", 0, 0, 0, 260000, 260000)
    return head + description + write + end


def wmf(name: str) -> bytes:
    """An old metafile that writes the name."""
    text = name.encode("cp1252")
    text += bytes(len(text) % 2)
    write = (
        struct.pack("<IHH", 5 + len(text) // 2 - 1 + 1, 0x0521, len(name)) + text + struct.pack("<hh", 10, 10)
    )
    end = struct.pack("<IH", 3, 0)
    body = write + end
    head = struct.pack("<HHHIHIH", 1, 9, 0x300, 9 + len(body) // 2, 0, len(write) // 2, 0)
    place = struct.pack("<IHhhhhHI", 0x9AC6CDD7, 0, 0, 0, 500, 500, 96, 0)
    check = 0
    for (word,) in struct.iter_unpack("<H", place):
        check ^= word
    return place + struct.pack("<H", check) + head + body
