"""The reports: management reviews, action plans, the overview report and the executive summary.

Their prose is in `prose/reports/`: `.md` for reports (a few lines of `key: value`, a line `---`, then a
small part of Markdown) and `.yaml` for action plans. In a report's text `^[words]` is a footnote,
`{{words||comment||author}}` words with a margin comment, and `[[chronology]]` the place of a chronology.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from .docx_writer import Cell, Docx, Row, para, paras, run
from .pdf_writer import Pdf, Style
from .prose import PROSE, ProseError
from .truth import Truth

REPORTS = PROSE / "reports"
_KEYS = {"file", "folder", "kind", "title", "author", "company", "headings", "gaps", "problems", "header"}
_MARK = re.compile(r"\^\[(?P<note>[^\]]+)\]|\{\{(?P<on>.+?)\|\|(?P<remark>.+?)\|\|(?P<by>.+?)\}\}")
_HEADING = re.compile(r"(#{1,3}) (.*)")
_NUMBER = re.compile(r"^\d+(\.\d+)?\.?\s+")
_PLAN_COLUMNS = (
    ("Rec. No", "no", 5), ("Recommendation", "recommendation", 20), ("Action", "action", 22),
    ("Professional responsible", "professional", 13), ("Intended outcome", "outcome", 18),
    ("Timescale / target completion date", "target", 11), ("Date completed", "completed", 10),
    ("Evaluation", "evaluation", 18), ("Progress R/A/G", "progress", 8),
)  # fmt: skip
_RAG = {"R": "FF7C80", "A": "FFC000", "G": "92D050"}


@dataclass(frozen=True, slots=True)
class Report:
    """The prose of one report: what stands above the `---`, and the text below it."""

    about: dict[str, str]
    text: str

    @property
    def gaps(self) -> dict[str, str]:
        """What was left out on purpose: section → empty, guidance-only or missing."""
        pairs = (pair.split("=") for pair in self.about.get("gaps", "").split(",") if pair.strip())
        return {section.strip(): status.strip() for section, status in pairs}

    def truth(self, agency: str, kinds: tuple[str, ...]) -> Truth:
        """The truth of this report (without a chronology)."""
        return Truth(self.about["file"], self.about["folder"], agency, kinds, gaps=self.gaps)


def load_report(path: Path) -> Report:
    """Read one `.md` report.

    Raises:
        ProseError: no `---`, or a key that is not known.
    """
    head, line, text = path.read_text("utf-8").partition("\n---\n")
    about = dict(part.split(": ", 1) for part in head.splitlines() if part.strip())
    if not line or set(about) - _KEYS or not {"file", "folder", "kind", "title", "author"} <= set(about):
        raise ProseError(f"prose/reports/{path.name}: the lines above --- are not as they should be")
    return Report(about, text)


def write_docx(report: Report, path: Path, appendix: Callable[[Docx], None] | None = None) -> None:
    """Write a report as a Word file.

    Args:
        report: its prose. `headings` says how they are made: typed (numbers typed, heading styles),
            automatic (Word's own numbers), bold (bold paragraphs, no style), capitals.
        path: where to.
        appendix: writes the chronology where the text says `[[chronology]]`.
    """
    about = report.about
    manner = about.get("headings", "typed")
    doc = Docx(about["title"], about["author"], about.get("company", ""), size=22,
               font="Calibri" if manner == "automatic" else "Arial",
               numbered_headings=manner == "automatic")  # fmt: skip
    doc.page_furniture(about.get("header", "CONFIDENTIAL"), about["title"])
    doc.add(para(run(about["title"], bold=True), "Title"))
    for block in re.split(r"\n\s*\n", report.text.strip()):
        if block.strip() == "[[chronology]]":
            if appendix:
                appendix(doc)
        elif heading := _HEADING.fullmatch(block.strip()):
            _heading(doc, len(heading[1]), heading[2], manner)
        elif block.startswith("|"):
            _table(doc, block)
        elif block.startswith("- "):
            for point in re.split(r"\n(?=- )", block):
                doc.add(para(_inline(doc, " ".join(point[2:].split())), "ListBullet"))
        else:
            doc.add(para(_inline(doc, " ".join(block.split()))))
    doc.save(path)


def _heading(doc: Docx, level: int, text: str, manner: str) -> None:
    match manner:
        case "automatic":
            doc.heading(_NUMBER.sub("", text), level)
        case "bold":
            doc.add(para(run(text, bold=True)))
        case "capitals":
            doc.heading(text.upper(), level)
        case _:
            doc.heading(text, level)


def _inline(doc: Docx, text: str) -> str:
    xml, at = "", 0
    for mark in _MARK.finditer(text):
        xml += run(text[at : mark.start()]) if mark.start() > at else ""
        if mark["note"]:
            xml += doc.footnote(mark["note"])
        else:
            xml += doc.commented(run(mark["on"]), mark["remark"], mark["by"])
        at = mark.end()
    return xml + (run(text[at:]) if at < len(text) else "")


def _table(doc: Docx, block: str) -> None:
    lines = [[part.strip() for part in line.strip().strip("|").split("|")] for line in block.splitlines()]
    rows = [
        Row(tuple(Cell(paras(part, bold=number == 0)) for part in line), header=number == 0)
        for number, line in enumerate(lines)
    ]
    doc.table(rows, [1] * len(lines[0]))


def write_pdf(report: Report, path: Path) -> None:
    """Write a report as a PDF: headings in bold, everything else as paragraphs."""
    about = report.about
    title = about["title"]
    style = Style(title, about["author"], about.get("header", ""), title, size=10, margin=60)
    pdf = Pdf(style)
    pdf.paragraph(about["title"], bold=True, size=18)
    for block in re.split(r"\n\s*\n", report.text.strip()):
        if heading := _HEADING.fullmatch(block.strip()):
            pdf.paragraph(heading[2], bold=True, size=16 - 2 * len(heading[1]))
        elif block.startswith("- "):
            for point in re.split(r"\n(?=- )", block):
                pdf.paragraph("•  " + " ".join(point[2:].split()))
        else:
            pdf.paragraph(" ".join(block.split()))
    pdf.save(path)


@dataclass(frozen=True, slots=True)
class Plan:
    """The prose of an action plan."""

    about: dict[str, str]
    rows: tuple[dict[str, str], ...]


def load_plan(path: Path) -> Plan:
    """Read one action plan.

    Raises:
        ProseError: a row has a key that is not a column, or the head lacks something.
    """
    about = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    rows = tuple(about.pop("recommendations", ()))
    known = {field for _, field, _ in _PLAN_COLUMNS}
    if not {"file", "folder", "for", "produced_by"} <= set(about) or any(set(row) - known for row in rows):
        raise ProseError(f"prose/reports/{path.name}: unknown or missing key")
    return Plan(about, rows)


def write_plan(plan: Plan, path: Path, agency: str) -> None:
    """Write an action plan as a Word table."""
    doc = Docx("Recommendations action plan", plan.about["produced_by"], agency, landscape=True, size=18)
    doc.page_furniture("CONFIDENTIAL", "WSCB-2010-02 action plan")
    doc.heading("Individual management review: recommendations and action plan")
    doc.add(para(run(f"Recommendations for: {plan.about['for']}")))
    doc.add(para(run(f"Produced by: {plan.about['produced_by']}")))
    doc.add(para(run("Progress: red not begun, amber under way, green finished.", italic=True)))
    names = (Cell(paras(name, bold=True), fill="D9D9D9") for name, _, _ in _PLAN_COLUMNS)
    rows = [Row(tuple(names), header=True)]
    for row in plan.rows:
        cells = [Cell(paras(row.get(field, ""))) for _, field, _ in _PLAN_COLUMNS[:-1]]
        progress = row.get("progress", "")
        rows.append(Row((*cells, Cell(paras(progress), fill=_RAG.get(progress, "")))))
    doc.table(rows, [width for _, _, width in _PLAN_COLUMNS])
    doc.save(path)
