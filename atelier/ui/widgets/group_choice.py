"""For whom she writes: a peer group of the project, or nobody in particular. Whether it is kept, a rule says."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from atelier.domain import palette
from atelier.domain.ids import PeerGroupId
from atelier.domain.language import gettext as _
from atelier.domain.things import PeerGroup
from atelier.ui.plain_text import plain_action, plain_tooltip
from atelier.ui.theme import look

_NAME_PX = 120
"""How wide a name may be, in letters of any size, as what is written needs the room; the rest is a tooltip."""


class GroupChoice(QPushButton):
    """Quiet while nobody in particular is chosen; in the group's colours, with its name, while one is.

    Where the project has no peer groups it is not seen.

    Signals:
        chosen: another group, or nobody in particular, was chosen by hand.
    """

    chosen = Signal()

    def __init__(self, groups: Sequence[PeerGroup], *, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group_id: PeerGroupId | None = None
        """The group, until it is changed; None for nobody in particular."""
        self._groups = {group.id: (rank, group.name) for rank, group in enumerate(groups)}
        self._keys = keys
        self.choices = QMenu(self)
        self._ticks = QActionGroup(self)
        look(self, "quiet")
        self.setMenu(self.choices)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._fill()
        self._show()
        if not self._groups:
            self.hide()

    def choose(self, group_id: PeerGroupId | None) -> None:
        """Be for that group from now on; for nobody in particular where the project has no such group."""
        self.group_id = group_id if group_id in self._groups else None
        self._show()

    def _choose_by_hand(self, group_id: PeerGroupId | None) -> None:
        self.choose(group_id)
        self.chosen.emit()

    def _fill(self) -> None:
        nobody = self._choice(None, _("Personne en particulier"))
        groups = [self._choice(id, name) for id, (_rank, name) in self._groups.items()]
        self.choices.addActions([nobody, *groups])
        self.choices.insertSeparator(groups[0] if groups else nobody)

    def _choice(self, group_id: PeerGroupId | None, name: str) -> QAction:
        action = QAction(plain_action(name), self._ticks)
        action.setCheckable(True)
        action.setData(group_id)
        action.triggered.connect(partial(self._choose_by_hand, group_id))
        return action

    def _show(self) -> None:
        for action in self._ticks.actions():
            action.setChecked(action.data() == self.group_id)
        rank, name = self._groups.get(self.group_id, (None, "")) if self.group_id else (None, "")
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _NAME_PX)
        self.setText(plain_action(_("Pour : {name}").format(name=shown) if name else _("Pour…")))
        told = _("Pour : {name}").format(name=name or _("personne en particulier"))
        self.setAccessibleName(told)
        self.setToolTip(plain_tooltip(f"{told} ({self._keys})" if self._keys else told))
        self.setStyleSheet(_worn(rank))

    # Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._show()


def _worn(rank: int | None) -> str:
    """The group's colours on the console's board, where post-its are coloured by group."""
    if rank is None:
        return ""
    pair = palette.group_colours(rank)
    worn = f"background: {pair.pale}; color: {palette.INK}; border-color: {pair.accent};"
    # The theme's focus is told by a colour that would not be seen on every group's.
    return f"QPushButton {{ {worn} }} QPushButton:focus {{ border: 3px solid {pair.accent}; }}"
