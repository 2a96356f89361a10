"""Parts of the file that are not taken over: what they are, and their words where they can be read."""

from __future__ import annotations

import io

from pipeline.anonymise.channels.docx.work import Work, words_in
from pipeline.documents import Document, Heading, Paragraph
from pipeline.errors import ScrError

_WHY = "It is not part of what a reader of the page sees"
_UNKNOWN = "part of an unknown kind|parts of an unknown kind"
_THINGS = (
    ("docprops/", "", "", ""),
    ("thumbnail", "thumbnails", "small picture of the first page|small pictures of the first page", ""),
    ("word/glossary/", "glossary", "part of the building blocks|parts of the building blocks", ""),
    ("customxml/", "custom-xml", "part with data behind the text|parts with data behind the text", ""),
    ("vbaproject", "macros", "part with macros|parts with macros", "Programs are not published"),
    ("vbadata", "macros", "part with macros|parts with macros", "Programs are not published"),
    (
        "activex/",
        "objects",
        "part of an active control|parts of active controls",
        "Programs are not published",
    ),
    ("embeddings/", "objects", "embedded file|embedded files", "Files inside the file are not published"),
    ("afchunk", "objects", "embedded document|embedded documents", "Files inside the file are not published"),
    ("word/fonts/", "fonts", "embedded font|embedded fonts", "The reader's own are used"),
    (
        "_xmlsignatures/",
        "signatures",
        "digital signature|digital signatures",
        "It signs the draft and names people",
    ),
    ("printersettings", "settings", "printer's settings|printers' settings", _WHY),
    ("word/comments", "comments", "", ""),
    ("word/people", "comments", "list of authors|lists of authors", "Authors are not published"),
    ("customui", "settings", "part that changes Word's menus|parts that change Word's menus", _WHY),
    ("webextensions", "objects", "add-in|add-ins", "Programs are not published"),
    ("/ink/", "pictures", "drawing by pen|drawings by pen", "It cannot be read"),
    ("word/media/", "pictures", "picture that is not shown|pictures that are not shown", _WHY),
)
_SILENT = ("_rels/", "[content_types].xml", "word/websettings.xml", "word/styleswitheffects.xml", "docprops/")
_MOST_BYTES = 8 << 20
_COMMENTS = ("comment|comments", "Comments are not published")


def tell_leftovers(work: Work) -> None:
    """Tell of every part nothing was taken over from."""
    for name in work.source.names:
        if name in work.source.used or (name.startswith(_SILENT) or "/_rels/" in name):
            continue
        channel, thing, why = _judged(name)
        if channel == "comments" and name.startswith("word/comments") and not thing:
            _comments(name, work)
        elif thing:
            work.losses.add(channel, thing, why, _words(name, work), "")


def _judged(name: str) -> tuple[str, str, str]:
    for mark, channel, thing, why in _THINGS:
        if mark in name:
            return channel, thing, why or _WHY
    return "parts", _UNKNOWN, _WHY


def _comments(name: str, work: Work) -> None:
    """Comments are told with their words and authors; what else belongs to them is not worth a line."""
    try:
        root = work.source.root(name)
    except ScrError:
        work.losses.add("comments", "damaged list of comments|damaged lists of comments", "It cannot be read")
        return
    for comment in root:
        authors = [str(value) for key, value in comment.items() if str(key).endswith(("author", "initials"))]
        if words := words_in(comment):
            work.losses.add("comments", *_COMMENTS, "\n".join([words, *authors]))


def _words(name: str, work: Work) -> str:
    """The words of a part, for those who judge what is lost; "" where it cannot be read."""
    data = b""
    try:
        data = work.source.read(name)
        if name.endswith((".xml", ".vml", ".rels")):
            return words_in(work.source.root(name))
        if len(data) <= _MOST_BYTES and name.endswith((".docx", ".docm", ".xlsx", ".xlsm", ".bin", ".txt")):
            return _embedded(data)
    except ScrError:
        return ""
    return ""


def _embedded(data: bytes) -> str:
    from pipeline.documents.sniffing import sniff

    kind, container = sniff(io.BytesIO(data))
    if kind == "text":
        return data.decode("utf-8", "replace")
    if container is None:
        return ""
    if kind == "xlsx":
        from pipeline.documents.xlsx import read_xlsx

        return _plain(read_xlsx(container, "", ""))
    if kind == "docx":
        from pipeline.documents.docx import read_docx

        return _plain(read_docx(container, "", ""))
    return ""


def _plain(document: Document) -> str:
    words = [block.text for block in document.blocks if isinstance(block, Heading | Paragraph)]
    words += [cell.text for table in document.tables for row in table.rows for cell in row.cells if cell.text]
    return "\n".join([*words, *(note.text for note in document.notes if note.text)])
