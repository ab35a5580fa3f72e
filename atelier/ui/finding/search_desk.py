"""What is looked for in the meeting: it is found as she types, marked on the board, and shown where it is."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from atelier.board.model import BoardModel
from atelier.board.scene import BoardScene
from atelier.domain.ids import NoteId, QuestionId
from atelier.domain.language import gettext as _
from atelier.domain.operations import ShowQuestion
from atelier.ui.console.board_area import BoardArea

if TYPE_CHECKING:
    from atelier.domain.searching import Hit, Search
    from atelier.ui.finding.search_bar import SearchBar

FOLLOW_MS = 200
"""How long after a change what was found is looked for again: once for many that come together."""


class SearchDesk(QObject):
    """Opens the search bar over the board and does what is asked there. The room never sees any of it.

    Signals:
        operation_requested: (ShowQuestion) what was chosen is on another question.
        note_reached: (note id) show it on the board.
        cluster_reached: (cluster id) likewise.
        review_reached: what was chosen waits to be reviewed: show what waits.
        told: (sentence) why what was chosen is not on the board.
        closed: the keyboard is free again.
    """

    operation_requested = Signal(object)
    note_reached = Signal(str)
    cluster_reached = Signal(str)
    review_reached = Signal()
    told = Signal(str)
    closed = Signal()

    def __init__(
        self, model: BoardModel, scene: BoardScene, area: BoardArea, *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._scene = scene
        self._area = area
        self._search: Search | None = None
        self._awaited: Hit | None = None
        """What is shown once its question is."""
        self.bar: SearchBar | None = None
        """Made when it is first asked for."""
        self._soon = QTimer(self, interval=FOLLOW_MS, singleShot=True)
        self._soon.timeout.connect(self.refresh)
        model.caught_up.connect(self._on_caught_up)
        scene.question_changed.connect(self._on_question_changed)

    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action about the search does."""
        return {
            "search": self.open,
            "search_next": partial(self.step, 1),
            "search_previous": partial(self.step, -1),
        }

    @property
    def is_open(self) -> bool:
        """Whether something is being looked for."""
        return self.bar is not None and not self.bar.isHidden()

    def open(self) -> "SearchBar":
        """Ask for words; asked again, for others."""
        if self.bar is None:
            # Here, not above: what the first paint does not need is not loaded before it.
            from atelier.domain.searching import Search
            from atelier.ui.finding.search_bar import SearchBar

            self._search = Search(self._model.snapshot, self._model.meeting_id)
            self.bar = SearchBar()
            self.bar.query_changed.connect(self._on_query_changed)
            self.bar.reached.connect(self.show)
            self.bar.closed.connect(self.close)
            self._area.put_above(self.bar)
        self.bar.show()
        self.bar.take_keyboard()
        self.refresh()
        return self.bar

    def step(self, way: int) -> None:
        """Go to the next hit of this question, or the one before; ask for words if there are none."""
        if self.bar is None or not self.is_open or not self.bar.query.strip():
            self.open()
        else:
            self.bar.step(way)

    def close(self) -> None:
        """Look for nothing any more."""
        self._awaited = None
        if self.bar is not None:
            self.bar.hide()
        self._scene.set_highlight(None)
        self.closed.emit()

    def refresh(self) -> None:
        """Find again, in the meeting as it is."""
        self._soon.stop()
        if self.bar is None or self._search is None or not self.is_open:
            return
        hits = self._search.hits(self.bar.query)
        self.bar.show_hits(hits, self._scene.question_id)
        # Where nothing was found, nothing steps back: there is nothing to see better.
        self._mark(hits or None)

    def show(self, hit: "Hit") -> None:
        """Show it where it is; on another question, once the room is there."""
        if hit.question.id != self._scene.question_id:
            self._awaited = hit
            self.operation_requested.emit(ShowQuestion(self._model.meeting_id, hit.question.id))
            return
        self._awaited = None
        if hit.is_cluster:
            self.cluster_reached.emit(hit.clusters[0].id)
        elif hit.drawn_id is not None:
            self.note_reached.emit(hit.drawn_id)
        elif hit.is_waiting:
            self.review_reached.emit()
        elif hit.note is not None:
            self.told.emit(_off_the_board(hit.note.number, is_withdrawn=hit.is_withdrawn))

    def _mark(self, hits: "list[Hit] | None") -> None:
        if hits is None:
            self._scene.set_highlight(None)
            return
        here = [hit for hit in hits if hit.question.id == self._scene.question_id]
        self._scene.set_highlight(
            frozenset(NoteId(hit.drawn_id) for hit in here if hit.drawn_id is not None),
            frozenset(hit.clusters[0].id for hit in here if hit.is_cluster),
        )

    def _on_query_changed(self, _query: str) -> None:
        self._awaited = None
        self.refresh()

    def _on_caught_up(self) -> None:
        if self._search is not None:
            self._search.forget()
        if self.is_open:
            self._soon.start()

    def _on_question_changed(self, question_id: str) -> None:
        awaited = self._awaited
        self.refresh()
        if awaited is not None and awaited.question.id == QuestionId(question_id):
            self.show(awaited)


def _off_the_board(number: int, *, is_withdrawn: bool) -> str:
    if is_withdrawn:
        return _("Le post-it n° {number} a été retiré : il n’est plus sur le tableau.").format(number=number)
    return _("Le post-it n° {number} n’est pas affiché : il est gardé pour l’annexe.").format(number=number)
