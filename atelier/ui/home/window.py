"""The Accueil: the meetings there are, most recent first, or what the app does where there is none yet."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from atelier.domain.language import gettext as _
from atelier.ui.home.base_button import BaseButton
from atelier.ui.home.first_screen import first_screen
from atelier.ui.home.meeting_card import MeetingCard, MeetingTile, state_of, what_is_there, when_and_where
from atelier.ui.home.miniature import Miniature
from atelier.ui.home.tile_grid import TileGrid
from atelier.ui.plain_text import plain_action, plain_label
from atelier.ui.theme import look
from atelier.ui.widgets.dialog_layout import PAGE_MARGIN_PX, centred, scrolled
from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping
from atelier.ui.wording import elapsed_phrase

__all__ = ["Home", "MeetingCard"]

_RESUME_PICTURE = QSize(240, 136)


def _now() -> datetime:
    return datetime.now().astimezone()


class Home(QWidget):
    """One calm screen to start or to go on.

    Signals:
        meeting_requested: (meeting id) open that meeting.
        new_meeting_requested: (project id) add a meeting to that project.
        project_requested: begin a project.
        example_requested: open the example project.
        archive_requested: choose an archive to open.
        archive_dropped: (path) open that archive.
        guide_requested: read how a meeting is run.
        settings_requested: choose language, size, colours.
        base_requested: (path) open that base instead.
        other_base_requested: choose another base to open.
        new_base_requested: begin a base.
    """

    meeting_requested = Signal(str)
    new_meeting_requested = Signal(str)
    project_requested = Signal()
    example_requested = Signal()
    archive_requested = Signal()
    archive_dropped = Signal(str)
    guide_requested = Signal()
    settings_requested = Signal()
    base_requested = Signal(str)
    other_base_requested = Signal()
    new_base_requested = Signal()

    def __init__(
        self,
        cards: Sequence[MeetingCard] = (),
        *,
        now: Callable[[], datetime] = _now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.cards: list[MeetingCard] = []
        self.resume: QPushButton | None = None
        self.new_meetings: dict[str, QPushButton] = {}
        self.new_project = QPushButton()
        self.example = QPushButton()
        self.archive = QPushButton()
        self.base = look(BaseButton(), "quiet")
        self.guide = look(QPushButton(_("Guide")), "quiet")
        self.settings = look(QPushButton(_("Réglages…")), "quiet")
        self._now = now
        self._content = QWidget()
        self.setAccessibleName(_("Accueil"))
        look(self, "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._bar())
        self._column.addWidget(self._content, 1)
        self._connect()
        self.show_cards(cards)

    def _connect(self) -> None:
        self.guide.clicked.connect(self.guide_requested)
        self.settings.clicked.connect(self.settings_requested)
        QShortcut(QKeySequence("Ctrl+,"), self).activated.connect(self.settings_requested)
        self.base.recent_requested.connect(self.base_requested)
        self.base.other_requested.connect(self.other_base_requested)
        self.base.new_requested.connect(self.new_base_requested)

    def _bar(self) -> QWidget:
        """The strip above both screens: which base is open on the left, what helps on the right."""
        bar = look(QWidget(), "bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 6, 16, 6)
        self.base.hide()
        row.addWidget(self.base)
        row.addWidget(wrapping(WrappingRow((self.guide, self.settings), spacing=8, at_right=True)), 1)
        for button in (self.base, self.guide, self.settings):
            # Enter presses a button outside a dialog only if it says so.
            button.setAutoDefault(True)
        return bar

    @property
    def tiles(self) -> list[MeetingTile]:
        """The tiles in the order in which they are shown."""
        return self._content.findChildren(MeetingTile)

    def show_base(self, path: Path, recent: Sequence[Path] = ()) -> None:
        """Say which base the meetings are in, and offer those opened lately."""
        self.base.show_base(path, recent)
        self.base.show()

    def show_cards(self, cards: Sequence[MeetingCard]) -> None:
        """Show those meetings, whatever was shown before."""
        self.cards = sorted(cards, key=lambda card: card.last_activity, reverse=True)
        self.resume = None
        self.new_meetings = {}
        self.new_project = look(QPushButton(), "primary" if self.cards else "primary_large")
        self.new_project.clicked.connect(self.project_requested)
        self.example = QPushButton(_("Ouvrir l’exemple"))
        self.example.clicked.connect(self.example_requested)
        self.archive = QPushButton(_("Ouvrir une archive…"))
        self.archive.clicked.connect(self.archive_requested)
        first = (self.new_project, self.example, self.archive)
        content = self._list() if self.cards else first_screen(*first)
        self._column.addWidget(content, 1)
        self._column.removeWidget(self._content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        for button in content.findChildren(QPushButton):
            button.setAutoDefault(True)
        content.show()
        self._first_button().setFocus()

    def _first_button(self) -> QPushButton:
        return self.new_project if self.resume is None else self.resume

    def _list(self) -> QWidget:
        """The meetings, under a head that stays when they are scrolled."""
        self.new_project.setText(_("Nouveau projet"))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(plain_label(_("Vos rencontres"), kind="page", wrap=True), 2)
        head.addWidget(
            wrapping(WrappingRow((self.archive, self.example, self.new_project), at_right=True)), 3
        )
        list_ = QVBoxLayout()
        list_.setSpacing(16)
        for widget in self._meetings():
            list_.addWidget(widget)
        list_.addStretch(1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = centred(head, top=24, bottom=16)
        area = scrolled(look(centred(list_, top=8, bottom=PAGE_MARGIN_PX), "paper"))
        # The bar takes its width from the list alone: the head would stand beside its column.
        area.verticalScrollBar().rangeChanged.connect(lambda: _give_way(above, area))
        column.addWidget(above)
        column.addWidget(area, 1)
        return content

    def _meetings(self) -> Iterable[QWidget]:
        yield self._resume_card(self.cards[0])
        for cards in _by_project(self.cards):
            yield self._project_head(cards[0])
            yield TileGrid([self._tile(card) for card in cards])

    def _project_head(self, card: MeetingCard) -> QWidget:
        title = plain_label(card.project_title, kind="heading", wrap=True)
        button = QPushButton(plain_action(_("Nouvelle rencontre…")))
        button.setAccessibleName(_("Nouvelle rencontre du projet {title}").format(title=card.project_title))
        button.clicked.connect(lambda: self.new_meeting_requested.emit(card.project_id))
        self.new_meetings[card.project_id] = button
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 16, 0, 0)
        row.setSpacing(16)
        row.addWidget(title, 1)
        row.addWidget(button)
        return head

    def _tile(self, card: MeetingCard) -> MeetingTile:
        tile = MeetingTile(card, today=self._now().date())
        tile.opened.connect(self.meeting_requested)
        return tile

    def _resume_card(self, card: MeetingCard) -> QFrame:
        now = self._now()
        there = f"{what_is_there(card)} · {state_of(card, now.date())}"
        touched = _("Dernière activité {when}").format(when=elapsed_phrase(card.last_activity, now))
        title = plain_label(card.title, kind="title", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch(1)
        for label in (plain_label(card.project_title, kind="muted", wrap=True), title):
            words.addWidget(label)
        words.addWidget(plain_label(when_and_where(card, now.date()), wrap=True))
        words.addWidget(plain_label(there, wrap=True))
        words.addWidget(plain_label(touched, kind="small", wrap=True))
        words.addStretch(1)
        self.resume = look(QPushButton(_("Reprendre")), "primary_large")
        self.resume.setAccessibleName(_("Reprendre {title}").format(title=card.title))
        self.resume.clicked.connect(lambda: self.meeting_requested.emit(card.meeting_id))
        frame = look(QFrame(), "card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 16, 28, 16)
        row.setSpacing(24)
        picture = Miniature(card.walls, size=_RESUME_PICTURE)
        picture.setFixedSize(_RESUME_PICTURE)
        row.addWidget(picture)
        row.addLayout(words, 1)
        row.addWidget(self.resume)
        return frame

    # Qt overrides

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _archive_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _archive_in(event.mimeData())
        if path:
            event.acceptProposedAction()
            self.archive_dropped.emit(path)


def _archive_in(dropped: QMimeData) -> str:
    """The one archive among what is dropped; empty where that is anything else."""
    paths = [url.toLocalFile() for url in dropped.urls()]
    return paths[0] if len(paths) == 1 and paths[0].lower().endswith(".atelier") else ""


def _by_project(cards: Iterable[MeetingCard]) -> list[list[MeetingCard]]:
    grouped: dict[str, list[MeetingCard]] = {}
    for card in cards:
        grouped.setdefault(card.project_id, []).append(card)
    return list(grouped.values())


def _give_way(above: QWidget, area: QScrollArea) -> None:
    bar = area.verticalScrollBar()
    above.setContentsMargins(0, 0, bar.sizeHint().width() if bar.maximum() else 0, 0)
