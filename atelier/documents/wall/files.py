"""The picture of a board as a file: SVG, and PNG made of it."""

import math
from collections.abc import Iterator

from atelier.documents.faults import DocumentFault
from atelier.documents.rasterising import Rasterise, Tile
from atelier.documents.wall.board import draw_board
from atelier.documents.wall.parts import Part
from atelier.documents.wall.svg import draw_piece, draw_svg
from atelier.domain.document import Options
from atelier.domain.language import gettext as _
from atelier.domain.progress import Progress, within
from atelier.domain.report import Incomplete, Report, check, lost_phrase

SHARP = 2.0
"""Points for each CSS pixel where there is room: what a projector or a print shows sharp."""
LEAST_SHARP = 0.6
"""Below, a post-it's words are under 9 points high: nobody reads them."""
MOST_POINTS = 48_000_000
"""What programs for pictures, messages and slides still open; 192 MB while it is made."""
MOST_SIDE = 16_000
"""The longest side that browsers show."""
NOTES_IN_A_PIECE = 30
PIECE_MARGIN = 10.0
"""For lines and shadows at the edge of a piece."""
DRAWN, RASTERISED = 0.3, 0.9
"""How much is done then."""


def draw_board_svg(report: Report, options: Options, progress: Progress) -> bytes:
    """The board as the content of an SVG file.

    Raises:
        Cancelled: `progress` said so.
        Incomplete: a post-it of the wall was not drawn.
    """
    picture = _checked(report, options, progress)
    title = " – ".join(filter(None, (_("Tableau"), report.meeting_title, report.project_title)))
    return draw_svg(
        picture,
        title=title,
        told=_("Les post-its de la rencontre, par question et regroupement."),
        progress=within(progress, DRAWN, 1),
    )


def draw_board_png(report: Report, options: Options, progress: Progress, *, rasterise: Rasterise) -> bytes:
    """The board as the content of a PNG file, as sharp as such a file can be.

    Raises:
        Cancelled: `progress` said so.
        Incomplete: a post-it of the wall was not drawn.
        DocumentFault: the board is too large for a picture of points.
    """
    picture = _checked(report, options, progress)
    scale = sharpness(picture.width, picture.height)
    if scale < LEAST_SHARP:
        raise DocumentFault(
            _(
                "Ce tableau est trop grand pour être lisible en PNG : enregistrez-le en SVG, ou une question"
                " à la fois."
            )
        )
    tiles = _tiles(picture, scale, progress)
    return rasterise(tiles, round(picture.width * scale), round(picture.height * scale))


def sharpness(width: float, height: float) -> float:
    """How many points a CSS pixel gets in a picture of that size."""
    return min(SHARP, math.sqrt(MOST_POINTS / (width * height)), MOST_SIDE / max(width, height))


def _tiles(picture: Part, scale: float, progress: Progress) -> Iterator[Tile]:
    """The picture in pieces, so that whoever makes points of it can be stopped, and stops others for no long time."""
    pieces = list(picture.pieces(most=NOTES_IN_A_PIECE))
    for at, piece in enumerate(pieces):
        progress(DRAWN + (RASTERISED - DRAWN) * at / len(pieces))
        yield Tile(
            svg=draw_piece(piece.part, margin=PIECE_MARGIN),
            x=(piece.x - PIECE_MARGIN) * scale,
            y=(piece.y - PIECE_MARGIN) * scale,
            width=(piece.part.width + 2 * PIECE_MARGIN) * scale,
            height=(piece.part.height + 2 * PIECE_MARGIN) * scale,
        )


def _checked(report: Report, options: Options, progress: Progress) -> Part:
    """The picture, seen to hold every post-it of the questions that are told; its foot counts what is on no wall."""
    check(report)
    picture = draw_board(report, options, within(progress, 0, DRAWN))
    drawn = {*picture.every_note_id()}
    told = (section for section in report.sections if options.tells(section.number))
    lost = {note.number for section in told for note in section.every_note() if note.id not in drawn}
    if lost:
        raise Incomplete(lost_phrase(lost))
    progress(DRAWN)
    return picture
