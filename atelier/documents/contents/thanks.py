"""The participants' thank-you sheet: what became of their words, and where each post-it is now."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from atelier.documents.contents import closing
from atelier.documents.contents.choice import chosen, left_out
from atelier.documents.contents.clusters import count_of, heading, part
from atelier.documents.contents.head import headed
from atelier.documents.contents.speech import Citations
from atelier.documents.contents.whereabouts import whereabouts
from atelier.documents.manuscript import Element, Index, Manuscript, Part, Text, Words
from atelier.domain.document import EVERYTHING, Options
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.report import Report, ReportCluster, ReportSection
from atelier.domain.things import MeetingKind


def thanks(report: Report, options: Options) -> Manuscript:
    """The sheet that everybody who wrote may be given."""
    options = replace(EVERYTHING, questions=options.questions, numbers=options.numbers)
    told = chosen(report, options)
    return headed(
        report,
        _elements(report, told, options),
        title=_("Merci !"),
        name=_("Fiche de remerciement"),
        notices=[left_out(report, options)],
        complete=options.is_whole,
        told=told,
    )


def _elements(report: Report, told: Report, options: Options) -> Iterator[Element]:
    citations = Citations(report, numbers=options.numbers)
    entries = tuple(whereabouts(told))
    yield _paragraph(_greeting(report.kind, len(entries)))
    for section in told.sections:
        yield part(section)
        yield _paragraph(_summary(section))
        for cluster in section.every_cluster():
            yield from _cluster(cluster, section.number, citations)
    yield from closing.resolutions(told)
    yield from closing.follow_ups(told)
    yield from closing.open_questions(told)
    if entries:
        yield Part(title=_("Où est mon post-it ?"))
        yield _paragraph(_("Cherchez le numéro de votre post-it : à côté, sa place dans cette fiche."))
        yield Index(entries=entries)


def _greeting(kind: MeetingKind, count: int) -> str:
    if not count:
        return _("Merci de votre présence et de votre temps.")
    if kind is MeetingKind.INTERSESSION:
        came = _("Merci d’avoir pris le temps de répondre.")
    else:
        came = _("Merci d’être venus, d’avoir écrit, et d’avoir écouté les autres.")
    wrote = ngettext(
        "Nous avons recueilli {n} post-it : voici ce qu’il est devenu.",
        "Ensemble, nous avons recueilli {n} post-its : voici ce qu’ils sont devenus.",
        count,
    )
    return f"{came} {wrote.format(n=count)}"


def _summary(section: ReportSection) -> str:
    notes = len({note.id for note in section.every_note()})
    if not notes:
        return _("Aucun post-it sur cette question.")
    told = [ngettext("{n} post-it", "{n} post-its", notes).format(n=notes)]
    if clusters := sum(1 for _cluster in section.every_cluster()):
        told.append(ngettext("{n} regroupement", "{n} regroupements", clusters).format(n=clusters))
    if isolated := count_of(section.isolated):
        told.append(ngettext("{n} isolé", "{n} isolés", isolated).format(n=isolated))
    if unsorted := count_of(section.unsorted):
        told.append(_("{n} à classer").format(n=unsorted))
    return f"{', '.join(told)}."


def _cluster(cluster: ReportCluster, question: int, citations: Citations) -> Iterator[Element]:
    """A cluster with how many post-its it holds, and how its synthesis begins."""
    title = heading(cluster, question)
    count = count_of(cluster.notes)
    told = ngettext("{n} post-it", "{n} post-its", count).format(n=count) if count else ""
    yield replace(title, remark=", ".join(part for part in (told, title.remark) if part))
    yield from islice(citations.elements(cluster.synthesis, question), 1)


def _paragraph(text: str) -> Text:
    return Text(words=(Words(text),))
