"""Taking the password off a protected Word or Excel file, in memory only."""

from __future__ import annotations

import io
from typing import BinaryIO

from pipeline.errors import UnreadableError

_EXCELS_OWN = "VelvetSweatshop"
"""With this Excel protects workbooks that open without asking ([MS-OFFCRYPTO] 2.4.2.3)."""
_MAX_SPINS = 10_000_000  # Office uses 100,000; a file may not demand hours of hashing


def decrypt(stream: BinaryIO, passwords: tuple[str, ...]) -> io.BytesIO:
    """The plain package inside an encrypted OOXML file ([MS-OFFCRYPTO]).

    Args:
        stream: the file as submitted.
        passwords: tried in turn. They appear in no message.

    Raises:
        UnreadableError: no password fits (code password), or the protection itself is damaged or
            of a kind that only Word on the sender's network can undo (code damaged, password).
    """
    import msoffcrypto

    try:
        office = msoffcrypto.OfficeFile(stream)
        encrypted = office.is_encrypted()
        spins = int(office.info.get("spinValue", 0)) if isinstance(office.info, dict) else 0
    except Exception:  # noqa: BLE001  its parsers raise struct, key and XML errors alike
        raise _damaged() from None
    if not encrypted or spins > _MAX_SPINS:
        raise _damaged()
    return _opened(office, (_EXCELS_OWN, *passwords))


def decrypt_old(data: bytes, passwords: tuple[str, ...]) -> bytes:
    """The same for Word and Excel files from before 2007; those without a password come back as they are.

    Raises:
        UnreadableError: no password fits (code password).
    """
    import msoffcrypto

    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(data))
        encrypted = office.is_encrypted()
    except Exception:  # noqa: BLE001  what it cannot parse may still be readable; LibreOffice will tell
        return data
    return _opened(office, (_EXCELS_OWN, *passwords)).getvalue() if encrypted else data


def _opened(office: object, passwords: tuple[str, ...]) -> io.BytesIO:
    for password in passwords:
        if password and (plain := _attempt(office, password)) is not None:
            return plain
    raise UnreadableError(
        "is protected with a password that is not known",
        "Add the password to the case's passwords, or ask the sender for a copy without one",
        code="password",
    )


def _attempt(office: object, password: str) -> io.BytesIO | None:
    plain = io.BytesIO()
    try:
        office.load_key(password=password, verify_password=True)  # type: ignore[attr-defined]
        office.decrypt(plain)  # type: ignore[attr-defined]
    except Exception:  # noqa: BLE001  a wrong password shows in as many errors as there are ciphers
        return None
    plain.seek(0)
    return plain


def _damaged() -> UnreadableError:
    return UnreadableError(
        "is protected in a way that cannot be undone, or is damaged",
        "Ask the sender for a copy saved without protection",
        code="damaged",
    )
