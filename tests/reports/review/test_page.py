"""The review page and its records as files: harmless, whole, owner only."""

from __future__ import annotations

import json
import re
import stat
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline.anonymise.decisions import Decided, Decisions
from pipeline.anonymise.passages import Picture
from pipeline.anonymise.verifying.model import ToReview, Verification
from pipeline.errors import ScrError
from pipeline.files import write_atomic
from pipeline.reports import panel
from pipeline.reports.review import write_review
from pipeline.reports.review.page import review_html
from pipeline.reports.review.records import redactions_json, verification_json
from tests.reports.factory import HOSTILE

from .factory import clean, leaking, outcome, picture


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.shown: list[str] = []
        self._script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._script = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._script = False

    def handle_data(self, data: str) -> None:
        if not self._script:
            self.shown.append(data)


def parsed(page: bytes) -> _Tags:
    parser = _Tags()
    parser.feed(page.decode())
    return parser


def test_nothing_is_fetched_and_nothing_else_may_run() -> None:
    found = parsed(review_html(outcome())).tags
    assert not [attrs for _, attrs in found if {"style", "onclick", "onload", "onerror"} & set(attrs)]
    assert not [tag for tag, _ in found if tag in ("link", "iframe", "object", "base", "embed")]
    assert all(str(attrs["src"]).startswith("data:image/") for tag, attrs in found if "src" in attrs)
    assert all(str(attrs["href"]).startswith("#") for tag, attrs in found if tag == "a")
    policy = next(
        a["content"] for t, a in found if t == "meta" and a.get("http-equiv") == "Content-Security-Policy"
    )
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; "
        r"script-src 'sha256-[^']+'; img-src data:",
        str(policy),
    )
    assert "img-src" not in review_html(outcome(pictures=())).decode().split("<style>")[0]


def test_documents_bring_no_tags_of_their_own() -> None:
    def made(text: str) -> list[str]:
        texts = [(f"{text} [[{text}>{text}>person-1]]", {"where": text, "role": role, "label": text})
                 for role in ("heading", "paragraph", "list", "note", "furniture", "hidden")]  # fmt: skip
        net = (ToReview(text, text, text),)
        bad = replace(clean(text), verdict="leak", leaks=leaking(text).leaks, unchecked=(text,))
        page = review_html(outcome(texts, document=text, to_review=net, unseen=(text,), verifications=(bad,)))
        return [tag for tag, _ in parsed(page).tags]

    plain = made("any words")
    for text in (*HOSTILE, "</script><script>x</script>", "<!--", "{{ 7*7 }}", "]]>", "{% x %}"):
        if not {">", "]"} & set(text):
            assert made(text) == plain
        page = review_html(outcome([(text, {"where": text})], to_review=(ToReview(text, text, text),)))
        again = review_html(outcome([("any words", {})], to_review=(ToReview("any", "b", "c"),)))
        assert [tag for tag, _ in parsed(page).tags] == [tag for tag, _ in parsed(again).tags]
        assert "49" not in "".join(parsed(page).shown)


def test_the_document_reads_as_the_anonymised_file_and_loses_nothing() -> None:
    one = outcome()
    shown = " ".join("".join(parsed(review_html(one)).shown).split())
    assert (
        "Child A lived with Mother and was born on [date of birth]. She and her brother were twins." in shown
    )
    assert "Child A's teacher at School 1 saw Person on March 2009." in shown
    for words in (
        "CHILD A",
        "Family A review, draft 4",
        "Child A draft",
        "1. Social Worker 1 visited twice.",
    ):
        assert words in shown
    # what stood there is data for the script, not text of the page
    assert "Leanne" not in shown.replace("ask Leanne", "") and "14 February" not in shown


def test_a_rejected_redaction_shows_what_stood_there() -> None:
    one = outcome()
    rejected = replace(one.redactions[0], decision="rejected")
    shown = "".join(parsed(review_html(replace(one, redactions=(rejected, *one.redactions[1:])))).shown)
    assert "Overview report on Kayleigh Marsden" in shown


def test_redactions_that_meet_are_both_shown() -> None:
    one = outcome([("Kayleigh Marsden was seen [[x>Child A>person-1]].", {})])
    first = replace(one.redactions[0], id="a", start=0, end=12, text="Kayleigh Mar", replacement="Child A")
    second = replace(first, id="b", start=9, end=16, text="Marsden", replacement="Family A")
    page = review_html(replace(one, redactions=(first, second)))
    found = parsed(page)
    assert [a["id"] for t, a in found.tags if t == "mark"] == ["r0", "r1"]
    assert "Child AFamily A was seen x." in "".join(found.shown)


def test_every_cell_of_a_table_is_shown_wherever_it_stands() -> None:
    cells = [(1, 1, 1), (1, 2, 1), (1, 2, 637), (1, 4000, 3), (2, 1, 1)]
    texts = [(f"cell{n}end", {"role": "cell", "cell": cell}) for n, cell in enumerate(cells)]
    shown = "".join(parsed(review_html(outcome(texts))).shown)
    assert all(f"cell{n}end" in shown for n in range(len(cells)))
    far = [(f"cell{n}end", {"role": "cell", "cell": (1, n + 1, n * 1000 + 1)}) for n in range(1_000)]
    page = review_html(outcome(far))
    assert page.count(b"cell") > 1_000 and len(page) < 2_000_000


def test_the_same_outcome_gives_the_same_bytes() -> None:
    assert review_html(outcome()) == review_html(outcome())


@pytest.mark.parametrize(
    ("checks", "says", "verdict"),
    [
        ((clean("a.docx"), clean("a.pdf")), "nothing identifying was found", "clean"),
        ((clean("a.docx"), leaking("a.pdf")), "Not safe to publish", "leak"),
        ((clean("a.docx"), replace(clean("a.pdf"), verdict="incomplete")), "Not yet proved safe", "leak"),
        ((clean("a.docx"),), "Not yet proved safe", "leak"),
        ((), "Not yet proved safe", "leak"),
    ],
)
def test_the_verdict_is_clean_only_when_every_file_was_read_back(
    checks: tuple[Verification, ...], says: str, verdict: str
) -> None:
    one = outcome(verifications=checks)
    shown = "".join(parsed(review_html(one)).shown)
    assert says in shown
    assert sum(text in shown for text in ("nothing identifying", "Not safe", "Not yet proved")) == 1
    assert json.loads(verification_json(one))["verdict"] == verdict


def test_the_verification_record_is_the_contracts() -> None:
    record = json.loads(verification_json(outcome(verifications=(clean("a.docx"), leaking("a.pdf")))))
    assert record["schema"] == "verification/1" and record["document"].startswith("Overview")
    assert record["channels"] == ["body", "properties", "footnotes"]
    assert record["leaks"] == [
        {"channel": "footnotes", "where": "footnote 2", "text": "told Kayleigh that", "matches": "Child A",
         "file": "a.pdf"}
    ]  # fmt: skip
    assert record["to_review"] == [
        {"text": "Alderbrook", "where": "paragraph 5", "why": "capitalised word that is in no list"}
    ]
    assert record["unchecked"] == ["pictures: no tesseract"]


def test_the_redactions_record_is_the_contracts() -> None:
    record = json.loads(redactions_json(outcome()))
    first = record["redactions"][0]
    assert record["schema"] == "redactions/1"
    contract = {
        "id": "r-0-19", "text": "Kayleigh Marsden", "replacement": "Child A", "label": "PERSON",
        "from": "key", "score": 1.0, "channel": "body",
        "where": "paragraph 1", "context": "… Kayleigh Marsden …",
        "decision": "pending",
    }  # fmt: skip
    assert {name: first[name] for name in contract} == contract
    assert len(record["redactions"]) == len(outcome().redactions)


def test_files_are_the_owners_only_and_nothing_is_left_beside_them(tmp_path: Path) -> None:
    files = write_review(outcome(), tmp_path / "publication")
    assert [file.name for file in files] == [
        "Overview report Child A draft 4.review.html",
        "Overview report Child A draft 4.redactions.json",
        "Overview report Child A draft 4.verification.json",
    ]
    assert sorted(files) == sorted((tmp_path / "publication").iterdir())
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files)


def test_a_page_that_is_open_does_not_hold_up_the_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(path: Path, data: bytes, *, private: bool) -> bool:
        if path.suffix == ".html":
            raise PermissionError(13, "in use", str(path))
        return write_atomic(path, data, private=private)

    monkeypatch.setattr(panel, "write_atomic", write)
    with pytest.raises(panel.NotAllWrittenError) as caught:
        write_review(outcome(), tmp_path)
    assert caught.value.blocked == ("Overview report Child A draft 4.review.html",)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "a/b", "a\\b", "C:x", "a\nb", "a\0b"])
def test_a_name_that_leaves_the_folder_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ScrError):
        write_review(outcome(document=name), tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("media", ["image/svg+xml", "text/html", 'image/png"><b>', "application/pdf"])
def test_what_is_no_plain_picture_is_not_put_into_the_page(media: str) -> None:
    odd = Picture("picture-1", "paragraph 1", media, b"<svg onload=x>", after=0)
    found = parsed(review_html(outcome(pictures=(odd,))))
    assert not [attrs for tag, attrs in found.tags if tag == "img"]
    assert "cannot be shown here" in "".join(found.shown)


def test_a_picture_that_is_damaged_or_large_holds_nothing_up() -> None:
    damaged = Picture("picture-1", "paragraph 1", "image/png", b"x" * 1_500_000, after=0)
    assert b"<figure" in review_html(outcome(pictures=(damaged, picture("picture-2", after=99))))
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.effect_noise((1800, 1800), 90).convert("RGB").save(out, "PNG")
    large = Picture("picture-3", "paragraph 1", "image/png", out.getvalue(), after=0)
    page = review_html(outcome(pictures=(large,)))
    assert b"shown smaller" in page and len(page) < len(out.getvalue())


def test_pictures_stand_where_they_stood() -> None:
    places = [
        picture("p0", after=-1),
        picture("p1", after=2),
        picture("p2", after=12),
        picture("p3", after=8),
    ]
    page = review_html(outcome(pictures=tuple(places))).decode()
    order = sorted(range(4), key=lambda number: page.index(f'id="f{number}"'))
    assert order == [0, 1, 3, 2]


def test_decisions_of_before_are_in_the_page_for_the_script() -> None:
    decided = Decisions("x", "a" * 64, (Decided("r-0-19", "accepted", "</script>"),))
    page = review_html(outcome(decided=decided)).decode()
    assert "\\u003c/script\\u003e" in page and page.count("</script>") == 2
