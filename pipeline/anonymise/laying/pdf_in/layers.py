"""Layers of a PDF that are switched off: their words are in the file, but no reader sees them.

Text readers give them all the same, so the file is read from a copy in which nothing of them is drawn
(ISO 32000-1, 8.11: optional content).
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_SHOWS = frozenset(("Tj", "TJ", "'", '"', "Do", "sh", "INLINE IMAGE"))
_PAINTS = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*"))
_DEEPEST = 20


def without_hidden_layers(path: Path, passwords: Sequence[str]) -> bytes | None:
    """A copy of a PDF in which nothing on a switched-off layer is drawn; None where there is no such layer.

    Raises:
        pikepdf.PdfError: it cannot be opened; whoever reads the file itself says so better.
    """
    import pikepdf

    with _opened(path, passwords) as pdf:
        off = _switched_off(pdf.Root.get("/OCProperties"))
        if not off:
            return None
        stripper = _Stripper(pdf, off)
        for page in pdf.pages:
            stripper.strip_page(page)
        out = io.BytesIO()
        pdf.save(out, encryption=False, deterministic_id=not pdf.is_encrypted)
        assert isinstance(pdf, pikepdf.Pdf)
        return out.getvalue()


def _opened(path: Path, passwords: Sequence[str]) -> Any:
    import pikepdf

    for password in ("", *passwords):
        try:
            return pikepdf.open(path, password=password, suppress_warnings=True)
        except pikepdf.PasswordError:
            continue
    return pikepdf.open(path)


def _switched_off(properties: Any) -> frozenset[tuple[int, int]]:
    """The layers a reader finds switched off when it opens the file."""
    usual = properties.get("/D") if properties is not None else None
    if usual is None:
        return frozenset()
    on = {group.objgen for group in usual.get("/ON", [])}
    off = {group.objgen for group in usual.get("/OFF", [])} - on
    if usual.get("/BaseState") == "/OFF":
        off |= {group.objgen for group in properties.get("/OCGs", [])} - on
    return frozenset(off)


class _Stripper:
    """Takes what is drawn on hidden layers out of content streams."""

    def __init__(self, pdf: Any, off: frozenset[tuple[int, int]]) -> None:
        self._pdf = pdf
        self._off = off
        self._done: set[tuple[int, int]] = set()

    def strip_page(self, page: Any) -> None:
        """A page's own content, the forms it draws, and annotations that are on a hidden layer."""
        import pikepdf

        resources = page.obj.get("/Resources", pikepdf.Dictionary())
        page.obj.Contents = self._pdf.make_stream(self._stripped(page, resources))
        self._forms(resources, 0)
        notes = page.obj.get("/Annots")
        if notes is not None:
            page.obj.Annots = pikepdf.Array([note for note in notes if not self._hidden(note.get("/OC"))])

    def _forms(self, resources: Any, depth: int) -> None:
        import pikepdf

        drawn = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
        if not isinstance(drawn, pikepdf.Dictionary) or depth > _DEEPEST:
            return
        for _, thing in drawn.items():
            if not isinstance(thing, pikepdf.Stream) or thing.objgen in self._done:
                continue
            self._done.add(thing.objgen)
            if thing.get("/Subtype") == "/Form":
                inner = thing.get("/Resources", resources)
                thing.write(self._stripped(thing, inner))
                self._forms(inner, depth + 1)

    def _stripped(self, holder: Any, resources: Any) -> bytes:
        """A content stream without what is shown or painted while a hidden layer is open."""
        import pikepdf

        properties = resources.get("/Properties", {})
        drawn = resources.get("/XObject", {})
        open_parts: list[bool] = []
        kept = []
        for instruction in pikepdf.parse_content_stream(holder):
            name = str(instruction.operator)
            operands = list(instruction.operands)
            if name in ("BDC", "BMC"):
                layer = len(operands) == 2 and operands[0] == "/OC" and isinstance(operands[1], pikepdf.Name)
                open_parts.append(bool(layer) and self._hidden(properties.get(str(operands[1]))))
            elif name == "EMC" and open_parts:
                open_parts.pop()
            elif any(open_parts) and name in _SHOWS:
                continue
            elif any(open_parts) and name in _PAINTS:
                instruction = pikepdf.ContentStreamInstruction([], pikepdf.Operator("n"))
            elif name == "Do" and operands and self._hidden(_layer_of(drawn.get(str(operands[0])))):
                continue
            kept.append(instruction)
        return bytes(pikepdf.unparse_content_stream(kept))

    def _hidden(self, group: Any) -> bool:
        """Whether a layer, or a rule about several, is not shown."""
        import pikepdf

        if not isinstance(group, pikepdf.Dictionary):
            return False
        if group.get("/Type") != "/OCMD":
            return group.objgen in self._off
        members = group.get("/OCGs")
        if members is None:
            return False
        states = [
            one.objgen not in self._off
            for one in (members if isinstance(members, pikepdf.Array) else [members])
            if isinstance(one, pikepdf.Dictionary)
        ]
        policy = str(group.get("/P", "/AnyOn"))
        shown = {
            "/AllOn": all(states),
            "/AnyOff": not all(states),
            "/AllOff": not any(states),
        }.get(policy, any(states) or not states)
        return not shown


def _layer_of(thing: Any) -> Any:
    import pikepdf

    return thing.get("/OC") if isinstance(thing, pikepdf.Stream) else None
