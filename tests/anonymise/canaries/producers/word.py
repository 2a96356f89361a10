"""The report as word processors write DOCX."""

from __future__ import annotations

from pathlib import Path

import docx as python_docx

from tests.anonymise.canaries import docx_base
from tests.anonymise.canaries.looks import convert
from tests.anonymise.canaries.package import Package, para, q, run
from tests.anonymise.canaries.producers import story


def by_python_docx(folder: Path) -> Path:
    """python-docx on Word's own template: its theme, its latent styles, its thumbnail."""
    document = python_docx.Document()
    document.core_properties.author = document.core_properties.last_modified_by = story.AUTHOR
    document.sections[0].header.paragraphs[0].text = story.HEADER
    document.add_heading(story.TITLE, 0)
    for block in story.BLOCKS:
        if block.heading:
            document.add_heading(block.text, 1)
            continue
        paragraph = document.add_paragraph()
        for words, bold in story.pieces(block.text):
            paragraph.add_run(words).bold = bold
    table = document.add_table(rows=0, cols=3, style="Table Grid")
    for row in story.TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    path = folder / "report.docx"
    document.save(str(path))
    return path


def web_page() -> str:
    """The report as a web page, for LibreOffice and Chromium."""
    rows = "".join(
        "<tr>" + "".join(f'<td width="200">{cell}</td>' for cell in row) + "</tr>" for row in story.TABLE
    )
    text = "".join(
        f"<h2>{block.text}</h2>"
        if block.heading
        else "<p>" + "".join(f"<b>{w}</b>" if bold else w for w, bold in story.pieces(block.text)) + "</p>"
        for block in story.BLOCKS
    )
    return (
        '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>'
        f"{story.TITLE}, {story.AUTHOR}</title>"
        f'<meta name="author" content="{story.AUTHOR}"></head><body><h1>{story.TITLE}</h1>{text}'
        f'<table border="1" width="600">{rows}</table><p>{story.FOOTNOTE}</p></body></html>'
    )


def by_libreoffice(folder: Path) -> Path:
    """LibreOffice, from a web page by way of its own format."""
    page = folder / "report.html"
    page.write_text(web_page(), "utf-8")
    convert(page, "odt:writer8", folder)
    convert(folder / "report.odt", "docx:MS Word 2007 XML", folder)
    return folder / "report.docx"


def _runs(text: str, properties: str = "", *, cut: bool = False) -> str:
    out = []
    for words, bold in story.pieces(text):
        props = properties + ("<w:b/>" if bold else "")
        halves = (words[: len(words) // 2], words[len(words) // 2 :]) if cut else (words,)
        out += [run(half, props) for half in halves if half]
    return "".join(out)


def _body(package: Package, properties: str = "", *, cut: bool = False) -> None:
    package.body.clear()
    package.expected.clear()
    package.say(run(story.TITLE, properties), style="Heading1")
    for block in story.BLOCKS:
        package.say(_runs(block.text, properties, cut=cut), style="Heading2" if block.heading else "")
    package.body.append(docx_base.table(story.TABLE))
    package.body.append(para())


def like_word(folder: Path) -> Path:
    """Word with its baggage: a cover control, a contents field, footnotes, proofing marks, revision ids."""
    package = docx_base.base()
    _body(package, cut=True)
    cover = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Cover Pages"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{para(run(f'Report by {story.AUTHOR}'))}</w:sdtContent></w:sdt>"
    )
    entry = f'<w:hyperlink w:anchor="_Toc1">{run(f"The death of {story.CHILD}")}</w:hyperlink>'
    contents = para(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-2" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{entry}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    package.body[:0] = [cover, contents]
    note = para("<w:r><w:footnoteRef/></w:r>", run(" " + story.FOOTNOTE))
    package.add("word/footnotes.xml", f'<w:footnote w:id="1">{note}</w:footnote>')
    package.body.append(para(run("As the file shows."), '<w:r><w:footnoteReference w:id="1"/></w:r>'))
    marks = '<w:proofErr w:type="spellStart"/><w:r w:rsidR="00A1B2C3" w:rsidRPr="00A1B2C3">'
    package.body = [part.replace("<w:r>", marks, 1) for part in package.body]
    package.add("word/header1.xml", para(run(story.HEADER)))
    package.add("word/styles.xml", '<w:latentStyles w:count="371" w:defLockedState="0"/>')
    package.add(
        "word/settings.xml", '<w:rsids><w:rsidRoot w:val="00A1B2C3"/><w:rsid w:val="00A1B2C3"/></w:rsids>'
    )
    package.add("docProps/core.xml", f"<dc:creator>{story.AUTHOR}</dc:creator>")
    return _saved(package, folder)


def like_google_docs(folder: Path) -> Path:
    """Google Docs: every property on every run, no application properties, its own part of data."""
    package = docx_base.base()
    _body(package, '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:rtl w:val="0"/>')
    package.add("word/header1.xml", para(run(story.HEADER, '<w:rtl w:val="0"/>')))
    package.rels[""] = [link for link in package.rels[""] if "properties" not in link[1]]
    package.part(
        "customXml/item1.xml",
        (
            '<go:gDocsCustomXmlDataStorage xmlns:go="http://customooxmlschemas.google.com/" '
            f'xmlns:r="urn:r"><go:docsCustomData roundtripDataSignature={q(story.AUTHOR)}/>'
            "</go:gDocsCustomXmlDataStorage>"
        ),
    )
    package.from_document("customXml", "../customXml/item1.xml")
    return _saved(package, folder)


def like_wps(folder: Path) -> Path:
    """WPS Writer: its own namespace in the markup, its own properties, nested groups for every picture."""
    package = docx_base.base()
    package.root_attributes.append(
        'xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData"'
    )
    _body(package, '<w:rFonts w:hint="default"/>')
    package.body.append(para(f"<wpsCustomData:author>{story.AUTHOR}</wpsCustomData:author>"))
    package.add("word/header1.xml", para(run(story.HEADER)))
    fmtid = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
    value = f"<vt:lpwstr>1033-11.2.0.{story.AUTHOR}</vt:lpwstr>"
    package.add(
        "docProps/custom.xml",
        f'<property fmtid="{fmtid}" pid="2" name="KSOProductBuildVer">{value}</property>',
    )
    return _saved(package, folder)


def _saved(package: Package, folder: Path) -> Path:
    path = folder / "report.docx"
    path.write_bytes(package.build())
    return path
