"""How agencies word headings, labels and refusals: a set to develop against and one held out."""

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
    "1": "Introduction", "1.1": "Reason for review", "1.2": "Terms of reference", "1.3": "Information sources",
    "1.4": "Governance arrangements for the report", "2": "The family",
    "2.1": "Family composition and genogram", "2.2": "Summary of family background and circumstances",
    "3": "Analysis of involvement", "4": "Lessons learned from this IMR",
    "5": "Recommendations / action plan",
}  # fmt: skip

DEVELOPMENT = Wording(
    voices=("constabulary", "health", "school", "housing"),
    headings={
        "1.1": ("Reason for the review", "Background to the Review", "Why this review has been carried out",
                "Reasons for this Individual Management Review", "Reson for reveiw"),
        "1.2": ("Terms of Reference and Scope", "The Terms of Reference", "Scope of this review", "Terms of refrence"),
        "1.3": ("Sources of Information", "Methodology", "Records and staff consulted", "Sources of evidence",
                "Informaton sources"),
        "1.4": ("Governance", "Governance Arrangements", "How this report was prepared", "Quality assurance",
                "Govenance arrangements for the report"),
        "2.1": ("Family Composition", "Genogram and family details", "Household composition", "Family structure",
                "Family compositon and genogram"),
        "2.2": ("Family background", "Summary of our involvement", "Background and circumstances of the family",
                "Narrative of agency contact", "Summary of family backround and circumstances"),
        "3": ("Analysis", "Analysis of Agency Involvement", "Critical Analysis of Practice", "Analysis of our practice",
              "Anaylsis of involvement"),
        "4": ("Lessons Learnt", "Lessons to be learned", "What we have learned", "Learning from this review",
              "Lessons leanred from this IMR"),
        "5": ("Recommendations", "Recommendations and Action Plan", "Recommendations for the agency",
              "Our recommendations", "Reccomendations / action plan"),
    },
    labels={
        "cover.agency": ("Agency", "Name of agency", "Organisation"),
        "cover.board": ("Prepared for", "Board"),
        "cover.author": ("Author", "NAME", "Report author", "Name of author"),
        "cover.designation": ("DESIGNATION", "Job title", "Designation"),
        "cover.senior-manager": ("Name of senior manager signing off", "NAME OF SENIOR MANAGER SIGNING-OFF REPORT",
                                 "Senior manager"),
        "cover.contact": ("Contact details", "CONTACT DETAILS", "Telephone"),
        "cover.date": ("Date", "DATE", "Date of report"),
    },
    placeholders=(
        "[Insert text here]", "TBC", "To follow", "Click or tap here to enter text.", "XXXX",
        "[Describe here how records were secured, how interviews were carried out and who supervised the author of "
        "this report]", "<author to complete>", "[This section should set out what the agency was asked]",
    ),
    refusals=(
        "Not applicable.", "N/A", "None.", "This section does not apply to our service.",
        "There is nothing in this section that is relevant to our agency, which had no contact with the wider family.",
    ),
    short={
        "1.2": "As issued by the Board on 18 March 2010.",
        "1.3": "All case notes were read. There were no missing records.",
        "2.1": "A genogram is attached. There are no other adults in the home.",
        "5": "See the action plan at Appendix B.",
        "4": "We learned that a cancelled visit must be followed within days by another which nobody can cancel.",
    },
    merged=(("1.1", "1.2", "Reason for review and terms of reference"),
            ("1.2", "1.3", "Terms of reference and information sources"),
            ("4", "5", "Lessons learned and recommendations"), ("1.3", "1.4", "Information sources and governance")),
    overview="overview", summary="summary",
)  # fmt: skip

HELD_OUT = Wording(
    voices=("probation", "surgery", "haven"),
    headings={
        "1.1": ("Purpose of this report", "Circumstances leading to this review", "Why we were asked",
                "Introduction and reasons for the review", "Reason for revew"),
        "1.2": ("Terms of Reference for the Serious Case Review", "Scope", "Our terms of reference",
                "Terms of referance"),
        "1.3": ("Sources used in this review", "Information sources and methodology", "Evidence considered",
                "Documents read and people interviewed", "Information sorces"),
        "1.4": ("Governance of the report", "Management and governance of this review", "Conduct of this review",
                "Governance arangements for the report"),
        "2.1": ("Composition of the family", "Family tree", "Family members and genogram", "Who was in the family",
                "Family composition and genegram"),
        "2.2": ("Background to the family", "Family history and circumstances", "Summary of agency contact",
                "Summary of background", "Sumary of family background and circumstances"),
        "3": ("Analysis of practice", "Analysis of events", "Evaluation of our involvement",
              "Critical analysis of agency involvement", "Analysis of involvment"),
        "4": ("Learning", "Lessons for the agency", "Key lessons", "What did we learn?", "Lesons learned from this IMR"),
        "5": ("Single agency recommendations", "Action plan", "Recommended actions", "Recommendations made",
              "Recomendations / action plan"),
    },
    labels={
        "cover.agency": ("Name of organisation", "Agency name", "Agency completing this review"),
        "cover.board": ("Prepared for the", "Report to"),
        "cover.author": ("IMR author", "Author of report", "Author's name"),
        "cover.designation": ("Post held", "Position", "Author's job title"),
        "cover.senior-manager": ("Senior manager signing off report", "Signed off by", "Name of senior manager"),
        "cover.contact": ("Contact", "Author's contact details", "Telephone / e-mail"),
        "cover.date": ("Date completed", "Report date", "Date of this report"),
    },
    placeholders=(
        "[to be written once the interviews are finished]", "Please insert details.", "Text to be added",
        "{delete as appropriate}", "[Free text]", "To be completed by the author.", "…………………………………………",
        "<< type your answer in this box, which grows as you write >>",
    ),
    refusals=(
        "Nil.", "Not applicable to this agency.", "n/a", "This does not apply to us.",
        "Not relevant to our service, because it has never held records on the wider family.",
    ),
    short={
        "1.2": "Those in the letter of commission.",
        "1.3": "Full access was given to notes. No files were missing and no staff had left.",
        "2.1": "Please see the genogram overleaf.",
        "5": "These are set out in the attached action plan.",
        "4": "That there was no way for a worried neighbour to reach anybody at night, and that there must be.",
    },
    merged=(("1.1", "1.2", "Reason for the review and its terms of reference"),
            ("2.1", "2.2", "Family composition and summary of background"),
            ("4", "5", "Learning and recommendations"), ("1.3", "1.4", "Sources of information and governance")),
    overview="overview-second", summary="summary-second",
)  # fmt: skip
