"""Every character of a Word file, by a walk that knows nothing of tables, notes or boxes."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path

from lxml import etree

from pipeline.documents.model import Document
from tests.documents.docx_factory import everything

_TEXTS = ("t", "delText")
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def characters_of(path: Path) -> Counter[str]:
    """The characters of `w:t` and `w:delText` in every part of the package, blanks aside.

    What a fallback says again is not counted twice.
    """
    found: Counter[str] = Counter()
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if not name.endswith(".xml") or name.startswith(("docProps/", "customXml/", "[")):
                continue
            root = etree.fromstring(archive.read(name))
            for element in root.iter():
                if not isinstance(element.tag, str) or etree.QName(element).localname not in _TEXTS:
                    continue
                if any(above.tag == _ALTERNATIVE for above in element.iterancestors()):
                    continue
                found.update("".join("".join(element.itertext()).split()))
    return found


def missing(path: Path, document: Document) -> tuple[int, Counter[str]]:
    """How many characters the file holds, and those that are nowhere in the document."""
    written = characters_of(path)
    read = Counter("".join(everything(document).split()))
    return written.total(), written - read
