"""The annex of a document: the account of every post-it, and the words of those that no page before it shows."""

from collections.abc import Iterator, Sequence

from atelier.documents.contents.clusters import remark
from atelier.documents.manuscript import Element, Heading, Part, Row, Table, Text, Words
from atelier.domain.dates import day_and_time
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.report import Annex, Report, ReportNote, ReportSound
from atelier.domain.things import Party

SHARES = (0.07, 0.61, 0.32)


def annex(report: Report, held: Annex, *, whole: bool) -> Iterator[Element]:
    """The account where the document is `whole`, then the notes that it `held` back from the pages before."""
    if whole:
        yield Part(title=_listing() if held != Annex() else _("Annexe : le décompte des post-its"))
        yield Text(words=(Words(account(report)),))
    elif held != Annex():
        yield Part(title=_listing())
        yield remark(_("Seulement ceux des questions de ce document."))
    yield from _notes(_("À relire"), [(note, _("en attente de relecture")) for note in held.pending])
    yield from _notes(_("Retirés"), [(note, _withdrawn(note)) for note in held.withdrawn])
    yield from _notes(_("Non affichés"), [(note, _("non affiché à la relecture")) for note in held.refused])
    yield from _originals(held.corrected)


def _listing() -> str:
    return _("Annexe : les post-its un par un")


def sounds(report: Report) -> Iterator[Element]:
    """What people agreed to for each sound that is kept of the meeting."""
    if report.sounds:
        yield Heading(title=_("Son de la rencontre"), level=2)
        yield from (Text(words=(Words(_agreed(sound)),)) for sound in report.sounds)


def _agreed(sound: ReportSound) -> str:
    moment = day_and_time(sound.agreed_at)
    told = [_("Son enregistré : accord des personnes noté le {moment}").format(moment=moment)]
    if sound.heard_by:
        told.append(_("écouté par {listeners}").format(listeners=sound.heard_by))
    if sound.kept_for:
        told.append(_("gardé {until}").format(until=sound.kept_for))
    return ", ".join(told) + "."


def account(report: Report) -> str:
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


def _notes(title: str, notes: Sequence[tuple[ReportNote, str]]) -> Iterator[Element]:
    if notes:
        yield Heading(title=title, level=2)
        rows = (
            Row(cells=(str(note.number), _kept_words(note), _of_question(note, told)), note_id=note.id)
            for note, told in notes
        )
        yield Table(names=(), shares=SHARES, rows=tuple(rows), keyed=True, remarked=True)


def _of_question(note: ReportNote, told: str) -> str:
    if note.question_number is None:
        return told
    return _("question {number}, {remark}").format(number=note.question_number, remark=told)


def _kept_words(note: ReportNote) -> str:
    """The words of a note; those that a participant took back are hers: the note is counted, not repeated."""
    return "–" if note.withdrawn_by is Party.PARTICIPANT else note.shown_text


def _originals(notes: Sequence[ReportNote]) -> Iterator[Element]:
    kept = [note for note in notes if note.withdrawn_by is not Party.PARTICIPANT]
    if kept:
        yield Heading(title=_("Textes d’origine des post-its corrigés"), level=2)
        rows = (Row(cells=(str(note.number), note.text, _as_written(note))) for note in kept)
        yield Table(names=(), shares=SHARES, rows=tuple(rows), keyed=True, remarked=True)


def _as_written(note: ReportNote) -> str:
    if note.corrected_at is None:
        return _("tel qu’il a été écrit")
    return _("tel qu’il a été écrit, corrigé le {date}").format(date=day_and_time(note.corrected_at))
