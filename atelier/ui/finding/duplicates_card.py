"""A pile that is proposed: every wording in full, which of them to stack, and which of them on top."""

from collections.abc import Mapping
from itertools import chain, pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from atelier.domain.ids import NoteId
from atelier.domain.language import gettext as _
from atelier.domain.operations import StackNotes
from atelier.domain.pile_proposals import Candidate, PileProposal
from atelier.domain.things import Note
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look
from atelier.ui.widgets.note_words import NoteWords
from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping
from atelier.ui.wording import note_count, note_name

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class CandidateRow:
    """One of the post-its: whether it is stacked, what it says and what lies under it, whether it goes on top."""

    def __init__(self, candidate: Candidate, question_number: int) -> None:
        self.candidate = candidate
        self.box = QCheckBox(note_name(candidate.note))
        self.box.setChecked(True)
        self.words = NoteWords(candidate.note.shown_text, question_number)
        self.where = plain_label(kind="small")
        self.on_top = QRadioButton(_("dessus"))
        self.under = [
            (
                _told_under(note),
                NoteWords(note.shown_text, question_number),
                plain_label(_("dessous"), kind="small"),
            )
            for note in candidate.under
        ]

    def show_as(self, candidate: Candidate, where: str) -> None:
        """Say what it says now, and where it is."""
        text = candidate.note.shown_text
        self.words.tell(text)
        self.where.setText(where)
        self.box.setAccessibleName(_("Empiler le {note} : {text}").format(note=self.box.text(), text=text))
        self.on_top.setAccessibleName(_("Le {note} dessus : {text}").format(note=self.box.text(), text=text))

    @property
    def widgets(self) -> list[list[QWidget]]:
        """All that it is made of, line by line."""
        return [[self.box, self.words, self.where, self.on_top], *(list(line) for line in self.under)]


class DuplicatesCard(QFrame):
    """Follows its proposal without losing what was ticked.

    Signals:
        stack_requested: (StackNotes)
        told_apart: (PileProposal) those are not the same.
    """

    stack_requested = Signal(object)
    told_apart = Signal(object)

    def __init__(self, question_number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        self.rows: dict[NoteId, CandidateRow] = {}
        self.count = plain_label(kind="heading")
        self.outcome = plain_label(kind="small", wrap=True)
        self.stack = QPushButton(_("Empiler"))
        self.apart = QPushButton(_("Ce n’est pas pareil"))
        self._question_number = question_number
        self._proposal = PileProposal(())
        self._places: Mapping[NoteId, str] = {}
        self._tops = QButtonGroup(self)
        self._tops.buttonToggled.connect(self._tell_outcome)
        self._grid = QGridLayout()
        self._lay_out()
        self.stack.clicked.connect(self._on_stack_clicked)
        self.apart.clicked.connect(lambda: self.told_apart.emit(self._proposal))

    @property
    def ticked(self) -> list[NoteId]:
        """The post-its to stack, the one on top too."""
        return [id for id, row in self.rows.items() if row.box.isChecked()]

    @property
    def top(self) -> NoteId | None:
        """The one that goes on top."""
        return next((id for id, row in self.rows.items() if row.on_top.isChecked()), None)

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is in it."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def show_proposal(self, proposal: PileProposal, places: Mapping[NoteId, str]) -> None:
        """Propose that; `places`: where each post-it is, in words. What stays keeps its marks, and the keyboard."""
        if (proposal, shown := {id: places[id] for id in proposal.note_ids}) == (
            self._proposal,
            self._places,
        ):
            return
        self._proposal, self._places = proposal, shown
        known, self.rows = self.rows, {}
        for candidate in proposal.candidates:
            id = candidate.note.id
            row = known.pop(id, None)
            if row is None or row.candidate.under != candidate.under:
                row = self._added(CandidateRow(candidate, self._question_number), instead_of=row)
            row.show_as(candidate, places[id])
            self.rows[id] = row
        for row in known.values():
            self._remove(row)
        self._place()
        self._keep_top()
        self._tell_outcome()
        self._name()

    def _name(self) -> None:
        count = len(self.rows)
        names = ", ".join(row.box.text() for row in self.rows.values())
        self.count.setText(note_count(count))
        self.stack.setAccessibleName(_("Empiler {notes}").format(notes=names))
        self.apart.setAccessibleName(_("Ce n’est pas pareil : {notes}").format(notes=names))

    def _added(self, row: CandidateRow, *, instead_of: CandidateRow | None) -> CandidateRow:
        self._tops.addButton(row.on_top)
        if instead_of is not None:
            row.box.setChecked(instead_of.box.isChecked())
            row.on_top.setChecked(instead_of.on_top.isChecked())
            self._remove(instead_of)
        row.box.toggled.connect(self._keep_top)
        row.on_top.clicked.connect(lambda: row.box.setChecked(True))
        return row

    def _remove(self, row: CandidateRow) -> None:
        self._tops.removeButton(row.on_top)
        for widget in chain.from_iterable(row.widgets):
            self._grid.removeWidget(widget)
            widget.deleteLater()

    def _keep_top(self) -> None:
        """What is not stacked can't be on top; and one alone is no pile."""
        ticked = self.ticked
        if ticked and self.top not in ticked:
            suggested = self._proposal.suggested_top
            self.rows[suggested if suggested in ticked else ticked[0]].on_top.setChecked(True)
        self.stack.setEnabled(len(ticked) > 1)

    def _tell_outcome(self) -> None:
        """Say where the pile will be: where the post-it on top is."""
        where = self._places.get(self.top, "") if self.top is not None else ""
        self.outcome.setText(_("La pile sera ici : {where}.").format(where=where) if where else "")

    def _on_stack_clicked(self) -> None:
        top = self.top
        if top is not None:
            self.stack_requested.emit(StackNotes(tuple(id for id in self.ticked if id != top), top))

    def _place(self) -> None:
        lines = [line for row in self.rows.values() for line in row.widgets]
        for at, line in enumerate(lines):
            for column, widget in enumerate(line):
                self._grid.addWidget(
                    widget, at, column, *(() if isinstance(widget, NoteWords) else (_MIDDLE,))
                )
        stops = [stop for row in self.rows.values() for stop in (row.box, row.on_top)]
        for before, after in pairwise((*stops, self.apart, self.stack)):
            QWidget.setTabOrder(before, after)

    def _lay_out(self) -> None:
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.count)
        column.addLayout(self._grid)
        column.addWidget(self.outcome)
        column.addWidget(wrapping(WrappingRow((self.apart, self.stack), spacing=8, at_right=True)))


def _told_under(note: Note) -> QLabel:
    number = plain_label(note_name(note), kind="small")
    number.setAlignment(Qt.AlignmentFlag.AlignRight)
    return number
