"""Papers to look at, made by Qt itself: no document of ours is needed to see how a preview shows one."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter


def printed(pages: int, *, colour: str = "black") -> bytes:
    """A PDF of so many pages A4, each filled with that colour but for its margins."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    for number in range(1, pages + 1):
        if number > 1:
            writer.newPage()
        painter.fillRect(painter.viewport(), QColor(colour))
    painter.end()
    buffer.close()
    return content.data()


def picture(width: int, height: int, *, colour: str = "black") -> bytes:
    """A PNG of one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return content.data()
