"""The guide inside the program: its pages, written in Markdown, beside the list of their titles. Nothing is fetched."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QTextBrowser, QWidget

from atelier.domain.language import gettext as _
from atelier.ui import theme
from atelier.ui.theme import look
from ressources import ROOT

GUIDE = ROOT / "guide"
MEASURE = 70
"""How many characters a line holds at most: longer ones are lost from one to the next."""
_PROSE = "la console montre à la salle ce que vous avez choisi"
"""How wide letters are on the average, spaces with them."""
_TEXT_PX = 17
_LEADING_PERCENT = 135.0
_MARGIN = 24
_SETTLED_MS = 80


def guide_pages(folder: Path = GUIDE) -> dict[Path, str]:
    """The pages in their order, with their titles: the first heading, else the name of the file."""
    return {path: _title(path) for path in sorted(folder.glob("*.md"))}


class GuidePage(QWidget):
    """The titles on the left, the page on the right."""

    def __init__(self, *, folder: Path = GUIDE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        pages = guide_pages(folder)
        self._paths = list(pages)
        self.contents = look(QListWidget(), "framed")
        self.contents.setAccessibleName(_("Pages du guide"))
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.addItems(list(pages.values()))
        self.page = GuideText(folder)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(self.contents, 1)
        row.addWidget(self.page, 4)
        self.contents.currentRowChanged.connect(self._on_chosen)
        self.page.anchorClicked.connect(self._on_link)
        self.contents.setCurrentRow(0)

    def show_page(self, name: str) -> bool:
        """Turn to the page of that file name; whether there is one."""
        found = [at for at, path in enumerate(self._paths) if path.name == name]
        if found:
            self.contents.setCurrentRow(found[0])
        return bool(found)

    def _on_chosen(self, row: int) -> None:
        if 0 <= row < len(self._paths):
            self.page.show_file(self._paths[row])

    def _on_link(self, link: QUrl) -> None:
        """Pages lead to one another and within themselves; anything else is not ours to open."""
        if not link.scheme() and link.path():
            self.show_page(link.fileName())
        if link.fragment():
            self.page.scrollToAnchor(link.fragment())


class GuideText(QTextBrowser):
    """One page, in lines of a legible length. Pictures are those of its folder, no wider than the lines."""

    def __init__(self, folder: Path, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder.resolve()
        self._path: Path | None = None
        self._width = 0
        self._is_drawing = False
        self._pictures: dict[tuple[Path, int], QImage] = {}
        """Those of the page, by the room they have: each is reduced once."""
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._draw_again)
        self.setOpenLinks(False)
        self.setAccessibleName(_("Guide"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)

    def show_file(self, path: Path) -> None:
        """Show that page from its top."""
        self._path = path
        self._draw()
        self.verticalScrollBar().setValue(0)

    def _draw(self) -> None:
        if self._path is None:
            return
        self._is_drawing = True
        font = self._font()
        self.document().setDefaultFont(font)
        # From nothing: Qt would begin in the letters that the cursor is in, a heading's.
        self.clear()
        self.setCurrentCharFormat(QTextCharFormat())
        self.setMarkdown(self._path.read_text(encoding="utf-8"))
        block, was_cell = self.document().begin(), False
        while block.isValid():
            QTextCursor(block).mergeBlockFormat(_spaced(block, font.pixelSize(), after_table=was_cell))
            was_cell = _is_cell(block)
            block = block.next()
        self._is_drawing = False

    def _font(self) -> QFont:
        return theme.font(round(_TEXT_PX * theme.scale()))

    def _fit(self) -> None:
        """Have lines as long as is legible, in the middle."""
        # While a page is drawn its scroll bar comes and goes: drawn again inside itself, Qt crashes.
        if self._is_drawing:
            return
        letter = QFontMetricsF(self._font()).horizontalAdvance(_PROSE) / len(_PROSE)
        lines = letter * MEASURE + 2 * _MARGIN
        free = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * self.frameWidth()
        side = max(round(free - lines) // 2, 0)
        self.setViewportMargins(side, 0, side, 0)
        if self._width != (width := self.viewport().width()):
            is_first, self._width = not self._width, width
            # A page takes a quarter of a second: not at each step of a window that is being made larger.
            self._settling.start(0 if is_first else _SETTLED_MS)

    def _draw_again(self) -> None:
        at = self.verticalScrollBar().value()
        self._draw()
        self.verticalScrollBar().setValue(at)

    # Qt overrides

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        name = QUrl(name)
        path = (self._folder / name.path()).resolve()
        is_ours = not name.scheme() and not name.host() and path.is_relative_to(self._folder)
        if kind != QTextDocument.ResourceType.ImageResource.value or not is_ours:
            return None
        room = max(self.viewport().width() - 2 * _MARGIN, 1)
        drawn = self._pictures.get((path, room))
        if drawn is None:
            # Only those of one width: the others are of a window that has another size now.
            self._pictures = {key: kept for key, kept in self._pictures.items() if key[1] == room}
            drawn = self._pictures[path, room] = _fitted(QImage(str(path)), room, self.devicePixelRatioF())
        return drawn

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._width = 0
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(640, 480)


def _fitted(picture: QImage, room: int, ratio: float) -> QImage:
    if picture.isNull() or picture.width() <= room:
        return picture
    sharp = picture.scaledToWidth(round(room * ratio), Qt.TransformationMode.SmoothTransformation)
    sharp.setDevicePixelRatio(ratio)
    return sharp


def _is_cell(block: QTextBlock) -> bool:
    return block.charFormat().objectType() == QTextFormat.ObjectTypes.TableCellObject.value


def _spaced(block: QTextBlock, em: int, *, after_table: bool) -> QTextBlockFormat:
    """How a paragraph keeps from those around it: Markdown's own have no space between them."""
    spaced = QTextBlockFormat()
    level = block.blockFormat().headingLevel()
    is_picture = "\ufffc" in block.text()
    if not level and not is_picture:
        # A picture has its own height: leading would be added to all of it.
        spaced.setLineHeight(_LEADING_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if level:
        spaced.setTopMargin(1.4 * em if level > 1 else 0)
        spaced.setBottomMargin(0.5 * em)
    elif is_picture:
        spaced.setTopMargin(0.6 * em)
        spaced.setBottomMargin(em)
    elif not _is_cell(block):
        is_item = block.blockFormat().objectIndex() != -1
        spaced.setTopMargin(0.8 * em if after_table else 0)
        spaced.setBottomMargin((0.2 if is_item else 0.6) * em)
    return spaced


def _title(path: Path) -> str:
    with path.open(encoding="utf-8") as lines:
        first = next((line for line in lines if line.startswith("# ")), "")
    return first.removeprefix("# ").strip() or path.stem
