"""A name in every code and disguise that a curious reader sees through, by what it is called."""

from __future__ import annotations

import base64
import codecs
import html

_MORSE = """
.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..
""".split()  # noqa: SIM905
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ALPHABETS = {
    "BRAILLE": "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵",
    "SMALLCAPU": "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀsᴛᴜᴠᴡxʏᴢ",
    "SUPERU": "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖqʳˢᵗᵘᵛʷˣʸᶻ",
    "CYR": "аbсdеfgһіјкlмnорqrѕтuvwхуz",
    "GREEK": "αbcdεfghιjκlmνoρqrsτυνwχyζ",
    "REGIONAL": "".join(chr(0x1F1E6 + at) for at in range(26)),
    "SQUARED": "".join(chr(0x1F130 + at) for at in range(26)),
    "NEGSQ": "".join(chr(0x1F170 + at) for at in range(26)),
    "PARENS": "".join(chr(0x249C + at) for at in range(26)),
    "CIRCLED": "".join(chr(0x24D0 + at) for at in range(26)),
    "FULL": "".join(chr(0xFF41 + at) for at in range(26)),
    "FRAKTUR": "".join(chr(0x1D586 + at) for at in range(26)),
    "SCRIPTM": "".join(chr(0x1D4EA + at) for at in range(26)),
    "MONO": "".join(chr(0x1D68A + at) for at in range(26)),
    "MATHALPHA": "".join(chr(0x1D482 + at) for at in range(26)),
}
_UPSIDE = str.maketrans(_LATIN, "ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz")
_BETWEEN = {
    "DOTTED": ".", "SLASHED": "/", "SPACED": " ", "NBSPD": "\u00a0", "CGJ": "\u034f", "WJ": "\u2060",
    "BOMMED": "\ufeff", "FILLER": "\u3164", "INVT": "\u2062", "STRIKE": "\u0336",
}  # fmt: skip


def disguises(name: str) -> dict[str, str]:
    """What stands for each placeholder: text codes, alphabets, letters apart and XML of letters apart."""
    small, half = name.lower(), len(name) // 2
    return {
        **{way: small.translate(str.maketrans(_LATIN, letters)) for way, letters in _ALPHABETS.items()},
        **{way: sign.join(name) for way, sign in _BETWEEN.items()},
        **_codes(name),
        **_markup(name),
        "N": name,
        "N0": name[:half],
        "N1": name[half:],
        "C0": name[0],
        "CREST": name[1:],
        "REV": name[::-1],
        "UPSIDE": small[::-1].translate(_UPSIDE),
        "MORSE": " ".join(_MORSE[_LATIN.index(letter)] for letter in small),
        "LEET": name.translate(str.maketrans("aeiostAEIOST", "4310574310$7")),
    }


def _codes(name: str) -> dict[str, str]:
    data, said = name.encode(), f"The record of the visit was written by Ifeoma {name} on that day.".encode()

    def each(form: str) -> str:
        return "".join(form.format(ord(letter)) for letter in name)

    bits = "".join(f"{byte:08b}" for byte in data)
    return {
        "B64": base64.b64encode(data).decode(),
        "B64L": base64.b64encode(said).decode(),
        "B32": base64.b32encode(data).decode(),
        "A85": html.escape(base64.a85encode(data, adobe=True).decode()),
        "HEX": data.hex(),
        "HEXSP": data.hex(" "),
        "PCT": each("%{:02X}"),
        "ENT": html.escape(each("&#{};")),
        "ENTX": html.escape(each("&#x{:x};")),
        "QP": each("={:02X}"),
        "UESC": each("\\u{:04x}"),
        "BIN": " ".join(f"{byte:08b}" for byte in data),
        "DEC": " ".join(map(str, data)),
        "UTF7": "+" + base64.b64encode(name.encode("utf-16-be")).decode().rstrip("=") + "-",
        "ROT13": codecs.encode(name, "rot13"),
        "TAGS": "".join(chr(0xE0000 + byte) for byte in data),
        "VS": "".join(chr(0xE0100 + byte - 16) for byte in data),
        "ZWBIN": bits.replace("0", "\u200b").replace("1", "\u200c"),
        "PUA": "".join(chr(0xF000 + byte) for byte in data),
        "CODE0": " ".join(map(str, data)),
    }


def _markup(name: str) -> dict[str, str]:
    def run(text: str, properties: str = "") -> str:
        return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'

    paragraphs = [f"<w:p>{run(letter)}</w:p>" for letter in name]
    column = '<w:gridCol w:w="300"/>'
    return {
        "TABBED": "".join(f"<w:t>{letter}</w:t><w:tab/>" for letter in name),
        "SYMS": "".join(f'<w:sym w:font="Arial" w:char="{ord(letter):04X}"/>' for letter in name),
        "SYMSF0": "".join(f'<w:sym w:font="Arial" w:char="F0{ord(letter):02X}"/>' for letter in name),
        "INSTRLETTERS": "".join(f"<w:r><w:instrText>{letter}</w:instrText></w:r>" for letter in name),
        "MLETTERS": "".join(f"<m:r><m:t>{letter}</m:t></m:r>" for letter in name),
        "VANISHMIX": "".join(run(letter) + run("qz", "<w:vanish/>") for letter in name),
        "LETTERPARAS": "".join(paragraphs),
        "LETTERTABLE": f"<w:tbl><w:tblPr/><w:tblGrid>{column * len(name)}</w:tblGrid><w:tr>"
        + "".join(f"<w:tc>{one}</w:tc>" for one in paragraphs)
        + "</w:tr></w:tbl>",
        "LETTERCOLUMN": f"<w:tbl><w:tblPr/><w:tblGrid>{column}</w:tblGrid>"
        + "".join(f"<w:tr><w:tc>{one}</w:tc></w:tr>" for one in paragraphs)
        + "</w:tbl>",
    }
