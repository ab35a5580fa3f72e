"""The look that every window shares: fonts, palette, stylesheet, icons, the questions' colours as QColor.

Not here: what the board and the projection draw themselves (`atelier.board.style`), which colours there are
(`atelier.domain.palette`). Widgets say what they are with `look(widget, name)`; the names are in LOOKS.
"""

from functools import cache
from math import ceil
from typing import TypeVar

from PySide6.QtCore import QByteArray, QLoggingCategory, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from atelier.board.style import FAMILIES
from atelier.domain import palette
from atelier.ui.language import speak_french
from atelier.ui.stylesheet import DISABLED, FOCUS, LOOKS, stylesheet
from ressources import ROOT

FONT_SIZE_PX = 15
ICON_SIZE_PX = 20

W = TypeVar("W", bound=QWidget)


def install(app: QApplication, *, scale: float = 1.0) -> None:
    """Give the application its language, fonts, palette and stylesheet; `scale` enlarges text and spacing."""
    speak_french(app)
    # Qt remarks on each listed family that lacks a script of the text, though the next family has it.
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    for file in sorted((ROOT / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    app.setStyle("Fusion")
    app.setFont(font(round(FONT_SIZE_PX * scale)))
    app.setPalette(_palette())
    app.setStyleSheet(stylesheet(scale))


def font(size_px: int, *, bold: bool = False) -> QFont:
    """The interface's font at a size in pixels."""
    made = QFont(list(FAMILIES))
    made.setPixelSize(size_px)
    made.setBold(bold)
    return made


def look(widget: W, name: str) -> W:
    """Say what the widget is, for the stylesheet; returns it.

    Raises:
        ValueError: the stylesheet knows no such look.
    """
    if name not in LOOKS:
        raise ValueError(f"no look is named {name!r}")
    widget.setProperty("look", name)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    return widget


def pale(number: int) -> QColor:
    """The pale colour of the question of that number: behind ink."""
    return QColor(palette.colours(number).pale)


def accent(number: int) -> QColor:
    """The dark colour of the question of that number: badges, rules, outlines."""
    return QColor(palette.colours(number).accent)


@cache
def icon(name: str, colour: str = palette.INK) -> QIcon:
    """The shipped icon of that name, in one colour, greyed where the action does not apply.

    Raises:
        FileNotFoundError: no such icon is shipped.
    """
    svg = (ROOT / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    for ratio in sorted({1, *(ceil(screen.devicePixelRatio()) for screen in QGuiApplication.screens())}):
        made.addPixmap(_rendered(svg, colour, ratio))
        made.addPixmap(_rendered(svg, palette.LINE, ratio), QIcon.Mode.Disabled)
    return made


def _rendered(svg: str, colour: str, ratio: int) -> QPixmap:
    # Here, not above: a window without icons does not pay for loading QtSvg.
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
    pixmap = QPixmap(ICON_SIZE_PX * ratio, ICON_SIZE_PX * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _palette() -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.PAPER,
        role.WindowText: palette.INK,
        role.Base: palette.WHITE,
        role.AlternateBase: palette.PAPER,
        role.Text: palette.INK,
        role.PlaceholderText: palette.MUTED,
        role.Button: palette.WHITE,
        role.ButtonText: palette.INK,
        role.Highlight: FOCUS,
        role.HighlightedText: palette.WHITE,
        role.Link: FOCUS,
        role.ToolTipBase: palette.INK,
        role.ToolTipText: palette.WHITE,
    }
    made = QPalette()
    for name, colour in colours.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(DISABLED))
    return made
