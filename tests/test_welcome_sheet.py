"""The welcome sheet is filled in from the meeting and from where phones find this computer."""

from contextlib import closing
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from atelier.domain.operations import EditMeeting
from atelier.domain.things import Meeting, Party, Project
from atelier.phone.network.addresses import LOOPBACK, Address
from atelier.phone.qr import qr_matrix, wifi_text
from atelier.phone_line import invitation_to
from atelier.welcome_sheet import address_now, welcome_sheet, welcome_sheet_at
from base.opening import open_base
from tests.premises import found_in


@pytest.fixture
def things(tmp_path: Path) -> tuple[Project, Meeting]:
    """A project and its meeting, whose sheet is filled in."""
    with closing(open_base(tmp_path / "base.sqlite")) as base:
        meeting_id = found_in(base, title="École & quartier", meeting="1re rencontre")
        edit = EditMeeting(
            meeting_id,
            day=date(2027, 1, 12),
            begins_at=time(9, 30),
            place="Préau",
            wifi_name="Salle",
            wifi_password="secret;1",
        )
        base.perform(edit, Party.FACILITATOR)
        snapshot, _history = base.meeting(meeting_id)
    meeting = snapshot.get(Meeting, meeting_id)
    return snapshot.get(Project, meeting.project_id), meeting


def test_all_that_is_known_is_on_it(things: tuple[Project, Meeting]) -> None:
    project, meeting = things
    sheet = welcome_sheet_at(project, meeting, ip="192.168.1.20", port=8753)
    assert (sheet.project_title, sheet.meeting_title) == ("École & quartier", "1re rencontre")
    assert (sheet.day, sheet.begins_at, sheet.place) == (date(2027, 1, 12), time(9, 30), "Préau")
    assert (sheet.address, sheet.code) == ("192.168.1.20:8753", meeting.code)
    assert sheet.form_qr == qr_matrix(f"http://192.168.1.20:8753/{meeting.code}")
    assert sheet.wifi_qr == qr_matrix(wifi_text("Salle", "secret;1"))


def test_without_an_address_there_is_no_code_to_a_page(things: tuple[Project, Meeting]) -> None:
    project, meeting = things
    sheet = welcome_sheet_at(project, meeting, ip="", port=8753)
    assert (sheet.address, sheet.form_qr) == ("", None)
    assert sheet == welcome_sheet(project, meeting)


def test_a_wifi_that_nobody_can_join_is_on_no_sheet_and_on_no_screen(things: tuple[Project, Meeting]) -> None:
    """A base may hold one that was never checked."""
    project, meeting = things
    broken = replace(meeting, wifi_password="x" * 3600)
    for shown in (
        welcome_sheet_at(project, broken, ip="192.168.1.20", port=8753),
        invitation_to(broken, address="192.168.1.20", port=8753),
    ):
        assert (shown.wifi_name, shown.wifi_password, shown.wifi_qr) == ("", "", None)


@pytest.mark.parametrize(
    ("host", "ips", "found"),
    [
        ("0.0.0.0", ["192.168.1.20", LOOPBACK], "192.168.1.20"),
        ("0.0.0.0", [LOOPBACK], ""),
        ("0.0.0.0", [], ""),
        ("10.0.0.5", ["192.168.1.20"], "10.0.0.5"),
        (LOOPBACK, ["192.168.1.20"], ""),
    ],
)
def test_the_address_is_one_that_phones_reach(
    monkeypatch: pytest.MonkeyPatch, host: str, ips: list[str], found: str
) -> None:
    monkeypatch.setattr("atelier.welcome_sheet.nearby_addresses", lambda: tuple(map(Address, ips)))
    assert address_now(host) == found
