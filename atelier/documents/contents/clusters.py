"""A question as documents tell it: its title, the headings of its clusters, post-its in boxes, the proposition."""

from collections.abc import Iterator, Sequence

from atelier.documents.manuscript import Heading, Items, Notes, Part, Text, Tone, Words
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.marks import mark_phrase
from atelier.domain.report import ReportCluster, ReportNote, ReportSection


def part(section: ReportSection) -> Part:
    """The title of a question."""
    return Part(title=f"{section.number} · {section.text}", question=section.number)


def heading(cluster: ReportCluster, question: int) -> Heading:
    """The title of a cluster, a level below its rubric's, with what the group made of it."""
    return Heading(
        number=cluster.number,
        title=cluster.title or _("Sans titre"),
        remark=mark_phrase(cluster.state),
        faded=not cluster.title,
        level=1 + cluster.number.count("."),
        question=question,
    )


def remark(text: str) -> Text:
    """A remark in the place of what is not there."""
    return Text(words=(Words(text),), tone=Tone.REMARK)


def box(notes: Sequence[ReportNote], question: int, *, numbered: bool) -> Notes:
    """Post-its under their count, piles counted whole."""
    count = count_of(notes)
    title = ngettext("Post-it ({n})", "Post-its ({n})", count).format(n=count)
    return Notes(title=title, notes=tuple(notes), numbered=numbered, question=question)


def count_of(notes: Sequence[ReportNote]) -> int:
    """How many post-its they are, with those of their piles."""
    return sum(1 for note in notes for _each in note.every())


def proposition(section: ReportSection) -> Items:
    """The titles of the clusters under their numbers, with what the group made of each."""
    clusters = tuple(section.every_cluster())
    return Items(
        items=tuple(_title(cluster) for cluster in clusters),
        numbers=tuple(cluster.number for cluster in clusters),
        question=section.number,
    )


def waiting(section: ReportSection) -> Iterator[Text]:
    """How many post-its of the question await review, where there are any."""
    if section.waiting:
        told = ngettext(
            "{n} post-it en attente de relecture, en annexe.",
            "{n} post-its en attente de relecture, en annexe.",
            section.waiting,
        )
        yield remark(told.format(n=section.waiting))


def _title(cluster: ReportCluster) -> tuple[Words, ...]:
    title = Words(cluster.title or _("Sans titre"), italic=not cluster.title)
    mark = mark_phrase(cluster.state)
    return (title, Words(f" · {mark}", italic=True)) if mark else (title,)
