"""Styles, lists, theme, fonts and settings: how the document looks, under names that say nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from pipeline.anonymise.channels.docx.names import NAME, tag, tags
from pipeline.anonymise.channels.docx.vocabulary import is_word, usual_fonts, usual_styles
from pipeline.anonymise.channels.docx.work import Spot, Work, Writer, take_out, words_in
from pipeline.anonymise.passages import Edit, edited
from pipeline.documents.docx._names import VAL

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


def style_ids(root: etree._Element, work: Work) -> None:
    """Learn the styles' new ids: what Word calls them where it has a name for them, else a number."""
    taken: set[str] = set()
    for style in root.iterchildren(tag("w:style")):
        named = style.find(tag("w:name"))
        name = named.get(VAL, "") if named is not None else ""
        usual = _usual(name)
        plain = (
            "".join(part[:1].upper() + part[1:] for part in re.split(r"[^A-Za-z0-9]+", usual))
            if usual
            else ""
        )
        if not plain or plain in taken:
            plain = f"Style{work.next('style')}"
        taken.add(plain)
        work.styles.setdefault(style.get(_STYLE_ID, ""), plain)


def tidy_styles(root: etree._Element, work: Work) -> None:
    """Give the styles their new ids; names of an author's own become passages."""
    for latent in list(root.iter(tag("w:latentStyles"), tag("w:aliases"))):
        if latent.get(VAL):
            work.losses.add("styles", "second name of a style|second names of styles", _AUTHORS_ONLY,
                            latent.get(VAL, ""))  # fmt: skip
        take_out(latent)
    for style in root.iterchildren(tag("w:style")):
        style.set(_STYLE_ID, work.styles.get(style.get(_STYLE_ID, ""), ""))
        named = style.find(tag("w:name"))
        if named is None:
            continue
        usual = _usual(named.get(VAL, ""))
        if usual:
            work.put(named, VAL, usual)
        elif named.get(VAL):
            work.attribute("styles", "name of a style", named, VAL)


def follow_styles(root: etree._Element, work: Work) -> None:
    """Let a part refer to the styles by their new ids; what refers to none is taken out."""
    for reference in list(root.iter(*_REFERENCES)):
        new = work.styles.get(reference.get(VAL, ""))
        if new is None:
            take_out(reference)
        else:
            reference.set(VAL, new)


def _usual(name: str) -> str:
    """A style's name where it is one every office program uses, "" for an author's own."""
    beside = _BESIDE.search(name)
    base = name[: beside.start()] if beside else name
    found = usual_styles().get(base.lower().strip(), "")
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


def font_spots(work: Work) -> None:
    """A font that comes with no system can have anybody's name."""
    for name, places in work.fonts.items():
        work.spots.append(Spot("fonts", "name of a font", name, _font_writer(name, places)))


def _font_writer(name: str, places: Sequence[tuple[etree._Element, str]]) -> Writer:
    def write(edits: Sequence[Edit]) -> None:
        if edits:
            for element, attribute in places:
                element.set(attribute, edited(name, edits))

    return write
