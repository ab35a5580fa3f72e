"""One note for the room, to be read back: as large as it fits, its number and where it lies above it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSizeF

from atelier.board.style import tones
from atelier.domain.language import gettext as _
from atelier.domain.palette import INK, PAPER
from atelier.ui.projection.card_rows import card_width, most_card_height, rows_in
from atelier.ui.projection.cluster_heading import ClusterHeading
from atelier.ui.projection.frame import put_header, room_margin
from atelier.ui.projection.legibility import room_font
from atelier.ui.projection.picture import Picture, Text
from atelier.ui.projection.post_it import PostIt, put_paper
from atelier.ui.projection.read_back import ShownNote
from atelier.ui.projection.state import RoomState
from atelier.ui.projection.typesetting import Paragraph, held

_PLACE_STEPS = ((0.042, 1), (0.036, 2), (0.03, 4))
_FACTORS = tuple(0.15 * 0.9**step for step in range(17))
"""Sizes of the text, as shares of the height: the first at which it is whole, and no usual word is broken."""
_OTHERS_SHARE = 0.45
"""What the other wordings of a pile may take of the paper."""
_OTHERS_COLUMNS = 3
_OTHERS_FACTORS = (0.05, 0.042, 0.036, 0.031, 0.027)
_LONGEST_WORD = 30
"""In letters: what is longer, such as an address, may be broken rather than make all the rest small."""


def note_picture(size: QSizeF, state: RoomState, note: ShownNote) -> Picture:
    """The note on an image of that size."""
    picture = Picture(size, PAPER)
    put_note(picture, put_header(picture, state), state.question_number, note)
    return picture


def put_note(picture: Picture, top: float, question_number: int, note: ShownNote) -> None:
    """Put the note under that y, on a paper that fills the image."""
    height, margin = picture.size.height(), room_margin(picture.size)
    width, gap = picture.size.width() - 2 * margin, 0.024 * height
    heading = ClusterHeading(
        note.place,
        note.cluster_number,
        question_number=question_number,
        width=width,
        image_height=height,
        steps=_PLACE_STEPS,
        aside=_aside(note),
        over=note.rubric,
    )
    heading.put(picture, margin, top + gap)
    y = top + gap + heading.height + 0.8 * gap
    paper = QRectF(margin, y, width, height - y - 1.4 * gap)
    if note.others:
        others = _Others(note.others, question_number, paper, height)
        paper.setBottom(others.put(picture, paper) - 0.5 * gap)
    colours, edge = tones(question_number, projected=True), max(2.0, round(0.003 * height))
    put_paper(picture, paper, colours.pale.name(), colours.edge.name(), edge)
    pad_x, pad_y = 0.07 * height, 0.045 * height
    _put_words(picture, note.text, paper.adjusted(pad_x, pad_y, -pad_x, -pad_y - edge))


def _aside(note: ShownNote) -> str:
    number = _("n° {number}").format(number=note.number)
    if note.count > 1:
        number = _("{number} · {rank} sur {count}").format(number=number, rank=note.rank, count=note.count)
    return " · ".join(filter(None, (number, note.tag)))


class _Others:
    """The other wordings of a pile, at the foot of the paper, as large as all fit in their part of it."""

    def __init__(
        self, texts: Sequence[str], question_number: int, paper: QRectF, image_height: float
    ) -> None:
        self._gap = 0.013 * image_height
        room = _OTHERS_SHARE * paper.height()
        columns = min(len(texts), _OTHERS_COLUMNS)
        most = room if len(texts) <= columns else most_card_height(room, image_height, self._gap)
        for factor in _OTHERS_FACTORS:
            make = partial(
                _sheet,
                texts,
                question_number=question_number,
                factor=factor,
                image_height=image_height,
                width=card_width(paper.width(), columns, self._gap),
                most_height=most,
            )
            self._rows = rows_in(
                room, len(texts), make, columns=columns, gap=self._gap, image_height=image_height
            )
            if self._rows.is_whole:
                break

    def put(self, picture: Picture, paper: QRectF) -> float:
        """Put them at the foot of that paper; the y above them."""
        top = paper.bottom() - self._rows.height
        self._rows.put(picture, QRectF(paper.x(), top, paper.width(), self._rows.height))
        return top


def _sheet(
    texts: Sequence[str],
    at: int,
    *,
    question_number: int,
    factor: float,
    image_height: float,
    width: float,
    most_height: float,
) -> PostIt:
    return PostIt(
        texts[at],
        question_number=question_number,
        factor=factor,
        image_height=image_height,
        width=width,
        most_height=most_height,
    )


def _put_words(picture: Picture, text: str, room: QRectF) -> None:
    """Put the text in the middle of that place, its lines beginning on the side on which it is read."""
    words = _largest(text, room, picture.size.height())
    size = words.size
    x = room.x() + (room.width() - size.width()) / 2
    picture.add(Text(words, x, room.y() + (room.height() - size.height()) / 2))


def _largest(text: str, room: QRectF, image_height: float) -> Paragraph:
    longest = max((word for word in text.split() if len(word) <= _LONGEST_WORD), key=len, default="")
    for factor in _FACTORS:
        font = room_font(image_height, factor)
        if Paragraph(longest, font, INK).size.width() > room.width():
            continue
        if Paragraph(text, font, INK, width=room.width()).size.height() <= room.height():
            return Paragraph(text, font, INK, width=room.width(), balanced=True)
    return held(text, font, INK, width=room.width(), height=room.height())
