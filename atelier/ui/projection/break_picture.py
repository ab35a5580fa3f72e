"""The break for the room: until when, and that the phones still take an idea."""

from PySide6.QtCore import QRectF, QSizeF

from atelier.domain.language import gettext as _
from atelier.domain.language import pgettext
from atelier.domain.palette import INK, PAPER
from atelier.ui.projection.join_card import Detail, Step, put_card
from atelier.ui.projection.legibility import ROOM_MUTED, room_font
from atelier.ui.projection.picture import Picture
from atelier.ui.projection.state import RoomState, lets_in
from atelier.ui.projection.typesetting import Paragraph, fitted

_STEPS = ((0.13, 1), (0.11, 1), (0.09, 2), (0.07, 3))
_CARD_SHARE = 0.4


def break_picture(size: QSizeF, state: RoomState) -> Picture:
    """The break on an image of that size."""
    picture = Picture(size, PAPER)
    height = picture.unit
    margin = min(0.093 * height, 0.052 * size.width())
    width = size.width() - 2 * margin
    y = picture.stack(_subject(state, height, width), margin, 0.062 * height)
    steps = [(room_font(height, factor, bold=True), lines) for factor, lines in _STEPS]
    said = fitted(break_phrase(state), steps, INK, width=width, most_lines=3)
    if state.invitation is None or not lets_in(state):
        picture.stack(said, margin, y + (size.height() - 0.062 * height - y - said.size.height()) / 2)
        return picture
    card = QRectF(margin, 0, min(width, 1.25 * height), _CARD_SHARE * height)
    free = size.height() - 0.075 * height - y - said.size.height() - card.height()
    y = picture.stack(said, margin, y + 0.4 * free)
    card.moveTop(y + 0.6 * free)
    put_card(picture, _step(state), card)
    return picture


def break_phrase(state: RoomState) -> str:
    """That it is a break, and until when where that is known."""
    if not state.resumes_at:
        return pgettext("stage", "Pause")
    return _("Pause · reprise à {time}").format(time=state.resumes_at)


def _step(state: RoomState) -> Step:
    assert state.invitation is not None
    code = _("code {code}").format(code=state.invitation.code)
    details = (
        Detail(_("Envoyez-la depuis votre téléphone\xa0:")),
        Detail(state.invitation.address, strong_from=0),
        Detail(code, strong_from=code.index(state.invitation.code)),
    )
    return Step(None, state.invitation.form_qr, _("Une idée pendant la pause\u202f?"), details)


def _subject(state: RoomState, height: float, width: float) -> Paragraph:
    return Paragraph(state.subject, room_font(height, 0.031), ROOM_MUTED, width=width, most_lines=2)
