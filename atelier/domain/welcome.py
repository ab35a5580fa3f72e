"""What the welcome sheet tells who comes in: which meeting, how to join by phone, who keeps what is written."""

from dataclasses import dataclass
from datetime import date, time

Matrix = tuple[tuple[bool, ...], ...]
"""The modules of a QR code, row by row, True for dark, without their quiet zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WelcomeSheet:
    """One page for the door and the tables.

    `address` is the form's as one types it, and `form_qr` its whole URL; both are empty while no address is known.
    """

    project_title: str
    meeting_title: str
    code: str
    day: date | None = None
    begins_at: time | None = None
    place: str = ""
    address: str = ""
    form_qr: Matrix | None = None
    wifi_name: str = ""
    wifi_password: str = ""
    wifi_qr: Matrix | None = None
    organiser: str = ""
    kept_for: str = ""
    contact: str = ""
