"""What an interface is, told from its name: Linux and macOS name the kind, Windows describes the device."""

import re
from enum import Enum


class Kind(Enum):
    """What carries an address."""

    WIFI = "wifi"
    CABLE = "cable"
    OTHER = "other"
    MODEM = "modem"
    TUNNEL = "tunnel"
    VIRTUAL = "virtual"
    LOOPBACK = "loopback"

    @property
    def is_of_the_room(self) -> bool:
        """Whether a phone beside the laptop can be on the same network."""
        return self in (Kind.WIFI, Kind.CABLE, Kind.OTHER)


# In this order: Windows calls the Wi-Fi that a laptop gives out itself « Wi-Fi Direct Virtual Adapter ».
_NAMES = (
    (Kind.LOOPBACK, r"lo\d*$|.*loopback"),
    (Kind.WIFI, r".*wi-fi direct"),
    (Kind.TUNNEL, r"gpd|ipsec|ppp|tap|tun|utun|wg|zt|.*(tailscale|vpn|wintun|wireguard|zerotier)"),
    (Kind.TUNNEL, r".*(anyconnect|forti|globalprotect|nordlynx|proton)"),
    (Kind.MODEM, r"rmnet|ww|.*mobile broadband"),
    (
        Kind.VIRTUAL,
        r"awdl|br-|cni|docker|llw|lxc|lxd|podman|vbox|veth|virbr|vmnet|vnet|.*(hyper-v|pseudo|virtual|vmware)",
    ),
    (Kind.WIFI, r"ap\d|wl|.*(802\.11|wi-fi|wireless)"),
    (Kind.CABLE, r"em\d|en[opsx]|eth|usb|.*(ethernet|gbe|gigabit)"),
)


def kind_of(interface: str) -> Kind:
    """The kind of the interface of that name; OTHER where the name does not tell."""
    name = interface.lower()
    return next((kind for kind, pattern in _NAMES if re.match(pattern, name)), Kind.OTHER)
