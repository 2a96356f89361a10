# ruff: noqa: E501  tables
"""Any name of any origin, in any disguise, in any channel is found."""

from __future__ import annotations

import base64
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.anonymise.key.model import Entry, Key
from pipeline.anonymise.verifying import verify
from pipeline.case import Case, Person
from tests.anonymise.verifying.planted import CASE, W, body, docx, paragraph

NAMES = [
    "Kayleigh Marsden", "Agnieszka Wiśniewska", "Oluwaseun Adébáyọ̀", "Siobhán O'Donoghue", "Zoë Nguyễn", "Ljubica Đorđević",
    "José-María Núñez", "Łukasz Żółkowski", "Ayşegül Çağlayan", "Björn Ångström", "Rhiannon ap Gwilym", "Harjinder Dhillon",
    "Jean-Luc d'Aubigny", "Ngozi Okonkwo-Bright", "Muhammad al-Farouqi", "Anneke van der Heijden", "Xiomara Quiñónez",
]  # fmt: skip
PARTS = [
    "Kayleigh", "Marsden", "Agnieszka", "Wiśniewska", "Oluwaseun", "Adébáyọ̀", "Siobhán", "O'Donoghue", "Nguyễn", "Ljubica",
    "Đorđević", "José-María", "Żółkowski", "Ayşegül", "Çağlayan", "Ångström", "Rhiannon", "Harjinder", "d'Aubigny", "Okonkwo",
    "al-Farouqi", "Anneke", "Xiomara", "Quiñónez",
]  # fmt: skip
"""A part alone is enough; one that is an ordinary word or very short is a person's to judge, and not here."""
EXACT = [
    str, str.upper, str.title,
    lambda name: name.replace(" ", "\u00a0"),
    lambda name: name.replace(" ", "_"),
    lambda name: name.replace(" ", "\n"),
    lambda name: "\u200b".join(name),
    lambda name: "\u00ad".join(name),
    lambda name: " ".join(name.split()[::-1]),
    lambda name: ", ".join(name.split(" ", 1)[::-1]),
    lambda name: name + "'s",
    lambda name: "about_" + name.replace(" ", "").lower() + "_2009",
    lambda name: " ".join(name.replace(" ", "")),
    lambda name: ".".join(name.replace(" ", "")),
    lambda name: name.replace("a", "\u0430").replace("o", "\u03bf"),
    lambda name: "".join(chr(ord(x) + 0xFEE0) if "!" <= x <= "~" else x for x in name),
    lambda name: base64.b64encode(f"said: {name}, then".encode()).decode(),
    lambda name: "".join(f"%{byte:02X}" for byte in name.encode()),
    lambda name: "".join(f"\\u{ord(x):04x}" for x in name),
    lambda name: f"see {name} now".encode().hex(),
]  # fmt: skip


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;")


CHANNELS: list[Callable[[str], bytes]] = [
    lambda text: docx(inner=paragraph(text)),
    lambda text: docx(
        inner="<w:p>" + "".join(f"<w:r><w:t>{x}</w:t></w:r>" for x in text.split(" ")) + "</w:p>"
    ),
    lambda text: docx(inner=f"<w:p><w:bookmarkStart w:name='{text}'/></w:p>"),
    lambda text: docx(inner=f"<!-- {text.replace('--', '- ')} -->"),
    lambda text: docx({"word/footnotes.xml": f"<w:footnotes {W}>{paragraph(text)}</w:footnotes>"}),
    lambda text: docx({"customXml/item1.xml": f"<a><b>{text}</b></a>"}),
    lambda text: docx({"word/glossary/document.xml": body(paragraph(text))}),
    lambda text: docx({"word/embeddings/a.docx": docx(inner=paragraph(text))}),
    lambda text: docx({"word/embeddings/a.txt": f"a note: {text}"}),
]


@given(
    name=st.sampled_from(NAMES),
    part=st.sampled_from(["", *PARTS]),
    disguise=st.sampled_from(EXACT),
    channel=st.sampled_from(CHANNELS),
    before=st.sampled_from(["", "The visit to ", "It was said that ", "(", "“"]),
    after=st.sampled_from(["", " was seen.", ", then", ")", "\tand so"]),
)
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_found(
    name: str,
    part: str,
    disguise: Callable[[str], str],
    channel: Callable[[str], bytes],
    before: str,
    after: str,
) -> None:
    name = next((one for one in NAMES if part in one), name) if part else name
    person = Person(name=name, role="relative", pseudonym="Adult X")
    case: Case = CASE.model_copy(update={"people": (person,), "places": (), "identifiers": ()})
    key = Key((Entry("person-1", "person", name, "Adult X"),))
    data = channel(_escaped(before + disguise(part or name) + after))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        path.write_bytes(data)
        check = verify(path, case, key, finder=False)
    assert "Adult X" in {leak.matches for leak in check.leaks}
