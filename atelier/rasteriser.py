"""A drawing as points: SVG as PNG, by Qt, without a display, in any thread.

Qt holds every other thread of the program up while it draws one SVG, the windows' too: so it gets small ones.
"""

from collections.abc import Iterable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from atelier.documents.faults import DocumentFault
from atelier.documents.rasterising import Tile
from atelier.domain.language import gettext as _
from atelier.domain.palette import PAPER

STRIP_POINTS = 128
QUICKLY = 80
"""How little a PNG is compressed, from 0 to 100: post-its of one colour get small all the same."""


def rasterise(tiles: Iterable[Tile], width: int, height: int) -> bytes:
    """The tiles as a PNG so many points wide and high.

    Raises:
        DocumentFault: there is not enough memory for it.
    """
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    if picture.isNull():
        raise DocumentFault(
            _(
                "Il n’y a pas assez de mémoire pour cette image : fermez d’autres logiciels, ou choisissez SVG."
            )
        )
    painter = QPainter(picture)
    try:
        for top in range(0, height, STRIP_POINTS):
            painter.fillRect(0, top, width, STRIP_POINTS, PAPER)
        for tile in tiles:
            place = QRectF(tile.x, tile.y, tile.width, tile.height)
            QSvgRenderer(QByteArray(tile.svg)).render(painter, place)
    finally:
        painter.end()
    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(file, "PNG", QUICKLY)  # type: ignore[call-overload]  # its stub knows no device
    return bytes(file.data().data())
