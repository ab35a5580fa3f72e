"""The participants' sheet: typed, pasted, taken from phones or earlier meetings; each step is asked for at once."""

from collections.abc import Iterable
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain import attendance
from atelier.domain.attendance import Person
from atelier.domain.ids import AttendeeId, new_id
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.operations import AddAttendees, Operation, RemoveAttendees, Undo
from atelier.domain.project import peer_groups
from atelier.domain.things import Attendee
from atelier.ui.attendance.attendance_table import AttendanceTable
from atelier.ui.attendance.attendance_view import AttendanceView
from atelier.ui.attendance.entry_row import EntryRow
from atelier.ui.attendance.list_dialog import ListDialog
from atelier.ui.attendance.people_dialog import PeopleDialog
from atelier.ui.attendance.turnout_words import turnout_words
from atelier.ui.operation_wording import operation_phrase
from atelier.ui.panels.panel_form import Now
from atelier.ui.plain_text import plain_action, plain_label
from atelier.ui.settings import SettingsStore
from atelier.ui.widgets.dialog_layout import ending, open_at
from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping

_SIZE_PX = (960, 680)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN = frozenset({"add_attendees", "edit_attendee", "remove_attendees"})


class SheetDialog(QDialog):
    """Stays open, and follows the meeting.

    Signals:
        operation_requested: (AddAttendees, EditAttendee, RemoveAttendees, Undo)
    """

    operation_requested = Signal(object)

    def __init__(
        self,
        model: BoardModel,
        *,
        now: Now,
        settings: SettingsStore | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Feuille de présence"))
        self._model = model
        self._now = now
        self._settings = settings or SettingsStore()
        self.counts = plain_label(kind="heading", wrap=True)
        self.entry = EntryRow(peer_groups(model.snapshot))
        self.view = AttendanceView(
            AttendanceTable(model, self), lambda: attendance.known_structures(model.snapshot)
        )
        self.nothing = plain_label(
            _("La feuille est vide : écrivez un nom, ou collez une liste."), kind="muted", wrap=True
        )
        self.paste = QPushButton(_("Coller une liste…"))
        self.open_file = QPushButton(_("Ouvrir un fichier…"))
        self.phones = QPushButton()
        self.earlier = QPushButton()
        self.remove = QPushButton()
        self.undo = QPushButton()
        self.close_button = QPushButton(_("Fermer"))
        self._lay_out()
        self._connect()
        self.refresh()
        self.entry.name.setFocus()

    @property
    def attendees(self) -> list[Attendee]:
        """Those on the sheet, as they were written."""
        return attendance.sheet(self._model.snapshot, self._model.meeting_id)

    def refresh(self) -> None:
        """Show the sheet as it is, and who else may be put on it."""
        attendees = self.attendees
        known = {each.id for each in self.view.table.attendees}
        self.view.table.refresh()
        self.view.setVisible(bool(attendees))
        self.nothing.setVisible(not attendees)
        self.counts.setText(turnout_words(attendance.turnout(attendees)))
        self.counts.setVisible(bool(attendees))
        self.entry.suggest(attendance.known_structures(self._model.snapshot))
        by_phone, before = len(self._on_phones()), len(self._before())
        self.phones.setText(_("Depuis les téléphones ({count})…").format(count=by_phone))
        self.phones.setVisible(by_phone > 0)
        self.earlier.setText(_("Rencontres précédentes ({count})…").format(count=before))
        self.earlier.setVisible(before > 0)
        self._show_choice()
        self._let_see([each.id for each in attendees if each.id not in known])

    def _let_see(self, added: list[AttendeeId]) -> None:
        """Those who were just written are seen, the first of them where there is no room for all."""
        if not added or not self.isVisible():
            return
        # Until then it scrolls no further than there were rows before.
        self.view.doItemsLayout()
        rows = [row for id in added if (row := self.view.table.row_of(id)) is not None]
        for row in reversed(rows):
            self.view.scrollTo(self.view.table.index(row, 0))

    def take_back(self, operation: Operation) -> None:
        """Show who could not be written on the sheet in the fields again, if they are free."""
        if isinstance(operation, AddAttendees) and len(operation.attendees) == 1:
            (asked,) = operation.attendees
            self.entry.fill(
                Person(name=asked.name, structure=asked.structure, peer_group_id=asked.peer_group_id)
            )

    def open_list(self, text: str = "") -> ListDialog:
        """Preview a list, to be pasted if it is not there yet."""
        groups = peer_groups(self._model.snapshot)
        dialog = ListDialog(self.attendees, groups, text=text, settings=self._settings, parent=self)
        dialog.accepted.connect(lambda: self._add(dialog.people))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def open_phones(self) -> PeopleDialog:
        """Offer those who gave their name with a post-it."""
        lead = _(
            "Le prénom et la structure que ces personnes ont donnés avec leurs post-its. "
            "Aucun document ne relie la feuille à ce qu’elles ont écrit."
        )
        return self.offer(self._on_phones(), title=_("Depuis les téléphones"), lead=lead, ticked=True)

    def open_earlier(self) -> PeopleDialog:
        """Offer those who were on the sheets of earlier meetings."""
        lead = _("Cochez qui est revenu : ces personnes ne seront pas comptées comme nouvelles.")
        return self.offer(self._before(), title=_("Rencontres précédentes"), lead=lead, ticked=False)

    def offer(self, people: list[Person], *, title: str, lead: str, ticked: bool) -> PeopleDialog:
        """Have some of those people ticked, who are then written on the sheet."""
        groups = peer_groups(self._model.snapshot)
        dialog = PeopleDialog(people, title=title, lead=lead, groups=groups, ticked=ticked, parent=self)
        dialog.accepted.connect(lambda: self._add(dialog.chosen))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _on_phones(self) -> list[Person]:
        found = attendance.people_on_phones(self._model.snapshot, self._model.meeting_id)
        return attendance.not_yet_on(self.attendees, found)

    def _before(self) -> list[Person]:
        found = attendance.people_before(self._model.snapshot, self._model.meeting_id)
        return attendance.not_yet_on(self.attendees, found)

    def _on_entered(self, person: Person) -> None:
        if not attendance.not_yet_on(self.attendees, [person]):
            self.entry.complain(
                _("{name} est déjà sur la feuille.").format(name=person.name or person.structure)
            )
            return
        self.entry.start_over()
        self._add([person])

    def _add(self, people: Iterable[Person]) -> None:
        asked = tuple(self._attendee(person, at) for at, person in enumerate(people))
        if asked:
            self.operation_requested.emit(AddAttendees(self._model.meeting_id, asked))

    def _attendee(self, person: Person, at: int) -> Attendee:
        """`at` keeps those of one list in its order."""
        model, is_new = self._model, person.is_new
        if is_new is None:
            is_new = attendance.is_first_time(model.snapshot, model.meeting_id, person.name)
        return Attendee(
            id=AttendeeId(new_id()),
            meeting_id=model.meeting_id,
            name=person.name,
            created_at=self._now() + timedelta(microseconds=at),
            structure=person.structure,
            peer_group_id=person.peer_group_id,
            present=person.present,
            is_new=is_new,
        )

    def _on_removal_requested(self) -> None:
        if self.view.chosen:
            self.operation_requested.emit(RemoveAttendees(self._model.meeting_id, self.view.chosen))

    def _on_file_wanted(self) -> None:
        self.open_list().choose_file()

    def _take_back_last(self) -> None:
        if self.undo.isEnabled():
            self.operation_requested.emit(Undo(self._model.meeting_id))

    def _show_choice(self) -> None:
        count = len(self.view.chosen)
        words = ngettext("Supprimer la personne choisie", "Supprimer les {count} personnes choisies", count)
        self.remove.setText(words.format(count=count))
        self.remove.setVisible(count > 0)

    def _show_last(self) -> None:
        """What Ctrl+Z takes back here: of the sheet alone, as nothing else is seen."""
        done = self._model.history.done
        last = done[-1] if done and done[-1].operation in _OWN else None
        self.undo.setVisible(last is not None)
        self.undo.setEnabled(last is not None)
        if last is not None:
            self.undo.setText(plain_action(_("Annuler : {what}").format(what=operation_phrase(last))))

    def _connect(self) -> None:
        self.entry.entered.connect(self._on_entered)
        self.entry.list_pasted.connect(self.open_list)
        self.view.table.edit_requested.connect(self.operation_requested)
        self.view.removal_requested.connect(self._on_removal_requested)
        self.view.selectionModel().selectionChanged.connect(self._show_choice)
        self.paste.clicked.connect(lambda: self.open_list())
        self.open_file.clicked.connect(self._on_file_wanted)
        self.phones.clicked.connect(self.open_phones)
        self.earlier.clicked.connect(self.open_earlier)
        self.remove.clicked.connect(self._on_removal_requested)
        self.undo.clicked.connect(self._take_back_last)
        self.close_button.clicked.connect(self.accept)
        self._model.words_changed.connect(self.refresh)
        self._model.history_changed.connect(self._show_last)
        self._show_last()

    def _lay_out(self) -> None:
        buttons = (self.paste, self.open_file, self.phones, self.earlier, self.remove)
        for button in (*buttons, self.undo, self.close_button):
            button.setAutoDefault(False)
        kept = _(
            "La feuille sert au compte rendu et à compter les présents. Elle est gardée avec la rencontre, sur cet"
            " ordinateur ; rien ne la relie aux post-its."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(_("Feuille de présence"), kind="title", wrap=True))
        column.addWidget(plain_label(kept, kind="muted", wrap=True))
        column.addSpacing(4)
        for widget in (self.entry, self.counts, self.nothing):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        column.addStretch(0)
        column.addWidget(wrapping(WrappingRow(buttons, spacing=8)))
        last = ending(self.close_button)
        last.insertWidget(0, self.undo)
        column.addLayout(last)
        open_at(self, *_SIZE_PX)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self._take_back_last()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.open_list(QGuiApplication.clipboard().text())
        elif event.key() not in _ENTER:
            # Enter in a field or a cell is theirs; no button here is the main one.
            super().keyPressEvent(event)
