"""Pages for a browser: one file each, nothing fetched, nothing sent.

Templates escape everything by themselves; the script and the style carry their hashes in the page's
content security policy, so that nothing else in the page could run even if it got there.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.days import plain_day
from pipeline.reports import escape
from pipeline.reports.colours import HEADING_GROUND, HEADING_INK, INK, QUIET_INK
from pipeline.reports.dates import day
from pipeline.reports.naming import MARKING, field_name

_TEMPLATES = Path(__file__).parent / "templates"


def page(
    template: str,
    *,
    script: str | tuple[str, ...] = "",
    style: str = "",
    sheet: str = "",
    pictures: bool = False,
    **values: object,
) -> bytes:
    """A finished page.

    Args:
        template: name of the template.
        script: name of a script file to put into the page, or of several that make one; "" for a page
            without script.
        style: rules to add to the common style sheet; ours, never a document's text.
        sheet: name of a style sheet to add to the common one.
        pictures: whether the page holds pictures (as `data:` addresses; none is ever fetched).
        **values: what the template shows. Strings are escaped; `Markup` is taken as it is.

    Returns:
        The page as UTF-8.
    """
    css = _colours() + _file("page.css") + (_file(sheet) if sheet else "") + style
    js = "".join(_file(name) for name in ((script,) if isinstance(script, str) else script) if name)
    policy = f"default-src 'none'; style-src 'sha256-{_hash(css)}'; base-uri 'none'; form-action 'none'"
    if js:
        policy += f"; script-src 'sha256-{_hash(js)}'"
    if pictures:
        policy += "; img-src data:"
    text = (
        _environment()
        .get_template(template)
        .render(marking=MARKING, policy=policy, style=Markup(css), script=Markup(js), **values)  # noqa: S704  our own files
    )
    return text.encode("utf-8")


@cache
def own_programs() -> frozenset[str]:
    """SHA-256 of every program that pages of the panel hold, in hexadecimal."""
    return frozenset(
        hashlib.sha256(path.read_text(encoding="utf-8").encode("utf-8")).hexdigest()
        for path in _TEMPLATES.glob("*.js")
    )


@cache
def own_words() -> frozenset[str]:
    """Every word of the templates, styles and programs: names of classes, ids, fields, properties."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(_TEMPLATES.glob("*.*")))
    return frozenset(word for text in texts for word in re.findall(r"[A-Za-z_][\w-]*", text))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: escape.clean(value) if type(value) is str else value,
    )
    environment.filters["day"] = _day
    environment.filters["days"] = _days
    environment.filters["field"] = field_name
    environment.filters["sentence"] = lambda text: text[:1].upper() + text[1:]
    return environment


def _day(date: dt.date | None) -> str:
    return plain_day(date) if date else ""


def _days(pair: tuple[dt.date | None, dt.date | None]) -> str:
    start, end = pair
    if start is None:
        return "No date"
    return day(start) if end is None or end == start else f"{plain_day(start)} – {plain_day(end)}"


@cache
def _file(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _colours() -> str:
    return f":root{{--ink:#{INK};--quiet:#{QUIET_INK};--bar:#{HEADING_GROUND};--bar-ink:#{HEADING_INK}}}\n"


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
