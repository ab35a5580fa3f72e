"""Measures what is written, and keeps it laid out for painting: both are the same work, done once."""

from typing import NamedTuple

from atelier.board.lettering import Lettering, lay_out, one_line
from atelier.board.style import BoardStyle
from atelier.domain.board import Group
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.marks import mark_word
from atelier.domain.things import ClusterState, Note

_TITLE_EM = 7
"""What a title keeps of a header, in sizes of its letters, before its state is told in words."""


class Header(NamedTuple):
    """What a cluster's header says: number, title (or what stands for it), how many notes.

    `state` is told by a sign before the tally; the tally says it in words too where there is room.
    """

    badge: Lettering
    title: Lettering
    tally: Lettering
    untitled: bool
    state: ClusterState


class _Key(NamedTuple):
    role: str
    text: str
    width: float


class TextRuler:
    """The `Ruler` of one style. What was not asked for between two `turn` is forgotten."""

    def __init__(self, style: BoardStyle) -> None:
        self._style = style
        self._note_font = style.note_font()
        self._title_font = style.title_font()
        self._label_font = style.label_font()
        self._bold_font = style.label_font(bold=True)
        self._hint_font = style.hint_font()
        self._new: dict[_Key, Lettering] = {}
        self._old: dict[_Key, Lettering] = {}

    def turn(self) -> None:
        """An arrangement begins."""
        self._old, self._new = self._new, {}

    def note_height(self, note: Note, width: float) -> float:
        """The height of a note of that width."""
        return self.note(note, width).height + 2 * self._style.note_pad_y

    def header_height(self, group: Group, width: float) -> float:
        """The height of a cluster's header of that width."""
        title = self.header(group, width).title
        return max(self._style.header_height, title.height + self._style.header_pad)

    def note(self, note: Note, width: float) -> Lettering:
        """The text of a note of that width."""
        within = round(width - 2 * self._style.note_pad_x, 1)
        key = _Key("note", note.shown_text, within)
        return self._known(key) or self._keep(
            key, lay_out(note.shown_text, self._note_font, within, lines=self._style.note_lines)
        )

    def header(self, group: Group, width: float, *, folded: bool = False) -> Header:
        """What the header of a cluster of that width says."""
        style = self._style
        badge = self.label(str(group.number), bold=True)
        short = folded or width < style.metrics.cluster_width
        tally, state = self._count(len(group.notes), short=short), group.cluster.state
        count = self.label(tally)
        free = width - 2 * style.header_pad - self.badge_width(badge) - 2 * self.space - self.mark_room(state)
        if word := mark_word(state):
            told = self.label(f"{word} · {tally}")
            if free - told.width >= _TITLE_EM * style.title_px:
                count = told
        within = round(max(free - count.width, style.title_px * 2.0), 1)
        text, untitled = self._title(group)
        key = _Key("untitled" if untitled else "title", text, within)
        font = self._hint_font if untitled and not style.projected else self._title_font
        title = self._known(key) or self._keep(key, lay_out(text, font, within, lines=style.title_lines))
        return Header(badge, title, count, untitled, state)

    def label(self, text: str, *, bold: bool = False, width: float = 1e4) -> Lettering:
        """A few words of the wall itself, on one line."""
        key = _Key("bold" if bold else "label", text, width)
        font = self._bold_font if bold else self._label_font
        return self._known(key) or self._keep(key, one_line(text, font, width))

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

    def _title(self, group: Group) -> tuple[str, bool]:
        if group.cluster.title:
            return group.cluster.title, False
        if self._style.projected:
            return _("Regroupement {number}").format(number=group.number), True
        return _("Sans titre – double-cliquez pour nommer"), True

    def _count(self, count: int, *, short: bool) -> str:
        if not self._style.projected or short:
            return str(count)
        return ngettext("{count} post-it", "{count} post-its", count).format(count=count)

    def _known(self, key: _Key) -> Lettering | None:
        known = self._new.get(key)
        if known is None and (known := self._old.get(key)) is not None:
            self._new[key] = known
        return known

    def _keep(self, key: _Key, lettering: Lettering) -> Lettering:
        self._new[key] = lettering
        return lettering
