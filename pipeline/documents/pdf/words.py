"""Characters to words, words to lines, by geometry.

Blanks are where the file has them or where the gap says so. A text object that types its own
blanks is believed; one whose characters all stand apart evenly is letter-spaced and is one word.
"""

from __future__ import annotations

import itertools
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence, Set
from operator import itemgetter

from pipeline.documents.pdf.parts import Glyph, Line, Style, Word
from pipeline.documents.pdf.shapes import Edge

GAP = 0.2
"""A gap wider than this share of the letter size parts words where no blank is typed."""
TYPED_GAP = 0.9
"""The same inside a text object that types its blanks (justified or spread text)."""
RTL = "\u0590"
NONE: frozenset[int] = frozenset()
GLUE = 0.12
"""Words nearer than this share with no blank between are one (a change of font inside a word)."""
COLUMN_GAP = 2.2
"""Outside tables a gap of so many letter sizes parts a line (columns, label and value)."""
BLANKS = frozenset(" \t\u00a0\u2002\u2003\u2009\u202f\u3000")
UNDRAWN = frozenset("\u200b\u2060\ufeff")
LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
"""ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ → their letters; no other compatibility character is touched."""


def words_of(glyphs: Sequence[Glyph], styles: Sequence[Style], walls: Sequence[Edge] = ()) -> list[Word]:
    """Words in the file's order, second drawings of the same word (fake bold) left out.

    `walls` are rules that run down the page, sorted: two text objects on either side are two words
    even where they touch.
    """
    habits: tuple[set[int], set[int]] | None = None
    words: list[Word] = []
    held: list[Glyph] = []
    blank = spaced = False
    plain = True
    last: Glyph | None = None
    owner, gap = -1, 0.0
    level, end = 0.0, 0.0
    for glyph in glyphs:
        char, x0, top, x1, _, drawn_by = glyph
        if drawn_by == owner and top == level and -gap < x0 - end < gap and char < RTL and char not in BLANKS:
            held.append(glyph)  # Nearly every character: beside the last one, in the same text object.
            last, end = glyph, x1
            continue
        if char in BLANKS:
            blank, owner = True, -1
            continue
        if char in UNDRAWN:
            continue
        if last is None or blank:
            apart = True
        elif abs(top - last[2]) > 0.8 * max(glyph[4] - top, last[4] - last[2]):
            apart = True  # Another line.
        elif drawn_by != last[5]:
            apart = _parts(last, glyph, styles, NONE, NONE) or _walled(last, glyph, walls)
            plain = plain and apart
        else:
            habits = habits or _habits(glyphs, styles)
            apart = _parts(last, glyph, styles, *habits)
            plain = plain and apart
        if apart and held:
            _close(words, held, styles, spaced, plain=plain)
            held, spaced, plain = [], blank, True
        blank = False
        held.append(glyph)
        last, level, end = glyph, top, x1
        if drawn_by != owner:
            owner = drawn_by
            gap = GAP * max(styles[owner].size, 1.0)
    if held:
        _close(words, held, styles, spaced, plain=plain)
    return _undoubled(words)


def _habits(glyphs: Sequence[Glyph], styles: Sequence[Style]) -> tuple[set[int], set[int]]:
    """Owners that type blanks, and owners that are letter-spaced."""
    typed: set[int] = set()
    gaps: dict[int, tuple[float, float, int]] = {}
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph.char in BLANKS:
            typed.add(glyph.owner)
            last = None
            continue
        if last is not None and last.owner == glyph.owner:
            gap = glyph.x0 - last.x1
            low, high, count = gaps.get(glyph.owner, (gap, gap, 0))
            gaps[glyph.owner] = (min(low, gap), max(high, gap), count + 1)
        last = glyph
    spread = {
        owner
        for owner, (low, high, count) in gaps.items()
        if count >= 2
        and low > GAP * styles[owner].size
        and low > 0.6 * high
        and high < 1.2 * styles[owner].size
    }
    return typed, spread


def _parts(one: Glyph, two: Glyph, styles: Sequence[Style], typed: Set[int], spread: Set[int]) -> bool:
    size = max(styles[one.owner].size, styles[two.owner].size, 1.0)
    height = min(one.bottom - one.top, two.bottom - two.top)
    if abs(one.top + one.bottom - two.top - two.bottom) > max(height, 0.5 * size):
        return True
    gap = two.x0 - one.x1
    if gap < -0.5 * size:
        if one.char >= "\u0590" or two.char >= "\u0590":
            return one.x0 - two.x1 > GAP * size or two.x0 - one.x0 > size
        return two.x0 < one.x0 - 0.1 * size
    if one.owner == two.owner and one.owner in spread:
        return False
    same = one.owner == two.owner and one.owner in typed
    return gap > (TYPED_GAP if same else GAP) * size


def _walled(one: Glyph, two: Glyph, walls: Sequence[Edge]) -> bool:
    """Whether a rule stands between two characters."""
    y = (one.top + one.bottom) / 2
    low, high = (one.x0 + one.x1) / 2, (two.x0 + two.x1) / 2
    for wall in walls[bisect_left(walls, (low,)) :]:
        if wall.at > high:
            return False
        if wall.start <= y <= wall.end:
            return True
    return False


def _close(
    words: list[Word], held: list[Glyph], styles: Sequence[Style], spaced: bool, *, plain: bool
) -> None:
    """Make a word; a plain one runs left to right in one object, so its ends tell its box."""
    first, last = held[0], held[-1]
    _, x0, top, x1, bottom, owner = first
    text = "".join([g[0] for g in held])
    if not text.isascii():
        text = text.translate(LIGATURES)
    if plain:
        x1 = last[3]
    else:
        x0, top = min([g.x0 for g in held]), min([g.top for g in held])
        x1, bottom = max([g.x1 for g in held]), max([g.bottom for g in held])
    size, bold, _, _ = styles[owner]
    words.append(Word(text, x0, top, x1, bottom, size, bold, owner, spaced))


def _undoubled(words: list[Word]) -> list[Word]:
    """Leave out a word drawn again (nearly) on itself: that is how some programs make bold."""
    seen: dict[str, dict[int, list[int]]] = {}
    kept: list[Word] = []
    for word in words:
        band = int(word[2]) // 4
        bands = seen.get(word[0])
        if bands is None:
            seen[word[0]] = {band: [len(kept)]}
            kept.append(word)
            continue
        near = max(0.15 * word.size, 0.6)
        twin = -1
        for known in (bands.get(band), bands.get(band - 1), bands.get(band + 1)):
            for i in known or ():
                if abs(kept[i].x0 - word.x0) <= near and abs(kept[i].top - word.top) <= near:
                    twin = i
        if twin >= 0:
            kept[twin] = kept[twin]._replace(bold=True)
            continue
        bands.setdefault(band, []).append(len(kept))
        kept.append(word)
    return kept


def lines_of(words: Sequence[Word], page: int, *, split: float = 0.0) -> list[Line]:
    """Words gathered to lines, top to bottom and left to right.

    Args:
        words: of one cell, or of the running text.
        page: the page's number, carried on.
        split: where a gap is wider than this many letter sizes, the line is taken apart (columns).
    """
    rows: list[list[Word]] = []
    level: Word | None = None  # the last word of the last row, as long as that row is quite level
    for word in sorted(words, key=_middle):
        if level is not None and word[2] == level[2] and word[4] == level[4] and word[1] >= level[3]:
            rows[-1].append(word)
            level = word
            continue
        level = None
        for row in reversed(rows[-3:]):
            if _beside(row, word):
                row.append(word)
                break
        else:
            rows.append([word])
            level = word
    lines: list[Line] = []
    for row in rows:
        row.sort(key=_left)
        for part in _split(row, split) if split else [row]:
            lines.append(_line(part, page))
    return lines


def _middle(word: Word) -> float:
    return word[2] + word[4]


_left = itemgetter(1)


def _size(word: Word) -> float:
    return word.size


def _beside(row: list[Word], word: Word) -> bool:
    last = row[-1]
    if last.top == word.top and last.bottom == word.bottom and word.x0 >= last.x1 and len(row) == 1:
        return True
    anchor = max(row[:4], key=_size)  # the first may be raised, as the mark of a footnote is
    shared = min(anchor.bottom, word.bottom) - max(anchor.top, word.top)
    if shared < 0.5 * min(anchor.bottom - anchor.top, word.bottom - word.top):
        return False
    return all(word.x0 >= w.x1 - 0.3 * w.size or word.x1 <= w.x0 + 0.3 * w.size for w in row)


def _split(row: list[Word], split: float) -> list[list[Word]]:
    parts = [[row[0]]]
    for one, two in itertools.pairwise(row):
        if two.x0 - one.x1 > split * max(one.size, two.size):
            parts.append([])
        parts[-1].append(two)
    return parts


def _line(row: list[Word], page: int) -> Line:
    if not "".join([word[0] for word in row]).isascii() and any(map(_is_right_to_left, row)):
        row = _right_to_left(row)
    if len(row) == 1:
        text, x0, top, x1, bottom, size, bold, _, _ = row[0]
        return Line(text, x0, top, x1, bottom, size, bold, x1 - x0, page)
    one = row[0]
    pieces = [one.text]
    lead = one.x1 - one.x0
    blanks: list[float] = []
    for two in row[1:]:
        gap = two[1] - one[3]
        glued = not two[8] and -0.5 * one[5] < gap <= GLUE * max(one[5], two[5])
        if len(pieces) == 1:
            lead = two[3] - row[0].x0 if glued else lead
        pieces += [two[0]] if glued else [" ", two[0]]
        if not glued:
            blanks.append(gap)
        one = two
    _, lefts, tops, rights, bottoms, sizes, bolds, _, _ = zip(*row, strict=True)
    size, bold = (sizes[0], bolds[0]) if len({*sizes}) + len({*bolds}) == 2 else _usual_look(row)
    box = min(lefts), min(tops), max(rights), max(bottoms)
    return Line("".join(pieces), *box, size, bold, lead, page, blank=_middle_of(blanks))


def _middle_of(blanks: list[float]) -> float:
    """The usual blank of a line: before some letters (a "T", a "w") programs draw it narrower."""
    return sorted(blanks)[len(blanks) // 2] if blanks else 0.0


def _usual_look(row: list[Word]) -> tuple[float, bool]:
    """The size that most letters have, and whether most are bold."""
    sizes: dict[float, int] = {}
    for word in row:
        sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
    bold = 2 * sum(len(word.text) for word in row if word.bold) > sum(sizes.values())
    return max(sizes, key=lambda size: sizes[size]), bold


def _is_right_to_left(word: Word) -> bool:
    return any("\u0590" <= char <= "\u08ff" for char in word.text)


def _right_to_left(row: list[Word]) -> list[Word]:
    """Put each run of right-to-left words into reading order."""
    ordered: list[Word] = []
    run: list[Word] = []
    for word in row:
        if _is_right_to_left(word):
            run.insert(0, word)
            continue
        ordered += [*run, word]
        run = []
    return ordered + run
