"""What stands beside the post-its, as tables: structure, quotes, follow-ups, decisions, questions, account.

The people are not: their names would stand in one file with the peer group and the minute of each post-it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from atelier.documents.contents.clusters import count_of
from atelier.documents.contents.head import under_way
from atelier.documents.sheets.post_its import cluster_name, nested, question_name
from atelier.documents.sheets.tables import Column, Row, Table, Value
from atelier.domain import rich_text
from atelier.domain.citing import cited_phrase
from atelier.domain.dates import day_and_time
from atelier.domain.language import gettext as _
from atelier.domain.marks import mark_phrase
from atelier.domain.report import Report, ReportCluster, ReportFollowUp, ReportNote, ReportQuote
from atelier.domain.things import Scope


def words(report: Report, notes: Mapping[int, ReportNote]) -> Iterator[Table]:
    """The tables that have something to tell, in the order of the minutes; `notes` are those that may be cited."""
    others = (_quotes, _follow_ups, _resolutions, _open_questions)
    tables = (_clusters(report, notes), *(make(report) for make in others))
    return (table for table in tables if table.rows)


def about(report: Report, left_out: str) -> Table:
    """Of which meeting this is, when it was made, what is left out, and how the meeting's post-its add up."""
    count = report.count
    facts: list[tuple[str, Value]] = [
        (_("Projet"), report.project_title),
        (_("Rencontre"), report.meeting_title),
        (_("Date"), report.day),
        (_("Lieu"), report.place or None),
        (_("Fait le"), day_and_time(report.made_at)),
        (_("Attention"), under_way(report) or None),
        (_("Ce qui n’y est pas"), left_out or None),
        (_("Post-its recueillis"), count.collected),
        (_("dont sur le tableau ou à relire"), count.printed),
        (_("dont retirés"), count.withdrawn),
        (_("dont non affichés"), count.refused),
    ]
    rows = ((name, value) for name, value in facts if value is not None)
    return _table(_("À propos"), ((_("Ce classeur"), 34), ("", 60)), rows)


def _table(title: str, columns: Iterable[tuple[str, int]], rows: Iterable[tuple[Value, ...]]) -> Table:
    named = tuple(Column(name=name, width=width) for name, width in columns)
    return Table(title=title, columns=named, rows=tuple(Row(values=values) for values in rows))


def _clusters(report: Report, notes: Mapping[int, ReportNote]) -> Table:
    names = (_("Question"), 28), (_("Rubrique"), 24), (_("Regroupement"), 30), (_("Post-its"), 9)
    columns = *names, (_("Validation"), 20), (_("Synthèse"), 70)
    return _table(_("Regroupements"), columns, _structure(report, notes))


def _structure(report: Report, notes: Mapping[int, ReportNote]) -> Iterator[tuple[Value, ...]]:
    for section in report.sections:
        for cluster, rubric in nested(section):
            yield (
                question_name(section),
                cluster_name(rubric) if rubric else None,
                cluster_name(cluster),
                count_of(cluster.notes),
                mark_phrase(cluster.state) or None,
                _synthesis(cluster, notes),
            )


def _synthesis(cluster: ReportCluster, notes: Mapping[int, ReportNote]) -> str | None:
    """Its sentences without looks, each post-it cited as the room reads it."""
    said = rich_text.plain(cluster.synthesis, lambda number: cited_phrase(number, notes.get(number)))
    return said or None


def _quotes(report: Report) -> Table:
    names = (_("Question"), 28), (_("Regroupement"), 30), (_("Enregistrement"), 15), (_("Temps"), 10)
    columns = *names, (_("Qui"), 22), (_("Verbatim"), 70)
    return _table(_("Verbatims"), columns, _said(report))


def _said(report: Report) -> Iterator[tuple[Value, ...]]:
    for section in report.sections:
        name = question_name(section)
        yield from (_quote(quote, name, None) for quote in section.quotes)
        for cluster in section.every_cluster():
            yield from (_quote(quote, name, cluster_name(cluster)) for quote in cluster.quotes)
    yield from (_quote(quote, None, None) for quote in report.quotes)


def _quote(quote: ReportQuote, question: str | None, cluster: str | None) -> tuple[Value, ...]:
    at = None if quote.time_s is None else timedelta(seconds=quote.time_s)
    return question, cluster, quote.recording, at, quote.speaker or None, quote.text


def _follow_ups(report: Report) -> Table:
    columns = (_("Quoi"), 60), (_("Qui"), 24), (_("Quand"), 18), (_("Portée"), 16), (_("Fait"), 8)
    return _table(_("Suites"), columns, map(_follow_up, report.follow_ups))


def _follow_up(follow_up: ReportFollowUp) -> tuple[Value, ...]:
    scope = _("départemental") if follow_up.scope is Scope.DEPARTMENT else _("local")
    return (
        follow_up.what,
        follow_up.who or None,
        follow_up.due or None,
        scope,
        _yes_or_no(follow_up.done),
    )


def _resolutions(report: Report) -> Table:
    return _table(_("Décisions"), [(_("Décision"), 90)], ((text,) for text in report.resolutions))


def _open_questions(report: Report) -> Table:
    columns = [(_("Question en suspens"), 90)]
    return _table(_("Questions en suspens"), columns, ((text,) for text in report.open_questions))


def _yes_or_no(answer: bool) -> str:
    return _("oui") if answer else _("non")
