"""A new project with its first meeting: what it is about, when, and the questions that it asks."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from atelier.domain.composing import AskedQuestion, asked_of, composed
from atelier.domain.founding import first_meeting_title, found_meeting, found_project
from atelier.domain.language import gettext as _
from atelier.domain.operations import CreateMeeting, CreateProject
from atelier.domain.text import title_problem
from atelier.domain.trame import Trame
from atelier.ui import theme
from atelier.ui.dialogs.question_fields import QuestionFields
from atelier.ui.dialogs.question_preview import QuestionPreview
from atelier.ui.plain_text import plain_action, plain_label
from atelier.ui.theme import bear_icon, look
from atelier.ui.widgets.careful_dialog import CarefulDialog
from atelier.ui.widgets.day_field import DayField
from atelier.ui.widgets.dialog_layout import ending, open_at, scrolled
from atelier.ui.widgets.form_field import (
    FormField,
    TextField,
    first_invalid,
    place_label,
    required,
)
from atelier.ui.widgets.hour_field import HourField

_SIZE_PX = (1000, 700)
_FORM_PX = 290


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class _Left:
    """What was typed on a trame when another one was chosen."""

    asked: tuple[AskedQuestion, ...]
    peer_groups: str


class ProjectDialog(CarefulDialog):
    """Asks for a project and its first meeting; `operations` is what was asked for, once accepted.

    Signals:
        founded: (operations) the pair (CreateProject, CreateMeeting), to be carried out in that order.
    """

    founded = Signal(object)

    def __init__(
        self,
        trames: Sequence[Trame],
        *,
        now: Callable[[], datetime] = _now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.trames = list(trames)
        self.operations: tuple[CreateProject, CreateMeeting] | None = None
        self._now = now
        self._left = [_Left(asked_of(trame), ", ".join(trame.peer_groups)) for trame in self.trames]
        self._shown = 0
        self._make_fields()
        self._lay_out()
        self._connect()
        self._show_trame(0)
        self.project_title.line.setFocus()
        self.begin()

    @property
    def trame(self) -> Trame:
        """The trame chosen, with the questions and the peer groups that were typed."""
        return composed(self.trames[self._shown], self.questions.asked, self._groups())

    def found(self) -> None:
        """Accept what was typed, or say what is wrong with it."""
        wrong_band = self.questions.first_invalid()
        wrong = first_invalid(
            [self.project_title, self.meeting_title, self.begins_at, self.place, self.peer_groups]
        )
        if wrong is not None:
            self._form.ensureWidgetVisible(wrong)
        if wrong is None and wrong_band is None:
            self.operations = self._operations()
            self.founded.emit(self.operations)
            self.accept()

    def _operations(self) -> tuple[CreateProject, CreateMeeting]:
        trame, at = self.trame, self._now()
        project = found_project(self.project_title.text, trame, at)
        meeting = found_meeting(
            project.project,
            project.questions,
            trame,
            title=self.meeting_title.text,
            day=self.day.day,
            begins_at=self.begins_at.hour,
            place=self.place.text,
            at=at,
        )
        return project, meeting

    def written(self) -> object:
        fields = (self.project_title, self.meeting_title, self.begins_at, self.place)
        return [field.line.text() for field in fields], self.day.day, self._typed()

    def _typed(self) -> list[_Left]:
        """What stands on each trame; that another is shown is no work lost."""
        typed = list(self._left)
        typed[self._shown] = _Left(self.questions.asked, self.peer_groups.line.text())
        return typed

    def _on_trame_chosen(self, index: int) -> None:
        self._left = self._typed()
        self._show_trame(index)

    def _groups(self) -> list[str]:
        groups = dict.fromkeys(part.strip() for part in re.split("[,;]", self.peer_groups.text))
        return [group for group in groups if group]

    def _on_groups_edited(self) -> None:
        """Say under the field, which is too narrow for them, which groups there will be."""
        told = _("Séparés par des virgules.")
        self.peer_groups.hint.setText("\n".join((told, *(f"• {group}" for group in self._groups()))))

    def _on_questions_changed(self) -> None:
        self.add_question.setEnabled(not self.questions.is_full)
        rank = self.questions.chosen_rank
        asked = self.trame.questions[rank]
        self.preview.show_question(rank + 1, asked.text, asked.short)

    def _show_trame(self, index: int) -> None:
        """Show that trame's questions, as they were left when it was last shown."""
        self._shown = index
        left, description = self._left[index], self.trames[index].description
        self.questions.show_asked(left.asked)
        self.description.setText(description)
        self.description.setVisible(bool(description))
        self.peer_groups.line.setText(left.peer_groups)
        self.peer_groups.line.setCursorPosition(0)
        self._on_groups_edited()
        self._on_questions_changed()

    def _make_fields(self) -> None:
        self.project_title = TextField(
            _("Titre du projet"),
            check=required(_("Donnez un titre au projet.")),
        )
        self.project_title.line.setPlaceholderText(_("par exemple\xa0: Projet école – centres sociaux"))
        self.meeting_title = TextField(
            _("Titre de la rencontre"),
            first_meeting_title(),
            check=required(_("Donnez un titre à la rencontre, par exemple «\xa01re rencontre\xa0».")),
        )
        self.day = DayField(self._now().astimezone().date())
        self.begins_at = HourField()
        self.place = TextField(place_label(), check=title_problem)
        self.choice = QComboBox()
        self.choice.addItems([trame.title for trame in self.trames])
        # A long title widens the list that opens, not the window.
        self.choice.setMinimumContentsLength(12)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.description = plain_label(kind="small", wrap=True)
        self.peer_groups = TextField(_("Groupes de pairs (facultatif)"), check=lambda _text: "")
        self.peer_groups.hint.show()
        self.questions = QuestionFields()
        self.preview = QuestionPreview()
        self.add_question = QPushButton(_("Ajouter une question"))
        bear_icon(self.add_question, "plus")
        self.add_question.setAutoDefault(False)
        self.cancel = QPushButton(_("Annuler"))
        self.create_button = look(QPushButton(plain_action(_("Créer le projet"))), "primary")
        self.create_button.setDefault(True)

    def _connect(self) -> None:
        self.choice.activated.connect(self._on_trame_chosen)
        self.questions.edited.connect(self._on_questions_changed)
        self.questions.chosen.connect(self._on_questions_changed)
        self.add_question.clicked.connect(self.questions.add)
        self.peer_groups.line.textEdited.connect(self._on_groups_edited)
        self.cancel.clicked.connect(self.give_up)
        self.create_button.clicked.connect(self.found)

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Nouveau projet"))
        columns = QHBoxLayout()
        columns.setSpacing(28)
        columns.addWidget(self._left_column())
        columns.addLayout(self._right_column(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        column.addWidget(plain_label(_("Nouveau projet"), kind="title", wrap=True))
        column.addLayout(columns, 1)
        column.addWidget(self.unsaved)
        column.addLayout(ending(self.cancel, self.create_button))
        open_at(self, *_SIZE_PX)

    def _left_column(self) -> QWidget:
        inside = QWidget()
        form = QVBoxLayout(inside)
        form.setContentsMargins(0, 0, 4, 0)
        form.setSpacing(14)
        for field in (
            self.project_title,
            self.meeting_title,
            FormField(_("Date"), self.day),
            self.begins_at,
            self.place,
            self.peer_groups,
        ):
            field.label.setWordWrap(True)
            form.addWidget(field)
        form.addStretch(1)
        self._form = scrolled(inside)
        self._form.setFixedWidth(round(_FORM_PX * theme.scale()))
        return self._form

    def _right_column(self) -> QVBoxLayout:
        """The trame and its questions, scrolled; what becomes of the chosen one is always in sight under them."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(8)
        trame = FormField(_("Trame"), self.choice)
        trame.label.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(plain_label(_("Questions"), kind="heading", wrap=True), 1)
        head.addWidget(self.add_question)
        column.addWidget(trame)
        column.addWidget(self.description)
        column.addLayout(head)
        column.addWidget(self.questions, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(scrolled(inside), 1)
        seen = _("Ce que vous verrez sur l’onglet, et la salle sur l’écran")
        right.addWidget(plain_label(seen, kind="small", wrap=True))
        right.addWidget(self.preview)
        return right
