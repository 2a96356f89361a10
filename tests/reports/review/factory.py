"""Outcomes to review: a small one written by hand, one of the sample overview report, and a very long one.

In the texts `[[Kayleigh Marsden>Child A>person-1]]` is a redaction and `((twins))` a quasi-identifier.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PIL import Image

from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.outcome import Outcome
from pipeline.anonymise.passages import Passage, Picture, Removed
from pipeline.anonymise.redactions import Quasi, Redaction
from pipeline.anonymise.verifying.model import Leak, ToReview, Verification

SHA = hashlib.sha256(b"draft").hexdigest()
_MARK = re.compile(r"\[\[(.+?)>(.*?)(?:>(.*?))?\]\]|\(\((.+?)\)\)", re.DOTALL)

KEY = Key(
    (
        Entry("person-1", "person", "Kayleigh Ann Marsden", "Child A", "Child", ("Kay",)),
        Entry("person-2", "person", "Leanne Marsden", "Mother", "Mother"),
        Entry("person-3", "person", "Jordan Marsden", "Sibling 1", "Sibling"),
        Entry("person-4", "person", "Jordan Pike", "Mother’s Partner", "Partner"),
        Entry("person-5", "person", "Hope", "Person 1", "", origin="finder", agreed=False),
        Entry("person-6", "person", "Jane Smith", "Social Worker 1", "Social Worker", origin="document"),
        Entry("person-7", "person", "J Smyth", "Person 2", "", origin="finder", agreed=False),
        Entry("place-1", "place", "Alder Primary School", "School 1", "School"),
    )
)

TEXTS: tuple[tuple[str, dict[str, object]], ...] = (
    ("Overview report on [[Kayleigh Marsden>Child A>person-1]]", {"role": "heading", "level": 1}),
    ("1.1 The family", {"role": "heading", "level": 2}),
    (
        "[[Kayleigh>Child A>person-1]] lived with [[her mother Leanne>Mother>person-2]] and was born on "
        "[[14 February 2006>[date of birth]]]. She and her brother were ((twins)).",
        {},
    ),
    (
        "[[Kay's>Child A's>person-1]] teacher at [[Alder Primary>School 1>place-1]] saw "
        "[[Jordan>Person>?]] on [[12 March 2009>March 2009]].",
        {},
    ),
    ("There was [[Hope>Person 1>person-5]] that things would change, said Alderbrook.", {}),
    ("[[Jane Smith>Social Worker 1>person-6]] visited twice.", {"role": "list", "level": 1, "label": "1."}),
    ("[[Ms Smyth>Person 2>person-7]] was told.", {"role": "list", "level": 1, "label": "2."}),
    ("Name", {"role": "cell", "cell": (1, 1, 1)}),
    ("Role", {"role": "cell", "cell": (1, 1, 2)}),
    ("[[Leanne Marsden>Mother>person-2]]", {"role": "cell", "cell": (1, 2, 1)}),
    ("Mother", {"role": "cell", "cell": (1, 2, 2)}),
    ("The neighbour Alderbrook telephoned; nobody in Alderbrook answered.", {}),
    ("See the school’s letter about [[KAYLEIGH>CHILD A>person-1]].", {"role": "note", "where": "footnote 1",
                                                                    "channel": "footnotes"}),
    ("[[Marsden>Family A>person-1]] review, draft 4", {"role": "furniture", "where": "header 1",
                                                     "channel": "header"}),
    ("[[Kayleigh>Child A>person-1]] draft", {"role": "hidden", "where": "title", "channel": "properties"}),
)  # fmt: skip


def outcome(
    texts: Iterable[tuple[str, dict[str, object]]] = TEXTS, *, key: Key = KEY, **more: object
) -> Outcome:
    """An outcome of these texts, with a picture and a word of the net that stands in the usual ones."""
    passages, redactions, quasi = [], [], []
    for number, (marked, about) in enumerate(texts):
        text, found, facts = _read(number, marked)
        where = str(about.get("where", f"paragraph {number + 1}"))
        channel = str(about.get("channel", "body"))
        rest = {name: value for name, value in about.items() if name not in ("where", "channel")}
        passages.append(Passage(number, channel, where, text, **rest))  # type: ignore[arg-type]
        redactions += [replace(item, channel=channel, where=where) for item in found]
        quasi += facts
    values: dict[str, object] = {
        "document": "Overview report Child A draft 4",
        "sha256": SHA,
        "files": (Path("a.docx"), Path("a.pdf")),
        "passages": tuple(passages),
        "redactions": tuple(redactions),
        "key": key,
        "verifications": (clean("a.docx"), clean("a.pdf")),
        "quasi": tuple(quasi),
        "to_review": (ToReview("Alderbrook", "paragraph 5", "capitalised word that is in no list"),),
        "pictures": (picture(),),
        "removed": (
            Removed("comments", "paragraph 3", "a comment", "comments are not published", "ask Leanne"),
        ),
        "unseen": ("page 2: a line in white letters",),
    }
    return Outcome(**(values | more))  # type: ignore[arg-type]


def _read(number: int, marked: str) -> tuple[str, list[Redaction], list[Quasi]]:
    text, past, found, facts = "", 0, [], []
    for mark in _MARK.finditer(marked):
        text += marked[past : mark.start()]
        words = mark[1] or mark[4]
        start = len(text)
        text += words
        past = mark.end()
        if mark[4]:
            facts.append(Quasi(number, start, len(text), words, "twins", "few families have twins"))
            continue
        put, entry = mark[2] + ("]" if mark[2].startswith("[") else ""), mark[3] or None
        asked = entry == "?"
        past += mark[2].startswith("[") and marked[past : past + 1] == "]"
        found.append(
            Redaction(
                f"r-{number}-{start}", number, start, len(text), words, put,
                "PERSON" if entry and not entry.startswith("place") else "LOCATION" if entry else "DATE",
                "key" if entry and entry not in ("person-5", "person-7") else "model" if entry else "pattern",
                1.0 if entry else 0.8, "body", "", f"… {words} …",
                entry=None if asked else entry,
                candidates=("person-3", "person-4") if asked else (),
                question="Two people are called Jordan. Which one is meant?" if asked else "",
            )
        )  # fmt: skip
    return text + marked[past:], found, facts


def clean(name: str) -> Verification:
    """A file read back without a leak."""
    return Verification(name, "0" * 64, "clean", ("body", "properties"))


def leaking(name: str) -> Verification:
    """A file with a leak."""
    leak = Leak("footnotes", "footnote 2", "told Kayleigh that", "Child A")
    return Verification(
        name, "1" * 64, "leak", ("body", "footnotes"), (leak,), unchecked=("pictures: no tesseract",)
    )


def picture(name: str = "picture-1", after: int = 11) -> Picture:
    """A small red picture."""
    out = io.BytesIO()
    Image.new("RGB", (60, 40), (200, 30, 30)).save(out, "PNG")
    return Picture(name, "paragraph 12", "image/png", out.getvalue(), "A letter", after, "Dear Ms Marsden")


_LONG = (
    "[[Kayleigh>Child A>person-1]]",
    "[[Leanne>Mother>person-2]]",
    "[[12 March 2009>March 2009]]",
    "[[Jane Smith>Social Worker 1>person-6]]",
    "[[Alder Primary>School 1>place-1]]",
)


def long_report(redactions: int = 5_000, words: int = 50_000) -> Outcome:
    """A report of 100 pages."""
    each = 1_000
    plain = "the health visitor recorded that the home was warm and the child was seen at play " * 9
    texts: list[tuple[str, dict[str, object]]] = []
    for number in range(each):
        if number % 40 == 0:
            texts.append((f"{number // 40 + 1} What agencies knew", {"role": "heading", "level": 2}))
        body = plain.split()[: words // each - redactions // each]
        for at in range(redactions // each):
            body.insert(at * 9, _LONG[(number + at) % len(_LONG)])
        texts.append((" ".join(body), {}))
    net = tuple(ToReview(f"Word{number}", "paragraph 3", "in no list") for number in range(400))
    return outcome(texts, to_review=net, pictures=())
