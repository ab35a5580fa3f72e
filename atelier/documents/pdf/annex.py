"""What ends the minutes: parked questions, follow-ups, and the account of every note not shown before."""

from collections.abc import Iterator

from atelier.documents.pdf import theme
from atelier.documents.pdf.blocks import Band, Block, Heading, Paragraph
from atelier.documents.pdf.lines import Span
from atelier.documents.pdf.tables import HeaderRow, Row
from atelier.domain.dates import day_and_time
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.report import Report, ReportFollowUp, ReportNote
from atelier.domain.things import Party, Scope

FOLLOW_UP_SHARES = (0.46, 0.22, 0.16, 0.16)
NOTE_SHARES = (0.07, 0.61, 0.32)


def part(title: str) -> Band:
    """The title of a part that belongs to no question."""
    return Band(title, theme.PLAIN, outline=title, before_pt=16, after_pt=10)


def open_questions(report: Report) -> Iterator[Block]:
    """What was parked for later."""
    if report.open_questions:
        yield part(_("Questions en suspens"))
        for text in report.open_questions:
            yield Paragraph.of(Span(text, theme.BODY), indent_pt=10.5, bar=theme.PLAIN.accent, after_pt=6)


def follow_ups(report: Report) -> Iterator[Block]:
    """Who does what by when."""
    if report.follow_ups:
        yield part(_("Suites"))
        names = (_("Quoi"), _("Qui"), _("Quand"), _("Portée"))
        yield HeaderRow.of([(name, theme.LABEL) for name in names], FOLLOW_UP_SHARES)
        yield from (_follow_up(follow_up) for follow_up in report.follow_ups)


def _follow_up(follow_up: ReportFollowUp) -> Row:
    scope = _("départemental") if follow_up.scope is Scope.DEPARTMENT else _("local")
    state = _("{scope}, fait").format(scope=scope) if follow_up.done else scope
    texts = (follow_up.what, follow_up.who or "–", follow_up.due or "–", state)
    return Row.of([(text, theme.CELL) for text in texts], FOLLOW_UP_SHARES)


def annex(report: Report) -> Iterator[Block]:
    """The account, then the notes that no page before this one shows, one by one."""
    yield part(_("Annexe : les post-its un par un"))
    yield Paragraph.of(Span(_account(report), theme.BODY), after_pt=6)
    held = report.annex
    yield from _notes(_("À relire"), [(note, _("en attente de relecture")) for note in held.pending])
    yield from _notes(_("Retirés"), [(note, _withdrawn(note)) for note in held.withdrawn])
    yield from _notes(_("Non affichés"), [(note, _("non affiché à la relecture")) for note in held.refused])
    yield from _originals(held.corrected)


def _account(report: Report) -> str:
    """The sum in words; what there is none of is left out."""
    count = report.count
    if not count.collected:
        return _("Aucun post-it n’a été recueilli.")
    parts = (
        (count.printed, ngettext("{n} imprimé", "{n} imprimés", count.printed)),
        (count.withdrawn, ngettext("{n} retiré", "{n} retirés", count.withdrawn)),
        (count.refused, ngettext("{n} non affiché", "{n} non affichés", count.refused)),
    )
    collected = ngettext("{n} post-it recueilli", "{n} post-its recueillis", count.collected)
    sentence = _("{collected} : {parts}. Tous sont dans ce document.")
    return sentence.format(
        collected=collected.format(n=count.collected),
        parts=", ".join(text.format(n=n) for n, text in parts if n),
    )


def _withdrawn(note: ReportNote) -> str:
    if note.withdrawn_by is Party.PARTICIPANT:
        return _("retiré par la personne qui l’a écrit")
    return _("retiré par l’animation")


def _notes(title: str, notes: list[tuple[ReportNote, str]]) -> Iterator[Block]:
    if notes:
        yield _heading(title)
        for note, remark in notes:
            yield _row(note, _kept_words(note), _of_question(note, remark), counted=True)


def _of_question(note: ReportNote, remark: str) -> str:
    if note.question_number is None:
        return remark
    return _("question\xa0{number}, {remark}").format(number=note.question_number, remark=remark)


def _kept_words(note: ReportNote) -> str:
    """The words of a note; those that a participant took back are hers: the note is counted, not repeated."""
    return "–" if note.withdrawn_by is Party.PARTICIPANT else note.shown_text


def _originals(notes: tuple[ReportNote, ...]) -> Iterator[Block]:
    if notes:
        yield _heading(_("Textes d’origine des post-its corrigés"))
        for note in notes:
            if note.withdrawn_by is not Party.PARTICIPANT:
                yield _row(note, note.text, _as_written(note), counted=False)


def _as_written(note: ReportNote) -> str:
    if note.corrected_at is None:
        return _("tel qu’il a été écrit")
    return _("tel qu’il a été écrit, corrigé le {date}").format(date=day_and_time(note.corrected_at))


def _heading(title: str) -> Heading:
    return Heading([Span(title, theme.HEADING)], outline=title, level=1, before_pt=8, after_pt=2)


def _row(note: ReportNote, text: str, remark: str, *, counted: bool) -> Row:
    cells = [(str(note.number), theme.CELL_NUMBER), (text, theme.CELL), (remark, theme.CELL_REMARK)]
    return Row.of(cells, NOTE_SHARES, note_id=note.id if counted else None)
