"""The strip at the top of the console: which meeting, its questions, and what is asked for often."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

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


class TopBar(QWidget):
    """Title, tabs, buttons."""

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
            _button(by_name["export"], _("Exporter…")),
            _button(by_name["projection"], _(" Projection"), main=True),
        ]
        self._lay_out()
        model.meeting_changed.connect(self._show_title)
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
        others = (self.tabs, *self.buttons)
        taken = sum(widget.sizeHint().width() + _SPACING for widget in others) + 3 * _MARGIN
        return min(max(self.width() - taken, _TITLE_LEAST), _TITLE_MOST)

    def _lay_out(self) -> None:
        look(self, "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        row.setSpacing(_SPACING)
        row.addWidget(self.title)
        row.addSpacing(8)
        row.addWidget(self.tabs, 1)
        for button in self.buttons:
            row.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has less room for the title."""
        super().resizeEvent(event)
        self._show_title()


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
