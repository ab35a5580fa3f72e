"""The sheet of a meeting: its title, its day and place, and the Wi-Fi that the room is invited to."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from atelier.domain.language import gettext as _
from atelier.domain.operations import EditMeeting
from atelier.domain.things import Meeting
from atelier.ui.day_field import DayField
from atelier.ui.form_field import (
    FormField,
    TextField,
    first_invalid,
    make_room,
    place_label,
    required,
    title_problem,
)
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look

WIFI_NAME_BYTES = 32
"""The longest name a network may have (IEEE 802.11, 9.4.2.2)."""


class MeetingDialog(QDialog):
    """Shows the sheet and asks for what was changed in it.

    Signals:
        operation_requested: (EditMeeting) with the fields that differ; not told where none does.
    """

    operation_requested = Signal(object)

    def __init__(self, meeting: Meeting, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.meeting = meeting
        self.title = TextField(
            _("Titre de la rencontre"),
            meeting.title,
            check=required(_("Donnez un titre à la rencontre.")),
        )
        self.day = DayField(meeting.day or datetime.now().astimezone().date())
        self.place = TextField(place_label(), meeting.place, check=title_problem)
        self._day_shown = self.day.day
        self.wifi_name = TextField(_("Nom du Wi-Fi"), meeting.wifi_name, check=self._wifi_name_problem)
        self.wifi_password = TextField(_("Mot de passe"), meeting.wifi_password, check=lambda _text: "")
        self.cancel = QPushButton(_("Annuler"))
        self.save = look(QPushButton(_("Enregistrer")), "primary")
        self.save.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.keep)
        self._lay_out()

    def keep(self) -> None:
        """Ask for what was changed, or say what is wrong with it."""
        if first_invalid([self.title, self.place, self.wifi_name]) is not None:
            make_room(self)
            return
        changed = self._changed()
        if changed:
            self.operation_requested.emit(EditMeeting(self.meeting.id, **changed))
        self.accept()

    def _changed(self) -> dict[str, Any]:
        typed = {
            "title": self.title.text,
            "place": self.place.text,
            "wifi_name": self.wifi_name.line.text().strip(),
            "wifi_password": self.wifi_password.line.text().strip(),
        }
        changed: dict[str, Any] = {
            field: text for field, text in typed.items() if text != getattr(self.meeting, field)
        }
        # A meeting without a day keeps none as long as nobody chooses one.
        return changed if self.day.day == self._day_shown else {**changed, "day": self.day.day}

    def _wifi_name_problem(self, text: str) -> str:
        if not text and self.wifi_password.line.text().strip():
            return _("Écrivez aussi le nom du Wi-Fi, ou effacez le mot de passe.")
        if len(text.encode()) > WIFI_NAME_BYTES:
            return _(
                "Ce nom est trop long pour un Wi-Fi\xa0: recopiez-le tel que les téléphones l’affichent."
            )
        return ""

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Fiche de la rencontre"))
        self.setMinimumWidth(480)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        column.addWidget(plain_label(_("Fiche de la rencontre"), kind="title"))
        column.addWidget(self.title)
        column.addWidget(FormField(_("Date"), self.day))
        column.addWidget(self.place)
        column.addWidget(self._wifi())
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        column.addLayout(buttons)
        # Qt counts a wrapped sentence as one line when it chooses the height of a window.
        self.setMinimumHeight(self.heightForWidth(self.minimumWidth()))

    def _wifi(self) -> QFrame:
        frame = look(QFrame(), "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(_("Wi-Fi de la salle"), kind="heading"))
        note = _(
            "Projeté dans la salle avec un code à photographier. Laissez vide s’il n’y en a pas à rejoindre."
        )
        column.addWidget(plain_label(note, kind="small", wrap=True))
        column.addWidget(self.wifi_name)
        column.addWidget(self.wifi_password)
        return frame
