"""What is told of each situation: how serious it is, in which words, with what to do."""

from dataclasses import replace
from typing import Any

import pytest

from atelier.domain.finding import Finding, Severity
from atelier.phone.network.address_choice import Choice
from atelier.phone.network.addresses import Address, ranked
from atelier.phone.network.check import carrier, findings
from atelier.phone.network.facts import Facts
from atelier.phone.network.firewalls import Firewall

WIFI = Address("192.168.1.20", "wlan0", "192.168.1.0/24", is_default=True)
CABLE = Address("10.0.0.5", "eth0", "10.0.0.0/8")
SAME_CABLE = Address("192.168.1.21", "eth0", "192.168.1.0/24")
VPN = Address("10.8.0.2", "wg0", "10.8.0.0/24")
DOCKER = Address("172.17.0.1", "docker0", "172.17.0.0/16")
ALONE = Address("169.254.7.7", "eth0", "169.254.0.0/16")
NO_NETWORK = ranked(())
NOT_SHARED = "L’adresse proposée est celle d’un réseau que les téléphones ne partagent pas"
TAKEN = "Le port 8753 est déjà pris par un autre programme, peut-être un autre Atelier"


def facts(*addresses: Address, **known: Any) -> Facts:
    """A laptop with those addresses, whose page answers."""
    best = ranked(addresses)
    return replace(Facts(offered=best[0].ip, port=8753, addresses=best, answers=True), **known)


SITUATIONS = {
    "ready": (facts(WIFI), ["OK La page répond à l’adresse 192.168.1.20:8753 — Wi-Fi (wlan0)."]),
    "phones are there": (
        facts(WIFI, phone_count=2, firewall=Firewall.UFW),
        [
            "OK La page répond à l’adresse 192.168.1.20:8753 — Wi-Fi (wlan0).",
            "OK 2 téléphones ont ouvert la page en ce moment\u00a0: le réseau laisse passer.",
        ],
    ),
    "no network": (
        facts(answers=False),
        ["BAD Cet ordinateur n’est relié à aucun réseau\u00a0: aucun téléphone ne peut ouvrir la page."],
    ),
    "no dhcp": (
        facts(ALONE),
        ["BAD Le réseau n’a pas donné d’adresse à cet ordinateur (169.254.7.7 n’en est pas une vraie)."],
    ),
    "two networks": (
        facts(WIFI, CABLE, DOCKER),
        [
            "WARN Cet ordinateur est sur plusieurs réseaux\u00a0: Wi-Fi (wlan0), câble (eth0).",
            "OK La page répond à l’adresse 192.168.1.20:8753 — Wi-Fi (wlan0).",
        ],
    ),
    "two ways into one": (
        facts(WIFI, SAME_CABLE),
        ["OK La page répond à l’adresse 192.168.1.20:8753 — Wi-Fi (wlan0)."],
    ),
    "two networks, chosen": (
        facts(WIFI, CABLE, offered="10.0.0.5", choice=Choice("10.0.0.5")),
        ["OK La page répond à l’adresse 10.0.0.5:8753 — câble (eth0)."],
    ),
    "the choice is gone": (
        facts(CABLE, choice=Choice("192.168.1.20", "wlan0", "192.168.1.0/24")),
        [
            "WARN L’adresse que vous aviez choisie (192.168.1.20) n’est plus là\u00a0: Atelier propose 10.0.0.5.",
            "OK La page répond à l’adresse 10.0.0.5:8753 — câble (eth0).",
        ],
    ),
    "vpn": (
        facts(WIFI, VPN),
        [
            "WARN Un VPN est actif (wg0)\u00a0: il peut cacher cet ordinateur aux téléphones.",
            "OK La page répond à l’adresse 192.168.1.20:8753 — Wi-Fi (wlan0).",
        ],
    ),
    "virtual alone": (
        facts(DOCKER),
        [
            f"BAD {NOT_SHARED}\u00a0: réseau virtuel (docker0).",
        ],
    ),
    "silent": (facts(WIFI, answers=False), ["BAD La page ne répond pas à l’adresse 192.168.1.20:8753."]),
    "port taken": (
        facts(WIFI, answers=False, fault="Le port est pris.", is_busy=True, free_port=8754),
        [
            f"BAD {TAKEN}\u00a0: aucun téléphone n’est reçu.",
        ],
    ),
    "broken down": (facts(WIFI, answers=False, fault="Redémarrez Atelier."), ["BAD Redémarrez Atelier."]),
    "moved": (
        facts(CABLE, moved_from="192.168.1.20"),
        [
            "WARN L’adresse a changé depuis l’ouverture\u00a0: 192.168.1.20 est devenue 10.0.0.5.",
            "OK La page répond à l’adresse 10.0.0.5:8753 — câble (eth0).",
        ],
    ),
    "moved to nowhere": (
        facts(moved_from="192.168.1.20", answers=False),
        ["BAD Cet ordinateur n’est relié à aucun réseau\u00a0: aucun téléphone ne peut ouvrir la page."],
    ),
    "started for itself": (
        Facts(offered="127.0.0.1", port=8753, imposed=True, answers=True),
        ["BAD Atelier a été lancé pour cet ordinateur seul\u00a0: aucun téléphone ne peut ouvrir la page."],
    ),
    "started on an address": (
        Facts(offered="192.168.1.20", port=80, imposed=True, answers=True),
        ["OK La page répond à l’adresse 192.168.1.20 — réseau."],
    ),
    "firewall": (
        facts(WIFI, firewall=Firewall.UFW),
        [
            "NOTE Un pare-feu est actif ici (ufw)\u00a0: il peut refuser les téléphones.",
            "OK La page répond à l’adresse 192.168.1.20:8753 — Wi-Fi (wlan0).",
        ],
    ),
}


@pytest.mark.parametrize(("facts", "told"), SITUATIONS.values(), ids=SITUATIONS)
def test_each_situation_in_plain_words(facts: Facts, told: list[str]) -> None:
    assert [f"{found.severity.name} {found.sentence}" for found in findings(facts)] == told


@pytest.mark.parametrize("facts", [facts for facts, _told in SITUATIONS.values()], ids=SITUATIONS)
def test_whatever_is_wrong_comes_with_what_to_do(facts: Facts) -> None:
    needs_her = [found for found in findings(facts) if found.severity is not Severity.OK]
    # What the server says of itself has it in its own sentence.
    assert all(found.what_to_do or found.sentence == facts.fault for found in needs_her)


def the(severity: Severity, facts: Facts) -> Finding:
    """The only finding of that severity."""
    (found,) = (found for found in findings(facts) if found.severity is severity)
    return found


def test_a_taken_port_is_told_with_one_that_is_free() -> None:
    taken = facts(WIFI, fault="Le port est pris.", is_busy=True)
    assert "8754" in the(Severity.BAD, replace(taken, free_port=8754)).what_to_do
    assert the(Severity.BAD, taken).what_to_do == "Fermez l’autre Atelier puis réessayez."


def test_only_a_phone_proves_that_phones_come_through() -> None:
    assert "on ne peut pas savoir" in the(Severity.OK, facts(WIFI)).what_to_do
    assert not any(found.what_to_do for found in findings(facts(WIFI, phone_count=1)))


@pytest.mark.parametrize(
    ("firewall", "said", "todo"),
    [
        (Firewall.UFW, "(ufw)", "sudo ufw allow 8753/tcp"),
        (Firewall.FIREWALLD, "(firewalld)", "sudo firewall-cmd --add-port=8753/tcp"),
        (Firewall.NFTABLES, "(nftables)", "le port 8753"),
        (Firewall.WINDOWS, "pare-feu de Windows", "réseaux publics compris"),
        (Firewall.MACOS, "coupe-feu de macOS", "Coupe-feu, Options"),
    ],
)
def test_a_firewall_is_a_hint_that_claims_nothing(firewall: Firewall, said: str, todo: str) -> None:
    found = the(Severity.NOTE, facts(WIFI, firewall=firewall))
    assert said in found.sentence
    assert "peut refuser" in found.sentence
    assert todo in found.what_to_do


def test_several_vpns_are_named_once_each() -> None:
    found = the(Severity.WARN, facts(WIFI, VPN, Address("fd00::8", "wg0"), Address("10.9.0.2", "tun0")))
    assert "(wg0, tun0)" in found.sentence


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (WIFI, "Wi-Fi (wlan0)"),
        (CABLE, "câble (eth0)"),
        (VPN, "VPN (wg0)"),
        (DOCKER, "réseau virtuel (docker0)"),
        (Address("10.1.1.1", "wwan0"), "modem 4G (wwan0)"),
        (Address("192.168.1.20", "en0"), "réseau (en0)"),
        (Address("192.168.1.20"), "réseau"),
        (NO_NETWORK[0], "cet ordinateur seul"),
    ],
)
def test_what_carries_an_address_in_words(address: Address, words: str) -> None:
    assert carrier(address) == words
