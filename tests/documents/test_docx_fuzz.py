"""Broken and hostile files never crash or hang a run: they are read, or refused with a reason."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.documents import Document, read
from pipeline.documents.docx import read_docx
from pipeline.documents.sniffing import sniff
from pipeline.errors import REASONS, UnreadableError
from tests.documents.docx_factory import Docx, everything, p, part, run, tbl, tc, tr
from tests.documents.test_docx_headings import item, level, lists
from tests.documents.test_docx_text import BEGIN, SEPARATE
from tests.fuzzing.originals import RICH

MEMBERS = RICH.members()
MAIN = str(MEMBERS["word/document.xml"])
PIECES = sorted(set(re.findall(r"<[^<>]+>", MAIN)))
FUZZ = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def survives(data: bytes) -> Document | None:
    stream = io.BytesIO(data)
    try:
        kind, container = sniff(stream)
        return read_docx(container, "x.docx", "0" * 64) if kind == "docx" and container is not None else None
    except UnreadableError as error:
        assert error.code in REASONS
        return None


def test_the_file_to_be_broken_is_whole() -> None:
    document = survives(RICH.bytes())
    assert document is not None
    words = everything(document)
    assert all(word in words for word in ("Seen", "boxed", "By phone", "inner", "Official", "asleep"))


@FUZZ
@given(st.integers(0, 4000), st.binary(max_size=4), st.integers(0, 40))
def test_broken_bytes(at: int, patch: bytes, cut: int) -> None:
    data = RICH.bytes()
    survives(data[:at] + patch + data[at + cut :])


@FUZZ
@given(st.sampled_from(sorted(MEMBERS)), st.integers(0, 8000), st.binary(max_size=6), st.integers(0, 30))
def test_broken_parts(name: str, at: int, patch: bytes, cut: int) -> None:
    member = MEMBERS[name]
    data = member.encode() if isinstance(member, str) else member
    at %= len(data)
    survives(Docx(raw={**MEMBERS, name: data[:at] + patch + data[at + cut :]}).bytes())


@FUZZ
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(PIECES)), min_size=1, max_size=3))
def test_well_formed_nonsense(swaps: list[tuple[str, str]]) -> None:
    """Elements renamed to others: mostly well-formed XML that no program would write."""
    xml = MAIN
    for old, new in swaps:
        before, after = old.strip("</>").split(" ")[0], new.strip("</>").split(" ")[0]
        if before not in ("w:document", "w:body") and not before.startswith("?"):
            xml = re.sub(rf"(</?){re.escape(before)}(?=[\s/>])", rf"\g<1>{after}", xml)
    survives(Docx(raw={**MEMBERS, "word/document.xml": xml}).bytes())


@pytest.mark.parametrize("depth", [20, 50, 2000])
def test_deep_nesting_is_read_or_refused(tmp_path: Path, depth: int) -> None:
    body = "<w:tbl><w:tr><w:tc>" * depth + p("deep") + "</w:tc></w:tr></w:tbl>" * depth
    made = Docx(raw={"word/document.xml": part("document", f"<w:body>{body}</w:body>")})
    try:
        document = made.read(tmp_path)
    except UnreadableError as error:
        assert depth > 50
        assert error.code in REASONS
    else:
        assert len(document.tables) == depth
        assert document.tables[-1].rows[0].cells[0].text == "deep"


def test_a_thousand_fields_and_bullets_take_no_quadratic_time(tmp_path: Path) -> None:
    nested = BEGIN * 20_000 + run("shown") + SEPARATE * 20_000
    bullets = "".join(item(f"point {at}") for at in range(3000))
    made = Docx(p(nested) + tbl(tr(tc(bullets))), numbering=lists(level(0, "%1.")))
    document = read(made.save(tmp_path / "long.docx"))
    notes = document.tables[0].rows[0].cells[0].notes
    assert (notes[-1].text, notes[-1].place.paragraph) == ("3000.", 3000)
