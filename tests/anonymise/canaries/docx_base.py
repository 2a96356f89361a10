"""An overview report as Word writes one, before any name is put in; and the table of its hiding places."""

from __future__ import annotations

from tests.anonymise.canaries import report
from tests.anonymise.canaries.package import HEAD, REL, Package, para, run
from tests.anonymise.canaries.place import Table

TABLE: Table[Package] = Table()
"""Every hiding place of a Word file."""

_PROPERTIES_REL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_LINKED = ("styles", "settings", "fontTable", "webSettings", "numbering", "comments", "footnotes", "endnotes")


def base() -> Package:
    """A report with headings, prose, a table, notes, a header and a footer, and no name."""
    package = Package(lists={name: [] for name in report.ROOTS})
    package.rel("", "officeDocument", "word/document.xml")
    package.rel("", _PROPERTIES_REL, "docProps/core.xml")
    package.rel("", "extended-properties", "docProps/app.xml")
    package.rel("", "custom-properties", "docProps/custom.xml")
    for name in _LINKED:
        package.from_document(name, f"{name}.xml")
    package.part("word/theme/theme1.xml", theme("Office Theme"))
    package.from_document("theme", "theme/theme1.xml")
    header, footer = (package.from_document(kind, f"{kind}1.xml") for kind in ("header", "footer"))
    package.sections.append(f'<w:headerReference w:type="default" r:id="{header}"/>')
    package.sections.append(f'<w:footerReference w:type="default" r:id="{footer}"/>')
    package.add("word/styles.xml", report.STYLES)
    package.add("word/settings.xml", '<w:zoom w:percent="100"/>')
    package.add("word/header1.xml", para(run("Official: not yet for publication")))
    package.add("word/footer1.xml", para(run("Overview report")))
    for notes, kind in (("footnotes", "footnote"), ("endnotes", "endnote")):
        for number, line in ((-1, "separator"), (0, "continuationSeparator")):
            package.add(
                f"word/{notes}.xml",
                f'<w:{kind} w:type="{line}" w:id="{number}"><w:p><w:r><w:{line}/></w:r></w:p></w:{kind}>',
            )
    _write(package)
    return package


def _write(package: Package) -> None:
    package.say(run("Overview Report"), style="Heading1", keep="Overview Report")
    for at, heading in enumerate(report.HEADINGS):
        package.say(run(heading), style="Heading1", keep=heading)
        for sentence in report.PROSE[at * 2 : at * 2 + 3]:
            package.say(run(sentence), keep=sentence)
    package.body.append(table((("Agency", "What it did"), ("Health visiting", "Weekly visits"))))
    package.expected += ["What it did", "Weekly visits"]


def table(rows: tuple[tuple[str, ...], ...], properties: str = "") -> str:
    """A table with a line around each cell; a cell is text, or XML where it begins with a tag."""
    grid = "".join('<w:gridCol w:w="3000"/>' for _ in rows[0])
    inside = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>'
            f"{cell if cell.startswith('<') else para(run(cell))}</w:tc>"
            for cell in row
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>{properties}</w:tblPr><w:tblGrid>'
        f"{grid}</w:tblGrid>{inside}</w:tbl>"
    )


def theme(name: str, extra: str = "") -> str:
    """A theme, which Word wants whole."""
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>'
        for slot, value in zip(
            [
                "dk1",
                "lt1",
                "dk2",
                "lt2",
                "accent1",
                "accent2",
                "accent3",
                "accent4",
                "accent5",
                "accent6",
                "hlink",
                "folHlink",
            ],
            [
                "000000",
                "FFFFFF",
                "1F497D",
                "EEECE1",
                "4F81BD",
                "C0504D",
                "9BBB59",
                "8064A2",
                "4BACC6",
                "F79646",
                "0000FF",
                "800080",
            ],
            strict=True,
        )
    )
    fonts = "".join(
        (
            f'<a:{kind}Font><a:latin typeface="Liberation Serif"/><a:ea typeface=""/><a:cs '
            f'typeface=""/></a:{kind}Font>'
        )
        for kind in ("major", "minor")
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{name}">'
        f'<a:themeElements><a:clrScheme name="Office">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Office">{fonts}'
        '</a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst>'
        f"{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}"
        f"</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}"
        f"</a:bgFillStyleLst></a:fmtScheme></a:themeElements>{extra}</a:theme>"
    )


def story(package: Package, kind: str, file: str, inside: str) -> str:
    """Add a header or footer part of its own; gives the relationship's id."""
    root = {"header": "hdr", "footer": "ftr"}[kind]
    spaces = report.ROOTS["word/header1.xml"][0].split(" ", 1)[1]
    package.part(
        f"word/{file}",
        f"{HEAD}<w:{root} {spaces}{inside}</w:{root}>",
        f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml",
    )
    return package.from_document(kind, file)


__all__ = ["REL", "TABLE", "base", "story", "table", "theme"]
