"""The récapitulatif as a table: one row a post-it, every one that was collected, in the order of the wall.

No name and no structure of a person is in it, even where the meeting asked for them: a table is passed on, and sorted
by a name it would tell who thinks what. The peer group stays, and the minute of arrival, without seconds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from atelier.documents.sheets.tables import Column, Row, Table, Value
from atelier.domain.ids import NoteId
from atelier.domain.language import gettext as _
from atelier.domain.report import Report, ReportCluster, ReportNote, ReportSection
from atelier.domain.things import Party, Source


def post_its(report: Report) -> Table:
    """All that the report holds."""
    return Table(title=_("Post-its"), columns=_columns(), rows=tuple(_PostIts(report).rows()))


def question_name(section: ReportSection) -> str:
    """A question as a row names it, which sorts like its number."""
    return f"{section.number} · {section.text}"


def cluster_name(cluster: ReportCluster) -> str:
    """A cluster as a row names it. Its number stays with its title: Excel would read "1.2" alone as a day."""
    return f"{cluster.number} {cluster.title or _('Sans titre')}"


def nested(section: ReportSection) -> Iterator[tuple[ReportCluster, ReportCluster | None]]:
    """Every cluster of a question with the rubric that it is in."""
    for cluster in section.clusters:
        yield cluster, None
        yield from ((part, cluster) for part in cluster.parts)


def _columns() -> tuple[Column, ...]:
    named = (
        (_("N°"), 7),
        (_("Post-it"), 52),
        (_("Question"), 32),
        (_("Rubrique"), 24),
        (_("Regroupement"), 30),
        (_("Texte d’origine"), 32),
        (_("Pile (n° du dessus)"), 10),
        (_("Importance"), 11),
        (_("État"), 18),
        (_("Source"), 14),
        (_("Groupe de pairs"), 20),
        (_("Arrivée"), 17),
    )
    return tuple(Column(name=name, width=width) for name, width in named)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a post-it is: its clusters and their rubrics, and the top of its pile where it is in one."""

    state: str
    clusters: tuple[str, ...] = ()
    rubrics: tuple[str, ...] = ()
    top: int | None = None


class _PostIts:
    """The rows of a report's post-its."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._questions = {section.number: question_name(section) for section in report.sections}

    def rows(self) -> Iterator[Row]:
        """The wall of each question, then what is not on it."""
        for section in self._report.sections:
            yield from self._on_wall(section)
        for note, state in _off_wall(self._report):
            yield self._row(note, _Place(state), note.question_number)

    def _on_wall(self, section: ReportSection) -> Iterator[Row]:
        """Each post-it once, where it is printed first."""
        held = _holders(section)
        piles: dict[NoteId, tuple[ReportNote, str]] = {}
        for cluster in section.every_cluster():
            piles |= {note.id: (note, _("affiché")) for note in cluster.notes if note.id not in piles}
        piles |= {note.id: (note, _("isolé")) for note in section.isolated}
        piles |= {note.id: (note, _("à classer")) for note in section.unsorted}
        for note, state in piles.values():
            clusters = tuple(cluster_name(cluster) for cluster, _rubric in held[note.id])
            rubrics = dict.fromkeys(cluster_name(rubric) for _cluster, rubric in held[note.id] if rubric)
            top = note.number if note.stacked else None
            place = _Place(state, clusters, tuple(rubrics), top)
            yield from (self._row(each, place, section.number) for each in note.every())

    def _row(self, note: ReportNote, place: _Place, question: int | None) -> Row:
        """Of a post-it that its author took back, only that there was one."""
        asked = "" if question is None else self._questions.get(question, str(question))
        told: tuple[Value, ...]
        if note.withdrawn_by is Party.PARTICIPANT:
            text, told = "", (None, None, None, place.state, None, None, None)
        else:
            text = note.shown_text
            told = (
                note.text if note.correction is not None else None,
                place.top,
                note.importance or None,
                place.state,
                _source(note.source),
                self._report.peer_groups.get(note.peer_group_id) if note.peer_group_id else None,
                _minute(note.arrived_at),
            )
        values = (note.number, text, asked, _listed(place.rubrics), _listed(place.clusters), *told)
        return Row(values=values, note_id=note.id, question=question)


def _holders(
    section: ReportSection,
) -> defaultdict[NoteId, list[tuple[ReportCluster, ReportCluster | None]]]:
    """The clusters that hold each post-it, with their rubrics."""
    held: defaultdict[NoteId, list[tuple[ReportCluster, ReportCluster | None]]] = defaultdict(list)
    for cluster, rubric in nested(section):
        for note in cluster.notes:
            held[note.id].append((cluster, rubric))
    return held


def _off_wall(report: Report) -> Iterator[tuple[ReportNote, str]]:
    annex = report.annex
    yield from ((note, _("à relire")) for note in annex.pending)
    yield from ((note, _("non affiché")) for note in annex.refused)
    for note in annex.withdrawn:
        mine = note.withdrawn_by is Party.PARTICIPANT
        yield note, _("retiré par la personne qui l’a écrit") if mine else _("retiré par l’animation")


def _source(source: Source) -> str:
    match source:
        case Source.KEYBOARD:
            return _("clavier")
        case Source.PHONE:
            return _("téléphone")
        case Source.IMPORT:
            return _("import")


def _minute(at: datetime | None) -> datetime | None:
    """On this computer's clock; spreadsheets know no time zones."""
    return None if at is None else at.astimezone().replace(second=0, microsecond=0, tzinfo=None)


def _listed(names: Iterable[str]) -> str | None:
    """One a line: any other sign between them may be in a title."""
    return "\n".join(names) or None
