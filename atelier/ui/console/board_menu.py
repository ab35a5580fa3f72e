"""Menus of what is under the pointer on the board: its notes, its cluster."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from atelier.board.view import BoardView
from atelier.domain.board import Group
from atelier.domain.ids import ClusterId
from atelier.domain.language import gettext as _
from atelier.domain.operations import DissolveCluster, MarkCluster, MergeClusters, MoveCluster, Operation
from atelier.domain.things import Cluster, ClusterState, Note
from atelier.ui.plain_text import plain_action

_SHOWN_TITLE = 40


class BoardMenu(QWidget):
    """Answers `context_requested` of the board.

    Signals:
        operation_requested: (operation on a cluster) those on notes are asked by the board itself.
        synthesis_requested: (cluster id) write its synthesis.
    """

    operation_requested = Signal(object)
    synthesis_requested = Signal(str)

    def __init__(self, board: BoardView, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()
        self._board = board
        board.context_requested.connect(self._on_context_requested)

    def send_to(self) -> QMenu | None:
        """Offer the clusters to send the selected notes to; None if there is nothing to send."""
        if not self._board.commands.note_ids:
            return None
        menu = self._menu()
        self._fill_places(menu)
        menu.popup(self._board.mapToGlobal(self._board.rect().center()))
        return menu

    def for_notes(self) -> QMenu:
        """What can be done with the selected notes."""
        commands = self._board.commands
        menu = self._menu()
        menu.addAction(_("Nouveau &regroupement") + "\tG", commands.group)
        self._fill_places(menu.addMenu(_("&Envoyer vers")))
        menu.addAction(_("Remettre à &classer") + "\tU", commands.unsort)
        menu.addAction(_("&Isoler") + "\tI", commands.isolate)
        menu.addSeparator()
        menu.addAction(_("Re&tirer du tableau") + "\t" + _("Suppr"), commands.withdraw)
        return menu

    def for_cluster(self, cluster_id: ClusterId) -> QMenu:
        """What can be done with a cluster."""
        menu = self._menu()
        menu.addAction(_("Re&nommer…"), lambda: self._board.edit_title(cluster_id))
        menu.addAction(_("Écrire la &synthèse"), lambda: self.synthesis_requested.emit(cluster_id))
        self._add_marks(menu, cluster_id)
        others = [group for group in self._groups() if group.cluster.id != cluster_id]
        if others:
            into = menu.addMenu(_("&Réunir avec"))
            for group in others:
                into.addAction(_label(group), self._asking(MergeClusters(cluster_id, group.cluster.id)))
            menu.addAction(_("Mettre à la &fin"), self._asking(MoveCluster(cluster_id)))
        menu.addSeparator()
        menu.addAction(_("&Défaire le regroupement"), self._asking(DissolveCluster(cluster_id)))
        return menu

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

    def _on_context_requested(self, note_ids: object, cluster_id: ClusterId | None, at: QPoint) -> None:
        if note_ids:
            self.for_notes().popup(at)
        elif cluster_id is not None:
            self.for_cluster(cluster_id).popup(at)

    def _menu(self) -> QMenu:
        menu = QMenu(self._board)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _fill_places(self, menu: QMenu) -> None:
        commands = self._board.commands
        for group in self._groups():
            menu.addAction(_label(group), partial(commands.place, group.cluster.id))
        if self._groups():
            menu.addSeparator()
        menu.addAction(_("&Nouveau regroupement"), commands.group)

    def _groups(self) -> tuple[Group, ...]:
        scene = self._board.board_scene
        return scene.model.board(scene.question_id).groups

    def _asking(self, operation: Operation) -> Callable[[], None]:
        return lambda: self.operation_requested.emit(operation)


def _label(group: Group) -> str:
    """The cluster's number, which is also its key, and its title or how it begins."""
    title = _title(group.cluster, group.notes)
    if len(title) > _SHOWN_TITLE:
        title = title[:_SHOWN_TITLE].rstrip() + "…"
    key = "&" if group.number < 10 else ""
    return f"{key}{group.number}  {plain_action(title)}"


def _title(cluster: Cluster, notes: tuple[Note, ...]) -> str:
    if cluster.title:
        return cluster.title
    first = " ".join(notes[0].shown_text.split()) if notes else ""
    return _("sans titre ({first})").format(first=first) if first else _("sans titre")
