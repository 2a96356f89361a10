"""XML of any sort: every text, attribute, comment, instruction, name and entity in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pipeline.anonymise.finding.words import several
from pipeline.anonymise.verifying.reading import Kind, Pile
from pipeline.anonymise.verifying.unpacking import binary, decoded, inner

_APART = frozenset(["tab", "br", "cr", "ptab", "noBreakHyphen"])
_UNSEEN_TEXT = frozenset(["delText", "instrText", "delInstrText"])
_PARAGRAPHS = several(
    """
    p si is comment title desc text v f
    """
)
_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY|NOTATION|ATTLIST)[^>]*>?")
_NUMBER = re.compile(r"[-+]?[\d.,%]*(?:pt|in|cm|mm|px|emu|em)?")
_MOST_BINARY = 64
_BAD_XML = (etree.XMLSyntaxError, ValueError, RecursionError)


_PROSE = several(
    """
    body header footer footnotes endnotes comments text-boxes glossary charts smartart sheets
    """
)


_CALLED_XML = (".xml", ".rels", ".vml", ".svg")


def parsed(data: bytes) -> etree._Element | None:
    """The root of an XML part; None when it is none."""
    try:
        return etree.fromstring(
            data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        )
    except _BAD_XML:
        return None


def read_xml(data: bytes, channel: str, where: str, pile: Pile, depth: int) -> None:
    """Gather everything of an XML part."""
    root = parsed(data)
    whole = decoded(data) or data.decode("utf-8", "replace")
    if root is None:
        if where.endswith(_CALLED_XML):
            pile.fault(f"{where}: is not well-formed and could only be searched as it stands")
        pile.read(channel, where, re.sub(r"<[^>]*>", "", whole), "words", unit="line")
        pile.read(channel, where, re.sub(r"<[^>]*>", " ", whole), "words", unit="line")
        inner(whole, channel, where, pile, depth)
        binary(data, channel, where, pile)
        return
    pile.read(channel, f"{where}, as written", whole, "raw", copy_of=where)
    for declared in _DOCTYPE.findall(whole):
        pile.read(channel, f"{where}, document type", declared)
    kind: Kind = "prose" if channel in _PROSE else "words"
    texts = list(paragraphs(root))
    labels = [f"paragraph {number}" for number in range(1, len(texts) + 1)]
    seen = [_one_line(visible) for visible, _ in texts]
    pile.read(channel, where, "\n".join(seen), kind, labels=labels)
    everything = [_one_line(every) for _, every in texts]
    if everything != seen:
        every = f"{where}, with what is hidden or deleted"
        pile.read(channel, every, "\n".join(everything), labels=labels, copy_of=where)
    nodes = [text for element in root.iter() for text in _own_texts(element)]
    pile.read(channel, f"{where}, piece by piece", "\n".join(map(_one_line, nodes)), copy_of=where)
    inner("\n".join(everything), channel, where, pile, max(depth, 1))
    inner("\n".join(map(_one_line, nodes)), channel, where, pile, max(depth, 1))
    _attributes(root, channel, where, pile, depth)


def _one_line(text: str) -> str:
    return text.replace("\n", "\v").replace("\r", " ")


def _own_texts(element: etree._Element) -> Iterator[str]:
    if isinstance(element.tag, str) and element.text and not element.text.isspace():
        yield element.text
    if element.tail and not element.tail.isspace():
        yield element.tail


def local(element: etree._Element) -> str:
    """An element's name without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def paragraphs(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Each paragraph's text as a reader sees it, and with what is deleted, hidden or a field's code."""
    stack: list[list[tuple[str, bool]]] = [[]]
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = local(element)
        if event == "start":
            if name in _PARAGRAPHS:
                stack.append([])
            hidden += _hides(element, name)
            if name in _APART:
                stack[-1].append(("-" if name == "noBreakHyphen" else "\t", True))
            elif name == "sym":
                stack[-1].append((_symbol(element), True))
            elif name and element.text:
                stack[-1].append((element.text, not hidden and name not in _UNSEEN_TEXT))
            continue
        hidden -= _hides(element, name)
        if name in _PARAGRAPHS and len(stack) > 1:
            yield from _put(stack.pop())
        if element.tail and not element.tail.isspace():
            stack[-1].append((element.tail, not hidden))
    yield from _put(stack[0])


def _put(pieces: list[tuple[str, bool]]) -> Iterator[tuple[str, str]]:
    every = "".join(text for text, _ in pieces)
    if every.strip():
        yield "".join(text for text, visible in pieces if visible), every


def _hides(element: etree._Element, name: str) -> int:
    if name in ("del", "moveFrom"):
        return 1
    if name != "r":
        return 0
    for child in element:
        if local(child) == "rPr":
            return int(any(local(one) in ("vanish", "specVanish") for one in child))
    return 0


def _symbol(element: etree._Element) -> str:
    code = next((value for name, value in element.attrib.items() if str(name).endswith("char")), "")
    try:
        return chr(int(str(code), 16))
    except (ValueError, OverflowError):
        return ""


def _attributes(root: etree._Element, channel: str, where: str, pile: Pile, depth: int) -> None:
    found: dict[tuple[str, str], None] = {}
    names: dict[str, None] = {}
    for element in root.iter():
        if isinstance(element, etree._Comment):
            pile.read(channel, f"{where}, comment in the XML", str(element.text or ""))
            inner(str(element.text or ""), channel, f"{where}, comment in the XML", pile, depth + 1)
            continue
        if isinstance(element, etree._ProcessingInstruction):
            pile.read(
                channel,
                f"{where}, instruction in the XML",
                etree.tostring(element, encoding="unicode", with_tail=False),
            )
            continue
        if isinstance(element, etree._Entity):
            names[str(element.name)] = None
            continue
        names[str(element.tag).rpartition("}")[2]] = None
        for name, value in element.attrib.items():
            name, value = str(name), str(value)
            names[name.rpartition("}")[2]] = None
            if not _NUMBER.fullmatch(value):
                found[(name.rpartition("}")[2], value)] = None
        for prefix, space in element.nsmap.items() if element.getparent() is None else _new_spaces(element):
            names[str(prefix or "")] = None
            found[("namespace", str(space))] = None
    _siblings(root, channel, where, pile)
    pile.read(channel, f"{where}, names of elements and attributes", "\n".join(names), "words")
    pile.lines(channel, where, [(f"attribute {name}", value) for name, value in found])
    inner("\n".join(value for _, value in found), channel, f"{where}, attributes", pile, depth + 1)
    joined = "".join(value for _, value in found if len(value) == 1)
    if len(joined) > _MOST_BINARY // 16:
        pile.read(channel, f"{where}, attributes put together", joined)


def _new_spaces(element: etree._Element) -> list[tuple[str | None, str]]:
    parent = element.getparent()
    before = parent.nsmap if parent is not None else {}
    own = element.nsmap
    return [] if own == before else list(own.items())


def _siblings(root: etree._Element, channel: str, where: str, pile: Pile) -> None:
    for step in ("preceding", "following"):
        for node in root.itersiblings(preceding=step == "preceding"):
            text = f"{getattr(node, 'target', '')} {node.text or ''}"
            pile.read(channel, f"{where}, beside the root", text)
