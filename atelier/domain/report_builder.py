"""Fills a `Report` from what a meeting is made of. Which notes a reader finds where is decided here."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from operator import attrgetter
from typing import TypeVar

from atelier.domain.ids import ClusterId, MeetingId, NoteId, PeerGroupId, QuestionId
from atelier.domain.nesting import Nested, read_nesting
from atelier.domain.parts import Snapshot
from atelier.domain.piles import read_piles
from atelier.domain.plain_words import folded
from atelier.domain.report import (
    Annex,
    Report,
    ReportAttendee,
    ReportCluster,
    ReportFollowUp,
    ReportNote,
    ReportQuote,
    ReportSection,
    ReportSound,
)
from atelier.domain.things import (
    Attendee,
    Cluster,
    FollowUp,
    Meeting,
    Note,
    OpenQuestion,
    PeerGroup,
    Placement,
    Project,
    Question,
    Quote,
    Recording,
    Resolution,
    Review,
    Stage,
    Synthesis,
    Thing,
)
from atelier.domain.timing import left_s

T = TypeVar("T", bound=Thing)
OVERRUN_S = 2 * 3600
"""How long a last stage may overrun before the meeting is taken to be over."""


def build_report(snapshot: Snapshot, meeting_id: MeetingId, *, made_at: datetime) -> Report:
    """The report of a meeting as it is at that moment; KeyError where the snapshot does not hold it."""
    meeting = snapshot.get(Meeting, meeting_id)
    notes = sorted(snapshot.where(Note, meeting_id=meeting_id), key=lambda note: note.number)
    wall = _Wall(snapshot, meeting_id, notes)
    questions = sorted(
        snapshot.where(Question, project_id=meeting.project_id), key=lambda q: (q.number, q.id)
    )
    written = _in_order(snapshot, FollowUp, meeting_id)
    parked = _in_order(snapshot, OpenQuestion, meeting_id)
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
        made_at=made_at,
        under_way=_is_under_way(snapshot, meeting, made_at),
        resolutions=tuple(resolution.text for resolution in _in_order(snapshot, Resolution, meeting_id)),
        attendees=_attendees(snapshot, meeting),
        peer_groups=_peer_groups(snapshot, meeting),
        sounds=_sounds(snapshot, meeting_id),
    )


def _sounds(snapshot: Snapshot, meeting_id: MeetingId) -> tuple[ReportSound, ...]:
    """The sounds that are kept, in the order in which they were begun."""
    here = sorted(snapshot.where(Recording, meeting_id=meeting_id), key=attrgetter("started_at", "id"))
    return tuple(
        ReportSound(agreed_at=r.agreed_at, heard_by=r.heard_by, kept_for=r.kept_for)
        for r in here
        if r.file is not None and r.agreed_at is not None
    )


def _in_order(snapshot: Snapshot, kind: type[T], meeting_id: MeetingId) -> list[T]:
    """What was written in a meeting, in the order of writing."""
    return sorted(snapshot.where(kind, meeting_id=meeting_id), key=attrgetter("created_at", "id"))


def _attendees(snapshot: Snapshot, meeting: Meeting) -> tuple[ReportAttendee, ...]:
    """The sheet, by structure and name."""
    groups = _peer_groups(snapshot, meeting)
    sheet = sorted(
        snapshot.where(Attendee, meeting_id=meeting.id),
        key=lambda one: (folded(one.structure), folded(one.name), one.id),
    )
    return tuple(
        ReportAttendee(
            name=one.name,
            structure=one.structure,
            group=groups.get(one.peer_group_id, "") if one.peer_group_id else "",
            present=one.present,
            is_new=one.is_new,
        )
        for one in sheet
    )


def _peer_groups(snapshot: Snapshot, meeting: Meeting) -> dict[PeerGroupId, str]:
    """The names of the project's peer groups."""
    return {group.id: group.name for group in snapshot.where(PeerGroup, project_id=meeting.project_id)}


def _is_under_way(snapshot: Snapshot, meeting: Meeting, now: datetime) -> bool:
    """Whether the meeting may not be over, as nobody says when it is.

    Where a stage was entered today, until `OVERRUN_S` after the end of the last one; else all of the meeting's day.
    """
    stage, entered_at, today = snapshot.find(Stage, meeting.stage_id), meeting.stage_started_at, _day(now)
    if stage is None or entered_at is None or _day(entered_at) != today:
        return meeting.day == today
    later = any(other.rank > stage.rank for other in snapshot.where(Stage, meeting_id=meeting.id))
    return later or left_s(meeting, stage, now) > -OVERRUN_S


def _day(moment: datetime) -> date:
    return moment.astimezone().date()


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
        corrected=tuple(apart(note) for note in notes if note.correction is not None),
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
        on_wall=note.on_wall,
        source=note.source,
        peer_group_id=note.peer_group_id,
        arrived_at=note.created_at,
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
        started = sorted(snapshot.where(Recording, meeting_id=meeting_id), key=lambda r: (r.started_at, r.id))
        self._recordings = (
            {recording.id: n for n, recording in enumerate(started, start=1)} if len(started) > 1 else {}
        )
        self._quotes: dict[tuple[QuestionId | None, ClusterId | None], list[Quote]] = defaultdict(list)
        for quote in sorted(snapshot.where(Quote, meeting_id=meeting_id), key=self._said_when):
            self._quotes[self._stands(snapshot, quote)].append(quote)

    def _said_when(self, quote: Quote) -> tuple[bool, int, int, str]:
        """Quotes with a time code first, recording by recording; then the others as they were typed."""
        recording = self._recordings.get(quote.recording_id, 0) if quote.recording_id else 0
        return (
            quote.time_s is None,
            recording,
            quote.time_s or 0,
            f"{quote.created_at.isoformat()} {quote.id}",
        )

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
        return tuple(
            ReportQuote(
                text=q.text,
                speaker=q.speaker,
                time_s=q.time_s,
                recording=self._recordings.get(q.recording_id) if q.recording_id else None,
            )
            for q in here
        )

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
