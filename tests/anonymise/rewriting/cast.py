"""The fictional people of these tests, as the case and the key have them."""

from __future__ import annotations

from pipeline import case as cases
from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.passages import Passage, edited
from pipeline.anonymise.rewriting import Plan, edits, plan
from pipeline.case import Case


def person(number: int, name: str, pseudonym: str, role: str = "", *others: str, **more: bool) -> Entry:
    return Entry(f"person-{number}", "person", name, pseudonym, role, others, **more)


KEY = Key(
    (
        person(1, "Kayleigh Ann Marsden", "Child A", "Child", "Kay", "Kayleigh Dobbs"),
        person(2, "Jordan Marsden", "Sibling 1", "Sibling"),
        person(3, "Leanne Tarrant", "Mother", "Mother"),
        person(4, "James O'Brien", "Father", "Father"),
        person(5, "Maureen Tarrant", "MGM", "MGM"),
        person(6, "Hope Marsden", "Sibling 2", "Sibling"),
        person(7, "Jordan Croft", "Teacher 1", "Teacher"),
        person(8, "Jane Smith", "Social Worker 2", "Social Worker"),
        person(9, "Mrs D Whitley", "Health Visitor 1", "Health Visitor"),
        person(10, "Dr Priya Menon", "GP 1", "GP"),
        person(11, "PC William Ward", "Police Officer 1", "Police Officer"),
        person(12, "Zoë Smith-Jones", "School Nurse 1", "School Nurse"),
        person(13, "Will Harker", "Mother's Partner 1", "Mother's Partner"),
        person(14, "Siân Ní Bhriain", "Aunt 1", "Aunt"),
        person(15, "May Okafor", "Social Worker 3", "Social Worker"),
        person(16, "Muhammad Abdul-Rahman", "Friend 1", "Friend"),
        person(17, "Hazel", "Person 1", "", not_identifying=True),
        Entry("place-1", "place", "Alder Primary School", "School 1", "School", ("Alder Primary",)),
        Entry("place-2", "place", "12 Alder Close, Havant PO9 1AB", "Address 1", "Address"),
        Entry("place-3", "place", "Queen Alexandra Hospital", "Hospital 1", "Hospital"),
        Entry("place-4", "place", "Little Wexcombe", "Village 1", "Village"),
        Entry("identifier-1", "identifier", "HN/07/22871", "[reference]"),
    )
)
CASE = """
reference: XX-2010-03
review_period: {start: 2007-01-01, end: 2009-11-30}
agencies:
  - {name: Police, folder: police}
people:
  - {name: Kayleigh Ann Marsden, also_known_as: [Kay, Kayleigh Dobbs], role: subject,
     relationship: subject child, date_of_birth: 2006-02-14, date_of_death: 2009-11-28}
  - {name: Leanne Tarrant, role: parent, relationship: mother}
publication: {POLICY}
"""


def case_with(policy: str = "") -> Case:
    return cases.parse(CASE.replace("POLICY", policy))


def passages(*texts: str) -> list[Passage]:
    return [Passage(at, "body", f"paragraph {at + 1}", text) for at, text in enumerate(texts)]


def written(made: Plan, given: list[Passage]) -> list[str]:
    by_passage = edits(made.redactions)
    return [edited(passage.text, by_passage.get(passage.number, ())) for passage in given]


def published(text: str, policy: str = "", key: Key = KEY) -> str:
    given = passages(text)
    return written(plan(given, case_with(policy), key), given)[0]
