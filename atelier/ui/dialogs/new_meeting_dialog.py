"""One more meeting of a project: most of what it asks is there already, from the meeting before."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from atelier.domain.following import following_meeting, next_title
from atelier.domain.language import gettext as _
from atelier.domain.operations import CreateMeeting
from atelier.domain.text import title_problem
from atelier.domain.things import Meeting, MeetingKind, Project
from atelier.ui import theme
from atelier.ui.plain_text import plain_action, plain_label
from atelier.ui.planning.agenda_choice import Agenda, AgendaChoice
from atelier.ui.theme import look
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

_SIZE_PX = (860, 620)
_FORM_PX = 320
_KINDS = (MeetingKind.MEETING, MeetingKind.INTERSESSION)


def _now() -> datetime:
    return datetime.now(UTC)


class NewMeetingDialog(CarefulDialog):
    """Asks for a meeting; `operation` is what was asked for, once accepted.

    `held` are the project's meetings, `last` the one that it follows, `agendas` those to choose from: the first is
    proposed, the last one for an intersession.

    Signals:
        founded: (operations) the one CreateMeeting.
    """

    founded = Signal(object)

    def __init__(
        self,
        project: Project,
        held: Sequence[Meeting],
        last: Meeting,
        agendas: Sequence[Agenda],
        *,
        now: Callable[[], datetime] = _now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.operation: CreateMeeting | None = None
        self._held, self._last, self._now = list(held), last, now
        self._project = project
        self.agenda = AgendaChoice(agendas)
        self._agenda_chosen = False
        self._make_fields()
        self._lay_out()
        self._connect()
        self._on_hour_edited()
        self.title.line.setFocus()
        self.title.line.selectAll()
        self.begin()

    @property
    def kind_chosen(self) -> MeetingKind:
        """A meeting in a room, or an intersession."""
        return _KINDS[self.kind.currentIndex()]

    def found(self) -> None:
        """Accept what was typed, or say what is wrong with it."""
        in_room = self.kind_chosen is MeetingKind.MEETING
        wrong = first_invalid([self.title, *((self.begins_at, self.place) if in_room else ())])
        if wrong is not None:
            self._form.ensureWidgetVisible(wrong)
            return
        self.operation = following_meeting(
            self._last,
            self.agenda.agenda.stages,
            title=self.title.text,
            day=self.day.day,
            begins_at=self.begins_at.hour if in_room else None,
            place=self.place.text if in_room else "",
            kind=self.kind_chosen,
            at=self._now(),
        )
        self.founded.emit((self.operation,))
        self.accept()

    def written(self) -> object:
        title = self.title.line
        own_title = title.text() if title.isModified() else ""
        return own_title, self.day.day, self.begins_at.line.text(), self.place.line.text()

    def _on_kind_chosen(self) -> None:
        """Propose what goes with the kind, as far as nothing else was chosen."""
        kind = self.kind_chosen
        if not self.title.line.isModified():
            self.title.line.setText(next_title(self._held, kind))
        in_room = kind is MeetingKind.MEETING
        self.begins_at.setVisible(in_room)
        self.place.setVisible(in_room)
        if not self._agenda_chosen:
            # In an intersession everybody answers from an office, when it suits.
            self.agenda.propose(0 if in_room else -1)
        self._on_hour_edited()

    def _on_agenda_chosen(self) -> None:
        self._agenda_chosen = True

    def _on_hour_edited(self) -> None:
        self.agenda.begin_at(self.begins_at.hour if self.kind_chosen is MeetingKind.MEETING else None)

    def _make_fields(self) -> None:
        self.kind = QComboBox()
        self.kind.addItems([_("Rencontre, dans une salle"), _("Intersession, chacun depuis son bureau")])
        self.title = TextField(
            _("Titre"),
            next_title(self._held, MeetingKind.MEETING),
            check=required(_("Donnez un titre à la rencontre, par exemple «\xa02e rencontre\xa0».")),
        )
        self.day = DayField(self._now().astimezone().date())
        self.begins_at = HourField(self._last.begins_at)
        self.place = TextField(place_label(), self._last.place, check=title_problem)
        # A long name widens the list that opens, not the window.
        self.kind.setMinimumContentsLength(12)
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.cancel = QPushButton(_("Annuler"))
        self.create_button = look(QPushButton(plain_action(_("Créer la rencontre"))), "primary")
        self.create_button.setDefault(True)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._on_kind_chosen)
        self.agenda.chosen.connect(self._on_agenda_chosen)
        self.begins_at.line.textEdited.connect(self._on_hour_edited)
        self.cancel.clicked.connect(self.give_up)
        self.create_button.clicked.connect(self.found)

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Nouvelle rencontre"))
        columns = QHBoxLayout()
        columns.setSpacing(28)
        columns.addWidget(self._left_column())
        columns.addWidget(self.agenda, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(4)
        column.addWidget(plain_label(_("Nouvelle rencontre"), kind="title", wrap=True))
        column.addWidget(plain_label(self._project.title, kind="muted", wrap=True))
        column.addSpacing(12)
        column.addLayout(columns, 1)
        column.addSpacing(12)
        column.addWidget(self.unsaved)
        column.addLayout(ending(self.cancel, self.create_button))
        open_at(self, *_SIZE_PX)

    def _left_column(self) -> QWidget:
        inside = QWidget()
        form = QVBoxLayout(inside)
        form.setContentsMargins(0, 0, 4, 0)
        form.setSpacing(14)
        for field in (
            FormField(_("Genre"), self.kind),
            self.title,
            FormField(_("Date"), self.day),
            self.begins_at,
            self.place,
        ):
            field.label.setWordWrap(True)
            form.addWidget(field)
        form.addStretch(1)
        self._form = scrolled(inside)
        self._form.setFixedWidth(round(_FORM_PX * theme.scale()))
        return self._form
