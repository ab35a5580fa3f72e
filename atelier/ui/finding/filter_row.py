"""The filter under the words of a search: a button to add criteria, each as a chip to take off, how many are kept."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QMenu, QPushButton, QVBoxLayout, QWidget

from atelier.domain.filtering import Criteria, offered
from atelier.domain.ids import MeetingId
from atelier.domain.language import gettext as _
from atelier.domain.parts import Snapshot
from atelier.ui import theme
from atelier.ui.finding.filter_words import (
    criterion_phrase,
    found_phrase,
    kept_phrase,
    others_phrase,
    subject_phrase,
)
from atelier.ui.plain_text import plain_action, plain_label, plain_tooltip
from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping

_CHIP_PX = 220
"""How wide the words of a chip may be; the rest is told to who points at it."""


class FilterRow(QWidget):
    """Shows the criteria in force and lets them be chosen; what they keep is the desk's business.

    Signals:
        criteria_changed: (Criteria) others are chosen.
        hiding_changed: (whether) post-its that are not kept are to be hidden, or seen again.
        written: (text) she types words while the criteria are offered.
    """

    criteria_changed = Signal(object)
    hiding_changed = Signal(bool)
    written = Signal(str)

    def __init__(self, snapshot: Snapshot, meeting_id: MeetingId, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.criteria = Criteria()
        self._snapshot = snapshot
        self._meeting_id = meeting_id
        self.menu = QMenu(self)
        self.menu.installEventFilter(self)
        self.add = _button(_("Filtrer"))
        self.add.setMenu(self.menu)
        self.count = plain_label(kind="muted")
        self.hiding = QCheckBox(_("Masquer les autres"))
        self.hiding.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.chips: list[QPushButton] = []
        self._row = WrappingRow((self.add, self.count, self.hiding), spacing=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(wrapping(self._row))
        self.menu.aboutToShow.connect(self._fill_menu)
        self.hiding.toggled.connect(self.hiding_changed)

    @property
    def hides_others(self) -> bool:
        """Whether post-its that are not kept are to be hidden."""
        return self.hiding.isChecked()

    def open_menu(self) -> None:
        """Offer the criteria."""
        self.add.showMenu()

    def choose(self, criteria: Criteria) -> None:
        """Have those in force, and no other."""
        if criteria != self.criteria:
            self.criteria = criteria
            self._show_chips()
            self.criteria_changed.emit(criteria)

    def clear(self) -> None:
        """Take every criterion off, and hide nothing."""
        self.hiding.setChecked(False)
        self.choose(Criteria())

    def tell(
        self,
        kept: int,
        total: int,
        *,
        asked: bool,
        titles: int = 0,
        off_board: int = 0,
        others: int | None = None,
    ) -> None:
        """Say how many post-its are kept; `asked`: something is looked for, by words or by the filter.

        `titles`, `off_board`: how many clusters, and post-its that are on no board, are found with them. `others`:
        how many are in other meetings; None while those are not looked through.
        """
        told = ""
        if asked:
            found = found_phrase(titles, off_board)
            told = ", ".join(filter(None, (kept_phrase(kept, total, others=others), found)))
        if others is not None:
            told = ", ".join(filter(None, (told, others_phrase(others))))
        self.count.setText(told)
        self.count.setVisible(bool(told))
        self.hiding.setEnabled(asked or self.hides_others)

    def _toggle(self, part: Criteria) -> None:
        chosen = part in self.criteria.parts
        self.choose(self.criteria.without(part) if chosen else self.criteria.joined(part))

    def _fill_menu(self) -> None:
        self.menu.clear()
        for submenu in self.menu.findChildren(QMenu):
            # Qt takes their entries away, and keeps them.
            submenu.deleteLater()
        for family in offered(self._snapshot, self._meeting_id):
            alone = family[0].unsorted or family[0].other_meetings
            menu = self.menu if alone else self._submenu(subject_phrase(family[0]))
            for part in family:
                menu.addAction(self._choice(part, menu))
        if self.criteria:
            self.menu.addSeparator()
            self.menu.addAction(_("Enlever tous les filtres")).triggered.connect(self.clear)

    def _submenu(self, title: str) -> QMenu:
        menu = self.menu.addMenu(title)
        menu.installEventFilter(self)
        return menu

    def _choice(self, part: Criteria, menu: QMenu) -> QAction:
        action = QAction(plain_action(criterion_phrase(part, self._snapshot)), menu)
        action.setCheckable(True)
        action.setChecked(part in self.criteria.parts)
        action.triggered.connect(partial(self._toggle, part))
        return action

    def _show_chips(self) -> None:
        had_keyboard = any(chip.hasFocus() for chip in self.chips)
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(part) for part in self.criteria.parts]
        after: tuple[QWidget, ...] = (self.count, self.hiding)
        for widget in after:
            self._row.removeWidget(widget)
        for widget in (*self.chips, *after):
            self._row.addWidget(widget)
        for before, following in zip((self.add, *self.chips), (*self.chips, self.hiding), strict=True):
            self.setTabOrder(before, following)
        if had_keyboard:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chip(self, part: Criteria) -> QPushButton:
        chip = _button("")
        chip.setParent(self._row.parentWidget())
        name = criterion_phrase(part, self._snapshot)
        chip.setAccessibleName(_("Enlever le filtre : {criterion}").format(criterion=name))
        chip.setToolTip(plain_tooltip(chip.accessibleName()))
        _write_on(chip, name)
        chip.clicked.connect(partial(self._toggle, part))
        chip.show()
        return chip

    # Qt overrides

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """No entry has a letter: what is typed are words to look for."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        text = event.text()
        if not text.strip() or not text.isprintable():
            return False
        self.menu.close()
        self.written.emit(text)
        return True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for chip, part in zip(self.chips, self.criteria.parts, strict=True):
                _write_on(chip, criterion_phrase(part, self._snapshot))


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _write_on(chip: QPushButton, name: str) -> None:
    room = round(_CHIP_PX * theme.scale())
    shown = chip.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
    chip.setText(plain_action(f"{shown} ×"))
