"""The projection: what the room sees, in a window of its own that nothing of the console is in.

It follows the model and answers to nobody but F11 and Esc; which view it shows is decided by its owner.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from gettext import gettext as _

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from atelier.board.model import BoardModel
from atelier.board.projection_scene import ProjectionScene
from atelier.domain.palette import PAPER
from atelier.domain.things import Stage, StageKind
from atelier.ui.invitation import Invitation
from atelier.ui.picture import Picture
from atelier.ui.room import RoomState, room_state
from atelier.ui.room_frame import RoomFrame, room_frame
from atelier.ui.second_display import SecondDisplay
from atelier.ui.welcome import welcome_picture

_TICK_MS = 250
_WINDOWED = QSize(1024, 576)
_SMALLEST = QSize(640, 360)
_BLACK = "#000000"


class ProjectionView(StrEnum):
    """What the room is shown."""

    WELCOME = "welcome"
    BOARD = "board"
    BLACK = "black"


def view_of(stage: Stage | None) -> ProjectionView:
    """The view that a stage asks for."""
    return ProjectionView.WELCOME if stage and stage.kind is StageKind.WELCOME else ProjectionView.BOARD


def _now() -> datetime:
    return datetime.now(UTC)


class _BoardView(QGraphicsView):
    """The board on the projection, out of reach of any hand."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundBrush(QColor(PAPER))
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setInteractive(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class ProjectionWindow(QWidget):
    """Shows the room one view of the meeting, and finds the second display by itself.

    `present` opens it, closing it is all it takes to be rid of it; in between it comes and goes with the
    projector. `console` is the window it never covers by itself.
    """

    def __init__(
        self,
        model: BoardModel,
        *,
        invitation: Invitation | None,
        console: QWidget | None = None,
        now: Callable[[], datetime] = _now,
    ) -> None:
        super().__init__()
        self.model = model
        self.invitation = invitation
        self.phone_count = 0
        self.view = ProjectionView.BOARD
        self.display = SecondDisplay(self, console=console, windowed_size=_WINDOWED)
        self._now = now
        self._board = _BoardView(self)
        self.scene = ProjectionScene(model, model.question.id, _WINDOWED, parent=self)
        self._board.setScene(self.scene)
        self._board_height = 0
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._on_tick)
        self.setWindowTitle(_("Projection"))
        self.setAccessibleName(_("Ce que voit la salle"))
        self.setMinimumSize(_SMALLEST)
        self.resize(_WINDOWED)
        model.meeting_changed.connect(self._refresh)
        model.board_changed.connect(self._refresh)
        self._refresh()

    def present(self) -> None:
        """Show it: full screen on the second display, in a window where there is none."""
        self.display.present()

    def set_invitation(self, invitation: Invitation | None) -> None:
        """Say how phones come in, or that they cannot."""
        self.invitation = invitation
        self._refresh()

    def set_phone_count(self, count: int) -> None:
        """Say how many phones have the page open."""
        self.phone_count = count
        self._refresh()

    def show_view(self, view: ProjectionView) -> None:
        """Show the room something else."""
        self.view = view
        self._refresh()

    def show_stage(self, stage: Stage | None) -> None:
        """Show what a stage asks for."""
        self.show_view(view_of(stage))

    def show_welcome(self) -> None:
        """Show how to come in."""
        self.show_view(ProjectionView.WELCOME)

    def toggle_welcome(self) -> None:
        """Show how to come in, or the board again."""
        shown = self.view is ProjectionView.WELCOME
        self.show_view(ProjectionView.BOARD if shown else ProjectionView.WELCOME)

    @property
    def picture(self) -> Picture:
        """What is painted around the board, as it is now."""
        if self.view is ProjectionView.BLACK:
            return Picture(QSizeF(self.size()), _BLACK)
        if self.view is ProjectionView.WELCOME:
            return welcome_picture(QSizeF(self.size()), self._state())
        return self._frame().picture

    @property
    def ticking(self) -> bool:
        """Whether it is following the clock."""
        return self._clock.isActive()

    def _state(self) -> RoomState:
        return room_state(
            self.model, invitation=self.invitation, phone_count=self.phone_count, now=self._now()
        )

    def _frame(self) -> RoomFrame:
        return room_frame(QSizeF(self.size()), self._state())

    def _refresh(self) -> None:
        """Bring everything up to date with the model and the size."""
        shows_board = self.view is ProjectionView.BOARD
        self._board.setVisible(shows_board)
        if shows_board:
            self._place_board(self._frame().body)
        self.update()

    def _place_board(self, body: QRectF) -> None:
        place = body.toAlignedRect()
        if self._board.geometry() != place or self._board_height != self.height():
            self.scene.resize(place.size(), image_height=self.height())
            self._board.setGeometry(place)
            self._board.setSceneRect(QRectF(0, 0, place.width(), place.height()))
        self._board_height = self.height()
        self.scene.set_question(self.model.question.id)

    def _on_tick(self) -> None:
        # Only the band with the clock: the board is not painted again four times a second.
        if self.view is ProjectionView.BOARD:
            self.update(self._frame().header.toAlignedRect())

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        self.picture.paint(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F11:
            self.display.toggle_full_screen()
        elif event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.display.leave_full_screen()
        else:
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.display.dismiss()
        super().closeEvent(event)
