"""One note for the room, to be read back: as large as it fits, its number and where it lies above it."""

from PySide6.QtCore import QRectF, QSizeF

from atelier.board.style import tones
from atelier.domain.language import gettext as _
from atelier.domain.palette import INK, PAPER
from atelier.ui.projection.cluster_heading import ClusterHeading
from atelier.ui.projection.frame import put_header, room_margin
from atelier.ui.projection.legibility import room_font
from atelier.ui.projection.picture import Picture, Text
from atelier.ui.projection.post_it import put_paper
from atelier.ui.projection.read_back import ShownNote
from atelier.ui.projection.state import RoomState
from atelier.ui.projection.typesetting import Paragraph, held

_PLACE_STEPS = ((0.042, 1), (0.036, 2), (0.03, 4))
_FACTORS = tuple(0.15 * 0.9**step for step in range(17))
"""Sizes of the text, as shares of the height: the first at which it is whole, and no usual word is broken."""
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
    )
    heading.put(picture, margin, top + gap)
    y = top + gap + heading.height + 0.8 * gap
    paper = QRectF(margin, y, width, height - y - 1.4 * gap)
    colours, edge = tones(question_number, projected=True), max(2.0, round(0.003 * height))
    put_paper(picture, paper, colours.pale.name(), colours.edge.name(), edge)
    pad_x, pad_y = 0.07 * height, 0.045 * height
    _put_words(picture, note.text, paper.adjusted(pad_x, pad_y, -pad_x, -pad_y - edge))


def _aside(note: ShownNote) -> str:
    number = _("n° {number}").format(number=note.number)
    if note.count == 1:
        return number
    return _("{number} · {rank} sur {count}").format(number=number, rank=note.rank, count=note.count)


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
