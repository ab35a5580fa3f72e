"""What the facts about the network mean for a meeting: sentences that say what is the matter and what to do.

A check from this laptop can prove that the page answers here, never that the room's Wi-Fi lets a phone through.
"""

from collections.abc import Iterator

from atelier.domain.finding import Finding, Severity
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.phone.network.addresses import LOOPBACK, Address, readable_address
from atelier.phone.network.facts import Facts
from atelier.phone.network.firewalls import Firewall
from atelier.phone.network.interface_kind import Kind


def findings(facts: Facts) -> tuple[Finding, ...]:
    """Everything that is worth telling, the worst first; something always is."""
    found = (
        *_of_the_server(facts),
        *_of_the_address(facts),
        *_of_other_networks(facts),
        *_of_changes(facts),
        *_of_the_firewall(facts),
        *_of_phones(facts),
    )
    worst_first = list(Severity)
    return tuple(sorted(found, key=lambda finding: worst_first.index(finding.severity)))


def carrier(address: Address) -> str:
    """What carries an address, in words: « Wi-Fi (wlan0) »."""
    words = {
        Kind.WIFI: _("Wi-Fi"),
        Kind.CABLE: _("câble"),
        Kind.MODEM: _("modem 4G"),
        Kind.TUNNEL: _("VPN"),
        Kind.VIRTUAL: _("réseau virtuel"),
        Kind.LOOPBACK: _("cet ordinateur seul"),
        Kind.OTHER: _("réseau"),
    }
    name = words[address.kind]
    return f"{name} ({address.interface})" if address.interface else name


def _of_the_server(facts: Facts) -> Iterator[Finding]:
    if facts.is_busy:
        sentence = _(
            "Le port {port} est déjà pris par un autre programme, peut-être un autre Atelier : "
            "aucun téléphone n’est reçu."
        )
        todo = _("Fermez l’autre Atelier puis réessayez.")
        if facts.free_port:
            todo = _(
                "Fermez l’autre Atelier puis réessayez, ou prenez le port {other} : "
                "l’adresse à scanner change avec lui."
            ).format(other=facts.free_port)
        yield Finding(Severity.BAD, sentence.format(port=facts.port), todo)
    elif facts.fault:
        yield Finding(Severity.BAD, facts.fault)


def _of_the_address(facts: Facts) -> Iterator[Finding]:
    if facts.offered == LOOPBACK:
        yield _imposed_loopback() if facts.imposed else _no_network()
    elif facts.address.is_link_local:
        yield Finding(
            Severity.BAD,
            _("Le réseau n’a pas donné d’adresse à cet ordinateur ({ip} n’en est pas une vraie).").format(
                ip=facts.offered
            ),
            _(
                "Attendez une minute et vérifiez de nouveau ; sinon, quittez le Wi-Fi et rejoignez-le, "
                "ou rallumez la borne."
            ),
        )
    elif not facts.address.kind.is_of_the_room and not facts.imposed:
        yield Finding(
            Severity.BAD,
            _(
                "L’adresse proposée est celle d’un réseau que les téléphones ne partagent pas : {carrier}."
            ).format(carrier=carrier(facts.address)),
            _("Rejoignez le Wi-Fi de la salle, ou choisissez une autre adresse ci-dessous."),
        )
    if facts.fault or facts.offered == LOOPBACK:
        return
    if not facts.answers:
        yield _silent(facts)
    elif facts.address.is_of_the_room or facts.imposed:
        yield _answering(facts)


def _imposed_loopback() -> Finding:
    return Finding(
        Severity.BAD,
        _("Atelier a été lancé pour cet ordinateur seul : aucun téléphone ne peut ouvrir la page."),
        _("Fermez Atelier et relancez-le sans l’option --host."),
    )


def _no_network() -> Finding:
    return Finding(
        Severity.BAD,
        _("Cet ordinateur n’est relié à aucun réseau : aucun téléphone ne peut ouvrir la page."),
        _(
            "Rejoignez le Wi-Fi de la salle. S’il n’y en a pas, allumez le point d’accès mobile de cet "
            "ordinateur et reliez-y les téléphones : il n’y a pas besoin d’internet."
        ),
    )


def _answering(facts: Facts) -> Finding:
    return Finding(
        Severity.OK,
        _("La page répond à l’adresse {address} — {carrier}.").format(
            address=readable_address(facts.offered, facts.port), carrier=carrier(facts.address)
        ),
        ""
        if facts.phone_count
        else _("Essayez-la avec un téléphone : d’ici, on ne peut pas savoir si le Wi-Fi les laisse passer."),
    )


def _silent(facts: Facts) -> Finding:
    return Finding(
        Severity.BAD,
        _("La page ne répond pas à l’adresse {address}.").format(
            address=readable_address(facts.offered, facts.port)
        ),
        _(
            "Coupez le VPN s’il y en a un, autorisez Atelier dans le pare-feu ou choisissez une autre "
            "adresse, puis vérifiez de nouveau."
        ),
    )


def _of_other_networks(facts: Facts) -> Iterator[Finding]:
    tunnels = [address for address in facts.addresses if address.kind is Kind.TUNNEL]
    if tunnels:
        names = ", ".join(dict.fromkeys(address.interface for address in tunnels))
        yield Finding(
            Severity.WARN,
            _("Un VPN est actif ({names}) : il peut cacher cet ordinateur aux téléphones.").format(
                names=names
            ),
            _("Coupez-le pendant la rencontre."),
        )
    rivals = _rivals(facts)
    if len(rivals) > 1 and not facts.imposed and facts.choice is None:
        yield Finding(
            Severity.WARN,
            _("Cet ordinateur est sur plusieurs réseaux : {carriers}.").format(
                carriers=", ".join(carrier(address) for address in rivals)
            ),
            _("Choisissez ci-dessous celui que les téléphones partagent, le plus souvent le Wi-Fi."),
        )


def _rivals(facts: Facts) -> list[Address]:
    """An address of each network that may be the phones'; two ways into one network are one."""
    shared = [a for a in facts.addresses if a.is_of_the_room and ":" not in a.ip]
    return list({address.network or address.ip: address for address in reversed(shared)}.values())[::-1]


def _of_changes(facts: Facts) -> Iterator[Finding]:
    if facts.choice is not None and facts.choice.find(facts.addresses) is None:
        yield Finding(
            Severity.WARN,
            _("L’adresse que vous aviez choisie ({lost}) n’est plus là : Atelier propose {ip}.").format(
                lost=facts.choice.ip, ip=facts.offered
            ),
            _("Si les téléphones n’ouvrent pas la page, choisissez-en une autre ci-dessous."),
        )
    if facts.moved_from and facts.offered != LOOPBACK:
        yield Finding(
            Severity.WARN,
            _("L’adresse a changé depuis l’ouverture : {before} est devenue {now}.").format(
                before=facts.moved_from, now=facts.offered
            ),
            _("L’écran de la salle est à jour : faites scanner à nouveau le QR code."),
        )


def _of_the_firewall(facts: Facts) -> Iterator[Finding]:
    if facts.firewall is Firewall.NONE or facts.phone_count:
        return
    port = facts.port
    sentence = {
        Firewall.WINDOWS: _("Le pare-feu de Windows peut refuser les téléphones."),
        Firewall.MACOS: _("Le coupe-feu de macOS peut refuser les téléphones."),
    }.get(facts.firewall) or _("Un pare-feu est actif ici ({name}) : il peut refuser les téléphones.").format(
        name=facts.firewall.value
    )
    todo = {
        Firewall.WINDOWS: _(
            "Si Windows demande d’autoriser Atelier, acceptez, réseaux publics compris. Après un refus : "
            "Sécurité Windows, Pare-feu, « Autoriser une application »."
        ),
        Firewall.MACOS: _("Réglages Système, Réseau, Coupe-feu, Options : autorisez Atelier."),
        Firewall.UFW: _("Si aucun téléphone ne vient, dans un terminal : sudo ufw allow {port}/tcp"),
        Firewall.FIREWALLD: _(
            "Si aucun téléphone ne vient, dans un terminal : sudo firewall-cmd --add-port={port}/tcp"
        ),
        Firewall.NFTABLES: _("Si aucun téléphone ne vient, faites-y autoriser le port {port} (tcp)."),
    }[facts.firewall]
    yield Finding(Severity.NOTE, sentence, todo.format(port=port))


def _of_phones(facts: Facts) -> Iterator[Finding]:
    count = facts.phone_count
    if count:
        words = ngettext(
            "{count} téléphone a ouvert la page en ce moment : le réseau laisse passer.",
            "{count} téléphones ont ouvert la page en ce moment : le réseau laisse passer.",
            count,
        )
        yield Finding(Severity.OK, words.format(count=count))
