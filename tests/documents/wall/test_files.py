"""The picture as a file: whole, as sharp as it can be, or not at all."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from atelier.documents.faults import DocumentFault
from atelier.documents.formats import write_document
from atelier.documents.rasterising import Tile
from atelier.documents.wall import files
from atelier.documents.wall.board import draw_board
from atelier.documents.wall.files import DRAWN, LEAST_SHARP, MOST_POINTS, MOST_SIDE, SHARP, sharpness
from atelier.documents.wall.parts import Part
from atelier.domain.document import EVERYTHING, Options
from atelier.domain.progress import Cancelled, Progress
from atelier.domain.report import Incomplete, Report
from tests.documents.collection import Collection
from tests.documents.whole_meeting import whole_meeting


class Rasteriser:
    """Notes down what it is asked for."""

    def __init__(self) -> None:
        self.tiles: list[Tile] = []
        self.size = (0, 0)

    def __call__(self, tiles: Iterable[Tile], width: int, height: int) -> bytes:
        self.tiles, self.size = list(tiles), (width, height)
        return b"points"


Write = Callable[..., Rasteriser]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes the board of a report under that name, and tells what was asked of the rasteriser."""

    def to_file(report: Report, name: str, **values: object) -> Rasteriser:
        rasteriser = Rasteriser()
        write_document("board", report, tmp_path / name, rasterise=rasteriser, **values)  # type: ignore[arg-type]
        return rasteriser

    return to_file


def test_it_is_written_as_svg_with_the_names_of_the_meeting(tmp_path: Path, write: Write) -> None:
    write(whole_meeting(title="Bilan & suites").report(), "a.svg")
    content = (tmp_path / "a.svg").read_text("utf-8")
    assert '<title id="title">Tableau – Bilan &amp; suites – Coopérer</title>' in content
    assert "Lien de confiance" in content


def test_a_png_is_twice_as_sharp_as_a_screen(tmp_path: Path, write: Write) -> None:
    report = whole_meeting().report()
    picture = draw_board(report, EVERYTHING)
    made = write(report, "a.png")
    assert (tmp_path / "a.png").read_bytes() == b"points"
    assert made.size == (round(2 * picture.width), round(2 * picture.height))
    first = made.tiles[0]
    assert (first.x, first.y) == (-20, -20)
    assert (first.width, first.height) == (2 * picture.width + 40, 2 * picture.height + 40)


def test_a_large_board_is_handed_over_in_small_pieces(write: Write) -> None:
    made = Collection()
    for cluster in [made.cluster() for _ in range(10)]:
        for _ in range(10):
            made.note("a", into=cluster)
    tiles = write(made.report(), "a.png").tiles
    assert len(tiles) == 12  # the paper, the question, ten cards
    assert max(tile.svg.count(b"aria-label") for tile in tiles) <= 11


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((1000, 1000), SHARP),
        ((6000, 8000), 1.0),
        ((100, 16_000), 1.0),
    ],
)
def test_a_large_picture_is_less_sharp(size: tuple[int, int], expected: float) -> None:
    assert sharpness(*size) == pytest.approx(expected)


def test_no_picture_is_larger_than_programs_open() -> None:
    for width in (900, 5_000, 20_000):
        for height in (900, 5_000, 20_000):
            scale = sharpness(width, height)
            assert width * height * scale**2 <= MOST_POINTS * 1.0001
            assert max(width, height) * scale <= MOST_SIDE * 1.0001


def test_a_board_too_large_for_points_is_refused_with_what_to_do(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_POINTS", LEAST_SHARP**2 * 1000)
    with pytest.raises(DocumentFault, match="enregistrez-le en SVG, ou une question à la fois"):
        write(whole_meeting().report(), "a.png")
    assert list(tmp_path.iterdir()) == []
    write(whole_meeting().report(), "a.svg")


@pytest.mark.parametrize("name", ["a.svg", "a.png"])
def test_a_post_it_that_is_not_drawn_stops_it(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def without_the_first(report: Report, options: Options, progress: Progress) -> Part:
        picture = draw_board(report, options, progress)
        return replace(picture, parts=picture.parts[1:])

    monkeypatch.setattr(files, "draw_board", without_the_first)
    made = Collection("Un", "Deux")
    made.note("a"), made.note("b", question=2)
    with pytest.raises(Incomplete, match="n°\u00a01"):
        write(made.report(), name)
    assert list(tmp_path.iterdir()) == []


def test_a_question_alone_is_whole_without_the_others(tmp_path: Path, write: Write) -> None:
    made = Collection("Un", "Deux")
    made.note("a"), made.note("b", question=2)
    write(made.report(), "a.svg", options=Options(questions=(2,)))
    assert "n°\u00a01" not in (tmp_path / "a.svg").read_text("utf-8")


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("name", ["a.svg", "a.png"])
def test_who_wants_it_no_more_leaves_nothing_however_late(
    tmp_path: Path, write: Write, name: str, share: float
) -> None:
    def stop(done: float) -> None:
        if done >= share:
            raise Cancelled

    with pytest.raises(Cancelled):
        write(Collection().report(), name, progress=stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a.svg", "a.png"])
def test_progress_goes_up_to_its_end(write: Write, name: str) -> None:
    told: list[float] = []
    write(Collection().report(), name, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


@pytest.mark.parametrize("name", ["a.svg", "a.png"])
def test_progress_of_a_large_board_is_told_card_by_card(write: Write, name: str) -> None:
    made = Collection("Un", "Deux")
    for number in range(120):
        made.note("un mot", question=1 + number % 2, into=None if number % 5 else made.cluster())
    told: list[float] = [0.0]
    write(made.report(), name, progress=told.append)
    assert told == sorted(told)
    assert max(after - before for before, after in pairwise(told)) < 0.5
    assert len({share for share in told if share < DRAWN}) > 100
    assert name == "a.png" or len({share for share in told if share > DRAWN}) > 100
