"""What the documents of a meeting say, as one value that every format is drawn from.

Lives here: the value, and the check that nothing was lost between the wall and the paper. It is filled in
`report_builder`; how it looks on a page is in `documents`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from atelier.domain.attendance import structure_key
from atelier.domain.decision import Fault
from atelier.domain.ids import NoteId, PeerGroupId
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.things import ClusterState, MeetingKind, Party, Scope, Source

NUMBERS_NAMED = 20
"""How many missing numbers a sentence names before it says "…"."""


class Incomplete(Fault):
    """A document would not hold every note that was collected: it is not written, and people are told why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportNote:
    """A post-it: its visible number, its words, and the notes stacked under it, each with its own wording.

    `on_wall`: the room may read it. `importance`: 0, 1 (+) or 2 (++). `also`: the numbers of the other clusters that it
    is printed in.
    `question_number` is told of a note that is printed apart from its question; None where it is under it.
    `peer_group_id` is in the report's `peer_groups`. A person's name is never on paper.
    """

    id: NoteId
    number: int
    text: str
    correction: str | None = None
    corrected_at: datetime | None = None
    importance: int = 0
    also: tuple[str, ...] = ()
    withdrawn_by: Party | None = None
    on_wall: bool = True
    question_number: int | None = None
    source: Source = Source.KEYBOARD
    peer_group_id: PeerGroupId | None = None
    arrived_at: datetime | None = None
    stacked: tuple["ReportNote", ...] = ()

    @property
    def shown_text(self) -> str:
        """What the room reads: the corrected text where there is one."""
        return self.text if self.correction is None else self.correction

    @property
    def last(self) -> "ReportNote":
        """The lowest of those stacked under it; itself where there is none."""
        return self.stacked[-1] if self.stacked else self

    def every(self) -> Iterator["ReportNote"]:
        """This note, then those stacked under it."""
        yield self
        yield from self.stacked


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportQuote:
    """Words said aloud; `time_s` is the second of the recording, whose number is told where there are several."""

    text: str
    speaker: str = ""
    time_s: int | None = None
    recording: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSound:
    """A sound that is kept: when people agreed to it, and what they were told of who listens and until when."""

    agreed_at: datetime
    heard_by: str = ""
    kept_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCluster:
    """A cluster under its printed number: "1.2", or "1.2.3" for one of the `parts` nested in it.

    `synthesis` is rich text (see `rich_text`) that cites post-its by their numbers.
    """

    number: str
    title: str
    synthesis: str = ""
    state: ClusterState = ClusterState.PROPOSED
    quotes: tuple[ReportQuote, ...] = ()
    notes: tuple[ReportNote, ...] = ()
    parts: tuple["ReportCluster", ...] = ()

    def every(self) -> Iterator["ReportCluster"]:
        """This cluster, then those nested in it."""
        yield self
        for part in self.parts:
            yield from part.every()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSection:
    """A question with everything that was answered to it; `quotes` are those of no cluster.

    `waiting` counts the notes that await review, which are printed in the annex.
    """

    number: int
    text: str
    clusters: tuple[ReportCluster, ...] = ()
    quotes: tuple[ReportQuote, ...] = ()
    isolated: tuple[ReportNote, ...] = ()
    unsorted: tuple[ReportNote, ...] = ()
    waiting: int = 0

    def every_cluster(self) -> Iterator[ReportCluster]:
        """Every cluster, each before those nested in it."""
        for cluster in self.clusters:
            yield from cluster.every()

    def every_note(self) -> Iterator[ReportNote]:
        """Every note on the wall of this question, as often as it is printed."""
        groups = (*(cluster.notes for cluster in self.every_cluster()), self.isolated, self.unsorted)
        for notes in groups:
            for note in notes:
                yield from note.every()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFollowUp:
    """What is to be done, by whom, when, and how far it reaches."""

    what: str
    who: str
    due: str
    scope: Scope
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAttendee:
    """Somebody on the sheet; `group` is the name of the peer group."""

    name: str
    structure: str
    group: str
    present: bool
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """What is shown nowhere else: notes awaiting review, taken away, refused, and texts before correction."""

    pending: tuple[ReportNote, ...] = ()
    withdrawn: tuple[ReportNote, ...] = ()
    refused: tuple[ReportNote, ...] = ()
    corrected: tuple[ReportNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A meeting on paper, as it was at `made_at`; `under_way`: it may not have been over then.

    `collected` is every note that came in, by its identifier, with its number.
    """

    project_title: str
    meeting_title: str
    kind: MeetingKind
    day: date | None
    place: str
    sections: tuple[ReportSection, ...]
    quotes: tuple[ReportQuote, ...]
    open_questions: tuple[str, ...]
    follow_ups: tuple[ReportFollowUp, ...]
    annex: Annex
    collected: Mapping[NoteId, int]
    made_at: datetime
    under_way: bool = False
    resolutions: tuple[str, ...] = ()
    attendees: tuple[ReportAttendee, ...] = ()
    peer_groups: Mapping[PeerGroupId, str] = field(default_factory=dict)
    sounds: tuple[ReportSound, ...] = ()

    @property
    def present(self) -> tuple[ReportAttendee, ...]:
        """Those who came."""
        return tuple(attendee for attendee in self.attendees if attendee.present)

    @property
    def structures(self) -> tuple[str, ...]:
        """The structures of those who came, each once as it was first typed, in the order of the alphabet."""
        first: dict[str, str] = {}
        for one in self.present:
            first.setdefault(structure_key(one.structure), one.structure)
        return tuple(sorted((name for key, name in first.items() if key), key=str.casefold))

    def notes_by_number(self) -> Mapping[int, ReportNote]:
        """Every note that came in, by its number."""
        held = (self.printed(), self.annex.withdrawn, self.annex.refused)
        return {note.number: note for notes in held for note in notes}

    def printed(self) -> Iterator[ReportNote]:
        """Every note that is printed, those awaiting review too, as often as it is printed."""
        for section in self.sections:
            yield from section.every_note()
        yield from self.annex.pending

    @property
    def count(self) -> "Count":
        """How the notes add up, each counted once."""
        return Count(
            collected=len(self.collected),
            printed=len({note.id for note in self.printed()}),
            withdrawn=len({note.id for note in self.annex.withdrawn}),
            refused=len({note.id for note in self.annex.refused}),
        )

    @property
    def cluster_count(self) -> int:
        """How many clusters there are, nested ones too."""
        return sum(1 for section in self.sections for _cluster in section.every_cluster())

    @property
    def quote_count(self) -> int:
        """How many quotes there are, wherever they stand."""
        placed = sum(len(c.quotes) for section in self.sections for c in section.every_cluster())
        return placed + sum(len(section.quotes) for section in self.sections) + len(self.quotes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The account that every complete document gives: `printed + withdrawn + refused == collected`."""

    collected: int
    printed: int
    withdrawn: int
    refused: int


def check(report: Report, *, drawn: Iterable[NoteId] | None = None) -> None:
    """See that every collected note is in the report once: printed, or withdrawn, or refused.

    `drawn` is what a writer put on its pages, where it kept account; it is compared in place of what the
    report holds.

    Raises:
        Incomplete: the sum does not come out, with the numbers at fault.
    """
    annex = report.annex
    kinds = (report.printed(), annex.withdrawn, annex.refused)
    held = Counter(id for notes in kinds for id in {note.id for note in notes})
    there = set(held) if drawn is None else set(drawn)
    lost = [number for id, number in report.collected.items() if id not in there]
    twice = [number for id, number in report.collected.items() if held[id] > 1]
    if lost:
        raise Incomplete(lost_phrase(lost))
    if twice or not there <= set(report.collected):
        raise Incomplete(_("Ce document n’est pas juste : des post-its y sont comptés deux fois ou à tort."))


def lost_phrase(numbers: Iterable[int]) -> str:
    """What is said of a document in which the post-its of these numbers are missing."""
    numbers = sorted(numbers)
    named = ", ".join(str(number) for number in numbers[:NUMBERS_NAMED])
    return ngettext(
        "Ce document n’est pas complet : il y manque le post-it n° {numbers}. Rien n’est enregistré.",
        "Ce document n’est pas complet : il y manque {count} post-its (n° {numbers}). Rien n’est enregistré.",
        len(numbers),
    ).format(count=len(numbers), numbers=named + (" …" if len(numbers) > NUMBERS_NAMED else ""))
