"""What a drop would do, in words and as an operation. By what it is judged: `drop_map`.

What notes would do: `note_targets`; a cluster: `cluster_targets`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from atelier.domain.board import Group
from atelier.domain.geometry import Rect
from atelier.domain.language import gettext as _
from atelier.domain.operations import Operation
from atelier.domain.things import Note

LINE = 3.0
_EXCERPT = 28


@dataclass(frozen=True, slots=True)
class Target:
    """What a drop would do, in words; the area that lights up, the line that shows the order.

    `more`: what is said beside it in smaller letters: what would be lost, what a key held down would do instead.
    `deed`: what it would do where that is nothing to the wall.
    """

    words: str
    operation: Operation | None = None
    area: Rect | None = None
    line: Rect | None = None
    more: str = ""
    deed: Callable[[], object] | None = None

    @property
    def does_something(self) -> bool:
        """Whether a drop there is not in vain."""
        return self.operation is not None or self.deed is not None


def cluster_name(group: Group) -> str:
    """How a sentence calls a cluster, between quotation marks."""
    return _("« {title} »").format(title=group.name)


def excerpt(note: Note) -> str:
    """The beginning of a note, for a sentence."""
    text = " ".join(note.shown_text.split())
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1].rstrip() + "…"
