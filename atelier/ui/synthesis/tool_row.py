"""The slim row over the field: looks, shapes, a citation, versions."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from atelier.domain.language import gettext as _
from atelier.domain.rich_text import Shape
from atelier.ui.plain_text import plain_tooltip
from atelier.ui.synthesis.editor import SynthesisEdit
from atelier.ui.theme import bear_icon, look


class ToolRow(QWidget):
    """Each button tells its key; it is pressed while what it does is so at the caret.

    Signals:
        versions_requested: show the versions.
    """

    versions_requested = Signal()

    def __init__(self, edit: SynthesisEdit, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = edit
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self.bold = self._add("bold", _("Gras (Ctrl+B)"), edit.toggle_bold)
        self.italic = self._add("italic", _("Italique (Ctrl+I)"), edit.toggle_italic)
        self.bullet = self._add("list", _("Puce (« - » en début de ligne)"), self._toggling(Shape.BULLET))
        self.quote = self._add(
            "text-quote", _("Citation (« > » en début de ligne)"), self._toggling(Shape.QUOTE)
        )
        self.citation = self._add("hash", _("Citer un post-it (#)"), self._begin_citation)
        self.citation.setCheckable(False)
        self._row.addStretch(1)
        self.versions = self._add("history", _("Versions de la synthèse…"), self.versions_requested.emit)
        self.versions.setCheckable(False)
        edit.look_changed.connect(self._follow)
        self._follow()

    def _add(self, icon: str, told: str, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        look(bear_icon(button, icon), "quiet")
        button.setCheckable(True)
        button.setAccessibleName(told)
        button.setToolTip(plain_tooltip(told))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._do(slot))
        self._row.addWidget(button)
        return button

    def _do(self, slot: Callable[[], object]) -> None:
        slot()
        self._follow()

    def _toggling(self, shape: Shape) -> Callable[[], None]:
        return lambda: self._edit.toggle_shape(shape)

    def _begin_citation(self) -> None:
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.begin_citation()

    def _follow(self) -> None:
        edit, shape = self._edit, self._edit.shape
        self.bold.setChecked(edit.is_bold)
        self.italic.setChecked(edit.fontItalic())
        self.bullet.setChecked(shape is Shape.BULLET)
        self.quote.setChecked(shape is Shape.QUOTE)
