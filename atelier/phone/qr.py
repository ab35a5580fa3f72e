"""QR codes as matrices of modules, and the texts that phones understand in them. Drawing is the caller's."""

import re
from functools import lru_cache

_WIFI_SPECIAL = re.compile(r'([\\;,:"])')


@lru_cache(maxsize=16)
def qr_matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a text's QR code, row by row, True for dark; error correction M (15 %).

    The quiet zone is not part of it: leave 4 modules of white all around (ISO/IEC 18004, 6.3.8).
    """
    from qrcode.constants import ERROR_CORRECT_M  # type: ignore[import-untyped]
    from qrcode.main import QRCode  # type: ignore[import-untyped]

    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())


def wifi_text(name: str, password: str) -> str:
    """The text by which a phone's camera joins a Wi-Fi network; without a password, an open one.

    `\\ ; , : "` take a backslash. Names and passwords that look hexadecimal are not put in double quotes, as
    ZXing's page once advised: iPhones would take the quotes for a part of the password.
    """
    security = "WPA" if password else "nopass"
    return f"WIFI:T:{security};S:{_escaped(name)};P:{_escaped(password)};;"


def _escaped(text: str) -> str:
    return _WIFI_SPECIAL.sub(r"\\\1", text)
