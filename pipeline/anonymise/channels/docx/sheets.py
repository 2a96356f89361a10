"""Styles, lists, theme, fonts and settings: how the document looks, under names that say nothing."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.anonymise.channels.docx.names import NAME, tag, tags
from pipeline.anonymise.channels.docx.vocabulary import is_word, usual_fonts, usual_styles
from pipeline.anonymise.channels.docx.work import Work, take_out, words_in
from pipeline.documents.docx.names import VAL
from pipeline.documents.docx.styles import HEADING_NAME

_STYLE_ID = tag("w:styleId")
_REFERENCES = tuple(
    tags(
        "w",
        "pStyle rStyle tblStyle basedOn next link styleLink numStyleLink defaultTableStyle clickAndTypeStyle",
    )
)
_BESIDE = re.compile(r"(?: Char| Zchn| Car| Carácter)+\d?$")
_SETTINGS = tags(
    "w",
    "mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop"
    " defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps"
    " evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets characterSpacingControl"
    " printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore footnotePr endnotePr compat"
    " themeFontLang clrSchemeMapping doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalSpacing"
    " drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery"
    " displayBackgroundShape decimalSymbol listSeparator defaultTableStyle clickAndTypeStyle",
) | {tag("m:mathPr")}
_QUIET = tags(
    "w",
    "zoom proofState rsids view trackRevisions documentProtection doNotTrackMoves doNotTrackFormatting"
    " activeWritingStyle hideSpellingErrors hideGrammaticalErrors"
    " shapeDefaults hdrShapeDefaults stylePaneFormatFilter stylePaneSortMethod removePersonalInformation"
    " removeDateAndTime"
    " saveSubsetFonts embedSystemFonts embedTrueTypeFonts updateFields linkStyles formsDesign",
)
_THEME_NAMES = {
    tag("a:theme"): "Office Theme",
    tag("a:clrScheme"): "Office",
    tag("a:fontScheme"): "Office",
    tag("a:fmtScheme"): "Office",
}
_AUTHORS_ONLY = "It is seen by authors only"
_SEPARATORS = tags("w", "decimalSymbol listSeparator")


def _name_styles(root: etree._Element, work: Work) -> None:
    """Learn the styles' new ids and names: Word's own where it has one for them, else a number."""
    taken: set[str] = set()
    for style in root.iterchildren(tag("w:style")):
        named = style.find(tag("w:name"))
        name = named.get(VAL, "") if named is not None else ""
        usual = _usual(name, root)
        words = re.split(r"[^A-Za-z0-9]+", usual)
        plain = "".join(word[:1].upper() + word[1:] for word in words)
        if not plain or plain in taken:
            number = work.next("style")
            plain, usual = f"Style{number}", f"Style {number}"
            if name:
                work.losses.add("styles", "name of a style|names of styles", "Styles are numbered anew", name)
        taken.add(plain)
        if named is not None:
            work.put(named, VAL, usual)
        work.styles.setdefault(style.get(_STYLE_ID, ""), plain)


def tidy_styles(root: etree._Element, work: Work) -> None:
    """Give the styles their new ids and names; every other part follows with `follow_styles`."""
    _name_styles(root, work)
    for latent in list(root.iter(tag("w:latentStyles"), tag("w:aliases"))):
        if latent.get(VAL):
            work.losses.add("styles", "second name of a style|second names of styles", _AUTHORS_ONLY,
                            latent.get(VAL, ""))  # fmt: skip
        take_out(latent)
    for style in root.iterchildren(tag("w:style")):
        style.set(_STYLE_ID, work.styles.get(style.get(_STYLE_ID, ""), ""))


def follow_styles(root: etree._Element, work: Work) -> None:
    """Let a part refer to the styles by their new ids; what refers to none is taken out."""
    for reference in list(root.iter(*_REFERENCES)):
        new = work.styles.get(reference.get(VAL, ""))
        if new is None:
            take_out(reference)
        else:
            reference.set(VAL, new)


def _usual(name: str, root: etree._Element) -> str:
    """A style's name where it is one every office program uses, "" for an author's own.

    Headings of other languages get the name that Word itself keeps for them, unless the file has that too.
    """
    beside = _BESIDE.search(name)
    base = name[: beside.start()] if beside else name
    found = usual_styles().get(base.lower().strip(), "")
    heading = HEADING_NAME.fullmatch(base)
    if not found and heading is not None:
        found = f"heading {heading[1]}"
        there = {(other.get(VAL) or "").lower() for other in root.iter(tag("w:name"))}
        return "" if beside or found in there else found
    return found + (beside[0] if beside else "") if found else ""


def tidy_numbering(root: etree._Element, work: Work) -> None:
    """Words in the numbers of lists become passages; lists lose their names."""
    for level in root.iter(tag("w:lvlText")):
        text = level.get(VAL, "")
        if sum(letter.isalpha() for letter in re.sub(r"%\d", "", text)) > 1:
            work.attribute("numbering", "words in the number of a list", level, VAL, "furniture")
        else:
            work.vouch(level, VAL)
    for name in list(root.iter(tag("w:name"))):
        work.losses.add("numbering", "name of a list|names of lists", _AUTHORS_ONLY, name.get(VAL, ""))
        take_out(name)


def tidy_theme(root: etree._Element, work: Work) -> None:
    """Fonts and colours of the theme stay; its names and its maker's notes go."""
    for element in list(root.iter(etree.Element)):
        if element.tag in _THEME_NAMES:
            name = element.get("name", "")
            if name and not name.startswith("Office"):
                work.losses.add("theme", "name in the theme|names in the theme", _AUTHORS_ONLY, name)
            work.put(element, "name", _THEME_NAMES[element.tag])
        elif element.tag in (tag("a:custClrLst"), tag("a:extraClrSchemeLst"), tag("a:extLst")):
            take_out(element)
        elif element.tag == tag("a:objectDefaults"):
            for child in list(element):
                element.remove(child)
        elif element.tag == tag("a:font") and element.get("typeface", "").lower() not in usual_fonts():
            take_out(element)


def tidy_settings(root: etree._Element, work: Work) -> None:
    """Keep what changes how the document looks; variables, mail merge, templates and passwords go."""
    for element in list(root):
        if element.tag in _SETTINGS:
            continue
        root.remove(element)
        if element.tag not in _QUIET:
            values = [str(value) for node in element.iter(etree.Element) for value in node.attrib.values()]
            work.losses.add(
                "settings", "setting of the document|settings of the document",
                "It does not change how the document looks", "\n".join([*values, words_in(element)]),
            )  # fmt: skip
    for sign in root.iter(*_SEPARATORS):
        if len(sign.get(VAL, "")) != 1 or sign.get(VAL, "").isalnum():
            sign.set(VAL, "." if sign.tag == tag("w:decimalSymbol") else ",")
        work.vouch(sign, VAL)
    for setting in list(root.iter(tag("w:compatSetting"))):
        of_word = setting.get(tag("w:uri")) == "http://schemas.microsoft.com/office/word"
        if of_word and is_word(setting.get(NAME, "")) and setting.get(VAL, "").isdigit():
            work.vouch(setting, tag("w:uri"))
        else:
            take_out(setting)


def tidy_fonts(root: etree._Element, work: Work) -> None:
    """Learn what kind of font each is, and leave only those that come with office programs and systems."""
    for font in list(root):
        name = font.get(NAME, "")
        family = font.find(tag("w:family"))
        if family is not None:
            work.families[name.lower()] = family.get(VAL, "")
        if name.lower() not in usual_fonts():
            root.remove(font)
