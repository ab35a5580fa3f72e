"""Where notes, or a cluster, can be sent: the likeliest places first. Asking for it is the dialog's business."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from atelier.board.model import BoardModel
from atelier.board.moves.cluster_moves import ClusterMoves
from atelier.board.moves.note_moves import NoteMoves
from atelier.domain.board import Group
from atelier.domain.language import gettext as _
from atelier.domain.likely_places import likeliest
from atelier.domain.likeness import SCATTERED, unlikeness
from atelier.domain.operations import Operation
from atelier.domain.things import Note
from atelier.ui.finding.offer import Offer
from atelier.ui.wording import note_count

_BEHIND_NUMBERS = 1000
_NUMBER = re.compile(r"\d+(?:\.\d*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination(Offer):
    """A place, and what sends there; `also`: what puts there without taking away. `number`: of a cluster, "2.1"."""

    operation: Operation | None
    also: Operation | None = None
    number: str = ""


def for_notes(model: BoardModel, moves: NoteMoves) -> list[Destination]:
    """Where notes can go: clusters, places beside them, other questions."""
    texts = [note.shown_text for id in moves.note_ids if (note := model.snapshot.find(Note, id)) is not None]
    clusters = (
        Destination(
            name=f"cluster {group.cluster.id}",
            text=labelled(group),
            where=_counted(group),
            operation=moves.placed(group.cluster.id),
            also=moves.placed(group.cluster.id, also=True),
            number=group.number,
        )
        for group in _likeliest(model, moves.elsewhere, texts)
    )
    return [*clusters, *_places_beside(moves), *_other_questions(model, moves)]


def for_cluster(model: BoardModel, moves: ClusterMoves) -> list[Destination]:
    """What a cluster can be put together with, then the rubrics that it can enter."""
    moved = moves.group
    if moved is None:
        return []
    texts = [moved.cluster.title, *(note.shown_text for note in moved.notes)]
    rubrics = sorted(_likeliest(model, moves.rubrics, texts), key=lambda group: not group.is_rubric)
    return [
        *(_merging(moves, group) for group in _likeliest(model, moves.partners, texts)),
        *(_nesting(moves, group) for group in rubrics),
    ]


def fitting(destinations: Sequence[Destination], query: str) -> list[Destination]:
    """Those that fit what was typed, the best first; a number is first of all that of a cluster."""
    ranked = (
        (distance, at, destination)
        for at, destination in enumerate(destinations)
        if (distance := _distance(destination, query.strip())) is not None
    )
    return [destination for *_rank, destination in sorted(ranked, key=lambda entry: entry[:2])]


def _distance(destination: Destination, typed: str) -> int | None:
    """How far a place is from what was typed; None where it does not fit."""
    if not _NUMBER.fullmatch(typed):
        return unlikeness(typed, destination.text)
    if destination.number.startswith(typed):
        return len(destination.number)
    far = None if "." in typed else unlikeness(typed, destination.text)
    return _BEHIND_NUMBERS + far if far is not None and far < SCATTERED else None


def labelled(group: Group) -> str:
    """The cluster's number and its title or, where it has none, what it is called by and how it begins."""
    first = " ".join(group.notes[0].shown_text.split()) if group.notes and not group.cluster.title else ""
    return f"{group.number}  {group.name}" + (f" ({first})" if first else "")


def _merging(moves: ClusterMoves, group: Group) -> Destination:
    return Destination(
        name=f"merge {group.cluster.id}",
        text=_("Réunir avec {cluster}").format(cluster=labelled(group)),
        where=_counted(group),
        operation=moves.merged(group),
        number=group.number,
    )


def _nesting(moves: ClusterMoves, group: Group) -> Destination:
    words = _("Ranger dans la rubrique {cluster}") if group.is_rubric else _("Ranger dans {cluster}")
    return Destination(
        name=f"nest {group.cluster.id}",
        text=words.format(cluster=labelled(group)),
        where=_("rubrique") if group.is_rubric else _("devient une rubrique"),
        operation=moves.nested(group),
        number=group.number,
    )


def _places_beside(moves: NoteMoves) -> Iterator[Destination]:
    """The places that are no cluster, unless all of them are there."""
    board, chosen = moves.board, set(moves.note_ids)
    yield Destination(name="new", text=_("Nouveau regroupement"), operation=moves.grouped())
    if not chosen <= {note.id for note in board.unsorted}:
        taken_out = moves.unsorted_everywhere() or moves.unsorted()
        yield Destination(name="unsorted", text=_("À classer"), operation=taken_out)
    if not chosen <= {note.id for note in board.isolated}:
        yield Destination(name="isolated", text=_("Isolés"), operation=moves.isolated())


def _other_questions(model: BoardModel, moves: NoteMoves) -> Iterator[Destination]:
    for question in model.questions:
        if question.id != moves.board.question_id:
            yield Destination(
                name=f"question {question.id}",
                text=_("Question {number} : {short}").format(number=question.number, short=question.short),
                where=_("autre question"),
                operation=moves.moved_to(question.id),
            )


def _likeliest(model: BoardModel, groups: Sequence[Group], texts: Sequence[str]) -> list[Group]:
    by_id = {group.cluster.id: group for group in groups}
    places = {
        id: [group.cluster.title, *(note.shown_text for note in group.notes)] for id, group in by_id.items()
    }
    return [by_id[id] for id in likeliest(texts, places, touched=model.touched)]


def _counted(group: Group) -> str:
    return note_count(group.count)
