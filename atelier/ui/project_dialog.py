"""A new project with its first meeting: what it is about, when, and the questions that it asks."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from atelier.domain.founding import first_meeting_title, found_meeting, found_project, reworded
from atelier.domain.language import gettext as _
from atelier.domain.operations import CreateMeeting, CreateProject
from atelier.domain.trame import Trame
from atelier.ui.day_field import DayField
from atelier.ui.dialog_layout import ending, scrolled
from atelier.ui.form_field import (
    FormField,
    TextField,
    first_invalid,
    make_room,
    place_label,
    required,
    title_problem,
)
from atelier.ui.plain_text import plain_action, plain_label
from atelier.ui.question_fields import QuestionFields
from atelier.ui.theme import look

_FORM_PX = 320


def _now() -> datetime:
    return datetime.now(UTC)


class ProjectDialog(QDialog):
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
        self._edited: dict[int, list[str]] = {}
        self._shown = 0
        self._make_fields()
        self._lay_out()
        self._connect()
        self._show_trame(0)
        self.project_title.line.setFocus()

    @property
    def trame(self) -> Trame:
        """The trame chosen, with the words that were typed."""
        groups = list(dict.fromkeys(part.strip() for part in re.split("[,;]", self.peer_groups.text)))
        return reworded(self.trames[self._shown], self.questions.texts, [group for group in groups if group])

    def found(self) -> None:
        """Accept what was typed, or say what is wrong with it."""
        wrong = first_invalid([self.project_title, self.meeting_title, self.place, self.peer_groups])
        if self.questions.first_invalid() is not None or wrong is not None:
            if wrong is not None:
                wrong.line.setFocus()
            make_room(self)
            return
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
            place=self.place.text,
            at=at,
        )
        return project, meeting

    def _on_trame_chosen(self, index: int) -> None:
        self._show_trame(index)

    def _on_question_edited(self) -> None:
        self._edited[self._shown] = self.questions.texts

    def _show_trame(self, index: int) -> None:
        """Show that trame's questions, as they were left when it was last shown."""
        self._shown = index
        trame = self.trames[index]
        self.questions.show_texts(self._edited.get(index, [asked.text for asked in trame.questions]))
        self.description.setText(trame.description)
        self.description.setVisible(bool(trame.description))
        self.peer_groups.line.setText(", ".join(trame.peer_groups))
        self.peer_groups.line.setCursorPosition(0)

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
        self.place = TextField(place_label(), check=title_problem)
        self.choice = QComboBox()
        self.choice.addItems([trame.title for trame in self.trames])
        self.description = plain_label(kind="small", wrap=True)
        hint = _("Séparés par des virgules.")
        self.peer_groups = TextField(_("Groupes de pairs (facultatif)"), check=lambda _text: "", hint=hint)
        self.questions = QuestionFields()
        self.cancel = QPushButton(_("Annuler"))
        self.create_button = look(QPushButton(plain_action(_("Créer le projet"))), "primary")
        self.create_button.setDefault(True)

    def _connect(self) -> None:
        self.choice.activated.connect(self._on_trame_chosen)
        self.questions.edited.connect(self._on_question_edited)
        self.cancel.clicked.connect(self.reject)
        self.create_button.clicked.connect(self.found)

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Nouveau projet"))
        self.resize(940, 680)
        form = QVBoxLayout()
        form.setSpacing(16)
        for field in (
            self.project_title,
            self.meeting_title,
            FormField(_("Date"), self.day),
            self.place,
        ):
            form.addWidget(field)
        form.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        left = QWidget()
        left.setFixedWidth(_FORM_PX)
        left.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        columns.addWidget(left)
        columns.addLayout(self._right(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(24)
        column.addWidget(plain_label(_("Nouveau projet"), kind="title"))
        column.addLayout(columns, 1)
        column.addLayout(ending(self.cancel, self.create_button))

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(FormField(_("Trame"), self.choice))
        right.addWidget(self.description)
        right.addSpacing(8)
        right.addWidget(plain_label(_("Questions"), kind="heading"))
        right.addWidget(plain_label(_("Cliquez dans une question pour la changer."), kind="small"))
        right.addWidget(scrolled(self.questions), 1)
        right.addSpacing(8)
        right.addWidget(self.peer_groups)
        return right
