"""Codes as they are painted: a camera must be able to read every module."""

import random

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from atelier.ui.projection.invitation import QUIET_MODULES, Matrix, module_size_px, paint_code

pytestmark = pytest.mark.usefixtures("qapp")

_random = random.Random(7)
MATRIX: Matrix = tuple(tuple(_random.random() < 0.5 for _ in range(29)) for _ in range(29))
SIDE = 29 + 2 * QUIET_MODULES


def painted(side: float, *, ratio: float = 1.0, at: tuple[float, float] = (0.0, 0.0)) -> QImage:
    """A grey image with the code in a square of that side, in units of a display of that pixel ratio."""
    pixels = round((side + 2 * max(at)) * ratio)
    image = QImage(pixels, pixels, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.gray)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_code(painter, QRectF(*at, side, side), MATRIX)
    painter.end()
    return image


def read(image: QImage) -> Matrix:
    """The modules of the code on a grey image, quiet zone included, each from its middle."""
    grey = image.pixelColor(0, 0)
    columns = [x for x in range(image.width()) if image.pixelColor(x, image.height() // 2) != grey]
    rows = [y for y in range(image.height()) if image.pixelColor(image.width() // 2, y) != grey]
    module = len(columns) / SIDE
    assert module == len(rows) / SIDE == int(module)
    return tuple(
        tuple(
            image.pixelColor(int(columns[0] + (x + 0.5) * module), int(rows[0] + (y + 0.5) * module)).value()
            == 0
            for x in range(SIDE)
        )
        for y in range(SIDE)
    )


def framed(matrix: Matrix) -> Matrix:
    """The matrix with its quiet zone."""
    blank = tuple((False,) * SIDE for _ in range(QUIET_MODULES))
    side = (False,) * QUIET_MODULES
    return (*blank, *((*side, *row, *side) for row in matrix), *blank)


@pytest.mark.parametrize("side", [60.0, 111.0, 200.5, 437.3])
@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_every_module_is_whole_pixels(side: float, ratio: float) -> None:
    assert read(painted(side, ratio=ratio, at=(10.3, 10.3))) == framed(MATRIX)


def test_there_is_nothing_but_black_and_white() -> None:
    image = painted(300.7, at=(5.4, 5.4))
    colours = {image.pixelColor(x, y).name() for x in range(300) for y in range(300)}
    assert colours == {"#000000", "#ffffff", "#a0a0a4"}


def test_a_painter_that_is_scaled_paints_it_crisp_too() -> None:
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    painter = QPainter(image)
    painter.translate(7.5, 3.2)
    painter.scale(0.37, 0.37)
    paint_code(painter, QRectF(20, 20, 900, 900), MATRIX)
    painter.end()
    assert read(image) == framed(MATRIX)


def test_on_white_only_dark_modules_are_painted() -> None:
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    painter = QPainter(image)
    paint_code(painter, QRectF(0, 0, 300, 300), MATRIX, on_white=True)
    painter.end()
    colours = {image.pixelColor(x, y).name() for x in range(300) for y in range(300)}
    assert colours == {"#000000", "#a0a0a4"}


def test_the_painter_is_left_as_it_was() -> None:
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(2, 2)
    before = painter.transform()
    paint_code(painter, QRectF(0, 0, 90, 90), MATRIX)
    assert painter.transform() == before
    assert painter.testRenderHint(QPainter.RenderHint.Antialiasing)
    painter.end()


def test_a_module_is_a_pixel_at_least() -> None:
    assert module_size_px(10, 29) == 1
    assert module_size_px(37, 29) == 1
    assert module_size_px(73.9, 29) == 1
    assert module_size_px(74, 29) == 2
