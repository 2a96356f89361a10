"""Document + definition → what is there, empty or missing, and where each question was answered."""

from pipeline.proforma.checking import NoProformaError, check
from pipeline.proforma.definition import Definition, DefinitionError, definitions
from pipeline.proforma.model import Check, Evidence, Finding, Passage, Problem, Question
from pipeline.proforma.returned import blank_form

__all__ = [
    "Check",
    "Definition",
    "DefinitionError",
    "Evidence",
    "Finding",
    "NoProformaError",
    "Passage",
    "Problem",
    "Question",
    "blank_form",
    "check",
    "definitions",
]  # fmt: skip
