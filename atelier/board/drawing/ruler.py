"""Measures what is written, and keeps it laid out for painting: both are the same work, done once."""

from collections.abc import Hashable
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtGui import QFont, QFontMetricsF

from atelier.board.drawing.lettering import (
    Lettering,
    begins_right,
    fitting_font,
    lay_out,
    longest_word,
    one_line,
)
from atelier.board.drawing.tags import Tag, TagKind, told_of
from atelier.board.drawing.writing import MOST_SHEETS, Writing
from atelier.board.style import BoardStyle
from atelier.domain.board import Board, Group
from atelier.domain.filtering import part_phrase
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.marks import mark_word
from atelier.domain.piles import Piles
from atelier.domain.sharing import Holder, Shared, read_shared
from atelier.domain.things import ClusterState, Note

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_TITLE_EM = 7
"""What a title keeps of a header, in sizes of its letters, before its state is told in words."""
SILENT_HEADER, SILENT_CARD = 0.1, 0.5
"""A header in which nothing is written, and a card on which there are only sheets, of the height of one."""


class Header(NamedTuple):
    """What a cluster's header says: number, title (or what stands for it), how many notes.

    `state` is told by a sign before the tally; the tally says it in words too where there is room. `below`: both are
    beside the title's last line, or under it where that leaves no room: beside the whole of it, a word would be broken.
    """

    badge: Lettering
    title: Lettering
    tally: Lettering
    untitled: bool
    state: ClusterState
    below: bool = False
    height: float = 0.0
    """Of all that is written."""


_Key = tuple[str, str, float]
"""Of what: its role, its text, its width. A bare tuple: it is made thousands of times for one arrangement."""


class _Memory(Generic[K, V]):
    """What was laid out. What was not asked for between two turns is forgotten."""

    def __init__(self) -> None:
        self._new: dict[K, V] = {}
        self._old: dict[K, V] = {}

    def turn(self) -> None:
        self._old, self._new = self._new, {}

    def known(self, key: K) -> V | None:
        known = self._new.get(key)
        if known is None and (known := self._old.get(key)) is not None:
            self._new[key] = known
        return known

    def keep(self, key: K, value: V) -> V:
        self._new[key] = value
        return value


class TextRuler:
    """The `Ruler` of one style. What was not asked for between two `turn` is forgotten."""

    def __init__(self, style: BoardStyle) -> None:
        self._style = style
        self._note_font = style.note_font()
        self._title_font = style.title_font()
        self._label_font = style.label_font()
        self._bold_font = style.label_font(bold=True)
        self._hint_font = style.hint_font()
        self._tag_font = style.tag_font()
        self._tag_height = QFontMetricsF(self._tag_font).height()
        self.piles: Piles = {}
        """What lies under the notes of the wall that is measured."""
        self.shared: Shared = {}
        """Its notes that are in several clusters."""
        self._letterings: _Memory[_Key, Lettering] = _Memory()
        self._headers: _Memory[tuple[Hashable, ...], Header] = _Memory()
        self._writings: _Memory[tuple[Hashable, ...], Writing] = _Memory()
        self._longest: dict[str, float] = {}

    def turn(self, board: Board | None = None) -> None:
        """An arrangement begins, of that wall; None: of one with the same piles."""
        self._letterings.turn()
        self._headers.turn()
        self._writings.turn()
        if board is not None:
            self.piles, self.shared = board.piles, read_shared(board)

    def note_height(self, note: Note, width: float) -> float:
        """The height of a note of that width."""
        return self.note(note, width).height + 2 * self._style.note_pad_y

    def header_height(self, group: Group, width: float, *, folded: bool = False) -> float:
        """The height of a cluster's header of that width."""
        if self._style.silent:
            return (SILENT_CARD if folded else SILENT_HEADER) * self._style.header_height
        return max(self._style.header_height, self.header(group, width).height + 2 * self._style.header_pad)

    def note(self, note: Note, width: float, *, here: ClusterId | None = None) -> Writing:
        """What is written on a note of that width, as it lies on its pile in the cluster `here`."""
        pile, also = self.piles.get(note.id, ()), self._also(note.id, here)
        width = round(width, 1)
        key = (note.shown_text, width, note.importance, note.correction is not None, pile, also)
        return self._writings.known(key) or self._writings.keep(key, self._written(note, width, pile, also))

    def _also(self, note_id: NoteId, here: ClusterId | None) -> tuple[Holder, ...]:
        """The other clusters that a note is in; where none is `here`, those that take most room."""
        holders = self.shared.get(note_id, ())
        if holders and here is None:
            here = min(holders, key=lambda holder: len(holder.number)).cluster_id
        return tuple(holder for holder in holders if holder.cluster_id != here)

    def _written(self, note: Note, width: float, pile: tuple[Note, ...], also: tuple[Holder, ...]) -> Writing:
        style = self._style
        within = width - 2 * style.note_pad_x - style.peek * min(len(pile), MOST_SHEETS)
        font = self._fitting(note.shown_text, self._note_font, within)
        text = lay_out(note.shown_text, font, within, lines=style.note_lines)
        told = () if style.silent else told_of(note, len(pile), also=[holder.number for holder in also])
        tags = [self._tag(kind, words) for kind, words in told]
        across = within + style.note_pad_x - style.tag_inset
        return Writing(text, across, style=style, tags=tags, pile=pile, also=also)

    def _tag(self, kind: TagKind, words: str) -> Tag:
        return Tag(kind, one_line(words, self._tag_font) if words else None, height=self._tag_height)

    def header(self, group: Group, width: float, *, folded: bool = False) -> Header:
        """What the header of a cluster of that width says."""
        cluster = group.cluster
        key = (group.number, cluster.title, cluster.state, group.count, group.hidden, width, folded)
        return self._headers.known(key) or self._headers.keep(
            key, self._made_header(group, width, folded=folded)
        )

    def _made_header(self, group: Group, width: float, *, folded: bool) -> Header:
        style = self._style
        if style.silent:
            nothing = self.label("")
            return Header(nothing, nothing, nothing, True, ClusterState.PROPOSED)
        badge = self.label(group.number, bold=True)
        short, state = folded or width < style.metrics.cluster_width, group.cluster.state
        tally = self._tally(group, short=short)
        across = width - 2 * style.header_pad - self.badge_width(badge) - self.space - style.chevron_room
        sign = self.space + self.mark_room(state)
        beside = across - sign - self.label(tally).width
        below = self._reads_better_below(group, beside, across)
        spare = across - sign if below else across - sign - self._title_room(group)
        count = self._count_label(tally, state, spare)
        title = self._title(group, across if below else across - sign - count.width)
        height = title.height
        if below and (begins_right(title.text) or title.last_width + sign + count.width > across):
            height += count.height
        return Header(badge, title, count, not group.cluster.title, state, below, height)

    def _reads_better_below(self, group: Group, beside: float, across: float) -> bool:
        """Whether the count beside all of the title would have one of its words broken, or its end cut."""
        if self._longest_word(group) > beside:
            return True
        return self._title(group, beside).is_cut and not self._title(group, across).is_cut

    def _title_room(self, group: Group) -> float:
        return max(_TITLE_EM * self._style.title_px, self._longest_word(group))

    def _title(self, group: Group, width: float) -> Lettering:
        """The title of a cluster, or what stands for it."""
        style, text, untitled = self._style, self._title_words(group), not group.cluster.title
        within = round(max(width, self._style.title_px * 2.0), 1)
        key = ("untitled" if untitled else "title", text, within)
        return self._letterings.known(key) or self._letterings.keep(
            key,
            lay_out(text, self._fitting(text, self._font_of(group), within), within, lines=style.title_lines),
        )

    def _fitting(self, text: str, font: QFont, width: float) -> QFont:
        """What it is written in: for the room nothing is smaller than is legible."""
        return font if self._style.projected else fitting_font(text, font, width)

    def _font_of(self, group: Group) -> QFont:
        invites = not group.cluster.title and not self._style.projected
        return self._hint_font if invites else self._title_font

    def label(self, text: str, *, bold: bool = False, width: float = 1e4) -> Lettering:
        """A few words of the wall itself, on one line."""
        key = ("bold" if bold else "label", text, width)
        font = self._bold_font if bold else self._label_font
        return self._letterings.known(key) or self._letterings.keep(key, one_line(text, font, width))

    def badge_width(self, badge: Lettering) -> float:
        """The width of the pill around a number."""
        return max(badge.width + self._style.badge_height * 0.8, self._style.badge_height * 1.4)

    @property
    def mark_side(self) -> float:
        """The side of the sign that says what the group made of a cluster."""
        return 0.9 * self._style.label_px

    def mark_room(self, state: ClusterState) -> float:
        """What that sign takes of a header's width."""
        return 0.0 if state is ClusterState.PROPOSED else 1.35 * self.mark_side

    @property
    def space(self) -> float:
        """The distance between number, title and count."""
        return 0.55 * self._style.title_px

    def _title_words(self, group: Group) -> str:
        if group.cluster.title:
            return group.cluster.title
        if self._style.projected:
            return group.name
        return _("Sans titre – double-cliquez pour nommer")

    def _longest_word(self, group: Group) -> float:
        text = self._title_words(group)
        if text not in self._longest:
            self._longest[text] = longest_word(text, self._font_of(group)) + 1.0
        return self._longest[text]

    def _count_label(self, tally: str, state: ClusterState, width: float) -> Lettering:
        """The count, and in words what the group made of the cluster if there is so much room."""
        word = mark_word(state)
        told = self.label(f"{word} · {tally}") if word else None
        return told if told is not None and told.width <= width else self.label(tally)

    def _tally(self, group: Group, *, short: bool) -> str:
        if group.hidden:
            return part_phrase(group.count, group.hidden)
        return self._count(group.count, short=short)

    def _count(self, count: int, *, short: bool) -> str:
        if not self._style.projected or short:
            return str(count)
        return ngettext("{count} post-it", "{count} post-its", count).format(count=count)
