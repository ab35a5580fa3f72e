"""What is around the board on the projection: the question above, how to answer and the counts below."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF

from atelier.board.style import projection_style, tones
from atelier.domain.language import gettext as _
from atelier.domain.palette import INK, LINE, PAPER, WHITE, colours
from atelier.domain.things import Door
from atelier.ui.projection.invitation import QUIET_MODULES, Invitation, Matrix, module_size_px
from atelier.ui.projection.legibility import ROOM_MUTED, room_font, room_unit
from atelier.ui.projection.picture import Box, Code, Picture, Text
from atelier.ui.projection.state import RoomState, lets_in
from atelier.ui.projection.typesetting import Digits, Paragraph, fitted
from atelier.ui.wording import held_phrase, note_count, phone_count

_QUESTION_STEPS = ((0.05, 1), (0.046, 2), (0.04, 2), (0.034, 3), (0.03, 3))
"""Sizes of the question, as shares of the height, each with the number of lines it may take."""
_QUESTION_LINES = 6
_FOOTER = 0.131
"""The footer's share of the height: a code of 33 modules, quiet zone included, gets 3 px for each at 768."""
_LOW_FOOTER = 0.085
"""Without a code."""


@dataclass(frozen=True, slots=True)
class RoomFrame:
    """The picture, the part of it that is the board's, and the part that the clock changes.

    The board's part is empty where there is nothing on it and the room is told that something is to come.
    """

    picture: Picture
    body: QRectF
    header: QRectF


def room_frame(size: QSizeF, state: RoomState) -> RoomFrame:
    """The frame on an image of that size."""
    picture = Picture(size, PAPER)
    top = put_header(picture, state)
    header = QRectF(0, 0, size.width(), top)
    bottom = put_footer(picture, state)
    # The board keeps a margin of its own; together they are the header's.
    inset = max(0.0, room_margin(size) - projection_style(round(room_unit(size))).metrics.margin)
    if state.held_count:
        top = _put_held(picture, state, top, bottom)
    elif state.is_bare:
        top = _put_promise(picture, state, top, bottom)
    body = QRectF(inset, top, size.width() - 2 * inset, bottom - top)
    return RoomFrame(picture, body, header)


def _put_held(picture: Picture, state: RoomState, top: float, bottom: float) -> float:
    """Puts how many post-its are held: over the board, or in its place while there is nothing on it; the y under."""
    height, margin = picture.unit, room_margin(picture.size)
    alone = not state.note_count
    font = room_font(height, 0.06 if alone else 0.036, bold=True)
    width = picture.size.width() - 2 * margin
    words = Paragraph(held_phrase(state.held_count), font, INK, width=width, balanced=True)
    high = bottom - top if alone else words.size.height() + 0.024 * height
    x = margin + (width - words.size.width()) / 2
    picture.add(Text(words, x, top + (high - words.size.height()) / 2))
    return top + high


def _put_promise(picture: Picture, state: RoomState, top: float, bottom: float) -> float:
    """Puts in the place of a wall on which there is nothing what is to come there; the y under it."""
    font = room_font(picture.unit, 0.05)
    width = picture.size.width() - 2 * room_margin(picture.size)
    words = Paragraph(_promise(state), font, ROOM_MUTED, width=width, balanced=True)
    x = (picture.size.width() - words.size.width()) / 2
    picture.add(Text(words, x, top + (bottom - top - words.size.height()) / 2))
    return bottom


def _promise(state: RoomState) -> str:
    """Nothing that the footer says otherwise of."""
    if state.invitation is not None and not lets_in(state):
        return _("Pas de post-it pour le moment.")
    if state.invitation is not None and state.door is Door.PAUSED:
        return _("Les post-its arriveront ici, à la reprise.")
    return _("Les post-its arriveront ici.")


def room_margin(size: QSizeF) -> float:
    """What is left free on the left and on the right; the board has the same."""
    return 0.0405 * room_unit(size)


def put_header(picture: Picture, state: RoomState) -> float:
    """Puts the band with the question, as high as its lines need; the y under it."""
    height, width = picture.unit, picture.size.width()
    margin, badge = room_margin(picture.size), 0.072 * height
    clock = clock_column(height, state, 0.05)
    clock_width = max((words.size.width() for words in clock), default=0.0)
    x = margin + badge + 0.025 * height
    free = width - x - margin - (clock_width + 0.04 * height if clock else 0.0)
    steps = [(room_font(height, factor, bold=True), lines) for factor, lines in _QUESTION_STEPS]
    question = fitted(state.question, steps, INK, width=free, most_lines=_QUESTION_LINES)
    clock_height = sum(words.size.height() for words in clock)
    band = round(max(0.106 * height, question.size.height() + 0.03 * height, clock_height + 0.01 * height))
    bottom = _put_band(picture, state.question_number, band)
    put_number(picture, state.question_number, (margin + badge / 2, band / 2), badge)
    picture.add(Text(question, x, (band - question.size.height()) / 2))
    y = (band - clock_height) / 2
    for words in clock:
        y = picture.stack(words, width - margin - words.size.width(), y)
    return bottom


def clock_column(height: float, state: RoomState, share: float) -> tuple[Digits | Paragraph, ...]:
    """The time left at that share of the height, under it that it stands still, and that the room is recorded."""
    lines: list[Digits | Paragraph] = []
    if state.time_left:
        lines.append(Digits(state.time_left, room_font(height, share, bold=True), INK))
    if state.time_left and state.is_clock_paused:
        lines.append(Paragraph(_("en pause"), room_font(height, 0.027), INK))
    if state.is_recorded:
        lines.append(Paragraph(_("● son enregistré"), room_font(height, 0.027), INK))
    return tuple(lines)


def _put_band(picture: Picture, number: int, band: int) -> float:
    rule = max(2, round(0.0046 * picture.unit))
    width = picture.size.width()
    picture.add(Box(QRectF(0, 0, width, band), colours(number).pale))
    picture.add(Box(QRectF(0, band, width, rule), _accent(number)))
    return float(band + rule)


def put_number(
    picture: Picture, number: int, middle: tuple[float, float], diameter: float, *, share: float = 0.045
) -> None:
    """Put a question's number there, in a disc of its dark colour; `share`: its size, of the height."""
    label = Paragraph(str(number), room_font(picture.unit, share, bold=True), WHITE)
    picture.badge(label, middle, diameter, _accent(number))


def _accent(number: int) -> str:
    """The accent as the board has it for the room, where white on it must be at 7:1."""
    return tones(number, projected=True).accent.name()


def put_footer(picture: Picture, state: RoomState) -> float:
    """Put the white strip at the bottom; its y."""
    height, width = picture.unit, picture.size.width()
    line = max(1, round(0.0019 * height))
    share = _FOOTER if state.invitation and lets_in(state) else _LOW_FOOTER
    high = float(round(share * height))
    top = picture.size.height() - high
    picture.add(Box(QRectF(0, top, width, high), WHITE), Box(QRectF(0, top, width, line), LINE))
    strip = QRectF(0, top + line, width, high - line)
    free = width - 2 * room_margin(picture.size) - _put_counts(picture, state, strip) - 0.03 * height
    _put_way_in(picture, state, strip, free)
    return top


def _put_counts(picture: Picture, state: RoomState, strip: QRectF) -> float:
    """Puts the counts on the right, or that nobody counts now; their width."""
    font = room_font(picture.unit, 0.027)
    words = [Paragraph(count, font, ROOM_MUTED) for count in _counts(state)]
    y = strip.center().y() - sum(paragraph.size.height() for paragraph in words) / 2
    for paragraph in words:
        y = picture.stack(paragraph, strip.right() - room_margin(picture.size) - paragraph.size.width(), y)
    return max(paragraph.size.width() for paragraph in words)


def _counts(state: RoomState) -> Iterator[str]:
    if state.is_silent:
        yield _("Tri en silence")
        return
    yield note_count(state.note_count + state.held_count)
    if state.invitation:
        yield phone_count(state.phone_count)


def _put_way_in(picture: Picture, state: RoomState, strip: QRectF, free: float) -> None:
    """Puts how to answer on the left; the subject where phones cannot."""
    x = room_margin(picture.size)
    if state.invitation is None or not lets_in(state):
        words = [_calm_line(picture, state, free)]
    else:
        side = _put_code(picture, state.invitation.form_qr, strip, x)
        x, free = x + side, free - side
        words = _way_in(picture, state, state.invitation, free)
    y = strip.center().y() - sum(paragraph.size.height() for paragraph in words) / 2
    for paragraph in words:
        y = picture.stack(paragraph, x, y)


def _calm_line(picture: Picture, state: RoomState, free: float) -> Paragraph:
    if state.invitation is None:
        text = state.subject
    elif state.door is Door.CLOSED:
        text = _("Les réponses par téléphone sont closes.")
    else:
        text = _("Les réponses à cette question sont closes.")
    font = room_font(picture.unit, 0.028)
    return Paragraph(text, font, ROOM_MUTED, width=free, most_lines=2, balanced=True)


def _way_in(picture: Picture, state: RoomState, invitation: Invitation, free: float) -> list[Paragraph]:
    height = picture.unit
    address = f"{invitation.address} · {invitation.code}"
    steps = [(room_font(height, factor, bold=True, spaced=True), 1) for factor in (0.033, 0.03, 0.027)]
    paused = state.door is Door.PAUSED
    asked = (
        _("En pause : votre téléphone garde vos idées") if paused else _("Répondez depuis votre téléphone")
    )
    return [
        Paragraph(asked, room_font(height, 0.028), INK, width=free, most_lines=2, balanced=True),
        fitted(address, steps, INK, width=free, most_lines=2),
    ]


def _put_code(picture: Picture, matrix: Matrix, strip: QRectF, x: float) -> float:
    """Puts the code with its dark part at the margin; the width of that, and of the space beside it."""
    module = module_size_px(strip.height(), len(matrix))
    side = float(module * (len(matrix) + 2 * QUIET_MODULES))
    if side > strip.height():  # in a window so small that no phone could read it
        return 0.0
    quiet = module * QUIET_MODULES
    picture.add(Code(QRectF(x - quiet, strip.center().y() - side / 2, side, side), matrix))
    return side - 2 * quiet + max(quiet, 0.018 * picture.unit)
