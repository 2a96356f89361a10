"""Blocks of `Content` as the XML of a Word file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.anonymise.laying.grids import laid_out
from pipeline.anonymise.laying.model import (
    Aside,
    Block,
    Cell,
    Contents,
    Figure,
    Heading,
    ListItem,
    PageBreak,
    Para,
    Span,
    Spans,
    Table,
    text_of,
)
from pipeline.anonymise.laying.word_out.numbering import Numbering
from pipeline.anonymise.laying.word_out.parts import OFFICE, value, words

TWIPS = 20
EMU = 12700
DEEPEST = 6
_STYLES = {"title": "Title", "subtitle": "Subtitle", "quote": "Quote", "caption": "Caption"}
_JC = {"centre": "center", "right": "right"}
_DECORATION = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""What Word writes under a picture that says nothing."""
_KINDS = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif"}
_LINKS = ("http://", "https://", "mailto:", "tel:")


@dataclass
class Relations:
    """The relations of one part: links and pictures."""

    kept: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, kind: str, target: str) -> str:
        """The id of a relation, made when new."""
        return self.kept.setdefault((kind, target), f"rId{len(self.kept) + 1}")

    def xml(self) -> str:
        """The relations part."""
        from pipeline.anonymise.laying.word_out.parts import HEAD

        rows = "".join(
            f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target={value(target)}'
            + (' TargetMode="External"' if kind == "hyperlink" else "")
            + "/>"
            for (kind, target), key in self.kept.items()
        )
        return (
            f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{rows}</Relationships>"
        )


@dataclass
class Shared:
    """What all parts of a file share: its pictures, list numbers and headings."""

    media: dict[str, bytes] = field(default_factory=dict)
    lists: Numbering = field(default_factory=Numbering)
    headings: list[Heading] = field(default_factory=list)
    drawn: int = 0
    marks: int = 0
    level: int = 0


class Writer:
    """Writes the blocks of one part.

    Args:
        shared: what all parts share.
        width: points of room between the margins.
        style: of a paragraph that has no style of its own.
    """

    def __init__(self, shared: Shared, width: float, style: str = "") -> None:
        self.relations = Relations()
        self._shared = shared
        self.width = width
        self._style = style
        self._language = ""

    def blocks(self, blocks: Sequence[Block], *, lead: str = "") -> str:
        """The XML of blocks; `lead` stands at the beginning of the first paragraph."""
        made = [self._block(block) for block in blocks]
        if lead:
            if made and made[0].startswith("<w:p>"):
                at = made[0].find("</w:pPr>")
                cut = at + len("</w:pPr>") if at >= 0 else len("<w:p>")
                made[0] = made[0][:cut] + lead + made[0][cut:]
            else:
                made.insert(0, self._p(lead))
        return "".join(made)

    def _block(self, block: Block) -> str:
        self._language = block.language if isinstance(block, Heading | ListItem | Para) else ""
        if isinstance(block, Para):
            style = _STYLES.get(block.kind, self._style)
            align = _JC.get(block.align, "")
            return self._p(self.runs(block.spans), style, f'<w:jc w:val="{align}"/>' if align else "")
        if isinstance(block, Heading):
            return self._heading(block)
        if isinstance(block, ListItem):
            return self._item(block)
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Figure):
            return self._figure(block)
        if isinstance(block, Aside):
            return self._table(Table(((Cell(block.blocks, 0),),), 1))
        if isinstance(block, Contents):
            return self._contents(block)
        if isinstance(block, PageBreak):
            return self._p('<w:r><w:br w:type="page"/></w:r>')
        return ""

    def _p(self, inside: str, style: str = "", properties: str = "") -> str:
        style = style or self._style
        first = f'<w:pStyle w:val="{style}"/>' if style else ""
        both = first + properties
        return f"<w:p>{f'<w:pPr>{both}</w:pPr>' if both else ''}{inside}</w:p>"

    def _heading(self, heading: Heading) -> str:
        level = min(heading.level, self._shared.level + 1, DEEPEST)
        self._shared.level = level
        name = f"_h{self._shared.headings.index(heading) + 1}" if heading in self._shared.headings else ""
        inside = self.runs(heading.spans)
        if name:
            self._shared.marks += 1
            key = self._shared.marks
            inside = f'<w:bookmarkStart w:id="{key}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{key}"/>'
        return self._p(
            inside, f"Heading{level}", self._shared.lists.number(heading.label, 1) if heading.label else ""
        )

    def _item(self, item: ListItem) -> str:
        lists = self._shared.lists
        write = lists.number if item.ordered else lists.bullet
        return self._p(self.runs(item.spans), self._style or "ListParagraph", write(item.label, item.level))

    def runs(self, spans: Spans) -> str:
        """The XML of spans."""
        return "".join(map(self._span, spans))

    def _span(self, span: Span) -> str:
        if span.note:
            return (
                '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
                f'<w:footnoteReference w:id="{span.note}"/></w:r>'
            )
        if span.counter:
            code = "PAGE" if span.counter == "page" else "NUMPAGES"
            return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        run = self._run(span)
        if span.link.casefold().startswith(_LINKS):
            return f'<w:hyperlink r:id="{self.relations.add("hyperlink", span.link)}">{run}</w:hyperlink>'
        return run

    def _run(self, span: Span) -> str:
        link = span.link.casefold().startswith(_LINKS)
        properties = "".join(
            (
                '<w:rStyle w:val="Hyperlink"/>' if link else "",
                "<w:b/>" if span.bold else "",
                "<w:i/>" if span.italic else "",
                "<w:strike/>" if span.struck else "",
                '<w:u w:val="single"/>' if span.underline and not link else "",
                '<w:vertAlign w:val="superscript"/>' if span.raised else "",
                '<w:vertAlign w:val="subscript"/>' if span.lowered else "",
                f"<w:lang w:val={value(self._language)}/>" if self._language else "",
            )
        )
        pieces = []
        for at, line in enumerate(span.text.split("\n")):
            pieces.append("<w:br/>" if at else "")
            for column, text in enumerate(line.split("\t")):
                pieces.append("<w:tab/>" if column else "")
                pieces.append(f'<w:t xml:space="preserve">{words(text)}</w:t>' if text else "")
        return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{''.join(pieces)}</w:r>"

    def _contents(self, contents: Contents) -> str:
        """A table of contents, filled already: Word need not be asked to bring it up to date."""
        made = [self._p(self.runs(contents.title), "TOCHeading")] if contents.title else []
        entries = [
            (min(heading.level, DEEPEST), number, f"{heading.label} {text_of(heading.spans)}".strip())
            for number, heading in enumerate(self._shared.headings, start=1)
            if heading.level <= 3
        ]
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\n \\h \\z \\u </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        for at, (level, number, text) in enumerate(entries):
            inside = f'<w:hyperlink w:anchor="_h{number}">{self._run(Span(text))}</w:hyperlink>'
            inside = (begin if not at else "") + inside + (end if at == len(entries) - 1 else "")
            made.append(self._p(inside, f"TOC{level}"))
        return "".join(made)

    def _table(self, table: Table) -> str:
        plan = laid_out(table, self.width)
        if plan is None:
            return ""
        unit = self.width * TWIPS / sum(plan.widths)
        widths = [round(share * unit) for share in plan.widths]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        taller: dict[tuple[int, int], Cell] = {}
        rows = []
        for y, row in enumerate(plan.rows):
            rows.append(self._row(row, y, widths, taller, header=y < plan.headers))
        before = self._p(self.runs(table.caption), "Caption", "<w:keepNext/>") if table.caption else ""
        return (
            f'{before}<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="0020" w:firstRow="{int(plan.headers > 0)}"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
            f"{self._p('', 'TableText')}"
        )

    def _row(
        self,
        row: Sequence[Cell],
        y: int,
        widths: Sequence[int],
        taller: dict[tuple[int, int], Cell],
        *,
        header: bool,
    ) -> str:
        """A row with a cell on every place of the grid: its own, those that go on from above, empty ones."""
        begun = {cell.column: cell for cell in row}
        cells = []
        column = 0
        while column < len(widths):
            above = taller.get((y, column))
            cell = above or begun.get(column) or Cell((), column)
            if above is None:
                for down in range(1, cell.rowspan):
                    taller[y + down, column] = cell
            cells.append(self._cell(cell, widths, continued=above is not None))
            column += cell.colspan
        properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if header else ""
        return f"<w:tr>{properties}{''.join(cells)}</w:tr>"

    def _cell(self, cell: Cell, widths: Sequence[int], *, continued: bool) -> str:
        width = sum(widths[cell.column : cell.column + cell.colspan])
        merge = ""
        if cell.rowspan > 1:
            merge = "<w:vMerge/>" if continued else '<w:vMerge w:val="restart"/>'
        properties = (
            f'<w:tcW w:w="{width}" w:type="dxa"/>'
            + (f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else "")
            + merge
            + (f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.shade}"/>' if cell.shade else "")
        )
        blocks = () if continued else cell.blocks
        whole, style = self.width, self._style
        self.width, self._style = max(width / TWIPS - 11, 20), "TableText"
        inside = self.blocks(blocks)
        empty = self._p("")
        self.width, self._style = whole, style
        if not inside.endswith("</w:p>"):
            inside += empty
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"

    def _figure(self, figure: Figure) -> str:
        from PIL import Image

        caption = self._p(self.runs(figure.caption), "Caption") if figure.caption else ""
        kind = _KINDS.get(figure.media)
        if kind is None or not figure.data:
            said = figure.alt or "A picture that cannot be shown"
            return self._table(Table(((Cell((Para((Span(said),)),), 0, shade="E8E8E8"),),), 1)) + caption
        with Image.open(io.BytesIO(figure.data)) as image:
            wide, high = image.size
        width = min(figure.width or wide * 0.75, self.width)
        name = f"{figure.id}.{kind}"
        self._shared.media[name] = figure.data
        self._shared.drawn += 1
        number = self._shared.drawn
        extent = f'cx="{round(width * EMU)}" cy="{round(width * EMU * high / max(wide, 1))}"'
        key = self.relations.add("image", f"media/{name}")
        decoration = _DECORATION if figure.decorative else ""
        drawing = (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
            f'<wp:docPr id="{number}" name="Picture {number}" descr={value(figure.alt)}>{decoration}'
            "</wp:docPr>"
            "<a:graphic><a:graphicData"
            ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
            f'<pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )
        return self._p(drawing, properties="<w:keepNext/>" if caption else "") + caption
