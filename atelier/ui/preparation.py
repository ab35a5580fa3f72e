"""What preparing a meeting asks of the program, handed over ready: the ready agendas, the code of a Wi-Fi."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atelier.ui.projection.invitation import Matrix

if TYPE_CHECKING:
    from atelier.domain.preset import Preset


def _none() -> "Sequence[Preset]":
    return ()


@dataclass(frozen=True, slots=True)
class Preparation:
    """`presets` raises a Fault where a file can't be read; `wifi_code` makes a code of a name and a password."""

    presets: "Callable[[], Sequence[Preset]]" = _none
    wifi_code: Callable[[str, str], Matrix] | None = None
