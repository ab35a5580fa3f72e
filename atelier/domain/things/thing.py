"""What every thing is."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Anything with an identity that operations create, change and delete."""

    id: Any
