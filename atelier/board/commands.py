"""What the facilitator can do with the selection without the mouse, and the keys for it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from atelier.board.gestures import Desk
from atelier.board.navigation import Direction, neighbour
from atelier.domain.arrangement import Spot
from atelier.domain.ids import ClusterId, NoteId, new_id
from atelier.domain.operations import CreateCluster, IsolateNotes, PlaceNotes, UnsortNotes, WithdrawNotes


class Commands:
    """Each command asks for one operation on the selected notes, or on the one with the focus."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def note_ids(self) -> tuple[NoteId, ...]:
        """The notes that a command is about."""
        return self._desk.selection.subject

    def group(self) -> None:
        """Make a new cluster of them."""
        scene = self._desk.scene
        if self.note_ids:
            cluster_id = ClusterId(new_id())
            self._desk.ask(
                CreateCluster(cluster_id, scene.model.meeting_id, scene.question_id, self.note_ids)
            )

    def place(self, cluster_id: ClusterId) -> None:
        """Put them into a cluster."""
        if self.note_ids:
            self._desk.ask(PlaceNotes(self.note_ids, cluster_id))

    def unsort(self) -> None:
        """Put them back among those to sort."""
        if self.note_ids:
            self._desk.ask(UnsortNotes(self.note_ids))

    def isolate(self) -> None:
        """Leave them alone deliberately."""
        if self.note_ids:
            self._desk.ask(IsolateNotes(self.note_ids))

    def withdraw(self) -> None:
        """Take them off the wall."""
        if self.note_ids:
            self._desk.ask(WithdrawNotes(self.note_ids))

    def select_all(self) -> None:
        """Select the notes beside the focused one; then, and without focus, all of the wall."""
        selection, spots = self._desk.selection, [spot for spot, _note in self._desk.scene.spots()]
        focus = selection.focus
        beside = [spot.note_id for spot in spots if focus is None or spot.cluster_id == focus.cluster_id]
        everything = [spot.note_id for spot in spots]
        selection.choose(everything if set(beside) <= set(selection.ids) else beside)

    def toggle(self) -> None:
        """Select the focused note, or not."""
        if self._desk.selection.focus is not None:
            self._desk.selection.toggle(self._desk.selection.focus)

    def step(self, direction: Direction, *, extending: bool = False) -> Spot | None:
        """Move the focus; returns where it is now."""
        selection, places = self._desk.selection, self._desk.scene.arrangement.notes
        before, spot = selection.focus, neighbour(places, selection.focus, direction)
        if spot is not None and extending:
            also = () if before is None else (before.note_id,)
            selection.choose(dict.fromkeys((*selection.ids, *also, spot.note_id)), focus=spot)
        else:
            selection.set_focus(spot)
        return spot


_ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}


class Keys:
    """Which key is which command. `on_step` is told where the focus went, `on_word` what is no command but writing.

    A letter is a command only where there is something for it to move, and not after a drag: she talks, drags and
    types on, and must neither lose a word nor move a post-it with one.
    """

    def __init__(
        self, commands: Commands, *, on_step: Callable[[Spot], None], on_word: Callable[[str], None]
    ) -> None:
        self.letters_are_words = False
        """Whether even the letters of commands are written: so after a drag, until a note is chosen again."""
        self._commands = commands
        self._on_step = on_step
        self._on_word = on_word
        self._plain: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Space: commands.toggle,
            Qt.Key.Key_Delete: commands.withdraw,
            Qt.Key.Key_Backspace: commands.withdraw,
        }
        self._letters: dict[int, Callable[[], None]] = {
            Qt.Key.Key_G: commands.group,
            Qt.Key.Key_U: commands.unsort,
            Qt.Key.Key_I: commands.isolate,
        }

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key means; whether it means anything."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        direction = _ARROWS.get(Qt.Key(event.key()))
        shift = Qt.KeyboardModifier.ShiftModifier
        if direction is not None and modifiers in (Qt.KeyboardModifier.NoModifier, shift):
            self.letters_are_words = False
            spot = self._commands.step(direction, extending=modifiers == shift)
            if spot is not None:
                self._on_step(spot)
            return True
        if modifiers == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_A:
            self._commands.select_all()
            return True
        command = self._command(event.key()) if modifiers == Qt.KeyboardModifier.NoModifier else None
        if command is not None:
            command()
        elif _is_written(event):
            self._on_word(event.text())
        else:
            return False
        return True

    def _command(self, key: int) -> Callable[[], None] | None:
        if self._commands.note_ids and not self.letters_are_words:
            return self._letters.get(key) or self._plain.get(key)
        return self._plain.get(key)


_HELD = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def _is_written(event: QKeyEvent) -> bool:
    """Whether the key writes something; AltGr, which Windows tells as Ctrl+Alt, does."""
    held = event.modifiers() & _HELD
    writes = held in (Qt.KeyboardModifier.NoModifier, _ALT_GR)
    return writes and bool(event.text().strip()) and event.text().isprintable()
