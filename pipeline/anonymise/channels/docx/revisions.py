"""Tracked changes, accepted or refused for good: what was deleted, by whom and when is gone (17.13.5)."""

from __future__ import annotations

from lxml import etree

from pipeline.anonymise.channels.docx.names import SECT_PR, tag, tags
from pipeline.anonymise.channels.docx.work import Work, take_out, unwrap, words_in
from pipeline.documents.docx.names import (
    AUTHOR,
    CELL_DEL,
    DEL,
    DEL_INSTR_TEXT,
    DEL_TEXT,
    INS,
    INSTR_TEXT,
    MOVE_FROM,
    MOVE_TO,
    P_PR,
    R_PR,
    TBL,
    TC,
    TR,
    TR_PR,
    P,
    T,
)

_CELL_INS, _CELL_MERGE = tag("w:cellIns"), tag("w:cellMerge")
_CHANGES = tags(
    "w",
    "rPrChange pPrChange sectPrChange tblPrChange tblGridChange trPrChange tcPrChange tblPrExChange"
    " numberingChange",
)
_RANGES = tags(
    "w",
    "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart"
    " customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart"
    " customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd",
)
_MARKERS = frozenset([INS, DEL, MOVE_FROM, MOVE_TO])
_KEEP_THEIR_OWN = {P_PR: (R_PR, SECT_PR), tag("w:trPr"): ()}
_BETWEEN = tags("w", "bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd proofErr permStart permEnd")


def settle(root: etree._Element, work: Work) -> None:
    """Accept or refuse every tracked change of a part, as the case's settings say."""
    accept = work.publication.tracked_changes == "accept"
    gone = {DEL, MOVE_FROM} if accept else {INS, MOVE_TO}
    authors: dict[str, None] = {}
    found = list(root.iter(*_MARKERS, *_CHANGES, *_RANGES, CELL_DEL, _CELL_INS, _CELL_MERGE))
    words: list[str] = []
    ended: list[etree._Element] = []
    times = 0
    for element in reversed(found):
        if author := element.get(AUTHOR):
            authors[author] = None
        if element.tag in _RANGES:
            take_out(element)
            continue
        times += 1
        if element.tag in _CHANGES:
            _settle_format(element, accept)
        elif element.tag in (CELL_DEL, _CELL_INS, _CELL_MERGE):
            _settle_cell(element, accept, words)
        else:
            _settle_words(element, element.tag in gone, words, ended)
    for paragraph in ended:
        _join_with_next(paragraph)
    if not accept:
        _revive(root)
    for left in list(root.iter(DEL_TEXT, DEL_INSTR_TEXT)):
        words.append(left.text or "")
        take_out(left)
    if times:
        done = "They were accepted" if accept else "They were refused"
        text = "\n".join([*authors, *reversed(words)])
        work.losses.add(
            "revisions", "tracked change|tracked changes", f"{done}; their authors and dates are gone",
            text, times=times,
        )  # fmt: skip


def _settle_words(element: etree._Element, gone: bool, words: list[str], ended: list[etree._Element]) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if parent.tag == TR_PR:
        row = parent.getparent()
        take_out(element)
        if gone and row is not None:
            words.append(words_in(row))
            take_out(row)
    elif parent.tag == R_PR:
        paragraph = _paragraph_of_mark(parent)
        take_out(element)
        if gone and paragraph is not None:
            ended.append(paragraph)
    elif gone:
        words.append(words_in(element))
        take_out(element)
    else:
        unwrap(element)


def _paragraph_of_mark(properties: etree._Element) -> etree._Element | None:
    above = properties.getparent()
    if above is None or above.tag != P_PR:
        return None
    return above.getparent()


def _settle_format(change: etree._Element, accept: bool) -> None:
    parent = change.getparent()
    if parent is None:
        return
    parent.remove(change)
    if accept or not len(change) or change[0].tag != parent.tag:
        return
    kept = [child for child in parent if child.tag in _KEEP_THEIR_OWN.get(parent.tag, ())]
    former = [child for child in change[0] if child.tag not in _KEEP_THEIR_OWN.get(parent.tag, ())]
    for child in list(parent):
        parent.remove(child)
    parent.extend([*former, *kept])


def _settle_cell(marker: etree._Element, accept: bool, words: list[str]) -> None:
    properties = marker.getparent()
    cell = properties.getparent() if properties is not None else None
    if properties is None or cell is None:
        return
    if marker.tag == _CELL_MERGE:
        state = marker.get(tag("w:vMerge") if accept else tag("w:vMergeOrig"))
        at = properties.index(marker)
        properties.remove(marker)
        if state and properties.find(tag("w:vMerge")) is None:
            merge = etree.Element(tag("w:vMerge"))
            merge.set(tag("w:val"), "restart" if state == "rest" else "continue")
            properties.insert(at, merge)
        return
    properties.remove(marker)
    if (marker.tag == CELL_DEL) == accept:
        words.append(words_in(cell))
        take_out(cell)


def _revive(root: etree._Element) -> None:
    for element in root.iter(DEL_TEXT, DEL_INSTR_TEXT):
        element.tag = T if element.tag == DEL_TEXT else INSTR_TEXT


def _join_with_next(paragraph: etree._Element) -> None:
    """Let a paragraph whose end was deleted run on into the next one, whose form the two then have."""
    if paragraph.getparent() is None:
        return
    properties = paragraph.find(P_PR)
    if properties is not None and properties.find(SECT_PR) is not None:
        return
    following = paragraph.getnext()
    between = []
    while following is not None and following.tag in _BETWEEN:
        between.append(following)
        following = following.getnext()
    content = [child for child in paragraph if child.tag != P_PR]
    if following is None or following.tag != P:
        if not content and following is not None:
            take_out(paragraph)
        return
    at = 1 if following.find(P_PR) is not None else 0
    for offset, child in enumerate([*content, *between]):
        following.insert(at + offset, child)
    take_out(paragraph)


def mend(root: etree._Element) -> None:
    """Put right what taking out has left behind: cells without a paragraph, tables without a row."""
    for row in list(root.iter(TR)):
        if next(row.iter(TC), None) is None:
            take_out(row)
    for table in list(root.iter(TBL)):
        if next(table.iter(TR), None) is None:
            take_out(table)
    holders = (TC, *tags("w", "body hdr ftr footnote endnote comment txbxContent"))
    for holder in root.iter(*holders):
        blocks = [child for child in holder if child.tag in (P, TBL)]
        if not blocks or (holder.tag == TC and blocks[-1].tag == TBL):
            fresh = etree.Element(P)
            last = holder[-1] if len(holder) else None
            if last is not None and last.tag == SECT_PR:
                last.addprevious(fresh)
            else:
                holder.append(fresh)
