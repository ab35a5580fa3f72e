"""The field in which the hour of a meeting may be written."""

from datetime import time

from PySide6.QtWidgets import QWidget

from atelier.domain.clock_time import digits, read_time
from atelier.domain.language import gettext as _
from atelier.ui.widgets.form_field import TextField


class HourField(TextField):
    """An hour as people write it: 14:00, 14 h 30, 9h; or nothing."""

    def __init__(self, at: time | None = None, *, parent: QWidget | None = None) -> None:
        written = digits(at) if at is not None else ""
        super().__init__(_("Heure de début (facultatif)"), written, check=_problem, parent=parent)
        self.line.setPlaceholderText(_("par exemple\xa0: 14:00"))

    @property
    def hour(self) -> time | None:
        """The hour written; None where there is none."""
        return read_time(self.text)


def _problem(text: str) -> str:
    if text and read_time(text) is None:
        return _("Écrivez l’heure comme 14:00 ou 14\xa0h\xa030, ou laissez vide.")
    return ""
