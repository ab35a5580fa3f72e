"""The projection: what the room sees, in a window of its own that nothing of the console is in.

It follows the model and answers to nobody but F11 and Esc; which view it shows is decided by its owner.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from atelier.board.model import BoardModel
from atelier.board.projection_scene import ProjectionScene
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.language import gettext as _
from atelier.domain.things import Stage
from atelier.ui.invitation import Invitation
from atelier.ui.picture import Picture
from atelier.ui.projected_board import ProjectedBoard
from atelier.ui.projection_view import Projected, ProjectionView, view_of
from atelier.ui.read_back import Shown, settled, shown
from atelier.ui.read_back_picture import ReadBackPicture
from atelier.ui.room import RoomState, room_state
from atelier.ui.room_frame import RoomFrame, room_frame
from atelier.ui.second_display import SecondDisplay
from atelier.ui.welcome import welcome_picture

_TICK_MS = 250
_WINDOWED = QSize(1024, 576)
_SMALLEST = QSize(640, 360)
_BLACK = "#000000"


def _now() -> datetime:
    return datetime.now(UTC)


class ProjectionWindow(QWidget):
    """Shows the room one view of the meeting, and finds the second display by itself.

    `present` opens it, closing it is all it takes to be rid of it; in between it comes and goes with the
    projector. `console` is the window it never covers by itself. What it reads back is of the question that the
    room is on; when that goes, or the room goes to another one, it shows the board again.

    Signals:
        projected_changed: (Projected) it shows something else; (None) it is not seen any more.
    """

    projected_changed = Signal(object)

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
        self.projected = Projected()
        self.display = SecondDisplay(self, console=console, windowed_size=_WINDOWED)
        self._now = now
        self.scene = ProjectionScene(model, model.question.id, _WINDOWED, parent=self)
        self._board = ProjectedBoard(self.scene, self)
        self._shown: Shown | None = None
        self._read_back = ReadBackPicture()
        self._told: Projected | None = None
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._on_tick)
        self.setWindowTitle(_("Projection"))
        self.setAccessibleName(_("Ce que voit la salle"))
        self.setMinimumSize(_SMALLEST)
        self.resize(_WINDOWED)
        model.meeting_changed.connect(self._refresh)
        model.board_changed.connect(self._refresh)
        model.words_changed.connect(self._refresh)
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

    @property
    def view(self) -> ProjectionView:
        """The view that it shows."""
        return self.projected.view

    def show_projected(self, projected: Projected) -> None:
        """Show the room something else; the board where there is no such cluster or note."""
        self.projected = projected
        self._refresh()

    def show_view(self, view: ProjectionView) -> None:
        """Show the room something that is not about one cluster or one note."""
        self.show_projected(Projected(view))

    def show_cluster(self, cluster_id: ClusterId) -> None:
        """Show one cluster of the question."""
        self.show_projected(Projected(ProjectionView.CLUSTER, cluster_id))

    def show_note(self, note_id: NoteId, cluster_id: ClusterId | None = None) -> None:
        """Show one note of the question, where it lies in that cluster if it lies in several."""
        self.show_projected(Projected(ProjectionView.NOTE, cluster_id, note_id))

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
        return self._picture_and_header()[0]

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

    def _picture_and_header(self) -> tuple[Picture, QRectF]:
        """The picture of the board's surroundings or of what is read back, and what the clock changes of it."""
        if self._shown is None:
            frame = self._frame()
            return frame.picture, frame.header
        picture, top = self._read_back.draw(QSizeF(self.size()), self._state(), self._shown)
        return picture, QRectF(0, 0, self.width(), top)

    def _refresh(self) -> None:
        """Bring everything up to date with the model and the size."""
        self.projected = settled(self.model.board(self.model.question.id), self.projected)
        self._shown = shown(self.model, self.projected)
        shows_board = self.view is ProjectionView.BOARD
        place = self._frame().body.toAlignedRect() if shows_board else QRect()
        self._board.setVisible(not place.isEmpty())
        if not place.isEmpty():
            self._board.fill(place, image_height=self.height())
            self.scene.set_question(self.model.question.id)
        self.update()
        self._tell()

    def _tell(self) -> None:
        seen = self.projected if self.isVisible() else None
        if seen != self._told:
            self._told = seen
            self.projected_changed.emit(seen)

    def _on_tick(self) -> None:
        # Only the band with the clock: the board is not painted again four times a second.
        if self.view is ProjectionView.BOARD or self._shown is not None:
            self.update(self._picture_and_header()[1].toAlignedRect())

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        # Left even where painting raises: a painter still active takes the program down.
        with QPainter(self) as painter:
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
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()
        self._tell()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.display.dismiss()
        super().closeEvent(event)
