"""How agencies word headings, labels and refusals: a set to develop against, one held out, one unseen.

The first was used to find what was wrong, the second to see how far the mending carried; the third was
written last and measured once before anything was changed for it.
"""

from __future__ import annotations

from typing import NamedTuple


class Wording(NamedTuple):
    """One set of wordings.

    Attributes:
        voices: the prose files of management reviews.
        headings: section → headings an agency might give it.
        labels: field → labels.
        placeholders: what is left standing where nobody wrote.
        refusals: what authors say where a section does not apply.
        short: section → an answer that is short, and an answer all the same.
        merged: pairs of sections under one heading.
        overview, summary: the prose file.
    """

    voices: tuple[str, ...]
    headings: dict[str, tuple[str, ...]]
    labels: dict[str, tuple[str, ...]]
    placeholders: tuple[str, ...]
    refusals: tuple[str, ...]
    short: dict[str, str]
    merged: tuple[tuple[str, str, str], ...]
    overview: str
    summary: str


TITLES = {
    "1": "Introduction",
    "1.1": "Reason for review",
    "1.2": "Terms of reference",
    "1.3": "Information sources",
    "1.4": "Governance arrangements for the report",
    "2": "The family",
    "2.1": "Family composition and genogram",
    "2.2": "Summary of family background and circumstances",
    "3": "Analysis of involvement",
    "4": "Lessons learned from this IMR",
    "5": "Recommendations / action plan",
}

DEVELOPMENT = Wording(
    voices=("constabulary", "health", "school", "housing"),
    headings={
        "1.1": (
            "Reason for the review",
            "Background to the Review",
            "Why this review has been carried out",
            "Reasons for this Individual Management Review",
            "Reson for reveiw",
        ),
        "1.2": (
            "Terms of Reference and Scope",
            "The Terms of Reference",
            "Scope of this review",
            "Terms of refrence",
        ),
        "1.3": (
            "Sources of Information",
            "Methodology",
            "Records and staff consulted",
            "Sources of evidence",
            "Informaton sources",
        ),
        "1.4": (
            "Governance",
            "Governance Arrangements",
            "How this report was prepared",
            "Quality assurance",
            "Govenance arrangements for the report",
        ),
        "2.1": (
            "Family Composition",
            "Genogram and family details",
            "Household composition",
            "Family structure",
            "Family compositon and genogram",
        ),
        "2.2": (
            "Family background",
            "Summary of our involvement",
            "Background and circumstances of the family",
            "Narrative of agency contact",
            "Summary of family backround and circumstances",
        ),
        "3": (
            "Analysis",
            "Analysis of Agency Involvement",
            "Critical Analysis of Practice",
            "Analysis of our practice",
            "Anaylsis of involvement",
        ),
        "4": (
            "Lessons Learnt",
            "Lessons to be learned",
            "What we have learned",
            "Learning from this review",
            "Lessons leanred from this IMR",
        ),
        "5": (
            "Recommendations",
            "Recommendations and Action Plan",
            "Recommendations for the agency",
            "Our recommendations",
            "Reccomendations / action plan",
        ),
    },
    labels={
        "cover.agency": ("Agency", "Name of agency", "Organisation"),
        "cover.board": ("Prepared for", "Board"),
        "cover.author": ("Author", "NAME", "Report author", "Name of author"),
        "cover.designation": ("DESIGNATION", "Job title", "Designation"),
        "cover.senior-manager": (
            "Name of senior manager signing off",
            "NAME OF SENIOR MANAGER SIGNING-OFF REPORT",
            "Senior manager",
        ),
        "cover.contact": ("Contact details", "CONTACT DETAILS", "Telephone"),
        "cover.date": ("Date", "DATE", "Date of report"),
    },
    placeholders=(
        "[Insert text here]",
        "TBC",
        "To follow",
        "Click or tap here to enter text.",
        "XXXX",
        "[Describe here how records were secured, how interviews were carried out and who "
        "supervised the author of "
        "this report]",
        "<author to complete>",
        "[This section should set out what the agency was asked]",
    ),
    refusals=(
        "Not applicable.",
        "N/A",
        "None.",
        "This section does not apply to our service.",
        "There is nothing in this section that is relevant to our agency, which had no contact with "
        "the wider family.",
    ),
    short={
        "1.2": "As issued by the Board on 18 March 2010.",
        "1.3": "All case notes were read. There were no missing records.",
        "2.1": "A genogram is attached. There are no other adults in the home.",
        "5": "See the action plan at Appendix B.",
        "4": "We learned that a cancelled visit must be followed by another which nobody can cancel.",
    },
    merged=(
        ("1.1", "1.2", "Reason for review and terms of reference"),
        ("1.2", "1.3", "Terms of reference and information sources"),
        ("4", "5", "Lessons learned and recommendations"),
        ("1.3", "1.4", "Information sources and governance"),
    ),
    overview="overview",
    summary="summary",
)

HELD_OUT = Wording(
    voices=("probation", "surgery", "haven"),
    headings={
        "1.1": (
            "Purpose of this report",
            "Circumstances leading to this review",
            "Why we were asked",
            "Introduction and reasons for the review",
            "Reason for revew",
        ),
        "1.2": (
            "Terms of Reference for the Serious Case Review",
            "Scope",
            "Our terms of reference",
            "Terms of referance",
        ),
        "1.3": (
            "Sources used in this review",
            "Information sources and methodology",
            "Evidence considered",
            "Documents read and people interviewed",
            "Information sorces",
        ),
        "1.4": (
            "Governance of the report",
            "Management and governance of this review",
            "Conduct of this review",
            "Governance arangements for the report",
        ),
        "2.1": (
            "Composition of the family",
            "Family tree",
            "Family members and genogram",
            "Who was in the family",
            "Family composition and genegram",
        ),
        "2.2": (
            "Background to the family",
            "Family history and circumstances",
            "Summary of agency contact",
            "Summary of background",
            "Sumary of family background and circumstances",
        ),
        "3": (
            "Analysis of practice",
            "Analysis of events",
            "Evaluation of our involvement",
            "Critical analysis of agency involvement",
            "Analysis of involvment",
        ),
        "4": (
            "Learning",
            "Lessons for the agency",
            "Key lessons",
            "What did we learn?",
            "Lesons learned from this IMR",
        ),
        "5": (
            "Single agency recommendations",
            "Action plan",
            "Recommended actions",
            "Recommendations made",
            "Recomendations / action plan",
        ),
    },
    labels={
        "cover.agency": ("Name of organisation", "Agency name", "Agency completing this review"),
        "cover.board": ("Prepared for the", "Report to"),
        "cover.author": ("IMR author", "Author of report", "Author's name"),
        "cover.designation": ("Post held", "Position", "Author's job title"),
        "cover.senior-manager": (
            "Senior manager signing off report",
            "Signed off by",
            "Name of senior manager",
        ),
        "cover.contact": ("Contact", "Author's contact details", "Telephone / e-mail"),
        "cover.date": ("Date completed", "Report date", "Date of this report"),
    },
    placeholders=(
        "[to be written once the interviews are finished]",
        "Please insert details.",
        "Text to be added",
        "{delete as appropriate}",
        "[Free text]",
        "To be completed by the author.",
        "…………………………………………",
        "<< type your answer in this box, which grows as you write >>",
    ),
    refusals=(
        "Nil.",
        "Not applicable to this agency.",
        "n/a",
        "This does not apply to us.",
        "Not relevant to our service, because it has never held records on the wider family.",
    ),
    short={
        "1.2": "Those in the letter of commission.",
        "1.3": "Full access was given to notes. No files were missing and no staff had left.",
        "2.1": "Please see the genogram overleaf.",
        "5": "These are set out in the attached action plan.",
        "4": "That there was no way for a worried neighbour to reach anybody, and that there must be.",
    },
    merged=(
        ("1.1", "1.2", "Reason for the review and its terms of reference"),
        ("2.1", "2.2", "Family composition and summary of background"),
        ("4", "5", "Learning and recommendations"),
        ("1.3", "1.4", "Sources of information and governance"),
    ),
    overview="overview-second",
    summary="summary-second",
)

BLIND = Wording(
    voices=("ambulance", "social-care"),
    headings={
        "1.1": (
            "Why the review was commissioned",
            "Reason for carrying out the review",
            "The reason for the review",
            "Background and purpose of the review",
            "Resaon for review",
        ),
        "1.2": (
            "Terms of reference of the IMR",
            "Review terms of reference",
            "Scope and terms",
            "Termes of reference",
        ),
        "1.3": (
            "Sources",
            "Information used for this report",
            "Information sources and interviews",
            "Which records were read and who was seen",
            "Infromation sources",
        ),
        "1.4": (
            "Governance and quality assurance",
            "Governance arrangements for this report",
            "How the work was overseen",
            "Governanse arrangements for the report",
        ),
        "2.1": (
            "Family composition, genogram",
            "The household",
            "Genogram",
            "Family and household composition",
            "Famly composition and genogram",
        ),
        "2.2": (
            "Family background and our contact",
            "Summary of the family's background",
            "History of our involvement",
            "Summary of events and circumstances",
            "Summary of family background and circumstanses",
        ),
        "3": (
            "Analysis of the Trust's involvement",
            "Practice analysis",
            "Analysis and findings",
            "Analysis of decisions and actions",
            "Analisys of involvement",
        ),
        "4": (
            "Lessons from this IMR",
            "Lessons identified",
            "Learning points",
            "Lessons that we draw",
            "Lessons learned from this MIR",
        ),
        "5": (
            "Recommendations for action",
            "Recommendations with action plan",
            "Agency recommendations",
            "Proposed actions",
            "Recommendatons / action plan",
        ),
    },
    labels={
        "cover.agency": ("Reporting agency", "AGENCY", "Organisation name"),
        "cover.board": ("Prepared for", "Prepared for the board"),
        "cover.author": ("Author of this IMR", "Report prepared by", "AUTHOR NAME"),
        "cover.designation": ("Author's designation", "Job title / role", "Post"),
        "cover.senior-manager": (
            "Signing-off senior manager",
            "Senior manager (sign-off)",
            "Senior Manager signing off the report",
        ),
        "cover.contact": ("Contact telephone number", "E-mail", "Contact details for author"),
        "cover.date": ("Date report completed", "DATE OF REPORT", "Dated"),
    },
    placeholders=(
        "[Author to add]",
        "TO BE COMPLETED",
        "dd/mm/yyyy",
        "Awaiting sign off",
        "………",
        "<Enter a short account of what your agency was asked to do and by whom>",
        "Content to be added later.",
    ),
    refusals=(
        "Not applicable",
        "N/A.",
        "Nil return.",
        "This part is not applicable to the ambulance service.",
        "The heading does not apply in this case, since the service holds no such records.",
    ),
    short={
        "1.2": "See the letter of commission, attached.",
        "1.3": "Case notes only. There was no other material, and no interviews were needed.",
        "2.1": "The Board's own genogram is attached. There are no changes to it.",
        "5": "Set out in the attached plan.",
        "4": "There is one lesson: a dropped call in which a child is heard must be followed up at once.",
    },
    merged=(
        ("1.1", "1.2", "Reason for review / terms of reference"),
        ("1.3", "1.4", "Information sources & governance arrangements"),
        ("4", "5", "Lessons and recommendations"),
        ("2.1", "2.2", "The family: genogram and background"),
    ),
    overview="overview-third",
    summary="summary-third",
)
