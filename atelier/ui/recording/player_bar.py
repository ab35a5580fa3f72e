"""Buttons to listen with: play or pause, five seconds back or on, how fast, stop. It knows no player."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from atelier.domain.language import gettext as _
from atelier.domain.time_codes import format_time_code
from atelier.ui import theme
from atelier.ui.plain_text import plain_label, plain_tooltip
from atelier.ui.theme import look

STEP_S = 5
SPEEDS = (0.75, 1.0, 1.25, 1.5, 2.0)


class PlayerBar(QFrame):
    """Hidden until something is played.

    Signals:
        pause_requested: pause, or go on.
        step_requested: (seconds) go so far on, or back.
        speed_requested: (times)
        stop_requested: listen no more.
    """

    pause_requested = Signal()
    step_requested = Signal(int)
    speed_requested = Signal(float)
    stop_requested = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "well")
        self.position = plain_label()
        self.back = _step_button(f"− {STEP_S} s", _("Cinq secondes en arrière"))
        self.on = _step_button(f"+ {STEP_S} s", _("Cinq secondes en avant"))
        self.pause = _step_button("", _("Pause"))
        self.stop = _step_button("", _("Ne plus écouter"))
        theme.bear_icon(self.stop, "x")
        self.speed = _speed_choice()
        self.show_playing(playing=False)
        self._connect()
        self._lay_out()
        self.hide()

    def open(self, title: str) -> None:
        """Be there for that sound."""
        self.position.setToolTip(plain_tooltip(title))
        self.show()

    def show_position(self, code_s: float, until_s: float) -> None:
        """Show where the sound is: in time codes, of how many."""
        shown = f"{_signed_code(code_s)} / {_signed_code(until_s)}"
        if self.position.text() != shown:
            self.position.setText(shown)

    def show_playing(self, *, playing: bool) -> None:
        """Offer to pause, or to go on."""
        theme.bear_icon(self.pause, "pause" if playing else "play")
        name = _("Pause") if playing else _("Écouter")
        self.pause.setAccessibleName(name)
        self.pause.setToolTip(name)

    def _connect(self) -> None:
        self.pause.clicked.connect(lambda: self.pause_requested.emit())
        self.back.clicked.connect(lambda: self.step_requested.emit(-STEP_S))
        self.on.clicked.connect(lambda: self.step_requested.emit(STEP_S))
        self.stop.clicked.connect(lambda: self.stop_requested.emit())
        self.speed.currentIndexChanged.connect(lambda at: self.speed_requested.emit(SPEEDS[at]))

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.position, 1)
        above.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in (self.back, self.pause, self.on):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.speed)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(4)
        column.addLayout(above)
        column.addLayout(row)


def _signed_code(seconds: float) -> str:
    """A sound may begin before its clock."""
    code = format_time_code(abs(int(seconds)))
    return f"−{code}" if seconds <= -1 else code


def _step_button(text: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _speed_choice() -> QComboBox:
    choice = QComboBox()
    choice.setAccessibleName(_("Vitesse"))
    for speed in SPEEDS:
        choice.addItem(_("{percent} %").format(percent=round(100 * speed)))
    choice.setCurrentIndex(SPEEDS.index(1.0))
    return choice
