"""The outline of a meeting's walls: how many post-its are where, without a word of them. For small pictures."""

from collections.abc import Iterable
from dataclasses import dataclass

from atelier.domain.ids import MeetingId, ProjectId, QuestionId


@dataclass(frozen=True, slots=True)
class WallOutline:
    """The wall of a question: the notes of each cluster in the order of the wall, and those in none."""

    number: int
    clusters: tuple[int, ...] = ()
    alone: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing on it."""
        return not self.clusters and not self.alone


def outlines(
    meetings: Iterable[tuple[MeetingId, ProjectId]],
    questions: Iterable[tuple[ProjectId, QuestionId, int]],
    clusters: Iterable[tuple[MeetingId, QuestionId, int]],
    alone: Iterable[tuple[MeetingId, QuestionId, int]],
) -> dict[MeetingId, tuple[WallOutline, ...]]:
    """Every meeting's walls by the numbers of the questions, from what a base counts.

    `questions` are (project, question, number), in the order of numbers; `clusters` (meeting, question, notes in it),
    in the order of the wall; `alone` (meeting, question, notes in no cluster).
    """
    grouped: dict[tuple[MeetingId, QuestionId], list[int]] = {}
    for meeting_id, question_id, count in clusters:
        grouped.setdefault((meeting_id, question_id), []).append(count)
    left = {(meeting_id, question_id): count for meeting_id, question_id, count in alone}
    asked: dict[ProjectId, list[tuple[QuestionId, int]]] = {}
    for project_id, question_id, number in questions:
        asked.setdefault(project_id, []).append((question_id, number))
    return {
        meeting_id: tuple(
            WallOutline(
                number,
                tuple(grouped.get((meeting_id, question_id), ())),
                left.get((meeting_id, question_id), 0),
            )
            for question_id, number in asked.get(project_id, ())
        )
        for meeting_id, project_id in meetings
    }
