"""The quiet strip of what helps her to run a stage: a few words each, to look at or to send away."""

from collections.abc import Sequence
from functools import partial
from itertools import accumulate

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from atelier.domain.advice import Advice, AdviceKind
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.ui.plain_text import plain_label
from atelier.ui.running.facilitation_wording import advice_phrase
from atelier.ui.theme import bear_icon, look
from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping

_MARGIN = 16
_GAP = 8
_LEAST_PX = 280
"""Less than a chip asks for in large letters: the window must not outgrow the screen."""


class FacilitationStrip(QFrame):
    """One chip a piece of advice. What is about clusters is pressed to see them, and again to see all alike.

    Signals:
        chosen: (AdviceKind, whether to show its clusters) a chip was pressed.
        dismissed: (AdviceKind) she wants to hear of that no more.
    """

    chosen = Signal(object, bool)
    dismissed = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "panel")
        self.setMinimumWidth(_LEAST_PX)
        self.chips = {kind: _Chip(kind) for kind in AdviceKind}
        self._told: tuple[AdviceKind, ...] = ()
        self._name = plain_label(_("Aides"), kind="small")
        self.more = look(QPushButton(), "compact")
        """Unfolds what one line has no room for."""
        self.more.setCheckable(True)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.toggled.connect(self._fit)
        for kind, chip in self.chips.items():
            chip.words.clicked.connect(partial(self._on_pressed, kind))
            chip.shut.clicked.connect(partial(self._on_shut, kind))
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 2, _MARGIN, 2)
        row = WrappingRow((self._name, *self.chips.values(), self.more), spacing=_GAP)
        column.addWidget(wrapping(row))
        self.setAccessibleName(_("Aides à l’animation"))
        self.hide()

    def show_advice(self, advice: Sequence[Advice], *, pointed_out: AdviceKind | None) -> None:
        """Show those; `pointed_out`: the one of which the board shows the clusters."""
        told = {each.kind: each for each in advice}
        for kind, chip in self.chips.items():
            if kind in told:
                chip.tell(told[kind], is_on=kind is pointed_out)
        self._told = tuple(told)
        self._fit()
        self.setVisible(bool(told))

    def _fit(self) -> None:
        """Show as many as one line has room for, all when unfolded: the board is what she works on."""
        room = self.width() - 2 * _MARGIN - self._name.sizeHint().width()
        whole = self._fitting(room) == len(self._told)
        shown = len(self._told)
        if not whole and not self.more.isChecked():
            self._say_more(shown)
            shown = max(1, self._fitting(room - self.more.sizeHint().width() - _GAP))
        self._say_more(len(self._told) - shown)
        self.more.setHidden(whole or not self._told[1:])
        for kind, chip in self.chips.items():
            chip.setVisible(kind in self._told[:shown])

    def _fitting(self, room: int) -> int:
        """How many of the chips stand in so many px, from the first on."""
        widths = accumulate(self.chips[kind].sizeHint().width() + _GAP for kind in self._told)
        return sum(width <= room for width in widths)

    def _say_more(self, count: int) -> None:
        said = ngettext("Voir {count} autre aide", "Voir {count} autres aides", count).format(count=count)
        said = said if count else _("Replier les aides")
        self.more.setText(f"+{count}" if count else _("Replier"))
        self.more.setToolTip(said)
        self.more.setAccessibleName(said)

    def _on_pressed(self, kind: AdviceKind) -> None:
        self.chosen.emit(kind, self.chips[kind].words.isChecked())

    def _on_shut(self, kind: AdviceKind) -> None:
        self.dismissed.emit(kind)

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class _Chip(QFrame):
    """The words, and beside them what sends them away."""

    def __init__(self, kind: AdviceKind) -> None:
        super().__init__()
        look(self, "well")
        self.words = look(QPushButton(), "compact")
        self.words.setCheckable(True)
        self.label = plain_label()
        # Nothing on the board is to be shown of it: words alone.
        self.words.setVisible(kind is not AdviceKind.PACE)
        self.label.setVisible(kind is AdviceKind.PACE)
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

    def tell(self, advice: Advice, *, is_on: bool) -> None:
        """Say that."""
        self.words.setText(advice_phrase(advice))
        self.label.setText(advice_phrase(advice))
        self.words.setChecked(is_on)
        self.shut.setToolTip(_("Ne plus le dire pendant cette rencontre"))
        self.shut.setAccessibleName(_("Ne plus dire : {help}").format(help=advice_phrase(advice)))
