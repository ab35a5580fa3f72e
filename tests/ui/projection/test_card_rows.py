"""Cards in rows for the room."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QRectF, QSizeF

from atelier.ui.projection.card_rows import CardRows, card_width, most_card_height, rows_in
from atelier.ui.projection.picture import Picture

pytestmark = pytest.mark.usefixtures("qapp")

IMAGE_HEIGHT = 1000
GAP = 10


@dataclass
class Brick:
    """A card that remembers where it was put."""

    height: float
    is_whole: bool = True
    places: list[QRectF] = field(default_factory=list)

    def put(self, picture: Picture, place: QRectF) -> None:  # noqa: ARG002
        self.places.append(place)


def laid(bricks: list[Brick], room: float, *, columns: int = 2) -> CardRows:
    return rows_in(room, len(bricks), bricks.__getitem__, columns=columns, gap=GAP, image_height=IMAGE_HEIGHT)


def put(rows: CardRows) -> Picture:
    picture = Picture(QSizeF(1000, IMAGE_HEIGHT), "#FFFFFF")
    rows.put(picture, QRectF(100, 50, 410, 900))
    return picture


def test_cards_of_a_row_are_equally_high_and_wide() -> None:
    bricks = [Brick(40), Brick(100), Brick(30)]
    put(laid(bricks, 500))
    assert [brick.places for brick in bricks] == [
        [QRectF(100, 50, 200, 100)],
        [QRectF(310, 50, 200, 100)],
        [QRectF(100, 160, 200, 30)],
    ]


def test_its_height_is_that_of_its_rows() -> None:
    rows = laid([Brick(40), Brick(100), Brick(30)], 140)
    assert (rows.height, rows.hidden, rows.more) == (140, 0, None)


def test_what_does_not_fit_is_counted_in_the_room_there_is() -> None:
    rows = laid([Brick(40) for _ in range(20)], 200)
    assert rows.hidden == 20 - 2 * len(rows.rows)
    assert rows.height <= 200
    assert [text.words.text for text in put(rows).texts] == [f"et {rows.hidden} autres"]


def test_one_left_over_is_in_the_singular() -> None:
    rows = laid([Brick(100) for _ in range(3)], 290, columns=1)
    assert [text.words.text for text in put(rows).texts] == ["et 1 autre"]


def test_a_card_of_the_greatest_height_leaves_room_for_the_count() -> None:
    rows = laid([Brick(most_card_height(300, IMAGE_HEIGHT, GAP)) for _ in range(4)], 300, columns=1)
    assert (len(rows.rows), rows.hidden) == (1, 3)
    assert rows.height <= 300


def test_only_cards_that_are_seen_are_made() -> None:
    made = []

    def make(n: int) -> Brick:
        made.append(n)
        return Brick(50)

    rows_in(200, 1000, make, columns=2, gap=GAP, image_height=IMAGE_HEIGHT)
    assert len(made) < 12


def test_cut_cards_are_told_from_whole_ones() -> None:
    rows = laid([Brick(40), Brick(40, is_whole=False)], 500)
    assert (rows.whole_count, rows.cut_count, rows.is_whole) == (1, 1, False)


def test_columns_share_the_width() -> None:
    assert card_width(410, 2, 10) == 200
    assert card_width(410, 1, 10) == 410
