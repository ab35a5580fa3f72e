"""Pictures made of points, as they are seen."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from atelier.documents.faults import DocumentFault
from atelier.documents.formats import write_document
from atelier.documents.rasterising import Tile
from atelier.documents.wall.board import draw_board
from atelier.documents.wall.notes import PAD
from atelier.domain.document import EVERYTHING
from atelier.domain.palette import PAPER, colours
from atelier.rasteriser import rasterise
from tests.documents.collection import Collection
from tests.documents.wall.placing import notes

SQUARE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" viewBox="0 0 10 10">'
    b'<rect width="10" height="10" fill="%s"/></svg>'
)


def tile(colour: bytes, x: float, y: float, side: float) -> Tile:
    """A square in one colour."""
    return Tile(svg=SQUARE % colour, x=x, y=y, width=side, height=side)


def seen(content: bytes) -> QImage:
    """The picture of a file."""
    return QImage.fromData(content, "PNG")


def test_tiles_lie_on_paper_each_over_those_before_it() -> None:
    picture = seen(rasterise([tile(b"#ff0000", 10, 10, 20), tile(b"#0000ff", 20, 20, 20)], 60, 300))
    assert (picture.width(), picture.height()) == (60, 300)
    assert picture.pixelColor(5, 5) == QColor(PAPER) == picture.pixelColor(59, 299)
    assert picture.pixelColor(15, 15) == QColor("#ff0000")
    assert picture.pixelColor(25, 25) == QColor("#0000ff")


def test_a_picture_beyond_memory_is_refused_with_what_to_do() -> None:
    with pytest.raises(DocumentFault, match="pas assez de mémoire"):
        rasterise([], 1_000_000, 1_000_000)


def test_a_fault_on_the_way_leaves_the_painter_closed() -> None:
    def broken() -> list[Tile]:
        raise DocumentFault("non")

    with pytest.raises(DocumentFault, match="non"):
        rasterise((each for _ in range(1) for each in broken()), 10, 10)


def test_a_board_is_drawn_in_a_thread_with_its_words_on_its_post_its(tmp_path: Path) -> None:
    made = Collection("Un", "Deux")
    made.note("mmmmmmmmmm", question=2, into=made.cluster("Regroupement", question=2))
    report = made.report()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(write_document, "board", report, tmp_path / "a.png", rasterise=rasterise).result()
    picture = seen((tmp_path / "a.png").read_bytes())
    (note,) = notes(draw_board(report, EVERYTHING))
    x, y, width, height = (round(2 * length) for length in note.rect)
    assert picture.pixelColor(x + 4, y + 4) == QColor(colours(2).pale)
    inside = picture.copy(x + round(2 * PAD), y + height // 2, width - round(4 * PAD), height // 3)
    shades = {inside.pixelColor(at, inside.height() // 2).lightness() for at in range(inside.width())}
    assert min(shades) < 80
    assert picture.pixelColor(x - 6, y + 4) == QColor("#ffffff")
