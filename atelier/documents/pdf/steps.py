"""The steps of the welcome sheet as cards: a number, what to do, and the QR code that does it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from atelier.documents.pdf import lines, theme
from atelier.documents.pdf.fonts import Variant
from atelier.documents.pdf.lines import Line, Span, Style
from atelier.documents.pdf.strokes import draw_number, draw_qr, fill, outline
from atelier.domain import palette
from atelier.domain.language import gettext as _
from atelier.domain.palette import colours
from atelier.domain.welcome import Matrix, WelcomeSheet

GAP_PT = 12.0
PAD_PT = 15.0
RADIUS_PT = 9.0
NUMBER_PT = 27.0
TEXT_X_PT = PAD_PT + NUMBER_PT + 12.0
WIFI_QR_PT = 120.0
LEAST_FORM_QR_PT, MOST_FORM_QR_PT = 170.0, 262.0
DEED = Style(16.5, 22.0, palette.INK, Variant.BOLD)
BODY = Style(12.0, 17.0, palette.INK)
NAME = Style(13.5, 18.5, palette.INK, Variant.BOLD)
TYPED = Style(17.0, 23.0, palette.INK, Variant.BOLD)
_SHEETS = 4
_SHEET_PT = 25.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A card. `qr_pt` is the side of the code with its quiet zone; it `grows` where the page has room."""

    text: Sequence[Span]
    qr: Matrix | None = None
    qr_pt: float = 0.0
    grows: bool = False
    has_sheets: bool = False

    @property
    def height_pt(self) -> float:
        """The card's."""
        text_pt = max(lines.height(self._lines()), NUMBER_PT)
        # The code's own quiet zone is its margin.
        return max(text_pt + 2 * PAD_PT, self.qr_pt + PAD_PT / 2)

    def grown(self, by_pt: float) -> "Step":
        """The card with a larger code, by that much at most."""
        return replace(self, qr_pt=min(self.qr_pt + max(by_pt, 0.0), MOST_FORM_QR_PT))

    def draw(self, canvas: Any, top_pt: float, *, number: int) -> None:
        """Draw it under its number."""
        height = self.height_pt
        left, bottom = theme.MARGIN_PT, top_pt - height
        outline(canvas, palette.LINE, left, bottom, theme.WIDTH_PT, height, RADIUS_PT)
        fill(canvas, colours(number).pale, left, bottom + RADIUS_PT, 5.0, height - 2 * RADIUS_PT)
        text = self._lines()
        above = (height - max(lines.height(text), NUMBER_PT)) / 2
        draw_number(canvas, number, left + PAD_PT, top_pt - above, NUMBER_PT)
        lines.draw(
            canvas, text, left + TEXT_X_PT, top_pt - above - 2.0, right_pt=left + TEXT_X_PT + self._text_pt
        )
        if self.qr is not None:
            x = left + theme.WIDTH_PT - self.qr_pt - PAD_PT / 4
            draw_qr(canvas, self.qr, x, bottom + (height - self.qr_pt) / 2, self.qr_pt)
        if self.has_sheets:
            _draw_sheets(canvas, left + theme.WIDTH_PT - PAD_PT, bottom + height / 2)

    @property
    def _text_pt(self) -> float:
        beside = self.qr_pt if self.qr is not None else _sheets_pt() if self.has_sheets else 0.0
        return theme.WIDTH_PT - TEXT_X_PT - beside - PAD_PT

    def _lines(self) -> list[Line]:
        return lines.lay_out(self.text, self._text_pt)


def wifi_step(sheet: WelcomeSheet) -> Step:
    """Joining the network; the sheet of a meeting without one told sends people to whoever knows it."""
    if not sheet.wifi_name:
        return Step(
            text=(
                Span(_("Rejoignez le Wi-Fi de la salle."), DEED),
                Span("\n" + _("Son nom est donné sur place."), BODY),
            )
        )
    text = [
        Span(_("Rejoignez le Wi-Fi de la salle.") + "\n", DEED),
        Span(_("Photographiez ce code, ou choisissez dans les réglages :") + "\n", BODY),
        Span(sheet.wifi_name, NAME),
    ]
    if sheet.wifi_password:
        text += [Span("\n" + _("mot de passe :") + "\n", BODY), Span(sheet.wifi_password, NAME)]
    return Step(text=text, qr=sheet.wifi_qr, qr_pt=WIFI_QR_PT)


def form_step(sheet: WelcomeSheet) -> Step:
    """Opening the page."""
    code = [Span("\n" + _("puis le code :") + "\n", BODY), Span(sheet.code, TYPED)]
    if sheet.form_qr is None:
        return Step(
            text=(
                Span(_("Ouvrez la page des post-its."), DEED),
                Span("\n" + _("L’adresse sera projetée, avec un code à photographier."), BODY),
                *code,
            )
        )
    text = (
        Span(_("Photographiez ce code : la page des post-its s’ouvre."), DEED),
        Span("\n" + _("Ou tapez cette adresse dans le navigateur :") + "\n", BODY),
        Span(sheet.address, TYPED),
        *code,
    )
    return Step(text=text, qr=sheet.form_qr, qr_pt=LEAST_FORM_QR_PT, grows=True)


def writing_step() -> Step:
    """Writing and sending."""
    return Step(
        text=(
            Span(_("Écrivez une idée par post-it, puis touchez « Envoyer le post-it »."), DEED),
            Span("\n" + _("Autant de fois que vous voulez. Elle arrive au tableau."), BODY),
        ),
        has_sheets=True,
    )


def _sheets_pt() -> float:
    return _SHEETS * (_SHEET_PT + 5.0) + PAD_PT


def _draw_sheets(canvas: Any, right: float, middle: float) -> None:
    """A few post-its, one in the colours of each question, with strokes for their words."""
    for at in range(_SHEETS):
        tones = colours(at + 1)
        x = right - (_SHEETS - at) * (_SHEET_PT + 5.0) + 5.0
        y = middle - _SHEET_PT / 2 + (2.5 if at % 2 else -2.5)
        fill(canvas, tones.pale, x, y, _SHEET_PT, _SHEET_PT, 1.5)
        for line, share in enumerate((0.68, 0.68, 0.4)):
            fill(canvas, tones.accent, x + 4.0, y + _SHEET_PT - 8.5 - 5.5 * line, share * _SHEET_PT, 1.4)
