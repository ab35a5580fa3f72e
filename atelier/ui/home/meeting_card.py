"""A meeting as the welcome screen shows it: the value, the words about it, and the tile to press."""

from dataclasses import dataclass
from datetime import date, datetime, time

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from atelier.domain.dates import full_day, long_day, time_of_day
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.outline import WallOutline
from atelier.domain.things import MeetingKind
from atelier.ui import theme
from atelier.ui.home.miniature import Miniature
from atelier.ui.plain_text import plain_label
from atelier.ui.widgets.column_button import ColumnButton
from atelier.ui.wording import note_count

_RADIUS_PX = 10
_PICTURE = QSize(200, 112)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCard:
    """What the welcome screen knows of a meeting."""

    meeting_id: str
    project_id: str
    project_title: str
    title: str
    day: date | None
    place: str
    note_count: int
    last_activity: datetime
    begins_at: time | None = None
    kind: MeetingKind = MeetingKind.MEETING
    walls: tuple[WallOutline, ...] = ()

    @property
    def cluster_count(self) -> int:
        """How many clusters there are, on all its walls."""
        return sum(len(wall.clusters) for wall in self.walls)


def when_and_where(card: MeetingCard, today: date) -> str:
    """The day, with its year where that is not this one, the hour until it is past, and the place."""
    day = hour = ""
    if card.day is not None:
        day = long_day(card.day) if card.day.year == today.year else full_day(card.day)
        if card.begins_at is not None and card.day >= today:
            hour = time_of_day(card.begins_at)
    return " · ".join(part for part in (day, hour, card.place) if part) or _("sans date")


def what_is_there(card: MeetingCard) -> str:
    """How many post-its, and in how many clusters."""
    if not card.cluster_count:
        return note_count(card.note_count)
    clusters = ngettext("{count} regroupement", "{count} regroupements", card.cluster_count)
    return f"{note_count(card.note_count)} · {clusters.format(count=card.cluster_count)}"


def state_of(card: MeetingCard, today: date) -> str:
    """Where the meeting is in its life, and that it is an intersession where it is one."""
    state = _moment(card, today)
    if card.kind is MeetingKind.INTERSESSION:
        return _("intersession, {state}").format(state=state)
    return state


def _moment(card: MeetingCard, today: date) -> str:
    if card.day == today:
        return _("aujourd’hui")
    if card.day is not None and card.day > today:
        return _("à venir")
    if card.note_count == 0:
        return _("en préparation")
    return _("passée") if card.day is not None else _("en cours")


class MeetingTile(ColumnButton):
    """A meeting to press, by mouse, space or Enter.

    Signals:
        opened: (meeting id)
    """

    opened = Signal(str)

    def __init__(self, card: MeetingCard, *, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.card = card
        where, state = when_and_where(card, today), state_of(card, today)
        self.setAccessibleName(f"{card.project_title}, {card.title}")
        self.setAccessibleDescription(f"{where}, {what_is_there(card)}, {state}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda: self.opened.emit(card.meeting_id))
        column = self.column
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(4)
        column.addWidget(Miniature(card.walls, size=_PICTURE))
        column.addSpacing(8)
        column.addWidget(_still(plain_label(card.title, kind="heading", wrap=True)))
        column.addWidget(_still(plain_label(where, kind="muted", wrap=True)))
        column.addStretch(1)
        column.addSpacing(8)
        column.addWidget(_still(plain_label(what_is_there(card), wrap=True)))
        column.addWidget(_still(plain_label(state, kind="small", wrap=True)))

    # Qt overrides

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = theme.colours()
        colour, line = (
            (now.focus, 2.0) if self.hasFocus() else (now.ink if self.underMouse() else now.line, 1.0)
        )
        painter.setPen(QPen(QColor(colour), line))
        painter.setBrush(QColor(now.pressed if self.isDown() else now.surface))
        inset = line / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS_PX, _RADIUS_PX
        )


def _still(label: QLabel) -> QLabel:
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
