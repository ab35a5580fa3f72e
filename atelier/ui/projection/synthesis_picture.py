"""The synthesis of a question for the room: its clusters, each with how its synthesis begins."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF

from atelier.domain.language import gettext as _
from atelier.domain.palette import INK, LINE, PAPER, WHITE
from atelier.ui.projection.card_rows import CardRows, card_width, rows_in
from atelier.ui.projection.cluster_heading import ClusterHeading, Steps
from atelier.ui.projection.frame import put_header, room_margin
from atelier.ui.projection.legibility import ROOM_MUTED, room_font
from atelier.ui.projection.picture import Box, Picture
from atelier.ui.projection.read_back import ShownCluster, ShownSynthesis
from atelier.ui.projection.rich_words import RichWords
from atelier.ui.projection.state import RoomState
from atelier.ui.projection.typesetting import Paragraph


@dataclass(frozen=True, slots=True)
class _Scale:
    """How large and how much: sizes as shares of the height, lines of a synthesis, columns."""

    title: float
    text: float
    lines: int
    columns: int = 2

    @property
    def title_steps(self) -> Steps:
        """A long title takes more lines before it is set smaller."""
        return ((self.title, 2), (max(0.027, 0.86 * self.title), 3), (0.027, 5))


_SCALES = (
    _Scale(0.048, 0.04, 12),
    _Scale(0.046, 0.037, 8),
    _Scale(0.042, 0.034, 6),
    _Scale(0.038, 0.032, 5),
    _Scale(0.036, 0.03, 4),
    _Scale(0.034, 0.029, 3),
    _Scale(0.031, 0.027, 3, columns=3),
    _Scale(0.032, 0.027, 2),
    _Scale(0.03, 0.027, 2, columns=3),
    _Scale(0.03, 0.027, 1),
    _Scale(0.027, 0.027, 1, columns=3),
)
"""From few clusters to many: the first at which all of them fit."""
_LINES_WITHOUT_WORDS = 2
"""Where no more of a synthesis is shown, what the group made of it is told by a sign only."""
_COLUMN_EM = 15
"""The least width of a column, in sizes of its titles."""


def synthesis_picture(size: QSizeF, state: RoomState, synthesis: ShownSynthesis) -> Picture:
    """The question's clusters on an image of that size."""
    picture = Picture(size, PAPER)
    put_synthesis(picture, put_header(picture, state), state.question_number, synthesis)
    return picture


def put_synthesis(picture: Picture, top: float, question_number: int, synthesis: ShownSynthesis) -> None:
    """Put the clusters under that y."""
    height, margin, gap = picture.size.height(), room_margin(picture.size), 0.022 * picture.size.height()
    area = QRectF(margin, top + gap, picture.size.width() - 2 * margin, height - top - 2 * gap)
    if not synthesis.clusters:
        words = Paragraph(_("Pas encore de regroupement."), room_font(height, 0.04), ROOM_MUTED)
        middle = area.center()
        picture.stack(words, middle.x() - words.size.width() / 2, middle.y() - words.size.height() / 2)
        return
    for scale in _SCALES:
        rows = _rows(synthesis.clusters, area, height, question_number, scale)
        if not rows.hidden:
            break
    rows.put(picture, area)


def _rows(
    clusters: tuple[ShownCluster, ...], area: QRectF, image_height: float, question_number: int, scale: _Scale
) -> CardRows:
    gap = 0.0165 * image_height
    widest = max(1, int((area.width() + gap) // (_COLUMN_EM * scale.title * image_height + gap)))
    columns = min(scale.columns, widest, len(clusters))
    width = card_width(area.width(), columns, gap)

    def made(n: int) -> _ClusterCard:
        return _ClusterCard(clusters[n], scale, question_number, width=width, image_height=image_height)

    return rows_in(area.height(), len(clusters), made, columns=columns, gap=gap, image_height=image_height)


class _ClusterCard:
    """A cluster's heading and how its synthesis begins; that there is none is said quietly."""

    def __init__(
        self, cluster: ShownCluster, scale: _Scale, question_number: int, *, width: float, image_height: float
    ) -> None:
        self._pad = 0.5 * scale.title * image_height
        self._gap = 0.012 * image_height
        within = width - 2 * self._pad
        self._heading = ClusterHeading(
            cluster.title,
            cluster.number,
            question_number=question_number,
            width=within,
            image_height=image_height,
            steps=scale.title_steps,
            aside=str(cluster.total),
            over=cluster.rubric,
            state=cluster.state,
            in_words=scale.lines > _LINES_WITHOUT_WORDS,
        )
        self._words = RichWords(
            cluster.synthesis or _("sans synthèse"),
            room_font(image_height, scale.text),
            INK if cluster.synthesis else ROOM_MUTED,
            width=within,
            most_lines=scale.lines,
        )
        self.height = self._heading.height + self._gap + self._words.size.height() + 1.7 * self._pad

    @property
    def is_whole(self) -> bool:
        """Only the beginning is promised."""
        return True

    def put(self, picture: Picture, place: QRectF) -> None:
        """Put it there."""
        height = picture.size.height()
        line = max(1.0, round(0.0019 * height))
        picture.add(Box(place, WHITE, outline=LINE, line_px=line, radius=0.012 * height))
        x, y = place.x() + self._pad, place.y() + 0.8 * self._pad
        self._heading.put(picture, x, y)
        if self._words.is_rightward:
            x = place.right() - self._pad - self._words.size.width()
        picture.stack(self._words, x, y + self._heading.height + self._gap)
