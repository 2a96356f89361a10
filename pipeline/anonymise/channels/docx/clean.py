"""The last sieve: every element, attribute, value and text that no step has vouched for is taken out.

It runs after the other steps, over every part. It knows what may stay, not what must go, so that a hiding
place nobody has thought of holds nothing either.
"""

from __future__ import annotations

from lxml import etree

from pipeline.anonymise.channels.docx.names import PREFIXES, URIS, XML_SPACE, tag, tags
from pipeline.anonymise.channels.docx.vocabulary import (
    is_language,
    is_number_format,
    is_path,
    is_plain,
    is_plain_list,
    is_usual_font,
    is_word,
)
from pipeline.anonymise.channels.docx.work import Work, take_out, unwrap, words_in
from pipeline.anonymise.channels.invisible import without_unseen
from pipeline.documents.docx.names import INSTR_TEXT, MATH_TEXT, P, R, T

_W, _R, _MC, _M = ("{" + PREFIXES[prefix] + "}" for prefix in ("w", "r", "mc", "m"))
_VAL = tag("w:val")
_DROPPED = (
    tags(
        "w",
        "proofErr permStart permEnd lastRenderedPageBreak"
        " ffData fldData smartTagPr customXmlPr sdtPr sdtEndPr"
        " printerSettings control movie divId rsid altChunk subDoc contentPart embedRegular embedBold"
        " embedItalic embedBoldItalic altName saveThroughXslt aliases",
    )
    | tags("a", "extLst ext hlinkClick hlinkHover hlinkMouseOver audioFile videoFile snd")
    | tags("c", "extLst ext externalData pivotSource pivotFmts printSettings protection")
    | tags("o", "OLEObject ink signatureline")
    | tags("dgm", "extLst")
    | tags("dsp", "dataModelExt")
    | tags("pic", "extLst")
    | tags("w14", "contentPart conflictIns conflictDel entityPicker")
)
_KEPT_EXT = frozenset([tag("wp:extent"), tag("a:ext")])
_DROPPED_ATTRIBUTES = frozenset(
    {_W + name for name in ("author", "date", "initials", "conformance", "docLocation", "tgtFrame", "rsidR")}
    | {tag("w14:paraId"), tag("w14:textId"), tag("wp14:anchorId"), tag("wp14:editId"), tag("o:gfxdata")}
    | {tag("o:title"), tag("o:href"), tag("o:spid"), "href", "target", "title", "macro", "textlink"}
)
_STYLES = tags(
    "w", "pStyle rStyle tblStyle basedOn next link styleLink numStyleLink defaultTableStyle clickAndTypeStyle"
)
_REQUIRES, _STYLE_ID = "Requires", tag("w:styleId")
_FONTS = frozenset(
    {(tag("w:rFonts"), _W + name) for name in ("ascii", "hAnsi", "cs", "eastAsia")}
    | {(tag("w:sym"), _W + "font"), (tag("w:font"), _W + "name")}
    | {(tag(f"a:{name}"), "typeface") for name in ("latin", "ea", "cs", "sym", "buFont", "font")}
)
_THEME_FONTS = ("+mn-lt", "+mj-lt", "+mn-ea", "+mj-ea", "+mn-cs", "+mj-cs")
_INSTEAD = {"roman": "Times New Roman", "modern": "Courier New"}
_MATH_FONT = tag("m:mathFont")
_LANGUAGES = frozenset([tag("w:lang"), tag("w:themeFontLang")])
_URIS = frozenset(
    [
        "http://schemas.microsoft.com/office/word",
        *(PREFIXES[prefix] for prefix in ("pic", "c", "dgm", "wps", "wpg", "wpc", "lc")),
    ]
)
_PLAIN_TEXT = (
    tags("wp", "align posOffset")
    | tags("wp14", "pctWidth pctHeight pctPosHOffset pctPosVOffset")
    | tags("cdr", "x y")
)
_VOUCHED_TEXT = frozenset([T, MATH_TEXT, INSTR_TEXT, tag("a:t"), tag("c:v"), tag("c:f")])


def clean(root: etree._Element, work: Work) -> None:
    """Take out of a part what is not understood; words are kept where only what surrounds them is unknown."""
    strange: list[etree._Element] = []
    for element in root.iter():
        element.tail = None
        if not _understood(element):
            strange.append(element)
            continue
        if element.attrib:
            _attributes(element, work)
        text = element.text
        if text is not None and element.tag not in _VOUCHED_TEXT:
            _text(element, text, work)
        elif text:
            element.text = _seen(text, work)
    for element in reversed(strange):
        _strange(element, work)


def _seen(text: str, work: Work) -> str:
    """A text without signs that nobody sees; they are told."""
    shown = without_unseen(text)
    if shown != text:
        work.losses.add(
            "hidden-text", "sign of no width in the text|signs of no width in the text",
            "A reader of the page does not see it", times=len(text) - len(shown),
        )  # fmt: skip
    return shown


def _understood(element: etree._Element) -> bool:
    name = element.tag
    if not isinstance(name, str) or (name in _DROPPED and not _is_extent(element)):
        return False
    uri, _, local = name[1:].partition("}")
    return uri in URIS and is_word(local)


def _is_extent(element: etree._Element) -> bool:
    """`a:ext` is a size in one place and an extension in another."""
    return element.tag in _KEPT_EXT and element.get("cx") is not None and element.get("uri") is None


def _strange(element: etree._Element, work: Work) -> None:
    holds = isinstance(element.tag, str) and element.tag not in _DROPPED
    if holds and (next(element.iter(P, R), None) is not None) and element.getparent() is not None:
        unwrap(element)
        text = ""
    else:
        text = words_in(element) if holds else ""
        take_out(element)
    if holds:
        work.losses.add(
            "markup",
            "element of an unknown kind|elements of an unknown kind",
            "It is not known what they hold",
            text,
        )


def _text(element: etree._Element, text: str, work: Work) -> None:
    if text.isspace() or not text:
        element.text = None
    elif element.tag == tag("c:formatCode"):
        element.text = text if is_number_format(text) else "General"
    elif element.tag in _PLAIN_TEXT and is_plain(text):
        element.text = text.strip()
    else:
        element.text = None
        work.losses.add(
            "markup", "stray text between the elements|stray texts between the elements",
            "No program shows it", text.strip(),
        )  # fmt: skip


def _attributes(element: etree._Element, work: Work) -> None:
    kind = element.tag
    for name, value in element.items():
        if _fits(element, kind, str(name), str(value), work):
            continue
        del element.attrib[name]
        if name == _VAL and kind.startswith(_W):
            element.set(_VAL, "")  # told apart below: an element that says nothing is better gone
    if element.get(_VAL) == "" and (element, _VAL) not in work.vouched:
        del element.attrib[_VAL]
        if not len(element):  # one with words in it, as for a change of direction, keeps them
            element.tag = tag("w:proofErr")


def _fits(element: etree._Element, kind: str, name: str, value: str, work: Work) -> bool:
    if (element, name) in work.vouched:
        return True
    if name in _DROPPED_ATTRIBUTES:
        return False
    space, _, local = name[1:].partition("}") if name.startswith("{") else ("", "", name)
    if space and space not in URIS:
        return name == XML_SPACE and value == "preserve"
    if not is_word(local) or local.startswith("rsid"):
        return False
    if space == PREFIXES["r"]:
        return False
    if name == _STYLE_ID or (kind in _STYLES and name == _VAL):
        return value in work.style_ids
    if name == _REQUIRES:
        return set(value.split()) <= set(PREFIXES)
    if (kind, name) in _FONTS or kind == _MATH_FONT:
        return _font(element, name, value, work)
    if kind in _LANGUAGES or name in ("lang", "altLang"):
        return is_language(value)
    if local in ("uri", "Ignorable"):
        return value in _URIS
    if local == "formatCode":
        return is_number_format(value)
    if is_plain(value):
        return True
    if name == "style":
        element.set(name, ";".join(filter(_declares_plainly, value.split(";"))))
        return True
    return not space and (is_plain_list(value) or (local in ("path", "v") and is_path(value)))


def _declares_plainly(declaration: str) -> bool:
    name, _, value = declaration.partition(":")
    if name.strip() == "font-family":
        return is_usual_font(value.strip().strip("\"'"))
    return is_plain_list(declaration)


def _font(element: etree._Element, name: str, value: str, work: Work) -> bool:
    """Whether a font's name may stay; one that no reader's machine has gets the name of one that it has."""
    if value.startswith("+"):
        return value in _THEME_FONTS
    if value and not is_usual_font(value):
        work.losses.add(
            "fonts",
            "font that comes with no system|fonts that come with no system",
            "A reader's machine would show another one anyway; one of the usual ones was chosen",
            value,
        )
        element.set(name, _INSTEAD.get(work.families.get(value.lower(), ""), "Arial"))
    return True
