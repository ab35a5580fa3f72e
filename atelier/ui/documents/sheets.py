"""The sheets that a preview shows: those of a PDF, or one picture. They are drawn beside the windows' thread."""

from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, QSizeF, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer


class Sheets(QObject):
    """What is to be seen, sheet by sheet, in points.

    Signals:
        drawn: (at, image) the sheet at that place, from 0, in the size that was last asked for.
    """

    drawn = Signal(int, QImage)

    sizes: list[QSizeF]

    def draw(self, at: int, size: QSize) -> None:
        """Have a sheet drawn in that many pixels; returns at once."""
        raise NotImplementedError


class PdfSheets(Sheets):
    """The pages of a PDF, drawn by Qt in a thread of its own."""

    def __init__(self, content: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # In this order, in which Qt destroys them: what draws, in its thread, before what it draws from.
        self._renderer = QPdfPageRenderer(self)
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(self._document)
        self._renderer.pageRendered.connect(self._on_rendered)
        self.sizes = [self._document.pagePointSize(at) for at in range(self._document.pageCount())]

    def draw(self, at: int, size: QSize) -> None:
        """Have a page drawn in that many pixels; returns at once."""
        self._renderer.requestPage(at, size)

    def _on_rendered(self, at: int, _size: QSize, image: QImage) -> None:
        self.drawn.emit(at, image)


class PictureSheets(Sheets):
    """One picture, decoded and made smaller by another thread."""

    _PT_PER_PX = 0.5
    """Pictures are written twice as fine as they are meant to be seen."""

    def __init__(self, content: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._content = QByteArray(content)
        self._picture = QImage()
        header = QBuffer(self._content)
        self.sizes = [QSizeF(QImageReader(header).size()) * self._PT_PER_PX]
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def draw(self, _at: int, size: QSize) -> None:
        """Have the picture made that large; returns at once."""
        self._pool.clear()
        self._pool.start(partial(self._make, size))

    def _make(self, size: QSize) -> None:
        if self._picture.isNull():
            self._picture = QImage.fromData(self._content)
        smooth = Qt.TransformationMode.SmoothTransformation
        self.drawn.emit(0, self._picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
