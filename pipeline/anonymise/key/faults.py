"""What can be wrong with a key, its file or its spreadsheet."""

from __future__ import annotations

from pipeline.errors import ScrError


class KeyFaultError(ScrError):
    """The key cannot be used as it is, or must not be changed so; its words never quote a name."""

    code = "key"
