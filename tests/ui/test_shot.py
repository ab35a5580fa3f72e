"""The room's views of the command line: which cluster and which note they are about."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from atelier.catalogue import DEFAULT_TRAME, example_text, load_trame
from atelier.domain.example import example_operations
from atelier.domain.ids import MeetingId
from atelier.domain.operations import CreateMeeting, DissolveCluster, EnterStage, Operation
from atelier.domain.things import Cluster, Note, Party, Stage, StageKind
from atelier.shot import VIEWS, screen
from atelier.ui.projection.view import ProjectionView
from atelier.ui.projection.window import ProjectionWindow
from base.opening import Base, open_base, open_read_only

Shown = Callable[[str], ProjectionWindow]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "exemple.sqlite"


@pytest.fixture
def meeting_id(path: Path) -> MeetingId:
    """The meeting of the example project."""
    operations = example_operations(example_text(), load_trame(DEFAULT_TRAME), datetime.now(UTC))
    with closing(open_base(path)) as base:
        perform(base, *operations)
    return next(o.meeting.id for o in operations if isinstance(o, CreateMeeting))


@pytest.fixture
def shown(path: Path, meeting_id: MeetingId, qapp: QApplication) -> Iterator[Shown]:  # noqa: ARG001
    windows = []

    def show(view: str) -> ProjectionWindow:
        with closing(open_read_only(path)) as base:
            window = screen(base, meeting_id, view)
        assert isinstance(window, ProjectionWindow)
        windows.append(window)
        return window

    yield show
    for window in windows:
        window.deleteLater()


def perform(base: Base, *operations: Operation) -> None:
    for operation in operations:
        base.perform(operation, Party.FACILITATOR)


def texts(window: ProjectionWindow) -> list[str]:
    return [text.words.text for text in window.picture.texts]


def test_every_view_of_the_design_is_there() -> None:
    room = {"welcome", "projection", "question", "board", "cluster", "note", "synthesis", "break", "black"}
    assert set(VIEWS) == {"accueil", "console"} | room


def test_the_cluster_is_the_first_that_has_a_title(shown: Shown) -> None:
    window = shown("cluster")
    board = window.model.board(window.model.question.id)
    assert window.projected.cluster_id == board.groups[0].cluster.id
    assert board.groups[0].cluster.title in texts(window)


def test_without_a_title_it_is_the_first(path: Path, shown: Shown) -> None:
    window = shown("cluster")
    groups = window.model.board(window.model.question.id).groups
    with closing(open_base(path)) as base:
        perform(base, *(DissolveCluster(group.cluster.id) for group in groups if group.cluster.title))
    (untitled,) = (group.cluster for group in groups if not group.cluster.title)
    assert shown("cluster").projected.cluster_id == untitled.id


def test_the_note_is_the_last_on_the_wall(shown: Shown) -> None:
    window = shown("note")
    question = window.model.question
    here = [note for note in window.model.snapshot.all(Note) if note.question_id == question.id]
    last = max(here, key=lambda note: note.number)
    assert {last.text, f"n°\xa0{last.number} · 4 sur 4"} <= set(texts(window))


def test_the_synthesis_names_every_cluster(shown: Shown) -> None:
    window = shown("synthesis")
    here = window.model.snapshot.where(Cluster, question_id=window.model.question.id)
    assert {cluster.title for cluster in here if cluster.title} <= set(texts(window))


def test_with_no_cluster_the_board_is_shown(path: Path, shown: Shown) -> None:
    groups = shown("cluster").model.board(shown("cluster").model.question.id).groups
    with closing(open_base(path)) as base:
        perform(base, *(DissolveCluster(group.cluster.id) for group in groups))
    assert shown("cluster").view is ProjectionView.BOARD
    assert "Pas encore de regroupement." in texts(shown("synthesis"))


def test_the_projection_is_as_the_stage_says(path: Path, meeting_id: MeetingId, shown: Shown) -> None:
    window = shown("projection")
    assert window.view is ProjectionView.BOARD
    welcome = next(s for s in window.model.snapshot.all(Stage) if s.kind is StageKind.WELCOME)
    with closing(open_base(path)) as base:
        perform(base, EnterStage(meeting_id, welcome.id))
    assert shown("projection").view is ProjectionView.WELCOME
    assert shown("welcome").view is ProjectionView.WELCOME


def test_a_view_is_drawn_at_the_size_asked(path: Path, meeting_id: MeetingId, tmp_path: Path) -> None:
    output = tmp_path / "note.png"
    command = [sys.executable, "-m", "atelier", "shot", "--base", str(path), "--meeting", meeting_id]
    subprocess.run(
        [*command, "--view", "note", "--size", "1024x768", "-o", str(output)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=True,
        timeout=60,
    )
    image = QImage(str(output))
    assert (image.width(), image.height()) == (1024, 768)
