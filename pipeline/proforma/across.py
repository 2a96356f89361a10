"""What is checked across documents: does a report agree with its action plan, its case and its cover?

One function, `across`, over the documents that count at present. It reads nothing: each document comes as
its check and its facts (see `facts.facts_of`), which are kept from when it was read.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from pipeline.case import Case
from pipeline.proforma import attachments, covers, recommended
from pipeline.proforma.definition import definitions
from pipeline.proforma.facts import Submitted
from pipeline.proforma.model import Check


def across(
    submitted: Sequence[Submitted], case: Case | None = None, *, folder: Path | None = None
) -> tuple[Check | None, ...]:
    """Complete each document's check with what only shows beside the others.

    Added are: a finding for each attachment (present with a note where it is, or missing), and problems
    about recommendations without an action and actions without a recommendation, multi-agency
    recommendations that the executive summary leaves out, the cover's agency, author and dates, and a late
    arrival. Nothing that was there is changed.

    Args:
        submitted: all documents of a case, or a single one (`scr check`): what cannot be known without the
            others is then left unsaid.
        case: gives the agencies and what was due when; without it neither is looked at.
        folder: a board's own definitions, as for `check`.

    Returns:
        The checks in the order of `submitted`; None stays None.

    Raises:
        DefinitionError: one of the board's own definitions cannot be used.
    """
    every = definitions(folder)
    return tuple(
        None
        if one.checked is None
        else dataclasses.replace(
            one.checked,
            agency=one.checked.agency or one.agency,
            requirements=(*one.checked.requirements, *attachments.of(one, submitted, every)),
            problems=(
                *one.checked.problems,
                *recommended.problems_of(one, submitted, case),
                *covers.problems_of(one, case),
            ),
        )
        for one in submitted
    )
