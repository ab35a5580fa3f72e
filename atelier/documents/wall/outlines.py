"""Glyphs as paths of SVG, so that a picture shows every script on a machine that has none of the fonts."""

from functools import lru_cache

from atelier.documents.pdf.fonts import Face


@lru_cache(maxsize=20_000)
def outline(face: Face, glyph_id: int) -> str:
    """The path of a glyph in thousandths of the font size, y upwards; empty where nothing is drawn, as of a space."""
    pen = _Pen(face.per_mille)
    face.shaper.draw_glyph_with_pen(glyph_id, pen)
    return pen.path


class _Pen:
    """Writes what HarfBuzz draws, in the protocol of fontTools' pens, as the commands of a path."""

    def __init__(self, scale: float) -> None:
        self.path = ""
        self._scale = scale

    def moveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802 (the protocol's names)
        self._add("M", points)

    def lineTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._add("L", points)

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._add("Q", points)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._add("C", points)

    def closePath(self) -> None:  # noqa: N802
        self.path += "Z"

    def _add(self, command: str, points: tuple[tuple[float, float], ...]) -> None:
        numbers = (f"{coordinate * self._scale:.0f}" for point in points for coordinate in point)
        self.path += command + " ".join(numbers)
