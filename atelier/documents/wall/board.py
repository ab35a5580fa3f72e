"""The whole picture: which meeting it is, its questions one under another, and what is not on the wall."""

from collections.abc import Iterator, Sequence

from atelier.documents.contents.choice import left_out
from atelier.documents.contents.head import under_way
from atelier.documents.pdf.fonts import Variant
from atelier.documents.pdf.lines import Span, Style
from atelier.documents.pdf.shaping import shows
from atelier.documents.pdf.unshown import unshown
from atelier.documents.wall.clusters import card_width
from atelier.documents.wall.parts import Box, Part, Placed, Words, written
from atelier.documents.wall.questions import CARD_GAP, LEAST_COLUMNS, Question, pieces
from atelier.domain import palette
from atelier.domain.dates import full_day
from atelier.domain.document import Options
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.progress import Progress, Steps, unheard, within
from atelier.domain.report import Report, ReportSection

MARGIN = 40.0
QUESTION_GAP = 36.0
ACROSS = (2, 3, 4)
"""How many post-its are side by side in a card; more than two where a cluster has `MANY_NOTES`."""
MANY_NOTES = 12
SHAPE = 0.65
"""The height of a screen for a width of 1, between 16:9 and a sheet of paper on its side."""

CARDS_DRAWN = 0.9
"""The share of the work that is done when every card is drawn and none is placed."""

EYEBROW = Style(15.0, 21.0, palette.MUTED)
TITLE = Style(30.0, 38.0, palette.INK, Variant.BOLD)
FACTS = Style(15.0, 22.0, palette.MUTED)
NOTICE = Style(15.0, 22.0, palette.INK, Variant.BOLD)


def draw_board(report: Report, options: Options, progress: Progress = unheard) -> Part:
    """The picture of the questions that are told, so spread that it is shown the largest on a screen.

    Raises:
        Cancelled: `progress` said so.
    """
    sections = [section for section in report.sections if options.tells(section.number)]
    biggest = max((len(c.notes) for section in sections for c in section.every_cluster()), default=0)
    told = (_foot(report, options), _unshown(report, sections, numbered=options.numbers))
    across = ACROSS[: 1 + biggest // MANY_NOTES]
    step = Steps(within(progress, 0, CARDS_DRAWN), len(across) * sum(map(pieces, sections)))
    drawn = [[Question(section, options, count, step=step) for section in sections] for count in across]
    spread = [(questions, count) for questions in drawn for count in _columns(questions)]
    pictures = []
    for at, (questions, count) in enumerate(spread):
        pictures.append(_picture(report, questions, count, foot=" ".join(filter(None, told))))
        progress(CARDS_DRAWN + (1 - CARDS_DRAWN) * (at + 1) / len(spread))
    return min(pictures, key=lambda picture: max(picture.width, picture.height / SHAPE))


def _columns(questions: Sequence[Question]) -> range:
    """How many columns of cards these questions may be spread over."""
    return range(LEAST_COLUMNS, 1 + max((each.widest for each in questions), default=LEAST_COLUMNS))


def _picture(report: Report, questions: Sequence[Question], count: int, *, foot: str) -> Part:
    unit = questions[0].card_width if questions else card_width(ACROSS[0])
    inner = count * (unit + CARD_GAP) - CARD_GAP
    width = inner + 2 * MARGIN
    head = list(_head(report, inner))
    placed: list[Placed] = []
    y = max((words.bottom for words in head), default=MARGIN) + QUESTION_GAP / 2
    for question in questions:
        placed.append(Placed(question.drawn(inner, count), MARGIN, y))
        y = placed[-1].bottom + QUESTION_GAP
    last = written([Span(foot, FACTS)], MARGIN, y, width=inner)
    height = last.bottom + MARGIN / 2
    paper = Box(x=0, y=0, width=width, height=height, fill=palette.PAPER)
    return Part(width=width, height=height, shapes=(paper, *head, last), parts=tuple(placed))


def _head(report: Report, width: float) -> Iterator[Words]:
    """Which meeting this is."""
    facts = " · ".join(filter(None, (full_day(report.day) if report.day else "", report.place)))
    y = MARGIN * 0.75
    for text, style in (
        (report.project_title, EYEBROW),
        (report.meeting_title, TITLE),
        (facts, FACTS),
        (under_way(report), NOTICE),
    ):
        if text:
            words = written([Span(text, style)], MARGIN, y, width=width)
            y = words.bottom
            yield words


def _foot(report: Report, options: Options) -> str:
    """The account of the meeting, and which questions are left out."""
    count, waiting = report.count, len(report.annex.pending)
    phrases = (
        (waiting, ngettext("{n} à relire", "{n} à relire", waiting)),
        (count.withdrawn, ngettext("{n} retiré", "{n} retirés", count.withdrawn)),
        (count.refused, ngettext("{n} non affiché", "{n} non affichés", count.refused)),
    )
    missing = ", ".join(phrase.format(n=n) for n, phrase in phrases if n)
    collected = ngettext("{n} post-it recueilli", "{n} post-its recueillis", count.collected)
    told = collected.format(n=count.collected)
    account = f"{told}."
    if missing:
        account = _("{collected}. Ne sont pas sur le tableau : {parts}.").format(
            collected=told, parts=missing
        )
    return " ".join(filter(None, (account, left_out(report, Options(questions=options.questions)))))


def _unshown(report: Report, sections: Sequence[ReportSection], *, numbered: bool) -> str:
    """What is said of characters that the picture can't show."""
    hidden = {
        note.number for section in sections for note in section.every_note() if not shows(note.shown_text)
    }
    clusters = (cluster.title for section in sections for cluster in section.every_cluster())
    titles = (
        report.project_title,
        report.meeting_title,
        report.place,
        *(s.text for s in sections),
        *clusters,
    )
    return unshown(hidden, numbered=numbered, elsewhere=not all(map(shows, titles)))
