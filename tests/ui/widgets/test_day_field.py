"""A day typed in figures, chosen by arrows, or from the calendar."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from atelier.board.colours import DARK, LIGHT
from atelier.board.style import contrast
from atelier.ui import theme
from atelier.ui.widgets.day_field import DayField, typed_day

FOURTH = date(2026, 11, 4)


class Form(QWidget):
    """The field between two others."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.day, self.after = QLineEdit(), DayField(FOURTH), QLineEdit()
        column = QVBoxLayout(self)
        for field in (self.before, self.day, self.after):
            column.addWidget(field)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.before.setFocus()
    qtbot.keyClick(made.before, Qt.Key.Key_Tab)
    assert made.day.hasFocus()
    return made


def test_it_is_one_stop(form: Form, qtbot: QtBot) -> None:
    qtbot.keyClick(form.day, Qt.Key.Key_Tab)
    assert form.after.hasFocus()
    qtbot.keyClick(form.after, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(form.day, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert form.before.hasFocus()
    assert form.day.day == FOURTH


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("15/12/2027", date(2027, 12, 15)),
        ("15122027", date(2027, 12, 15)),
        ("31/01/2027", date(2027, 1, 31)),
        ("29.2.28", date(2028, 2, 29)),
        ("31-12", date(2026, 12, 31)),
        ("31/11/2026", FOURTH),
        ("99/99/9999", FOURTH),
        ("7", FOURTH),
        ("lundi", FOURTH),
    ],
)
def test_a_day_is_typed_in_figures(form: Form, qtbot: QtBot, typed: str, day: date) -> None:
    qtbot.keyClicks(form.day, typed)
    assert form.day.day == day
    qtbot.keyClick(form.day, Qt.Key.Key_Tab)
    assert form.day.day == day
    assert form.day.text() == form.day.locale().toString(form.day.date(), "dddd d MMMM yyyy")


def test_what_was_typed_is_taken_back(form: Form, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.day, "15/12")
    qtbot.keyClick(form.day, Qt.Key.Key_Backspace)
    assert form.day.lineEdit().text() == "15/1"
    qtbot.keyClick(form.day, Qt.Key.Key_Escape)
    assert form.day.lineEdit().text() == "mercredi 4 novembre 2026"
    assert form.day.day == FOURTH


def test_arrows_change_the_day_also_after_figures(form: Form, qtbot: QtBot) -> None:
    qtbot.keyClick(form.day, Qt.Key.Key_Up)
    assert form.day.day == date(2026, 11, 5)
    qtbot.keyClicks(form.day, "15/12")
    qtbot.keyClick(form.day, Qt.Key.Key_Down)
    assert form.day.day == date(2026, 12, 14)


def test_arrows_go_on_into_the_next_month_wherever_the_cursor_is(form: Form, qtbot: QtBot) -> None:
    form.day.setCurrentSectionIndex(0)
    for _ in range(30):
        qtbot.keyClick(form.day, Qt.Key.Key_Up)
    assert form.day.day == date(2026, 12, 4)


def test_the_wheel_changes_no_day(form: Form) -> None:
    here = QPointF(form.day.rect().center())
    turned = QWheelEvent(
        here,
        QPointF(form.day.mapToGlobal(here)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(form.day, turned)
    assert form.day.day == FOURTH


@pytest.mark.parametrize("dark", [False, True])
def test_the_calendar_is_readable_in_both_themes(qapp: QApplication, qtbot: QtBot, dark: bool) -> None:
    theme.install(qapp, dark=dark)
    try:
        field = DayField(FOURTH)
        qtbot.addWidget(field)
        with qtbot.waitExposed(field):
            field.show()
        arrow = QPoint(field.width() - 10, field.height() // 2)
        qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=arrow)
        calendar = field.calendarWidget()
        qtbot.waitUntil(calendar.isVisible)
        surface = QColor((DARK if dark else LIGHT).surface)
        grid = calendar.findChild(QWidget, "qt_calendar_calendarview")
        assert isinstance(grid, QWidget)
        assert _strongest(grid.grab().toImage(), surface) >= 7
        assert not _reds(grid.grab().toImage())
        for name in ("qt_calendar_prevmonth", "qt_calendar_nextmonth"):
            button = calendar.findChild(QToolButton, name)
            assert isinstance(button, QToolButton)
            assert _strongest(button.grab().toImage(), surface) >= 4.5
        qtbot.keyClick(calendar, Qt.Key.Key_Escape)
        calendar.window().close()
    finally:
        theme.install(qapp)


def _colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def _strongest(image: QImage, surface: QColor) -> float:
    found = _colours(image)
    assert surface.name() in found
    return max(contrast(QColor(name), surface) for name in found)


def _reds(image: QImage) -> list[str]:
    return [name for name in _colours(image) if QColor(name).red() > 200 and QColor(name).green() < 80]


@pytest.mark.parametrize("typed", ["", "32/01", "1/13/2026", "1/1/202", "01012", "1 / 1", "00/00"])
def test_what_is_no_day(typed: str) -> None:
    assert typed_day(typed, 2026) is None


def test_a_year_far_from_ours_is_no_day(qtbot: QtBot) -> None:
    assert typed_day("01/01/2000", 2026) == date(2000, 1, 1)
    assert typed_day("31/12/2100", 2026) == date(2100, 12, 31)
    assert (typed_day("31/12/1999", 2026), typed_day("01/01/2101", 2026)) == (None, None)
    field = DayField(date(2100, 12, 31))
    qtbot.addWidget(field)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    field.stepBy(1)
    assert field.day == date(2100, 12, 31)
