"""Where each post-it is now, by its number, for those who wrote it: never its words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from atelier.documents.manuscript import Entry
from atelier.domain.ids import NoteId
from atelier.domain.language import gettext as _
from atelier.domain.report import Report, ReportNote, ReportSection

Place = tuple[str, str]
"""The words for it, and the number of the heading that it is under."""


def whereabouts(report: Report) -> Iterator[Entry]:
    """An entry for every post-it of the report, in the order of the numbers."""
    places: dict[tuple[int, NoteId], list[Place]] = defaultdict(list)
    for note, place in _placed(report):
        for each in note.every():
            places[each.number, each.id].append(place)
    for (number, id), here in sorted(places.items()):
        where = _joined(name for name, _to in here)
        yield Entry(number=number, place=where, leads_to=here[0][1], note_id=id)


def _placed(report: Report) -> Iterator[tuple[ReportNote, Place]]:
    for section in report.sections:
        yield from _on_wall(section)
    annex = report.annex
    yield from ((note, (_("à relire"), "")) for note in annex.pending)
    yield from ((note, (_("retiré"), "")) for note in annex.withdrawn)
    yield from ((note, (_("non affiché"), "")) for note in annex.refused)


def _on_wall(section: ReportSection) -> Iterator[tuple[ReportNote, Place]]:
    for cluster in section.every_cluster():
        yield from ((note, (cluster.number, cluster.number)) for note in cluster.notes)
    question = str(section.number)
    isolated = _("isolé en {number}").format(number=question)
    unsorted = _("à classer en {number}").format(number=question)
    yield from ((note, (isolated, question)) for note in section.isolated)
    yield from ((note, (unsorted, question)) for note in section.unsorted)


def _joined(places: Iterable[str]) -> str:
    *before, last = places
    return _("{places} et {last}").format(places=", ".join(before), last=last) if before else last
