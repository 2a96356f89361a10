"""What the check of a document says, for people: its page, the note to the agency, the panel's summary."""

from pipeline.reports.checks.folder import remove_others, write_check, write_summary
from pipeline.reports.checks.model import Asked, CheckedCase, CheckedDocument
from pipeline.reports.checks.text import check_text

__all__ = [
    "Asked",
    "CheckedCase",
    "CheckedDocument",
    "check_text",
    "remove_others",
    "write_check",
    "write_summary",
]
