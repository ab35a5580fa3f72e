"""What a window really draws, read from Qt's own SVG output of it: every run of text, its size, colour and place.

Independent of the lists of items from which the projection's pictures are made, and of the board's arrangement.
"""

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from atelier.board.style import CONTRAST, LEGIBLE, contrast

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_SAMPLES = 120
_ALIKE = 40
"""How far the channels of two colours may be apart, summed, where an edge is smoothed."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A run of text on one line: the size of its letters in px of the image, and where its ink is."""

    text: str
    size_px: float
    colour: str
    ink: QRectF
    moved: bool
    """Whether it was drawn by an item of the board, which has a place of its own."""


def drawn_texts(window: QWidget) -> list[Drawn]:
    """Every run of text that the window draws, in the order in which it is drawn."""
    buffer, generator = QBuffer(), QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(window.size())
    generator.setViewBox(QRect(0, 0, window.width(), window.height()))
    window.render(generator)
    root = ElementTree.fromstring(bytes(buffer.data()))
    return list(_runs(root))


def _runs(root: ElementTree.Element) -> Iterator[Drawn]:
    for group in root.iter(f"{_SVG}g"):
        numbers = [float(n) for n in _NUMBER.findall(group.get("transform", ""))]
        transform = QTransform(*numbers) if len(numbers) == 6 else QTransform()
        for run in group.findall(f"{_SVG}text"):
            text = "".join(run.itertext())
            made = _run(run, text, transform)
            # A joiner or a space of another family is a run of its own, without ink.
            if not made.ink.isEmpty():
                yield made


def _run(run: ElementTree.Element, text: str, transform: QTransform) -> Drawn:
    size = float(run.get("font-size", "0"))
    font = QFont((run.get("font-family") or "").replace("'", "").split(","))
    font.setPixelSize(round(size))
    font.setWeight(QFont.Weight(int(run.get("font-weight", "400"))))
    ink = QFontMetricsF(font).tightBoundingRect(text.strip("\u200e\u200f\u2060 "))
    ink.translate(float(run.get("x", "0")), float(run.get("y", "0")))
    moved = bool(transform.dx() or transform.dy())
    return Drawn(text, size * transform.m22(), run.get("fill", ""), transform.mapRect(ink), moved)


def faults(window: QWidget, board: QRectF) -> list[str]:
    """What is wrong for the room with what the window draws; `board`: the part of it that the board has."""
    runs, image = drawn_texts(window), window.grab().toImage()
    return [*_size_faults(runs, window.size(), board), *_overlaps(runs), *_colour_faults(runs, image)]


def _size_faults(runs: list[Drawn], size: QSize, board: QRectF) -> Iterator[str]:
    image = QRectF(0, 0, size.width(), size.height())
    for run in runs:
        if run.size_px < LEGIBLE * size.height():
            yield f"small print, {run.size_px} px: {run.text!r}"
        if not (board if run.moved else image).adjusted(-0.5, -0.5, 0.5, 0.5).contains(run.ink):
            yield f"cut by an edge, {run.ink}: {run.text!r}"


def _overlaps(runs: list[Drawn]) -> Iterator[str]:
    ordered = sorted(runs, key=lambda run: run.ink.top())
    for at, run in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other.ink.top() >= run.ink.bottom():
                break
            shared = run.ink.intersected(other.ink)
            # Letters of two scripts on one line may touch; a line must not run into the next.
            if shared.width() > 0.2 * run.size_px and shared.height() > 0.12 * run.size_px:
                yield f"over one another: {run.text!r}, {other.text!r}"


def _colour_faults(runs: list[Drawn], image: QImage) -> Iterator[str]:
    for run in runs:
        around = list(_ring(image, run.ink))
        behind, _count = Counter(around).most_common(1)[0]
        if contrast(QColor(run.colour), QColor(behind)) < CONTRAST:
            yield f"pale, {run.colour} on {QColor(behind).name()}: {run.text!r}"
        foreign = [pixel for pixel in around if _is_foreign(pixel, behind, QColor(run.colour).rgb())]
        if len(foreign) > 0.05 * len(around):
            yield f"across an edge, {len(foreign)} of {len(around)}: {run.text!r}"


def _ring(image: QImage, ink: QRectF) -> Iterator[int]:
    """The pixels just above and below the ink, where there is only what the text stands on, and letters beside it."""
    box = ink.toAlignedRect().adjusted(-2, -2, 2, 2).intersected(image.rect())
    for x in range(box.left(), box.right() + 1, max(1, box.width() // _SAMPLES)):
        yield image.pixel(x, box.top())
        yield image.pixel(x, box.bottom())


def _is_foreign(pixel: int, behind: int, letters: int) -> bool:
    """Whether it is neither what the text stands on, nor a letter, nor the smoothed edge of one."""
    seen, ground, ink = _channels(pixel), _channels(behind), _channels(letters)
    span = [b - a for a, b in zip(ground, ink, strict=True)]
    off = [b - a for a, b in zip(ground, seen, strict=True)]
    length = sum(step * step for step in span) or 1
    share = min(1.0, max(0.0, sum(a * b for a, b in zip(span, off, strict=True)) / length))
    return sum(abs(b - share * a) for a, b in zip(span, off, strict=True)) > _ALIKE


def _channels(pixel: int) -> tuple[int, int, int]:
    return pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255
