"""The welcome sheet as a PDF of one page, for the door and the tables: which meeting, and three steps by phone."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from atelier.documents.pdf import lines, theme
from atelier.documents.pdf.fonts import CHAINS, Variant, face
from atelier.documents.pdf.lines import Line, Span, Style
from atelier.documents.pdf.pages import DRAWING
from atelier.documents.pdf.steps import GAP_PT, Step, form_step, wifi_step, writing_step
from atelier.documents.pdf.strokes import fill
from atelier.documents.typography import language_tag
from atelier.domain import palette
from atelier.domain.dates import full_day, time_of_day
from atelier.domain.document import EVERYTHING, Options
from atelier.domain.language import gettext as _
from atelier.domain.progress import Progress, unheard
from atelier.domain.welcome import WelcomeSheet

EYEBROW = Style(12.0, 16.0, palette.MUTED)
TITLE = Style(27.0, 34.0, palette.INK, Variant.BOLD)
FACT = Style(13.0, 19.0, palette.INK)
PROMISE = Style(13.0, 18.0, palette.INK, Variant.BOLD)
KEPT = Style(10.2, 14.5, palette.MUTED)
MOST_EYEBROW_LINES, MOST_FACT_LINES, MOST_KEPT_LINES = 2, 4, 5
MOST_SPREAD_PT = 14.0
ELLIPSIS = "…"


def draw_welcome(sheet: WelcomeSheet, _options: Options = EVERYTHING, _progress: Progress = unheard) -> bytes:
    """The sheet as the content of a PDF file of one page."""
    buffer = BytesIO()
    canvas = Canvas(
        buffer,
        pagesize=(theme.PAGE_WIDTH_PT, theme.PAGE_HEIGHT_PT),
        lang=language_tag(),
        # Not reportlab's Helvetica, that would stand in the file without being embedded.
        initialFontName=face(CHAINS[Variant.REGULAR][0]).fontName,
    )
    canvas.setTitle(
        " – ".join(filter(None, (_("Fiche d’accueil"), sheet.meeting_title, sheet.project_title)))
    )
    canvas.setSubject(sheet.project_title)
    for name in (canvas.setAuthor, canvas.setCreator):
        name("Atelier")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    with DRAWING:
        _Page(canvas, sheet).draw()
        canvas.save()
    return buffer.getvalue()


def fitted(text: str, style: Style, width_pt: float, *, most: int) -> list[Line]:
    """The text on at most so many lines; what does not fit gives way to "…"."""
    found = lines.lay_out([Span(text, style)], width_pt)
    low, high = 0, len(text)
    while len(found) > most and low < high:
        middle = (low + high + 1) // 2
        cut = lines.lay_out([Span(text[:middle].rstrip() + ELLIPSIS, style)], width_pt)
        low, high = (middle, high) if len(cut) <= most else (low, middle - 1)
        if low >= high:
            return lines.lay_out([Span(text[:low].rstrip() + ELLIPSIS, style)], width_pt)
    return found


def _taken_pt(steps: Sequence[Step]) -> float:
    return sum(step.height_pt for step in steps) + GAP_PT * (len(steps) - 1)


class _Page:
    """The page: its head at the top, its foot at the bottom, the steps share what is between."""

    def __init__(self, canvas: Canvas, sheet: WelcomeSheet) -> None:
        self._canvas = canvas
        self._sheet = sheet
        self._y = theme.PAGE_HEIGHT_PT - theme.TOP_PT

    def draw(self) -> None:
        """Draw it."""
        self._head()
        bottom = self._foot()
        steps = [wifi_step(self._sheet), form_step(self._sheet), writing_step()]
        self._steps(steps, room_pt=self._y - bottom)

    def _head(self) -> None:
        names = " · ".join(filter(None, (self._sheet.project_title, self._sheet.meeting_title)))
        self._write(fitted(names, EYEBROW, theme.WIDTH_PT, most=MOST_EYEBROW_LINES))
        self._write(fitted(_("Bienvenue ! Prenez votre téléphone."), TITLE, theme.WIDTH_PT, most=2))
        self._y -= 6.0
        fill(self._canvas, palette.INK, theme.MARGIN_PT, self._y - 1.5, theme.WIDTH_PT, 1.5)
        self._y -= 9.0
        for fact in self._facts():
            self._write(fitted(fact, FACT, theme.WIDTH_PT, most=MOST_FACT_LINES // 2))
        self._y -= 12.0

    def _facts(self) -> list[str]:
        """When, and where; a line each, as a place may run the other way."""
        sheet = self._sheet
        when = [full_day(sheet.day)] if sheet.day is not None else []
        when += [time_of_day(sheet.begins_at)] if sheet.begins_at is not None else []
        return list(filter(None, (", ".join(when), sheet.place)))

    def _foot(self) -> float:
        """Draw it; returns where it begins."""
        kept = fitted(self._kept(), KEPT, theme.WIDTH_PT, most=MOST_KEPT_LINES)
        promise = fitted(
            _("Sans compte, sans internet, anonyme si vous le souhaitez."), PROMISE, theme.WIDTH_PT, most=2
        )
        top = theme.MARGIN_PT - 14.0 + lines.height(kept) + lines.height(promise) + 4.0
        self._draw(promise, top)
        self._draw(kept, top - lines.height(promise) - 4.0)
        fill(self._canvas, palette.LINE, theme.MARGIN_PT, top + 8.0, theme.WIDTH_PT, 0.6)
        return top + 8.0 + GAP_PT

    def _kept(self) -> str:
        """Who keeps what is written, as far as the meeting says; in any case, where it is."""
        sheet = self._sheet
        told = [_("Les post-its sont gardés sur l’ordinateur de la personne qui anime.")]
        if sheet.organiser:
            told.append(_("Responsable : {organiser}.").format(organiser=sheet.organiser.strip(" .")))
        if sheet.kept_for:
            told.append(_("Durée : {kept_for}.").format(kept_for=sheet.kept_for.strip(" .")))
        if sheet.contact:
            told.append(_("Contact : {contact}").format(contact=sheet.contact))
        return " ".join(told)

    def _steps(self, steps: Sequence[Step], *, room_pt: float) -> None:
        """The code to the page is as large as the page allows: it is read from afar."""
        free_pt = room_pt - _taken_pt(steps)
        steps = [step.grown(free_pt) if step.grows else step for step in steps]
        between_pt = GAP_PT + min(max(room_pt - _taken_pt(steps), 0.0) / len(steps), MOST_SPREAD_PT)
        for number, step in enumerate(steps, start=1):
            step.draw(self._canvas, self._y, number=number)
            self._y -= step.height_pt + between_pt

    def _write(self, text: Sequence[Line]) -> None:
        self._draw(text, self._y)
        self._y -= lines.height(text)

    def _draw(self, text: Sequence[Line], top_pt: float) -> None:
        right = theme.PAGE_WIDTH_PT - theme.MARGIN_PT
        lines.draw(self._canvas, text, theme.MARGIN_PT, top_pt, right_pt=right)
