"""The wall as the room sees it: the same model, another arrangement; nothing of the facilitator's hand."""

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import QObject, QSize

from atelier.board.model import BoardModel
from atelier.board.stages import current_stage
from atelier.board.style import BoardStyle, projection_style
from atelier.board.wall.scene import BoardScene
from atelier.domain.arrangement import Arrangement
from atelier.domain.board import Board
from atelier.domain.ids import ClusterId, QuestionId
from atelier.domain.practice import is_silent
from atelier.domain.projection import arrange_projection
from atelier.domain.silence import silenced
from atelier.domain.things import StageKind

BOARD_SHARE = 0.77
"""The share of the image's height that the wall takes between the projection's header and footer."""


class ProjectionScene(BoardScene):
    """One question's wall for the projector, in exactly the size it is given.

    `image_height`: that of the whole image, from which the least size of text is computed.
    """

    grows: ClassVar[bool] = False

    def __init__(
        self,
        model: BoardModel,
        question_id: QuestionId,
        size: QSize,
        *,
        image_height: int | None = None,
        parent: QObject | None = None,
    ) -> None:
        self._size = size
        self._image_height = image_height or round(size.height() / BOARD_SHARE)
        style = _style(model, self._image_height)
        super().__init__(model, question_id, style, parent)
        model.meeting_changed.connect(self._on_meeting_changed)

    def resize(self, size: QSize, *, image_height: int | None = None) -> None:
        """Fill another size, if it is another; text follows."""
        self._image_height = image_height or round(size.height() / BOARD_SHARE)
        style = _style(self.model, self._image_height)
        if (size, style) != (self._size, self.look):
            self._size = size
            self.set_style(style)

    def _arranged(self, board: Board, previous: Arrangement | None) -> Arrangement:
        self._was_collecting = self._is_collecting
        return arrange_projection(
            board,
            self.ruler,
            size=(self._size.width(), self._size.height()),
            metrics=self.look.metrics,
            touched=self.model.touched,
            previous=previous,
            collecting=self._was_collecting,
        )

    def _read(self) -> Board:
        board = super()._read()
        return silenced(board) if self.look.silent else board

    @property
    def _is_collecting(self) -> bool:
        """Whether the stage under way is the one in which notes on this question are collected."""
        stage = current_stage(self.model)
        return (
            stage is not None
            and stage.kind is StageKind.COLLECT
            and stage.question_id in (None, self.question_id)
        )

    def _on_meeting_changed(self) -> None:
        if self.look.silent != is_silent(current_stage(self.model)):
            self.set_style(_style(self.model, self._image_height))
        elif self._is_collecting != self._was_collecting:
            self.arrange_now()

    def _active_cluster(self) -> ClusterId | None:
        """The cluster that was touched last, while it is open."""
        here = [group.cluster.id for group in self.board.groups if group.cluster.id in self.model.touched]
        last = max(here, key=self.model.touched.__getitem__, default=None)
        box = self.arrangement.clusters.get(last) if last is not None else None
        return last if box is not None and not box.folded else None


def _style(model: BoardModel, image_height: int) -> BoardStyle:
    return replace(projection_style(image_height), silent=is_silent(current_stage(model)))
