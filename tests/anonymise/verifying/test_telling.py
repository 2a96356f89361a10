"""However full of names a file is, none of them is missing from what is told of it."""

from __future__ import annotations

from pathlib import Path

from tests.anonymise.verifying.planted import checked, docx, paragraph, said


def test_a_name_behind_thousands_of_others_is_told(tmp_path: Path) -> None:
    crowd = "".join(paragraph(f"Visit {n}: Kayleigh was seen. " + "Kayleigh slept. " * 9) for n in range(300))
    parts = {
        f"word/header{n}.xml": "<w:hdr xmlns:w='urn:w'>"
        + "".join(paragraph(f"Kayleigh {k} {n}") for k in range(300))
        + "</w:hdr>"
        for n in range(1, 9)
    }
    parts["word/zz.xml"] = "<a>Letter from Agnieszka Wisniewska</a>"
    check = checked(tmp_path, docx(parts, inner=crowd + paragraph("Then Oluwaseun came.")))
    assert {"Child A", "Health Visitor 1", "Police Officer 1"} <= said(check)
    assert len(check.leaks) < 2500
    assert any("more of what is listed" in note for note in check.unchecked)


def test_two_hundred_doubts_in_one_paragraph_do_not_hide_a_leak(tmp_path: Path) -> None:
    text = "Hope is needed. " * 300 + "Wisniewska wrote it down."
    assert "Health Visitor 1" in said(checked(tmp_path, docx(inner=paragraph(text))))
