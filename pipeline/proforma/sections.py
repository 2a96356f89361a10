"""What stands under each heading, and whether it is an answer."""

from __future__ import annotations

import re

from pipeline.proforma.bodies import Body
from pipeline.proforma.definition import Content, Section
from pipeline.proforma.guidance import Guidance, has_placeholder
from pipeline.proforma.model import Evidence, Finding, Status
from pipeline.proforma.outline import Outline
from pipeline.proforma.phrases import speaks_of
from pipeline.proforma.strangers import begins_something_else, like_heading
from pipeline.proforma.words import excerpt, key, words_of

_DOES_NOT_APPLY = re.compile(
    r"\b(?:not applicable|n/?\.?a\b\.?|(?:does|do|did) not apply|nil return"
    r"|(?:not|nothing\b.{0,40}) (?:relevant|applicable) (?:to|for|in) (?:us|our|this|the)\b)",
    re.IGNORECASE,
)
_ONLY_NONE = re.compile(
    r"^\W*(?:none|nil|n/?\.?a\.?|not applicable|none (?:known|identified|made|required|recorded|applicable)"
    r"|not known to us|nothing to (?:add|report))\W*$",
    re.IGNORECASE,
)
_NONE_OF = re.compile(
    r"\b(?:there (?:was|were|is|are)|(?:has|have|had|makes?|identified|identifies)) (?:no|none|nothing)\b"
    r"|^\W*no\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_ELSEWHERE = re.compile(
    r"\b(?:see|attached|appended|overleaf|enclosed|set out (?:in|at)|refer to|appendix|annex"
    r"|as (?:per|above|issued)"
    r"|contained in|those in)\b",
    re.IGNORECASE,
)
_LONGEST_REFUSAL = 40
_MOST_BESIDE = 8
"""Words beside the sentence that refuses; with more, the author has answered."""
_POINTS_ELSEWHERE = 10
"""A section for which so many words are enough may be answered by pointing to where the answer is."""
_ASKING = re.compile(
    r"\b(?:questions?|whether|examined?|examines|consider|how (?:well|far))\b", re.IGNORECASE
)
_MOSTLY_THEIRS = 4
"""Of so many words to one of the author's, a section holds the form's words and a remark."""
_PICTURE = "image"


def judge(
    requirement: Section | Content,
    found: tuple[Body, ...],
    outline: Outline,
    guidance: Guidance,
    shared: str = "",
    form: bool = False,
) -> Finding:
    """The status of a section from what stands under its headings.

    Args:
        shared: the note for a section that stands under one heading with another, or whose heading is known
            by its place only; else "".
        form: whether the section is mostly labels to fill in.
    """
    if not found:
        return _finding(requirement, "missing", None)
    found = tuple(_without_strangers(requirement, body, outline, guidance) for body in found)
    texts = [text for body in found for text in _texts(body, outline)]
    own = [(text, guidance.own_words(text)) for text in texts]
    words = sum(count for _, count in own)
    pictures = any(_has_picture(body, outline) for body in found)
    first = next((text for text, count in own if count), next((text for text in texts if text), ""))
    heading = outline.lines[found[0].heading.line]
    evidence = Evidence(heading.text, words, heading.page, excerpt(first), heading.place)
    if shared and form and _blank_form(found, outline, guidance):
        return _finding(requirement, "guidance-only", evidence, note=shared)
    refusal = _refusal(requirement, texts, words, guidance)
    if refusal:
        return _finding(requirement, "not-applicable", evidence, note=refusal)
    if words >= requirement.least or (pictures and not words):
        return _finding(requirement, "present", evidence, note=shared or _parted(found))
    if words:
        return _few(requirement, texts, evidence)
    guided = any(has_placeholder(text) or key(text) for text in texts)
    beyond = next((excerpt(body.beyond, 60) for body in found if body.beyond), "")
    note = f"what follows stands under “{beyond}”: look whether it belongs here" if beyond else ""
    note = note or _not_shown(found, outline, guidance)
    return _finding(requirement, "guidance-only" if guided else "empty", evidence, note=note)


def _parted(found: tuple[Body, ...]) -> str:
    own = next((excerpt(body.parted, 60) for body in found if body.parted), "")
    return f"its text stands under “{own}”" if own else ""


def _not_shown(found: tuple[Body, ...], outline: Outline, guidance: Guidance) -> str:
    """Words that stand in the file and not on its page, said where nothing else does."""
    lines = [outline.lines[number] for body in found for number in body.lines]
    if any(guidance.own_words(line.text) > guidance.own_words(line.standing) for line in lines):
        return "words stand here that are struck out, hidden or in the colour of the paper: they do not count"
    return ""


def _few(requirement: Section | Content, texts: list[str], evidence: Evidence) -> Finding:
    """Fewer own words than count as an answer.

    Left over beside a placeholder they are no answer; pointing to an appendix they are one, where that is
    enough;
    half of what is asked for is shown as an answer and said to be short; anything less is not one.
    """
    words = evidence.words
    note = f"only {words} word{'s' if words != 1 else ''}"
    if any(has_placeholder(text) for text in texts):
        return _finding(requirement, "guidance-only", evidence, note=note)
    if words * 2 < requirement.least and sum(len(words_of(text)) for text in texts) >= _MOSTLY_THEIRS * words:
        return _finding(requirement, "guidance-only", evidence, note=f"{note} beside the form's own")
    elsewhere = requirement.least <= _POINTS_ELSEWHERE and any(_ELSEWHERE.search(text) for text in texts)
    if elsewhere:
        return _finding(requirement, "present", evidence, note=f"{note}, which point elsewhere")
    if words * 2 >= requirement.least:
        return _finding(requirement, "present", evidence, note=note)
    return _finding(requirement, "empty", evidence, note=f"{note}: too few to be an answer")


def judge_content(
    requirement: Content,
    found: tuple[Body, ...],
    outline: Outline,
    guidance: Guidance,
    asked: frozenset[int] = frozenset(),
) -> Finding:
    """The status of something that may be said anywhere: under its heading, or in any passage.

    Args:
        asked: the lines of the terms of reference; what asks there does not answer.
    """
    under = judge(requirement, found, outline, guidance)
    if under.status in ("present", "not-applicable"):
        return under
    for number, line in enumerate(outline.lines):
        if (
            number in outline.contents
            or (number in asked and _ASKING.search(line.text))
            or line.text.endswith("?")
            or line.kind == "heading"
            or not speaks_of(line.text, requirement.words)
        ):
            continue
        words = guidance.own_words(line.standing)
        if words >= requirement.least:
            above = heading_above(outline, number)
            evidence = Evidence(above, words, line.page, excerpt(line.text), line.place)
            return _finding(
                requirement, "present", evidence, note="" if found else "said under another heading"
            )
    return under


def heading_above(outline: Outline, number: int) -> str:
    """The nearest heading above a line, as submitted."""
    for line in reversed(outline.lines[:number]):
        if line.kind == "heading":
            return line.text
    return ""


def _blank_form(found: tuple[Body, ...], outline: Outline, guidance: Guidance) -> bool:
    """Whether a table under a shared heading is a form that nobody filled in."""
    cells = [outline.lines[n].text for body in found for n in body.lines if outline.lines[n].table]
    return any(cells) and not any(guidance.own_words(text) for text in cells)


def _without_strangers(
    requirement: Section | Content, body: Body, outline: Outline, guidance: Guidance
) -> Body:
    """Nothing or a placeholder under a heading, then a heading of something else: the rest is not its own.

    After a placeholder any line like a heading is one, where headings are plain lines, which nothing else
    tells apart from the text.
    """
    if body.heading.rest:
        return body
    plain = outline.lines[body.heading.line].kind != "heading"
    placed = False
    for at, number in enumerate(body.lines):
        line = outline.lines[number]
        if not line.text:
            continue
        if guidance.own_words(line.text):
            other = begins_something_else(requirement, outline, body.heading.line, body.lines, at, body.last)
            after = placed and plain and not line.table and like_heading(line)
            return body._replace(lines=body.lines[:at], beyond=line.text) if other or after else body
        placed = True
    return body


def _texts(body: Body, outline: Outline) -> list[str]:
    lines = [outline.lines[number] for number in body.lines]
    texts = [line.standing for line in lines if line.kind != "heading"]
    return [body.heading.rest, *texts] if body.heading.rest else texts


def _has_picture(body: Body, outline: Outline) -> bool:
    """A genogram is a picture."""
    numbers = (body.heading.line, *body.lines)
    return any(note.kind == _PICTURE for number in numbers for note in outline.lines[number].notes)


def _refusal(requirement: Section | Content, texts: list[str], words: int, guidance: Guidance) -> str:
    """The sentence with which the author says that a section does not apply, "" where none does.

    "There are no …" refuses only when it speaks of what the section is about: under "Information sources" it
    is an answer that there were no missing records.
    """
    if not words or words > _LONGEST_REFUSAL:
        return ""
    about = {*key(requirement.title), "involvement"}
    for text in texts:
        for sentence in _SENTENCE.split(text):
            own = guidance.own_words(sentence)
            if own and words - own <= _MOST_BESIDE and _refuses(sentence, about):
                return excerpt(sentence)
    return ""


def _refuses(sentence: str, about: set[str]) -> bool:
    if _ONLY_NONE.match(sentence) or _DOES_NOT_APPLY.search(sentence):
        return True
    none = _NONE_OF.search(sentence)
    return none is not None and not about.isdisjoint(key(sentence[none.end() :])[:2])


def _finding(
    requirement: Section | Content, status: Status, evidence: Evidence | None, *, note: str = ""
) -> Finding:
    return Finding(
        requirement.id, requirement.title, requirement.required, status, evidence, note, requirement.source
    )
