"""What can be wrong with a key, its file or its spreadsheet."""

from __future__ import annotations

from pipeline.errors import ScrError


class KeyFaultError(ScrError):
    """The key cannot be used as it is, or must not be changed so; its words never quote a name.

    Attributes:
        entry: the id of the entry that was to be changed; "" where it is no single one.
    """

    code = "key"

    def __init__(self, trouble: str, remedy: str, *, entry: str = "") -> None:
        super().__init__(trouble, remedy)
        self.entry = entry
