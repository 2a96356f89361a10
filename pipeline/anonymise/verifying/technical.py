"""Words that office programs and file formats write themselves; a name like one is no sign of anybody."""

from __future__ import annotations

from pipeline.anonymise.finding.words import several

TECHNICAL = several(
    """
    accent aptos arial arrow author balloon batang bahnschrift basic black block bold book bodoni
    body border bright calibri cambria candara caption cell center century character chars classic
    colorful columns comic compat consolas constantia corbel courier dark date default dejavu
    diagram document dotted elegant emphasis endnote envelope ebrima equation figure font footer
    footnote franklin gabriola garamond georgia gill goudy grid gothic group harrington header
    heading helvetica hyperlink impact inset intense italic key label latha leelawadee liberation
    light line linked list lucida macro malgun mangal marlett math medium message microsoft mincho
    mistral model monotype myanmar narrow noto normal office open outline page palatino paragraph
    perpetua picture placeholder plain plantagenet professional quote reference rockwell roman rubik
    salutation sans segoe shading shadow shape signature simple simplified slide strong style
    subject subtle subtitle subtle sylfaen symbol table tahoma text theme themes thin times title
    toc trebuchet tunga unicode verdana vrinda web webdings wingdings zapf carlito caladea linux
    libertine serif mono merriweather roboto lato openxml schemas microsoft wordprocessingml
    spreadsheetml drawingml relationships purl dublin adobe photoshop adobepdf typst reportlab
    libreoffice quartz skia chromium producer creator
    angsana aldhabi baiti boli browallia cherokee cordia daunpenh dokchampa edessa estrangelo euphemia gadugi
    gautami himalaya iris iskoola javanese kalinga kartika khmer kokila mangal mongolian moolboran nirmala
    char nyala phagspa pota raavi sakkal majalla shruti tai tibetan uighur urdu utsaah vani vijaya yi ebrima
    """
)
