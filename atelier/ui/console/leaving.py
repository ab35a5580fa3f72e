"""Leaving the meeting while the room looks at it is asked about once: the projection goes with the console."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from atelier.board.model import BoardModel
from atelier.domain.language import gettext as _
from atelier.ui.console.projection_desk import ProjectionDesk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


class Leaving(QObject):
    """Knows whether somebody would be left before a blank wall, and asks then.

    Signals:
        home_requested: leave for the Accueil.
    """

    home_requested = Signal()

    def __init__(self, model: BoardModel, projector: ProjectionDesk, *, window: QWidget) -> None:
        super().__init__(window)
        self._model = model
        self._projector = projector
        self._window = window

    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action that leaves the meeting does."""
        return {"home": partial(self.ask, self.home_requested.emit), "close": self.ask_to_close}

    @property
    def is_watched(self) -> bool:
        """Whether the room follows a stage on the projection."""
        return self._projector.projected is not None and self._model.meeting.stage_id is not None

    def ask_to_close(self) -> "QMessageBox | None":
        """Close the window, at once where nobody watches."""
        return self.ask(self._window.close)

    def ask(self, leave: Callable[[], object]) -> "QMessageBox | None":
        """Leave at once where nobody watches; else ask, and stay unless she insists."""
        if not self.is_watched:
            leave()
            return None
        from PySide6.QtWidgets import QMessageBox  # late: few meetings are left so

        box = QMessageBox(QMessageBox.Icon.Question, "Atelier", "", parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(_("La salle ne verra plus rien. Quitter la rencontre ?"))
        stay = box.addButton(_("Annuler"), QMessageBox.ButtonRole.RejectRole)
        go = box.addButton(_("Quitter"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The box goes with the window: not before Qt is through with the click.
        go.clicked.connect(lambda _checked=False: QTimer.singleShot(0, self, leave))
        box.open()
        return box
