"""A quote dragged from the panel onto a cluster of the board: it stands there in the minutes from then on."""

from dataclasses import replace

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QToolTip

from atelier.board.model import BoardModel
from atelier.board.view import BoardView
from atelier.domain.board import Group
from atelier.domain.language import gettext as _
from atelier.domain.operations import EditQuote
from atelier.domain.things import Quote
from atelier.ui.panels.quotes_panel import QuotesPanel
from atelier.ui.plain_text import plain_tooltip


class QuoteDrag(QObject):
    """Says beside the pointer what a drop would do, and asks for it; beside all clusters it does nothing."""

    def __init__(self, model: BoardModel, board: BoardView, panel: QuotesPanel) -> None:
        super().__init__(panel)
        self._model, self._board, self._panel = model, board, panel
        panel.card_dragged.connect(self._on_dragged)
        panel.card_dropped.connect(self._on_dropped)

    def _on_dragged(self, at: QPoint) -> None:
        group = self._group_at(at)
        if group is None:
            QToolTip.hideText()
        else:
            told = _("Placer dans « {number} {name} »").format(number=group.number, name=group.name)
            QToolTip.showText(at, plain_tooltip(told), self._board)

    def _on_dropped(self, quote_id: str, at: QPoint) -> None:
        QToolTip.hideText()
        group, quote = self._group_at(at), self._model.snapshot.find(Quote, quote_id)
        if group is None or quote is None:
            return
        cluster = group.cluster
        if quote.cluster_id != cluster.id:
            moved = replace(quote, question_id=cluster.question_id, cluster_id=cluster.id)
            self._panel.operation_requested.emit(EditQuote(moved))

    def _group_at(self, at: QPoint) -> Group | None:
        """The cluster drawn at that point of the screen, rather than the rubric that it is in."""
        view = self._board.viewport()
        inside = view.mapFromGlobal(at)
        if not view.rect().contains(inside):
            return None
        point = self._board.mapToScene(inside)
        boxes = self._board.board_scene.arrangement.clusters
        groups = self._model.board(self._model.question.id).groups
        drawn = [group for group in groups if group.cluster.id in boxes]
        holding = [g for g in drawn if boxes[g.cluster.id].rect.holds(point.x(), point.y())]
        return holding[-1] if holding else None
