"""Pattern files: the language, its errors, and what patterns write."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from models.corpus import patterns
from models.corpus.cast import Cast
from models.corpus.model import Annotated, faults
from models.corpus.patterns import FOLDER, marked, read
from models.corpus.syntax import PatternError

FILES = sorted(FOLDER.rglob("*.txt"))


def written(text: str, tmp_path: Path, seed: int = 1, part: str = "train") -> Annotated:
    path = tmp_path / "police.txt"
    path.write_text(text, encoding="utf-8")
    rng = random.Random(seed)
    return read(path)[0].render(rng, Cast(rng, part), part)


def labelled(annotated: Annotated, label: str) -> list[str]:
    return [annotated.text[span.start : span.end] for span in annotated.spans if span.label == label]


def test_words_stay_as_they_are(tmp_path: Path) -> None:
    assert written("12.00 | No reply | NFA", tmp_path).text == "12.00 | No reply | NFA"


def test_one_of_several_is_written(tmp_path: Path) -> None:
    seen = {written("Seen [at home|[in|at] school|]", tmp_path, seed).text for seed in range(60)}
    assert seen == {"Seen at home", "Seen in school", "Seen at school", "Seen "}


def test_nothing_chosen_leaves_no_doubled_blank(tmp_path: Path) -> None:
    assert written("Was [|] late[|], and [|]rude [|].", tmp_path).text == "Was late, and rude."


def test_a_backslash_takes_the_next_character_as_it_is(tmp_path: Path) -> None:
    assert written(r"\# \[sic\] [a\|b] \{x\} \\ a\tb", tmp_path).text == "# [sic] a|b {x} \\ a\tb"


def test_the_name_is_marked_and_the_title_and_possessive_are_not(tmp_path: Path) -> None:
    for seed in range(30):
        annotated = written("{mum.titled}'s baby", tmp_path, seed)
        (name,) = labelled(annotated, "PERSON")
        assert annotated.text.endswith(f" {name}'s baby")
        assert faults(annotated) == []


def test_the_same_role_is_the_same_person_and_a_number_another() -> None:
    cast = Cast(random.Random(1), "train")
    assert cast.person("hv") is cast.person("hv")
    assert cast.person("hv") != cast.person("hv2")


def test_children_share_the_family_surname() -> None:
    shared = 0
    for seed in range(60):
        cast = Cast(random.Random(seed), "train")
        shared += cast.person("child").surname == cast.person("sib").surname
    assert shared > 35


def test_a_numbered_slot_is_the_same_throughout(tmp_path: Path) -> None:
    for seed in range(20):
        first, again = labelled(written("{town1} > {town1}", tmp_path, seed), "LOC")
        assert first == again


def test_a_term_has_no_label_and_a_capital_at_the_start(tmp_path: Path) -> None:
    annotated = written("{drug} given. {drug} stopped, {drug} started", tmp_path)
    assert annotated.spans == ()
    assert annotated.text[0].upper() == annotated.text[0]


def test_patterns_are_parted_by_blank_lines_and_comments_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("# head\n\nfirst\n\n\n# note\nsecond\n# inside\nline two\n", encoding="utf-8")
    found = read(path)
    rng = random.Random(1)
    assert [pattern.line for pattern in found] == [3, 7]
    texts = [each.render(rng, Cast(rng, "train"), "train").text for each in found]
    assert texts == ["first", "second\nline two"]
    assert found[0].source == "x"


@pytest.mark.parametrize(
    ("text", "line", "trouble"),
    [
        ("fine\n\n{mother.first}", 3, "no known role or slot"),
        ("{mum.frist}", 1, "no form"),
        ("{town.first}", 1, "only people have forms"),
        ("{mum first}", 1, "not written as a slot"),
        ("one\n[two\nthree", 2, "never closed"),
        ("one\ntwo]", 2, "closes nothing"),
        ("one\n\n\nA {mum.first", 4, "never closed"),
        ("A mum.first}", 1, "closes nothing"),
        ("ends \\", 1, "backslash"),
    ],
)
def test_a_fault_is_one_message_with_file_and_line(
    text: str, line: int, trouble: str, tmp_path: Path
) -> None:
    path = tmp_path / "police.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PatternError, match=trouble) as caught:
        read(path)
    assert str(caught.value).startswith(f"police.txt, line {line}: ")


def test_a_file_that_is_not_utf8_is_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "police.txt"
    path.write_bytes("café".encode("latin-1"))
    with pytest.raises(PatternError, match=r"police\.txt, line 1: is not UTF-8"):
        read(path)


def test_no_cast_of_the_other_part(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("{mum.first}", encoding="utf-8")
    with pytest.raises(ValueError, match="other part"):
        read(path)[0].render(random.Random(1), Cast(random.Random(1), "test"), "train")


@pytest.mark.parametrize("path", FILES, ids=[f"{path.parent.name}/{path.stem}" for path in FILES])
def test_every_file_of_the_project_loads_and_marks_names_rightly(path: Path) -> None:
    part = path.parent.name
    rng = random.Random(1)
    for pattern in read(path):
        annotated = pattern.render(rng, Cast(rng, part), part)
        assert faults(annotated) == [], f"{path.name}, line {pattern.line}"
        assert annotated.text.strip(), f"{path.name}, line {pattern.line}"


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(ValueError, match="train, test"):
        patterns.load("held")


def test_marked_text_for_people(tmp_path: Path) -> None:
    annotated = written("Seen by {hv.last} today", tmp_path)
    (name,) = labelled(annotated, "PERSON")
    assert marked(annotated) == f"Seen by [[{name}|PERSON]] today"


def test_the_command_shows_examples_and_counts_faults(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "good.txt").write_text("{mum.first} seen", encoding="utf-8")
    (tmp_path / "bad.txt").write_text("[", encoding="utf-8")
    assert patterns._main([str(tmp_path / "good.txt")]) == 0
    assert "1 patterns" in capsys.readouterr().out
    assert patterns._main([str(tmp_path / "good.txt"), str(tmp_path / "bad.txt")]) == 1
    assert "bad.txt, line 1: " in capsys.readouterr().out
