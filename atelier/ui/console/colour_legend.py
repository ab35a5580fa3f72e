"""The strip above the board that tells which peer group each colour and letter is, and how many post-its it has."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from atelier.domain import palette
from atelier.domain.language import gettext as _
from atelier.ui import theme
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look
from atelier.ui.widgets.elided_label import ElidedLabel
from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping
from atelier.ui.wording import note_count

_NAME_PX = 180
"""How wide a name may be; the rest is told to who points at it."""
_SWATCH = QSize(24, 20)
_RADIUS = 3.0


@dataclass(frozen=True, slots=True)
class Told:
    """A group as the legend tells it: its rank (None for no group), its name, how many post-its are its own."""

    rank: int | None
    name: str
    count: int


class ColourLegend(QFrame):
    """An entry for each peer group, and one for the post-its of which none is known.

    Signals:
        closed: back to the colours of questions.
    """

    closed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.entries: list[_Entry] = []
        self.shut = look(QToolButton(), "quiet")
        theme.bear_icon(self.shut, "x")
        self.shut.setAccessibleName(_("Revenir aux couleurs des questions"))
        self.shut.setToolTip(self.shut.accessibleName())
        self.shut.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.shut.clicked.connect(self.closed)
        self._row = WrappingRow(spacing=4)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 2)
        row.addWidget(wrapping(self._row), 1)
        row.addWidget(self.shut, 0, Qt.AlignmentFlag.AlignTop)

    def tell(self, groups: Sequence[Told]) -> None:
        """Tell those, in their order."""
        while len(self.entries) < len(groups):
            self.entries.append(_Entry())
            self._row.addWidget(self.entries[-1])
        for entry, told in zip(self.entries, groups, strict=True):
            entry.tell(told)


class _Entry(QWidget):
    """A group: its colour with its letter, its name, how many post-its."""

    def __init__(self) -> None:
        super().__init__()
        self._told: Told | None = None
        self._swatch = _Swatch()
        self._name = ElidedLabel("")
        self._count = plain_label(kind="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 12, 5)
        row.setSpacing(6)
        for widget in (self._swatch, self._name, self._count):
            row.addWidget(widget)
        self._fit()

    @property
    def told(self) -> str:
        """All that it says."""
        return f"{self._swatch.letter} {self._name.whole} {self._count.text()}".strip()

    def tell(self, told: Told) -> None:
        """Show that group."""
        if told == self._told:
            return
        self._told = told
        self._swatch.show_rank(told.rank)
        self._name.tell(told.name)
        self._count.setText(str(told.count))
        letter = palette.group_letter(told.rank)
        named = _("{letter} : {name}").format(letter=letter, name=told.name) if letter else told.name
        self.setAccessibleName(f"{named}, {note_count(told.count)}")

    def _fit(self) -> None:
        self._name.setMaximumWidth(round(_NAME_PX * theme.scale()))

    # Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()


class _Swatch(QWidget):
    """A little post-it of the group, with its letter."""

    def __init__(self) -> None:
        super().__init__()
        self.letter = ""
        self._rank: int | None = None

    def show_rank(self, rank: int | None) -> None:
        """Be that group's."""
        self._rank, self.letter = rank, palette.group_letter(rank)
        self.update()

    # Qt overrides

    def sizeHint(self) -> QSize:
        return _SWATCH * theme.scale()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        pair = palette.group_colours(self._rank)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self.sizeHint()
        box = QRectF(0, (self.height() - size.height()) / 2, size.width(), size.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(pair.pale))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setPen(QColor(pair.accent))
        painter.setFont(theme.font(round(13 * theme.scale()), bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.letter)
