"""The places of a wall that are no cluster, and what is written there. How they are drawn: `place_items`."""

from collections.abc import Sequence

from atelier.board.drawing.place_items import (
    CountItem,
    IsolatedItem,
    NewClusterItem,
    PlaceItem,
    SeparatorItem,
    StickyItem,
    UnsortedItem,
)
from atelier.board.drawing.ruler import TextRuler
from atelier.board.style import BoardStyle, Tones
from atelier.domain.arrangement import Arrangement
from atelier.domain.board import Board
from atelier.domain.filtering import part_phrase
from atelier.domain.geometry import Rect
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.piles import Piles, count_of
from atelier.domain.things import Note


class Places:
    """All the places of one wall."""

    def __init__(self, style: BoardStyle, tones: Tones, ruler: TextRuler) -> None:
        self._style = style
        self.unsorted = UnsortedItem(style, tones, ruler)
        self.new_cluster = NewClusterItem(style, tones, ruler)
        self.isolated = IsolatedItem(style, tones, ruler)
        self.hidden_notes = CountItem(style, tones, ruler)
        self.hidden_clusters = CountItem(style, tones, ruler)
        self.separator = SeparatorItem(style, tones, ruler)
        self.sticky = StickyItem(style, tones, ruler)
        self.items: tuple[PlaceItem, ...] = (
            self.unsorted,
            self.new_cluster,
            self.isolated,
            self.hidden_notes,
            self.hidden_clusters,
            self.separator,
            self.sticky,
        )

    def show(self, board: Board, arrangement: Arrangement, *, height: float, far: bool = False) -> None:
        """Show them where the arrangement says; the separator reaches down to `height`. From `far`, no label."""
        count, m = len(board.unsorted), self._style.metrics
        # As high as what is written: were it as high as the notes, each arrival would have all of them repainted.
        label = arrangement.unsorted._replace(height=m.label_height + m.empty_height)
        told = self._unsorted_label(board)
        self.unsorted.show_place(None if far and count else label, told, self._invitation(board))
        self.sticky.stay_near(None if far or not count else label, told)
        first = not (self._style.projected or board.groups)
        hint = _("Déposez un post-it ici.") if first else ""
        self.new_cluster.show_place(arrangement.new_cluster, _("Nouveau regroupement"), hint)
        self.isolated.show_place(arrangement.isolated, _("Isolés"), self._isolated_count(board))
        self.hidden_notes.show_place(
            arrangement.hidden_notes_line, self._more(_more_notes(arrangement.hidden_notes))
        )
        self.hidden_clusters.show_place(
            arrangement.hidden_clusters_line, self._more(_more_clusters(arrangement.hidden_clusters))
        )
        x = arrangement.separator_x
        self.separator.show_place(None if x is None else Rect(x - 1.0, 0.0, 2.0, height), "")

    def _unsorted_label(self, board: Board) -> str:
        if self._style.silent:
            return _("À classer")
        count = _tally(board.unsorted, board.hidden_unsorted, board.piles)
        return _("À classer · {count}").format(count=count)

    def _isolated_count(self, board: Board) -> str:
        return "" if self._style.silent else _tally(board.isolated, board.hidden_isolated, board.piles)

    def _more(self, counted: str) -> str:
        """What is said of what is not shown: in silence, that there is more."""
        return _("et d’autres") if self._style.silent else counted

    def _invitation(self, board: Board) -> str:
        if board.unsorted:
            return ""
        if board.hidden_unsorted:
            return _("Le filtre ne laisse aucun post-it à classer.")
        if board.groups or board.isolated:
            return _("Tout est classé.")
        return _("Les post-its arriveront ici.")


def _tally(notes: Sequence[Note], hidden: int, piles: Piles) -> str:
    count = count_of(notes, piles)
    return part_phrase(count, hidden) if hidden else str(count)


def _more_notes(count: int) -> str:
    return ngettext("et {count} autre", "et {count} autres", count).format(count=count)


def _more_clusters(count: int) -> str:
    return ngettext("et {count} autre regroupement", "et {count} autres regroupements", count).format(
        count=count
    )
