"""Interfaces as Linux, macOS and Windows name them."""

import pytest

from atelier.phone.network.interface_kind import Kind, kind_of


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("lo", Kind.LOOPBACK),
        ("lo0", Kind.LOOPBACK),
        ("Software Loopback Interface 1", Kind.LOOPBACK),
        ("wlan0", Kind.WIFI),
        ("wlp0s20f3", Kind.WIFI),
        ("ap0", Kind.WIFI),
        ("Intel(R) Wi-Fi 6 AX201 160MHz", Kind.WIFI),
        ("Qualcomm Atheros QCA9377 Wireless Network Adapter", Kind.WIFI),
        ("Microsoft Wi-Fi Direct Virtual Adapter", Kind.WIFI),
        ("eth0", Kind.CABLE),
        ("enp3s0", Kind.CABLE),
        ("eno1", Kind.CABLE),
        ("enx00e04c680001", Kind.CABLE),
        ("Realtek PCIe GbE Family Controller", Kind.CABLE),
        ("Intel(R) Ethernet Connection (13) I219-V", Kind.CABLE),
        ("tun0", Kind.TUNNEL),
        ("utun4", Kind.TUNNEL),
        ("tap0", Kind.TUNNEL),
        ("wg0", Kind.TUNNEL),
        ("ppp0", Kind.TUNNEL),
        ("tailscale0", Kind.TUNNEL),
        ("Tailscale Tunnel", Kind.TUNNEL),
        ("WireGuard Tunnel", Kind.TUNNEL),
        ("TAP-Windows Adapter V9", Kind.TUNNEL),
        ("Cisco AnyConnect Virtual Miniport Adapter", Kind.TUNNEL),
        ("Fortinet SSL VPN Virtual Ethernet Adapter", Kind.TUNNEL),
        ("wwan0", Kind.MODEM),
        ("docker0", Kind.VIRTUAL),
        ("br-5f0c2b", Kind.VIRTUAL),
        ("virbr0", Kind.VIRTUAL),
        ("vboxnet0", Kind.VIRTUAL),
        ("Hyper-V Virtual Ethernet Adapter", Kind.VIRTUAL),
        ("VMware Virtual Ethernet Adapter for VMnet8", Kind.VIRTUAL),
        ("en0", Kind.OTHER),
        ("bridge100", Kind.OTHER),
        ("", Kind.OTHER),
    ],
)
def test_the_name_tells_the_kind(name: str, kind: Kind) -> None:
    assert kind_of(name) is kind
