"""What lies on a sheet beside its cells: comments, threads of comments, text boxes, Excel tables."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from pipeline.documents.model import fold
from pipeline.documents.xlsx.book import Book, S, rich_text
from pipeline.documents.xlsx.sheet import Sheet, area_of

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(slots=True)
class Beside:
    """Words of text boxes, and how many pictures lie on the sheet."""

    texts: list[str] = field(default_factory=list)
    pictures: int = 0


def read_beside(book: Book, part: str, sheet: Sheet) -> Beside:
    """Put comments on the sheet's cells, mark headings of Excel tables, and gather the drawings' words.

    Raises:
        UnreadableError: one of these parts is damaged.
    """
    beside = Beside()
    relations = [r for r in book.related(part).values() if r.target in book.container]
    threads: dict[tuple[int, int], list[tuple[str, str]]] = {}
    for relation in relations:
        if relation.kind == "threadedComment":
            _threads(book, book.root_of(relation.target), threads)
    for relation in relations:
        if relation.kind == "comments":
            _comments(book.root_of(relation.target), sheet, threads)
        elif relation.kind == "drawing":
            _drawing(book.root_of(relation.target), beside)
        elif relation.kind == "table":
            root = book.root_of(relation.target)
            area = area_of(root.get("ref", ""))
            if area is not None and root.get("headerRowCount", "1") != "0":
                sheet.heading_rows.add(area.top)
    for (row, column), thread in threads.items():
        for author, text in thread:
            sheet.note(row, column, "comment", text, author or None)
    return beside


def _comments(
    root: etree._Element, sheet: Sheet, threads: dict[tuple[int, int], list[tuple[str, str]]]
) -> None:
    authors = [author.text or "" for author in root.iterfind(f"{S}authors/{S}author")]
    for comment in root.iter(S + "comment"):
        area = area_of(comment.get("ref", ""))
        text = comment.find(S + "text")
        if area is None or text is None or (area.top, area.left) in threads:
            continue  # a thread's own words stand in its part; here is only a copy of them
        number = comment.get("authorId", "")
        known = number.isdecimal() and int(number) < len(authors)
        author = fold(authors[int(number)]) if known else ""
        sheet.note(area.top, area.left, "comment", fold(rich_text(text)), author or None)


def _threads(book: Book, root: etree._Element, threads: dict[tuple[int, int], list[tuple[str, str]]]) -> None:
    people: dict[str, str] = {}
    for name in book.container.names:
        if name.startswith("xl/persons/") and name.endswith(".xml"):
            people |= {one.get("id", ""): one.get("displayName", "") for one in book.root_of(name)}
    for comment in root:
        area = area_of(comment.get("ref", ""))
        words = "".join(piece.text or "" for piece in comment if str(piece.tag).endswith("}text"))
        if area is not None and fold(words):
            author = people.get(comment.get("personId", ""), "")
            threads.setdefault((area.top, area.left), []).append((fold(author), fold(words)))


def _drawing(root: etree._Element, beside: Beside) -> None:
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element).localname
        if name == "txBody":
            lines = ("".join(t.text or "" for t in p.iter(_A + "t")) for p in element.iter(_A + "p"))
            if text := fold("\n".join(lines)):
                beside.texts.append(text)
        elif name == "pic":
            beside.pictures += 1
