"""The text of one cluster's synthesis, with the tools over it; what is typed is kept without being asked."""

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.change import Change
from atelier.domain.ids import ClusterId, SynthesisId, new_id
from atelier.domain.language import gettext as _
from atelier.domain.operations import Operation, WriteSynthesis
from atelier.domain.text import clean
from atelier.domain.things import Cluster, Synthesis
from atelier.ui.synthesis.citation import NoteOf, Tones
from atelier.ui.synthesis.editor import SynthesisEdit
from atelier.ui.synthesis.tool_row import ToolRow

PAUSE_MS = 900
"""How long the typing rests before it is kept."""
_LEAST_LINES = 7


class SynthesisField(QWidget):
    """The text is kept when typing pauses, when the field is left, when another cluster is chosen, by `flush`.

    Words whose cluster has gone meanwhile stay in the field, and go to the cluster that is chosen next.

    Signals:
        operation_requested: (WriteSynthesis)
    """

    operation_requested = Signal(object)

    def __init__(self, model: BoardModel, *, note_of: NoteOf, tones: Tones) -> None:
        super().__init__()
        self.model = model
        self.cluster_id: ClusterId | None = None
        self.edit = SynthesisEdit(note_of, tones)
        self.tools = ToolRow(self.edit)
        self._kept = ""
        """What was last asked to be kept for the cluster, or read from it."""
        self._shown: str | None = ""
        """What the field read when it showed that; None where it must be asked again."""
        self._is_awaiting = False
        """What was asked for has not come back: until then the base has the text of before."""
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._timer.timeout.connect(self.flush)
        self.edit.textChanged.connect(self._timer.start)
        self.edit.installEventFilter(self)
        model.followed.connect(self._on_followed)

    @property
    def is_orphaned(self) -> bool:
        """Whether there are words of a cluster that has gone."""
        return self.cluster_id is None and not self.edit.is_blank

    def flush(self) -> None:
        """Ask that what was typed be kept, now."""
        self._timer.stop()
        text = self._typed()
        if self.cluster_id is None or text == self._shown:
            return
        self._kept = self._shown = text
        self._is_awaiting = text != self._written(self.cluster_id)
        self.operation_requested.emit(WriteSynthesis(SynthesisId(new_id()), self.cluster_id, text))

    def take_back(self, operation: Operation) -> bool:
        """The text still stands in the field; that it was not kept makes the next pause ask again."""
        if not isinstance(operation, WriteSynthesis) or operation.cluster_id != self.cluster_id:
            return False
        self._kept, self._shown, self._is_awaiting = self._written(operation.cluster_id), None, False
        return True

    def go_to(self, cluster_id: ClusterId) -> None:
        """Take a cluster; words that lost theirs are added to its own."""
        orphan = self._typed() if self.cluster_id is None else ""
        self.cluster_id = cluster_id
        self._is_awaiting = False
        self._load(self._written(cluster_id))
        if orphan:
            self.edit.show_markup("\n".join(filter(None, (self._kept, orphan))))
            self.flush()

    def lose_cluster(self) -> None:
        """The cluster is not on the wall any more, or on that of another question: its words stay, or were kept."""
        still_there = self.model.snapshot.find(Cluster, self.cluster_id) is not None
        is_unkept = self._typed() != self._shown
        if is_unkept and still_there:
            self.flush()
        self.cluster_id = None
        if not is_unkept or still_there:
            self._load("")

    def follow(self) -> None:
        """Show the text as it is by now, unless something of the field's is not kept yet."""
        if self.cluster_id is None or self._is_awaiting:
            return
        written = self._written(self.cluster_id)
        if written != self._kept and self._typed() == self._shown:
            self._load(written)

    def _load(self, text: str) -> None:
        self._kept = text
        self.edit.show_markup(text)
        self._shown = self._typed()

    def _typed(self) -> str:
        return clean(self.edit.markup)

    def _written(self, cluster_id: ClusterId) -> str:
        kept = next(iter(self.model.snapshot.where(Synthesis, cluster_id=cluster_id)), None)
        return kept.text if kept else ""

    def _on_followed(self, change: Change) -> None:
        if any(edit.kind is Synthesis for edit in change.edits):
            self._is_awaiting = False
            self.follow()

    def _lay_out(self) -> None:
        self.edit.hint = _("Ce que le groupe retient, en quelques phrases. # cite un post-it.")
        self.edit.setAccessibleDescription(self.edit.hint)
        self.edit.setAccessibleName(_("Synthèse du regroupement"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tools)
        column.addWidget(self.edit, 1)

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the text when its field is left."""
        if watched is self.edit and event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """Some lines, in letters of any size."""
        least = super().minimumSizeHint()
        lines = _LEAST_LINES * self.edit.fontMetrics().lineSpacing()
        return QSize(least.width(), self.tools.sizeHint().height() + lines)
