"""A trame with other questions than its own: reworded, added, removed, in another order; its agenda goes along."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from atelier.domain.founding import reworded
from atelier.domain.trame import Trame, TrameQuestion, TrameStage


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as it is to be asked; `origin` is its rank in the trame, None for one that was added."""

    text: str
    hint: str = ""
    origin: int | None = None


def asked_of(trame: Trame) -> tuple[AskedQuestion, ...]:
    """The trame's own questions."""
    return tuple(AskedQuestion(q.text, q.hint, rank) for rank, q in enumerate(trame.questions))


def composed(trame: Trame, asked: Sequence[AskedQuestion], peer_groups: Sequence[str]) -> Trame:
    """The trame with those questions in that order, and those peer groups.

    Stages follow their question to its new place, and go with one that is removed. A question that was added gets
    stages like those of the last question of the trame.
    """
    return replace(
        trame,
        questions=tuple(_question(trame, question) for question in asked),
        stages=_stages(trame, asked),
        peer_groups=tuple(peer_groups),
    )


def _question(trame: Trame, asked: AskedQuestion) -> TrameQuestion:
    own = TrameQuestion("", "", "") if asked.origin is None else trame.questions[asked.origin]
    return reworded(own, asked.text, asked.hint)


def _stages(trame: Trame, asked: Sequence[AskedQuestion]) -> tuple[TrameStage, ...]:
    """The stages on no question stay where they are; those of a question take the place of those that were there."""
    trame = replace(trame, stages=tuple(_in_other_words(trame, asked)))
    runs = [(number, list(run)) for number, run in groupby(trame.stages, key=lambda stage: stage.question)]
    first_runs: dict[int, int] = {}
    for at, (number, _run) in enumerate(runs):
        if number is not None:
            first_runs.setdefault(number, at)
    if not first_runs or [q.origin for q in asked] == list(range(len(trame.questions))):
        return trame.stages
    wanted = [_stages_of(trame, question, number) for number, question in enumerate(asked, start=1)]
    places = sorted(first_runs.values())
    taken = dict(zip(places, wanted, strict=False))
    taken[places[-1]] = [stage for block in wanted[len(places) - 1 :] for stage in block]
    kept = (run if number is None else taken.get(at, []) for at, (number, run) in enumerate(runs))
    return tuple(stage for run in kept for stage in run)


def _in_other_words(trame: Trame, asked: Sequence[AskedQuestion]) -> Iterator[TrameStage]:
    """The trame's stages; those of a question that is called otherwise now say nothing of what it was."""
    called = {q.origin + 1: _question(trame, q).short for q in asked if q.origin is not None}
    for stage in trame.stages:
        old = trame.questions[stage.question - 1].short if stage.question else ""
        new = called.get(stage.question, old) if stage.question else ""
        yield stage if new == old else _renamed(trame, stage, old, new)


def _renamed(trame: Trame, stage: TrameStage, old: str, new: str) -> TrameStage:
    """Its title with the new label in the place of the old one; its instruction where others have the same."""
    what, colon, rest = _parted(stage.title)
    title = _retitled(stage.title, new) if old.casefold() in rest.casefold() else what
    is_anyones = any(
        s.instruction == stage.instruction and s.question != stage.question for s in trame.stages
    )
    instruction = stage.instruction if is_anyones or not colon else ""
    return replace(stage, title=title, instruction=instruction)


def _stages_of(trame: Trame, asked: AskedQuestion, number: int) -> list[TrameStage]:
    """What is done on that question, which has that number now."""
    if asked.origin is not None:
        return [replace(s, question=number) for s in trame.stages if s.question == asked.origin + 1]
    like = max(stage.question for stage in trame.stages if stage.question is not None)
    title = reworded(TrameQuestion("", "", ""), asked.text, "").short
    return [
        replace(s, question=number, title=_retitled(s.title, title), instruction="")
        for s in trame.stages
        if s.question == like
    ]


def _retitled(title: str, short: str) -> str:
    """« Collecte : avec qui » of another question."""
    what, colon, _rest = _parted(title)
    return f"{what}{colon} {short}" if colon else title


def _parted(title: str) -> tuple[str, str, str]:
    return title.partition("\xa0:") if "\xa0:" in title else title.partition(" :")
