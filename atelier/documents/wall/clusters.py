"""A cluster as a card of the picture: number, title, post-its side by side; a rubric holds the cards of its parts."""

from collections.abc import Sequence

from atelier.documents.contents.clusters import count_of
from atelier.documents.pdf.fonts import Variant
from atelier.documents.pdf.lines import Span, Style
from atelier.documents.wall.notes import GAP, note, spread, width_of
from atelier.documents.wall.parts import Box, Part, Placed, Shape, Words, bottom, written
from atelier.domain import palette
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.marks import mark_phrase
from atelier.domain.palette import PaperColours
from atelier.domain.report import ReportCluster, ReportNote

PAD = 12.0
RUBRIC_PAD = 8.0
RADIUS = 12.0
HEAD_TOP = 11.0
BADGE_HEIGHT = 20.0
TITLE = Style(15.0, 20.0, palette.INK, Variant.BOLD)
UNTITLED = Style(15.0, 20.0, palette.MUTED, Variant.BOLD)
REMARK = Style(12.0, 18.0, palette.MUTED)
BADGE_SIZE = 12.0


def card_width(across: int) -> float:
    """The width of a card with so many post-its side by side: a rubric's parts are cards that have as many."""
    return width_of(across) + 2 * (PAD + RUBRIC_PAD)


def card(
    cluster: ReportCluster, colours: PaperColours, *, across: int, numbers: bool, inset: float = 0.0
) -> Part:
    """A cluster with all that is in it, so many post-its side by side; `inset`: how much narrower on each side."""
    width = card_width(across) - 2 * inset
    heading, y = _head(cluster, colours, width)
    y += PAD
    notes = [note(each, colours, numbers=numbers) for each in cluster.notes]
    placed = list(spread(notes, PAD + RUBRIC_PAD - inset, y, across=across))
    for part in cluster.parts:
        inner = card(part, colours, across=across, numbers=numbers, inset=inset + RUBRIC_PAD)
        placed.append(Placed(inner, RUBRIC_PAD, bottom(placed, top=y - GAP) + GAP))
    if not placed:
        empty = _("Aucun post-it dans ce regroupement.")
        heading.append(written([Span(empty, REMARK)], PAD, y, width=width - 2 * PAD))
        y += REMARK.leading_pt
    height = bottom(placed, top=y) + PAD
    edge = Box(
        x=0,
        y=0,
        width=width,
        height=height,
        fill=palette.WHITE,
        edge=palette.LINE,
        radius=RADIUS,
    )
    told = f"{cluster.number} {_title(cluster)}, {_count(cluster.notes)}"
    return Part(width=width, height=height, shapes=(edge, *heading), parts=tuple(placed), told=told)


def _head(cluster: ReportCluster, colours: PaperColours, width: float) -> tuple[list[Shape], float]:
    """Number, title and count, over a line; and where that is."""
    badge_style = Style(BADGE_SIZE, BADGE_HEIGHT, palette.WHITE, Variant.BOLD)
    number = written([Span(cluster.number, badge_style)], PAD + 9, HEAD_TOP, width=width - PAD - 9)
    badge_width = number.lines[0].width_pt + 18
    badge = Box(
        x=PAD,
        y=HEAD_TOP,
        width=badge_width,
        height=BADGE_HEIGHT,
        fill=colours.accent,
        radius=BADGE_HEIGHT / 2,
    )
    count = _right(_count_alone(cluster), width - PAD)
    title_x = PAD + badge_width + 10
    title = written(
        [Span(_title(cluster), TITLE if cluster.title else UNTITLED)],
        title_x,
        HEAD_TOP,
        width=count[0].x - 10 - title_x if count else width - PAD - title_x,
    )
    shapes: list[Shape] = [badge, number, title, *count]
    y = title.bottom
    if mark := mark_phrase(cluster.state):
        shapes.append(written([Span(mark, REMARK)], title_x, y, width=width - PAD - title_x))
        y += REMARK.leading_pt
    y += HEAD_TOP - 2
    shapes.append(Box(x=0, y=y, width=width, height=1, fill=palette.LINE))
    return shapes, y


def _right(text: str, right: float) -> tuple[Words, ...]:
    """A short text that ends there."""
    if not text:
        return ()
    (line,) = written([Span(text, REMARK)], 0, 0, width=right).lines
    x = right - line.width_pt
    return (Words(lines=(line,), x=x, y=HEAD_TOP, right=right),)


def _title(cluster: ReportCluster) -> str:
    return cluster.title or _("Sans titre")


def _count_alone(cluster: ReportCluster) -> str:
    """Nothing for a rubric whose post-its are all in its parts."""
    return "" if cluster.parts and not cluster.notes else str(count_of(cluster.notes))


def _count(notes: Sequence[ReportNote]) -> str:
    count = count_of(notes)
    return ngettext("{count} post-it", "{count} post-its", count).format(count=count)
