"""Workbooks: cells, sheets' names, headers, lists, filters rewritten; what is not understood taken out."""

from __future__ import annotations

from pipeline.anonymise.channels.xlsx.draft import XlsxDraft

__all__ = ["XlsxDraft"]
