"""Post-its in the colours of their peer groups: from near with a letter, from afar, by night, on the console alone."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from atelier.board.drawing.colouring import Colouring
from atelier.board.drawing.items import receding
from atelier.board.model import BoardModel
from atelier.board.style import READABLE, console_style, contrast, tones
from atelier.board.wall.projection_scene import ProjectionScene
from atelier.board.wall.scene import BoardScene
from atelier.domain import palette
from atelier.domain.ids import NoteId, PeerGroupId
from atelier.domain.parts import Snapshot
from atelier.domain.things import Note
from tests.board.drawing.test_highlight import painted
from tests.domain.conftest import Workshop, all_things

GROUPS = [PeerGroupId("parents"), PeerGroupId("teachers")]
COLOURS = [palette.group_colours(rank) for rank in (0, 1, None)]


@dataclass
class Grouped:
    """A wall with a note of each group and one of none, the first in a cluster."""

    scene: BoardScene
    ids: list[NoteId]

    def place(self, note_id: NoteId) -> QRect:
        """Where the note lies."""
        places = self.scene.arrangement.notes
        rect = next(rect for spot, rect in places.items() if spot.note_id == note_id)
        return QRect(round(rect.x), round(rect.y), round(rect.width), round(rect.height))

    def papers(self) -> list[QColor]:
        """What each note is filled with, as it is painted."""
        whole = self.painted()
        return [whole.pixelColor(self.place(id).right() - 5, self.place(id).top() + 5) for id in self.ids]

    def corner(self, note_id: NoteId) -> QImage:
        """The lower left corner of the note, where its letter is."""
        place = self.place(note_id)
        return self.painted().copy(place.left() - 4, place.bottom() - 12, 16, 17)

    def painted(self) -> QImage:
        """The wall, one pixel for each of its own."""
        return painted(self.scene, self.scene.sceneRect().size().toSize())


@pytest.fixture
def grouped(qapp: QApplication) -> Grouped:
    assert qapp is not None
    workshop = Workshop()
    ids = workshop.add("des parents", "de l’école", "de personne")
    workshop.group(ids[:1], title="Ensemble")
    groups = dict(zip(ids, (*GROUPS, None), strict=True))
    things = [
        replace(thing, peer_group_id=groups[thing.id]) if isinstance(thing, Note) else thing
        for thing in all_things(workshop.snapshot)
    ]
    model = BoardModel(Snapshot(things), workshop.meeting_id)
    scene = BoardScene(model, workshop.question_ids[0], console_style())
    scene.motion.enabled = False
    scene.set_room(900, 600)
    return Grouped(scene, ids)


def has(image: QImage, colour: str) -> bool:
    every = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return any(pixel == QColor(colour) for pixel in every)


def test_each_group_has_its_paper_and_its_letter(grouped: Grouped) -> None:
    before = grouped.painted()
    grouped.scene.colour_by(Colouring(GROUPS))
    assert grouped.papers() == [QColor(pair.pale) for pair in COLOURS]
    for note_id, pair in zip(grouped.ids, COLOURS, strict=True):
        assert has(grouped.corner(note_id), pair.accent) == (pair is not COLOURS[-1])
    grouped.scene.colour_by(None)
    assert grouped.painted() == before


def test_from_afar_too(grouped: Grouped) -> None:
    grouped.scene.colour_by(Colouring(GROUPS))
    grouped.scene.set_scale(0.3)
    assert grouped.scene.is_far
    assert grouped.papers() == [QColor(pair.pale) for pair in COLOURS]


def test_what_steps_back_keeps_a_share_of_its_own_colour(grouped: Grouped) -> None:
    grouped.scene.colour_by(Colouring(GROUPS))
    grouped.scene.set_highlight(frozenset(grouped.ids[:1]))
    shares = [receding(replace(grouped.scene.tones, pale=QColor(pair.pale))) for pair in COLOURS]
    expected = [QColor(COLOURS[0].pale), *shares[1:]]
    assert grouped.papers() == expected
    grouped.scene.set_scale(0.3)
    assert grouped.papers() == expected


def test_it_outlives_another_style(grouped: Grouped) -> None:
    grouped.scene.colour_by(Colouring(GROUPS))
    grouped.scene.set_style(console_style(1.5, dark=True))
    assert grouped.papers() == [QColor(pair.pale) for pair in COLOURS]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_cuts_the_letter(grouped: Grouped, scale: float) -> None:
    grouped.scene.set_style(console_style(scale))
    grouped.scene.colour_by(Colouring(GROUPS))
    sheet = Colouring(GROUPS).on(grouped.scene.tones, grouped.scene.look)
    for item in grouped.scene.notes.values():
        assert item.note is not None
        assert item.boundingRect().left() <= -sheet(item.note).room
        assert item.boundingRect().bottom() >= item.rect().bottom() + sheet(item.note).room


def test_the_room_keeps_the_colour_of_the_question(grouped: Grouped) -> None:
    size = QSize(1280, 560)
    room = ProjectionScene(grouped.scene.model, grouped.scene.question_id, size)
    before = painted(room, size)
    grouped.scene.colour_by(Colouring(GROUPS))
    assert painted(room, size) == before


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("rank", [None, *range(12)])
def test_what_is_written_is_read(rank: int | None, dark: bool) -> None:
    wall = tones(1, projected=False, dark=dark)
    sheet = replace(wall, pale=QColor(palette.group_colours(rank).pale))
    assert contrast(sheet.on_pale, sheet.pale) >= READABLE
    assert contrast(sheet.muted, receding(sheet)) >= READABLE
