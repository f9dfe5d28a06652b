import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.journeys.reading import FONT, read_number
from tests.journeys.trace import Rect


@pytest.mark.parametrize("number", ["A-001", "C-012", "F-789", "K-345", "A-660"])
@pytest.mark.parametrize("size", [90, 310])
def test_large_number_is_read_among_smaller_writing_and_a_taller_button(number: str, size: int) -> None:
    picture = Image.new("RGB", (1080, 1920), "#FAF7F1")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 1080, 120), fill="#084039")
    draw.text((60, 300), number, fill="#084039", font=ImageFont.truetype(str(FONT), size))
    draw.text((60, 800), "Tunggu di depan Loket 2", fill="#14232B", font=ImageFont.truetype(str(FONT), 40))
    draw.rectangle((60, 1000, 1020, 1500), fill="#084039")
    draw.line((1074, 130, 1074, 990), fill="#084039", width=3)
    assert read_number(picture, [Rect(60, 1000, 960, 500)]) == number.replace("-", "")


def test_nothing_is_read_on_an_empty_page() -> None:
    assert read_number(Image.new("RGB", (540, 960), "#FAF7F1"), []) == ""
