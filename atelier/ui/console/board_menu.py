"""Menus of what is under the pointer on the board: its notes, its cluster. Each offers what applies, and no more."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from atelier.board.view import BoardView
from atelier.domain.board import Group
from atelier.domain.ids import ClusterId
from atelier.domain.language import gettext as _
from atelier.domain.operations import MarkCluster, Operation
from atelier.domain.things import Cluster, ClusterState, Note
from atelier.ui.plain_text import plain_action

if TYPE_CHECKING:
    from atelier.domain.citing import Use

_SHOWN_TITLE = 40


class BoardMenu(QWidget):
    """Answers `context_requested` of the board; `actions`: those of the window, by name.

    Signals:
        synthesis_requested: (cluster id) write its synthesis.
        use_chosen: (use) go to the sentence that cites a post-it.
    """

    synthesis_requested = Signal(str)
    use_chosen = Signal(object)

    def __init__(
        self, board: BoardView, actions: Mapping[str, QAction], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.hide()
        self._board = board
        self._actions = actions
        board.context_requested.connect(self._on_context_requested)

    def for_notes(self) -> QMenu:
        """What can be done with the selected notes."""
        menu, commands = self._menu(), self._board.commands
        notes = commands.notes
        self._add(menu, "group")
        places = menu.addMenu(_("&Envoyer vers"))
        self._fill(places, notes.elsewhere, lambda group: notes.placed(group.cluster.id))
        places.addSeparator()
        self._add(places, "send_to")
        if notes.are_clustered and notes.elsewhere:
            also = menu.addMenu(_("Mettre &aussi dans"))
            self._fill(also, notes.elsewhere, lambda group: notes.placed(group.cluster.id, also=True))
        self._fill_questions(menu)
        menu.addSeparator()
        self._add(menu, "unsort", "unsort_everywhere", "isolate", None, "note_sooner", "note_later", None)
        self._add(menu, "stack", "unstack", "show_pile", None, "weigh_more", "weigh_less", "correct", None)
        self._add(menu, "follow_note_up", "park_note", None)
        if self._actions["where_cited"].isEnabled():
            self._add_uses(menu)
        self._add(menu, "withdraw")
        return menu

    def show_uses(self, at: QPoint) -> None:
        """Go to the sentence that cites the chosen note; where there are several, offer them."""
        found = self._uses()
        if len(found) == 1:
            self.use_chosen.emit(found[0])
            return
        menu = self._menu()
        self._fill_uses(menu)
        menu.popup(at)

    def for_cluster(self, cluster_id: ClusterId) -> QMenu:
        """What can be done with a cluster, which is the chosen one from then on."""
        self._board.chosen_cluster = cluster_id
        menu, moves = self._menu(), self._board.commands.cluster
        self._add(menu, "rename_cluster")
        menu.addAction(_("Écrire la &synthèse"), lambda: self.synthesis_requested.emit(cluster_id))
        self._add_marks(menu, cluster_id)
        menu.addSeparator()
        if moves.partners:
            self._fill(menu.addMenu(_("Réun&ir avec")), moves.partners, moves.merged)
        if moves.rubrics:
            self._fill(menu.addMenu(_("Ran&ger dans")), moves.rubrics, moves.nested)
        self._add(menu, "wrap_cluster", "take_out_cluster", None)
        self._add(menu, "cluster_sooner", "cluster_later", "cluster_last", None)
        self._add(menu, "fold_cluster", "show_whole_cluster", None, "dissolve_cluster")
        return menu

    def _add(self, menu: QMenu, *names: str | None) -> None:
        """Those of the window's actions that apply; None is a separator."""
        for name in names:
            if name is None:
                menu.addSeparator()
            elif self._actions[name].isEnabled():
                menu.addAction(self._actions[name])

    def _add_marks(self, menu: QMenu, cluster_id: ClusterId) -> None:
        """What the group made of the cluster: ticked; chosen again, nothing yet."""
        found = self._board.board_scene.model.snapshot.find(Cluster, cluster_id)
        now = found.state if found is not None else ClusterState.PROPOSED
        for state, text in (
            (ClusterState.VALIDATED, _("&Validé par le groupe")),
            (ClusterState.SET_ASIDE, _("&Laissé de côté")),
        ):
            wanted = ClusterState.PROPOSED if state is now else state
            action = menu.addAction(text, self._asking(MarkCluster(cluster_id, wanted)))
            action.setCheckable(True)
            action.setChecked(state is now)

    def _fill(
        self, menu: QMenu, groups: Iterable[Group], operation: Callable[[Group], Operation | None]
    ) -> None:
        for group in groups:
            menu.addAction(_label(group), self._asking(operation(group)))

    def _fill_questions(self, menu: QMenu) -> None:
        model, notes = self._board.board_scene.model, self._board.commands.notes
        others = [question for question in model.questions if question.id != notes.board.question_id]
        if others:
            into = menu.addMenu(_("&Question"))
            for question in others:
                text = f"&{question.number}  {plain_action(question.short)}"
                into.addAction(text, self._asking(notes.moved_to(question.id)))

    def _on_context_requested(self, note_ids: object, cluster_id: ClusterId | None, at: QPoint) -> None:
        if note_ids:
            self.for_notes().popup(at)
        elif cluster_id is not None:
            self.for_cluster(cluster_id).popup(at)

    def _add_uses(self, menu: QMenu) -> None:
        """Go there in one click; where there are several, offer them beside."""
        found, where = self._uses(), _("Où est-il cité ?")
        if len(found) == 1:
            menu.addAction(where, partial(self.use_chosen.emit, found[0]))
        else:
            self._fill_uses(menu.addMenu(where))

    def _uses(self) -> "list[Use]":
        from atelier.domain.citing import uses  # late: the first paint does without

        return uses(self._board.board_scene.model.snapshot, self._number)

    def _fill_uses(self, menu: QMenu) -> None:
        from atelier.ui.synthesis.uses_menu import fill_uses  # late: the first paint does without

        fill_uses(menu, self._board.board_scene.model, self._number, self.use_chosen.emit)

    @property
    def _number(self) -> int:
        """The number of the chosen note."""
        (note_id,) = self._board.commands.note_ids
        return self._board.board_scene.model.snapshot.get(Note, note_id).number

    def _menu(self) -> QMenu:
        menu = QMenu(self._board)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _asking(self, operation: Operation | None) -> Callable[[], None]:
        return partial(self._board.commands.ask, operation)


def _label(group: Group) -> str:
    """The cluster's number, which is also its key, and its title or how it begins."""
    from atelier.ui.finding.destinations import labelled  # late: the first paint does without

    text = labelled(group)
    if len(text) > _SHOWN_TITLE:
        text = text[:_SHOWN_TITLE].rstrip() + "…"
    return ("&" if len(group.number) == 1 else "") + plain_action(text)
