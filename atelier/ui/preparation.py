"""What preparing a meeting asks of the program, handed over ready: the ready agendas, the code of a Wi-Fi."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atelier.domain.preset import Preset
    from atelier.ui.projection.invitation import Matrix


def _none(_told: Callable[[str], object]) -> "Sequence[Preset]":
    return ()


@dataclass(frozen=True, slots=True)
class Preparation:
    """`presets` tells whoever it is given of each file that can't be read; `wifi_code` makes a code of a name and
    a password.
    """

    presets: "Callable[[Callable[[str], object]], Sequence[Preset]]" = _none
    wifi_code: "Callable[[str, str], Matrix] | None" = None
