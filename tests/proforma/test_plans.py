"""Action plans in any layout are read row by row: each with its right answer, and no row lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pipeline.proforma.plans import read_plan
from tests.proforma.plan_factory import AMBER, FORMATS, GREEN, HEAD, RED, C, Cells, write

REC = [
    "Injuries to children under five are screened by a manager on the day they are reported.",
    "Every adult who often visits a household is named and checked in each assessment.",
    "There is cover for every child on a plan from the first hour of a worker's absence.",
]
ACT = ["New screening sheet and audit.", "Assessment form altered.", "Voicemail gives the duty number."]
WHO = ["Hilary Strand, Team Manager", "ICS Project Manager", "Frances Pell, Reviewing Officer"]
OUT = ["No injury is passed over.", "Partners are known by name.", "A caller always reaches a person."]
END = ["31/08/2010", "30/11/2010", "31/07/2010"]
DAY = [dt.date(2010, 8, 31), dt.date(2010, 11, 30), dt.date(2010, 7, 31)]


@dataclass(frozen=True)
class Case:
    """A plan and what must be read from it; a field left out is not asked about."""

    tables: list[list[Cells]]
    colours: list[str]
    heads: int = 1
    recommendations: list[int] = field(default_factory=lambda: [0, 1, 2])
    numbers: list[str] | None = None
    targets: list[dt.date | None] | None = None
    completed: list[dt.date | None] | None = None
    responsible: list[str] | None = None
    formats: tuple[str, ...] = FORMATS


def rows(progress: list[str | C], **over: list[str | C]) -> list[Cells]:
    """Three rows in the order of `HEAD`, with whole columns put in another way."""
    columns: dict[str, list[str | C]] = {
        "no": ["1", "2", "3"], "rec": list(REC), "act": list(ACT), "who": list(WHO), "out": list(OUT),
        "end": list(END), "done": ["", "", ""], "eval": ["", "", ""],
    }  # fmt: skip
    columns |= over
    return [[*(columns[name][at] for name in columns), progress[at]] for at in range(3)]


def letters(head: list[str], marks: list[list[str | C]]) -> list[list[Cells]]:
    """A progress column in three."""
    return [[[*HEAD[:-1], *head], *([*row[:-1], *marks[at]] for at, row in enumerate(rows([""] * 3)))]]


SHORT: Cells = ["Recommendation", "What we will do", "By whom", "By when", "RAG"]


def short(end: list[str], rag: list[str | C]) -> list[Cells]:
    return [SHORT, *([REC[at], ACT[at], WHO[at], end[at], rag[at]] for at in range(3))]


RAG = ["red", "amber", "green"]
CASES: dict[str, Case] = {
    "letters": Case([[HEAD, *rows(["R", "A", "G"])]], RAG, numbers=["1", "2", "3"], targets=list(DAY)),
    "words": Case([[HEAD, *rows(["Red", "Amber", "GREEN"])]], RAG),
    "shading only": Case([[HEAD, *rows([C("", RED), C("", AMBER), C("", GREEN)])]], RAG),
    "shading only, all alike": Case([[HEAD, *rows([C("", AMBER)] * 3)]], ["amber"] * 3),
    "letters and their shading": Case([[HEAD, *rows([C("R", RED), C("A", AMBER), C("G", GREEN)])]], RAG),
    "shading against the letter": Case(
        [[HEAD, *rows([C("R", GREEN), C("A", AMBER), C("G", GREEN)])]], ["red green", "amber", "green"]
    ),
    "r a g unmarked": Case([[HEAD, *rows(["R A G", "R/A/G", "R\nA\nG"])]], ["", "", ""]),
    "ticked boxes": Case(
        [[HEAD, *rows(["☒ R ☐ A ☐ G", "☐ R ☑ A ☐ G", "R ☐ A ☐ G ☒"])]], RAG, formats=("docx", "xlsx")
    ),
    "symbols": Case([[HEAD, *rows(["🔴", "🟠", "🟢"])]], RAG, formats=("docx", "xlsx")),
    "blue for completed": Case([[HEAD, *rows(["Red", "Blue", C("", "0070C0")])]], ["red", "green", "green"]),
    "headings that print breaks": Case(
        [[[*HEAD[:6], "Date com pleted", "Evaluation", "Progress"],
          *rows(["R", "A", "G"], done=["", "", "12/7/10"])]],
        RAG, completed=[None, None, dt.date(2010, 7, 12)],
    ),
    "three columns, ticks": Case(
        letters(["R", "A", "G"], [["x", "", ""], ["", "x", ""], ["", "", "x"]]), RAG
    ),
    "three columns, letters": Case(
        letters(["Red", "Amber", "Green"], [["R", "", ""], ["", "A", ""], ["", "", "G"]]), RAG
    ),
    "three columns, one shaded": Case(
        letters(
            ["R", "A", "G"],
            [[C("R", RED), "A", "G"], ["R", C("A", AMBER), "G"], ["R", "A", C("G", GREEN)]],
        ),
        RAG,
    ),
    "three columns, none marked": Case(
        letters(["R", "A", "G"], [["R", "A", "G"]] * 3), ["", "", ""]
    ),
    "one wide progress over three": Case(
        [[[*HEAD[:-1], C("Progress", span=3)],
          *([*row[:-1], *(C(letter, fill if at == own else "") for own, (letter, fill) in
             enumerate((("R", RED), ("A", AMBER), ("G", GREEN))))]
            for at, row in enumerate(rows([""] * 3)))]],
        RAG,
    ),
    "heading over two rows": Case(
        [[[*(C(str(name), down=2) for name in HEAD[:5]), C("Dates", span=2), C("Evaluation", down=2),
           C("Progress", span=3)],
          ["Target date", "Date completed", "R", "A", "G"],
          *([*row[:-1], *marks] for row, marks in
            zip(rows([""] * 3), [["x", "", ""], ["", "x", ""], ["", "", "x"]], strict=True))]],
        RAG, heads=2, targets=list(DAY),
    ),
    "other wording": Case(
        [short(["end of June 2010", "Q2 2010/11", "ongoing"], ["Not started", "In progress", "Completed"])],
        RAG, targets=[dt.date(2010, 6, 30), dt.date(2010, 9, 30), None], responsible=list(WHO),
    ),
    "dates as people write them": Case(
        [[HEAD, *rows(["G", "A", "G"],
                      end=["31/3/10 revised to 30/6/10", "end of June", "Aug 2010"],
                      done=["completed 3/5/10", "ongoing", "Completed: 9th July 2010"])]],
        ["green", "amber", "green"],
        targets=[dt.date(2010, 6, 30), dt.date(2010, 6, 30), dt.date(2010, 8, 31)],
        completed=[dt.date(2010, 5, 3), None, dt.date(2010, 7, 9)],
    ),
    "several actions, merged": Case(
        [[HEAD,
          [C("1", down=2), C(REC[0], down=2), *rows(["R"] * 3)[0][2:]],
          [*rows(["A"] * 3)[1][2:]],
          rows(["G"] * 3)[2]]],
        RAG, recommendations=[0, 0, 2], numbers=["1", "1", "3"],
    ),
    "several actions, blank below": Case(
        [[HEAD, rows(["R"] * 3)[0], ["", "", *rows(["A"] * 3)[1][2:]], rows(["G"] * 3)[2]]],
        RAG, recommendations=[0, 0, 2], numbers=["1", "1", "3"],
    ),
    "numbered 1.1 and 1.2": Case(
        [[HEAD, *rows(["R", "A", "G"], no=["1.1", "1.2", "2.1"], rec=[REC[0], "", REC[2]])]],
        RAG, recommendations=[0, 0, 2], numbers=["1.1", "1.2", "2.1"],
    ),
    "two tables": Case([[HEAD, *rows(["R", "A", "G"])[:2]], [HEAD, rows(["R", "A", "G"])[2]]], RAG),
    "second table without a heading": Case(
        [[HEAD, *rows(["R", "A", "G"])[:2]], [rows(["R", "A", "G"])[2]]], RAG, formats=("docx", "xlsx")
    ),
    "recommendations in one table, actions in another": Case(
        [[["No", "Recommendation"], *([str(at + 1), REC[at]] for at in range(3))],
         [["No", "Action", "Lead officer", "Deadline", "Status"],
          *([str(at + 1), ACT[at], WHO[at], END[at], "RAG"[at]] for at in range(3))]],
        RAG, targets=list(DAY),
    ),
    "recommendation as a banner": Case(
        [[["Action", "Lead", "Target date", "Progress"],
          [C(f"Recommendation 1: {REC[0]}", span=4)],
          [ACT[0], WHO[0], END[0], "R"], [ACT[1], WHO[1], END[1], "A"],
          [C(f"Recommendation 3: {REC[2]}", span=4)], [ACT[2], WHO[2], END[2], "G"]]],
        RAG, recommendations=[0, 0, 2], numbers=["1", "1", "3"],
    ),
    "title above and blank form rows below": Case(
        [[[C("Individual management review recommendations", span=9)], HEAD, *rows(["R", "A", "G"]),
          ["4", *[""] * 8], [""] * 9]],
        RAG, formats=("docx", "xlsx"),
    ),
    "questions as headings, done told elsewhere": Case(
        [[["Ref", "Learning point / finding", "What action will be taken?", "Who is responsible?",
           "By when (date)?", "How will we know it has worked?", "RAG status"],
          *([str(at + 1), REC[at], ACT[at], WHO[at], END[at], OUT[at],
             ["Not yet started", "Work is under way", "Completed 12/7/10"][at]] for at in range(3))]],
        RAG, targets=list(DAY), completed=[None, None, dt.date(2010, 7, 12)], responsible=list(WHO),
    ),
    "struck and moved on": Case([[HEAD, *rows(["was G, now R", "A (was R)", "from amber to green"])]], RAG),
    "columns of their own": Case(
        [[[*HEAD, "Cost"], *([*row, f"£{at}00"] for at, row in enumerate(rows(["R", "A", "G"]))) ]], RAG
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "ending"), [(name, ending) for name, case in CASES.items() for ending in case.formats]
)
def test_every_layout_gives_its_rows(name: str, ending: str, tmp_path: Path) -> None:
    case = CASES[name]
    plan = read_plan(write(tmp_path / f"plan.{ending}", case.tables, case.heads))
    assert plan is not None
    found = plan.actions
    assert plan.rows.adds_up(), plan.rows
    assert [item.action for item in found] == ACT
    assert [" ".join(item.colours) for item in found] == case.colours
    for item, number in zip(found, case.recommendations, strict=True):
        assert item.recommendation.endswith(REC[number])
    for said, wanted in (
        ([item.number for item in found], case.numbers),
        ([item.target for item in found], case.targets),
        ([item.completed for item in found], case.completed),
        ([item.responsible for item in found], case.responsible),
    ):
        assert wanted is None or said == wanted


def test_a_plan_over_many_pages_keeps_every_row(tmp_path: Path) -> None:
    many = [
        [
            str(at),
            f"{REC[at % 3]} ({at})",
            f"{ACT[at % 3]} ({at})",
            WHO[0],
            OUT[0],
            END[0],
            "",
            "",
            "RAG"[at % 3],
        ]
        for at in range(1, 61)
    ]
    plan = read_plan(write(tmp_path / "plan.pdf", [[HEAD, *many]]))
    assert plan is not None
    assert [item.number for item in plan.actions] == [str(at) for at in range(1, 61)]
    assert plan.rows.adds_up()
    assert max(item.page or 0 for item in plan.actions) > 2


def test_what_is_wrong_is_said_with_its_place(tmp_path: Path) -> None:
    wrong = rows(
        ["A", "R A G", "G"], who=["", WHO[1], WHO[2]], end=["", "soon", END[2]], done=["ongoing", "", ""]
    )
    plan = read_plan(write(tmp_path / "plan.docx", [[HEAD, *wrong]]))
    assert plan is not None
    codes = [{problem.code for problem in item.problems if not problem.hint} for item in plan.actions]
    assert codes == [
        {"cell-empty", "outcome-ongoing"}, {"not-a-date", "no-colour"}, {"green-not-completed"},
    ]  # fmt: skip
    assert all(
        f"row {at + 2}" in problem.where for at, item in enumerate(plan.actions) for problem in item.problems
    )


@pytest.mark.parametrize(
    "head",
    [
        ["Date", "Family member", "Professional", "Contact", "Description", "Child seen", "Comments"],
        ["Date and time", "Event", "Action taken", "Outcome", "Professional responsible"],
        ["Abbreviation", "Meaning"],
        ["Task in the plan of July", "Due", "Done", "Remark"],
    ],
)
def test_a_table_of_another_kind_is_no_plan(head: list[str], tmp_path: Path) -> None:
    assert read_plan(write(tmp_path / "plan.docx", [[list(head), ["x"] * len(head)]])) is None
