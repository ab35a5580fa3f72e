"""A card of the welcome: a code to scan, what it does, and what to type instead."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from atelier.domain.language import gettext as _
from atelier.domain.palette import INK, LINE, WHITE
from atelier.ui.projection.invitation import QUIET_MODULES, Invitation, Matrix
from atelier.ui.projection.legibility import ROOM_MUTED, room_font
from atelier.ui.projection.picture import Box, Code, Picture, Text
from atelier.ui.projection.typesetting import Paragraph

_USUAL_MODULES = 25
"""What the address of a page in a room needs (version 2)."""


@dataclass(frozen=True, slots=True)
class Detail:
    """A line to read or to type; from `strong_from` on in bold."""

    text: str
    strong_from: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What a card says; `number` is None where it is the only one, then larger."""

    number: int | None
    code: Matrix | None
    title: str
    details: tuple[Detail, ...]


def steps_of(invitation: Invitation) -> list[Step]:
    """What to do, in order: the room's Wi-Fi where it is known, then the page."""
    code = _("code {code}").format(code=invitation.code)
    address = (Detail(invitation.address), Detail(code, strong_from=code.index(invitation.code)))
    title = _("Ouvrez la page des post-its")
    if invitation.wifi_name:
        return [_wifi_step(invitation), Step(2, invitation.form_qr, title, address)]
    hint = Detail(_("Scannez ce code, ou tapez dans le navigateur\xa0:"))
    return [
        Step(None, invitation.form_qr, title, (hint, Detail(invitation.address, strong_from=0), address[1]))
    ]


def is_wide(card_width: float, height: float) -> bool:
    """Whether words go beside the code on a card of that width, in an image of that height."""
    return card_width >= 0.72 * height


def put_card(picture: Picture, step: Step, card: QRectF) -> None:
    """Put a card there."""
    height = picture.unit
    line = max(1.0, round(0.0019 * height))
    picture.add(Box(card, WHITE, outline=LINE, line_px=line, radius=0.026 * height))
    if is_wide(card.width(), height):
        _put_beside(picture, step, card)
    else:
        _put_below(picture, step, card)


def _wifi_step(invitation: Invitation) -> Step:
    if invitation.wifi_password:
        password = _("mot de passe\xa0: {password}").format(password=invitation.wifi_password)
    else:
        password = _("sans mot de passe")
    details = (Detail(invitation.wifi_name), Detail(password))
    return Step(1, invitation.wifi_qr, _("Rejoignez le Wi-Fi de la salle"), details)


class _Words:
    """The words of a card at their sizes, broken once their width is known."""

    def __init__(self, step: Step, height: float) -> None:
        scale = 1.0 if step.number else 1.4
        self.step = step
        self.title_font = room_font(height, 0.0352 * scale, bold=True)
        self.detail_font = room_font(height, 0.0287 * scale)
        self.code_font = room_font(height, 0.0287 * scale, spaced=True)

    def least_width(self) -> float:
        """What the longest word needs: an address is not broken where that can be helped."""
        words = [(self.title_font, word) for word in self.step.title.split()]
        words += [(self.code_font, word) for detail in self.step.details for word in detail.text.split()]
        return max(Paragraph(word, font, INK).size.width() for font, word in words)

    def title(self, width: float) -> Paragraph:
        """What to do."""
        return Paragraph(self.step.title, self.title_font, INK, width=width, balanced=True)

    def details(self, width: float) -> list[Paragraph]:
        """What to type."""
        return [self._detail(detail, width) for detail in self.step.details]

    def _detail(self, detail: Detail, width: float) -> Paragraph:
        at = detail.strong_from
        font = self.detail_font if at is None else self.code_font
        return Paragraph(detail.text, font, ROOM_MUTED, width=width, strong_from=at, strong_colour=INK)


def _put_beside(picture: Picture, step: Step, card: QRectF) -> None:
    """The code on the left, the words on the right in the middle of the height."""
    height = picture.unit
    words, pad = _Words(step, height), (0.055 if step.number else 0.078) * height
    margin, x = 0.042 * height, card.x() + pad
    if step.code:
        free = card.width() - 2.05 * pad - margin - min(words.least_width(), 0.5 * card.width())
        side = _dark_side(step.code, min(card.height() - 2 * pad, free), pad)
        _put_code(picture, step.code, QPointF(x + side / 2, card.center().y()), side)
        x += side + 1.05 * pad
    title, details = words.title(card.right() - margin - x), words.details(card.right() - margin - x)
    badge = 0.06 * height if step.number else 0.0
    gap = 0.022 * height if step.number else 0.0
    under = 0.014 * height
    total = badge + gap + under + sum(p.size.height() for p in (title, *details))
    y = card.y() + (card.height() - total) / 2
    if step.number:
        _put_number(picture, step.number, QPointF(x + badge / 2, y + badge / 2), badge)
    y = picture.stack(title, x, y + badge + gap) + under
    for paragraph in details:
        y = picture.stack(paragraph, x, y)


def _put_below(picture: Picture, step: Step, card: QRectF) -> None:
    """The code above, the words under it: for images that are nearly as high as wide."""
    height = picture.unit
    words, pad, gap = _Words(step, height), 0.045 * height, 0.018 * height
    badge = 0.056 * height if step.number else 0.0
    title_x = card.x() + pad + (badge + gap if step.number else 0.0)
    title = words.title(card.right() - pad - title_x)
    details = words.details(card.width() - 2 * pad)
    head = max(badge, title.size.height())
    y = card.bottom() - pad - sum(p.size.height() for p in details) - gap - head
    if step.code:
        top = card.y() + 0.01 * height
        dark_share = len(step.code) / (len(step.code) + 2 * QUIET_MODULES)
        side = _dark_side(step.code, min(y - top - 1, card.width()) * dark_share, 1.5 * pad)
        _put_code(picture, step.code, QPointF(card.center().x(), (top + y) / 2), side)
    if step.number:
        _put_number(picture, step.number, QPointF(card.x() + pad + badge / 2, y + head / 2), badge)
    picture.add(Text(title, title_x, y + (head - title.size.height()) / 2))
    y += head + gap
    for paragraph in details:
        y = picture.stack(paragraph, card.x() + pad, y)


def _dark_side(matrix: Matrix, wanted: float, pad: float) -> float:
    """The side of a code's dark part: as wanted, while its quiet zone stays within the card's padding.

    Codes of more modules would have room for more, but side by side they should look equally large.
    """
    return min(wanted, pad * min(len(matrix), _USUAL_MODULES) / QUIET_MODULES)


def _put_code(picture: Picture, matrix: Matrix, middle: QPointF, dark_side: float) -> None:
    side = dark_side * (len(matrix) + 2 * QUIET_MODULES) / len(matrix)
    picture.add(Code(QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side), matrix))


def _put_number(picture: Picture, number: int, middle: QPointF, diameter: float) -> None:
    label = Paragraph(str(number), room_font(picture.unit, 0.034, bold=True), WHITE)
    picture.badge(label, (middle.x(), middle.y()), diameter, INK)
