"""Who spoke: a peer group, a role that was named before, or any other words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from atelier.board.model import BoardModel
from atelier.domain.language import gettext as _
from atelier.domain.project import peer_groups
from atelier.domain.things import Quote
from atelier.ui.widgets.hinted_line import HintedLine


class SpeakerChoice(QComboBox):
    """A line to type in, with the names that it is likely to be; what is typed is never completed unasked."""

    def __init__(self, model: BoardModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board_model = model
        self.setEditable(True)
        self.setInsertPolicy(self.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.line = HintedLine()
        self.setLineEdit(self.line)
        self.line.setPlaceholderText(_("Qui (rôle)"))
        for named in (self, self.line):
            named.setAccessibleName(_("Qui (rôle)"))
        completer = QCompleter(self._names(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        model.words_changed.connect(self.offer)
        self.offer()
        self.setEditText("")

    def _names(self) -> list[str]:
        """The peer groups, then whoever spoke, the last one first."""
        quotes = self._board_model.snapshot.where(Quote, meeting_id=self._board_model.meeting_id)
        spoke = (quote.speaker for quote in sorted(quotes, key=lambda q: q.created_at, reverse=True))
        groups = (group.name for group in peer_groups(self._board_model.snapshot))
        return [name for name in dict.fromkeys((*groups, *spoke)) if name]

    def offer(self) -> None:
        """Offer the names that there are now; what is typed stays."""
        names = self._names()
        if names == [self.itemText(at) for at in range(self.count())]:
            return
        typed, at = self.currentText(), self.line.cursorPosition()
        self.blockSignals(True)
        self.clear()
        self.addItems(names)
        self.setEditText(typed)
        self.line.setCursorPosition(at)
        self.blockSignals(False)
