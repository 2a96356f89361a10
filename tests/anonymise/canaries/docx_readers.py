"""The text that a reader of a file sees, by means that are not the software's own."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHOWN = re.compile(r"word/(document|footnotes|endnotes|header\d+|footer\d+|comments)\.xml")


def visible(path: Path) -> str:
    """All text of a Word file or PDF in one line, white space folded."""
    if path.suffix.lower() == ".pdf":
        done = subprocess.run(
            ["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True, timeout=120
        )
        return " ".join(done.stdout.decode("utf-8", "replace").split())
    return " ".join(" ".join(paragraphs(path.read_bytes())).split())


def paragraphs(data: bytes) -> list[str]:
    """The paragraphs of a Word file, those of notes, headers and footers last."""
    out: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if _SHOWN.fullmatch(name)]
        for name in sorted(names, key=lambda name: name != "word/document.xml"):
            root = etree.fromstring(archive.read(name))
            out += ["".join(_said(paragraph)) for paragraph in root.iter(f"{_W}p")]
    return out


def _said(paragraph: etree._Element) -> list[str]:
    said = []
    for element in paragraph.iter():
        if element.tag == f"{_W}t" or str(element.tag).endswith("/math}t"):
            said.append("".join(element.itertext()))
        elif element.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            said.append(" ")
        elif element.tag == f"{_W}noBreakHyphen":
            said.append("-")
    return said
