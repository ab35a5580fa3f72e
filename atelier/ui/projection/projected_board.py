"""The board between the bands of the projection, out of reach of any hand."""

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from atelier.board.model import BoardModel
from atelier.board.wall.projection_scene import ProjectionScene
from atelier.domain.palette import PAPER
from atelier.ui.projection.legibility import room_unit


class ProjectedBoard(QGraphicsView):
    """Shows the scene in exactly the place it is given."""

    def __init__(self, scene: ProjectionScene, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = scene
        self._image_height = 0
        self.setScene(scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundBrush(QColor(PAPER))
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setInteractive(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fill(self, place: QRect, *, image_size: QSize) -> None:
        """Take that place of an image of that size, from which the least size of text is computed."""
        image_height = round(room_unit(QSizeF(image_size)))
        if self.geometry() != place or self._image_height != image_height:
            self._scene.resize(place.size(), image_height=image_height)
            self.setGeometry(place)
            self.setSceneRect(QRectF(0, 0, place.width(), place.height()))
        self._image_height = image_height


def scene_in(body: QRectF, *, of: QSize, model: BoardModel, parent: QWidget) -> ProjectionScene:
    """The scene for that part of an image of that size: made so, as arranging hundreds of notes twice takes long."""
    size = body.toAlignedRect().size()
    return ProjectionScene(
        model,
        model.question.id,
        of if size.isEmpty() else size,
        image_height=round(room_unit(QSizeF(of))),
        parent=parent,
    )
