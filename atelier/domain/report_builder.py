"""Fills a `Report` from what a meeting is made of. Which notes a reader finds where is decided here."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from atelier.domain.ids import ClusterId, MeetingId, NoteId, QuestionId
from atelier.domain.nesting import Nested, read_nesting
from atelier.domain.parts import Snapshot
from atelier.domain.piles import read_piles
from atelier.domain.report import (
    Annex,
    Report,
    ReportCluster,
    ReportFollowUp,
    ReportNote,
    ReportQuote,
    ReportSection,
)
from atelier.domain.things import (
    Cluster,
    FollowUp,
    Meeting,
    Note,
    OpenQuestion,
    Placement,
    Project,
    Question,
    Quote,
    Review,
    Synthesis,
)


def build_report(snapshot: Snapshot, meeting_id: MeetingId) -> Report:
    """The report of a meeting; KeyError where the snapshot does not hold it."""
    meeting = snapshot.get(Meeting, meeting_id)
    notes = sorted(snapshot.where(Note, meeting_id=meeting_id), key=lambda note: note.number)
    wall = _Wall(snapshot, meeting_id, notes)
    questions = sorted(
        snapshot.where(Question, project_id=meeting.project_id), key=lambda q: (q.number, q.id)
    )
    written = sorted(snapshot.where(FollowUp, meeting_id=meeting_id), key=lambda f: (f.created_at, f.id))
    parked = sorted(snapshot.where(OpenQuestion, meeting_id=meeting_id), key=lambda q: (q.created_at, q.id))
    return Report(
        project_title=snapshot.get(Project, meeting.project_id).title,
        meeting_title=meeting.title,
        kind=meeting.kind,
        day=meeting.day,
        place=meeting.place,
        sections=tuple(wall.section(question) for question in questions),
        quotes=wall.quotes(None, None),
        open_questions=tuple(question.text for question in parked),
        follow_ups=tuple(
            ReportFollowUp(what=f.what, who=f.who, due=f.due, scope=f.scope, done=f.done) for f in written
        ),
        annex=_annex(notes, {question.id: question.number for question in questions}),
        collected={note.id: note.number for note in notes},
    )


def _annex(notes: Iterable[Note], numbers: Mapping[QuestionId, int]) -> Annex:
    """Each note that is off the wall, once: a withdrawal weighs more than a refusal."""
    off_wall = [note for note in notes if not note.on_wall]
    kept = [note for note in off_wall if note.withdrawn_by is None]

    def apart(note: Note) -> ReportNote:
        return replace(_entry(note), question_number=numbers.get(note.question_id))

    return Annex(
        pending=tuple(apart(note) for note in kept if _waits(note)),
        withdrawn=tuple(apart(note) for note in off_wall if note.withdrawn_by is not None),
        refused=tuple(apart(note) for note in kept if note.review is Review.REFUSED),
        corrected=tuple(_entry(note) for note in notes if note.correction is not None),
    )


def _waits(note: Note) -> bool:
    return note.review is Review.PENDING and note.withdrawn_by is None


def _entry(note: Note, stacked: Iterable[Note] = ()) -> ReportNote:
    return ReportNote(
        id=note.id,
        number=note.number,
        text=note.text,
        correction=note.correction,
        corrected_at=note.corrected_at,
        importance=note.importance,
        withdrawn_by=note.withdrawn_by,
        stacked=tuple(_entry(under) for under in stacked),
    )


class _Wall:
    """The meeting's notes, clusters and quotes, indexed so that each is read once."""

    def __init__(self, snapshot: Snapshot, meeting_id: MeetingId, notes: Sequence[Note]) -> None:
        self._waiting = Counter(note.question_id for note in notes if _waits(note))
        shown, self._piles = read_piles([note for note in notes if note.on_wall])
        self._tops = {note.id: note for note in shown}
        self._clusters = _nested(snapshot.where(Cluster, meeting_id=meeting_id))
        self._syntheses = {
            synthesis.cluster_id: synthesis.text
            for synthesis in sorted(snapshot.all(Synthesis), key=lambda s: (s.created_at, s.id))
        }
        self._placed: dict[ClusterId, list[NoteId]] = defaultdict(list)
        self._holders: dict[NoteId, list[ClusterId]] = defaultdict(list)
        for placement in sorted(snapshot.all(Placement), key=lambda p: (p.rank, p.id)):
            if placement.note_id in self._tops:
                self._placed[placement.cluster_id].append(placement.note_id)
                self._holders[placement.note_id].append(placement.cluster_id)
        self._quotes: dict[tuple[QuestionId | None, ClusterId | None], list[Quote]] = defaultdict(list)
        for quote in sorted(snapshot.where(Quote, meeting_id=meeting_id), key=_said_when):
            self._quotes[self._stands(snapshot, quote)].append(quote)

    def section(self, question: Question) -> ReportSection:
        """The question with its clusters, and the notes that are in none of them."""
        nested = self._clusters[question.id]
        numbers = dict(_numbered(nested, None, f"{question.number}"))
        clusters = tuple(self._cluster(cluster, numbers) for cluster in nested.get(None, ()))
        placed = {note.id for cluster in clusters for inner in cluster.every() for note in inner.notes}
        alone = [t for t in self._tops.values() if t.question_id == question.id and t.id not in placed]
        return ReportSection(
            number=question.number,
            text=question.text,
            clusters=clusters,
            quotes=self.quotes(question.id, None),
            isolated=tuple(self._pile(note) for note in alone if note.isolated),
            unsorted=tuple(self._pile(note) for note in alone if not note.isolated),
            waiting=self._waiting[question.id],
        )

    def quotes(self, question_id: QuestionId | None, cluster_id: ClusterId | None) -> tuple[ReportQuote, ...]:
        """The quotes that stand there, in the order in which they were said."""
        here = self._quotes.get((question_id, cluster_id), ())
        return tuple(ReportQuote(text=q.text, speaker=q.speaker, time_s=q.time_s) for q in here)

    def _cluster(self, cluster: Cluster, numbers: Mapping[ClusterId, str]) -> ReportCluster:
        nested = self._clusters[cluster.question_id].get(cluster.id, ())
        return ReportCluster(
            number=numbers[cluster.id],
            title=cluster.title,
            synthesis=self._syntheses.get(cluster.id, ""),
            state=cluster.state,
            quotes=self.quotes(cluster.question_id, cluster.id),
            notes=tuple(self._placed_in(cluster, id, numbers) for id in self._placed.get(cluster.id, ())),
            parts=tuple(self._cluster(part, numbers) for part in nested),
        )

    def _placed_in(self, cluster: Cluster, id: NoteId, numbers: Mapping[ClusterId, str]) -> ReportNote:
        """A note of that cluster, with the numbers of the others that it is in, in the order of the pages."""
        others = set(self._holders[id]) - {cluster.id}
        also = tuple(number for other, number in numbers.items() if other in others)
        return replace(self._pile(self._tops[id]), also=also)

    def _pile(self, note: Note) -> ReportNote:
        return _entry(note, self._piles.get(note.id, ()))

    def _stands(self, snapshot: Snapshot, quote: Quote) -> tuple[QuestionId | None, ClusterId | None]:
        """Where a quote is printed: at its cluster, else at its question, else at the end."""
        cluster = snapshot.find(Cluster, quote.cluster_id)
        if cluster is not None and cluster.meeting_id == quote.meeting_id:
            return cluster.question_id, cluster.id
        question = snapshot.find(Question, quote.question_id)
        return (None if question is None else question.id), None


def _nested(clusters: Iterable[Cluster]) -> dict[QuestionId, Nested]:
    """The clusters of each question in their order, rubrics with what is in them."""
    by_question: dict[QuestionId, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        by_question[cluster.question_id].append(cluster)
    return defaultdict(dict, {id: read_nesting(here) for id, here in by_question.items()})


def _numbered(nested: Nested, parent: ClusterId | None, above: str) -> Iterator[tuple[ClusterId, str]]:
    """Each cluster with its printed number, a rubric before what is in it."""
    for at, cluster in enumerate(nested.get(parent, ()), start=1):
        yield cluster.id, f"{above}.{at}"
        yield from _numbered(nested, cluster.id, f"{above}.{at}")


def _said_when(quote: Quote) -> tuple[bool, int, str]:
    """Quotes with a time code first, in its order; then the others in the order in which they were typed."""
    return (quote.time_s is None, quote.time_s or 0, f"{quote.created_at.isoformat()} {quote.id}")
