"""The example project: its words give one meeting in which every part of a document has something to say."""

from datetime import UTC, datetime

import pytest

from atelier.catalogue import example
from atelier.domain.decision import Circumstances
from atelier.domain.parts import Snapshot
from atelier.domain.rich_text import Shape, cited_numbers, parse
from atelier.domain.rules import decide
from atelier.domain.things import (
    Attendee,
    FollowUp,
    Note,
    OpenQuestion,
    Party,
    Placement,
    Quote,
    Resolution,
    Scope,
    Synthesis,
    Thing,
)

AT = datetime(2026, 10, 4, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def built() -> Snapshot:
    """The project as the base would have it."""
    snapshot = Snapshot()
    for operation in example(AT):
        snapshot.apply(decide(operation, snapshot, Circumstances(Party.FACILITATOR, AT)).edits)
    return snapshot


@pytest.mark.parametrize("kind", [Synthesis, Quote, FollowUp, Resolution, OpenQuestion, Attendee])
def test_there_is_some_of_everything(built: Snapshot, kind: type[Thing]) -> None:
    assert list(built.all(kind))


def test_a_synthesis_cites_post_its_of_its_own_cluster(built: Snapshot) -> None:
    syntheses = list(built.all(Synthesis))
    assert any(cited_numbers(synthesis.text) for synthesis in syntheses)
    for synthesis in syntheses:
        placed = built.where(Placement, cluster_id=synthesis.cluster_id)
        numbers = {built.get(Note, placement.note_id).number for placement in placed}
        assert set(cited_numbers(synthesis.text)) <= numbers


def test_a_synthesis_shows_what_rich_text_can_do(built: Snapshot) -> None:
    passages = [passage for synthesis in built.all(Synthesis) for passage in parse(synthesis.text)]
    runs = [run for passage in passages for run in passage.runs]
    assert any(passage.shape is Shape.BULLET for passage in passages)
    assert any(run.bold for run in runs)
    assert any(run.italic for run in runs)


def test_every_quote_has_its_moment_and_its_speaker(built: Snapshot) -> None:
    assert all(quote.time_s and quote.speaker for quote in built.all(Quote))


def test_somebody_is_excused_somebody_new_and_a_follow_up_reaches_far(built: Snapshot) -> None:
    assert {attendee.present for attendee in built.all(Attendee)} == {True, False}
    assert any(attendee.is_new for attendee in built.all(Attendee))
    assert {follow_up.scope for follow_up in built.all(FollowUp)} == set(Scope)


@pytest.mark.parametrize("kind", [Quote, FollowUp, Resolution, Attendee])
def test_what_is_written_keeps_the_order_of_the_file(built: Snapshot, kind: type[Thing]) -> None:
    moments = [thing.created_at for thing in built.all(kind)]  # type: ignore[attr-defined]  # those kinds have it
    assert len(set(moments)) > 1
    assert moments == sorted(set(moments))
