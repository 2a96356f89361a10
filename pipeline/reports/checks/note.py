"""`DOCUMENT.note.docx`: a note ready to send to the agency, saying what is missing and where to look.

Kind, short and in our own words. It quotes nothing of the document but headings, so that it can be sent
by ordinary post as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.days import plain_day
from pipeline.reports import escape
from pipeline.reports.checks import words
from pipeline.reports.checks.model import CheckedCase, CheckedDocument
from pipeline.reports.colours import GROUND, HEADING_GROUND, HEADING_INK
from pipeline.reports.package import NAMESPACE, RELATIONS, package

_WIDTH = 9638
"""Between the margins of an upright A4 page, in twentieths of a point."""
_MARKING = "PRIVATE AND CONFIDENTIAL"
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_SECTION = (
    f'<w:sectPr xmlns:r="{RELATIONS}"><w:headerReference w:type="default" r:id="rId3"/>'
    '<w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" '
    'w:gutter="0"/></w:sectPr>'
)


def note_docx(document: CheckedDocument, case: CheckedCase) -> bytes:
    """The note on one document that is not complete, as a Word file (upright A4).

    The bytes depend on nothing but the arguments.
    """
    body = "".join(_letter(document, case))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return package(
        f'{head}<w:document xmlns:w="{NAMESPACE}"><w:body>{body}{_SECTION}</w:body></w:document>',
        marking=_MARKING,
        foot=f"{case.reference} · {document.whose}",
        title=f"What is still needed: {document.definition.title}",
        author=case.board,
        made_on=document.made_on,
        foot_at=_WIDTH,
    )


def _letter(document: CheckedDocument, case: CheckedCase) -> Iterator[str]:
    check, definition = document.check, document.definition
    kind = definition.title
    yield _paragraph(case.board or "The business office", bold=True)
    yield _paragraph(f"Case {case.reference}")
    yield _paragraph(plain_day(document.made_on))
    yield _paragraph(f"To: {document.addressee}")
    yield _paragraph(f"{kind}: what is still needed", "Title")
    came = f", which reached us on {plain_day(document.received)}" if document.received else ""
    yield _paragraph(
        f"Thank you for “{document.check.document}”{came}. We have compared it with what the Board asks for "
        f"in this kind of document ({kind.lower()})."
        + _still_needed(len(check.lacking), len(document.faults))
    )
    if check.lacking:
        yield _paragraph("What is missing", "Heading1")
        yield _table(
            ("What is needed", "What we found", "Where to look"),
            (4138, 2750, 2750),
            (
                (_named(words.title(item), words.asks(item, definition)), words.found(item, definition),
                 words.where(item, definition))
                for item in check.lacking
            ),
        )  # fmt: skip
    if document.faults:
        yield _paragraph("What to put right", "Heading1")
        yield _table(
            ("What", "Where"),
            (6388, 3250),
            ((message, _capital(places)) for message, places in document.faults),
        )
    yield from _not_found(document)
    yield _paragraph("What to do", "Heading1")
    yield from (_paragraph(sentence, together=True) for sentence in _WHAT_TO_DO)
    yield _paragraph(f"With thanks,{chr(10)}The business office{chr(10)}{case.board}".rstrip())


_WHAT_TO_DO = (
    "Please complete the document and send us the whole of it again as a new version, in Word if you can.",
    "If something on this list does not apply, please write that under its heading, with a sentence to say "
    "why. That is enough.",
    "If you think that something listed here is in the document already, please tell us where. The list was "
    "drawn up with the help of a computer program, which can miss what is said in an unusual place.",
)


def _still_needed(lacking: int, wrong: int) -> str:
    """How much is asked for, so that nobody fears a long list."""
    parts = []
    if lacking:
        parts.append("one part of it is missing" if lacking == 1 else f"{_count(lacking)} parts are missing")
    if wrong:
        parts.append(
            "one thing needs putting right" if wrong == 1 else f"{_count(wrong)} things need putting right"
        )
    return f" {_capital(' and '.join(parts))}; everything is listed below."


_NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def _count(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _not_found(document: CheckedDocument) -> Iterator[str]:
    """Terms of reference without a passage: asked, not held against the agency."""
    texts = [item.text for item in document.check.terms_of_reference if not item.evidence]
    if texts:
        yield _paragraph("Terms of reference", "Heading1")
        yield _paragraph(
            "We did not come upon a passage about the following. It may well be there in other words; please "
            "look whether the document says what there is to say on it."
        )
        yield _table(("Term of reference",), (_WIDTH,), ((text,) for text in texts))


def _named(title: str, asks: str) -> str:
    return f"{title}\n{asks}" if asks else title


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _paragraph(text: str, style: str = "", *, bold: bool = False, together: bool = False) -> str:
    """A paragraph; `together` keeps it on one page with the next."""
    look = (f'<w:pStyle w:val="{style}"/>' if style else "") + ("<w:keepNext/>" if together else "")
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{_run(text, bold=bold)}</w:p>"


def _run(text: str, *, bold: bool = False, colour: str = "") -> str:
    look = ("<w:b/><w:bCs/>" if bold else "") + (f'<w:color w:val="{colour}"/>' if colour else "")
    return (
        f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}"
        f'<w:t xml:space="preserve">{escape.xml(text).replace(chr(10), _BREAK)}</w:t></w:r>'
    )


def _table(names: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]]) -> str:
    """A table in letter size; its heading row is repeated on every page, the first line of a row bold."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = "".join(
        _cell(width, HEADING_GROUND, f"<w:p>{_run(name, bold=True, colour=HEADING_INK)}</w:p>")
        for name, width in zip(names, widths, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Ruled"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{escape.attribute(names[0])}"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
        + "".join(_row(row, widths) for row in rows)
        + "</w:tbl><w:p/>"
    )


def _row(texts: Sequence[str], widths: Sequence[int]) -> str:
    cells = []
    for number, (text, width) in enumerate(zip(texts, widths, strict=True)):
        first, _, rest = text.partition("\n")
        lines = _paragraph(first, bold=number == 0 and len(texts) > 2)
        cells.append(_cell(width, GROUND, lines + (_paragraph(rest) if rest else "")))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _cell(width: int, ground: str, content: str) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{content}</w:tc>'
