"""The quiet strip of what helps her to run a stage: a few words each, to look at or to send away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from atelier.domain.advice import Help, HelpKind
from atelier.domain.language import gettext as _
from atelier.ui.plain_text import plain_label
from atelier.ui.running.facilitation_wording import help_phrase
from atelier.ui.theme import bear_icon, look
from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping

_MARGIN = 16


class FacilitationStrip(QFrame):
    """One chip a help. What is about clusters is pressed to see them, and again to see all alike.

    Signals:
        chosen: (HelpKind, whether to show its clusters) a chip was pressed.
        dismissed: (HelpKind) she wants to hear of that no more.
    """

    chosen = Signal(object, bool)
    dismissed = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "panel")
        self.chips = {kind: _Chip(kind) for kind in HelpKind}
        for kind, chip in self.chips.items():
            chip.words.clicked.connect(partial(self._on_pressed, kind))
            chip.shut.clicked.connect(partial(self._on_shut, kind))
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 4, _MARGIN, 4)
        name = plain_label(_("Aides"), kind="small")
        column.addWidget(wrapping(WrappingRow((name, *self.chips.values()), spacing=8)))
        self.setAccessibleName(_("Aides à l’animation"))
        self.hide()

    def show_helps(self, helps: Sequence[Help], *, pointed_out: HelpKind | None) -> None:
        """Show those; `pointed_out`: the one of which the board shows the clusters."""
        told = {help.kind: help for help in helps}
        for kind, chip in self.chips.items():
            if kind in told:
                chip.tell(told[kind], is_on=kind is pointed_out)
            chip.setVisible(kind in told)
        self.setVisible(bool(told))

    def _on_pressed(self, kind: HelpKind) -> None:
        self.chosen.emit(kind, self.chips[kind].words.isChecked())

    def _on_shut(self, kind: HelpKind) -> None:
        self.dismissed.emit(kind)


class _Chip(QFrame):
    """The words, and beside them what sends them away."""

    def __init__(self, kind: HelpKind) -> None:
        super().__init__()
        look(self, "well")
        self.words = look(QPushButton(), "compact")
        self.words.setCheckable(True)
        self.label = plain_label()
        # Nothing on the board is to be shown of it: words alone.
        self.words.setVisible(kind is not HelpKind.PACE)
        self.label.setVisible(kind is HelpKind.PACE)
        self.shut = bear_icon(look(QToolButton(), "quiet"), "x", "muted")
        for button in (self.words, self.shut):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.label.setIndent(8)
        row.addWidget(self.words)
        row.addWidget(self.label)
        row.addWidget(self.shut)

    def tell(self, help: Help, *, is_on: bool) -> None:
        """Say that help."""
        self.words.setText(help_phrase(help))
        self.label.setText(help_phrase(help))
        self.words.setChecked(is_on)
        self.shut.setToolTip(_("Ne plus le dire pendant cette rencontre"))
        self.shut.setAccessibleName(_("Ne plus dire : {help}").format(help=help_phrase(help)))
