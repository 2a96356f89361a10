"""Hiding places in a Word file's charts and SmartArt."""

from __future__ import annotations

from tests.anonymise.canaries import office
from tests.anonymise.canaries.docx_base import TABLE
from tests.anonymise.canaries.docx_drawing import A, inline
from tests.anonymise.canaries.package import HEAD, Package, q, t

chart = TABLE.place("charts")


shown_chart = TABLE.place("charts", seen=True)


smart = TABLE.place("smart-art")


shown_smart = TABLE.place("smart-art", seen=True)


def _chart(p: Package, inside: str, *, more: str = "") -> str:
    """A bar chart; gives its part's name."""
    n = p.number()
    values = (
        '<c:numRef><c:f>Sheet1!$B$2</c:f><c:numCache><c:ptCount val="1"/><c:pt idx="0">'
        "<c:v>4</c:v></c:pt></c:numCache></c:numRef>"
    )
    inside = inside or '<c:ser><c:idx val="0"/><c:order val="0"/><c:val>' + values + "</c:val></c:ser>"
    axes = (
        '<c:catAx><c:axId val="1"/><c:scaling/><c:axPos val="b"/>{}<c:crossAx val="2"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx>'
    ).format(more if more.startswith("<c:title") else "")
    title = more if not more.startswith("<c:title") else ""
    xml = (
        f'{HEAD}<c:chartSpace xmlns:c="{A}/chart" xmlns:a="{A}/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<c:chart>{title}<c:plotArea><c:barChart><c:barDir val="col"/>{inside}<c:axId '
        'val="1"/><c:axId val="2"/></c:barChart>'
        f"{axes}</c:plotArea></c:chart><!--data--></c:chartSpace>"
    )
    part = p.part(
        f"word/charts/chart{n}.xml", xml, "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    )
    rid = p.from_document("chart", part.removeprefix("word/"))
    p.say(inline(p, f'<c:chart r:id="{rid}"/>', f"{A}/chart"))
    return part


def _rich(name: str) -> str:
    return f"<c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{t(name)}</a:t></a:r></a:p></c:rich></c:tx>"


def _cached(name: str, formula: str = "Sheet1!$B$1") -> str:
    return (
        f'<c:strRef><c:f>{t(formula)}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0">'
        f"<c:v>{t(name)}</c:v></c:pt></c:strCache></c:strRef>"
    )


_SERIES = '<c:ser><c:idx val="0"/><c:order val="0"/>{}</c:ser>'


@shown_chart
def chart_title(p: Package, name: str) -> None:
    half = len(name) // 2
    two = _rich(name).replace(t(name), f"{name[:half]}</a:t></a:r><a:r><a:t>{name[half:]}")
    _chart(p, "", more=f" <c:title>{two}</c:title>".strip(" ") if False else f" <c:title>{two}</c:title>")


@shown_chart
def chart_axis_title(p: Package, name: str) -> None:
    _chart(p, "", more=f"<c:title>{_rich(name)}</c:title>")


@shown_chart
def chart_series_name(p: Package, name: str) -> None:
    _chart(p, _SERIES.format(f"<c:tx>{_cached(name)}</c:tx>"))


@shown_chart
def chart_categories(p: Package, name: str) -> None:
    _chart(p, _SERIES.format(f"<c:cat>{_cached(name)}</c:cat>"))


@shown_chart
def chart_many_levels(p: Package, name: str) -> None:
    level = (
        '<c:multiLvlStrRef><c:f>S!$A$1</c:f><c:multiLvlStrCache><c:ptCount val="1"/>'
        f'<c:lvl><c:pt idx="0"><c:v>{t(name)}</c:v></c:pt></c:lvl></c:multiLvlStrCache>'
        "</c:multiLvlStrRef>"
    )
    _chart(p, _SERIES.format(f"<c:cat>{level}</c:cat>"))


@chart
def chart_sheet_in_formula(p: Package, name: str) -> None:
    _chart(p, _SERIES.format(f"<c:tx>{_cached('Weights', f'{chr(39)}{name}{chr(39)}!$A$1')}</c:tx>"))


@shown_chart
def chart_data_label(p: Package, name: str) -> None:
    label = f'<c:dLbls><c:dLbl><c:idx val="0"/>{_rich(name)}<c:showVal val="1"/></c:dLbl></c:dLbls>'
    _chart(p, _SERIES.format(label))


@chart
def chart_number_format(p: Package, name: str) -> None:
    form = (
        "<c:val><c:numRef><c:f>S!$B$2</c:f><c:numCache><c:formatCode>0 "
        f'"{name}"</c:formatCode><c:ptCount val="0"/></c:numCache></c:numRef></c:val>'
    )
    _chart(p, _SERIES.format(form))


@chart
def chart_embedded_workbook(p: Package, name: str) -> None:
    part = _chart(p, "")
    book = p.part(f"word/embeddings/book{p.number()}.xlsx", office.workbook(name))
    rid = p.rel(part, "package", "../" + book.removeprefix("word/"))
    p.parts[part] = p.parts[part].replace(b"<!--data-->", f'<c:externalData r:id="{rid}"/>'.encode())


@chart
def chart_external_workbook(p: Package, name: str) -> None:
    part = _chart(p, "")
    rid = p.rel(part, "oleObject", f"file:///C:/{name.replace(' ', '%20')}.xlsx", external=True)
    p.parts[part] = p.parts[part].replace(b"<!--data-->", f'<c:externalData r:id="{rid}"/>'.encode())


@shown_chart
def chart_user_shapes(p: Package, name: str) -> None:
    part = _chart(p, "")
    xml = (
        f'{HEAD}<c:userShapes xmlns:c="{A}/chart" xmlns:a="{A}/main" '
        f'xmlns:cdr="{A}/chartDrawing"><cdr:relSizeAnchor>'
        "<cdr:from><cdr:x>0</cdr:x><cdr:y>0</cdr:y></cdr:from><cdr:to><cdr:x>1</cdr:x>"
        "<cdr:y>1</cdr:y></cdr:to><cdr:sp><cdr:nvSpPr>"
        f'<cdr:cNvPr id="2" name={q(name)}/><cdr:cNvSpPr/></cdr:nvSpPr><cdr:spPr/>'
        f"<cdr:txBody><a:bodyPr/><a:p><a:r><a:t>{t(name)}</a:t></a:r>"
        "</a:p></cdr:txBody></cdr:sp></cdr:relSizeAnchor></c:userShapes>"
    )
    shapes = p.part(
        f"word/drawings/drawing{p.number()}.xml",
        xml,
        "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml",
    )
    rid = p.rel(part, "chartUserShapes", "../" + shapes.removeprefix("word/"))
    p.parts[part] = p.parts[part].replace(b"<!--data-->", f'<c:userShapes r:id="{rid}"/>'.encode())


@shown_chart
def chart_modern(p: Package, name: str) -> None:
    """A chart of the newer kind (cx), with its data and title."""
    space = "http://schemas.microsoft.com/office/drawing/2014/chartex"
    xml = (
        f'{HEAD}<cx:chartSpace xmlns:cx="{space}" xmlns:a="{A}/main"><cx:chartData>'
        '<cx:data id="0"><cx:strDim type="cat">'
        f'<cx:lvl ptCount="1"><cx:pt idx="0">{t(name)}</cx:pt></cx:lvl></cx:strDim>'
        "</cx:data></cx:chartData><cx:chart><cx:title>"
        f"<cx:tx><cx:txData><cx:v>{t(name)}</cx:v></cx:txData></cx:tx></cx:title></cx:chart></cx:chartSpace>"
    )
    part = p.part("word/charts/chartEx1.xml", xml, "application/vnd.ms-office.chartex+xml")
    p.from_document(
        "http://schemas.microsoft.com/office/2014/relationships/chartEx", part.removeprefix("word/")
    )


def _diagram(p: Package, kind: str, file: str, xml: str) -> str:
    form = "drawing" if kind == "drawing" else "diagram" + kind.capitalize()
    types = (
        "application/vnd.ms-office.drawingml.diagramDrawing+xml"
        if kind == "drawing"
        else f"application/vnd.openxmlformats-officedocument.drawingml.{form}+xml"
    )
    p.part(f"word/diagrams/{file}.xml", xml, types)
    link = (
        "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing" if kind == "drawing" else form
    )
    return p.from_document(link, f"diagrams/{file}.xml")


def _smart_art(p: Package, *, point: str = "Visits", attributes: str = "", category: str = "") -> None:
    n = p.number()
    data = (
        f'{HEAD}<dgm:dataModel xmlns:dgm="{A}/diagram" xmlns:a="{A}/main"><dgm:ptLst>'
        '<dgm:pt modelId="0" type="doc"/><dgm:pt modelId="1">'
        f"<dgm:prSet {attributes}/><dgm:spPr/><dgm:t><a:bodyPr/><a:p><a:r><a:t>"
        f"{t(point)}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst>"
        '<dgm:cxnLst><dgm:cxn modelId="2" srcId="0" destId="1" srcOrd="0" destOrd="0"/>'
        "</dgm:cxnLst></dgm:dataModel>"
    )
    layout = (
        f'{HEAD}<dgm:layoutDef xmlns:dgm="{A}/diagram" uniqueId="urn:l{n}"><dgm:title '
        f'val=""/><dgm:desc val={q(category)}/>'
        '<dgm:catLst/><dgm:layoutNode name="n"><dgm:alg type="lin"/></dgm:layoutNode></dgm:layoutDef>'
    )
    style = (
        f'{HEAD}<dgm:styleDef xmlns:dgm="{A}/diagram" uniqueId="urn:s{n}"><dgm:title '
        f"val={q(category)}/></dgm:styleDef>"
    )
    colours = f'{HEAD}<dgm:colorsDef xmlns:dgm="{A}/diagram" uniqueId="urn:c{n}"/>'
    ids = [
        _diagram(p, kind, f"{kind}{n}", xml)
        for kind, xml in (("data", data), ("layout", layout), ("style", style), ("colors", colours))
    ]
    refs = 'r:dm="{}" r:lo="{}" r:qs="{}" r:cs="{}"'.format(*ids)
    p.say(inline(p, f"<dgm:relIds {refs}/>", f"{A}/diagram"))


@shown_smart
def smart_art_data(p: Package, name: str) -> None:
    _smart_art(p, point=name)


@smart
def smart_art_placeholder(p: Package, name: str) -> None:
    _smart_art(p, attributes=f"phldrT={q(name)} presName={q(name)}")


@smart
def smart_art_layout(p: Package, name: str) -> None:
    _smart_art(p, category=name)


@shown_smart
def smart_art_drawing(p: Package, name: str) -> None:
    space = "http://schemas.microsoft.com/office/drawing/2008/diagram"
    xml = (
        f'{HEAD}<dsp:drawing xmlns:dsp="{space}" xmlns:a="{A}/main"><dsp:spTree><dsp:sp '
        f'modelId="1"><dsp:nvSpPr><dsp:cNvPr id="0" name={q(name)}/>'
        f"</dsp:nvSpPr><dsp:txBody><a:bodyPr/><a:p><a:r><a:t>{t(name)}</a:t></a:r></a:p>"
        "</dsp:txBody></dsp:sp></dsp:spTree></dsp:drawing>"
    )
    _diagram(p, "drawing", f"drawing{p.number()}", xml)
