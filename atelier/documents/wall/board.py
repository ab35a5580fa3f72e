"""The whole picture: which meeting it is, its questions one under another, and what is not on the wall."""

from collections.abc import Iterator, Sequence

from atelier.documents.contents.choice import left_out
from atelier.documents.pdf.fonts import Variant
from atelier.documents.pdf.lines import Span, Style
from atelier.documents.wall.clusters import card_width
from atelier.documents.wall.parts import Box, Part, Placed, Words, written
from atelier.documents.wall.questions import CARD_GAP, LEAST_COLUMNS, Question
from atelier.domain import palette
from atelier.domain.dates import day_and_time, full_day
from atelier.domain.document import Options
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.report import Report

MARGIN = 40.0
QUESTION_GAP = 36.0
ACROSS = (2, 3, 4)
"""How many post-its are side by side in a card; more than two where a cluster has `MANY_NOTES`."""
MANY_NOTES = 12
SHAPE = 0.65
"""The height of a screen for a width of 1, between 16:9 and a sheet of paper on its side."""

EYEBROW = Style(15.0, 21.0, palette.MUTED)
TITLE = Style(30.0, 38.0, palette.INK, Variant.BOLD)
FACTS = Style(15.0, 22.0, palette.MUTED)
NOTICE = Style(15.0, 22.0, palette.INK, Variant.BOLD)


def draw_board(report: Report, options: Options) -> Part:
    """The picture of the questions that are told, so spread that it is shown the largest on a screen."""
    sections = [section for section in report.sections if options.tells(section.number)]
    biggest = max((len(c.notes) for section in sections for c in section.every_cluster()), default=0)
    pictures = [
        _picture(report, options, questions, count)
        for across in ACROSS[: 1 + biggest // MANY_NOTES]
        for questions in [[Question(section, options, across) for section in sections]]
        for count in range(LEAST_COLUMNS, 1 + max((each.widest for each in questions), default=LEAST_COLUMNS))
    ]
    return min(pictures, key=lambda picture: max(picture.width, picture.height / SHAPE))


def _picture(report: Report, options: Options, questions: Sequence[Question], count: int) -> Part:
    unit = questions[0].card_width if questions else card_width(ACROSS[0])
    inner = count * (unit + CARD_GAP) - CARD_GAP
    width = inner + 2 * MARGIN
    head = list(_head(report, inner))
    placed: list[Placed] = []
    y = max((words.bottom for words in head), default=MARGIN) + QUESTION_GAP / 2
    for question in questions:
        placed.append(Placed(question.drawn(inner, count), MARGIN, y))
        y = placed[-1].bottom + QUESTION_GAP
    foot = written([Span(_foot(report, options), FACTS)], MARGIN, y, width=inner)
    height = foot.bottom + MARGIN / 2
    paper = Box(x=0, y=0, width=width, height=height, fill=palette.PAPER)
    return Part(width=width, height=height, shapes=(paper, *head, foot), parts=tuple(placed))


def _head(report: Report, width: float) -> Iterator[Words]:
    """Which meeting this is."""
    facts = " · ".join(filter(None, (full_day(report.day) if report.day else "", report.place)))
    notice = _("Image faite pendant la rencontre, le {date}.").format(date=day_and_time(report.made_at))
    y = MARGIN * 0.75
    for text, style in (
        (report.project_title, EYEBROW),
        (report.meeting_title, TITLE),
        (facts, FACTS),
        (notice if report.under_way else "", NOTICE),
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
