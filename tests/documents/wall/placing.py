"""Where the parts of a picture come to lie, for tests."""

from collections.abc import Iterator
from dataclasses import dataclass

from atelier.documents.wall.parts import Part, Words
from atelier.domain.geometry import Rect


@dataclass(frozen=True)
class Lain:
    """A part, and its rectangle in the picture."""

    part: Part
    rect: Rect


def every_part(picture: Part, x: float = 0.0, y: float = 0.0) -> Iterator[Lain]:
    """The picture and all that is in it."""
    yield Lain(picture, Rect(x, y, picture.width, picture.height))
    for placed in picture.parts:
        yield from every_part(placed.part, x + placed.x, y + placed.y)


def notes(picture: Part) -> list[Lain]:
    """The post-its, each as often as it is drawn."""
    return [lain for lain in every_part(picture) if lain.part.note_ids]


def every_words(picture: Part) -> Iterator[tuple[Words, Part]]:
    """All that is written, with the part that it is in."""
    for lain in every_part(picture):
        for shape in lain.part.shapes:
            if isinstance(shape, Words):
                yield shape, lain.part


def labels(picture: Part) -> list[str]:
    """What is read out of it."""
    return [lain.part.told for lain in every_part(picture) if lain.part.told]
