"""What the name and the password of a Wi-Fi can be at all: no phone joins by others, and no code holds them."""

import re

from atelier.domain.language import gettext as _

LONGEST_NAME_BYTES = 32
"""The longest name a network may have (IEEE 802.11, 9.4.2.2)."""
LONGEST_PASSWORD = 63
"""The longest passphrase of a network (IEEE 802.11, annex J.4); 64 hexadecimal digits are its key itself."""

_KEY = re.compile(r"[0-9A-Fa-f]{64}")


def wifi_name_problem(name: str) -> str:
    """Why no network can have that name, as a sentence; empty where one can."""
    if len(name.encode()) > LONGEST_NAME_BYTES:
        return _("Ce nom est trop long pour un Wi-Fi\xa0: recopiez-le tel que les téléphones l’affichent.")
    return ""


def wifi_password_problem(password: str) -> str:
    """Why no network can have that password, as a sentence; empty where one can, or where there is none."""
    if len(password) > LONGEST_PASSWORD and not _KEY.fullmatch(password):
        said = _("Ce mot de passe est trop long pour un Wi-Fi\xa0: {most} caractères au plus.")
        return said.format(most=LONGEST_PASSWORD)
    return ""


def joinable(name: str, password: str) -> tuple[str, str]:
    """Both as they are, or both empty where nobody could join by them: a base may hold what was never checked."""
    return ("", "") if wifi_name_problem(name) or wifi_password_problem(password) else (name, password)
