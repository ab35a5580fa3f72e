"""The Accueil: the meetings there are, most recent first, or what the app does where there is none yet."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from atelier.domain.language import gettext as _
from atelier.ui.dialog_layout import scrolled
from atelier.ui.meeting_card import MeetingCard, MeetingTile, state_of, when_and_where
from atelier.ui.plain_text import plain_label
from atelier.ui.step_drawing import Deed, StepDrawing
from atelier.ui.theme import look
from atelier.ui.tile_grid import TileGrid
from atelier.ui.wording import elapsed_phrase, note_count

__all__ = ["Home", "MeetingCard"]

_COLUMN_PX = 1080
_MARGIN_PX = 32


def _now() -> datetime:
    return datetime.now().astimezone()


class Home(QWidget):
    """One calm screen to start or to go on.

    Signals:
        meeting_requested: (meeting id) open that meeting.
        project_requested: begin a project.
        example_requested: open the example project.
    """

    meeting_requested = Signal(str)
    project_requested = Signal()
    example_requested = Signal()

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
        self.new_project = QPushButton()
        self.example = QPushButton()
        self._now = now
        self._content = QWidget()
        self.setAccessibleName(_("Accueil"))
        look(self, "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._content)
        self.show_cards(cards)

    @property
    def tiles(self) -> list[MeetingTile]:
        """The tiles in the order in which they are shown."""
        return self._content.findChildren(MeetingTile)

    def show_cards(self, cards: Sequence[MeetingCard]) -> None:
        """Show those meetings, whatever was shown before."""
        self.cards = sorted(cards, key=lambda card: card.last_activity, reverse=True)
        self.resume = None
        self.new_project = look(QPushButton(), "primary")
        self.new_project.clicked.connect(self.project_requested)
        self.example = QPushButton(_("Ouvrir l’exemple"))
        self.example.clicked.connect(self.example_requested)
        content = self._list() if self.cards else self._first_screen()
        self._column.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        for button in content.findChildren(QPushButton):
            # Enter presses a button outside a dialog only if it says so.
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
        head.addWidget(_large(_("Vos rencontres")), 1)
        head.addWidget(self.example)
        head.addWidget(self.new_project)
        list_ = QVBoxLayout()
        list_.setSpacing(16)
        for widget in self._meetings():
            list_.addWidget(widget)
        list_.addStretch(1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_centred(head, top=40, bottom=16))
        column.addWidget(scrolled(look(_centred(list_, top=8, bottom=_MARGIN_PX), "paper")), 1)
        return content

    def _first_screen(self) -> QWidget:
        """What the app does and where to begin, in the middle of the screen."""
        self.new_project.setText(_("Créer un premier projet"))
        _enlarge(self.new_project)
        _enlarge(self.example)
        hint = _("L’exemple est une rencontre déjà remplie, pour essayer sans crainte.")
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.new_project)
        buttons.addWidget(self.example)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(_large(_("Bienvenue dans Atelier")))
        column.addWidget(_lead(_promise()))
        column.addSpacing(16)
        column.addWidget(_steps())
        column.addSpacing(16)
        column.addLayout(buttons)
        column.addWidget(plain_label(hint, kind="muted", wrap=True))
        column.addStretch(3)
        return scrolled(look(_centred(column, top=_MARGIN_PX, bottom=_MARGIN_PX), "paper"))

    def _meetings(self) -> Iterable[QWidget]:
        yield self._resume_card(self.cards[0])
        for title, cards in _by_project(self.cards).items():
            yield _section(title)
            yield TileGrid([self._tile(card) for card in cards])

    def _tile(self, card: MeetingCard) -> MeetingTile:
        tile = MeetingTile(card, today=self._now().date())
        tile.opened.connect(self.meeting_requested)
        return tile

    def _resume_card(self, card: MeetingCard) -> QFrame:
        now = self._now()
        where = f"{when_and_where(card, now.date())} · {note_count(card.note_count)}"
        touched = _("Dernière activité {when}, {state}").format(
            when=elapsed_phrase(card.last_activity, now), state=state_of(card, now.date())
        )
        title = plain_label(card.title, kind="title", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (plain_label(card.project_title, kind="muted", wrap=True), title):
            words.addWidget(label)
        words.addWidget(plain_label(where, wrap=True))
        words.addWidget(plain_label(touched, kind="small", wrap=True))
        self.resume = look(QPushButton(_("Reprendre")), "primary")
        _enlarge(self.resume)
        self.resume.setAccessibleName(_("Reprendre {title}").format(title=card.title))
        self.resume.clicked.connect(lambda: self.meeting_requested.emit(card.meeting_id))
        frame = look(QFrame(), "card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(28, 24, 28, 24)
        row.setSpacing(28)
        row.addWidget(StepDrawing(Deed.GROUP))
        row.addLayout(words, 1)
        row.addWidget(self.resume)
        return frame


def _by_project(cards: Iterable[MeetingCard]) -> dict[str, list[MeetingCard]]:
    grouped: dict[str, list[MeetingCard]] = {}
    for card in cards:
        grouped.setdefault(card.project_title, []).append(card)
    return grouped


def _centred(layout: QHBoxLayout | QVBoxLayout, *, top: int, bottom: int) -> QWidget:
    """The layout in the middle of the width, never wider than reading asks for."""
    inner = QWidget()
    inner.setMaximumWidth(_COLUMN_PX)
    inner.setLayout(layout)
    layout.setContentsMargins(0, 0, 0, 0)
    outer = QWidget()
    row = QHBoxLayout(outer)
    row.setContentsMargins(_MARGIN_PX, top, _MARGIN_PX, bottom)
    row.addStretch(1)
    row.addWidget(inner, 1000)
    row.addStretch(1)
    return outer


def _large(text: str) -> QLabel:
    label = plain_label(text, wrap=True)
    label.setStyleSheet("font-size: 32px; font-weight: bold;")
    return label


def _lead(text: str) -> QLabel:
    label = plain_label(text, kind="muted", wrap=True)
    label.setStyleSheet("font-size: 18px;")
    return label


def _enlarge(button: QPushButton) -> None:
    button.setStyleSheet("font-size: 17px; min-height: 36px; padding: 4px 24px;")


def _section(title: str) -> QLabel:
    label = plain_label(title, kind="heading", wrap=True)
    label.setContentsMargins(0, 16, 0, 0)
    return label


def _promise() -> str:
    return _(
        "Chacun écrit ses idées sur son téléphone, le groupe les rassemble au tableau, "
        "et le compte rendu est prêt le soir même.\nSans internet, sans compte."
    )


def _steps() -> TileGrid:
    write = _(
        "Projetez le code\xa0: chacun envoie ses post-its depuis son téléphone. Vous tapez ceux des autres."
    )
    group = _("Glissez les post-its les uns sur les autres, devant tout le monde, puis donnez un titre.")
    report = _("Exportez le compte rendu\xa0: chaque post-it y est, avec son numéro. Rien ne se perd.")
    return TileGrid(
        [
            _step(Deed.WRITE, _("1. Recueillir"), write),
            _step(Deed.GROUP, _("2. Regrouper"), group),
            _step(Deed.REPORT, _("3. Rendre compte"), report),
        ]
    )


def _step(deed: Deed, title: str, text: str) -> QFrame:
    frame = look(QFrame(), "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(8)
    column.addWidget(StepDrawing(deed))
    column.addSpacing(8)
    column.addWidget(plain_label(title, kind="heading"))
    column.addWidget(plain_label(text, wrap=True))
    column.addStretch(1)
    return frame
