"""The address chosen for phones: found again tomorrow, kept on this computer."""

import logging
from pathlib import Path

import pytest

from atelier.phone.network.address_choice import Choice, chosen, keep_choice, read_choice
from atelier.phone.network.addresses import Address

WIFI = Address("192.168.1.20", "wlan0", "192.168.1.0/24")
CABLE = Address("10.0.0.5", "eth0", "10.0.0.0/8")
TOMORROW = Address("192.168.1.77", "wlan0", "192.168.1.0/24")
ELSEWHERE = Address("192.168.7.20", "wlan0", "192.168.7.0/24")


@pytest.mark.parametrize(
    ("here", "found"),
    [
        ([CABLE, WIFI], WIFI),
        ([CABLE, TOMORROW], TOMORROW),
        ([TOMORROW, WIFI], WIFI),
        ([CABLE, ELSEWHERE], None),
        ([Address("192.168.1.20", "wlan1")], Address("192.168.1.20", "wlan1")),
        ([Address("192.168.1.77", "eth0", "192.168.1.0/24")], None),
        ([], None),
    ],
)
def test_it_is_found_by_interface_and_network(here: list[Address], found: Address | None) -> None:
    assert chosen(WIFI).find(here) == found


def test_nothing_stands_for_an_address_of_an_unknown_network() -> None:
    assert Choice("192.168.1.20").find([Address("10.0.0.5")]) is None


def test_it_is_kept_and_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "config" / "network.json"
    assert read_choice(path) is None
    keep_choice(path, chosen(WIFI))
    assert read_choice(path) == chosen(WIFI)
    keep_choice(path, None)
    assert read_choice(path) is None
    keep_choice(path, None)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"ip": "192.168.1.20"}', b"\xff\xfe"])
def test_a_file_that_says_nothing_is_no_choice(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "network.json"
    path.write_bytes(content)
    assert read_choice(path) is None
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_where_it_cannot_be_kept_the_meeting_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    keep_choice(tmp_path / "file" / "network.json", chosen(WIFI))
    assert "not kept" in caplog.text
