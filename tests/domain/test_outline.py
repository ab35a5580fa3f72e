"""The outline of walls, put together from what a base counts."""

from atelier.domain.ids import MeetingId, ProjectId, QuestionId
from atelier.domain.outline import WallOutline, outlines

M1, M2 = MeetingId("m1"), MeetingId("m2")
P, OTHER = ProjectId("p"), ProjectId("other")
Q1, Q2, Q3 = QuestionId("q1"), QuestionId("q2"), QuestionId("q3")


def test_each_meeting_has_the_walls_of_its_projects_questions() -> None:
    made = outlines(
        [(M1, P), (M2, OTHER)],
        [(P, Q1, 1), (OTHER, Q3, 1), (P, Q2, 2)],
        [(M1, Q1, 4), (M1, Q1, 0), (M1, Q2, 2)],
        [(M1, Q1, 3), (M2, Q3, 5)],
    )
    assert made == {
        M1: (WallOutline(1, (4, 0), 3), WallOutline(2, (2,))),
        M2: (WallOutline(1, (), 5),),
    }


def test_a_wall_with_an_empty_cluster_is_not_empty() -> None:
    assert WallOutline(1).is_empty
    assert not WallOutline(1, (0,)).is_empty
    assert not WallOutline(1, alone=1).is_empty
