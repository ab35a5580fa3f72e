"""The agenda that a new meeting begins with, chosen among those there are, and what is in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from atelier.domain.founding import agenda_of
from atelier.domain.language import gettext as _
from atelier.domain.parts import Snapshot
from atelier.domain.preset import Preset
from atelier.domain.preset import agenda_of as preset_agenda
from atelier.domain.things import Meeting, Question, Stage
from atelier.domain.trame import Trame
from atelier.ui.plain_text import plain_label
from atelier.ui.planning.agenda_editor.times import duration_phrase, stage_count
from atelier.ui.theme import look
from atelier.ui.widgets.dialog_layout import scrolled
from atelier.ui.widgets.elided_label import ElidedLabel
from atelier.ui.widgets.form_field import FormField
from atelier.ui.wording import minutes_phrase


@dataclass(frozen=True, slots=True)
class Agenda:
    """An agenda to choose, and what it is called."""

    name: str
    stages: tuple[Stage, ...]

    @property
    def minutes(self) -> int:
        """How long it takes, as planned."""
        return sum(stage.minutes for stage in self.stages)


class AgendaChoice(QWidget):
    """Shows the agenda chosen stage by stage, and when it would end.

    Signals:
        chosen: another one was chosen by hand.
    """

    chosen = Signal()

    def __init__(self, agendas: Sequence[Agenda], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agendas = list(agendas)
        self._begins_at: time | None = None
        self.box = QComboBox()
        self.box.addItems([agenda.name for agenda in self.agendas])
        # A long name widens the list that opens, not the window.
        self.box.setMinimumContentsLength(12)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.summary = plain_label(kind="small", wrap=True)
        self._card = look(QFrame(), "card")
        self._rows = scrolled(QWidget(), by_keys=True)
        self._rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self.box.currentIndexChanged.connect(self._refresh)
        self.box.activated.connect(self.chosen)
        self._refresh()

    @property
    def agenda(self) -> Agenda:
        """The one chosen."""
        return self.agendas[self.box.currentIndex()]

    def propose(self, rank: int) -> None:
        """Choose the one of that rank; negative ranks count from the end."""
        self.box.setCurrentIndex(rank % len(self.agendas))

    def begin_at(self, at: time | None) -> None:
        """Reckon the end from that hour; from None there is none."""
        self._begins_at = at
        self.summary.setText(_told(self.agenda, at))

    def _refresh(self) -> None:
        self.begin_at(self._begins_at)
        self._card.setVisible(bool(self.agenda.stages))
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        for stage in self.agenda.stages:
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(ElidedLabel(stage.title), 1)
            row.addWidget(plain_label(minutes_phrase(stage.minutes), kind="muted"))
            column.addLayout(row)
        column.addStretch(1)
        self._rows.setWidget(rows)
        rows.setAutoFillBackground(False)

    def _lay_out(self) -> None:
        field = FormField(_("Déroulé"), self.box)
        field.label.setWordWrap(True)
        self._rows.setAccessibleName(_("Étapes du déroulé"))
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(16, 12, 8, 12)
        inside.addWidget(self._rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(field)
        column.addWidget(self.summary)
        column.addWidget(self._card, 1000)
        column.addStretch(1)


def agendas_after(
    snapshot: Snapshot, last: Meeting, *, presets: Sequence[Preset], trames: Sequence[Trame]
) -> list[Agenda]:
    """What may be chosen after that meeting: its own first, where it has one; last an empty one."""
    own = tuple(sorted(snapshot.where(Stage, meeting_id=last.id), key=lambda stage: stage.rank))
    questions = sorted(snapshot.all(Question), key=lambda question: question.number)
    like = _("Comme à la rencontre précédente («\xa0{title}\xa0»)").format(title=last.title)
    return [
        *([Agenda(like, own)] if own else []),
        *(Agenda(preset.title, preset_agenda(preset, last.id, questions)) for preset in presets),
        *(
            Agenda(
                _("Trame «\xa0{title}\xa0»").format(title=trame.title), agenda_of(trame, questions, last.id)
            )
            for trame in trames
        ),
        Agenda(_("Vide\xa0: à composer ensuite"), ()),
    ]


def _told(agenda: Agenda, begins_at: time | None) -> str:
    """How many stages, how long, until when."""
    if not agenda.stages:
        return _("Aucune étape\xa0: vous composerez le déroulé dans la rencontre.")
    count = len(agenda.stages)
    return f"{stage_count(count)} · {duration_phrase(agenda.minutes, begins_at)}"
