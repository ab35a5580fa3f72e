"""A wall in a window: what is asked for is decided in memory, and comes back through the model."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLoggingCategory, QPoint, QPointF, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.board.hand.hints import PillItem
from atelier.board.model import BoardModel
from atelier.board.style import console_style
from atelier.board.view import BoardView
from atelier.board.wall.scene import BoardScene
from atelier.domain.arrangement import Spot
from atelier.domain.board import Board
from atelier.domain.geometry import Rect
from atelier.domain.ids import ClusterId, NoteId, QuestionId
from atelier.domain.operations import Operation
from atelier.domain.parts import Snapshot
from atelier.domain.things import Note, Party
from tests.domain.conftest import Workshop, all_things

FONTS = Path(__file__).parents[2] / "ressources" / "fonts"
_NONE = Qt.KeyboardModifier.NoModifier
STEPS = 6
"""In how many moves a hand goes from one place to another."""


class Wall:
    """A workshop, the model that follows it, and the first question's wall in a view."""

    def __init__(self, *, size: tuple[int, int] = (900, 700)) -> None:
        self.workshop = Workshop()
        self.model = BoardModel(Snapshot(all_things(self.workshop.snapshot)), self.workshop.meeting_id)
        self.asked: list[Operation] = []
        self._seen = len(self.workshop.changes)
        self._at = QPoint()
        self.scene = BoardScene(self.model, self.question_id, console_style())
        self.scene.motion.enabled = False
        self.view = BoardView(self.scene)
        self.view.operation_requested.connect(self.ask)
        self.view.resize(*size)

    @property
    def question_id(self) -> QuestionId:
        """The question whose wall it is."""
        return self.workshop.question_ids[0]

    @property
    def board(self) -> Board:
        """What is where."""
        return self.model.board(self.question_id)

    def ask(self, operation: Operation, *, party: Party = Party.FACILITATOR) -> None:
        """Carry out what was asked for."""
        self.asked.append(operation)
        self.workshop.perform(operation, party=party)
        self._catch_up(arrange=False)

    def add(self, *texts: str) -> list[NoteId]:
        """Notes to sort, arranged."""
        ids = self.workshop.add(*texts)
        self._catch_up()
        return ids

    def group(self, *texts: str, title: str = "") -> ClusterId:
        """A cluster of new notes, arranged."""
        id = self.workshop.group(self.workshop.add(*texts) if texts else [], title=title)
        self._catch_up()
        return id

    def send(self, text: str = "d’un téléphone") -> NoteId:
        """A phone sends a note; the wall is not told to hurry."""
        id = self.workshop.send(text)
        self._catch_up(arrange=False)
        return id

    def take_back(self, note_id: NoteId) -> None:
        """A phone withdraws its note."""
        self.workshop.take_back(note_id)
        self._catch_up(arrange=False)

    def id_of(self, text: str) -> NoteId:
        """The note that reads so."""
        return next(note.id for note in self.model.snapshot.all(Note) if note.text == text)

    def texts(self, cluster: int | None = None) -> list[str]:
        """What a cluster holds, by its position, or what is to sort."""
        notes = self.board.unsorted if cluster is None else self.board.groups[cluster].notes
        return [note.text for note in notes]

    def place(self, text: str) -> Rect:
        """Where a note lies."""
        id = self.id_of(text)
        return next(rect for spot, rect in self.scene.arrangement.notes.items() if spot.note_id == id)

    def corner(self, text: str) -> QPoint:
        """Where its upper left corner is drawn."""
        place = self.place(text)
        return QPoint(round(place.x), round(place.y))

    def spot(self, text: str) -> Spot:
        """The first spot of a note."""
        id = self.id_of(text)
        return next(spot for spot in self.scene.arrangement.notes if spot.note_id == id)

    def box(self, cluster_id: ClusterId) -> Rect:
        """Where a cluster lies."""
        return self.scene.arrangement.clusters[cluster_id].rect

    def header(self, cluster_id: ClusterId) -> Rect:
        """Where its header lies."""
        return self.scene.arrangement.clusters[cluster_id].header_rect

    def hint(self) -> str:
        """What the hand says will happen."""
        (pill,) = (item for item in self.scene.items() if isinstance(item, PillItem))
        return pill.words if pill.isVisible() else ""

    # The hand

    def press(self, point: tuple[float, float], *, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Press the left button at a point of the wall."""
        self._at = self._pixel(point)
        QTest.mousePress(self.view.viewport(), Qt.MouseButton.LeftButton, modifiers or _NONE, self._at)

    def move(self, point: tuple[float, float]) -> None:
        """Move there in several steps, the button held."""
        start, end = QPointF(self._at), QPointF(self._pixel(point))
        for step in range(1, STEPS + 1):
            self._at = (start + (end - start) * (step / STEPS)).toPoint()
            QTest.mouseMove(self.view.viewport(), self._at)

    def release(self, *, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Let the button go."""
        QTest.mouseRelease(self.view.viewport(), Qt.MouseButton.LeftButton, modifiers or _NONE, self._at)
        QApplication.processEvents()

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Press, move, release."""
        self.press(start)
        self.move(end)
        self.release()

    def click(self, point: tuple[float, float], *, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Press and release at once."""
        self.press(point, modifiers=modifiers)
        self.release(modifiers=modifiers)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Strike a key."""
        QTest.keyClick(self.view, key, modifiers or _NONE)
        QApplication.processEvents()

    def _pixel(self, point: tuple[float, float]) -> QPoint:
        return self.view.mapFromScene(QPointF(*point))

    def _catch_up(self, *, arrange: bool = True) -> None:
        unseen = self.workshop.changes[self._seen :]
        self._seen = len(self.workshop.changes)
        for change in unseen:
            self.model.follow(change)
        if arrange:
            self.scene.arrange_now()


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str], qapp_cls: type[QApplication]) -> QApplication:
    """The application with the shipped fonts, and without its warnings that a family lacks some script."""
    app = QApplication.instance() or qapp_cls(qapp_args)
    assert isinstance(app, QApplication)
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    for file in sorted(FONTS.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    return app


@pytest.fixture
def wall(qtbot: QtBot) -> Iterator[Wall]:
    """An empty wall, shown."""
    made = Wall()
    qtbot.addWidget(made.view)
    made.view.show()
    qtbot.waitExposed(made.view)
    made.view.setFocus()
    yield made
    made.view.hide()


@pytest.fixture
def sorted_wall(wall: Wall) -> Wall:
    """Two named clusters of three notes, one without a name, three notes to sort."""
    wall.group("confiance", "respect", "écoute", title="A priori positif")
    wall.group("intérêt", "volonté", "intention", title="Une envie partagée")
    wall.group("premier", "pas")
    wall.add("seul", "autre", "dernier")
    return wall
