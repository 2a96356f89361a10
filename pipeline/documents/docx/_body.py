"""The body of a Word file as blocks in reading order, read while the parser is still at work.

Rows of the body's own tables are read and let go as soon as they are complete, so memory does not
grow with the XML of a long chronology. Everything else is read when the next such row, or the end,
is reached; the order of reading is the order of the document, so lists count right.

Words of a text box follow the paragraph that anchors it, as paragraphs (and tables) of their own.
"""

from __future__ import annotations

from lxml import etree

from pipeline.documents.docx._flow import Flow
from pipeline.documents.docx._quick import Scanner
from pipeline.documents.docx.context import Context
from pipeline.documents.docx.headings import letters_of, level_of, typed_label
from pipeline.documents.docx.inline import Mode, read_paragraph, unread_part
from pipeline.documents.docx.names import ALT_CHUNK, BODY, SUB_DOC, TBL, TR
from pipeline.documents.docx.stories import blocks_in, blocks_of, label_of, mark_deleted
from pipeline.documents.docx.tables import TableReader
from pipeline.documents.docx.xml import Stream, damaged
from pipeline.documents.model import Block, Heading, Paragraph, Place, Table

_BATCH = 128  # rows read in one go: enough to make the pass cheap, few enough to hold


class BodyReader:
    """Turns the main part into blocks."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._blocks: list[Block] = []
        self._done: etree._Element | None = None
        self._table: etree._Element | None = None
        self._reader: TableReader | None = None
        self._paragraphs = 0
        self._heading = 0
        self._waiting: list[etree._Element] = []
        self._scanner = Scanner(context.styles.special, context.symbol_fonts)
        self._flow: Flow | None = None  # of a paragraph whose end was deleted: it runs on

    def read(self, data: bytes) -> tuple[Block, ...]:
        """The blocks of a main part.

        Raises:
            UnreadableError: the XML is damaged or there is no body.
        """
        stream = Stream(data, (TR,))
        for element in stream:
            table = element.getparent()
            above = table.getparent() if table is not None else None
            if table is None or table.tag != TBL or above is None or above.tag != BODY:
                continue  # a row of a nested or wrapped table is read with what it stands in
            if table is not self._table:
                self._open(table)
            self._waiting.append(element)
            if len(self._waiting) >= _BATCH:
                self._read_rows()
        root = stream.root
        body = root.find(BODY) if root is not None else None
        if body is None:
            raise damaged()
        self._catch_up(body, None)
        self._end_paragraph()
        return tuple(self._blocks)

    def _read_rows(self) -> None:
        """Read the rows that wait, and let them go from memory."""
        rows, self._waiting = self._waiting, []
        if not rows:
            return
        assert self._table is not None and self._reader is not None
        for row, scan in zip(rows, self._scanner.scan(self._table, rows), strict=True):
            self._reader.row(row, scan)
        for row in rows[:-1]:
            self._table.remove(row)
        rows[-1].clear()  # the reader goes on from here, so it stays, empty

    def _open(self, table: etree._Element) -> None:
        body = table.getparent()
        assert body is not None
        self._catch_up(body, table)
        self._done = self._table = table
        self._end_paragraph()
        self._reader = TableReader(table, self._context)

    def _close(self) -> None:
        self._read_rows()
        if self._reader is not None:
            self._keep(self._reader.rest())
        self._reader = None

    def _catch_up(self, body: etree._Element, until: etree._Element | None) -> None:
        """Read the children of the body that stand before `until` and are not read yet."""
        self._close()
        for child in body.iterchildren() if self._done is None else self._done.itersiblings():
            if child is until:
                return
            self._done = child
            for block in blocks_of(child):
                self._block(block.element, block.placeholder)

    def _block(self, element: etree._Element, placeholder: bool) -> None:
        if element.tag == TBL:
            self._end_paragraph()
            self._keep(self._context.read_table(element, self._context))
        elif element.tag in (ALT_CHUNK, SUB_DOC):
            unread_part(Flow(Place(paragraph=self._paragraphs + 1)), self._context)
        else:
            self._paragraph(element, placeholder)

    def _keep(self, table: Table | None) -> None:
        if table is not None:
            self._blocks.append(table)

    def _paragraph(self, element: etree._Element, placeholder: bool, *, boxed: bool = False) -> None:
        if not boxed:
            self._paragraphs += 1
        flow = self._flow or Flow(Place(paragraph=self._paragraphs))
        self._flow = None
        read_paragraph(element, flow, self._context, Mode(placeholder=placeholder))
        boxes, flow.boxes = flow.boxes, []
        if mark_deleted(element):
            self._flow = flow
        else:
            self._finish(flow, element)
        for box in boxes:
            self._end_paragraph()
            for inner, prompt in blocks_in(box):
                if inner.tag == TBL:
                    self._keep(self._context.read_table(inner, self._context))
                else:
                    self._paragraph(inner, prompt, boxed=True)

    def _end_paragraph(self) -> None:
        if self._flow is not None:
            flow, self._flow = self._flow, None
            self._finish(flow, None)

    def _finish(self, flow: Flow, element: etree._Element | None) -> None:
        text, notes = flow.text(), flow.notes()
        label = label_of(element, self._context) if element is not None else ""
        if not text:
            if notes:
                self._blocks.append(Paragraph("", flow.place, "", notes))
            return
        level = level_of(element, text, self._context, self._heading) if element is not None else None
        if level is None or element is None:
            self._blocks.append(Paragraph(text, flow.place, label, notes))
            return
        if self._context.styles_say(element):
            self._heading = level
        letters = letters_of(element, self._context)
        self._blocks.append(Heading(text, level, flow.place, label or typed_label(text), notes, letters))
