"""The preview of a récapitulatif: which post-its its text gives, re-cut by hand before they are added."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from atelier.board.model import BoardModel
from atelier.domain import palette
from atelier.domain.ids import NoteId, PeerGroupId, new_id
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.operations import AddNotes, NewNote
from atelier.domain.project import peer_groups
from atelier.domain.things import Source
from atelier.ui import theme
from atelier.ui.dialogs.recap_draft import RecapDraft, code_points_before, decoded
from atelier.ui.panels.sentence_edit import typed_text
from atelier.ui.plain_text import plain_label
from atelier.ui.settings import SettingsStore
from atelier.ui.theme import look
from atelier.ui.widgets.careful_dialog import CarefulDialog
from atelier.ui.widgets.file_choice import FileChoice
from atelier.ui.widgets.group_choice import GroupChoice

LARGEST_FILE = 5_000_000


class ImportDialog(CarefulDialog):
    """Text on the left, post-its on the right; what is typed on the left is cut again as a whole.

    Signals:
        operation_requested: (AddNotes) the post-its were accepted.
    """

    operation_requested = Signal(object)

    def __init__(
        self,
        model: BoardModel,
        *,
        text: str = "",
        group_id: PeerGroupId | None = None,
        settings: SettingsStore | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self.question = model.question
        self.draft = RecapDraft()
        self._files = FileChoice(settings or SettingsStore(), "texts")
        self.source = _text_field(_("Texte du récapitulatif"), hint=_("Collez ici le récapitulatif…"))
        self.list = QListWidget()
        self.piece = _text_field(_("Post-it choisi"), hint="")
        self.join = QPushButton(_("Réunir avec le suivant"))
        self.split = QPushButton(_("Couper au curseur"))
        self.leave = QPushButton(_("Laisser de côté"))
        self.open_file = QPushButton(_("Ouvrir un fichier…"))
        self.group = GroupChoice(peer_groups(model.snapshot))
        """For whom all of them are."""
        self.group.choose(group_id)
        self.problem = plain_label(kind="warning", wrap=True)
        self.cancel = QPushButton(_("Fermer"))
        self.accept_button = look(QPushButton(), "primary")
        self._lay_out()
        self._connect()
        self.source.setPlainText(text)
        self._cut()
        if text:
            self.setWindowTitle(_("Coller des post-its"))
            # Enter adds what was pasted; the text is a click or Shift+Tab away.
            self.accept_button.setFocus()
        self.begin()

    def read(self, path: Path) -> None:
        """Put the text of a file in; what is wrong with it is told in the dialog."""
        try:
            if path.stat().st_size > LARGEST_FILE:
                raise ValueError("too large")
            self.source.setPlainText(decoded(path.read_bytes()))
        except ValueError:
            self._complain(
                _("Ce fichier n’est pas du texte simple. Ouvrez-le, copiez son contenu et collez-le ici.")
            )
        except OSError as error:
            self._complain(_("Ce fichier ne peut pas être lu : {why}").format(why=error.strerror))

    def written(self) -> object:
        return self.draft

    def _cut(self) -> None:
        self._show(RecapDraft.of(typed_text(self.source)), row=0)

    def _on_join(self) -> None:
        row = self.list.currentRow()
        self._show(self.draft.joined(row), row=row)

    def _on_split(self) -> None:
        row = self.list.currentRow()
        offset = code_points_before(typed_text(self.piece), self.piece.textCursor().position())
        self._show(self.draft.split(row, offset), row=row)

    def _on_leave(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self._show(self.draft.toggled(row), row=row)

    def _on_open(self) -> None:
        filters = _("Textes (*.txt *.md *.csv);;Tous les fichiers (*)")
        path = self._files.ask(self, title=_("Ouvrir un récapitulatif"), filters=filters)
        if path is not None:
            self.read(path)

    def _on_accepted(self) -> None:
        group_id = self.group.group_id
        notes = tuple(NewNote(NoteId(new_id()), text, peer_group_id=group_id) for text in self.draft.texts)
        self.accept()
        self.operation_requested.emit(
            AddNotes(self.model.meeting_id, self.question.id, notes, source=Source.IMPORT)
        )

    def _show(self, draft: RecapDraft, *, row: int) -> None:
        self.draft = draft
        self.list.blockSignals(True)
        self.list.clear()
        for at in range(len(draft.pieces)):
            self.list.addItem(self._item(at))
        self.list.setCurrentRow(min(row, len(draft.pieces) - 1))
        self.list.blockSignals(False)
        self._show_piece()
        self._show_outcome()

    def _item(self, at: int) -> QListWidgetItem:
        number = self.draft.number(at)
        text = " ".join(self.draft.pieces[at].text.split())
        item = QListWidgetItem(
            f"{number}.  {text}" if number else _("laissé de côté : {text}").format(text=text)
        )
        if number is None:
            font = self.list.font()
            font.setStrikeOut(True)
            item.setFont(font)
            item.setForeground(QColor(theme.colours().muted))
        return item

    def _show_piece(self) -> None:
        row = self.list.currentRow()
        chosen = 0 <= row < len(self.draft.pieces)
        self.piece.setPlainText(self.draft.pieces[row].text if chosen else "")
        self.join.setEnabled(chosen and row < len(self.draft.pieces) - 1)
        self.split.setEnabled(chosen)
        self.leave.setEnabled(chosen)
        self.leave.setText(_("Reprendre") if row in self.draft.left_out else _("Laisser de côté"))

    def _show_outcome(self) -> None:
        count = len(self.draft.texts)
        words = ngettext("Ajouter {count} post-it", "Ajouter {count} post-its", count)
        self.accept_button.setText(words.format(count=count))
        self.accept_button.setEnabled(bool(count) and not self.draft.too_long)
        numbers = ", ".join(str(self.draft.number(at)) for at in self.draft.too_long)
        self._complain(
            _("Trop long pour un post-it : n° {numbers}. Coupez ou laissez de côté.").format(numbers=numbers)
            if numbers
            else ""
        )

    def _complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _connect(self) -> None:
        self.source.textChanged.connect(self._cut)
        self.list.currentRowChanged.connect(lambda _row: self._show_piece())
        self.join.clicked.connect(self._on_join)
        self.split.clicked.connect(self._on_split)
        self.leave.clicked.connect(self._on_leave)
        self.open_file.clicked.connect(self._on_open)
        self.cancel.clicked.connect(self.give_up)
        self.accept_button.clicked.connect(self._on_accepted)

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Importer un récapitulatif"))
        self.resize(1000, 640)
        self.list.setAccessibleName(_("Post-its que donne ce texte"))
        look(self.list, "framed")
        self.list.setAlternatingRowColors(True)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.piece.setFixedHeight(96)
        self.piece.setReadOnly(True)
        self.piece.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.accept_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(self._heading())
        column.addLayout(self._grid(), 1)
        column.addWidget(self.problem)
        column.addWidget(self.unsaved)
        column.addLayout(self._footer())

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        number = plain_label(f" {self.question.number} ", kind="heading")
        colours = palette.colours(self.question.number)
        number.setStyleSheet(
            f"background: {colours.pale}; color: {palette.INK}; border-radius: 8px; padding: 4px;"
        )
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(plain_label(self.question.text, kind="heading", wrap=True), 1)
        return row

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.setHorizontalSpacing(16)
        grid.addWidget(plain_label(_("Texte"), kind="muted"), 0, 0)
        grid.addWidget(plain_label(_("Post-its"), kind="muted"), 0, 1)
        grid.addWidget(self.source, 1, 0, 3, 1)
        grid.addWidget(self.list, 1, 1)
        grid.addWidget(self.piece, 2, 1)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for button in (self.join, self.split, self.leave):
            button.setAutoDefault(False)
            tools.addWidget(button)
        grid.addLayout(tools, 3, 1)
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 5)
        grid.setRowStretch(1, 1)
        return grid

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for button in (self.open_file, self.cancel):
            button.setAutoDefault(False)
        row.addWidget(self.open_file)
        row.addStretch(1)
        row.addWidget(self.group)
        row.addWidget(self.cancel)
        row.addWidget(self.accept_button)
        return row


def _text_field(name: str, *, hint: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setTabChangesFocus(True)
    return field
