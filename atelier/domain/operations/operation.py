"""What every operation is."""

import re
from dataclasses import dataclass
from typing import ClassVar

_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Operation:
    """What somebody wants done. `undoable`: whether "Annuler" takes it back."""

    undoable: ClassVar[bool] = True

    @property
    def name(self) -> str:
        """The name under which the journal keeps it: `AddNotes` is `add_notes`."""
        return _WORD_START.sub("_", type(self).__name__).lower()
