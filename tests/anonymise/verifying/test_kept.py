"""What the case publishes is no leak by being there; its words are searched like any others."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.anonymise.verifying import Verification, verify
from tests.anonymise.verifying.planted import CASE, KEY, W, docx, said

KEEPING = CASE.model_copy(update={"publication": CASE.publication.model_copy(update={"comments": "keep"})})


def _comments(author: str, text: str) -> bytes:
    part = (
        f'<w:comments {W}><w:comment w:id="1" w:author="{author}" w:initials="A1"><w:p><w:r><w:t>{text}</w:t>'
        "</w:r></w:p></w:comment></w:comments>"
    )
    return docx({"word/comments.xml": part})


def _checked(tmp_path: Path, data: bytes) -> Verification:
    path = tmp_path / "report.docx"
    path.write_bytes(data)
    return verify(path, KEEPING, KEY, finder=False)


def test_kept_comments_are_for_a_person_to_look_at(tmp_path: Path) -> None:
    check = _checked(tmp_path, _comments("Author 1", "Which visit was this?"))
    assert (check.verdict, check.leaks) == ("clean", ())
    assert [(one.text, one.where) for one in check.to_review] == [("1 comment kept", "word/comments.xml")]
    assert "comments" in check.channels


def test_comments_that_the_case_does_not_publish_are_a_leak(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(_comments("Author 1", "Which visit was this?"))
    assert said(verify(path, CASE, KEY, finder=False)) == {"comment"}


@pytest.mark.parametrize(
    ("author", "text"), [("Author 1", "Kayleigh was there."), ("K Marsden", "Who was there?")]
)
def test_a_name_in_a_kept_comment_is_a_leak(tmp_path: Path, author: str, text: str) -> None:
    assert said(_checked(tmp_path, _comments(author, text))) == {"Child A"}


def test_an_author_nobody_protects_is_shown(tmp_path: Path) -> None:
    check = _checked(tmp_path, _comments("Eluned Tranter", "Who was there?"))
    assert "Eluned Tranter" in {one.text for one in check.to_review}
