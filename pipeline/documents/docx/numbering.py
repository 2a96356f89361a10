"""Automatic numbers and bullets, which stand in no text and have to be counted (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from pipeline.documents.docx.names import ILVL, NUM_ID, P_STYLE, R_PR, VAL, W, is_on, number_of
from pipeline.documents.docx.styles import run_look
from pipeline.documents.docx.symbols import translate

_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_BULLETS = {"\uf0b7": "•", "\u00b7": "•"}
_MAX_SHOWN = 100_000  # a roman or lettered number beyond this is nonsense, and would be very long


class _Level(NamedTuple):
    start: int
    form: str
    text: str
    restart: int | None
    legal: bool
    style: str | None
    font: str | None


class Numbering:
    """Counts a document's lists while it is walked in reading order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[int, dict[int, _Level]] = {}
        self._nums: dict[int, tuple[int, dict[int, _Level], dict[int, int]]] = {}
        self._counts: dict[int, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()
        if root is not None:
            self._load(root)

    def _load(self, root: etree._Element) -> None:
        links: dict[int, str] = {}
        styles: dict[str, int] = {}
        for element in root.iterchildren(W + "abstractNum"):
            key = _attribute(element, W + "abstractNumId")
            self._abstract[key] = _levels(element)
            link, style = element.find(W + "numStyleLink"), element.find(W + "styleLink")
            if link is not None:
                links[key] = link.get(VAL, "")
            if style is not None:
                styles[style.get(VAL, "")] = key
        for key, name in links.items():
            if name in styles and not self._abstract[key]:
                self._abstract[key] = self._abstract[styles[name]]
        for element in root.iterchildren(W + "num"):
            overrides = {
                _attribute(item, ILVL): number_of(item.find(W + "startOverride"), 1)
                for item in element.iterchildren(W + "lvlOverride")
                if item.find(W + "startOverride") is not None
            }
            own: dict[int, _Level] = {}
            for item in element.iterchildren(W + "lvlOverride"):
                own.update(_levels(item))
            abstract = number_of(element.find(W + "abstractNumId"), -1)
            self._nums[_attribute(element, NUM_ID)] = (abstract, own, overrides)

    def level_of_style(self, num_id: int, style: str | None) -> int:
        """The level of a list that is tied to a paragraph style; 0 where none is."""
        abstract, own, _ = self._nums.get(num_id, (-1, {}, {}))
        for ilvl, level in {**self._abstract.get(abstract, {}), **own}.items():
            if style and level.style == style:
                return ilvl
        return 0

    def label(self, num_id: int, ilvl: int) -> str:
        """Count one paragraph of a list and give its number or bullet as shown; "" for no list."""
        if num_id not in self._nums:
            return ""
        abstract, own, overrides = self._nums[num_id]
        levels = {**self._abstract.get(abstract, {}), **own}
        level = levels.get(ilvl)
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract, {})
        self._step(counts, levels, num_id, ilvl, overrides)
        if level.form == "bullet":
            text = translate(level.font, level.text) if level.font else level.text
            return _BULLETS.get(text, text)
        if level.form == "none" and "%" not in level.text:
            return level.text

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = levels.get(at)
            if other is None:
                return ""
            count = counts.get(at, overrides.get(at, other.start))
            return written(count, "decimal" if level.legal else other.form)

        return _PLACE.sub(shown, level.text).strip()

    def _step(
        self,
        counts: dict[int, int],
        levels: dict[int, _Level],
        num_id: int,
        ilvl: int,
        overrides: dict[int, int],
    ) -> None:
        for above in range(ilvl):  # "1.1" before any "1": Word shows the level above at its start
            if above in levels and above not in counts:
                counts[above] = overrides.get(above, levels[above].start)
        if ilvl in overrides and (num_id, ilvl) not in self._begun:
            counts[ilvl] = overrides[ilvl]
        elif ilvl in counts:
            counts[ilvl] += 1
        else:
            counts[ilvl] = levels[ilvl].start
        self._begun.add((num_id, ilvl))
        for deeper in [at for at in counts if at > ilvl]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart != 0 and ilvl < restart):
                del counts[deeper]


def _levels(parent: etree._Element) -> dict[int, _Level]:
    found = {}
    for element in parent.iterchildren(W + "lvl"):
        form, text = element.find(W + "numFmt"), element.find(W + "lvlText")
        restart, style = element.find(W + "lvlRestart"), element.find(P_STYLE)
        found[_attribute(element, ILVL)] = _Level(
            start=number_of(element.find(W + "start"), 1),
            form=form.get(VAL, "decimal") if form is not None else "decimal",
            text=text.get(VAL, "") if text is not None else "",
            restart=number_of(restart, 0) if restart is not None else None,
            legal=is_on(element.find(W + "isLgl")),
            style=style.get(VAL) if style is not None else None,
            font=run_look(element.find(R_PR)).font,
        )
    return found


def _attribute(element: etree._Element, name: str) -> int:
    try:
        return int(element.get(name, ""))
    except ValueError:
        return -1


def written(count: int, form: str) -> str:
    """A count in one of Word's number formats (17.18.59); an unknown format is written in digits."""
    if not 0 < count < _MAX_SHOWN or form == "decimal":
        return str(count)
    if form in ("upperRoman", "lowerRoman"):
        roman = "".join(sign * times for sign, times in _roman(count))
        return roman.upper() if form == "upperRoman" else roman
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "ordinal":
        ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
        return f"{count}{ending}"
    return "" if form == "none" else str(count)


def _roman(count: int) -> list[tuple[str, int]]:
    signs = []
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        signs.append((sign, times))
    return signs
