"""The picture of whatever is read back; what the clock does not change is laid out once."""

from PySide6.QtCore import QSizeF

from atelier.domain.palette import PAPER
from atelier.ui.projection.cluster_picture import put_cluster
from atelier.ui.projection.frame import put_header
from atelier.ui.projection.note_picture import put_note
from atelier.ui.projection.picture import Item, Picture
from atelier.ui.projection.read_back import Shown, ShownCluster, ShownNote
from atelier.ui.projection.state import RoomState
from atelier.ui.projection.synthesis_picture import put_synthesis


class ReadBackPicture:
    """Draws what is read back under the question, and keeps it while only the clock moves on."""

    def __init__(self) -> None:
        self._key: object = None
        self._body: list[Item] = []

    def draw(self, size: QSizeF, state: RoomState, shown: Shown) -> tuple[Picture, float]:
        """The picture on an image of that size, and the height of its part that the clock changes."""
        picture = Picture(size, PAPER)
        top = put_header(picture, state)
        key = (size.width(), size.height(), top, state.question_number, shown)
        if key != self._key:
            self._key, self._body = key, _body(size, top, state.question_number, shown)
        picture.add(*self._body)
        return picture, top


def _body(size: QSizeF, top: float, question_number: int, shown: Shown) -> list[Item]:
    picture = Picture(size, PAPER)
    if isinstance(shown, ShownCluster):
        put_cluster(picture, top, question_number, shown)
    elif isinstance(shown, ShownNote):
        put_note(picture, top, question_number, shown)
    else:
        put_synthesis(picture, top, question_number, shown)
    return picture.items
