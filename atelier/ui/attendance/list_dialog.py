"""The preview of a pasted list, or of a file: what each of its columns is, and who comes of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from atelier.domain.attendance import Person, not_yet_on
from atelier.domain.attendance_list import MOST_ROWS, Column, PeopleTable, read_people
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.things import Attendee, PeerGroup
from atelier.ui.attendance.column_choice import ColumnChoice
from atelier.ui.dialogs.recap_draft import decoded
from atelier.ui.panels.sentence_edit import typed_text
from atelier.ui.plain_text import plain_label
from atelier.ui.settings import SettingsStore
from atelier.ui.theme import look
from atelier.ui.widgets.dialog_layout import ending, open_at, scrolled
from atelier.ui.widgets.file_choice import FileChoice

LARGEST_FILE = 1_000_000
_SIZE_PX = (820, 660)
_SOURCE_PX = 92


class ListDialog(QDialog):
    """Accepted, `people` are those to be written on the sheet, each once, none that is on it."""

    def __init__(
        self,
        attendees: Sequence[Attendee],
        groups: Sequence[PeerGroup],
        *,
        text: str = "",
        settings: SettingsStore | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._attendees, self._groups = attendees, groups
        self._files = FileChoice(settings or SettingsStore(), "lists")
        self.table = PeopleTable((), ())
        self.source = QPlainTextEdit()
        self.first_line = QCheckBox(_("La première ligne nomme les colonnes"))
        self.choices: list[ColumnChoice] = []
        self.preview = QTableWidget(0, 4)
        self.outcome = plain_label(kind="muted", wrap=True)
        self.problem = plain_label(kind="warning", wrap=True)
        self.open_file = QPushButton(_("Ouvrir un fichier…"))
        self.cancel = QPushButton(_("Fermer"))
        self.add = look(QPushButton(), "primary")
        self._choices_row = QHBoxLayout()
        self._lay_out()
        self._connect()
        self.source.setPlainText(text)
        self._read()
        (self.add if self.people else self.source).setFocus()

    @property
    def people(self) -> list[Person]:
        """Those to be added."""
        return not_yet_on(self._attendees, self._understood())

    def read(self, path: Path) -> None:
        """Put the text of a file in; what is wrong with it is told in the dialog."""
        try:
            if path.stat().st_size > LARGEST_FILE:
                raise ValueError("too large")
            self.source.setPlainText(decoded(path.read_bytes()))
        except ValueError:
            self._complain(
                _(
                    "Ce fichier n’est pas une liste en texte. Dans le tableur, enregistrez-la en CSV, ou copiez-la."
                )
            )
        except OSError as error:
            self._complain(_("Ce fichier ne peut pas être lu : {why}").format(why=error.strerror))

    def choose_file(self) -> None:
        """Ask for a file, and read it."""
        filters = _("Listes (*.csv *.txt *.tsv);;Tous les fichiers (*)")
        path = self._files.ask(self, title=_("Ouvrir une liste"), filters=filters)
        if path is not None:
            self.read(path)

    def _understood(self) -> list[Person]:
        return [person for person in self.table.people(self._groups) if person is not None]

    def _read(self) -> None:
        self._complain("")
        self._show(read_people(typed_text(self.source), self._groups), anew=True)

    def _on_column_chosen(self, at: int, column: Column) -> None:
        self._show(self.table.with_column(at, column))

    def _show(self, table: PeopleTable, *, anew: bool = False) -> None:
        same_columns = len(self.choices) == len(table.columns)
        self.table = table
        self.first_line.setChecked(bool(table.header))
        self.first_line.setVisible(bool(table.rows) or bool(table.header))
        if anew or not same_columns:
            self._make_choices()
        for choice, column in zip(self.choices, table.columns, strict=True):
            choice.choose(column)
        self._show_people()

    def _make_choices(self) -> None:
        for choice in self.choices:
            self._choices_row.removeWidget(choice)
            choice.hide()
            choice.deleteLater()
        self.choices = []
        for at in range(len(self.table.columns)):
            sample = self.table.header[at] if self.table.header else self._sample(at)
            choice = ColumnChoice(at, sample)
            choice.chosen.connect(self._on_column_chosen)
            self.choices.append(choice)
            self._choices_row.insertWidget(at, choice)
            choice.show()
        self._area.setVisible(bool(self.choices))
        # Side by side however many they are: one scrolls to the last.
        bar = self._area.horizontalScrollBar().sizeHint().height()
        self._area.setFixedHeight(self._choices_row.sizeHint().height() + bar)

    def _sample(self, at: int) -> str:
        return next((row[at] for row in self.table.rows if row[at]), "")

    def _show_people(self) -> None:
        people = self._understood()
        names = {group.id: group.name for group in self._groups}
        self.preview.setRowCount(len(people))
        for row, person in enumerate(people):
            group = names.get(person.peer_group_id, "") if person.peer_group_id else ""
            came = _("présent") if person.present else _("absent ou excusé")
            for at, cell in enumerate((person.name, person.structure, group, came)):
                self.preview.setItem(row, at, QTableWidgetItem(cell))
        self._show_outcome(len(people))

    def _show_outcome(self, understood: int) -> None:
        count = len(self.people)
        already, lost = understood - count, len(self.table.rows) - understood
        told = [
            ngettext("{count} déjà sur la feuille ou en double", "{count} déjà sur la feuille ou en double", already)
            .format(count=already) if already else "",
            ngettext("{count} ligne sans nom, ou trop longue", "{count} lignes sans nom, ou trop longues", lost)
            .format(count=lost) if lost else "",
            ngettext(
                "{count} ligne de trop, après les {most} premières : ajoutez-la ensuite",
                "{count} lignes de trop, après les {most} premières : ajoutez-les ensuite",
                self.table.unread,
            ).format(count=self.table.unread, most=MOST_ROWS) if self.table.unread else "",
            *self._unknown_groups(),
        ]  # fmt: skip
        self.outcome.setText(" · ".join(filter(None, told)))
        self.outcome.setVisible(bool(self.outcome.text()))
        words = ngettext("Ajouter une personne", "Ajouter {count} personnes", count).format(count=count)
        self.add.setText(words if count else _("Ajouter"))
        self.add.setEnabled(count > 0)

    def _unknown_groups(self) -> list[str]:
        unknown = self.table.unknown_groups(self._groups)
        return [_("groupe inconnu : {names}").format(names=", ".join(unknown))] if unknown else []

    def _complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _connect(self) -> None:
        self.source.textChanged.connect(self._read)
        self.first_line.clicked.connect(
            lambda checked: self._show(self.table.with_header(is_header=checked), anew=True)
        )
        self.open_file.clicked.connect(self.choose_file)
        self.cancel.clicked.connect(self.reject)
        self.add.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Ajouter une liste de personnes"))
        self._prepare_fields()
        held = QWidget()
        held.setLayout(self._choices_row)
        self._choices_row.setContentsMargins(0, 0, 0, 0)
        self._choices_row.setSpacing(8)
        self._choices_row.addStretch(1)
        self._area = scrolled(held)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(_("Ajouter une liste de personnes"), kind="title", wrap=True))
        lead = _("Copiez les lignes d’un tableur et collez-les ici : une personne par ligne.")
        column.addWidget(plain_label(lead, kind="muted", wrap=True))
        for widget in (self.source, self.problem, self.first_line, self._area):
            column.addWidget(widget)
        column.addWidget(self.preview, 1)
        column.addWidget(self.outcome)
        row = ending(self.cancel, self.add)
        row.insertWidget(0, self.open_file)
        column.addLayout(row)
        open_at(self, *_SIZE_PX)

    def _prepare_fields(self) -> None:
        self.source.setAccessibleName(_("Liste de personnes"))
        self.source.setPlaceholderText(_("Nom, structure… une personne par ligne"))
        self.source.setTabChangesFocus(True)
        self.source.setFixedHeight(_SOURCE_PX)
        self.source.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.problem.hide()
        look(self.preview, "framed")
        self.preview.setAccessibleName(_("Personnes reconnues"))
        self.preview.setHorizontalHeaderLabels([_("Nom"), _("Structure"), _("Groupe de pairs"), _("Présent")])
        self.preview.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.preview.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.preview.setTabKeyNavigation(False)
        self.preview.setShowGrid(False)
        self.preview.setWordWrap(False)
        self.preview.verticalHeader().hide()
        self.preview.setColumnHidden(2, not self._groups)
        header = self.preview.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for button in (self.open_file, self.cancel):
            button.setAutoDefault(False)
        self.add.setDefault(True)
