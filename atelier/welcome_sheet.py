"""The welcome sheet of a meeting, from what is known of it and of this computer's place on the network."""

from atelier.domain.things import Meeting, Project
from atelier.domain.welcome import Matrix, WelcomeSheet
from atelier.domain.wifi import joinable
from atelier.phone.network.addresses import LOOPBACK, form_url, nearby_addresses, ranked, readable_address
from atelier.phone.qr import qr_matrix, wifi_text
from atelier.phone.server import ANY_HOST


def address_now(host: str) -> str:
    """The address at which phones find a form that listens on `host`; empty while there is none for them."""
    best = ranked(nearby_addresses())[0].ip if host in ("", ANY_HOST) else host
    return "" if best == LOOPBACK else best


def welcome_sheet_at(project: Project, meeting: Meeting, *, ip: str, port: int) -> WelcomeSheet:
    """The sheet for a form at that place; without `ip`, the one that says that it will be projected."""
    if not ip:
        return welcome_sheet(project, meeting)
    form_qr = qr_matrix(form_url(ip, port, meeting.code))
    return welcome_sheet(project, meeting, address=readable_address(ip, port), form_qr=form_qr)


def welcome_sheet(
    project: Project, meeting: Meeting, *, address: str = "", form_qr: Matrix | None = None
) -> WelcomeSheet:
    """The sheet with that address, as one types it, and its code."""
    wifi_name, wifi_password = joinable(meeting.wifi_name, meeting.wifi_password)
    return WelcomeSheet(
        project_title=project.title,
        meeting_title=meeting.title,
        code=meeting.code,
        day=meeting.day,
        begins_at=meeting.begins_at,
        place=meeting.place,
        address=address,
        form_qr=form_qr,
        wifi_name=wifi_name,
        wifi_password=wifi_password,
        wifi_qr=qr_matrix(wifi_text(wifi_name, wifi_password)) if wifi_name else None,
        organiser=meeting.organiser,
        kept_for=meeting.kept_for,
        contact=meeting.contact,
    )
