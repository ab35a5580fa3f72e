"""The model follows committed changes and tells what they concerned."""

import pytest
from pytestqt.qtbot import QtBot

from atelier.board.model import BoardModel
from atelier.domain.board import read_board
from atelier.domain.ids import FollowUpId, new_id
from atelier.domain.operations import (
    AddFollowUp,
    EditMeeting,
    EnterStage,
    MergeClusters,
    Operation,
    PlaceNotes,
    RenameCluster,
    WithdrawNotes,
)
from atelier.domain.parts import Snapshot
from atelier.domain.things import Display, FollowUp
from tests.domain.conftest import START, Workshop, all_things


class Followed:
    """A workshop and the model that is told of what is done there."""

    def __init__(self) -> None:
        self.workshop = Workshop()
        self.model = BoardModel(Snapshot(all_things(self.workshop.snapshot)), self.workshop.meeting_id)
        self.told: list[str] = []
        self._seen = len(self.workshop.changes)
        self.model.board_changed.connect(lambda id: self.told.append(f"board {self._number(id)}"))
        self.model.note_added.connect(lambda id: self.told.append(self.workshop.note(id).text))
        self.model.meeting_changed.connect(lambda: self.told.append("meeting"))
        self.model.words_changed.connect(lambda: self.told.append("words"))
        self.model.history_changed.connect(lambda: self.told.append("history"))
        self.model.followed.connect(lambda change: self.told.append(change.operation))
        self.caught_up = 0
        self.model.caught_up.connect(self._on_caught_up)

    def _on_caught_up(self) -> None:
        self.caught_up += 1

    def follow_together(self) -> None:
        """Take in what was done, told together."""
        self.told.clear()
        self.model.follow_all(self.workshop.changes[self._seen :])
        self._seen = len(self.workshop.changes)

    def _number(self, question_id: str) -> int:
        return next(q.number for q in self.model.questions if q.id == question_id)

    def follow(self) -> None:
        """Take in what was done, and hear what is told about it."""
        self.told.clear()
        for change in self.workshop.changes[self._seen :]:
            self.model.follow(change)
        self._seen = len(self.workshop.changes)

    def do(self, operation: Operation) -> None:
        """Have it done, and follow."""
        self.workshop.perform(operation)
        self.follow()


@pytest.fixture
def followed(qtbot: QtBot) -> Followed:  # noqa: ARG001  (signals need the application)
    """Nothing on the wall yet."""
    return Followed()


def test_it_holds_what_the_base_holds(followed: Followed) -> None:
    followed.workshop.group(followed.workshop.add("un", "deux"), title="Titre")
    followed.follow()
    assert list(all_things(followed.model.snapshot)) == list(all_things(followed.workshop.snapshot))
    assert followed.model.board(followed.workshop.question_ids[0]) == followed.workshop.board()


def test_a_phones_note_is_told_after_its_board(followed: Followed) -> None:
    followed.workshop.send("bonjour", question=1)
    followed.follow()
    assert followed.told == ["board 2", "bonjour"]


def test_a_phones_note_that_is_withdrawn_is_told_as_a_change(followed: Followed) -> None:
    note_id = followed.workshop.send("bonjour", question=1)
    followed.follow()
    followed.workshop.take_back(note_id)
    followed.follow()
    assert followed.told == ["board 2", "withdraw_own_note"]


def test_what_can_be_undone_is_history(followed: Followed) -> None:
    followed.workshop.add("un")
    followed.follow()
    assert followed.told == ["board 1", "un", "history", "add_notes"]
    followed.workshop.undo()
    followed.follow()
    assert followed.told[0] == "board 1"
    assert followed.model.note_count() == 0
    assert followed.model.history.undone


def test_moving_notes_concerns_their_board_once(followed: Followed) -> None:
    notes = followed.workshop.add("un", "deux", question=2)
    cluster = followed.workshop.group(question=2, title="Titre")
    followed.follow()
    followed.do(PlaceNotes(tuple(notes), cluster))
    assert followed.told.count("board 3") == 1


def test_merging_concerns_the_board_of_the_cluster_that_goes(followed: Followed) -> None:
    first = followed.workshop.group(followed.workshop.add("un"), title="A")
    second = followed.workshop.group(followed.workshop.add("deux"), title="B")
    followed.follow()
    followed.do(MergeClusters(second, first))
    assert followed.told.count("board 1") == 1
    assert [len(group.notes) for group in followed.model.board(followed.workshop.question_ids[0]).groups] == [
        2
    ]


def test_a_cluster_is_touched_by_what_enters_or_leaves_it(followed: Followed) -> None:
    notes = followed.workshop.add("un", "deux")
    first = followed.workshop.group(notes[:1], title="A")
    second = followed.workshop.group(title="B")
    followed.follow()
    touched = dict(followed.model.touched)
    assert touched[first] < touched[second]
    followed.do(PlaceNotes((notes[0],), second))
    assert followed.model.touched[first] == followed.model.touched[second] > touched[second]
    followed.do(RenameCluster(first, "Autre"))
    assert followed.model.touched[first] > followed.model.touched[second]


def test_the_clock_and_words_have_their_own_signals(followed: Followed) -> None:
    followed.do(EnterStage(followed.workshop.meeting_id, followed.workshop.stage_ids[0]))
    assert followed.told == ["meeting", "enter_stage"]
    follow_up = FollowUp(
        id=FollowUpId(new_id()), meeting_id=followed.workshop.meeting_id, what="Écrire", created_at=START
    )
    followed.do(AddFollowUp(follow_up))
    assert "words" in followed.told
    assert not any(told.startswith("board") for told in followed.told)


def test_another_meeting_is_left_alone(followed: Followed) -> None:
    followed.workshop.add("ailleurs", meeting=1)
    followed.follow()
    assert followed.told == []
    assert followed.model.note_count() == 0


def test_notes_are_counted_by_question_and_together(followed: Followed) -> None:
    followed.workshop.add("un", "deux")
    followed.workshop.add("trois", question=1)
    followed.follow()
    assert followed.model.note_count() == 3
    assert followed.model.note_count(followed.workshop.question_ids[1]) == 1


def test_the_first_question_is_on_before_any_was_shown(followed: Followed) -> None:
    assert followed.model.question.number == 1
    assert [stage.title for stage in followed.model.stages] == ["Étape 1", "Étape 2"]
    assert followed.model.project.title == "Coopérer"


def test_a_change_that_the_snapshot_was_read_with_is_left_alone(followed: Followed) -> None:
    followed.workshop.add("un")
    followed.follow()
    followed.model.follow(followed.workshop.changes[-1])
    assert followed.model.note_count() == 1
    assert len(followed.model.history.done) == 1
    assert followed.told.count("add_notes") == 1


def test_what_is_told_together_changes_a_board_once(followed: Followed) -> None:
    for text in ("un", "deux", "trois"):
        followed.workshop.send(text, question=1)
    followed.follow_together()
    assert followed.told == ["board 2", "un", "deux", "trois"]
    assert followed.caught_up == 1


def test_together_or_one_by_one_the_boards_are_the_same(followed: Followed) -> None:
    workshop = followed.workshop
    assert followed.model.board(workshop.question_ids[0]).note_ids == frozenset()
    workshop.send("un")
    followed.follow_together()
    assert followed.model.note_count() == 1
    first, second = workshop.add("deux", "trois")
    workshop.send("quatre", question=1)
    workshop.group([second], title="Titre")
    workshop.send("cinq")
    workshop.perform(WithdrawNotes((first,)))
    followed.follow_together()
    for question_id in workshop.question_ids[:2]:
        read = read_board(workshop.snapshot, workshop.meeting_id, question_id)
        assert followed.model.board(question_id) == read
        assert followed.model.note_count(question_id) == len(read.note_ids)
    workshop.send("six")
    followed.follow_together()
    assert followed.model.board(workshop.question_ids[0]) == workshop.board()
    assert followed.model.note_count() == 5


def test_a_note_to_review_is_not_on_the_wall(followed: Followed) -> None:
    workshop, question_id = followed.workshop, followed.workshop.question_ids[0]
    assert followed.model.board(question_id).unsorted == ()
    workshop.perform(EditMeeting(workshop.meeting_id, display=Display.REVIEWED))
    workshop.send("à relire")
    followed.follow_together()
    assert followed.model.board(question_id).unsorted == ()
    assert followed.model.note_count() == 0


def test_what_is_held_is_followed_at_once_when_it_is_let_go(followed: Followed) -> None:
    followed.model.hold()
    for text in ("un", "deux"):
        followed.workshop.add(text)
    followed.workshop.undo()
    followed.follow()
    assert followed.told == []
    followed.model.release()
    assert [entry for entry in followed.told if entry in ("un", "deux")] == ["un"]
    assert (followed.told.count("board 1"), followed.told.count("history"), followed.caught_up) == (1, 1, 1)
    assert (len(followed.model.history.done), len(followed.model.history.undone)) == (1, 1)
    followed.workshop.add("trois")
    followed.follow()
    assert "trois" in followed.told


def test_letting_go_of_nothing_tells_nothing(followed: Followed) -> None:
    followed.model.release()
    assert followed.told == []
