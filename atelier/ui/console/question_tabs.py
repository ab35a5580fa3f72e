"""The questions as coloured tabs; the one that the room is on is outlined."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from atelier.board.model import BoardModel
from atelier.board.wall.targets import Target
from atelier.domain.change import Change
from atelier.domain.ids import QuestionId
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.operations import MoveToQuestion, ShowQuestion
from atelier.domain.things import Display, Meeting, Question
from atelier.ui import theme
from atelier.ui.plain_text import plain_tooltip
from atelier.ui.wording import note_count, waiting_phrase

if TYPE_CHECKING:
    from atelier.board.hand.note_targets import Handful

_PAD = 13
_SPACING = 6
LABEL_ROOMS = (200, 150, 110, 80)
"""How wide a label may be, in pixels: the first width at which all tabs fit is taken."""


class QuestionTab(QAbstractButton):
    """One question: its number and short name, how many notes its wall has, and how many more wait."""

    def __init__(self, question: Question, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.count = 0
        self.waiting = 0
        self.is_closed = False
        self._is_aimed_at = False
        self.label_room = LABEL_ROOMS[0]
        self._label_widths: dict[int, int] = {}
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_count(self, count: int, *, waiting: int = 0, is_closed: bool = False) -> None:
        """Say how many notes there are, how many wait, and whether phones may send no more."""
        told = (count, waiting, is_closed)
        if told == (self.count, self.waiting, self.is_closed) and self.accessibleName():
            return
        self.count, self.waiting, self.is_closed = told
        name = _("Question {number} : {text}").format(number=self.question.number, text=self.question.text)
        facts = [note_count(count)]
        if waiting:
            facts.append(waiting_phrase(waiting, Display.DIRECT))
        if is_closed:
            facts.append(_("fermée aux téléphones"))
        self.setAccessibleName(", ".join((name, *facts)))
        self.setToolTip(plain_tooltip("\n".join((name, *facts))))
        self.updateGeometry()
        self.update()

    def light(self, is_aimed_at: bool) -> None:
        """Show that what is held would be dropped there, or not."""
        if is_aimed_at != self._is_aimed_at:
            self._is_aimed_at = is_aimed_at
            self.update()

    def set_label_room(self, room: int) -> None:
        """Cut the label to that many pixels; 0 leaves the number alone."""
        if room != self.label_room:
            self.label_room = room
            self.updateGeometry()
            self.update()

    def width_within(self, room: int) -> int:
        """The width that it takes with a label of at most that many pixels."""
        label = self._label_width(room)
        if not (room and self._count):
            return label + 2 * _PAD
        return label + 8 + QFontMetrics(self._count_font()).horizontalAdvance(self._count) + 2 * _PAD

    def _label_width(self, room: int) -> int:
        """Measured once: it is asked for with every post-it that comes in."""
        if room not in self._label_widths:
            metrics = QFontMetrics(self._label_font())
            self._label_widths[room] = metrics.horizontalAdvance(self._label(room))
        return self._label_widths[room]

    @property
    def _count(self) -> str:
        waiting = f"+{self.waiting}" if self.waiting else ""
        return f"{self.count or ''}{waiting}"

    def _label(self, room: int) -> str:
        number = str(self.question.number)
        if not room:
            return number
        metrics = QFontMetrics(self._label_font())
        return metrics.elidedText(f"{number} {self.question.short}", Qt.TextElideMode.ElideRight, room)

    def _label_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _count_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(font.pixelSize() - 2, 11))
        return font

    def sizeHint(self) -> QSize:
        """Wide enough for its label."""
        return QSize(self.width_within(self.label_room), self.fontMetrics().height() + 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Pale, with an outline when it is the one shown, another when it has the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        number = self.question.number
        hovered = self._is_aimed_at or (self.underMouse() and not self.isChecked())
        painter.setBrush(theme.pale(number).darker(104) if hovered else theme.pale(number))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        if self.isChecked() or self._is_aimed_at:
            self._paint_outline(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.colours().focus_on_pale), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), 5, 5)
        self._paint_words(painter)

    def _paint_outline(self, painter: QPainter) -> None:
        """By night, in the text's light colour, apart from the pale one by a line of the bar's."""
        tones = theme.colours()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        lines = ((tones.ink, 1), (tones.surface, 3)) if tones.is_dark else ((None, 1),)
        for colour, inset in lines:
            painter.setPen(QPen(QColor(colour) if colour else theme.accent(self.question.number), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)

    def _paint_words(self, painter: QPainter) -> None:
        inside = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        painter.setPen(QColor(theme.colours().on_pale))
        painter.setFont(self._label_font())
        painter.drawText(inside, _LEFT, self._label(self.label_room))
        if self._count and self.label_room:
            painter.setPen(theme.accent(self.question.number))
            painter.setFont(self._count_font())
            painter.drawText(inside, _RIGHT, self._count)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._label_widths.clear()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Answer to the pointer."""
        super().enterEvent(event)
        self.update()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class QuestionTabs(QWidget):
    """The row of tabs; choosing one asks that the room goes to it. A `DropPlace`: a held note may go to one.

    Signals:
        operation_requested: (ShowQuestion)
    """

    operation_requested = Signal(object)

    def __init__(self, model: BoardModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.tabs: list[QuestionTab] = []
        self._aimed: dict[object, QuestionId] = {}
        """The question that each hand holds notes over."""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        # The tabs give way to the width; the width does not wait for the tabs.
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._row.setSpacing(_SPACING)
        self._row.addStretch(1)
        self.setAccessibleName(_("Questions"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        model.followed.connect(self._on_followed)
        model.board_changed.connect(self._refresh)
        self._fill()

    def take_up(self, hand: object, at: QPoint) -> None:
        """A hand lifted notes."""

    def aim(self, hand: object, held: "Handful", at: QPoint) -> Target | None:
        """What dropping them on the tab at that point of the screen would do."""
        tab = next((tab for tab in self.tabs if tab.rect().contains(tab.mapFromGlobal(at))), None)
        if tab is None:
            self.let_go(hand)
            return None
        if tab.question.id == self.model.question.id:
            self.let_go(hand)
            return Target(
                ngettext("reste sur cette question", "restent sur cette question", len(held.note_ids))
            )
        if self._aimed.get(hand) != tab.question.id:
            self._aimed[hand] = tab.question.id
            self._light()
        words = ngettext(
            "passe à la question {number}", "passent à la question {number}", len(held.note_ids)
        ).format(number=tab.question.number)
        return Target(words, MoveToQuestion(held.note_ids, tab.question.id))

    def let_go(self, hand: object) -> None:
        """That hand holds none over them any more."""
        if self._aimed.pop(hand, None) is not None:
            self._light()

    def _light(self) -> None:
        for tab in self.tabs:
            tab.light(tab.question.id in self._aimed.values())

    def _on_followed(self, change: Change) -> None:
        kinds = {edit.kind for edit in change.edits}
        if Question in kinds:
            self._fill()
        elif Meeting in kinds:
            self._refresh()

    def _on_chosen(self, question_id: QuestionId) -> None:
        # The outline follows the room, not the click: until the change comes back, nothing moves.
        self._refresh()
        if question_id != self.model.question.id:
            self.operation_requested.emit(ShowQuestion(self.model.meeting_id, question_id))

    def _fill(self) -> None:
        for tab in self.tabs:
            self._row.removeWidget(tab)
            tab.deleteLater()
        self.tabs = [QuestionTab(question, parent=self) for question in self.model.questions]
        for tab in self.tabs:
            tab.clicked.connect(lambda _checked=False, id=tab.question.id: self._on_chosen(id))
            self._row.insertWidget(self._row.count() - 1, tab)
        self._refresh()

    def _refresh(self) -> None:
        for tab in self.tabs:
            id = tab.question.id
            tab.show_count(
                self.model.note_count(id),
                waiting=self.model.unshown.waiting_count(id),
                is_closed=id in self.model.meeting.closed_question_ids,
            )
            tab.setChecked(tab.question.id == self.model.question.id)
        self._fit()

    def _fit(self) -> None:
        fitting = (room for room in LABEL_ROOMS if self._width_within(room) <= self.width())
        room = next(fitting, 0)
        for tab in self.tabs:
            tab.set_label_room(max(room, LABEL_ROOMS[-1]) if tab.isChecked() else room)

    def _width_within(self, room: int) -> int:
        widths = (tab.width_within(max(room, LABEL_ROOMS[-1] * tab.isChecked())) for tab in self.tabs)
        return sum(widths) + _SPACING * max(len(self.tabs) - 1, 0)

    def sizeHint(self) -> QSize:
        """Room for all the names."""
        return QSize(self._width_within(LABEL_ROOMS[0]), self.tabs[0].sizeHint().height() if self.tabs else 0)

    def minimumSizeHint(self) -> QSize:
        """Room for all the numbers."""
        return QSize(self._width_within(0), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names where there is room, numbers otherwise."""
        super().resizeEvent(event)
        self._fit()
