"""Which key on the board is which command, and which is writing."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from atelier.board.moves.cluster_moves import ClusterMoves
from atelier.board.moves.commands import ClusterMove, Commands, NoteMove
from atelier.board.moves.navigation import Direction
from atelier.board.moves.note_moves import NoteMoves
from atelier.domain.arrangement import Spot
from atelier.domain.ids import NoteId
from atelier.domain.operations import Operation

_ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}
_PLAIN, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_ORDERING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_NOTE_LETTERS: dict[tuple[int, Qt.KeyboardModifier], NoteMove] = {
    (Qt.Key.Key_G, _PLAIN): NoteMoves.grouped,
    (Qt.Key.Key_U, _PLAIN): NoteMoves.unsorted,
    (Qt.Key.Key_I, _PLAIN): NoteMoves.isolated,
    (Qt.Key.Key_P, _PLAIN): NoteMoves.stacked,
    (Qt.Key.Key_P, _SHIFT): NoteMoves.unstacked,
    # Where a keyboard has these two, with Shift or without, differs.
    (Qt.Key.Key_Plus, _PLAIN): NoteMoves.weighed_more,
    (Qt.Key.Key_Plus, _SHIFT): NoteMoves.weighed_more,
    (Qt.Key.Key_Minus, _PLAIN): NoteMoves.weighed_less,
    (Qt.Key.Key_Minus, _SHIFT): NoteMoves.weighed_less,
}
_CLUSTER_LETTERS: dict[tuple[int, Qt.KeyboardModifier], ClusterMove] = {
    (Qt.Key.Key_R, _PLAIN): ClusterMoves.wrapped,
    (Qt.Key.Key_R, _SHIFT): ClusterMoves.taken_out,
}
_SIGNS = (Qt.Key.Key_Plus, Qt.Key.Key_Minus)
"""They weigh or do nothing: pressed once too often, they begin no word."""
_SOONER = (Direction.LEFT, Direction.UP)


class Keys:
    """Tells `on_step` where the focus went, `on_correction` which note is to be corrected, `on_word` what is written.

    A letter is a command only where there is something for it to move, and not after a drag: she talks, drags and
    types on, and must neither lose a word nor move a post-it with one. Nor does Suppr then withdraw what she dropped;
    and the key left of it, with which one corrects a word, never does.
    """

    def __init__(
        self,
        commands: Commands,
        *,
        on_step: Callable[[Spot], None],
        on_correction: Callable[[NoteId], None],
        on_word: Callable[[str], None],
    ) -> None:
        self.letters_are_words = False
        """Whether even the letters of commands are written: so after a drag, until a note is chosen again."""
        self._commands = commands
        self._on_step = on_step
        self._on_correction = on_correction
        self._on_word = on_word
        self._plain: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Space: commands.toggle,
            Qt.Key.Key_Delete: self._withdraw,
        }

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key means; whether it means anything."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ARROWS:
            return self._press_arrow(_ARROWS[key], modifiers)
        if modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_A:
            self._commands.select_all()
        elif modifiers == _PLAIN and key in self._plain:
            self._plain[key]()
        elif not self._press_letter(key, modifiers):
            if not _is_written(event):
                return False
            if key not in _SIGNS:
                self._on_word(event.text())
        return True

    def _withdraw(self) -> None:
        if not self.letters_are_words:
            self._commands.withdraw()

    def _press_arrow(self, direction: Direction, modifiers: Qt.KeyboardModifier) -> bool:
        """Move the focus, or with Ctrl+Shift what is chosen."""
        if modifiers == _ORDERING:
            self._commands.ask(self._ordered(sooner=direction in _SOONER))
            return True
        if modifiers not in (_PLAIN, _SHIFT):
            return False
        self.letters_are_words = False
        spot = self._commands.step(direction, extending=modifiers == _SHIFT)
        if spot is not None:
            self._on_step(spot)
        return True

    def _ordered(self, *, sooner: bool) -> Operation | None:
        notes, cluster = self._commands.notes, self._commands.cluster
        if notes.note_ids:
            return notes.sooner() if sooner else notes.later()
        return cluster.sooner() if sooner else cluster.later()

    def _press_letter(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what the letter is the command of; whether it is one now."""
        if self.letters_are_words:
            return False
        notes = self._commands.notes
        if (key, modifiers) == (Qt.Key.Key_C, _PLAIN) and notes.lead is not None:
            self._on_correction(notes.lead)
            return True
        operation = self._letter_move(key, modifiers)
        self._commands.ask(operation)
        return operation is not None

    def _letter_move(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> Operation | None:
        notes = self._commands.notes
        if notes.note_ids:
            move = _NOTE_LETTERS.get((key, modifiers))
            return move(notes) if move is not None else None
        cluster_move = _CLUSTER_LETTERS.get((key, modifiers))
        return cluster_move(self._commands.cluster) if cluster_move is not None else None


_HELD = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def _is_written(event: QKeyEvent) -> bool:
    """Whether the key writes something; AltGr, which Windows tells as Ctrl+Alt, does."""
    held = event.modifiers() & _HELD
    writes = held in (Qt.KeyboardModifier.NoModifier, _ALT_GR)
    return writes and bool(event.text().strip()) and event.text().isprintable()
