"""The settings of the collecting by phone: how post-its reach the wall, on which questions, from whom."""

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from atelier.domain.language import gettext as _
from atelier.domain.operations import CollectOn, EditMeeting, Operation
from atelier.domain.rules.meetings import LONGEST_PRIVACY, MOST_QUOTA
from atelier.domain.things import Meeting, Question
from atelier.ui import theme
from atelier.ui.dialogs.who_sees import WhoSees
from atelier.ui.plain_text import plain_action, plain_label, plain_tooltip
from atelier.ui.theme import look
from atelier.ui.widgets.careful_dialog import CarefulDialog
from atelier.ui.widgets.dialog_layout import ending, open_at, scrolled
from atelier.ui.widgets.form_field import FormField, TextField
from atelier.ui.widgets.setting_card import Choice, SettingCard, in_pairs, stacked, ticked
from atelier.ui.wording import note_count

_SIZE_PX = (940, 690)
_LEAST_WIDTH_PX = 720
_SCROLL_PX = 12
"""What is kept free for a scroll bar, so that nothing moves when there is one."""


class PhonesDialog(CarefulDialog):
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
        self.who_sees = WhoSees(meeting, has_groups=has_groups)
        self.displays = self.who_sees.displays
        self.shows_board = self.who_sees.shows_board
        self.asked = self.who_sees.asked
        self.promises = self.who_sees.promises
        self.open_questions = {question.id: self._open_question(question) for question in questions}
        self.free_questions = ticked(_("Chacun choisit sa question"), meeting.free_questions)
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
        self.begin()

    @property
    def promise(self) -> str:
        """What is said of who can know who wrote."""
        return self.who_sees.promise

    def keep(self) -> None:
        """Ask for what was changed."""
        for operation in self._operations():
            self.operation_requested.emit(operation)
        self.accept()

    def written(self) -> object:
        return list(self._operations())

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
        yield from self.who_sees.chosen()
        yield "free_questions", self.free_questions.isChecked()
        yield "quota", self.quota.currentData()
        yield from ((field, edit.text) for field, edit in self.privacy.items())

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.give_up)
        self.save.clicked.connect(self.keep)

    def _open_question(self, question: Question) -> QCheckBox:
        words = plain_action(f"{question.number}  {question.short}")
        box = ticked(words, question.id not in self.meeting.closed_question_ids)
        box.setToolTip(plain_tooltip(question.text))
        box.setAccessibleDescription(question.text)
        return box

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Collecte par téléphone"))
        columns = QHBoxLayout()
        columns.setContentsMargins(0, 0, _SCROLL_PX, 0)
        columns.setSpacing(16)
        for cards in (
            (self.who_sees.wall(), self._questions()),
            (self.who_sees.people(), self.who_sees.phones(), self._page()),
        ):
            columns.addLayout(stacked(cards), 1)
        inside = QWidget()
        inside.setObjectName("settings")
        inside.setLayout(columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24 - _SCROLL_PX, 20)
        column.setSpacing(16)
        column.addWidget(plain_label(_("Collecte par téléphone"), kind="title"))
        column.addWidget(scrolled(inside), 1)
        column.addWidget(self.unsaved)
        buttons = ending(self.cancel, self.save)
        buttons.setContentsMargins(0, 0, _SCROLL_PX, 0)
        column.addLayout(buttons)
        self._take_size()

    def _take_size(self) -> None:
        """As large as its text asks for, and no larger than the screen."""
        least = round(_LEAST_WIDTH_PX * theme.scale())
        self.setMinimumWidth(min(least, self.screen().availableSize().width()))
        open_at(self, *_SIZE_PX)

    def _questions(self) -> SettingCard:
        card = SettingCard(_("Questions ouvertes aux téléphones"))
        card.column.addLayout(in_pairs(self.open_questions.values()))
        free = _("Sinon, les téléphones restent sur la question que vous montrez.")
        card.add(Choice(self.free_questions, free))
        card.add(FormField(_("Post-its par personne, sur chaque question"), self.quota))
        return card

    def _page(self) -> SettingCard:
        card = SettingCard(_("Vie privée"))
        said = _("Ce que dit la page «\u00a0Vie privée\u00a0» des téléphones.")
        card.add(plain_label(said, kind="small", wrap=True), *self.privacy.values())
        return card


def _privacy() -> dict[str, tuple[str, str]]:
    return {
        "organiser": (_("Qui est responsable"), _("par exemple\u00a0: Centre social Les Tilleuls")),
        "kept_for": (
            _("Combien de temps c’est gardé"),
            _("par exemple\u00a0: jusqu’à la fin du projet, en juin 2027"),
        ),
        "contact": (_("À qui s’adresser"), _("par exemple\u00a0: Amina, accueil@tilleuls.example")),
    }


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
