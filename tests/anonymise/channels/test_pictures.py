"""Nothing but the pixels of a picture goes on: no notes, no thumbnail, no second frame, no hidden colours."""

from __future__ import annotations

import io
import shutil

import pytest
from PIL import Image, ImageCms, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from pipeline.anonymise.channels.pictures import cleaned, grey_box, picture, with_words
from pipeline.anonymise.channels.vectors import vector_kind

_NAME = "Kayleigh Marsden"
_SVG = f"<svg xmlns='http://www.w3.org/2000/svg' width='90' height='40'><text y='20'>{_NAME}</text></svg>"


def _drawing(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> Image.Image:
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((5, 5, 25, 30), fill="navy")
    return image.convert(mode)


def _saved(image: Image.Image, kind: str, **settings: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **settings)
    return stream.getvalue()


def _noted(image: Image.Image) -> Image.Exif:
    exif = image.getexif()
    exif[0x010E] = exif[0x013B] = exif[0x8298] = _NAME
    return exif


def _text_chunks() -> PngInfo:
    info = PngInfo()
    info.add_text("Author", _NAME)
    info.add_itxt("Description", _NAME, zip=True)
    info.add(b"prVt", _NAME.encode())
    return info


def _hiding() -> dict[str, bytes]:
    plain = _drawing()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    palette = plain.convert("P")
    palette.putpalette((_NAME.encode() + bytes(768))[:768])
    return {
        "exif": _saved(plain, "JPEG", exif=_noted(plain)),
        "comment": _saved(plain, "JPEG", comment=_NAME),
        "xmp": _saved(plain, "JPEG", xmp=_NAME.encode()),
        "profile": _saved(plain, "JPEG", icc_profile=profile + _NAME.encode()),
        "behind the end": _saved(plain, "JPEG") + _NAME.encode(),
        "text chunks": _saved(plain, "PNG", pnginfo=_text_chunks()),
        "png behind the end": _saved(plain, "PNG") + _NAME.encode(),
        "palette": _saved(palette, "PNG"),
        "gif comment": _saved(plain.convert("P"), "GIF", comment=_NAME.encode()),
        "tiff tags": _saved(plain, "TIFF", tiffinfo={270: _NAME, 315: _NAME}),
        "bmp behind the end": _saved(plain, "BMP") + _NAME.encode(),
    }


@pytest.mark.parametrize("place", _hiding())
def test_notes_of_a_picture_are_gone(place: str) -> None:
    data = _hiding()[place]
    assert _NAME.encode() in data or place == "text chunks"
    clean = cleaned(data)
    assert clean is not None
    for form in (
        _NAME.encode(),
        _NAME.encode("utf-16-le"),
        b"Exif",
        b"tEXt",
        b"iTXt",
        b"zTXt",
        b"prVt",
        b"ICC",
    ):
        assert form not in clean.data
    with Image.open(io.BytesIO(clean.data)) as image:
        assert image.size == (60, 40)
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_a_png_shows_the_same(mode: str) -> None:
    image = _drawing(mode)
    clean = cleaned(_saved(image, "PNG"))
    assert clean is not None and clean.media == "image/png"
    with Image.open(io.BytesIO(clean.data)) as after:
        assert after.convert("RGBA").tobytes() == image.convert("RGBA").tobytes()


def test_a_photograph_looks_the_same() -> None:
    image = Image.radial_gradient("L").convert("RGB")
    before = _saved(image, "JPEG", quality=70)
    clean = cleaned(before)
    assert clean is not None and clean.media == "image/jpeg"
    one, two = (Image.open(io.BytesIO(data)).convert("RGB").tobytes() for data in (before, clean.data))
    assert max(abs(a - b) for a, b in zip(one, two, strict=True)) <= 6
    assert len(clean.data) < 1.3 * len(before)


def test_a_turned_photograph_is_stored_upright() -> None:
    image = _drawing()
    exif = image.getexif()
    exif[0x0112] = 6
    clean = cleaned(_saved(image, "JPEG", exif=exif))
    assert clean is not None
    assert (clean.width, clean.height) == (40, 60)


def test_colours_nobody_sees_are_gone() -> None:
    image = _drawing("RGBA")
    hidden = Image.new("RGBA", image.size, (255, 255, 255, 0))
    ImageDraw.Draw(hidden).text((2, 2), "KAY", fill=(255, 0, 0, 0))
    hidden.paste(image.crop((0, 20, 60, 40)), (0, 20))
    clean = cleaned(_saved(hidden, "PNG"))
    assert clean is not None
    with Image.open(io.BytesIO(clean.data)) as after:
        assert {pixel for pixel in after.crop((0, 0, 60, 20)).get_flattened_data() if pixel[3] == 0} == {
            (0, 0, 0, 0)
        }
        assert (255, 0, 0, 0) not in set(after.get_flattened_data())


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "PNG", "WEBP"])
def test_further_frames_are_left_out_and_counted(kind: str) -> None:
    second = Image.new("RGB", (60, 40), "red")
    clean = cleaned(_saved(_drawing(), kind, save_all=True, append_images=[second, _drawing("RGB")]))
    assert clean is not None
    assert clean.left_out == 2
    with Image.open(io.BytesIO(clean.data)) as after:
        assert getattr(after, "n_frames", 1) == 1
        assert after.convert("RGB").getpixel((50, 35)) == (255, 255, 255)


def test_what_is_cropped_away_is_not_in_the_file() -> None:
    clean = cleaned(_saved(_drawing(), "PNG"), crop=(0.5, 0, 0, 0))
    assert clean is not None
    with Image.open(io.BytesIO(clean.data)) as after:
        assert after.size == (30, 40)
        assert after.convert("RGB").getcolors() == [(1200, (255, 255, 255))]


def test_the_same_image_has_the_same_id_whatever_its_notes() -> None:
    plain = _drawing()
    one, two = (
        picture(_saved(plain, "PNG"), "here"),
        picture(_saved(plain, "PNG", pnginfo=_text_chunks()), "there"),
    )
    other = picture(_saved(_drawing(size=(61, 40)), "PNG"), "here")
    assert one is not None and two is not None and other is not None
    assert one.id == two.id != other.id
    assert one.data == two.data
    assert one.id.startswith("picture-")


@pytest.mark.parametrize(
    "data", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n", _saved(_drawing(), "JPEG")[:90]]
)
def test_what_is_no_picture_is_none(data: bytes) -> None:
    assert cleaned(data) is None


def test_a_picture_larger_than_any_page_is_none() -> None:
    huge = _saved(Image.new("1", (20_000, 20_000)), "PNG")
    assert len(huge) < 100_000
    assert cleaned(huge) is None


def test_a_drawing_needs_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCR_SOFFICE", "")
    assert vector_kind(_SVG.encode()) == "svg"
    assert cleaned(_SVG.encode()) is None


@pytest.mark.libreoffice
def test_a_drawing_becomes_a_png() -> None:
    if shutil.which("soffice") is None:
        pytest.skip("soffice is not installed")
    clean = cleaned(_SVG.encode())
    assert clean is not None and clean.media == "image/png"
    assert _NAME.encode() not in clean.data


def test_the_grey_box_says_so_and_is_always_the_same() -> None:
    assert grey_box(300, 100) == grey_box(300, 100)
    for size in ((300, 100), (1, 1), (10_000, 3), (3, 10_000)):
        with Image.open(io.BytesIO(grey_box(*size))) as box:
            assert box.size <= (640, 640)


@pytest.mark.tesseract
def test_words_of_a_scanned_letter_are_read() -> None:
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract is not installed")
    letter = Image.new("RGB", (700, 120), "white")
    ImageDraw.Draw(letter).text((20, 40), "Dear Mrs Dobbs", fill="black", font=ImageFont.load_default(36))
    found = picture(_saved(letter, "PNG"), "page 1")
    assert found is not None
    assert "Dobbs" in with_words(found).words
