"""The panel of the synthesis: the question's outline, the text of the chosen cluster, its post-its to be cited."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QToolTip, QWidget

from atelier.board.model import BoardModel
from atelier.domain.board import Group
from atelier.domain.citing import Use, citation_counts
from atelier.domain.ids import ClusterId
from atelier.domain.language import gettext as _
from atelier.domain.operations import Operation
from atelier.domain.things import Cluster, Question
from atelier.ui import theme
from atelier.ui.panels.panel_form import Now, utc_now
from atelier.ui.plain_text import plain_label
from atelier.ui.synthesis.completer import CitationCompleter
from atelier.ui.synthesis.meeting_notes import MeetingNotes
from atelier.ui.synthesis.notes_box import NotesBox
from atelier.ui.synthesis.outline_box import OutlineBox
from atelier.ui.synthesis.text_field import SynthesisField
from atelier.ui.synthesis.uses_menu import fill_uses

WIDE_PX = 540
"""From that width on, in letters of the usual size, the text is beside the outline."""


class SynthesisPanel(QWidget):
    """Follows the cluster that is chosen here or on the board.

    Signals:
        operation_requested: (operation)
        cluster_chosen: (cluster id) by hand, here.
        note_chosen: (note id) show the post-it that a citation is of, the synthesis staying.
        widening_requested: she wants the panel wider, or as it was.
        told: (sentence) what she asked for is not to be seen here.
    """

    operation_requested = Signal(object)
    cluster_chosen = Signal(str)
    note_chosen = Signal(str)
    widening_requested = Signal()
    told = Signal(str)

    def __init__(self, model: BoardModel, *, now: Now = utc_now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._now = now
        self._meeting_notes = MeetingNotes(model)
        self._idle = QTimer(self, interval=0)
        self.top = OutlineBox(model)
        self.field = SynthesisField(
            model, note_of=self._meeting_notes.note_of, tones=self._meeting_notes.tones
        )
        self.bottom = NotesBox()
        self.advice = plain_label(kind="small", wrap=True)
        self.outline, self.edit, self.notes = self.top.outline, self.field.edit, self.bottom.notes
        self.completer = CitationCompleter(
            self.edit, lambda query, most: self._meeting_notes.fitting(query, most, group=self._group())
        )
        self._parts: dict[QWidget, int] = {self.advice: 0, self.top: 3, self.field: 5, self.bottom: 3}
        """From top to bottom, and which share of the height each has."""
        self._grid = QGridLayout(self)
        self._is_wide: bool | None = None
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def cluster_id(self) -> ClusterId | None:
        """The cluster whose synthesis is there to write."""
        return self.field.cluster_id

    def show_cluster(self, cluster_id: ClusterId) -> None:
        """Go to the synthesis of a cluster."""
        self.flush()
        if cluster_id != self.cluster_id and self.model.snapshot.find(Cluster, cluster_id):
            self.field.go_to(cluster_id)
            self.refresh()

    def show_use(self, use: Use) -> None:
        """Go to the sentence that cites a post-it; one of another question is only said to be there."""
        question = self.model.snapshot.get(
            Question, self.model.snapshot.get(Cluster, use.cluster_id).question_id
        )
        if question.id != self.model.question.id:
            told = _("Cette phrase est dans la synthèse de la question {number}.")
            self.told.emit(told.format(number=question.number))
            return
        self.show_cluster(use.cluster_id)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.go_to_citation(use.rank)

    def flush(self) -> None:
        """Ask that what was typed be kept, now."""
        self.field.flush()

    def take_back(self, operation: Operation) -> bool:
        """Put the words of an operation that was not carried out back."""
        return self.field.take_back(operation)

    def show_width(self, *, is_wide: bool) -> None:
        """Say whether the panel is as wide as it gets."""
        self.top.show_width(is_wide=is_wide)

    def open_versions(self) -> QWidget:
        """Open the versions of the chosen cluster's synthesis."""
        from atelier.ui.synthesis.versions_dialog import VersionsDialog  # late: few ask for it

        assert self.cluster_id is not None
        self.flush()
        dialog = VersionsDialog(self.model, self.cluster_id, now=self._now, parent=self.window())
        dialog.operation_requested.connect(self.operation_requested)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def refresh(self) -> None:
        """Show the clusters as they are; the text too, unless something of it is not kept yet."""
        self._meeting_notes.forget()
        self._idle.start()
        groups = self.model.board(self.model.question.id).groups
        ids = [group.cluster.id for group in groups]
        if self.cluster_id is not None and self.cluster_id not in ids:
            self.field.lose_cluster()
        if self.cluster_id is None and ids and not self.field.is_orphaned:
            self.field.go_to(ids[0])
        self.outline.show_groups(self.cluster_id)
        self.field.follow()
        self.edit.follow_notes()
        self._show_notes()
        self._advise(any_group=bool(groups))

    def _show_notes(self) -> None:
        board = self.model.board(self.model.question.id)
        group = self._group()
        notes = board.inside(group) if group is not None else ()
        self.bottom.show_notes(notes, citation_counts(self.model.snapshot))

    def _group(self) -> Group | None:
        groups = self.model.board(self.model.question.id).groups
        return next((group for group in groups if group.cluster.id == self.cluster_id), None)

    def _on_chosen(self, cluster_id: str) -> None:
        self.show_cluster(ClusterId(cluster_id))
        self.cluster_chosen.emit(cluster_id)

    def _on_citation_pressed(self, number: int) -> None:
        note = self._meeting_notes.note_of(number)
        if note is not None:
            self.note_chosen.emit(note.id)

    def _cite(self, number: int) -> None:
        self.edit.cite(number)
        self.edit.setFocus()

    def _drag(self, _number: int, at: QPoint) -> None:
        inside = self.edit.holds(at)
        self.edit.aim(self.edit.viewport().mapFromGlobal(at) if inside else None)
        QToolTip.showText(at, _("citer dans la synthèse") if inside else "", self)

    def _drop(self, number: int, at: QPoint) -> None:
        self.edit.aim(None)
        if self.edit.holds(at):
            self.edit.cite_at([number], self.edit.viewport().mapFromGlobal(at))
            self.edit.setFocus()

    def _show_uses(self, number: int, at: QPoint) -> None:
        self.flush()
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(_("&Citer ici"), partial(self._cite, number))
        menu.addSection(_("Où est-il cité ?"))
        fill_uses(menu, self.model, number, self.show_use)
        menu.popup(at)

    def _advise(self, *, any_group: bool) -> None:
        is_orphaned = self.field.is_orphaned
        if is_orphaned:
            advice = _("Le regroupement n’existe plus. Votre texte est gardé : choisissez où le mettre.")
        elif not any_group:
            advice = _(
                "Quand des post-its seront regroupés, la synthèse de chaque regroupement s’écrira ici."
            )
        else:
            advice = ""
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        self.top.setVisible(any_group)
        self.field.setVisible(any_group or is_orphaned)
        self.field.tools.versions.setEnabled(self.cluster_id is not None)
        self.bottom.setVisible(self.cluster_id is not None and bool(self.bottom.total))
        self._share_height()

    def _prepare(self) -> None:
        if not self._meeting_notes.prepare():
            self._idle.stop()

    def _connect(self) -> None:
        self._idle.timeout.connect(self._prepare)
        for asking in (self.field, self.outline):
            asking.operation_requested.connect(self.operation_requested)
        self.outline.cluster_chosen.connect(self._on_chosen)
        self.outline.writing_requested.connect(self.edit.setFocus)
        self.top.widening_requested.connect(self.widening_requested)
        self.field.tools.versions_requested.connect(self.open_versions)
        self.edit.citation_pressed.connect(self._on_citation_pressed)
        self.notes.cited.connect(self._cite)
        self.notes.dragged.connect(self._drag)
        self.notes.dropped.connect(self._drop)
        self.notes.given_up.connect(lambda: self.edit.aim(None))
        self.notes.uses_requested.connect(self._show_uses)
        for signal in (self.model.board_changed, self.model.meeting_changed, self.model.words_changed):
            signal.connect(self._follow)

    def _follow(self) -> None:
        """While it is seen; what changed meanwhile is shown once it is seen again."""
        if self.isVisible():
            self.refresh()

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._arrange(is_wide=False)

    def _arrange(self, *, is_wide: bool) -> None:
        """One under the other; where there is room, the text beside what it is made from."""
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        for row, part in enumerate(self._parts):
            self._grid.removeWidget(part)
            if is_wide and part is self.field:
                self._grid.addWidget(part, 0, 1, len(self._parts), 1)
            else:
                self._grid.addWidget(part, row, 0)
        for column, stretch in enumerate((2, 3) if is_wide else (1, 0)):
            self._grid.setColumnStretch(column, stretch)
        self._share_height()

    def _share_height(self) -> None:
        """Among what is shown; what is not shown leaves no gap."""
        for row, (part, stretch) in enumerate(self._parts.items()):
            is_there = not part.isHidden() and not (self._is_wide and part is self.field)
            self._grid.setRowStretch(row, stretch if is_there else 0)
        is_bare = self.field.isHidden()
        self._grid.setRowStretch(len(self._parts), 1 if is_bare else 0)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(is_wide=self.width() >= WIDE_PX * theme.scale())
