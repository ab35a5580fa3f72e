"""The field in which a day is chosen."""

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QToolButton, QWidget

from atelier.ui.theme import bear_icon

_WORDS = "dddd d MMMM yyyy"
_TYPED = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?|(\d{2})(\d{2})(\d{4})")
_LONGEST = len("31/12/2026")
_FIRST, _LAST = date(2000, 1, 1), date(2100, 12, 31)
"""Beyond them a year was mistyped."""


class DayField(QDateEdit):
    """A day, in words of the language spoken; typed over them in figures, as 15/12 or 15/12/2027.

    Not by Qt's own sections: those make the 30th of November of a 31 typed on the way to January.
    """

    def __init__(self, day: date) -> None:
        super().__init__(QDate(day.year, day.month, day.day))
        self._typed = ""
        self.setLocale(QLocale())
        self.setDisplayFormat(_WORDS)
        self.setDateRange(QDate(_FIRST.year, 1, 1), QDate(_LAST.year, 12, 31))
        self.setCurrentSection(QDateEdit.Section.DaySection)
        self.setCalendarPopup(True)
        _dress(self.calendarWidget())

    @property
    def day(self) -> date:
        """The day chosen, or typed if it is one."""
        chosen = self.date()
        return typed_day(self._typed, chosen.year()) or date(chosen.year(), chosen.month(), chosen.day())

    def _type(self, typed: str) -> None:
        self._typed = typed[:_LONGEST]
        self._write(self._typed or self.locale().toString(self.date(), _WORDS))

    def _settle(self) -> None:
        """Put what was typed in words; what is no day leaves the one that there was."""
        if self._typed:
            day, self._typed = self.day, ""
            self.setDate(QDate(day.year, day.month, day.day))
            self._write(self.locale().toString(self.date(), _WORDS))
            self.setSelectedSection(QDateEdit.Section.DaySection)

    def _write(self, text: str) -> None:
        line = self.lineEdit()
        # Qt would make a day of each half of one.
        blocked = line.blockSignals(True)
        line.setText(text)
        line.blockSignals(blocked)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text and text in "0123456789-/. " and (self._typed or text.isdigit()):
            self._type(self._typed + text)
        elif self._typed and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Escape):
            self._type("" if event.key() == Qt.Key.Key_Escape else self._typed[:-1])
        elif not text.isprintable() or not text:
            self._settle()
            super().keyPressEvent(event)

    def stepBy(self, steps: int) -> None:
        # Day by day, wherever the cursor is: Qt's own would go round in a week, a month or a year.
        self._settle()
        self.setDate(self.date().addDays(steps))
        self.setSelectedSection(QDateEdit.Section.DaySection)

    def stepEnabled(self) -> QDateEdit.StepEnabledFlag:
        ways = QDateEdit.StepEnabledFlag
        up = ways.StepUpEnabled if self.date() < self.maximumDate() else ways.StepNone
        down = ways.StepDownEnabled if self.date() > self.minimumDate() else ways.StepNone
        return up | down

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # What the arrows change; the weekday, which is written first, follows from the rest.
        self.setSelectedSection(QDateEdit.Section.DaySection)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._settle()
        super().focusOutEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        # Qt's own would stop at the month and at the year as well.
        return QWidget.focusNextPrevChild(self, forwards)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The page scrolls; a day is not changed by passing over it.
        event.ignore()


def typed_day(typed: str, year: int) -> date | None:
    """The day written in figures, of that year where none is; None where it is no day, or far from ours."""
    found = _TYPED.fullmatch(typed.strip())
    if found is None:
        return None
    figures = [int(part) for part in found.groups() if part is not None]
    wanted = figures[2] if len(figures) > 2 else year
    try:
        day = date(wanted if wanted > 99 else 2000 + wanted, figures[1], figures[0])
    except ValueError:
        return None
    return day if _FIRST <= day <= _LAST else None


def _dress(calendar: QCalendarWidget) -> None:
    """In the theme's colours: Qt's own are black arrows, and red weekends that nobody reads by night."""
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, QTextCharFormat())
    for name, icon in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
        button = calendar.findChild(QToolButton, name)
        assert isinstance(button, QToolButton)
        bear_icon(button, icon)
