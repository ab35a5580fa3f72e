"""What turns a drawing into points, which no document can by itself: it is handed over by who has the toolkit."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A piece of a picture as SVG, and the rectangle of the picture that it fills, in points."""

    svg: bytes
    x: float
    y: float
    width: float
    height: float


Rasterise: TypeAlias = Callable[[Iterable[Tile], int, int], bytes]
"""Makes of tiles, each over those before it, a PNG so many points wide and high; it takes them one by one."""


def no_rasteriser(_tiles: Iterable[Tile], _width: int, _height: int) -> bytes:
    """Where none was handed over.

    Raises:
        NotImplementedError: always.
    """
    raise NotImplementedError("a picture made of points was asked for without a rasteriser")
