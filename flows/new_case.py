"""A new case folder: a commented case.yaml that can be used as it stands, and the empty watched folders."""

from __future__ import annotations

from pathlib import Path

from flows.folders import lay_out
from pipeline.case import CASE_FILE, parse
from pipeline.errors import CaseError
from pipeline.files import write_atomic

_TEMPLATE = """\
# The case. Lines that begin with # are notes for you and are not read.
# Dates may be written 2009-11-28 or 28/11/2009. Put a value with a colon in it in "quotation marks".

reference: {reference}             # required
board: Name of the Safeguarding Children Board
review_period: {{start: 2007-01-01, end: 2009-12-31}}   # required; change both

# Who was asked. Each agency's files are dropped into inbox/FOLDER. Remove those that do not take part.
# aliases: other names the agency goes by. due: the dates set in the letter to the agency.
# author, senior_manager: who the agency said would write its review and sign it off.
agencies:
  - name: Police
    folder: police
    aliases: [Constabulary]
    submits: [chronology, imr, action-plan]
    # due: {{chronology: 14/05/2010, imr: 11/06/2010}}
  - {{name: Children's Social Care, folder: csc}}
  - {{name: Health Visiting, folder: health-visiting}}
  - {{name: General Practice, folder: gp}}
  - {{name: Hospital, folder: hospital}}
  - {{name: School, folder: school}}
  - {{name: Housing, folder: housing}}
  - {{name: Probation, folder: probation}}

# The family and the professionals, by their full names. A pseudonym is given automatically where none is set.
# role: subject, parent, sibling, relative, partner, other or professional
# people:
#   - name: Full Name
#     also_known_as: [Other Name]
#     role: subject
#     relationship: subject child
#     date_of_birth: 14/06/2006
#     date_of_death: 28/11/2009
#     address: 1 Example Street, Town
#     pseudonym: Child A
#     gender: female               # from here on for the genogram: male, female or unknown
#     parents: [Full Name of Mother, Full Name of Father]
#     household: 1 Example Street  # the same words for all who live together now
#   - name: Full Name of Mother
#     role: parent
#     relationship: mother
#     year_of_birth: 1985          # where the date is not known; likewise year_of_death, or deceased: true
#     partner: Full Name           # lasting; other keys: transitory, separated, divorced; one name or several
#     pregnancies: [{{outcome: expected, date: 01/04/2010}}]   # or miscarriage, termination
#   - {{name: Full Name, role: professional, designation: Social Worker, agency: Children's Social Care}}

# Schools, surgeries, streets … and anything else that must never be published.
# places:
#   - {{name: Name of the School, also_known_as: [Short Name], pseudonym: School 1}}
# identifiers:
#   - {{value: "AB/12/34567", pseudonym: "[reference]"}}

# terms_of_reference:
#   - First question the review is to answer.

# The board's own proformas, if it has any: a folder beside this file.
# proforma: proformas

# Passwords to try on protected files. env:NAME is looked up on the machine and not written down here.
passwords: [env:SCR_CASE_PASSWORD]

publication:
  dates: month-year        # keep, month-year, year, days or remove; dates of birth are always removed
  # index_event: 28/11/2009  # for "days": the day counted from; the subject child's death where not given
  ages: round              # of siblings: round or keep
  tracked_changes: accept  # of a Word draft: accept or refuse; either way they are gone afterwards
  comments: remove         # of a Word draft: remove or keep (anonymised, without their authors)
  keep: []                 # names that stay, such as the board's
  hold:                    # a reason (court, inquest); while it is set nothing is released
  sign_off:                # {{by: Name, role: Role, on: 01/09/2010}}; nothing is released without it
  online_months: 12        # for how long a released report must stay online: 12 for a serious case review
"""


def new_case(folder: Path) -> None:
    """Write a new case into `folder`.

    Raises:
        CaseError: there is a case already; it is left as it is.
    """
    file = folder / CASE_FILE
    if file.exists():
        raise CaseError("is there already", "Choose another folder; nothing was changed")
    text = _TEMPLATE.format(reference=_reference(folder))
    case = parse(text)
    write_atomic(file, text, private=True, parents=True)
    lay_out(folder, case)


def _reference(folder: Path) -> str:
    """The folder's name, quoted so that any name is a plain YAML text."""
    return '"' + folder.resolve().name.replace("\\\\", "").replace('"', "") + '"'
