"""What a wall looks like, as a value: sizes, fonts, colours. One for the console, one for a projector."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtGui import QColor, QFont

from atelier.board.colours import DARK
from atelier.domain import palette
from atelier.domain.arrangement import Metrics

FAMILIES = (
    "Atkinson Hyperlegible",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Tamil",
    "Noto Emoji",
)
"""The shipped families, which the application has loaded: the one that is meant, then what it lacks."""
LEGIBLE = 0.027
"""The least height of text for the room, as a share of the image's."""
CONTRAST = 7.0
"""The least contrast of text for the room (WCAG 2.2, 1.4.6)."""
READABLE = 4.5
"""The least contrast of text that is read from close (WCAG 2.2, 1.4.3)."""
MOTION_MS = 160
FRESH_MS = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardStyle:
    """Sizes in pixels. `projected`: for the room, so text is counted in words and contrasts more."""

    metrics: Metrics
    note_px: int
    title_px: int
    label_px: int
    note_pad_x: float
    note_pad_y: float
    header_pad: float
    header_height: float
    radius: float
    badge_height: float
    line_width: float
    note_lines: int
    title_lines: int
    peek: float
    """How far a note that lies on a pile shows from under the one on it."""
    chevron_room: float
    """What the sign that folds a cluster takes of its header's width; nothing where nobody can press it."""
    tag_gap: float
    tag_inset: float
    """From the tags at the foot of a note to its side."""
    projected: bool = False
    silent: bool = False
    """Nothing is said of what is drawn: neither titles nor numbers nor counts."""
    dark: bool = False
    """The console's alone: the room and the paper have one look."""

    def note_font(self) -> QFont:
        """What notes are written in."""
        return _font(self.note_px)

    def title_font(self) -> QFont:
        """What clusters are titled in."""
        return _font(self.title_px, bold=True)

    def label_font(self, *, bold: bool = False) -> QFont:
        """What places and counts are written in."""
        return _font(self.label_px, bold=bold)

    def letter_font(self) -> QFont:
        """What the letter of a peer group is written in, at the corner of a note."""
        return _font(round(0.85 * self.note_px), bold=True)

    def tag_font(self) -> QFont:
        """What is told at the foot of a note: smaller than its text where that is read from close."""
        return _font(self.label_px if self.projected else round(0.85 * self.note_px), bold=True)

    def hint_font(self) -> QFont:
        """What invites to do something: it is read once, from close."""
        return _font(self.label_px if self.projected else self.label_px - 1)


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of one question's wall."""

    pale: QColor
    edge: QColor
    accent: QColor
    ink: QColor
    muted: QColor
    paper: QColor
    white: QColor
    line: QColor
    on_pale: QColor
    """What is written on a note, by day and by night."""
    ring: QColor
    """Around what stands out."""
    ring_gap: float
    """How far from the note its ring is: by night both are light, and would melt."""


def tones(question_number: int, *, projected: bool, dark: bool = False) -> Tones:
    """The wall's colours; on the projection, those that are written in contrast more. `dark`: by night."""
    if dark and not projected:
        return _tones_by_night(question_number)
    pair = palette.colours(question_number)
    white, paper, pale = QColor(palette.WHITE), QColor(palette.PAPER), QColor(pair.pale)
    accent, muted = QColor(pair.accent), QColor(palette.MUTED)
    if projected:
        accent, muted = _darkened(accent, paper), _darkened(muted, paper)
    ink, line = QColor(palette.INK), QColor(palette.LINE)
    return Tones(pale, paper_edge(pale), accent, ink, muted, paper, white, line, ink, accent, 0.0)


def _tones_by_night(question_number: int) -> Tones:
    """Notes keep their colour; the paper around them is dark, and what is written there is light."""
    pair = palette.colours(question_number)
    pale, surface, ink = QColor(pair.pale), QColor(DARK.surface), QColor(DARK.ink)
    accent = _lightened(QColor(pair.accent), surface)
    return Tones(
        pale=pale,
        edge=paper_edge(pale),
        accent=accent,
        ink=ink,
        muted=QColor(DARK.muted),
        paper=QColor(DARK.paper),
        white=surface,
        line=QColor(DARK.line),
        on_pale=QColor(DARK.on_pale),
        ring=ink,
        ring_gap=2.0,
    )


def console_style(scale: float = 1.0, *, dark: bool = False) -> BoardStyle:
    """The facilitator's wall; `scale` enlarges it whole, but its lines."""
    metrics = Metrics(
        margin=16 * scale,
        gap=14 * scale,
        gutter=28 * scale,
        note_gap=8 * scale,
        padding=10 * scale,
        note_width=103 * scale,
        label_height=30 * scale,
        empty_height=150 * scale,
        new_height=64 * scale,
        card_height=40 * scale,
    )
    return BoardStyle(
        metrics=metrics,
        note_px=round(13 * scale),
        title_px=round(15 * scale),
        label_px=round(13 * scale),
        note_pad_x=9 * scale,
        note_pad_y=7 * scale,
        header_pad=9 * scale,
        header_height=38 * scale,
        radius=12 * scale,
        badge_height=17 * scale,
        line_width=1.0,
        note_lines=12,
        title_lines=3,
        peek=3 * scale,
        chevron_room=18 * scale,
        tag_gap=4 * scale,
        tag_inset=6 * scale,
        dark=dark,
    )


def projection_style(image_height: int) -> BoardStyle:
    """The room's wall on an image of that height: its smallest text is 2.7 % of it."""
    legible_px = ceil(LEGIBLE * image_height)
    unit = legible_px / 30
    metrics = Metrics(
        margin=24 * unit,
        gap=20 * unit,
        gutter=48 * unit,
        note_gap=14 * unit,
        padding=19 * unit,
        note_width=316 * unit,
        label_height=46 * unit,
        empty_height=96 * unit,
        new_height=72 * unit,
        card_height=72 * unit,
    )
    return BoardStyle(
        metrics=metrics,
        note_px=legible_px,
        title_px=ceil(34 * unit),
        label_px=legible_px,
        note_pad_x=16 * unit,
        note_pad_y=11 * unit,
        header_pad=13 * unit,
        header_height=70 * unit,
        radius=15 * unit,
        badge_height=38 * unit,
        line_width=1.5 * unit,
        note_lines=6,
        title_lines=2,
        peek=5 * unit,
        chevron_room=0.0,
        tag_gap=8 * unit,
        tag_inset=11 * unit,
        projected=True,
    )


def paper_edge(pale: QColor) -> QColor:
    """The edge of a paper of that colour: a little darker."""
    return pale.darker(112)


def contrast(first: QColor, second: QColor) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lightened(colour: QColor, behind: QColor) -> QColor:
    """The same hue, light enough to be read there (WCAG 2.2, 1.4.3)."""
    while contrast(colour, behind) < READABLE and colour.lightnessF() < 1.0:
        lightness = min(colour.lightnessF() + 0.02, 1.0)
        colour = QColor.fromHslF(max(colour.hslHueF(), 0.0), colour.hslSaturationF(), lightness)
    return colour


def _darkened(colour: QColor, behind: QColor) -> QColor:
    while contrast(colour, behind) < CONTRAST:
        # As painted, to the byte: in Qt's finer shades it would stop short of it.
        colour = QColor(colour.darker(104).name())
    return colour


def _font(size_px: int, *, bold: bool = False) -> QFont:
    font = QFont(list(FAMILIES))
    font.setPixelSize(size_px)
    font.setBold(bold)
    return font
