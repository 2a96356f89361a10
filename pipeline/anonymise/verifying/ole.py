"""OLE compound files (old Office documents, embedded objects, macros): every stream, as bytes and as text."""

from __future__ import annotations

import io

from pipeline.anonymise.verifying import macros
from pipeline.anonymise.verifying.reading import Pile
from pipeline.anonymise.verifying.unpacking import binary, unpack

_MOST_STREAMS = 4000
_PREVIEWS = 64


def read_ole(data: bytes, channel: str, where: str, pile: Pile, depth: int) -> None:
    """Gather names, properties and streams of a compound file, and the bytes that belong to none."""
    import olefile

    binary(data, channel, where, pile, 99)
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            _streams(ole, channel, where, pile, depth)
    except Exception:  # noqa: BLE001  a damaged directory raises whatever it likes
        pile.fault(f"{where}: an embedded object that cannot be opened")


def _streams(ole: object, channel: str, where: str, pile: Pile, depth: int) -> None:
    entries = ole.listdir(streams=True, storages=True)  # type: ignore[attr-defined]
    if len(entries) > _MOST_STREAMS:
        pile.fault(f"{where}: more streams than any object has")
    pile.read(channel, f"{where}, names of streams", "\n".join("/".join(path) for path in entries))
    for path in entries[:_MOST_STREAMS]:
        if ole.get_type(path) != 2:  # type: ignore[attr-defined]
            continue
        with ole.openstream(path) as stream:  # type: ignore[attr-defined]
            inside = stream.read()
        if path[-1] == "EncryptedPackage":
            pile.fault(f"{where}: protected with a password")
        here = f"{where}, a stream of the object"
        pile.spend(len(inside))
        binary(inside, channel, here, pile, depth)
        for source in macros.sources(inside):
            pile.spend(len(source))
            pile.read(channel, f"{here}, a macro", source.decode("cp1252", "replace"), unit="line")
        for code in ("utf-16-le", "cp1252"):
            pile.read(channel, here, inside.decode(code, "replace"), "raw")
        if depth < _PREVIEWS:
            unpack(inside, channel, here, pile, depth=depth + 1)
