"""The report as printers and typesetters write PDF."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import typst
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from tests.anonymise.canaries.looks import convert
from tests.anonymise.canaries.producers import story, word

_TYPST = """
#let it = json(bytes(sys.inputs.story))
#set document(title: it.title, author: it.author)
#set page(header: it.header)
= #it.title
#for block in it.blocks [
  #if block.heading [== #block.text] else [#block.text]

]
#table(columns: 3, ..it.table.flatten())
"""


def by_reportlab(folder: Path) -> Path:
    """reportlab's page layout."""
    styles = getSampleStyleSheet()
    flow = [Paragraph(story.TITLE, styles["Title"])]
    for block in story.BLOCKS:
        text = "".join(f"<b>{w}</b>" if bold else w for w, bold in story.pieces(block.text))
        flow.append(Paragraph(text, styles["Heading2" if block.heading else "BodyText"]))
    flow.append(Table([list(row) for row in story.TABLE], style=[("GRID", (0, 0), (-1, -1), 0.5, "black")]))
    path = folder / "report.pdf"
    SimpleDocTemplate(str(path), pagesize=A4, author=story.AUTHOR, title=story.HEADER).build(flow)
    return path


def by_typst(folder: Path) -> Path:
    """typst, tagged."""
    told = {
        "title": story.TITLE,
        "author": story.AUTHOR,
        "header": story.HEADER,
        "table": story.TABLE,
        "blocks": [{"text": b.text.replace("*", ""), "heading": b.heading} for b in story.BLOCKS],
    }
    path = folder / "report.pdf"
    path.write_bytes(typst.compile(_TYPST.encode(), sys_inputs={"story": json.dumps(told)}))
    return path


def by_libreoffice(folder: Path) -> Path:
    """LibreOffice's export of a Word file."""
    convert(word.like_word(folder), "pdf", folder)
    (folder / "report.docx").unlink()
    return folder / "report.pdf"


def by_chromium(folder: Path) -> Path:
    """A web page printed by Chromium."""
    page, path = folder / "report.html", folder / "report.pdf"
    page.write_text(word.web_page(), "utf-8")
    program = shutil.which("chromium")
    if not program:
        raise FileNotFoundError("chromium")
    subprocess.run(
        [
            program,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder / 'profile'}",
            f"--print-to-pdf={path}",
            page.as_uri(),
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )
    return path


def scanned(folder: Path) -> Path:
    """A scan: the page is a picture, and nothing else."""
    page = Image.new("L", (1654, 2339), 255)
    pen, font, y = ImageDraw.Draw(page), ImageFont.load_default(30), 150
    for block in story.BLOCKS:
        line = ""
        for each in [*block.text.replace("*", "").split(), "\n"]:
            if each == "\n" or pen.textlength(f"{line} {each}", font) > 1350:
                pen.text((150, y), line, fill=20, font=font)
                line, y = "", y + 45
            line = f"{line} {each}".strip()
        y += 25
    path = folder / "report.pdf"
    page.save(path, "PDF", resolution=200, author=story.AUTHOR)
    return path
