"""Document + definition → what is there, empty or missing, and where each question was answered."""

from pipeline.proforma.across import across
from pipeline.proforma.checking import NoProformaError, check
from pipeline.proforma.definition import Definition, DefinitionError, definitions, for_kinds
from pipeline.proforma.facts import Facts, Submitted, facts_of
from pipeline.proforma.likeness import marks_of, overlap
from pipeline.proforma.model import Check, Evidence, Finding, Passage, Problem, Question
from pipeline.proforma.records import check_from_json, check_to_json
from pipeline.proforma.returned import blank_form

__all__ = [
    "Check",
    "Definition",
    "DefinitionError",
    "Evidence",
    "Facts",
    "Finding",
    "NoProformaError",
    "Passage",
    "Problem",
    "Question",
    "Submitted",
    "across",
    "blank_form",
    "check",
    "check_from_json",
    "check_to_json",
    "definitions",
    "facts_of",
    "for_kinds",
    "marks_of",
    "overlap",
]  # fmt: skip
