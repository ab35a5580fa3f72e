"""What every picture for the room is held to, whatever is on it."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from atelier.board.style import CONTRAST, LEGIBLE, contrast
from atelier.ui.projection.picture import Box, Code, Picture, Text

SIZES = [(1024, 768), (1366, 768), (1920, 1080), (3840, 2160), (640, 360)]


def check_legible(picture: Picture) -> None:
    """No small print, nothing outside, nothing over anything else, in a box wholly or not at all, dark enough."""
    image = QRectF(0, 0, picture.size.width(), picture.size.height())
    assert min(text.words.size_px for text in picture.texts) >= LEGIBLE * picture.size.height()
    assert [item for item in picture.items if not image.contains(item.rect)] == []
    solid = [item for item in picture.items if isinstance(item, Text | Code)]
    assert [(a, b) for a, b in itertools.combinations(solid, 2) if a.rect.intersects(b.rect)] == []
    for item in solid:
        assert all(box.rect.contains(item.rect) for box in boxes_behind(picture, item.rect)), item
    for text in picture.texts:
        behind = [box.fill for box in boxes_behind(picture, text.rect)] or [picture.background]
        assert contrast(QColor(text.words.colour), QColor(behind[-1])) >= CONTRAST, text.words.text


def check_ink(picture: Picture) -> None:
    """What is painted of texts is where they say that they are."""
    bare = replace(picture, items=[item for item in picture.items if not isinstance(item, Text)])
    inked = differing(painted(picture), painted(bare))
    assert inked
    room = [text.rect.adjusted(-2, -2, 2, 2) for text in picture.texts]
    assert [point for point in inked if not any(rect.contains(*point) for rect in room)] == []


def boxes_behind(picture: Picture, rect: QRectF) -> Iterator[Box]:
    """The boxes that the middle of that place is on, from back to front."""
    return (b for b in picture.items if isinstance(b, Box) and b.rect.contains(rect.center()))


def painted(picture: Picture) -> QImage:
    """The picture as pixels."""
    image = QImage(picture.size.toSize(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    picture.paint(painter)
    painter.end()
    return image


def differing(one: QImage, other: QImage) -> list[tuple[int, int]]:
    """The pixels that differ, on every seventh line and column so that it stays quick."""
    lines = range(0, one.height(), 7 if one.height() > 800 else 3)
    found = []
    for y in lines:
        a, b = (bytes(image.constScanLine(y)) for image in (one, other))
        if a != b:
            found += [
                (x, y) for x in range(0, one.width(), 2) if a[4 * x : 4 * x + 4] != b[4 * x : 4 * x + 4]
            ]
    return found
