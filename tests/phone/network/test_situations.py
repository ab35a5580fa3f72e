"""The situations a laptop is found in before a meeting and during it, each made for real in networks of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.phone.network.laptop import Laptop


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    """A laptop whose only interface is to itself."""
    laptop = Laptop(tmp_path / "network.json")
    laptop.ip("link", "set", "lo", "up")
    yield laptop
    laptop.leave()


def told(view: dict[str, Any], severity: str) -> str:
    """All that was found of that severity."""
    return " ".join(sentence for found, sentence in view["findings"] if found == severity)


def test_all_well(laptop: Laptop) -> None:
    laptop.plug("wlan0", "192.168.1.20/24")
    laptop.ip("route", "add", "default", "via", "192.168.1.1")
    laptop.open()
    view = laptop.check()
    assert view["address"] == "192.168.1.20:8753"
    assert view["offers"] == ["Wi-Fi (wlan0) — 192.168.1.20"]
    assert not told(view, "BAD")
    assert not told(view, "WARN")
    assert "répond à l’adresse 192.168.1.20:8753 — Wi-Fi (wlan0)" in told(view, "OK")
    assert laptop.room() == "http://192.168.1.20:8753/KXTQPM"


def test_no_network_then_one(laptop: Laptop) -> None:
    laptop.open()
    view = laptop.check()
    assert "relié à aucun réseau" in told(view, "BAD")
    assert (view["address"], view["offers"], laptop.room()) == ("", [], "")
    laptop.plug("wlan0", "192.168.1.20/24")
    laptop.wait_for_room("http://192.168.1.20:8753/")
    assert not told(laptop.check(), "BAD")


def test_no_address_was_given_out(laptop: Laptop) -> None:
    laptop.plug("eth0", "169.254.7.7/16")
    laptop.open()
    view = laptop.check()
    assert "n’a pas donné d’adresse" in told(view, "BAD")
    assert not told(view, "OK")
    assert view["address"] == ""


def test_two_networks_one_is_chosen_found_again_and_lost(laptop: Laptop) -> None:
    laptop.plug("wlan0", "192.168.1.20/24")
    laptop.plug("eth0", "10.0.0.5/24")
    laptop.ip("route", "add", "default", "via", "10.0.0.1")
    laptop.open()
    view = laptop.check()
    assert "plusieurs réseaux\u00a0: Wi-Fi (wlan0), câble (eth0)" in told(view, "WARN")
    assert (view["address"], view["choice"]) == ("192.168.1.20:8753", "")
    assert view["offers"] == ["Wi-Fi (wlan0) — 192.168.1.20", "Câble (eth0) — 10.0.0.5"]

    laptop.choose("10.0.0.5")
    view = laptop.check()
    assert (view["address"], view["choice"]) == ("10.0.0.5:8753", "10.0.0.5")
    assert not told(view, "WARN")

    laptop.ip("address", "del", "10.0.0.5/24", "dev", "eth0")
    laptop.ip("address", "add", "10.0.0.77/24", "dev", "eth0")
    laptop.wait_for_room("http://10.0.0.77:8753/")
    assert laptop.check()["choice"] == "10.0.0.77"

    laptop.ip("link", "del", "eth0")
    laptop.wait_for_room("http://192.168.1.20:8753/")
    assert "choisie (10.0.0.5) n’est plus là\u00a0: Atelier propose 192.168.1.20" in told(
        laptop.check(), "WARN"
    )


def test_two_ways_into_one_network_are_no_choice(laptop: Laptop) -> None:
    laptop.plug("wlan0", "192.168.1.20/24")
    laptop.plug("eth0", "192.168.1.21/24")
    laptop.open()
    assert not told(laptop.check(), "WARN")


@pytest.mark.parametrize("tunnel", ["tun0", "wg0", "tailscale0"])
def test_a_vpn_is_not_offered_and_told(laptop: Laptop, tunnel: str) -> None:
    laptop.plug("wlan0", "192.168.1.20/24")
    laptop.plug(tunnel, "10.8.0.2/24")
    laptop.ip("route", "add", "default", "dev", tunnel)
    laptop.open()
    view = laptop.check()
    assert view["address"] == "192.168.1.20:8753"
    assert f"VPN est actif ({tunnel})" in told(view, "WARN")
    assert "plusieurs réseaux" not in told(view, "WARN")


def test_a_virtual_network_is_never_offered_first(laptop: Laptop) -> None:
    laptop.plug("docker0", "172.17.0.1/16")
    laptop.open()
    assert "que les téléphones ne partagent pas\u00a0: réseau virtuel (docker0)" in told(
        laptop.check(), "BAD"
    )
    laptop.plug("eth0", "10.0.0.5/8")
    laptop.wait_for_room("http://10.0.0.5:8753/")
    view = laptop.check()
    assert not told(view, "BAD")
    assert view["offers"] == ["Câble (eth0) — 10.0.0.5", "Réseau virtuel (docker0) — 172.17.0.1"]


def test_the_address_changes_during_the_meeting(laptop: Laptop) -> None:
    laptop.plug("wlan0", "192.168.1.20/24")
    laptop.open()
    assert laptop.room().startswith("http://192.168.1.20:8753/")
    laptop.ip("address", "del", "192.168.1.20/24", "dev", "wlan0")
    laptop.wait_for_room("")
    laptop.ip("address", "add", "172.20.10.4/28", "dev", "wlan0")
    laptop.wait_for_room("http://172.20.10.4:8753/")
    view = laptop.check()
    assert "192.168.1.20 est devenue 172.20.10.4" in told(view, "WARN")
    assert "répond à l’adresse 172.20.10.4:8753" in told(view, "OK")


def test_the_port_is_taken_then_another_one_is_had(laptop: Laptop) -> None:
    laptop.plug("wlan0", "192.168.1.20/24")
    laptop.take_port()
    laptop.open()
    view = laptop.check()
    assert "port 8753 est déjà pris" in told(view, "BAD")
    assert view["ports"] == [8753, 8754]
    assert laptop.room() == ""
    laptop.reopen(8753)
    assert laptop.check()["ports"] == [8753, 8754]
    laptop.reopen(8754)
    view = laptop.check()
    assert not told(view, "BAD")
    assert (view["address"], view["ports"]) == ("192.168.1.20:8754", [0, 0])


def test_the_port_is_had_once_it_is_left(laptop: Laptop) -> None:
    laptop.plug("wlan0", "192.168.1.20/24")
    laptop.take_port()
    laptop.open()
    laptop.leave_port()
    laptop.reopen(8753)
    assert laptop.check()["address"] == "192.168.1.20:8753"


def test_the_page_does_not_answer(laptop: Laptop) -> None:
    laptop.plug("wlan0", "192.168.1.20/24")
    laptop.open()
    # A system reaches its own addresses by its loopback: as good as a firewall that refuses.
    laptop.ip("link", "set", "lo", "down")
    view = laptop.check()
    assert "ne répond pas à l’adresse 192.168.1.20:8753" in told(view, "BAD")
    assert view["address"] == ""


def test_a_network_of_long_addresses_alone(laptop: Laptop) -> None:
    laptop.plug("wlan0")
    laptop.ip("address", "add", "fd00::5/64", "dev", "wlan0", "nodad")
    laptop.open()
    view = laptop.check()
    assert "ne répond pas à l’adresse [fd00::5]:8753" in told(view, "BAD")
    assert view["offers"] == ["Wi-Fi (wlan0) — fd00::5"]
