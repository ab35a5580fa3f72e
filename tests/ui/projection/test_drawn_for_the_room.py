"""Every view for the room as it is really painted, from one post-it to three hundred: legible, whole, apart."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGraphicsView, QWidget
from pytestqt.qtbot import QtBot

from atelier.domain.ids import ClusterId, NoteId, QuoteId, SynthesisId, new_id
from atelier.domain.operations import (
    AddNotes,
    AddQuote,
    EditMeeting,
    EnterStage,
    IsolateNotes,
    MarkCluster,
    NestCluster,
    NewNote,
    PlanAgenda,
    ReviewNotes,
    StackNotes,
    WeighNotes,
    WithdrawNotes,
    WriteSynthesis,
)
from atelier.domain.things import ClusterState, Display, Note, Party, Quote, Review, Source
from atelier.ui.projection.view import Projected, ProjectionView
from atelier.ui.projection.window import ProjectionWindow
from tests.ui.conftest import Room, make_room
from tests.ui.projection.drawn import drawn_texts, faults
from tests.ui.projection.test_legibility import INVITATION

SIZES = [(1024, 768), (1920, 1080), (3840, 2160)]
COUNTS = [0, 1, 15, 60, 300]
SENTENCE = (
    "Se rencontrer avant d’avoir un problème à régler, prendre le temps d’un café et d’une vraie écoute, "
)
WRITINGS: dict[str, Callable[[int], str]] = {
    "short": lambda n: f"Oser {n:03}",
    "long": lambda n: (f"{n} " + SENTENCE * 5)[:500],
    "scripts": lambda n: (
        f"التعاون بين المدرسة والمركز الاجتماعي {n}",
        f"Ça matche 🎉 très bien 👩‍👩‍👧 {n}",
        f"பள்ளியும் மையமும் {n}",
        f"anticonstitutionnellementinterdisciplinaire{n}",
        f"« Oui ? » dit-elle\nà la ligne {n}",
    )[n % 5],
}
INSTRUCTION = "Une idée par post-it, seul et en silence, pendant huit minutes."


def filled(count: int, writing: Callable[[int], str]) -> Room:
    """A meeting with so many post-its: a third in clusters of six, some of those marked, a few isolated.

    Two clusters in five are in a rubric; some post-its matter, some lie on piles.
    """
    room = make_room()
    meeting_id = room.model.meeting_id
    stages = tuple(replace(stage, instruction=INSTRUCTION) for stage in room.model.stages)
    room.ask(PlanAgenda(meeting_id, stages))
    room.ask(EnterStage(meeting_id, room.stage(1).id))
    states = (ClusterState.VALIDATED, ClusterState.PROPOSED, ClusterState.SET_ASIDE)
    rubric = ""
    for rank, at in enumerate(range(0, count // 3, 6)):
        texts = [writing(n) for n in range(at, min(at + 6, count // 3))]
        id = ClusterId(room.group(*texts, title="" if rank == 1 else f"Un cadre {writing(rank)}"[:60]))
        if rank % 5 in (3, 4):
            room.ask(NestCluster(id, ClusterId(rubric)))
        elif rank % 5 == 2:
            rubric = id
        room.ask(MarkCluster(id, states[rank % 3]))
        room.ask(WriteSynthesis(SynthesisId(f"s{rank}"), id, writing(rank)))
    ids = room.send(*(writing(n) for n in range(count // 3, count)))
    room.ask(IsolateNotes(tuple(ids[: count // 15])))
    room.ask(WeighNotes(tuple(ids[::4]), 2))
    if count > 15:
        room.ask(StackNotes(tuple(ids[-3:-1]), onto=ids[-1]))
    return room


def projections(room: Room) -> Iterator[Projected]:
    """Every view that there is something to show in."""
    for view in ProjectionView:
        if view is ProjectionView.CLUSTER:
            groups = room.model.board(room.question(1).id).groups
            yield from (Projected(view, group.cluster.id) for group in groups[:2])
        elif view is ProjectionView.NOTE:
            note = next(room.model.snapshot.all(Note), None)
            yield from [Projected(view, None, note.id)] if note else []
        else:
            yield Projected(view)


def board_place(window: ProjectionWindow) -> QRectF:
    view = window.findChild(QGraphicsView)
    assert isinstance(view, QGraphicsView)
    return QRectF(view.geometry())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("writing", WRITINGS)
def test_what_is_painted_is_legible(
    qapp: QApplication, size: tuple[int, int], count: int, writing: str
) -> None:
    room = filled(count, WRITINGS[writing])
    window = ProjectionWindow(room.model, invitation=INVITATION, now=room.now)
    window.set_phone_count(40)
    window.scene.motion.enabled = False
    window.resize(*size)
    window.show()
    try:
        found = {}
        for projected in projections(room):
            window.show_projected(projected)
            qapp.processEvents()
            found[projected.view] = faults(window, board_place(window))
        assert not {view: told for view, told in found.items() if told}
    finally:
        window.deleteLater()


# Nothing of the console


def reviewed(*, secrets: bool) -> Room:
    """A meeting whose post-its are read before they are shown; `secrets`: some never were, signed by their authors."""
    room = make_room()
    meeting_id = room.model.meeting_id
    room.ask(EditMeeting(meeting_id, asks_name=True, asks_structure=True))
    room.ask(EnterStage(meeting_id, room.stage(1).id))
    id = ClusterId(room.group("Se parler", "La confiance", title="Lien"))
    room.ask(MarkCluster(id, ClusterState.VALIDATED))
    room.ask(WriteSynthesis(SynthesisId("s"), id, "On se parle."))
    post(room, "Le temps du midi")
    room.ask(EditMeeting(meeting_id, display=Display.REVIEWED))
    if secrets:
        post(room, "SECRET à relire", "SECRET refusé", "SECRET retiré")
        room.ask(ReviewNotes((room.note("SECRET refusé").id,), Review.REFUSED))
        room.ask(ReviewNotes((room.note("SECRET retiré").id,), Review.ACCEPTED))
        room.ask(WithdrawNotes((room.note("SECRET retiré").id,)))
        room.ask(
            AddQuote(Quote(id=QuoteId("q"), meeting_id=meeting_id, text="SECRET dit", created_at=room.now()))
        )
    return room


def post(room: Room, *texts: str) -> None:
    """Post-its of somebody who signed."""
    notes = tuple(
        NewNote(NoteId(new_id()), text, author="Camille SECRET", structure="École SECRET") for text in texts
    )
    question_id = room.question(1).id
    room.ask(AddNotes(room.model.meeting_id, question_id, notes, Source.PHONE), Party.PARTICIPANT)


def test_nothing_of_the_console_is_ever_in_it(qapp: QApplication, qtbot: QtBot) -> None:
    pictures: list[dict[ProjectionView, QImage]] = []
    for secrets in (True, False):
        room = reviewed(secrets=secrets)
        assert any(note.author for note in room.model.snapshot.all(Note))
        window = ProjectionWindow(room.model, invitation=INVITATION, now=room.now)
        qtbot.addWidget(window)
        window.scene.motion.enabled = False
        window.resize(1024, 768)
        window.show()
        seen = {}
        for projected in projections(room):
            window.show_projected(projected)
            qapp.processEvents()
            seen[projected.view] = window.grab().toImage()
            assert "SECRET" not in " ".join(run.text for run in drawn_texts(window))
        pictures.append(seen)
    with_secrets, without = pictures
    assert set(with_secrets) == set(ProjectionView)
    assert [view for view in ProjectionView if with_secrets[view] != without[view]] == []


@pytest.mark.parametrize("view", [view for view in ProjectionView if view is not ProjectionView.BLACK])
def test_what_is_looked_at_is_all_that_is_there(view: ProjectionView, qtbot: QtBot) -> None:
    room = filled(15, WRITINGS["short"])
    window = ProjectionWindow(room.model, invitation=INVITATION, now=room.now)
    qtbot.addWidget(window)
    window.resize(1024, 768)
    window.show_projected(next(shown for shown in projections(room) if shown.view is view))
    read = _letters(run.text for run in drawn_texts(window))
    assert all(_letters([text.words.text]) in read for text in window.picture.texts)
    assert view is not ProjectionView.BOARD or "Oser014" in read


def _letters(texts: Iterable[str]) -> str:
    return re.sub(r"[\s\u2060]", "", "".join(texts))


# The measure itself


class Bad(QWidget):
    """A picture with every fault there is."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor("#FFFFFF"))
            painter.setPen(QColor("#1F2430"))
            for size, x, y, text in (
                (10, 300, 40, "small"),
                (40, 700, 200, "outside"),
                (40, 100, 300, "under"),
                (40, 110, 310, "over"),
            ):
                font = QFont("Atkinson Hyperlegible")
                font.setPixelSize(size)
                painter.setFont(font)
                painter.drawText(x, y, text)
            painter.fillRect(100, 460, 60, 25, QColor("#FFE08A"))
            painter.drawText(100, 480, "across")
            painter.setPen(QColor("#999999"))
            painter.drawText(100, 560, "pale")


def test_every_fault_is_found(qtbot: QtBot) -> None:
    bad = Bad()
    qtbot.addWidget(bad)
    bad.resize(800, 600)
    found = sorted({told.partition(",")[0].partition(":")[0] for told in faults(bad, QRectF())})
    assert found == ["across an edge", "cut by an edge", "over one another", "pale", "small print"]
