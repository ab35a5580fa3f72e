"""What the room sees on coming in: how to join with a phone, and how many already have."""

from math import ceil

from PySide6.QtCore import QRectF, QSizeF

from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.palette import INK, PAPER
from atelier.domain.things import Door
from atelier.ui.projection.join_card import is_wide, put_card, steps_of
from atelier.ui.projection.legibility import ROOM_MUTED, is_upright, room_font, room_unit
from atelier.ui.projection.picture import Box, Picture, Text
from atelier.ui.projection.state import RoomState
from atelier.ui.projection.typesetting import Paragraph, fitted

_PRESENT = "#2C6B2F"
_ABSENT = "#E3DED0"
_EXPECTED_MORE = 3
"""Empty dots after those of the people who are there."""
_DOTS_AT_LEAST = 15
_DOT_ROWS = 2


def welcome_picture(size: QSizeF, state: RoomState) -> Picture:
    """The welcome on an image of that size."""
    picture = Picture(size, PAPER)
    if state.invitation is None or state.door is Door.CLOSED:
        _put_greeting(picture, state)
        return picture
    height, margin = room_unit(size), welcome_margin(size)
    steps = steps_of(state.invitation)
    gap, beside = 0.058 * height, 1 if is_upright(size) else len(steps)
    rows = len(steps) // beside
    width = (size.width() - 2 * margin - gap * (beside - 1)) / beside
    top = _put_heading(picture, state)
    bottom = _put_people(picture, state)
    wanted = 0.455 if is_wide(width, height) and len(steps) > 1 else 0.6
    card_height = min((bottom - top - 0.09 * height - gap * (rows - 1)) / rows, wanted * height)
    y = top + (bottom - top - rows * card_height - gap * (rows - 1)) / 2
    for rank, step in enumerate(steps):
        row, column = divmod(rank, beside)
        corner = (margin + column * (width + gap), y + row * (card_height + gap))
        put_card(picture, step, QRectF(*corner, width, card_height))
    return picture


def welcome_margin(size: QSizeF) -> float:
    """What is left free on the left and on the right."""
    return min(0.093 * room_unit(size), 0.052 * size.width())


def people_sentence(count: int, *, paused: bool = False) -> str:
    """How many people are there, and that they risk nothing; in a pause, that it is one."""
    promise = _("sans compte, sans internet, anonyme si vous le souhaitez")
    if paused:
        promise = _("en pause : l’envoi reprend bientôt, votre téléphone garde vos idées")
    if count == 0:
        return promise[0].upper() + promise[1:]
    here = ngettext("{count} personne est là", "{count} personnes sont là", count).format(count=count)
    return f"{here} · {promise}"


def _put_greeting(picture: Picture, state: RoomState) -> None:
    """Without a page to join, or once it takes nothing more: the subject and a word, in the middle."""
    height, margin = picture.unit, welcome_margin(picture.size)
    width = picture.size.width() - 2 * margin
    words = [
        _subject(state, height, width),
        Paragraph(_("Bienvenue\u202f!"), room_font(height, 0.11, bold=True), INK, width=width),
        Paragraph(_greeting(state), room_font(height, 0.038), ROOM_MUTED, width=width),
    ]
    y = (picture.size.height() - sum(paragraph.size.height() for paragraph in words)) / 2
    for paragraph in words:
        y = picture.stack(paragraph, margin, y)


def _greeting(state: RoomState) -> str:
    if state.invitation is None:
        return _("Nous commençons bientôt.")
    return _("Les réponses par téléphone sont closes.")


def _put_heading(picture: Picture, state: RoomState) -> float:
    """Puts the subject and the title at the top; the y under them."""
    height, margin = picture.unit, welcome_margin(picture.size)
    width = picture.size.width() - 2 * margin
    steps = [(room_font(height, factor, bold=True), 1) for factor in (0.063, 0.057, 0.05)]
    title = fitted(_("Bienvenue\u202f! Prenez votre téléphone."), steps, INK, width=width, most_lines=2)
    y = picture.stack(_subject(state, height, width), margin, 0.062 * height)
    return picture.stack(title, margin, y + 0.012 * height)


def _subject(state: RoomState, height: float, width: float) -> Paragraph:
    return Paragraph(state.subject, room_font(height, 0.031), ROOM_MUTED, width=width, most_lines=2)


def _put_people(picture: Picture, state: RoomState) -> float:
    """Puts the dots and the sentence at the bottom, beside each other where they fit; the y over them."""
    height, margin = picture.unit, welcome_margin(picture.size)
    width, gap = picture.size.width() - 2 * margin, 0.018 * height
    said = people_sentence(state.phone_count, paused=state.door is Door.PAUSED)
    words = Paragraph(said, room_font(height, 0.028), ROOM_MUTED, width=width)
    dots = _Dots(state.phone_count, height, width)
    beside = dots.rows == 1 and dots.width + gap + words.size.width() <= width
    line = words.size.height()
    bottom = picture.size.height() - 0.062 * height
    text_y = bottom - line
    if beside:
        picture.add(Text(words, margin + dots.width + gap, text_y))
        top = text_y + (line - dots.height) / 2
    else:
        picture.add(Text(words, margin, text_y))
        top = text_y - 0.008 * height - dots.height
    dots.put(picture, margin, top)
    return min(top, text_y)


class _Dots:
    """A dot for each person and a few for those to come, as many as two rows hold."""

    def __init__(self, count: int, height: float, width: float) -> None:
        self.count = count
        self.diameter = 0.025 * height
        self.pitch = 0.0335 * height
        self.columns = int((width + self.pitch - self.diameter) // self.pitch)
        wanted = max(count + _EXPECTED_MORE, _DOTS_AT_LEAST)
        self.shown = min(wanted, self.columns * _DOT_ROWS)
        self.rows = ceil(self.shown / self.columns)
        self.width = min(self.shown, self.columns) * self.pitch
        self.height = self.rows * self.pitch

    def put(self, picture: Picture, x: float, y: float) -> None:
        """Put the rows there."""
        for n in range(self.shown):
            row, column = divmod(n, self.columns)
            inset = (self.pitch - self.diameter) / 2
            corner = (x + column * self.pitch, y + row * self.pitch + inset)
            place = QRectF(*corner, self.diameter, self.diameter)
            picture.add(Box(place, _PRESENT if n < self.count else _ABSENT, radius=self.diameter / 2))
