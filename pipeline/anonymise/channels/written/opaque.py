"""What only a program reads: the hash of a file, the id of an entry. It names nobody; links need it."""

from __future__ import annotations

import re

_OPAQUE = re.compile(
    r"(?:[a-z]{1,12}-)?(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])(?:[0-9a-f]{8}|[0-9a-f]{12}|[0-9a-f]{16}|[0-9a-f]{32}"
    r"|[0-9a-f]{40}|[0-9a-f]{64})"
)


def is_opaque(text: str) -> bool:
    """Whether a text is a hash or an id in hexadecimal digits, of the lengths that programs use."""
    return _OPAQUE.fullmatch(text.strip()) is not None
