"""One cluster for the room: its title, its post-its as large as they all fit, and its synthesis under them."""

from PySide6.QtCore import QRectF, QSizeF

from atelier.domain.language import gettext as _
from atelier.domain.palette import INK, PAPER, WHITE
from atelier.ui.projection.card_rows import CardRows, card_width, most_card_height, rows_in
from atelier.ui.projection.cluster_heading import ClusterHeading, accent
from atelier.ui.projection.frame import put_header, room_margin
from atelier.ui.projection.legibility import ROOM_MUTED, room_font, text_px
from atelier.ui.projection.picture import Box, Picture
from atelier.ui.projection.post_it import PostIt
from atelier.ui.projection.read_back import ShownCluster
from atelier.ui.projection.state import RoomState
from atelier.ui.projection.synthesis_block import SynthesisBlock, put_rule
from atelier.ui.projection.typesetting import Paragraph, held
from atelier.ui.wording import note_count

_TITLE_STEPS = ((0.05, 1), (0.044, 1), (0.038, 2), (0.034, 3), (0.03, 5))
_NOTE_FACTORS = (0.074, 0.066, 0.058, 0.052, 0.046, 0.041, 0.037, 0.033, 0.03, 0.027)
"""Sizes of the post-its, as shares of the height: the first at which all of them fit."""
_SYNTHESIS_LARGEST = 0.036
_PART_FACTORS = (0.05, 0.044, 0.038, 0.034, 0.03, 0.027)
_COLUMN_EM = 12
_COLUMNS_MOST = 4
_SYNTHESIS_SHARE = 0.3
"""What a synthesis may take of the card where not everything fits, however long it is."""


def cluster_picture(size: QSizeF, state: RoomState, cluster: ShownCluster) -> Picture:
    """The cluster on an image of that size."""
    picture = Picture(size, PAPER)
    put_cluster(picture, put_header(picture, state), state.question_number, cluster)
    return picture


def put_cluster(picture: Picture, top: float, question_number: int, cluster: ShownCluster) -> None:
    """Put the cluster under that y, in a card as high as what is in it."""
    height, margin, gap = picture.size.height(), room_margin(picture.size), 0.022 * picture.size.height()
    card = QRectF(margin, top + gap, picture.size.width() - 2 * margin, height - top - 2 * gap)
    pad, line = 0.02 * height, max(2.0, round(0.0028 * height))
    heading = ClusterHeading(
        cluster.title,
        cluster.number,
        question_number=question_number,
        width=card.width() - 2 * pad,
        image_height=height,
        steps=_TITLE_STEPS,
        aside=note_count(cluster.total),
        over=cluster.rubric,
        state=cluster.state,
    )
    rule_y = card.y() + heading.height + 1.6 * pad
    inside = QRectF(card.x() + pad, rule_y + pad, card.width() - 2 * pad, card.bottom() - rule_y - 2 * pad)
    filling = _Filling(cluster, inside, height, question_number)
    card.setBottom(inside.y() + filling.height + pad)
    picture.add(Box(card, WHITE, outline=accent(question_number), line_px=line, radius=0.014 * height))
    heading.put(picture, card.x() + pad, card.y() + 0.8 * pad)
    put_rule(picture, card.adjusted(line, 0, -line, 0), rule_y)
    filling.put(picture)


class _Filling:
    """The post-its at the largest size at which all fit with the synthesis; at the last, as many as do."""

    def __init__(
        self, cluster: ShownCluster, inside: QRectF, image_height: float, question_number: int
    ) -> None:
        self._cluster = cluster
        self._inside = inside
        self._image_height = image_height
        self._question_number = question_number
        self._gap = 0.013 * image_height
        self._parts = self._listed()
        self._inside = inside.adjusted(0, self._parts_height, 0, 0)
        self.synthesis = self._synthesis(_NOTE_FACTORS[0], self._inside.height())
        self.notes: CardRows | Paragraph | None = self._nothing()
        if cluster.notes:
            self._fit()
        else:
            self.synthesis = self._synthesis(_NOTE_FACTORS[0], self._inside.height() - self._notes_height)

    @property
    def height(self) -> float:
        """What it takes."""
        return self._parts_height + self._notes_height + self.synthesis.height

    def put(self, picture: Picture) -> None:
        """Put it where it was measured for."""
        if self._parts:
            picture.stack(self._parts, self._inside.x(), self._inside.y() - self._parts_height)
        if isinstance(self.notes, CardRows):
            self.notes.put(picture, self._inside)
        elif self.notes:
            picture.stack(self.notes, self._inside.x(), self._inside.y())
        self.synthesis.put(picture, self._inside.adjusted(0, self._notes_height, 0, 0))

    def _listed(self) -> Paragraph | None:
        """What is in a rubric, each part on a line, in large letters as long as half of the place is left."""
        if not self._cluster.parts:
            return None
        listed, half = "\n".join(self._cluster.parts), self._inside.height() / 2
        for factor in _PART_FACTORS:
            font = room_font(self._image_height, factor)
            made = held(listed, font, INK, width=self._inside.width(), height=half)
            if not made.elided:
                break
        return made

    @property
    def _parts_height(self) -> float:
        return self._parts.size.height() + self._gap if self._parts else 0.0

    @property
    def _notes_height(self) -> float:
        if isinstance(self.notes, CardRows):
            return self.notes.height
        return self.notes.size.height() if self.notes else 0.0

    def _fit(self) -> None:
        whole = self._inside.height()
        for factor in _NOTE_FACTORS:
            self.synthesis = self._synthesis(factor, whole)
            self.notes = self._rows(factor, whole - self.synthesis.height)
            if self.notes.is_whole:
                return
        needed = self._rows(factor, whole).height
        self.synthesis = self._synthesis(factor, max(_SYNTHESIS_SHARE * whole, whole - needed))
        room = whole - self.synthesis.height
        tries = (self._rows(factor, room, most_columns=most) for most in range(_COLUMNS_MOST, 0, -1))
        self.notes = max(tries, key=lambda rows: (not rows.cut_count, rows.whole_count))

    def _nothing(self) -> Paragraph | None:
        """What is said where there is no note; in a rubric its parts say enough."""
        if self._parts:
            return None
        return Paragraph(_("Pas encore de post-it ici."), room_font(self._image_height, 0.034), ROOM_MUTED)

    def _synthesis(self, factor: float, room: float) -> SynthesisBlock:
        font = room_font(self._image_height, min(factor, _SYNTHESIS_LARGEST))
        return SynthesisBlock(
            self._cluster.synthesis, font, self._image_height, width=self._inside.width(), room=room
        )

    def _rows(self, factor: float, room: float, *, most_columns: int = _COLUMNS_MOST) -> CardRows:
        texts, width = self._cluster.notes, self._inside.width()
        least = _COLUMN_EM * text_px(self._image_height, factor)
        columns = min(max(1, int((width + self._gap) // (least + self._gap))), most_columns, len(texts))
        most = room if len(texts) == 1 else most_card_height(room, self._image_height, self._gap)

        def made(n: int) -> PostIt:
            return PostIt(
                texts[n],
                tag=self._cluster.tag(n),
                question_number=self._question_number,
                factor=factor,
                image_height=self._image_height,
                width=card_width(width, columns, self._gap),
                most_height=most,
            )

        return rows_in(
            room, len(texts), made, columns=columns, gap=self._gap, image_height=self._image_height
        )
