"""A meeting as the welcome screen shows it: the value, the words about it, and the tile to press."""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from atelier.domain.french_dates import full_day, long_day
from atelier.domain.language import gettext as _
from atelier.domain.palette import INK, LINE, WHITE
from atelier.ui.plain_text import plain_label
from atelier.ui.stylesheet import FOCUS, PRESSED
from atelier.ui.wording import note_count

_RADIUS_PX = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCard:
    """What the welcome screen knows of a meeting."""

    meeting_id: str
    project_title: str
    title: str
    day: date | None
    place: str
    note_count: int
    last_activity: datetime


def when_and_where(card: MeetingCard, today: date) -> str:
    """The day, with its year where that is not this one, and the place."""
    day = ""
    if card.day is not None:
        day = long_day(card.day) if card.day.year == today.year else full_day(card.day)
    return " · ".join(part for part in (day, card.place) if part) or _("sans date")


def state_of(card: MeetingCard, today: date) -> str:
    """Where the meeting is in its life."""
    if card.day == today:
        return _("aujourd’hui")
    if card.day is not None and card.day > today:
        return _("à venir")
    if card.note_count == 0:
        return _("en préparation")
    return _("passée") if card.day is not None else _("en cours")


class MeetingTile(QAbstractButton):
    """A meeting to press, by mouse, space or Enter.

    Signals:
        opened: (meeting id)
    """

    opened = Signal(str)

    def __init__(self, card: MeetingCard, *, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card
        where, state = when_and_where(card, today), state_of(card, today)
        self.setAccessibleName(f"{card.project_title}, {card.title}")
        self.setAccessibleDescription(f"{where}, {note_count(card.note_count)}, {state}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda: self.opened.emit(card.meeting_id))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(4)
        column.addWidget(_still(plain_label(card.title, kind="heading", wrap=True)))
        column.addWidget(_still(plain_label(where, kind="muted", wrap=True)))
        column.addStretch(1)
        column.addSpacing(8)
        column.addLayout(_foot(note_count(card.note_count), state))

    # Qt overrides

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._column.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._column.heightForWidth(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, line = (FOCUS, 2.0) if self.hasFocus() else (INK if self.underMouse() else LINE, 1.0)
        painter.setPen(QPen(QColor(colour), line))
        painter.setBrush(QColor(PRESSED if self.isDown() else WHITE))
        inset = line / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS_PX, _RADIUS_PX
        )


def _foot(count: str, state: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(_still(plain_label(count)))
    row.addStretch(1)
    row.addWidget(_still(plain_label(state, kind="small")))
    return row


def _still(label: QLabel) -> QLabel:
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
