"""The question for the room, alone and very large: what to think about before anything is seen."""

from PySide6.QtCore import QRectF, QSizeF

from atelier.domain.palette import INK, PAPER, colours
from atelier.ui.projection.cluster_heading import accent
from atelier.ui.projection.frame import clock_column, put_footer, put_number
from atelier.ui.projection.legibility import room_font, room_unit
from atelier.ui.projection.picture import Box, Picture
from atelier.ui.projection.state import RoomState
from atelier.ui.projection.typesetting import Paragraph, fitted, held
from atelier.ui.wording import held_phrase

_QUESTION_FACTORS = (0.13, 0.115, 0.1, 0.088, 0.077, 0.067, 0.058, 0.05, 0.044, 0.038, 0.033, 0.03)
"""Sizes of the question, as shares of the height: the first at which it is whole, and no usual word is broken."""
_INSTRUCTION_STEPS = ((0.046, 2), (0.04, 2), (0.036, 3))
_NEUTRAL = ("#F1ECE2", INK)
"""Behind what is no question, and the line under it."""


def question_picture(size: QSizeF, state: RoomState) -> Picture:
    """The question, its instruction, its clock and how to answer, on an image of that size."""
    picture = Picture(size, PAPER)
    height = picture.unit
    bottom = put_footer(picture, state)
    pale, dark = _tones(state)
    rule = max(2, round(0.0046 * height))
    # Under what is already there: the footer's own line lies at this edge.
    picture.items[:0] = [
        Box(QRectF(0, 0, size.width(), bottom), pale),
        Box(QRectF(0, bottom - rule, size.width(), rule), dark),
    ]
    margin = 0.093 * height
    area = QRectF(margin, 0.075 * height, size.width() - 2 * margin, bottom - rule - 0.075 * height)
    top = _put_head(picture, state, area, dark)
    _put_words(picture, state, QRectF(area.x(), top, area.width(), area.bottom() - top))
    return picture


def clock_band(size: QSizeF) -> QRectF:
    """The part of the image that the clock changes."""
    return QRectF(0, 0, size.width(), 0.23 * room_unit(size))


def _tones(state: RoomState) -> tuple[str, str]:
    if state.headline:
        return _NEUTRAL
    return colours(state.question_number).pale, accent(state.question_number)


def _put_head(picture: Picture, state: RoomState, area: QRectF, dark: str) -> float:
    """Puts the number on the left and the clock on the right; the y under them."""
    height = picture.unit
    diameter = 0.13 * height
    middle = area.y() + diameter / 2
    if not state.headline:
        put_number(picture, state.question_number, (area.x() + diameter / 2, middle), diameter, share=0.082)
    else:
        picture.add(Box(QRectF(area.x(), middle, 1.2 * diameter, 0.01 * height), dark, radius=0.005 * height))
    clock = clock_column(height, state, 0.082)
    # The digits stay where they are when the word under them comes.
    y = middle - clock[0].size.height() / 2 if clock else middle
    for words in clock:
        y = picture.stack(words, area.right() - words.size.width(), y)
    return area.y() + diameter


def _put_words(picture: Picture, state: RoomState, area: QRectF) -> None:
    """Puts the question with its instruction in the middle of the height that is left."""
    height = picture.unit
    gap, free = 0.032 * height, area.adjusted(0, 0.04 * height, 0, -0.04 * height)
    received = _received(state, height, free.width())
    if received is not None:
        free.setBottom(free.bottom() - received.size.height() - gap)
        picture.stack(received, free.x(), free.bottom() + gap)
    said = _instruction(state, height, free.width())
    taken = said.size.height() + gap if said is not None else 0.0
    question = _largest(state.headline or state.question, free, height, taken=taken)
    if said is not None and question.size.height() + taken > free.height():
        # The question comes first: where both don't fit, she says the instruction aloud.
        said, taken = None, 0.0
    y = free.y() + (free.height() - question.size.height() - taken) / 2
    x = free.right() - question.size.width() if question.is_rightward else free.x()
    y = picture.stack(question, x, y)
    if said is not None:
        x = free.right() - said.size.width() if said.is_rightward else free.x()
        picture.stack(said, x, y + gap)


def _received(state: RoomState, height: float, width: float) -> Paragraph | None:
    if not state.held_count or state.headline:
        return None
    font = room_font(height, 0.04, bold=True)
    return Paragraph(held_phrase(state.held_count), font, INK, width=width, most_lines=2)


def _instruction(state: RoomState, height: float, width: float) -> Paragraph | None:
    if not state.instruction:
        return None
    steps = [(room_font(height, factor), lines) for factor, lines in _INSTRUCTION_STEPS]
    return fitted(state.instruction, steps, INK, width=width, most_lines=4)


def _largest(text: str, area: QRectF, height: float, *, taken: float) -> Paragraph:
    """The text as large as it fits beside what is taken of the height; from the least size on, alone."""
    longest = max(text.split(), key=len, default="")
    for room in (area.height() - taken, area.height()):
        for factor in _QUESTION_FACTORS:
            font = room_font(height, factor, bold=True)
            made = Paragraph(text, font, INK, width=area.width(), balanced=True)
            whole = Paragraph(longest, font, INK).size.width() <= area.width()
            if made.size.height() <= room and (whole or factor == _QUESTION_FACTORS[-1]):
                return made
    return held(text, font, INK, width=area.width(), height=area.height())
