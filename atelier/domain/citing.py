"""Citing post-its in a synthesis: how a citation reads, which post-its fit what is typed, which sentences cite one.

The markup itself is in `rich_text`; showing is elsewhere.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from operator import itemgetter
from typing import Protocol

from atelier.domain.ids import ClusterId, MeetingId, NoteId, QuestionId
from atelier.domain.language import gettext as _
from atelier.domain.parts import Snapshot
from atelier.domain.plain_words import words_of
from atelier.domain.rich_text import cited_numbers, parse
from atelier.domain.things import Cluster, Note, Question, Synthesis

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_BEGINS, _HOLDS = 0, 1
"""How a word that was typed fits: it begins a word of the post-it, or is somewhere in it."""


@dataclass(frozen=True, slots=True)
class Use:
    """A sentence of a cluster's synthesis that cites a post-it: by the citation of that rank, from 0, in the text."""

    cluster_id: ClusterId
    rank: int
    sentence: str


class Cited(Protocol):
    """A post-it that may be cited, on the wall or on paper."""

    @property
    def on_wall(self) -> bool:
        """Whether the room may read it."""

    @property
    def withdrawn_by(self) -> object | None:
        """Who took it back, if somebody did."""

    @property
    def shown_text(self) -> str:
        """What it says now."""


def cited_phrase(number: int, note: Cited | None, *, cut: Callable[[str], str] = str) -> str:
    """How the citation of that number reads: what the post-it says now, or why that is not said.

    `cut` shortens what it says. A number that no post-it has stays as it was typed.
    """
    if note is None:
        return f"#{number}"
    if unsaid := unsaid_phrase(number, note):
        return unsaid
    text = cut(" ".join(note.shown_text.split()))
    return _("« {text} » n° {number}").format(text=text, number=number)


def unsaid_phrase(number: int, note: Cited) -> str:
    """What stands in a sentence in the place of words that the room may not read; empty where it may."""
    if note.on_wall:
        return ""
    if note.withdrawn_by is not None:
        return _("n° {number} (retiré)").format(number=number)
    return _("n° {number} (non affiché)").format(number=number)


def number_phrase(number: int) -> str:
    """How a post-it is spoken of by its number alone."""
    return _("n° {number}").format(number=number)


def citation_counts(snapshot: Snapshot) -> Counter[int]:
    """How often each number is cited in the syntheses of the meeting."""
    return Counter(number for synthesis in snapshot.all(Synthesis) for number in _cited(synthesis.text))


def uses(snapshot: Snapshot, number: int) -> list[Use]:
    """The sentences that cite that post-it, in the order of the questions and of their clusters."""
    order = {question.id: question.number for question in snapshot.all(Question)}
    citing = [synthesis for synthesis in snapshot.all(Synthesis) if number in _cited(synthesis.text)]
    placed = [(snapshot.get(Cluster, synthesis.cluster_id), synthesis.text) for synthesis in citing]
    placed.sort(key=lambda pair: (order.get(pair[0].question_id, 0), pair[0].rank, pair[0].id))
    return [
        Use(cluster.id, rank, sentence)
        for cluster, text in placed
        for rank, sentence in sentences_citing(text, number)
    ]


def sentences_citing(markup: str, number: int) -> list[tuple[int, str]]:
    """Each citation of that number: its rank among all of the text, and the sentence around it without looks."""
    found: list[tuple[int, str]] = []
    rank = 0
    for passage in parse(markup):
        words, places = "", []
        for run in passage.runs:
            if run.cites is None:
                words += run.text
                continue
            if run.cites == number:
                places.append((rank, len(words)))
            words += number_phrase(run.cites)
            rank += 1
        found += [(at, _sentence_at(words, place)) for at, place in places]
    return found


def _sentence_at(words: str, place: int) -> str:
    ends = [end.end() for end in _SENTENCE_END.finditer(words)]
    start = max((end for end in ends if end <= place), default=0)
    end = min((end for end in ends if end > place), default=len(words))
    return words[start:end].strip()


@lru_cache(maxsize=1024)
def _cited(text: str) -> tuple[int, ...]:
    return tuple(cited_numbers(text))


class Citable:
    """The post-its on the walls of a meeting, readied for being asked at each letter; `forget` after a change."""

    def __init__(self, snapshot: Snapshot, meeting_id: MeetingId) -> None:
        self._snapshot = snapshot
        self._meeting_id = meeting_id
        self._notes: list[Note] | None = None
        self._ready = 0

    def forget(self) -> None:
        """The meeting changed: read it again before answering."""
        self._notes, self._ready = None, 0

    def prepare(self, count: int) -> bool:
        """Ready so many more for being compared, ahead of the first letter; whether there are more."""
        notes = self._all()
        for note in notes[self._ready : self._ready + count]:
            _folded(note.shown_text)
        self._ready += count
        return self._ready < len(notes)

    def fitting(
        self, query: str, *, first: Collection[NoteId], question_id: QuestionId, most: int
    ) -> list[Note]:
        """Those that have all the words typed, or that number: `first` before the question's, then the others.

        A word is found by its beginning before it is within another, whatever its accents and capitals. The post-it of
        exactly that number comes before all.
        """
        typed = words_of(query)
        digits = "".join(typed) if len(typed) == 1 and typed[0].isdecimal() else ""
        found = [
            ((str(note.number) != digits, _nearness(note, first, question_id), fit, note.number), note)
            for note in self._all()
            if (fit := _fit(typed, digits, note)) is not None
        ]
        return [note for _rank, note in nsmallest(most, found, key=itemgetter(0))]

    def _all(self) -> list[Note]:
        if self._notes is None:
            notes = self._snapshot.where(Note, meeting_id=self._meeting_id)
            self._notes = [note for note in notes if note.on_wall]
        return self._notes


def _nearness(note: Note, first: Collection[NoteId], question_id: QuestionId) -> int:
    if note.id in first:
        return 0
    return 1 if note.question_id == question_id else 2


def _fit(typed: list[str], digits: str, note: Note) -> int | None:
    if digits and str(note.number).startswith(digits):
        return _BEGINS
    fit = _BEGINS
    folded = _folded(note.shown_text) if typed else ""
    for word in typed:
        if word not in folded:
            return None
        if f" {word}" not in folded:
            fit = _HOLDS
    return fit


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    """The text as it is compared: every word stands behind a space."""
    return " " + " ".join(words_of(text))
