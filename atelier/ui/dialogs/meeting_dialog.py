"""The sheet of a meeting: its title, when and where it is, the Wi-Fi of the room, and who sees what."""

from dataclasses import replace
from datetime import datetime, time
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from atelier.domain.language import gettext as _
from atelier.domain.operations import EditMeeting
from atelier.domain.text import title_problem
from atelier.domain.things import Meeting
from atelier.ui.dialogs.who_sees import WhoSees
from atelier.ui.dialogs.wifi_card import WifiCard, WifiCode
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look
from atelier.ui.widgets.careful_dialog import CarefulDialog
from atelier.ui.widgets.day_field import DayField
from atelier.ui.widgets.dialog_layout import ending, open_at, scrolled
from atelier.ui.widgets.form_field import (
    FormField,
    TextField,
    first_invalid,
    place_label,
    required,
)
from atelier.ui.widgets.hour_field import HourField
from atelier.ui.widgets.setting_card import SettingCard
from atelier.ui.widgets.side_by_side import SideBySide

_SIZE_PX = (960, 700)
_SCROLL_PX = 12
"""What is kept free for a scroll bar, so that nothing moves when there is one."""


class MeetingDialog(CarefulDialog):
    """Shows the sheet and asks for what was changed in it.

    Signals:
        operation_requested: (EditMeeting) with the fields that differ; not told where none does.
        phones_requested: (Meeting) the settings of phones are wanted, on the meeting as the sheet leaves it.
    """

    operation_requested = Signal(object)
    phones_requested = Signal(object)

    def __init__(
        self,
        meeting: Meeting,
        *,
        has_groups: bool = False,
        wifi_code: WifiCode | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.meeting = meeting
        self.title = TextField(
            _("Titre de la rencontre"),
            meeting.title,
            check=required(_("Donnez un titre à la rencontre.")),
        )
        self.day = DayField(meeting.day or datetime.now().astimezone().date())
        self._day_shown = self.day.day
        self.begins_at = HourField(meeting.begins_at)
        self.place = TextField(place_label(), meeting.place, check=title_problem)
        self.wifi = WifiCard(meeting.wifi_name, meeting.wifi_password, wifi_code=wifi_code)
        self.wifi_name, self.wifi_password = self.wifi.name, self.wifi.password
        self.who_sees = WhoSees(meeting, has_groups=has_groups)
        self.phones = QPushButton(_("Enregistrer et voir tous les réglages…"))
        self.cancel = QPushButton(_("Annuler"))
        self.save = look(QPushButton(_("Enregistrer")), "primary")
        self.save.setDefault(True)
        self.cancel.clicked.connect(self.give_up)
        self.save.clicked.connect(self.keep)
        self.phones.clicked.connect(self._on_phones)
        self._lay_out()
        self.title.line.setFocus()
        self.begin()

    def keep(self) -> bool:
        """Ask for what was changed, or say what is wrong with it; returns whether nothing was."""
        wrong = first_invalid([self.title, self.begins_at, self.place, self.wifi_name, self.wifi_password])
        if wrong is not None:
            self.area.ensureWidgetVisible(wrong)
            return False
        changed = self._changed()
        if changed:
            self.operation_requested.emit(EditMeeting(self.meeting.id, **changed))
        self.accept()
        return True

    def written(self) -> object:
        return self._changed(), self.begins_at.line.text()

    def _on_phones(self) -> None:
        changed = self._changed()
        if self.keep():
            # What was asked a moment ago is not kept yet, but it is what the settings have to start from.
            if "begins_at" in changed:
                changed["begins_at"] = changed["begins_at"] or None
            self.phones_requested.emit(replace(self.meeting, **changed))

    def _changed(self) -> dict[str, Any]:
        typed = {
            "title": self.title.text,
            "place": self.place.text,
            **self.wifi.typed,
            **dict(self.who_sees.chosen()),
        }
        changed = {field: value for field, value in typed.items() if value != getattr(self.meeting, field)}
        begins_at = self.begins_at.hour
        if begins_at != _minute(self.meeting.begins_at):
            changed["begins_at"] = begins_at or ""
        # A meeting without a day keeps none as long as nobody chooses one.
        return changed if self.day.day == self._day_shown else {**changed, "day": self.day.day}

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Fiche de la rencontre"))
        inside = SideBySide(self._left(), self._right(), spacing=24)
        inside.box.setContentsMargins(0, 0, _SCROLL_PX, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24 - _SCROLL_PX, 20)
        column.setSpacing(16)
        column.addWidget(plain_label(_("Fiche de la rencontre"), kind="title"))
        self.area = scrolled(inside)
        # There is no sideways scrolling.
        self.area.setMinimumWidth(inside.minimumSizeHint().width())
        column.addWidget(self.area, 1)
        column.addWidget(self.unsaved)
        buttons = ending(self.cancel, self.save)
        buttons.setContentsMargins(0, 0, _SCROLL_PX, 0)
        column.addLayout(buttons)
        open_at(self, *_SIZE_PX)

    def _left(self) -> QLayout:
        when = QHBoxLayout()
        when.setSpacing(16)
        when.addWidget(FormField(_("Date"), self.day), 1)
        when.addWidget(self.begins_at, 1)
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addWidget(self.title)
        left.addLayout(when)
        left.addWidget(self.place)
        left.addWidget(self.wifi)
        left.addStretch(1)
        return left

    def _right(self) -> QLayout:
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(plain_label(_("Qui voit quoi"), kind="heading"))
        right.addWidget(_room_card())
        for card in (self.who_sees.wall(), self.who_sees.phones(), self.who_sees.people()):
            right.addWidget(card)
        right.addWidget(self.phones, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        return right


def _room_card() -> SettingCard:
    """What no choice changes."""
    card = SettingCard(_("Dans la salle"))
    said = _(
        "La projection montre les questions et les post-its affichés. Jamais un prénom, une structure "
        "ou un groupe de pairs\u202f; jamais un post-it en attente, non affiché ou retiré."
    )
    card.add(plain_label(said, kind="small", wrap=True))
    return card


def _minute(at: time | None) -> time | None:
    """The time as the field can say it."""
    return at.replace(second=0, microsecond=0) if at else None
