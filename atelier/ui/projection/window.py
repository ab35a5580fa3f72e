"""The projection: what the room sees, in a window of its own that nothing of the console is in.

It follows the model and answers to nobody but F11 and, where it hides the console, Esc; which view it shows is
decided by its owner.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from atelier.board.model import BoardModel
from atelier.board.stages import current_stage
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.language import gettext as _
from atelier.domain.practice import is_silent
from atelier.domain.things import Stage
from atelier.ui.projection.break_picture import break_picture
from atelier.ui.projection.frame import RoomFrame, room_frame
from atelier.ui.projection.invitation import Invitation
from atelier.ui.projection.picture import Picture
from atelier.ui.projection.projected_board import ProjectedBoard, scene_in
from atelier.ui.projection.question_picture import clock_band, question_picture
from atelier.ui.projection.read_back import Shown, carried_on, settled, shown
from atelier.ui.projection.read_back_picture import ReadBackPicture
from atelier.ui.projection.second_display import DisplayState, SecondDisplay
from atelier.ui.projection.state import RoomState, resumes_at, room_state, time_left
from atelier.ui.projection.view import Projected, ProjectionView, projected_of
from atelier.ui.projection.welcome import welcome_picture
from atelier.ui.settings import SettingsStore

_TICK_MS = 250
_WINDOWED = QSize(1024, 576)
_SMALLEST = QSize(640, 360)
_BLACK = "#000000"


def _now() -> datetime:
    return datetime.now(UTC)


def _is_writing(event: QKeyEvent) -> bool:
    """Whether the key gives a character; AltGr, which helps to write, is Ctrl and Alt on some systems."""
    commanding = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    held = event.modifiers() & (commanding | Qt.KeyboardModifier.MetaModifier)
    text = event.text()
    return bool(text.strip()) and text.isprintable() and held in (Qt.KeyboardModifier.NoModifier, commanding)


class ProjectionWindow(QWidget):
    """Shows the room one view of the meeting, and finds the second display by itself.

    `present` opens it, closing it is all it takes to be rid of it; in between it comes and goes with the
    projector. `console` is the window it never covers by itself. What it reads back is of the question that the
    room is on; when that goes, it shows the board again. When the room goes to another question, so does reading
    back while the stage asks for it, else it shows the board.

    Signals:
        projected_changed: (Projected) it shows something else; (None) it is not seen any more.
        picture_changed: something on it is not what it was.
        written: (text) something was typed on it, which is for the console.
    """

    projected_changed = Signal(object)
    picture_changed = Signal()
    written = Signal(str)

    def __init__(
        self,
        model: BoardModel,
        *,
        invitation: Invitation | None,
        console: QWidget | None = None,
        settings: SettingsStore | None = None,
        now: Callable[[], datetime] = _now,
    ) -> None:
        super().__init__()
        self.model = model
        self.invitation = invitation
        self.phone_count = 0
        self.is_recorded = False
        self.projected = Projected()
        self._before_welcome = Projected()
        self._question_id = model.question.id
        self.display = SecondDisplay(self, windowed_size=_WINDOWED, console=console, settings=settings)
        self._now = now
        self._shown: Shown | None = None
        self._read_back = ReadBackPicture()
        self._told: Projected | None = None
        self._timed: tuple[str, str] | None = None
        """What the clock said when it was painted last."""
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._on_tick)
        self.setWindowTitle(_("Projection"))
        self.setAccessibleName(_("Ce que voit la salle"))
        self.setMinimumSize(_SMALLEST)
        self.resize(self.display.opening_size)
        self.scene = scene_in(self._frame().body, of=self.size(), model=model, parent=self)
        self._board = ProjectedBoard(self.scene, self)
        model.meeting_changed.connect(self._refresh)
        model.board_changed.connect(self._refresh)
        model.words_changed.connect(self._refresh)
        self.scene.arranged.connect(self.picture_changed)
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

    def set_recorded(self, recorded: bool) -> None:
        """Say whether what is said in the room is recorded."""
        self.is_recorded = recorded
        self._refresh()

    @property
    def view(self) -> ProjectionView:
        """The view that it shows."""
        return self.projected.view

    def show_projected(self, projected: Projected) -> None:
        """Show the room something else; the board where there is no such cluster or note."""
        if projected.view is ProjectionView.WELCOME is not self.view:
            self._before_welcome = self.projected
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
        board = self.model.board(self.model.question.id)
        self.show_projected(projected_of(stage, board, self.model.meeting.display))

    def show_welcome(self) -> None:
        """Show how to come in."""
        self.show_view(ProjectionView.WELCOME)

    def toggle_welcome(self) -> None:
        """Show how to come in, or what was seen before."""
        if self.view is ProjectionView.WELCOME:
            self.show_projected(self._before_welcome)
        else:
            self.show_welcome()

    @property
    def picture(self) -> Picture:
        """What is painted around the board, as it is now."""
        size = QSizeF(self.size())
        match self.view:
            case ProjectionView.BLACK:
                return Picture(size, _BLACK)
            case ProjectionView.WELCOME:
                return welcome_picture(size, self._state())
            case ProjectionView.QUESTION:
                return question_picture(size, self._state())
            case ProjectionView.BREAK:
                return break_picture(size, self._state())
        return self._picture_and_header()[0]

    def paint_small(self, painter: QPainter, place: QRectF) -> None:
        """Paint what the room sees, the board too, scaled to that place."""
        scale = place.width() / self.width()
        painter.save()
        painter.translate(place.topLeft())
        painter.scale(scale, scale)
        self.picture.paint(painter)
        painter.restore()
        if not self._board.isHidden():
            here = QRectF(self._board.geometry())
            within = QRectF(here.topLeft() * scale + place.topLeft(), here.size() * scale)
            self.scene.render(painter, within, self._board.sceneRect())

    @property
    def _hides_the_console(self) -> bool:
        """Whether it is full screen, and not on a display of its own that would be bare without it."""
        return self.isFullScreen() and self.display.state is not DisplayState.FILLING

    @property
    def ticking(self) -> bool:
        """Whether it is following the clock."""
        return self._clock.isActive()

    def _state(self) -> RoomState:
        return room_state(
            self.model,
            invitation=self.invitation,
            phone_count=self.phone_count,
            now=self._now(),
            is_recorded=self.is_recorded,
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
        self._follow_question()
        board, silent = self.model.board(self.model.question.id), is_silent(current_stage(self.model))
        self.projected = settled(board, self.projected, silent=silent)
        self._shown = shown(self.model, self.projected)
        shows_board = self.view is ProjectionView.BOARD
        place = self._frame().body.toAlignedRect() if shows_board else QRect()
        self._board.setVisible(not place.isEmpty())
        if not place.isEmpty():
            self._board.fill(place, image_size=self.size())
        if shows_board:
            self.scene.set_question(self.model.question.id)
        self.update()
        self._tell()
        self.picture_changed.emit()

    def _follow_question(self) -> None:
        before, self._question_id = self._question_id, self.model.question.id
        if before != self._question_id:
            self.projected = carried_on(self.model, self.projected, before)

    def _tell(self) -> None:
        self.display.follow()
        seen = self.projected if self.isVisible() else None
        if seen != self._told:
            self._told = seen
            self.projected_changed.emit(seen)

    def _on_tick(self) -> None:
        now = self._now()
        timed = (time_left(self.model, now), resumes_at(self.model, now))
        if timed == self._timed:
            return
        self._timed = timed
        # Only the band with the clock: the board is not painted again every second.
        if self.view is ProjectionView.BOARD or self._shown is not None:
            self.update(self._picture_and_header()[1].toAlignedRect())
        elif self.view is ProjectionView.QUESTION:
            self.update(clock_band(QSizeF(self.size())).toAlignedRect())
        elif self.view is ProjectionView.BREAK:
            self.update()
        self.picture_changed.emit()

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
        elif event.key() == Qt.Key.Key_Escape and self._hides_the_console:
            self.display.leave_full_screen()
        elif _is_writing(event):
            self.written.emit(event.text())
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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.display.follow()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.display.dismiss()
        super().closeEvent(event)
