"""What the outlines of all walls are counted from, in SQL: asked by the first look and by the store alike.

No SQLAlchemy here: it is slow to load. What is counted here is what `domain.board.read_board` shows.
"""

import sqlite3

from atelier.domain.ids import MeetingId
from atelier.domain.outline import WallOutline, outlines

_ON_WALL = "{0}.withdrawn_by IS NULL AND {0}.review = 'accepted'"
_OF_THE_PILE = (
    "SELECT 1 FROM notes other WHERE {0} AND other.meeting_id = note.meeting_id"
    f" AND other.question_id = note.question_id AND {_ON_WALL.format('other')}"
)
"""Asked twice, not once with an OR, for which SQLite looks through all the notes of the question for each note."""
_IS_TOP = "other.id = note.stack_id AND other.stack_id IS NULL"
_IS_BEFORE = "other.stack_id = note.stack_id AND other.number < note.number"
_SEEN = (
    f"{_ON_WALL.format('note')} AND (note.stack_id IS NULL"
    f" OR NOT EXISTS ({_OF_THE_PILE.format(_IS_TOP)}) AND NOT EXISTS ({_OF_THE_PILE.format(_IS_BEFORE)}))"
)
"""On the wall, not under another note of its pile: as `domain.piles` has it, the first where the top is gone."""

_MEETINGS = "SELECT id, project_id FROM meetings"
_QUESTIONS = "SELECT project_id, id, number FROM questions ORDER BY number"
IN_CLUSTERS = (
    "SELECT cluster.meeting_id, cluster.question_id, count(note.id) FROM clusters cluster"
    " LEFT JOIN clusters rubric ON rubric.id = cluster.parent_id AND rubric.parent_id IS NULL"
    " AND rubric.question_id = cluster.question_id AND rubric.meeting_id = cluster.meeting_id"
    " LEFT JOIN placements place ON place.cluster_id = cluster.id"
    f" LEFT JOIN notes note ON note.id = place.note_id AND {_SEEN}"
    " GROUP BY cluster.id ORDER BY coalesce(rubric.rank, cluster.rank),"
    " coalesce(rubric.id, cluster.id), rubric.id IS NOT NULL, cluster.rank, cluster.id"
)
"""In the order of the wall: a rubric before what is in it, as `domain.nesting` has it."""
ALONE = (
    f"SELECT meeting_id, question_id, count(*) FROM notes note WHERE {_SEEN}"
    " AND NOT EXISTS (SELECT 1 FROM placements WHERE note_id = note.id) GROUP BY meeting_id, question_id"
)


def read_outlines(connection: sqlite3.Connection) -> dict[MeetingId, tuple[WallOutline, ...]]:
    """The outline of every meeting's walls."""
    return outlines(
        *(map(tuple, connection.execute(query)) for query in (_MEETINGS, _QUESTIONS, IN_CLUSTERS, ALONE))
    )
