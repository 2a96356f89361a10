"""Reviews with headings of their author's own, or of something else, straight under a section's heading."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
import yaml
from docx.shared import Pt
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

NAMES = {
    "1.1": "Reason for review",
    "1.2": "Terms of reference",
    "1.3": "Information sources",
    "1.4": "Governance arrangements for the report",
    "2.2": "Summary of family background and circumstances",
    "3": "Analysis of involvement",
    "4": "Lessons learned from this IMR",
    "5": "Recommendations / action plan",
}
SETS = ("development", "held-out", "blind")
_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10.5, leading=14, spaceAfter=6)
_PDF_HEADS = {"smaller": (14, "Helvetica-Bold", 11, "Helvetica-Bold"),
              "same": (12, "Helvetica-Bold", 12, "Helvetica-Bold"),
              "plain": (10.5, "Helvetica", 10.5, "Helvetica")}  # fmt: skip


@cache
def _data() -> dict[str, Any]:
    raw: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return raw


def documents(name: str) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Number, ending and right statuses of every document of a set."""
    for number, about in enumerate(_data()[name]["documents"]):
        right = dict.fromkeys(NAMES, "present") | dict.fromkeys(about.get("strange", {}), "empty")
        yield number, "pdf" if about["manner"].startswith("pdf") else "docx", right


def write(name: str, number: int, path: Path) -> Path:
    """Write one document of a set."""
    about = _data()[name]["documents"][number]
    bodies = {section: [text] for section, text in _data()[name]["said"].items()}
    bodies |= about.get("own", {}) | about.get("strange", {})
    # Half of the files number their sections: the same headings read differently with numbers.
    numbered = number % 2 == 0 or about["manner"] == "bold-numbered"
    lines: list[tuple[str, str]] = [("text", "Individual Management Review")]
    for section, title in NAMES.items():
        lines.append(("section", f"{section} {title}" if numbered else title))
        lines += [("own", line[2:]) if line.startswith("# ") else ("text", line) for line in bodies[section]]
    lines.append(("text", "Signed: Ruth Penhale    Dated: 4 June 2010"))
    kind, _, manner = about["manner"].partition("-")
    if kind == "pdf":
        _write_pdf(lines, manner, path)
    else:
        _write_docx(lines, kind, manner, path)
    return path


def _write_docx(lines: list[tuple[str, str]], kind: str, manner: str, path: Path) -> None:
    document = docx.Document()
    for what, text in lines:
        if what == "text":
            document.add_paragraph(text)
        else:
            _head(document, text, kind if what == "section" or manner == "same" else f"{kind}-{manner}")
    document.save(str(path))


def _head(document: Any, text: str, made: str) -> None:
    match made:
        case "styled":
            document.add_heading(text, 1)
        case "styled-deeper":
            document.add_heading(text, 2)
        case "cell":
            document.add_table(1, 1, style="Table Grid").cell(0, 0).text = text
        case "plain":
            document.add_paragraph(text)
        case _:
            run = document.add_paragraph().add_run(text.upper() if made == "caps" else text)
            run.bold = made not in ("underlined", "styled-italic")
            run.italic = made in ("bold-italic", "styled-italic")
            run.underline = made in ("underlined", "bold-underlined")
            run.font.size = Pt(11 if made == "bold-smaller" else 14) if "bold" in made else None


def _write_pdf(lines: list[tuple[str, str]], manner: str, path: Path) -> None:
    size, font, below, font_below = _PDF_HEADS[manner]
    styles = {
        "text": _BODY,
        "section": ParagraphStyle("s", parent=_BODY, fontName=font, fontSize=size, spaceBefore=10),
        "own": ParagraphStyle("o", parent=_BODY, fontName=font_below, fontSize=below, spaceBefore=8),
    }
    flow = [Paragraph(escape(text), styles[what]) for what, text in lines]
    SimpleDocTemplate(str(path), pagesize=A4, invariant=1).build(flow)
