"""The settings of the collecting by phone: how post-its reach the wall, on which questions, from whom."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from atelier.domain.language import gettext as _
from atelier.domain.operations import CollectOn, EditMeeting, Operation
from atelier.domain.rules.meetings import LONGEST_PRIVACY, MOST_QUOTA
from atelier.domain.things import Display, Meeting, Question
from atelier.ui.dialog_layout import ending, scrolled
from atelier.ui.form_field import FormField, TextField
from atelier.ui.plain_text import plain_action, plain_label, plain_tooltip
from atelier.ui.setting_card import Choice, SettingCard
from atelier.ui.theme import FONT_SIZE_PX, look
from atelier.ui.wording import note_count

_SIZE_PX = (940, 690)
_LEAST_WIDTH_PX = 720
_SCROLL_PX = 12
"""What is kept free for a scroll bar, so that nothing moves when there is one."""
_AROUND_PX = 80
"""What the screen keeps free of the dialog, its frame included."""


class PhonesDialog(QDialog):
    """Shows the settings and asks for what was changed in them.

    Signals:
        operation_requested: (EditMeeting) with the fields that differ, then (CollectOn) for each question that
            is to open or to close; not told where nothing differs.
    """

    operation_requested = Signal(object)

    def __init__(
        self,
        meeting: Meeting,
        questions: Sequence[Question],
        *,
        has_groups: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.meeting = meeting
        self.displays = {display: QRadioButton(name) for display, (name, _said) in _displays().items()}
        # By themselves only those of one parent exclude each other, and each is with its sentence.
        group = QButtonGroup(self)
        for mark in self.displays.values():
            group.addButton(mark)
        self.displays[meeting.display].setChecked(True)
        self.open_questions = {question.id: self._open_question(question) for question in questions}
        self.free_questions = _ticked(_("Chacun choisit sa question"), meeting.free_questions)
        self.shows_board = _ticked(_("Le tableau se voit sur les téléphones"), meeting.shows_board)
        self.asked = {
            "asks_name": _ticked(_("Le prénom"), meeting.asks_name),
            "asks_structure": _ticked(_("La structure"), meeting.asks_structure),
            "asks_group": _ticked(_("Le groupe de pairs"), meeting.asks_group),
        }
        self.asked["asks_group"].setEnabled(has_groups or meeting.asks_group)
        # One behind the other: they keep the room of the longest, so that nothing moves under the hand.
        self.promises = QStackedWidget()
        for said in _promises():
            label = plain_label(said, kind="small", wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            self.promises.addWidget(label)
        self.quota = _quota(meeting.quota)
        self.privacy = {
            field: _text(label, getattr(meeting, field), example)
            for field, (label, example) in _privacy().items()
        }
        self.cancel = QPushButton(_("Annuler"))
        self.save = look(QPushButton(_("Enregistrer")), "primary")
        self.save.setDefault(True)
        self._lay_out()
        self._connect()
        self.displays[meeting.display].setFocus()

    @property
    def promise(self) -> str:
        """What is said of who can know who wrote."""
        return _promises()[self.promises.currentIndex()]

    def keep(self) -> None:
        """Ask for what was changed."""
        for operation in self._operations():
            self.operation_requested.emit(operation)
        self.accept()

    def _operations(self) -> Iterator[Operation]:
        changed = {field: value for field, value in self._chosen() if value != getattr(self.meeting, field)}
        if "quota" in changed:
            changed["quota"] = self.quota.currentData() or 0
        if changed:
            yield EditMeeting(self.meeting.id, **changed)
        for question_id, box in self.open_questions.items():
            if box.isChecked() == (question_id in self.meeting.closed_question_ids):
                yield CollectOn(self.meeting.id, question_id, box.isChecked())

    def _chosen(self) -> Iterator[tuple[str, Any]]:
        yield "display", next(display for display, mark in self.displays.items() if mark.isChecked())
        yield "free_questions", self.free_questions.isChecked()
        yield "shows_board", self.shows_board.isChecked()
        yield "quota", self.quota.currentData()
        yield from ((field, box.isChecked()) for field, box in self.asked.items())
        yield from ((field, edit.text) for field, edit in self.privacy.items())

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.keep)
        for box in self.asked.values():
            box.toggled.connect(self._show_promise)
        self._show_promise()

    def _show_promise(self) -> None:
        self.promises.setCurrentIndex(any(box.isChecked() for box in self.asked.values()))

    def _open_question(self, question: Question) -> QCheckBox:
        words = plain_action(f"{question.number}  {question.short}")
        box = _ticked(words, question.id not in self.meeting.closed_question_ids)
        box.setToolTip(plain_tooltip(question.text))
        box.setAccessibleDescription(question.text)
        return box

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Collecte par téléphone"))
        columns = QHBoxLayout()
        columns.setContentsMargins(0, 0, _SCROLL_PX, 0)
        columns.setSpacing(16)
        for cards in ((self._wall(), self._questions()), (self._people(), self._phones(), self._page())):
            columns.addLayout(_stacked(cards), 1)
        inside = QWidget()
        inside.setObjectName("settings")
        inside.setLayout(columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24 - _SCROLL_PX, 20)
        column.setSpacing(16)
        column.addWidget(plain_label(_("Collecte par téléphone"), kind="title"))
        column.addWidget(scrolled(inside), 1)
        buttons = ending(self.cancel, self.save)
        buttons.setContentsMargins(0, 0, _SCROLL_PX, 0)
        column.addLayout(buttons)
        self._take_size()

    def _take_size(self) -> None:
        """As large as its text asks for, and no larger than the screen."""
        scale = self.font().pixelSize() / FONT_SIZE_PX
        room = self.screen().availableSize()
        self.setMinimumWidth(min(round(_LEAST_WIDTH_PX * scale), room.width()))
        width, height = (round(side * scale) for side in _SIZE_PX)
        self.resize(min(width, room.width() - _AROUND_PX), min(height, room.height() - _AROUND_PX))

    def _wall(self) -> SettingCard:
        card = SettingCard(_("Arrivée sur le tableau"))
        for display, (_name, meaning) in _displays().items():
            card.add(Choice(self.displays[display], meaning))
        return card

    def _questions(self) -> SettingCard:
        card = SettingCard(_("Questions ouvertes aux téléphones"))
        card.column.addLayout(_in_pairs(self.open_questions.values()))
        free = _("Sinon, les téléphones restent sur la question que vous montrez.")
        card.add(Choice(self.free_questions, free))
        card.add(FormField(_("Post-its par personne, sur chaque question"), self.quota))
        return card

    def _people(self) -> SettingCard:
        card = SettingCard(_("Ce que l’on demande à chacun"))
        card.column.addLayout(_in_pairs(self.asked.values()))
        card.add(self.promises)
        return card

    def _phones(self) -> SettingCard:
        card = SettingCard(_("Sur les téléphones"))
        card.add(
            Choice(self.shows_board, _("Seulement ce que la salle voit déjà, regroupé comme au tableau."))
        )
        return card

    def _page(self) -> SettingCard:
        card = SettingCard(_("Vie privée"))
        said = _("Ce que dit la page «\u00a0Vie privée\u00a0» des téléphones.")
        card.add(plain_label(said, kind="small", wrap=True), *self.privacy.values())
        return card


def _promises() -> tuple[str, str]:
    """What is said where nobody is asked who they are, and where they are."""
    return (
        _("Anonyme. Rien ne relie alors un post-it à la personne."),
        _("Chacun peut laisser vide. Visible de vous seul sur cet écran, jamais projeté."),
    )


def _displays() -> dict[Display, tuple[str, str]]:
    return {
        Display.DIRECT: (_("Direct"), _("Chaque post-it est au tableau dès qu’il est envoyé.")),
        Display.REVIEWED: (
            _("Relu avant affichage"),
            _("Chaque post-it d’un téléphone attend que vous l’affichiez."),
        ),
        Display.HELD: (
            _("Gardé puis révélé d’un coup"),
            _("Chacun écrit sans être influencé\u202f; la salle ne voit que le nombre de post-its."),
        ),
    }


def _privacy() -> dict[str, tuple[str, str]]:
    return {
        "organiser": (_("Qui est responsable"), _("par exemple\u00a0: Centre social Les Tilleuls")),
        "kept_for": (
            _("Combien de temps c’est gardé"),
            _("par exemple\u00a0: jusqu’à la fin du projet, en juin 2027"),
        ),
        "contact": (_("À qui s’adresser"), _("par exemple\u00a0: Amina, accueil@tilleuls.example")),
    }


def _ticked(words: str, checked: bool) -> QCheckBox:
    box = QCheckBox(words)
    box.setChecked(checked)
    return box


def _quota(quota: int | None) -> QComboBox:
    choice = QComboBox()
    choice.addItem(_("sans limite"), None)
    for count in range(1, MOST_QUOTA + 1):
        choice.addItem(note_count(count), count)
    choice.setCurrentIndex(quota or 0)
    return choice


def _text(label: str, text: str, example: str) -> TextField:
    field = TextField(label, text, check=lambda _text: "")
    field.line.setMaxLength(LONGEST_PRIVACY)
    field.line.setPlaceholderText(example)
    field.line.setCursorPosition(0)
    return field


def _in_pairs(boxes: Iterable[QCheckBox]) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(8)
    for place, box in enumerate(boxes):
        grid.addWidget(box, place // 2, place % 2)
    return grid


def _stacked(cards: Sequence[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(16)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column
