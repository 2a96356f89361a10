"""One document against one definition: every requirement with its status and evidence."""

from __future__ import annotations

from pathlib import Path

from pipeline.case import Case
from pipeline.documents.model import Document
from pipeline.errors import ScrError
from pipeline.proforma import guidance as marks
from pipeline.proforma import questions, rules
from pipeline.proforma.bodies import Body, bodies, sharing
from pipeline.proforma.definition import (
    Attachment,
    Content,
    Definition,
    FieldOf,
    Section,
    TableOf,
    definitions,
)
from pipeline.proforma.entries import judge_entries
from pipeline.proforma.fields import judge_fields, signature_lines
from pipeline.proforma.match import Heading, find_headings, without_lists
from pipeline.proforma.model import ANSWERED, Check, Finding, Problem, Status
from pipeline.proforma.outline import Outline, outline
from pipeline.proforma.plans import judge_table
from pipeline.proforma.sections import judge, judge_content
from pipeline.proforma.several import several_documents
from pipeline.proforma.words import key

CHRONOLOGY = "chronology"


class NoProformaError(ScrError):
    """There is no definition of that name, or none fits the document."""

    code = "no-proforma"


def check(
    document: Document, proforma: str | None = None, case: Case | None = None, *, folder: Path | None = None
) -> Check:
    """Check a document against its proforma.

    Args:
        document: as read.
        proforma: the definition's name; without it the one that fits best.
        case: gives the terms of reference and who was asked for what by when.
        folder: a board's own definitions and fingerprints.

    Raises:
        NoProformaError: no such definition, or none fits.
        DefinitionError: one of the board's own cannot be used.
    """
    every = definitions(folder)
    lines = outline(document)
    definition = _named(every, proforma) if proforma else fitting(lines, every)
    lines = without_lists(lines, definition)
    headings = find_headings(lines, definition)
    parts = bodies(lines, headings, definition, signature_lines(lines, definition))
    guidance = marks.ours() | marks.of_definition(definition) | marks.of_folder(folder, definition.name)
    found = _judged(lines, definition, headings, parts, guidance)
    findings: list[Finding] = []
    problems: list[Problem] = []
    for item in definition.requirements:
        if isinstance(item, TableOf):
            if CHRONOLOGY in definition.kinds:
                of_table, wrong = judge_entries(document, item, guidance, case)
            else:
                of_table, wrong = judge_table(document, item, guidance)
            findings += of_table
            problems += wrong
        elif item.id in found:
            findings.append(found[item.id])
    kind = definition.kinds[0] if definition.kinds else definition.name
    asked = case.terms_of_reference if case is not None and definition.terms_of_reference else ()
    people = case.people if case is not None else ()
    return Check(
        document.file, document.sha256, kind, definition.name, tuple(findings),
        questions.terms(asked, parts, lines, guidance, people),
        questions.prompts(definition, parts, lines, guidance),
        (*problems, *several_documents(lines, definition, headings),
         *rules.problems_of(rules.Material(document, lines, definition, case))),
    )  # fmt: skip


def _named(every: dict[str, Definition], name: str) -> Definition:
    if name not in every:
        raise NoProformaError(
            f"cannot be checked against “{name}”, which is no proforma known here",
            f"Name one of these: {', '.join(sorted(every))}",
        )
    return every[name]


def fitting(lines: Outline, every: dict[str, Definition]) -> Definition:
    """The definition whose headings and labels a document holds most of.

    Raises:
        NoProformaError: it holds less than a third of any.
    """
    shares = {name: _share(lines, definition) for name, definition in every.items()}
    # Of two that fit alike the longer one says more: an IMR also has what a short agency report has.
    best = max(shares, key=lambda name: shares[name][0] * shares[name][1])
    if shares[best][0] < 1 / 3:
        raise NoProformaError(
            "does not look like any document there is a proforma for",
            "Name the proforma with --proforma",
        )
    return every[best]


def _share(lines: Outline, definition: Definition) -> tuple[float, int]:
    """What part of a definition's requirements a document shows, and how many."""
    headings = find_headings(lines, definition)
    fields, _ = judge_fields(lines, definition, _regions(lines, headings, {}), marks.NONE)
    wanted = [item for item in definition.requirements if item.required and not isinstance(item, Attachment)]
    hits = sum(
        (item.id in headings) or (item.id in fields and fields[item.id].status != "missing")
        for item in wanted
    )
    return (hits / len(wanted) if wanted else 0.0), hits


def _judged(
    lines: Outline,
    definition: Definition,
    headings: dict[str, tuple[Heading, ...]],
    parts: dict[str, tuple[Body, ...]],
    guidance: marks.Guidance,
) -> dict[str, Finding]:
    stops = frozenset(one.line for mine in headings.values() for one in mine)
    found, labelled = judge_fields(lines, definition, _regions(lines, headings, parts), guidance, stops)
    parts = {name: tuple(body.without(labelled) for body in mine) for name, mine in parts.items()}
    guidance |= marks.labels_of(definition)
    asked = frozenset(line for item in definition.of(Section) if _asks(item)
                      for body in parts.get(item.id, ()) for line in body.lines)  # fmt: skip
    shared, forms = sharing(headings), {field.within for field in definition.of(FieldOf)}
    for item in definition.requirements:
        if isinstance(item, Section):
            found[item.id] = judge(
                item, parts.get(item.id, ()), lines, guidance, shared.get(item.id, ""), item.id in forms
            )
        elif isinstance(item, Content):
            found[item.id] = judge_content(item, parts.get(item.id, ()), lines, guidance, asked)
    for item in definition.of(Section):
        if item.container:
            found[item.id] = _of_container(item, definition, found)
    return found


def _asks(item: Section) -> bool:
    """Whether a section only repeats what the board asked."""
    return key("Terms of reference") in {key(name) for name in (item.title, *item.headings[:1])}


def _of_container(item: Section, definition: Definition, found: dict[str, Finding]) -> Finding:
    """A section that only holds others is there when one of them is."""
    own = found[item.id]
    inside = [found[part.id] for part in definition.of(Section) if part.id.startswith(f"{item.id}.")]
    said = {part.status for part in inside}
    status = "present" if said & set(ANSWERED) else next((one for one in _LESS if one in said), own.status)
    return Finding(own.id, own.title, own.required, status, own.evidence, own.note, own.source)


_LESS: tuple[Status, ...] = ("guidance-only", "empty")


def _regions(
    lines: Outline, headings: dict[str, tuple[Heading, ...]], parts: dict[str, tuple[Body, ...]]
) -> dict[str, frozenset[int]]:
    """Requirement id → its lines; "" → the lines before the first section."""
    first = min((heading.line for found in headings.values() for heading in found), default=len(lines.lines))
    regions = {
        name: frozenset(number for body in found for number in (body.heading.line, *body.lines))
        for name, found in parts.items()
    }
    return regions | {"": frozenset(range(first))}
