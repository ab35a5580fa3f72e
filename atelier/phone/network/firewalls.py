"""Which firewall runs on this computer, as far as an ordinary account may know. What it lets in is not known."""

import re
import subprocess
import sys
from enum import Enum
from pathlib import Path

UFW_SETTINGS = Path("/etc/ufw/ufw.conf")
_UFW_ON = re.compile(r"^\s*ENABLED\s*=\s*[\"']?yes\b", re.IGNORECASE | re.MULTILINE)
_LONGEST_S = 3.0


class Firewall(Enum):
    """A firewall that is on, or, on Windows and macOS, that may be."""

    NONE = "none"
    UFW = "ufw"
    FIREWALLD = "firewalld"
    NFTABLES = "nftables"
    WINDOWS = "windows"
    MACOS = "macos"


def firewall() -> Firewall:
    """The one that runs; NONE where none is known of. Takes 3 s at most."""
    if sys.platform == "win32":
        return Firewall.WINDOWS
    if sys.platform == "darwin":
        return Firewall.MACOS
    # The service of ufw is active even where its settings say that it filters nothing.
    if _is_ufw_on():
        return Firewall.UFW
    return next((f for f in (Firewall.FIREWALLD, Firewall.NFTABLES) if _is_active(f.value)), Firewall.NONE)


def _is_ufw_on() -> bool:
    try:
        settings = UFW_SETTINGS.read_text("utf-8", errors="replace")
    except OSError:
        return False
    return _UFW_ON.search(settings) is not None


def _is_active(service: str) -> bool:
    try:
        asked = subprocess.run(
            ["systemctl", "is-active", "--quiet", service],
            timeout=_LONGEST_S / 2,
            stdin=subprocess.DEVNULL,
            capture_output=True,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return asked.returncode == 0
