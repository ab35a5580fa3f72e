"""Finding post-its of the other meetings of a project."""

from dataclasses import replace
from datetime import date

import pytest

from atelier.domain.filtering import Criteria, offered
from atelier.domain.ids import ClusterId, MeetingId, NoteId, new_id
from atelier.domain.operations import CreateCluster, IsolateNotes, StackNotes, WithdrawNotes
from atelier.domain.other_meetings_search import OtherMeetingsSearch
from atelier.domain.parts import Snapshot
from atelier.domain.project import other_meetings
from atelier.domain.searching import Hit, Whereabouts
from atelier.domain.things import Meeting
from tests.domain.conftest import Workshop, all_things

ELSEWHERE = Criteria(other_meetings=True)


def hits(workshop: Workshop, query: str = "", criteria: Criteria = ELSEWHERE) -> list[Hit]:
    return OtherMeetingsSearch(workshop.snapshot, workshop.meeting_id).hits(query, criteria)


def texts(found: list[Hit]) -> list[str]:
    return [hit.text for hit in found]


def cluster(workshop: Workshop, note_id: NoteId, title: str) -> None:
    """In the second meeting."""
    asked = CreateCluster(
        ClusterId(new_id()), workshop.meeting_ids[1], workshop.question_ids[0], (note_id,), title
    )
    workshop.perform(asked)


def test_they_are_found_where_they_were_and_none_of_this_meeting(workshop: Workshop) -> None:
    workshop.add("L’école d’ici")
    school, alone, _other = workshop.add("L’école ouverte", "Une école", "Le temps", meeting=1)
    cluster(workshop, school, "Le lien")
    workshop.perform(IsolateNotes((alone,)))
    first, second = hits(workshop, "ecole")
    assert texts([first, second]) == ["L’école ouverte", "Une école"]
    assert (first.whereabouts, second.whereabouts) == (Whereabouts.CLUSTERED, Whereabouts.ISOLATED)
    assert [one.title for one in first.clusters] == ["Le lien"]
    assert first.meeting == workshop.snapshot.get(Meeting, workshop.meeting_ids[1])
    assert texts(hits(workshop, "n° 4")) == ["Le temps"]


def test_without_a_word_all_of_them_are(workshop: Workshop) -> None:
    workshop.add("ici")
    ids = workshop.add("a", "b", "c", meeting=1)
    workshop.perform(WithdrawNotes(ids[:1]))
    assert texts(hits(workshop)) == ["b", "c"]


def test_titles_are_not_post_its(workshop: Workshop) -> None:
    (note,) = workshop.add("a", meeting=1)
    cluster(workshop, note, "Le lien")
    assert hits(workshop, "lien") == []


def test_the_filter_holds_for_them_too(workshop: Workshop) -> None:
    workshop.add("a", meeting=1)
    workshop.add("b", question=1, meeting=1)
    asked = Criteria(question_id=workshop.question_ids[1], other_meetings=True)
    assert texts(hits(workshop, criteria=asked)) == ["b"]
    assert texts(hits(workshop, criteria=asked.here)) == ["b"]


def test_every_wording_of_a_pile_is_found(workshop: Workshop) -> None:
    above, below = workshop.add("dessus", "dessous", meeting=1)
    workshop.perform(StackNotes((below,), above))
    assert texts(hits(workshop, "dessous")) == ["dessous"]


@pytest.mark.parametrize("days", [(None, None), (date(2025, 1, 1), date(2024, 1, 1))])
def test_the_latest_meeting_comes_first(workshop: Workshop, days: tuple[date | None, date | None]) -> None:
    own = workshop.snapshot.get(Meeting, workshop.meeting_id)
    later = replace(workshop.snapshot.get(Meeting, workshop.meeting_ids[1]), day=days[0])
    sooner = replace(
        later, id=MeetingId(new_id()), created_at=later.created_at.replace(year=2020), day=days[1]
    )
    assert other_meetings(Snapshot([sooner, own, later]), own.id) == [later, sooner]


def test_they_are_offered_where_there_are_any(workshop: Workshop) -> None:
    assert offered(workshop.snapshot, workshop.meeting_id)[-1] == [ELSEWHERE]
    others = (thing for thing in all_things(workshop.snapshot) if thing.id != workshop.meeting_ids[1])
    assert [ELSEWHERE] not in offered(Snapshot(others), workshop.meeting_id)


def test_it_asks_nothing_of_the_post_its_here() -> None:
    assert not ELSEWHERE.here
    assert Criteria(importance=1, other_meetings=True).here == Criteria(importance=1)
