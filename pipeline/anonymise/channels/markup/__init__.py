"""Web pages and drawings: their words rewritten; of their markup only what is understood stays."""

from __future__ import annotations

from pipeline.anonymise.channels.markup.draft import MarkupDraft

__all__ = ["MarkupDraft"]
