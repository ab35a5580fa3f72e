"""Fills a `Report` from what a meeting is made of. Which notes a reader finds where is decided here."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from atelier.domain.ids import ClusterId, MeetingId, NoteId, QuestionId
from atelier.domain.parts import Snapshot
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
        withdrawn_by=note.withdrawn_by,
        stacked=tuple(_entry(under) for under in stacked),
    )


class _Wall:
    """The meeting's notes, clusters and quotes, indexed so that each is read once."""

    def __init__(self, snapshot: Snapshot, meeting_id: MeetingId, notes: Sequence[Note]) -> None:
        self._waiting = Counter(note.question_id for note in notes if _waits(note))
        self._tops, self._stacks = _stacks([note for note in notes if note.on_wall])
        self._clusters = _nested(snapshot.where(Cluster, meeting_id=meeting_id))
        self._syntheses = {
            synthesis.cluster_id: synthesis.text
            for synthesis in sorted(snapshot.all(Synthesis), key=lambda s: (s.created_at, s.id))
        }
        self._placed: dict[ClusterId, list[NoteId]] = defaultdict(list)
        for placement in sorted(snapshot.all(Placement), key=lambda p: (p.rank, p.id)):
            if placement.note_id in self._tops:
                self._placed[placement.cluster_id].append(placement.note_id)
        self._quotes: dict[tuple[QuestionId | None, ClusterId | None], list[Quote]] = defaultdict(list)
        for quote in sorted(snapshot.where(Quote, meeting_id=meeting_id), key=_said_when):
            self._quotes[self._stands(snapshot, quote)].append(quote)

    def section(self, question: Question) -> ReportSection:
        """The question with its clusters, and the notes that are in none of them."""
        here = self._clusters[question.id, None]
        clusters = tuple(self._cluster(c, f"{question.number}.{n}") for n, c in enumerate(here, start=1))
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

    def _cluster(self, cluster: Cluster, number: str) -> ReportCluster:
        nested = self._clusters.get((cluster.question_id, cluster.id), ())
        return ReportCluster(
            number=number,
            title=cluster.title,
            synthesis=self._syntheses.get(cluster.id, ""),
            state=cluster.state,
            quotes=self.quotes(cluster.question_id, cluster.id),
            notes=tuple(self._pile(self._tops[id]) for id in self._placed.get(cluster.id, ())),
            parts=tuple(self._cluster(c, f"{number}.{n}") for n, c in enumerate(nested, start=1)),
        )

    def _pile(self, note: Note) -> ReportNote:
        return _entry(note, self._stacks.get(note.id, ()))

    def _stands(self, snapshot: Snapshot, quote: Quote) -> tuple[QuestionId | None, ClusterId | None]:
        """Where a quote is printed: at its cluster, else at its question, else at the end."""
        cluster = snapshot.find(Cluster, quote.cluster_id)
        if cluster is not None and cluster.meeting_id == quote.meeting_id:
            return cluster.question_id, cluster.id
        question = snapshot.find(Question, quote.question_id)
        return (None if question is None else question.id), None


def _stacks(notes: Sequence[Note]) -> tuple[dict[NoteId, Note], dict[NoteId, list[Note]]]:
    """The notes on top of their stack (or of none), and those under each; all of them are on the wall.

    A note whose top is no longer on the wall, or on another question's, stands for itself: it is never lost.
    """
    by_id = {note.id: note for note in notes}
    tops: dict[NoteId, Note] = {}
    stacks: dict[NoteId, list[Note]] = defaultdict(list)
    for note in notes:
        top = _top(note, by_id)
        if top.id == note.id:
            tops[note.id] = note
        else:
            stacks[top.id].append(note)
    return tops, stacks


def _top(note: Note, by_id: dict[NoteId, Note]) -> Note:
    """The note that is shown in the place of this one; itself where the chain of stacks has no end."""
    at, passed = note, {note.id}
    while (above := by_id.get(at.stack_id) if at.stack_id is not None else None) is not None:
        if above.id in passed:
            return note
        if above.question_id != note.question_id:
            break
        passed.add(above.id)
        at = above
    return at


def _nested(clusters: Iterable[Cluster]) -> dict[tuple[QuestionId, ClusterId | None], list[Cluster]]:
    """Clusters in order under their parent; one whose parent is not there, or nests itself, stands on top."""
    by_id = {cluster.id: cluster for cluster in sorted(clusters, key=lambda c: (c.rank, c.id))}
    nested: dict[tuple[QuestionId, ClusterId | None], list[Cluster]] = defaultdict(list)
    for cluster in by_id.values():
        parent = by_id.get(cluster.parent_id) if cluster.parent_id is not None else None
        lone = parent is None or parent.parent_id is not None or parent.question_id != cluster.question_id
        nested[cluster.question_id, None if lone else cluster.parent_id].append(cluster)
    return nested


def _said_when(quote: Quote) -> tuple[bool, int, str]:
    """Quotes with a time code first, in its order; then the others in the order in which they were typed."""
    return (quote.time_s is None, quote.time_s or 0, f"{quote.created_at.isoformat()} {quote.id}")
