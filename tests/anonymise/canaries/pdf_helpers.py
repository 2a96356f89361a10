"""What several kinds of hiding places of a PDF are made with."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.anonymise.canaries.pdf_base import LEFT, PdfFile, append


def field(f: PdfFile, kind: str, **more: object) -> None:
    y, page, n = f.line(), len(f.pages) - 1, f.number()

    def do(pdf: pikepdf.Pdf) -> None:
        widget = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name("/" + kind),
            T=f"field{n}",
            F=4,
            Rect=[LEFT, y, LEFT + 200, y + 12],
            DA="/Helv 9 Tf 0 g",
        )
        for key, value in more.items():
            widget["/" + key] = value(pdf) if callable(value) else value
        widget = pdf.make_indirect(widget)
        append(pdf.pages[page].obj, "/Annots", widget)
        if "/AcroForm" not in pdf.Root:
            font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
            pdf.Root.AcroForm = Dictionary(Fields=Array(), DR=Dictionary(Font=Dictionary(Helv=font)))
        pdf.Root.AcroForm.Fields.append(widget)

    f.change(do)
