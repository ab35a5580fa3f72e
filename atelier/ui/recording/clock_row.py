"""The clock that time codes are read on, in one row: where it is, whether sound is recorded, start and stop."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.language import gettext as _
from atelier.domain.time_codes import format_time_code
from atelier.ui import theme
from atelier.ui.plain_text import plain_label, plain_tooltip
from atelier.ui.recording.recordings import elapsed_s, recordings, running
from atelier.ui.theme import look


class Level(QWidget):
    """How loud the microphone hears: that sound arrives is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.share = 0.0
        self.setFixedHeight(round(4 * theme.scale()))
        self.setAccessibleName(_("Niveau du son"))

    def show_level(self, share: float) -> None:
        """Show a level from 0 to 1."""
        self.share = min(1.0, max(0.0, share))
        self.update()

    # Qt overrides

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.colours().line))
        painter.fillRect(0, 0, round(self.width() * self.share), self.height(), QColor(theme.colours().good))


class ClockRow(QWidget):
    """Shows a time when told, and has no timer.

    Signals:
        toggle_requested: start the clock, or stop it with the sound that goes with it.
        sound_requested: record the sound too.
        list_requested: show the recordings.
    """

    toggle_requested = Signal()
    sound_requested = Signal()
    list_requested = Signal()

    def __init__(self, model: BoardModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.state = plain_label()
        self.toggle = _button(self.toggle_requested)
        self.sound = _tool("mic", _("Enregistrer le son…"), self.sound_requested)
        self.list = _tool("list-music", _("Enregistrements…"), self.list_requested)
        self.level = Level()
        self.level.hide()
        self._lay_out()

    def show_time(self, now: datetime, *, records: bool = False) -> None:
        """Show the clock at that moment; `records`: sound is recorded too."""
        recording = running(self.model)
        if recording is None:
            self._show(_("Chronomètre arrêté"), "muted", tip="")
            self.toggle.setText(_("Démarrer"))
        else:
            code = format_time_code(elapsed_s(recording, now))
            said = _("● Son {code}") if records else _("Chronomètre {code}")
            tip = (
                _("Le son est enregistré.")
                if records
                else _("Le chronomètre tourne, sans enregistrer de son.")
            )
            self._show(said.format(code=code), "warning" if records else "good", tip=tip)
            self.toggle.setText(_("Arrêter"))
        self.sound.setVisible(not records)
        self.list.setVisible(bool(recordings(self.model)))
        self.level.setVisible(records)

    def _show(self, said: str, look_name: str, *, tip: str) -> None:
        if self.state.text() != said:
            self.state.setText(said)
        self.state.setToolTip(plain_tooltip(tip))
        if self.state.property("look") != look_name:
            look(self.state, look_name)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.state, 1)
        for button in (self.sound, self.list, self.toggle):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.level)


def _button(requested: object) -> QPushButton:
    button = look(QPushButton(), "compact")
    # Reached with Tab; a click leaves the keyboard where she writes.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda: requested.emit())  # type: ignore[attr-defined]
    return button


def _tool(icon: str, name: str, requested: object) -> QToolButton:
    button = look(QToolButton(), "quiet")
    theme.bear_icon(button, icon)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda: requested.emit())  # type: ignore[attr-defined]
    return button
