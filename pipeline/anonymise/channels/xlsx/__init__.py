"""Workbooks: cells, sheets' names, headers, lists and filters rewritten; what cannot be understood taken out."""

from __future__ import annotations

from pipeline.anonymise.channels.xlsx.draft import XlsxDraft

__all__ = ["XlsxDraft"]
