"""Finding post-its and clusters of a meeting by some of their words, by number, by a filter. Showing is elsewhere."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum

from atelier.domain.filtering import Criteria
from atelier.domain.ids import ClusterId, MeetingId, NoteId, QuestionId
from atelier.domain.parts import Snapshot
from atelier.domain.piles import read_piles
from atelier.domain.plain_words import words_of
from atelier.domain.things import Cluster, Meeting, Note, Placement, Question, Review

_NUMBER = re.compile(r"(?:#|n°|nº)\s*(\d+)", re.IGNORECASE)
_UNSPACED = "\u2e80"
"""From that character on, scripts write words without spaces between: a word may begin anywhere."""


ANYTHING = Criteria()
"""No filter."""


class Whereabouts(Enum):
    """Where something that was found is."""

    UNSORTED = "unsorted"
    CLUSTERED = "clustered"
    ISOLATED = "isolated"
    WAITING = "waiting"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    TITLE = "title"
    """It is a cluster, found by its title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A post-it that was found, or a cluster (`note` is None, `clusters` holds it).

    `drawn_id`: the post-it that is on the board for it, the top of its pile or itself; None for what is not there.
    """

    question: Question
    whereabouts: Whereabouts
    note: Note | None = None
    clusters: tuple[Cluster, ...] = ()
    drawn_id: NoteId | None = None
    meeting: Meeting | None = None
    """The meeting that it is of, where that is another one of the project."""

    @property
    def is_cluster(self) -> bool:
        """Whether it is a cluster."""
        return self.whereabouts is Whereabouts.TITLE

    @property
    def is_waiting(self) -> bool:
        """Whether it waits to be reviewed."""
        return self.whereabouts is Whereabouts.WAITING

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken off the wall, by its author or by the facilitator."""
        return self.whereabouts is Whereabouts.WITHDRAWN

    @property
    def text(self) -> str:
        """What it says."""
        return self.note.shown_text if self.note is not None else self.clusters[0].title


class Search:
    """All notes and clusters of a meeting, readied for being asked often; `forget` after a change."""

    def __init__(self, snapshot: Snapshot, meeting_id: MeetingId) -> None:
        self._snapshot = snapshot
        self._meeting_id = meeting_id
        self._folded: dict[str, str] = {}
        """Texts as they are compared: what came in since is added, the rest stays."""
        self._entries: list[tuple[str, Note | Cluster]] | None = None
        self._holders: dict[NoteId, list[Cluster]] = {}
        self._drawn: dict[NoteId, Note] = {}
        """The note that is on the board for each that is on the wall."""
        self._questions: dict[QuestionId, Question] = {}

    def forget(self) -> None:
        """The meeting changed: read it again before answering."""
        self._entries = None

    def hits(self, query: str, criteria: Criteria = ANYTHING, *, notes_only: bool = False) -> list[Hit]:
        """What has all the words of the query, in the order of questions: clusters first, then notes by number.

        A word is found by its beginning, whatever its accents and capitals; `#42` or `42` is a note's number.
        With criteria or `notes_only`, post-its alone, of those on the wall; all that meet them where there is no word.
        """
        notes_only = notes_only or bool(criteria)
        numbers = {_plain_number(digits) for digits in _NUMBER.findall(query)}
        words = [_needle(word) for word in words_of(_NUMBER.sub(" ", query))]
        if not words and not numbers and not notes_only:
            return []
        bare = words[0].strip() if len(words) == 1 and not numbers else ""
        alone = _plain_number(bare) if bare.isdecimal() else None
        found = (
            thing
            for folded, thing in self._all()
            if ((not numbers or _number(thing) in numbers) and all(word in folded for word in words))
            or (alone is not None and _number(thing) == alone)
        )
        hits = (hit for thing in found if (hit := self._hit(thing)) is not None)
        return [hit for hit in hits if _meets(hit, criteria)] if notes_only else list(hits)

    @property
    def total(self) -> int:
        """How many post-its are on the walls of the meeting, whatever is looked for."""
        self._all()
        return len(self._drawn)

    def best_without(self, query: str, criteria: Criteria) -> tuple[Criteria | None, int]:
        """What to take off for most to be found: one criterion, or the words (None); and how many are then.

        None and 0 where nothing is found whichever one is taken off.
        """
        ways: list[tuple[Criteria | None, int]] = [
            (part, len(self.hits(query, criteria.without(part)))) for part in criteria.parts
        ]
        if query.strip():
            ways.append((None, len(self.hits("", criteria))))
        return max(ways, key=lambda way: way[1], default=(None, 0))

    def _all(self) -> list[tuple[str, Note | Cluster]]:
        if self._entries is None:
            self._entries = self._read()
        return self._entries

    def _read(self) -> list[tuple[str, Note | Cluster]]:
        here = {"meeting_id": self._meeting_id}
        self._questions = {question.id: question for question in self._snapshot.all(Question)}
        order = {id: question.number for id, question in self._questions.items()}
        clusters = list(self._snapshot.where(Cluster, **here))
        notes = list(self._snapshot.where(Note, **here))
        self._holders = self._read_holders({cluster.id: cluster for cluster in clusters})
        self._drawn = _read_drawn([note for note in notes if note.on_wall])
        clusters.sort(key=lambda cluster: (order.get(cluster.question_id, 0), cluster.rank, cluster.id))
        notes.sort(key=lambda note: (order.get(note.question_id, 0), note.number))
        titled = [(self._fold(cluster.title), cluster) for cluster in clusters if cluster.title]
        written = [(self._fold(_all_text(note)), note) for note in notes]
        return sorted([*titled, *written], key=lambda entry: order.get(entry[1].question_id, 0))

    def _read_holders(self, clusters: dict[ClusterId, Cluster]) -> dict[NoteId, list[Cluster]]:
        holders: dict[NoteId, list[Cluster]] = defaultdict(list)
        for placement in self._snapshot.all(Placement):
            cluster = clusters.get(placement.cluster_id)
            if cluster is not None:
                holders[placement.note_id].append(cluster)
        return holders

    def _fold(self, text: str) -> str:
        known = self._folded.get(text)
        if known is None:
            known = self._folded[text] = " " + " ".join(words_of(text))
        return known

    def _hit(self, thing: Note | Cluster) -> Hit | None:
        question = self._questions.get(thing.question_id)
        if question is None:
            return None
        if isinstance(thing, Cluster):
            return Hit(question=question, whereabouts=Whereabouts.TITLE, clusters=(thing,))
        drawn = self._drawn.get(thing.id)
        clusters = tuple(self._holders.get(drawn.id, ())) if drawn is not None else ()
        return Hit(
            question=question,
            whereabouts=_whereabouts(thing, drawn, clusters),
            note=thing,
            clusters=clusters,
            drawn_id=drawn.id if drawn is not None else None,
        )


def _needle(word: str) -> str:
    """What is looked for in a folded text, in which every word stands behind a space."""
    return word if word[0] >= _UNSPACED else f" {word}"


def _all_text(note: Note) -> str:
    """A corrected note is found by its first wording too."""
    return note.text if note.correction is None else f"{note.correction} {note.text}"


def _read_drawn(on_wall: list[Note]) -> dict[NoteId, Note]:
    shown, piles = read_piles(on_wall)
    return {below.id: top for top in shown for below in (top, *piles.get(top.id, ()))}


def _meets(hit: Hit, criteria: Criteria) -> bool:
    is_unsorted = hit.whereabouts is Whereabouts.UNSORTED
    return (
        hit.drawn_id is not None
        and hit.note is not None
        and criteria.keeps(hit.note, is_unsorted=is_unsorted)
    )


def _plain_number(digits: str) -> str:
    """A number as it is told, whichever digits it is written in. It stays a text: whatever is pasted has no limit."""
    return "".join(str(unicodedata.decimal(digit)) for digit in digits).lstrip("0")


def _number(thing: Note | Cluster) -> str | None:
    return str(thing.number) if isinstance(thing, Note) else None


def _whereabouts(note: Note, drawn: Note | None, clusters: tuple[Cluster, ...]) -> Whereabouts:
    if note.withdrawn_by is not None:
        return Whereabouts.WITHDRAWN
    if note.review is not Review.ACCEPTED:
        return Whereabouts.WAITING if note.review is Review.PENDING else Whereabouts.REFUSED
    if clusters:
        return Whereabouts.CLUSTERED
    assert drawn is not None
    return Whereabouts.ISOLATED if drawn.isolated else Whereabouts.UNSORTED
