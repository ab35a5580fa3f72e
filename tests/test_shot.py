"""Screens as pictures: of the size asked for, with something on them, and nothing written to the base."""

import hashlib
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from atelier.catalogue import DEFAULT_TRAME, example_text, load_trame
from atelier.domain.decision import Fault
from atelier.domain.example import example_operations
from atelier.domain.ids import MeetingId
from atelier.domain.operations import CreateMeeting, EnterStage
from atelier.domain.things import Party, Stage, StageKind
from atelier.shot import VIEWS, shoot
from base.faults import UnknownMeeting
from base.opening import open_base
from tests.premises import found

SIZE = (1024, 768)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, MeetingId]:
    """A base with the example, and its meeting."""
    path = tmp_path_factory.mktemp("exemple") / "base.sqlite"
    operations = example_operations(example_text(), load_trame(DEFAULT_TRAME), datetime.now(UTC))
    with closing(open_base(path)) as base:
        for operation in operations:
            base.perform(operation, Party.FACILITATOR)
    return path, next(o.meeting.id for o in operations if isinstance(o, CreateMeeting))


def colours(image: QImage) -> set[int]:
    """The colours of a sample of its pixels."""
    return {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}


def test_the_views_of_the_command_line_are_all_there() -> None:
    room = {"welcome", "projection", "question", "board", "cluster", "note", "synthesis", "break", "black"}
    assert set(VIEWS) == {"accueil", "console"} | room


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_a_picture_of_that_size(
    example: tuple[Path, MeetingId], qapp: QApplication, tmp_path: Path, view: str
) -> None:
    path, meeting = example
    before = hashlib.sha256(path.read_bytes()).digest()
    windows = qapp.topLevelWidgets()
    target = tmp_path / f"{view}.png"
    assert shoot(path, meeting, view=view, size=SIZE, output=target) == 0
    image = QImage(str(target))
    assert (image.width(), image.height()) == SIZE
    assert (len(colours(image)) > 10) is (view != "black")
    assert hashlib.sha256(path.read_bytes()).digest() == before
    assert not [window for window in qapp.topLevelWidgets() if window.isVisible() and window not in windows]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("view", VIEWS)
def test_a_meeting_on_which_nothing_was_written_can_be_drawn(tmp_path: Path, view: str) -> None:
    meeting = found(tmp_path / "base.sqlite")
    assert shoot(tmp_path / "base.sqlite", meeting, view=view, size=SIZE, output=tmp_path / "v.png") == 0
    assert not QImage(str(tmp_path / "v.png")).isNull()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("kind", "is_welcome"), [(StageKind.WELCOME, True), (StageKind.COLLECT, False)])
def test_the_projection_is_what_the_stage_asks_for(tmp_path: Path, kind: StageKind, is_welcome: bool) -> None:
    path = tmp_path / "base.sqlite"
    meeting = found(path)
    with closing(open_base(path)) as base:
        stages = base.meeting(meeting)[0].all(Stage)
        stage = next(stage for stage in stages if stage.kind is kind)
        base.perform(EnterStage(meeting, stage.id), Party.FACILITATOR)
    pictures = {}
    for view in ("projection", "welcome"):
        shoot(path, meeting, view=view, size=SIZE, output=tmp_path / f"{view}.png")
        pictures[view] = QImage(str(tmp_path / f"{view}.png"))
    assert (pictures["projection"] == pictures["welcome"]) is is_welcome


@pytest.mark.usefixtures("qapp")
def test_it_needs_no_lock(example: tuple[Path, MeetingId], tmp_path: Path) -> None:
    path, meeting = example
    with closing(open_base(path)):
        assert shoot(path, meeting, view="console", size=SIZE, output=tmp_path / "c.png") == 0


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("target", ["absent/c.png", "dossier.png"])
def test_a_target_that_can_not_be_written_is_told(
    example: tuple[Path, MeetingId], tmp_path: Path, target: str
) -> None:
    (tmp_path / "dossier.png").mkdir()
    with pytest.raises(Fault, match="choisissez un autre endroit"):
        shoot(*example, view="console", size=SIZE, output=tmp_path / target)


@pytest.mark.usefixtures("qapp")
def test_an_unknown_view_or_meeting_is_told(example: tuple[Path, MeetingId], tmp_path: Path) -> None:
    with pytest.raises(Fault, match="Écrans possibles\u00a0: accueil"):
        shoot(*example, view="inconnu", size=SIZE, output=tmp_path / "v.png")
    with pytest.raises(UnknownMeeting):
        shoot(example[0], "inconnue", view="console", size=SIZE, output=tmp_path / "v.png")
