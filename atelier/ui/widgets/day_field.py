"""The field in which a day is chosen."""

from datetime import date

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QDateEdit


class DayField(QDateEdit):
    """A day, written in the language spoken whatever language the machine is set to."""

    def __init__(self, day: date) -> None:
        super().__init__(QDate(day.year, day.month, day.day))
        self.setLocale(QLocale())
        self.setDisplayFormat("dddd d MMMM yyyy")
        self.setCalendarPopup(True)

    @property
    def day(self) -> date:
        """The day chosen."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())
