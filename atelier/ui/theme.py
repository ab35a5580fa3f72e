"""The look that every window shares: fonts, palette, stylesheet, icons, the questions' colours as QColor.

Not here: what the board and the projection draw themselves (`atelier.board.style`), which colours there are
(`atelier.domain.palette`). Widgets say what they are with `look(widget, name)`; the names are in LOOKS.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from math import ceil
from typing import TypeVar

from PySide6.QtCore import QByteArray, QLoggingCategory, QObject, QRectF, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from atelier.board.colours import DARK, LIGHT, Colours
from atelier.board.style import FAMILIES, tones
from atelier.domain import palette
from atelier.ui.language import speak_through_qt
from atelier.ui.stylesheet import LOOKS, stylesheet
from ressources import ROOT

FONT_SIZE_PX = 15
ICON_SIZE_PX = 20

_DARK, _SCALE, _ICON = "atelier_dark", "atelier_scale", "atelier_icon"
"""Properties of the application, which is what has a look, and of what bears an icon."""

W = TypeVar("W", bound=QWidget)
Bearer = TypeVar("Bearer", QAction, QAbstractButton, QLabel)


def install(app: QApplication, *, scale: float = 1.0, dark: bool = False) -> None:
    """Give the application its language, fonts, palette and stylesheet; `scale` enlarges text and spacing.

    Harmless again, with another scale or other colours: what is on screen follows.
    """
    speak_through_qt(app)
    if (app.property(_DARK), app.property(_SCALE)) == (dark, scale):
        return
    # Qt remarks on each listed family that lacks a script of the text, though the next family has it.
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    _load_fonts()
    if app.property(_DARK) is None:
        app.setStyle("Fusion")
    app.setProperty(_DARK, dark)
    app.setProperty(_SCALE, scale)
    app.setFont(font(round(FONT_SIZE_PX * scale)))
    app.setPalette(_palette(colours()))
    app.setStyleSheet(stylesheet(scale, colours()))
    for widget in app.allWidgets():
        for owner in (widget, *widget.actions()):
            _draw_icon(owner)


@contextmanager
def styled_when_whole() -> Iterator[None]:
    """Around the making of the first window: it takes the stylesheet once, when it is whole.

    Qt styles a widget again, with all that it holds, each time it is put into another: a tenth of the start.
    Where there are windows already, which would lose their look meanwhile, this one is made as usual.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication) or app.topLevelWidgets():
        yield
        return
    sheet = app.styleSheet()
    app.setStyleSheet("")
    try:
        yield
    finally:
        app.setStyleSheet(sheet)


def colours() -> Colours:
    """The console's colours at the moment; as light before the application has a look."""
    app = QApplication.instance()
    return DARK if app is not None and app.property(_DARK) else LIGHT


def scale() -> float:
    """By how much text is enlarged at the moment."""
    app = QApplication.instance()
    return float(app.property(_SCALE) or 1.0) if app is not None else 1.0


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


def readable_accent(number: int) -> QColor:
    """That colour where it stands on a surface of the console: by night, as light as reading asks for."""
    return tones(number, projected=False, dark=colours().is_dark).accent


def bear_icon(bearer: Bearer, name: str, colour: str = "ink") -> Bearer:
    """Have an action, a button or a label bear that icon, in that colour of whichever theme is in force; returns it.

    Raises:
        FileNotFoundError: no such icon is shipped.
        AttributeError: the theme has no such colour.
    """
    bearer.setProperty(_ICON, f"{name} {colour}")
    _draw_icon(bearer)
    return bearer


def _draw_icon(bearer: QObject) -> None:
    said = bearer.property(_ICON)
    if not said:
        return
    name, colour = said.split()
    drawn = icon(name, getattr(colours(), colour))
    if isinstance(bearer, QLabel):
        bearer.setPixmap(drawn.pixmap(round(ICON_SIZE_PX * scale())))
    elif isinstance(bearer, QAction | QAbstractButton):
        bearer.setIcon(drawn)


def icon(name: str, colour: str | None = None) -> QIcon:
    """The shipped icon of that name, in one colour (ink), greyed where the action does not apply.

    For what is painted at once; what keeps its icon bears it (`bear_icon`), and then follows the theme.

    Raises:
        FileNotFoundError: no such icon is shipped.
    """
    return _icon(name, colour or colours().ink, colours().line, round(ICON_SIZE_PX * scale()))


@cache
def _icon(name: str, colour: str, disabled: str, size_px: int) -> QIcon:
    svg = (ROOT / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    for ratio in sorted({1, *(ceil(screen.devicePixelRatio()) for screen in QGuiApplication.screens())}):
        made.addPixmap(_rendered(svg, colour, size_px, ratio))
        made.addPixmap(_rendered(svg, disabled, size_px, ratio), QIcon.Mode.Disabled)
    return made


def _rendered(svg: str, colour: str, size_px: int, ratio: int) -> QPixmap:
    # Here, not above: a window without icons does not pay for loading QtSvg.
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
    pixmap = QPixmap(size_px * ratio, size_px * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@cache
def _load_fonts() -> None:
    for file in sorted((ROOT / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    by_role = {
        role.Window: colours.paper,
        role.WindowText: colours.ink,
        role.Base: colours.surface,
        role.AlternateBase: colours.paper,
        role.Text: colours.ink,
        role.PlaceholderText: colours.muted,
        role.Button: colours.surface,
        role.ButtonText: colours.ink,
        role.Highlight: colours.focus,
        role.HighlightedText: colours.surface,
        role.Link: colours.focus,
        role.ToolTipBase: colours.ink,
        role.ToolTipText: colours.surface,
    }
    made = QPalette()
    for name, colour in by_role.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.disabled))
    return made
