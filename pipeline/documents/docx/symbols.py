"""Characters of symbol fonts as the characters a reader sees.

Wingdings and its like draw a tick where the file says "þ". The tables give the nearest Unicode
character (after Unicode's own mapping of the Wingdings sets, L2/12-368); only signs that carry
meaning in a record are listed. Everything else stays as written.
"""

from __future__ import annotations

_WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x3A: "🖥", 0x46: "☞", 0x4A: "☺", 0x4B: "😐",
    0x4C: "☹", 0x4E: "☠", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x74: "⧫",
    0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "☒", 0x80: "⓪", 0x81: "①", 0x82: "②", 0x83: "③", 0x84: "④",
    0x85: "⑤", 0x86: "⑥", 0x87: "⑦", 0x88: "⑧", 0x89: "⑨", 0x8A: "⑩", 0x9F: "•", 0xA1: "○", 0xA7: "▪",
    0xA8: "☐", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x55: "⮽", 0x56: "🛇", 0x97: "●",
    0x98: "•", 0xA3: "☐", 0xA4: "☐",
}  # fmt: skip
_WINGDINGS_3 = {0x7D: "▶", 0x75: "◀", 0x70: "▲", 0x71: "▼", 0x22: "↑", 0x23: "↓", 0x21: "→", 0x66: "←"}
_WEBDINGS = {0x61: "✓", 0x63: "☐", 0x67: "■", 0x72: "✗", 0x79: "🚭", 0xC8: "☎"}
_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SYMBOL = {
    **{0x41 + at: letter for at, letter in enumerate(_GREEK)},
    **{0x61 + at: letter for at, letter in enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ")},
    0x2D: "−", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡",
    0xBB: "≈", 0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√", 0xDE: "⇒",
}  # fmt: skip

SYMBOL_FONTS: dict[str, dict[int, str]] = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}


def is_symbol_font(name: str | None) -> bool:
    """Whether a font draws signs instead of the letters that are written."""
    return name is not None and name.lower() in SYMBOL_FONTS


def symbol(font: str, code: int) -> str:
    """The character that `w:sym` or a letter of a symbol font shows.

    A code of the private area U+F000 to U+F0FF stands for the font's own place 0x00 to 0xFF. A sign
    that is in no table comes back in the private area, so that it is neither lost nor misread.
    """
    own = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    table = SYMBOL_FONTS.get(font.lower())
    if table is None:
        # an ordinary font addressed through the private area: the place is the letter
        return chr(own if 0x20 <= own <= 0xFF else code)
    if own in table:
        return table[own]
    if own == 0x20:
        return " "
    if font.lower() == "symbol" and 0x20 < own < 0x7F:
        return chr(own)
    return chr(0xF000 + own) if own <= 0xFF else chr(code)


def translate(font: str, text: str) -> str:
    """Letters typed in a symbol font, as the signs they show ("þ" in Wingdings is a ticked box).

    Words of more than three letters stay as written: somebody chose the font by mistake, and a row
    of signs would hide what was said. Letters typed in the Symbol font stay too; only the private
    area is translated there.
    """
    table = SYMBOL_FONTS[font.lower()]
    signs = len(text.strip()) <= 3 and font.lower() != "symbol"
    shown = []
    for letter in text:
        code = ord(letter)
        if 0xF000 <= code <= 0xF0FF:
            shown.append(symbol(font, code))
        else:
            shown.append(table.get(code, letter) if signs else letter)
    return "".join(shown)
