"""Word files: every part of the package read, rewritten, or taken out and told of."""

from __future__ import annotations

from pipeline.anonymise.channels.docx.draft import DocxDraft

__all__ = ["DocxDraft"]
