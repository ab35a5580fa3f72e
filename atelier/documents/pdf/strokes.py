"""Shapes drawn on a page: filled rectangles, QR codes, numbers in a disc."""

from typing import Any

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]

from atelier.documents.pdf import lines
from atelier.documents.pdf.fonts import Variant
from atelier.documents.pdf.lines import Span, Style
from atelier.documents.pdf.operators import filling, numbers
from atelier.domain import palette
from atelier.domain.welcome import Matrix

QUIET_MODULES = 4
"""How many modules of white a QR code needs all around (ISO/IEC 18004, 6.3.8)."""
_BLACK = "#000000"


def fill(
    canvas: Any, colour: str, x: float, y: float, width: float, height: float, radius: float = 0.0
) -> None:
    """Draw a filled rectangle from its lower left corner; a round pen around a smaller one rounds its corners."""
    inside = numbers(x + radius, y + radius, width - 2 * radius, height - 2 * radius)
    if radius:
        pen = f"{filling(colour).upper()} {numbers(2 * radius)} w 1 j"
        canvas.addLiteral(f"{filling(colour)} {pen} {inside} re B")
    else:
        canvas.addLiteral(f"{filling(colour)} {inside} re f")


def outline(canvas: Any, colour: str, x: float, y: float, width: float, height: float, radius: float) -> None:
    """Draw the edge of a white rectangle."""
    canvas.setStrokeColor(HexColor(colour))
    canvas.setFillColor(HexColor(palette.WHITE))
    canvas.setLineWidth(0.8)
    canvas.roundRect(x, y, width, height, radius, stroke=1, fill=1)


def draw_qr(canvas: Any, matrix: Matrix, x: float, y: float, side_pt: float) -> None:
    """Draw a QR code with its quiet zone into a square, black on white whatever is below.

    Dark modules side by side are one rectangle: between two, some viewers and printers leave a hair of white.
    """
    fill(canvas, palette.WHITE, x, y, side_pt, side_pt)
    module = side_pt / (len(matrix) + 2 * QUIET_MODULES)
    path = canvas.beginPath()
    for row, dark in enumerate(matrix, start=QUIET_MODULES + 1):
        start = None
        for column, is_dark in enumerate((*dark, False)):
            if is_dark and start is None:
                start = column
            elif not is_dark and start is not None:
                left = x + (start + QUIET_MODULES) * module
                path.rect(left, y + side_pt - row * module, (column - start) * module, module)
                start = None
    canvas.setFillColor(HexColor(_BLACK))
    canvas.drawPath(path, stroke=0, fill=1)


def draw_number(canvas: Any, number: int, x: float, top: float, side_pt: float) -> None:
    """Draw a number, white in a dark disc."""
    canvas.setFillColor(HexColor(palette.INK))
    canvas.circle(x + side_pt / 2, top - side_pt / 2, side_pt / 2, stroke=0, fill=1)
    size = 0.56 * side_pt
    style = Style(size, side_pt, palette.WHITE, Variant.BOLD)
    (line,) = lines.lay_out([Span(str(number), style)], side_pt)
    lines.draw_line(canvas, line, x + (side_pt - line.width_pt) / 2, lines.baseline(line, top))
