"""The strip at the top of the console: which meeting, its questions, and what is asked for often."""

from itertools import product

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QCursor, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QToolButton, QToolTip, QWidget

from atelier.board.model import BoardModel
from atelier.domain.dates import short_day
from atelier.domain.language import gettext as _
from atelier.ui import theme
from atelier.ui.console.actions import Actions
from atelier.ui.console.question_tabs import QuestionTabs
from atelier.ui.plain_text import plain_label, plain_tooltip
from atelier.ui.theme import look

_TITLE_LEAST = 120
_TITLE_MOST = 420
_MARGIN = 16
_SPACING = 8
_ICON_BUTTON = 40
"""The width of a button without words."""


class TopBar(QWidget):
    """Title, tabs, buttons.

    Where the tabs have not even room for their numbers, the buttons give up their words, then the tabs take a line of
    their own: a question is never told by its colour alone.
    """

    def __init__(self, model: BoardModel, actions: Actions, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.title = plain_label(kind="heading")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.tabs = QuestionTabs(model)
        by_name = actions.by_name
        self.buttons = [
            _button(by_name["undo"], ""),
            _button(by_name["redo"], ""),
            _button(by_name["search"], _("Rechercher")),
            _button(by_name["invitation"], _("QR")),
            _button(by_name["documents"], _("Exporter…")),
            _button(by_name["projection"], _(" Projection"), main=True),
        ]
        self._styles = [button.toolButtonStyle() for button in self.buttons]
        self._grid = QGridLayout(self)
        self._held = QWidget()
        self._lay_out()
        model.meeting_changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._share_out()
        self._show_title()

    def _show_title(self) -> None:
        meeting = self.model.meeting
        day = short_day(meeting.day) if meeting.day else ""
        text = " · ".join(filter(None, (meeting.title, day)))
        metrics = QFontMetrics(self.title.font())
        room = self._title_room()
        shown = text if metrics.horizontalAdvance(text) <= room else meeting.title
        self.title.setText(metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room))
        self.title.setToolTip(plain_tooltip(" · ".join(filter(None, (text, meeting.place)))))
        self.title.setAccessibleName(text)

    def _title_room(self) -> int:
        """What the tabs and the buttons leave, in pixels."""
        tabs_px = 0 if self._is_in_two_lines else self.tabs.sizeHint().width() + _SPACING
        taken = self._held.sizeHint().width() + tabs_px + 4 * _MARGIN
        return min(max(self.width() - taken, _TITLE_LEAST), _TITLE_MOST)

    @property
    def _is_in_two_lines(self) -> bool:
        return self._grid.itemAtPosition(1, 0) is not None

    def _share_out(self) -> None:
        """Give the tabs room for their numbers at least."""
        for two_lines, wordless in product((False, True), repeat=2):
            for button, style in zip(self.buttons, self._styles, strict=True):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly if wordless else style)
            beside = self._held.sizeHint().width() + _TITLE_LEAST + 4 * _MARGIN
            if beside + (0 if two_lines else self.tabs.minimumSizeHint().width()) <= self.width():
                break
        if two_lines != self._is_in_two_lines:
            self._grid.removeWidget(self.tabs)
            self._grid.addWidget(self.tabs, *((1, 0, 1, 3) if two_lines else (0, 1)))

    def _lay_out(self) -> None:
        look(self, "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self._held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACING)
        for button in self.buttons:
            row.addWidget(button)
        self._grid.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        self._grid.setSpacing(_SPACING)
        self._grid.setHorizontalSpacing(_MARGIN)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.title, 0, 0)
        self._grid.addWidget(self.tabs, 0, 1)
        self._grid.addWidget(self._held, 0, 2)

    def minimumSizeHint(self) -> QSize:
        """Room for the title and the buttons without words; the tabs go under them."""
        icons = len(self.buttons) * (round(theme.scale() * _ICON_BUTTON) + _SPACING)
        width = max(icons + _TITLE_LEAST + _MARGIN, self.tabs.minimumSizeHint().width()) + 2 * _MARGIN
        return QSize(width, self._grid.totalMinimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has less room for words."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """So has one in large letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()


def _button(action: QAction, words: str, *, main: bool = False) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    _name(button)
    action.changed.connect(lambda: _name(button))
    if words:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        action.setIconText(words)
    if main:
        look(button, "primary")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        theme.bear_icon(action, "presentation", "surface")
    return button


def _name(button: QToolButton) -> None:
    """Give the button the action's words of the moment, such as what would be undone."""
    words = button.defaultAction().text()
    button.setAccessibleName(words.replace("&&", "\0").replace("&", "").replace("\0", "&"))
    if button.underMouse() and QToolTip.isVisible():
        # It would go on telling what was true before the click.
        QToolTip.showText(QCursor.pos(), button.toolTip(), button)
