"""Breaks the XML parts of Word and Excel files: what a fault or an enemy could write there."""

from __future__ import annotations

import copy
import io
import random
import re
import zipfile
from collections.abc import Callable

from lxml import etree

ODD_VALUES = (
    "", "-1", "0", "1", "-2147483649", "4294967296", "99999999999999999999", "1e9", "NaN", "٣", "²", "0x10",
    " 2 ", "true", "off", "../../../etc/passwd", "file:///etc/passwd", "A1:XFD1048576", "x" * 70_000, "&",
    "\u202e", "restart", "rId1", "dd/mm/yyyy;@;[Red]-#,##0.00;;", "%1.%2.%9.%0", "32767", "16385",
)  # fmt: skip
"""Attribute values that no program writes, or writes for something else."""
ODD_TEXTS = ("", " ", "12/03/09", "-1", "1e400", "999999999", "=1+1", "\u0000".join(""), "﷽" * 50, "_x0000_")
_MOST_STEPS = 4

Step = Callable[[random.Random, etree._Element], None]


def unzipped(data: bytes) -> dict[str, bytes]:
    """The members of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members: dict[str, bytes]) -> bytes:
    """A package of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def broken_package(dice: random.Random, data: bytes) -> bytes:
    """A package one or two of whose parts are broken."""
    members = unzipped(data)
    names = [name for name in members if name.endswith((".xml", ".rels"))]
    # the part that holds the words is broken most often
    weights = [4 if "document.xml" in name or "sheet" in name else 1 for name in names]
    for name in dice.choices(names, weights, k=dice.choice((1, 1, 1, 2))):
        members[name] = broken_part(dice, members[name])
    return zipped(members)


def broken_part(dice: random.Random, data: bytes) -> bytes:
    """A part changed in its structure, mostly well-formed; now and then in its bytes."""
    if dice.random() < 0.12:
        return broken_bytes(dice, data)
    try:
        root = etree.fromstring(data)
    except (etree.XMLSyntaxError, ValueError):
        return broken_bytes(dice, data)
    for _ in range(dice.randint(1, _MOST_STEPS)):
        dice.choice(STEPS)(dice, root)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return dice.choice(DRESSES)(made) if dice.random() < 0.1 else made


def broken_bytes(dice: random.Random, data: bytes) -> bytes:
    """A stretch cut out, doubled, or overwritten."""
    at, length = dice.randrange(len(data) + 1), dice.randrange(1, 200)
    kind = dice.randrange(4)
    if kind == 0:
        return data[:at]
    if kind == 1:
        return data[:at] + data[at + length :]
    if kind == 2:
        return data[: at + length] + data[at:]
    return data[:at] + dice.randbytes(dice.randint(1, 6)) + data[at + length % 8 :]


def _any(dice: random.Random, root: etree._Element) -> etree._Element:
    """Some element below the root."""
    below = [element for element in root.iterdescendants() if isinstance(element.tag, str)]
    return dice.choice(below) if below else root


def _delete(dice: random.Random, root: etree._Element) -> None:
    element = _any(dice, root)
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _double(dice: random.Random, root: etree._Element) -> None:
    element = _any(dice, root)
    for _ in range(dice.choice((1, 1, 3, 40))):
        if element.getparent() is not None:
            element.addnext(copy.deepcopy(element))


def _swap(dice: random.Random, root: etree._Element) -> None:
    one, other = _any(dice, root), _any(dice, root)
    if one in other.iterancestors() or other in one.iterancestors() or one is other or root in (one, other):
        return
    mark = etree.Element("mark")
    one.addprevious(mark)
    other.addprevious(one)
    mark.addprevious(other)
    mark.getparent().remove(mark)


def _move(dice: random.Random, root: etree._Element) -> None:
    element, goal = _any(dice, root), _any(dice, root)
    if element is root or element is goal or element in goal.iterancestors():
        return
    goal.insert(dice.randint(0, len(goal)), element)


def _rename(dice: random.Random, root: etree._Element) -> None:
    one, other = _any(dice, root), _any(dice, root)
    one.tag = other.tag


def _attribute(dice: random.Random, root: etree._Element) -> None:
    with_some = [element for element in root.iter() if isinstance(element.tag, str) and element.attrib]
    if not with_some:
        return
    element = dice.choice(with_some)
    name = dice.choice(sorted(element.attrib))
    if dice.random() < 0.2:
        del element.attrib[name]
    else:
        element.set(name, dice.choice(ODD_VALUES))


def _borrow(dice: random.Random, root: etree._Element) -> None:
    """An attribute of one element set on another: span where none belongs, another's id."""
    with_some = [element for element in root.iter() if isinstance(element.tag, str) and element.attrib]
    if with_some:
        donor = dice.choice(with_some)
        name = dice.choice(sorted(donor.attrib))
        _any(dice, root).set(name, donor.get(name, ""))


def _text(dice: random.Random, root: etree._Element) -> None:
    _any(dice, root).text = dice.choice(ODD_TEXTS)


def _nest(dice: random.Random, root: etree._Element) -> None:
    element = _any(dice, root)
    parent = element.getparent()
    if parent is None:
        return
    outer = inner = etree.Element(element.tag)
    for _ in range(dice.choice((1, 3, 60, 240))):
        inner = etree.SubElement(inner, element.tag)
    parent.replace(element, outer)
    inner.append(element)


def _unwrap(dice: random.Random, root: etree._Element) -> None:
    element = _any(dice, root)
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        for child in reversed(element):
            parent.insert(at, child)
        parent.remove(element)


def _comment(dice: random.Random, root: etree._Element) -> None:
    piece = etree.Comment(" note ") if dice.random() < 0.5 else etree.ProcessingInstruction("mso", "x")
    _any(dice, root).insert(0, piece)


def _foreign(dice: random.Random, root: etree._Element) -> None:
    """An element of a namespace nobody knows, around what was there."""
    element = _any(dice, root)
    parent = element.getparent()
    if parent is not None:
        wrapper = etree.Element("{urn:example:unknown}wrapper")
        parent.replace(element, wrapper)
        wrapper.append(element)


STEPS: tuple[Step, ...] = (
    _delete, _double, _swap, _move, _rename, _attribute, _attribute, _attribute, _borrow, _text, _nest,
    _unwrap, _comment, _foreign,
)  # fmt: skip


def _with_entity(data: bytes) -> bytes:
    body = re.sub(rb"^<\?xml[^>]*\?>", b"", data)
    return b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]>' + body


DRESSES: tuple[Callable[[bytes], bytes], ...] = (
    _with_entity,
    lambda data: data.decode().replace("UTF-8", "UTF-16", 1).encode("utf-16"),
    lambda data: data.replace(b"UTF-8", b"ISO-8859-1", 1),
    lambda data: data.replace(b"UTF-8", b"x-nonsense", 1),
    lambda data: b"\xef\xbb\xbf" + data,
    lambda data: b"\n" + data,
    lambda data: data + b"<!-- end -->\n",
    lambda data: data.replace(b"schemas.openxmlformats.org", b"purl.oclc.org/ooxml"),
    lambda data: data.replace(b"<", b"<![CDATA[<]]><", 1),
)
"""Ways of writing a part that leave its elements as they are, or claim something false of it."""
