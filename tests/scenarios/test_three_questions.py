"""A whole meeting of three questions, from the first window to the minutes, as one would see it over her shoulder.

The program is the real one, with its base, its writer and its server; what the facilitator does, she does with keys
and with the mouse; phones post from another process; the projector is a display that Qt is told of, and is unplugged
while her hand holds a post-it.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from atelier.domain.things import Note, Review
from base.opening import open_read_only
from tests.documents.pdf_reading import body, squeezed
from tests.premises import is_serving, started
from tests.scenarios.evening.collecting import LEFT_OFF, TOO_LATE, Collecting
from tests.scenarios.evening.concluding import FOLLOW_UP, QUOTE, SYNTHESIS, Concluding
from tests.scenarios.evening.displays import Displays, laptop_and_projector
from tests.scenarios.evening.evening import PEOPLE
from tests.scenarios.evening.facilitator import Facilitator
from tests.scenarios.evening.preparing import Preparing
from tests.scenarios.evening.room import Room, room_of
from tests.scenarios.evening.sorting import Sorting
from tests.test_command_line import atelier


class ThreeQuestions(Preparing, Collecting, Sorting, Concluding):
    """The steps of this meeting."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the base will be."""
    return tmp_path / "base.sqlite"


@pytest.fixture
def minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the minutes will be; the system's own dialog, which no test can press in, answers that."""
    target = tmp_path / "Compte rendu.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    return target


@pytest.fixture
def displays(qapp: QApplication) -> Iterator[Displays]:
    """The laptop, and a projector plugged to it."""
    assert qapp
    with laptop_and_projector() as displays:
        yield displays


def run(meeting: ThreeQuestions, minutes: Path) -> None:
    """The story."""
    meeting.found_the_project()
    meeting.plan_the_agenda()
    meeting.fill_in_the_sheet()
    meeting.open_the_projection()
    meeting.welcome_people()

    meeting.think_better_of_it_then_wait("Collecte")
    meeting.collect_on(1)
    meeting.go_on_to("Collecte")
    meeting.collect_on(2)
    meeting.read_before_showing()
    meeting.go_on_to("Collecte")
    meeting.collect_on(3)

    meeting.go_on_to("Lecture du tableau")
    meeting.turn_away_who_comes_late()
    meeting.go_back_to_the_first_question()
    meeting.group_with_the_mouse()
    meeting.lose_the_projector_with_a_note_in_hand()
    meeting.group_with_the_keyboard()
    meeting.group_with_the_palette()

    meeting.read_back()
    meeting.write_what_is_said()
    meeting.run_late()
    meeting.have_a_break()
    meeting.end()
    meeting.export_the_minutes(minutes)
    meeting.leave()


def notes_in(path: Path) -> list[Note]:
    """The post-its of the one meeting in a closed base."""
    with closing(open_read_only(path)) as base:
        (summary,) = base.meetings()
        return list(base.meeting(summary.meeting.id)[0].all(Note))


def improper(room: Room) -> list[str]:
    """What the room saw and must never see, with the moment."""
    secret = (*PEOPLE, LEFT_OFF, TOO_LATE)
    return [f"{seen.moment}: {text}" for seen in room.glimpses for text in secret if seen.holds(text)]


def test_three_questions(path: Path, minutes: Path, displays: Displays, qtbot: QtBot) -> None:
    with room_of(PEOPLE, qtbot) as room, started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        meeting = ThreeQuestions(application, room, displays, Facilitator(qtbot))
        run(meeting, minutes)
    checked = atelier("check", "--base", path)
    assert (checked.returncode, checked.stdout.strip()) == (0, "La base est saine.")
    assert improper(room) == []
    assert room.turned_away == {TOO_LATE}

    expected = sorted(room.accepted | meeting.written)
    assert len(expected) == 3 * (20 + 5) + 2
    notes = notes_in(path)
    assert sorted(note.text for note in notes) == expected
    assert {note.author for note in notes} == {*PEOPLE, None}
    assert [note.text for note in notes if note.review is not Review.ACCEPTED] == [LEFT_OFF]

    printed = body(minutes.read_bytes())
    said = (QUOTE, SYNTHESIS, FOLLOW_UP, "1.1Se saluer", "1.2Faire ensemble")
    assert [text for text in (*expected, *said) if printed.count(squeezed(text)) != 1] == []
