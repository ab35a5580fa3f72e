"""The synthesis of a cluster, written beside the board; what is typed is kept without being asked."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.board import Group
from atelier.domain.ids import ClusterId, SynthesisId, new_id
from atelier.domain.language import gettext as _
from atelier.domain.operations import Operation, WriteSynthesis
from atelier.domain.text import clean
from atelier.domain.things import Cluster, Synthesis
from atelier.ui.panels.sentence_edit import typed_text
from atelier.ui.plain_text import plain_label, plain_tooltip
from atelier.ui.theme import look
from atelier.ui.widgets.elided_choice import ElidedChoice

PAUSE_MS = 900
"""How long the typing rests before it is kept."""
_NOTE_NUMBER = Qt.ItemDataRole.UserRole


class SynthesisPanel(QWidget):
    """A cluster to choose, its synthesis, and its notes whose numbers can be cited.

    The text is kept when typing pauses, when the field is left, when another cluster is chosen, by `flush`.
    Words whose cluster has gone meanwhile stay in the field, and go to the cluster that is chosen next.

    Signals:
        operation_requested: (WriteSynthesis)
        cluster_chosen: (cluster id) by hand, here.
    """

    operation_requested = Signal(object)
    cluster_chosen = Signal(str)

    def __init__(self, model: BoardModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.cluster_id: ClusterId | None = None
        self._kept = ""
        """What was last asked to be kept for the cluster, or read from it."""
        self.choice = ElidedChoice()
        self.edit = QPlainTextEdit()
        self.notes = QListWidget()
        self.advice = plain_label(kind="small", wrap=True)
        self._shown_choice: list[tuple[str, ClusterId]] = []
        self._shown_notes: list[tuple[int, str]] = []
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._timer.timeout.connect(self.flush)
        self.edit.textChanged.connect(self._timer.start)
        self.edit.installEventFilter(self)
        self.choice.activated.connect(self._on_chosen)
        self.notes.itemActivated.connect(self._cite)
        for signal in (model.board_changed, model.meeting_changed, model.words_changed):
            signal.connect(self.refresh)
        self.refresh()

    def show_cluster(self, cluster_id: ClusterId) -> None:
        """Go to the synthesis of a cluster."""
        self.flush()
        if cluster_id != self.cluster_id and self.model.snapshot.find(Cluster, cluster_id):
            self._go_to(cluster_id)
            self.refresh()

    def flush(self) -> None:
        """Ask that what was typed be kept, now."""
        self._timer.stop()
        text = clean(typed_text(self.edit))
        if self.cluster_id is None or text == self._kept:
            return
        self._kept = text
        self.operation_requested.emit(WriteSynthesis(SynthesisId(new_id()), self.cluster_id, text))

    def take_back(self, operation: Operation) -> bool:
        """The text still stands in the field; that it was not kept makes the next pause ask again."""
        if not isinstance(operation, WriteSynthesis) or operation.cluster_id != self.cluster_id:
            return False
        self._kept = self._written(operation.cluster_id)
        return True

    def refresh(self) -> None:
        """Show the clusters as they are; the text too, unless something of it is not kept yet."""
        groups = self.model.board(self.model.question.id).groups
        ids = [group.cluster.id for group in groups]
        if self.cluster_id is not None and self.cluster_id not in ids:
            self._lose_cluster()
        if self.cluster_id is None and ids and not typed_text(self.edit).strip():
            self._go_to(ids[0])
        self._fill_choice(groups)
        self._fill_notes(next((g for g in groups if g.cluster.id == self.cluster_id), None))
        self._follow_text()
        self._advise(bool(groups))

    def _lose_cluster(self) -> None:
        unkept = clean(typed_text(self.edit)) != self._kept
        still_there = self.model.snapshot.find(Cluster, self.cluster_id) is not None
        if unkept and still_there:
            self.flush()
        if not unkept or still_there:
            self._set_text("")
        self.cluster_id = None

    def _go_to(self, cluster_id: ClusterId) -> None:
        """Take a cluster; words that lost theirs are added to its own."""
        orphan = typed_text(self.edit).strip() if self.cluster_id is None else ""
        self.cluster_id = cluster_id
        self._kept = self._written(cluster_id)
        self._set_text("\n\n".join(filter(None, (self._kept, orphan))))
        if orphan:
            self.flush()

    def _follow_text(self) -> None:
        if self.cluster_id is None:
            return
        written = self._written(self.cluster_id)
        if clean(typed_text(self.edit)) == self._kept != written:
            self._kept = written
            self._set_text(written)

    def _set_text(self, text: str) -> None:
        self.edit.blockSignals(True)
        self.edit.setPlainText(text)
        self.edit.blockSignals(False)

    def _written(self, cluster_id: ClusterId) -> str:
        kept = next(iter(self.model.snapshot.where(Synthesis, cluster_id=cluster_id)), None)
        return kept.text if kept else ""

    def _on_chosen(self, row: int) -> None:
        cluster_id: ClusterId = self.choice.itemData(row)
        self.show_cluster(cluster_id)
        self.cluster_chosen.emit(cluster_id)

    def _cite(self, item: QListWidgetItem) -> None:
        self.edit.insertPlainText(f"#{item.data(_NOTE_NUMBER)} ")
        self.edit.setFocus()

    def _fill_choice(self, groups: tuple[Group, ...]) -> None:
        rows = [
            (f"{group.number} · {group.cluster.title or _('sans titre')}", group.cluster.id)
            for group in groups
        ]
        if rows != self._shown_choice:
            self._shown_choice = rows
            self.choice.clear()
            for row in rows:
                self.choice.addItem(*row)
        self.choice.setCurrentIndex(self.choice.findData(self.cluster_id))

    def _fill_notes(self, group: Group | None) -> None:
        rows = [(note.number, note.shown_text) for note in (group.notes if group else ())]
        # Left alone otherwise: leaving the field keeps its text, so it comes between two clicks of a double one.
        if rows != self._shown_notes:
            self._shown_notes = rows
            self.notes.clear()
            for row in rows:
                self.notes.addItem(_note_item(*row))

    def _advise(self, any_group: bool) -> None:
        orphaned = self.cluster_id is None and bool(typed_text(self.edit).strip())
        if orphaned:
            advice = _("Le regroupement n’existe plus. Votre texte est gardé : choisissez où le mettre.")
        elif not any_group:
            advice = _(
                "Quand des post-its seront regroupés, la synthèse de chaque regroupement s’écrira ici."
            )
        else:
            advice = _("Double-clic sur un post-it : son numéro est cité.")
        self.advice.setText(advice)
        for widget in (self.choice, self.edit):
            widget.setVisible(any_group or orphaned)
        self.notes.setVisible(self.notes.count() > 0)

    def _lay_out(self) -> None:
        self.choice.setAccessibleName(_("Regroupement"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.edit.setPlaceholderText(_("Ce que le groupe retient, en quelques phrases…"))
        self.edit.setAccessibleName(_("Synthèse du regroupement"))
        self.edit.setTabChangesFocus(True)
        look(self.notes, "ringed")
        self.notes.setAccessibleName(_("Post-its du regroupement"))
        self.notes.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.notes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.choice)
        column.addWidget(self.edit, 3)
        column.addWidget(self.advice)
        column.addWidget(self.notes, 2)
        column.addStretch(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the text when its field is left."""
        if watched is self.edit and event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)


def _note_item(number: int, text: str) -> QListWidgetItem:
    item = QListWidgetItem(f"#{number}  {' '.join(text.split())}")
    item.setToolTip(plain_tooltip(text))
    item.setData(_NOTE_NUMBER, number)
    return item
