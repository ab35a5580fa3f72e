"""What is looked for in the meeting: it is found as she types, marked on the board, and shown where it is."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from atelier.board.model import BoardModel
from atelier.board.wall.scene import BoardScene
from atelier.domain.ids import NoteId, QuestionId
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.operations import ShowQuestion
from atelier.domain.parts import Snapshot
from atelier.domain.things import Note
from atelier.ui.highlights import Highlights
from atelier.ui.widgets.board_area import BoardArea

if TYPE_CHECKING:
    from atelier.domain.other_meetings_search import OtherMeetingsSearch
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
        withdrawn_reached: (note id) what was chosen is withdrawn: show it among those.
        other_meetings_requested: read what the project's other meetings have on their walls, for `show_other_meetings`.
        told: (sentence) why what was chosen is not on the board.
        closed: the keyboard is free again.
    """

    operation_requested = Signal(object)
    note_reached = Signal(str)
    cluster_reached = Signal(str)
    review_reached = Signal()
    withdrawn_reached = Signal(str)
    other_meetings_requested = Signal()
    told = Signal(str)
    closed = Signal()

    def __init__(
        self,
        model: BoardModel,
        scene: BoardScene,
        *,
        area: BoardArea,
        highlights: Highlights,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._scene = scene
        self._area = area
        self._highlights = highlights
        self._search: Search | None = None
        self._others: OtherMeetingsSearch | None = None
        """The other meetings of the project, read when they are asked for, and until the search is closed."""
        self._is_reading = False
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
            "filter": self.open_filters,
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
            self.bar = SearchBar(self._model.snapshot, self._model.meeting_id)
            self.bar.query_changed.connect(self._on_asked)
            self.bar.filters.criteria_changed.connect(self._on_asked)
            self.bar.filters.hiding_changed.connect(self.refresh)
            self.bar.reached.connect(self.show)
            self.bar.closed.connect(self.close)
            self._area.put_above(self.bar)
        self.bar.show()
        self.bar.take_keyboard()
        self.refresh()
        return self.bar

    def open_filters(self) -> None:
        """Offer criteria."""
        self.open().filters.open_menu()

    def step(self, way: int) -> None:
        """Go to the next hit of this question, or the one before; ask for words if there are none."""
        if self.bar is None or not self.is_open or not self.bar.asks:
            self.open()
        else:
            self.bar.step(way)

    def close(self) -> None:
        """Look for nothing any more; no filter outlives it."""
        self._awaited = self._others = None
        if self.bar is not None:
            self.bar.hide()
            self.bar.filters.clear()
        self._highlights.drop(self)
        self._scene.show_only(None)
        self.closed.emit()

    def close_open(self) -> None:
        """The same, if anything is looked for."""
        if self.is_open:
            self.close()

    def refresh(self) -> None:
        """Find again, in the meeting as it is."""
        self._soon.stop()
        if self.bar is None or self._search is None or not self.is_open:
            return
        bar, search = self.bar, self._search
        hits, others = search.hits(bar.query, bar.filters.criteria.here), self._hits_in_others(bar)
        kept = sum(hit.drawn_id is not None for hit in hits)
        titles = sum(hit.is_cluster for hit in hits)
        bar.filters.tell(
            kept,
            search.total,
            asked=bar.narrows,
            titles=titles,
            off_board=len(hits) - kept - titles,
            others=None if others is None else len(others),
        )
        advice = "" if hits or others or not bar.filters.criteria.here else self._advice(search, bar)
        bar.show_hits(hits, self._scene.question_id, others=others or (), advice=advice)
        self._mark(hits, hiding=bar.narrows and bar.filters.hides_others)

    def show_other_meetings(self, snapshot: Snapshot) -> None:
        """Look through the other meetings of the project, as they were read; not if the search was closed since."""
        from atelier.domain.other_meetings_search import OtherMeetingsSearch

        self._is_reading = False
        if self.is_open:
            self._others = OtherMeetingsSearch(snapshot, self._model.meeting_id)
            self.refresh()

    def give_other_meetings_up(self, sentence: str) -> None:
        """They can't be read: look through this meeting alone, and say why."""
        self._is_reading = False
        if self.bar is not None:
            self.bar.filters.choose(self.bar.filters.criteria.here)
        self.told.emit(sentence)

    def show(self, hit: "Hit") -> None:
        """Show it where it is; on another question, once the room is there; of another meeting, in a window."""
        if hit.meeting is not None:
            self._show_other_meeting(hit)
            return
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
        elif hit.note is not None and hit.is_withdrawn:
            self.withdrawn_reached.emit(hit.note.id)
        elif hit.note is not None:
            self.told.emit(_off_the_board(hit.note.number))

    def reveal(self, note_id: str) -> None:
        """Hide nothing any more, as that note is to be seen, and say so."""
        note = self._model.snapshot.find(Note, note_id)
        if (
            self.bar is None
            or note is None
            or not note.on_wall
            or note.question_id != self._scene.question_id
        ):
            return
        self.bar.filters.hiding.setChecked(False)
        self.told.emit(_seen_again(note.number))
        self.note_reached.emit(note_id)

    def _hits_in_others(self, bar: "SearchBar") -> "list[Hit] | None":
        """What is found in other meetings; None while those are not looked through, or not read yet."""
        if self._others is None or not bar.filters.criteria.other_meetings:
            return None
        return self._others.hits(bar.query, bar.filters.criteria)

    def _show_other_meeting(self, hit: "Hit") -> None:
        from atelier.ui.finding.other_meeting_dialog import OtherMeetingDialog

        dialog = OtherMeetingDialog(hit, self._model.snapshot, parent=self._area.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _mark(self, hits: "list[Hit]", *, hiding: bool) -> None:
        here = [hit for hit in hits if hit.question.id == self._scene.question_id]
        notes = frozenset(NoteId(hit.drawn_id) for hit in here if hit.drawn_id is not None)
        clusters = frozenset(hit.clusters[0].id for hit in here if hit.is_cluster)
        # Where nothing was found, or all that is seen was, nothing steps back: there is nothing to see better.
        self._highlights.show(self, notes if hits and not hiding else None, cluster_ids=clusters)
        self._scene.show_only(notes if hiding else None)

    def _advice(self, search: "Search", bar: "SearchBar") -> str:
        """What to take off, where criteria leave nothing."""
        from atelier.ui.finding.filter_words import criterion_phrase

        part, count = search.best_without(bar.query, bar.filters.criteria.here)
        if not count:
            return _(
                "Aucun post-it ne répond à tout cela à la fois. Enlevez des filtres, ou changez les mots."
            )
        words = _("les mots « {words} »").format(words=bar.query.strip())
        name = (
            words
            if part is None
            else _("« {name} »").format(name=criterion_phrase(part, self._model.snapshot))
        )
        told = ngettext(
            "Aucun post-it ne répond à tout cela à la fois. Enlevez {name} : il y en aura {count}.",
            "Aucun post-it ne répond à tout cela à la fois. Enlevez {name} : il y en aura {count}.",
            count,
        )
        return told.format(name=name, count=count)

    def _tell_filter(self, bar: "SearchBar") -> None:
        """Say on another question that the filter is still there."""
        from atelier.ui.finding.filter_words import criteria_phrase

        kept, total = len(self._kept_here(bar)), self._model.note_count(self._scene.question_id)
        told = ngettext(
            "Le filtre vaut aussi ici ({name}) : {count} post-it sur {total}.",
            "Le filtre vaut aussi ici ({name}) : {count} post-its sur {total}.",
            kept,
        )
        name = criteria_phrase(bar.filters.criteria.here, self._model.snapshot) or bar.query.strip()
        self.told.emit(told.format(name=name, count=kept, total=total))

    def _kept_here(self, bar: "SearchBar") -> "list[Hit]":
        return [hit for hit in bar.rows.rows[: bar.rows.here] if hit is not None and hit.drawn_id is not None]

    def _on_asked(self) -> None:
        self._awaited = None
        self.refresh()
        is_missing = self._others is None and not self._is_reading
        if is_missing and self.bar is not None and self.bar.filters.criteria.other_meetings:
            self._is_reading = True
            self.other_meetings_requested.emit()

    def _on_caught_up(self) -> None:
        if self._search is not None:
            self._search.forget()
        if self.is_open and not self._soon.isActive():
            # Not once more: a long burst would have it wait for its end.
            self._soon.start()

    def _on_question_changed(self, question_id: str) -> None:
        awaited = self._awaited
        self.refresh()
        bar = self.bar
        if (
            bar is not None
            and self.is_open
            and (bar.filters.criteria.here or (bar.narrows and bar.filters.hides_others))
        ):
            self._tell_filter(bar)
        if awaited is not None and awaited.question.id == QuestionId(question_id):
            self.show(awaited)


def _seen_again(number: int) -> str:
    return _("Le post-it n° {number} était masqué : les autres post-its sont de nouveau affichés.").format(
        number=number
    )


def _off_the_board(number: int) -> str:
    return _("Le post-it n° {number} n’est pas affiché : il est gardé pour l’annexe.").format(number=number)
