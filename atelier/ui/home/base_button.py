"""The button that says which base is open, and offers others."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from atelier.domain.language import gettext as _
from atelier.ui.plain_text import plain_action, plain_tooltip

_NAME_PX = 320
_FOLDER_PX = 280


class BaseButton(QPushButton):
    """A menu: the base that is open, another, a new one, those opened lately.

    Signals:
        recent_requested: (path) open that base.
        other_requested: choose a base to open.
        new_requested: begin a base.
    """

    recent_requested = Signal(str)
    other_requested = Signal()
    new_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self.setMenu(self._menu)

    def show_base(self, path: Path, recent: Sequence[Path] = ()) -> None:
        """Say that this base is open, and offer the recent ones beside it."""
        said = _("Base\xa0: {name}").format(name=path.stem)
        self.setText(plain_action(self._shortened(said, _NAME_PX)))
        self.setToolTip(plain_tooltip(str(path)))
        self.setAccessibleName(_("Base ouverte\xa0: {name}. Ouvrir une autre base").format(name=path.stem))
        menu = self._menu
        menu.clear()
        opened = _("Ouverte\xa0: {path}").format(path=self._shortened(str(path), _NAME_PX + _FOLDER_PX))
        where = menu.addAction(plain_action(opened))
        where.setToolTip(plain_tooltip(str(path)))
        where.setEnabled(False)
        menu.addSeparator()
        menu.addAction(_("&Ouvrir une autre base…")).triggered.connect(self.other_requested)
        menu.addAction(_("&Nouvelle base…")).triggered.connect(self.new_requested)
        others = [base for base in recent if base != path]
        if others:
            menu.addSeparator()
            # Not a section: under a stylesheet Qt leaves out its words.
            menu.addAction(_("Bases récentes")).setEnabled(False)
        for base in others:
            self._offer(base)

    def _offer(self, base: Path) -> None:
        folder = self._shortened(str(base.parent), _FOLDER_PX)
        name = self._shortened(base.stem, _NAME_PX)
        action = self._menu.addAction(plain_action(f"{name} · {folder}"))
        action.setToolTip(plain_tooltip(str(base)))
        action.triggered.connect(lambda: self.recent_requested.emit(str(base)))

    def _shortened(self, words: str, width: int) -> str:
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, width)
