"""The search over the board: a field, a filter, how many were found, and the list of what was."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from atelier.domain.ids import MeetingId, QuestionId
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.parts import Snapshot
from atelier.domain.searching import Hit
from atelier.ui import theme
from atelier.ui.announcement import announce
from atelier.ui.finding.filter_row import FilterRow
from atelier.ui.finding.search_rows import HitList, HitRows
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FIELD_WIDTH = 220
_LEAST_PX = 280
"""Less than it asks for in large letters: the window, which counts folded columns too, must not outgrow the screen."""


class SearchBar(QFrame):
    """Asks for words and criteria and shows what was found; finding and showing on the board are the desk's.

    Enter goes to the next one on this question, Shift+Enter to the one before; the arrows walk through the whole
    list, and Enter opens the one of another question, or of another meeting, that they are on.

    Signals:
        query_changed: (text) other words are looked for.
        reached: (Hit) show that one; of another question, go there; of another meeting, show it aside.
        closed: nothing is looked for any more.
    """

    query_changed = Signal(str)
    reached = Signal(object)
    closed = Signal()

    def __init__(self, snapshot: Snapshot, meeting_id: MeetingId, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filters = FilterRow(snapshot, meeting_id)
        self.rows = HitRows(self)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Mots, ou n° d’un post-it"))
        self.field.setAccessibleName(_("Rechercher dans les post-its de la rencontre"))
        self.field.setMinimumWidth(_FIELD_WIDTH)
        self.count = plain_label(kind="muted")
        self.list = HitList(self.rows)
        self.hint = plain_label(_hint(), kind="muted", wrap=True)
        self._found = QWidget()
        self._stack = QStackedLayout(self._found)
        self.previous = _button("chevron-up", _("Résultat précédent"))
        self.next = _button("chevron-down", _("Résultat suivant"))
        self.shut = _button("x", _("Fermer la recherche"))
        self._question_id: QuestionId | None = None
        self._lay_out()
        self.field.textChanged.connect(self.query_changed)
        self.filters.written.connect(self._write)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.shut.clicked.connect(self.closed)
        self.list.clicked.connect(self._on_clicked)
        for watched in (self.field, self.list):
            watched.installEventFilter(self)

    @property
    def query(self) -> str:
        """What is looked for."""
        return self.field.text()

    @property
    def asks(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.query.strip() or self.filters.criteria)

    @property
    def narrows(self) -> bool:
        """Whether that is less than all post-its of this meeting."""
        return bool(self.query.strip() or self.filters.criteria.here)

    def show_hits(
        self, hits: list[Hit], question_id: QuestionId, *, others: Sequence[Hit] = (), advice: str = ""
    ) -> None:
        """Show what was found, seen from the question shown; the one that was reached stays so.

        `others`: what was found in other meetings. `advice`: what to do where nothing was. While the board shows
        nothing but what was found, no list says it again.
        """
        before = self.current
        self._question_id = question_id
        self.rows.show_hits(hits, question_id, others)
        if before is not None and (row := self._row_of(before)) is not None:
            self._choose(row)
        self.hint.setText(advice or _hint())
        self._stack.setCurrentWidget(self.list if self.rows.rows else self.hint)
        self._found.setHidden(self.filters.hides_others and bool(hits) and not others)
        self._tell_count()

    @property
    def current(self) -> Hit | None:
        """The one that was reached."""
        return self.rows.hit(self.list.currentIndex().row())

    def step(self, way: int) -> None:
        """Go to the next hit of this question or the one before, round and round; where there is none, walk on."""
        here = self.rows.here
        if here:
            row = self.list.currentIndex().row()
            # From nowhere, or from another question's: the first one, or the last.
            row = (row + way) % here if 0 <= row < here else (0 if way > 0 else here - 1)
            self._reach(row)
        elif self.rows.rows:
            self.walk(way)

    def walk(self, way: int) -> None:
        """Move on in the whole list; one of another question is only marked."""
        row = self.list.currentIndex().row() + way
        if self.rows.hit(row) is None:
            row += way  # the heading
        if self.rows.hit(row) is None:
            return
        if row < self.rows.here:
            self._reach(row)
        else:
            self._choose(row)
            self._tell_count()
            self._say(row)

    def take_keyboard(self) -> None:
        """Be typed into; what stands there is replaced."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _write(self, text: str) -> None:
        self.field.setFocus()
        self.field.insert(text)

    def _confirm(self, *, back: bool) -> None:
        row = self.list.currentIndex().row()
        if row > self.rows.here and not back:
            self._reach(row)
        else:
            self.step(-1 if back else 1)

    def _reach(self, row: int) -> None:
        self._choose(row)
        self._tell_count()
        self._say(row)
        hit = self.rows.hit(row)
        if hit is not None:
            self.reached.emit(hit)

    def _choose(self, row: int) -> None:
        index = self.rows.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _say(self, row: int) -> None:
        """To who does not see the list, as the keyboard stays in the field."""
        announce(self.field, self.rows.index(row).data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def _row_of(self, hit: Hit) -> int | None:
        sought = _identity(hit)
        found = (row for row, other in enumerate(self.rows.rows) if other and _identity(other) == sought)
        return next(found, None)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self.rows.hit(index.row()) is not None:
            self._reach(index.row())

    def _tell_count(self) -> None:
        here, elsewhere = self.rows.here, self.rows.on_other_questions
        row = self.list.currentIndex().row()
        if not self.narrows:
            told = ""
        elif not self.rows.count:
            told = _("rien trouvé")
        elif 0 <= row < here:
            told = _("{at} sur {count}").format(at=row + 1, count=here)
        else:
            told = ngettext("{count} ici", "{count} ici", here).format(count=here) if here else _("aucun ici")
        if elsewhere:
            others = ngettext("{count} ailleurs", "{count} ailleurs", elsewhere).format(count=elsewhere)
            told = f"{told} · {others}"
        self.count.setText(told)
        self.field.setAccessibleDescription(told)
        for button in (self.previous, self.next):
            button.setEnabled(bool(self.rows.count))

    def _lay_out(self) -> None:
        look(self, "bar")
        self.setMinimumWidth(_LEAST_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.field, 1)
        for widget in (self.count, self.previous, self.next, self.shut):
            top.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.filters)
        # As high before anything is found: the board would be arranged anew with the first letter.
        self.hint.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.hint.setContentsMargins(8, 6, 8, 6)
        self.hint.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        column.addWidget(self._found)
        self._stack.addWidget(self.hint)
        self._stack.addWidget(self.list)
        self._tell_count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it from wherever in it the keyboard is."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of a search, from the field as from the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._press(event):
            return True
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _ENTER:
            self._confirm(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.walk(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            return False
        return True


def _hint() -> str:
    return _(
        "Le début d’un ou plusieurs mots suffit, sans accents ni majuscules, ou le n° d’un post-it : tous ceux de la "
        "rencontre sont cherchés, même retirés ou non affichés. La salle n’en voit rien."
    )


def _identity(hit: Hit) -> str:
    return hit.note.id if hit.note is not None else hit.clusters[0].id


def _button(icon: str, name: str) -> QToolButton:
    button = look(QToolButton(), "quiet")
    theme.bear_icon(button, icon)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
