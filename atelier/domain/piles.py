"""Notes that say the same thing lie on a pile: one is shown, the others are under it, every wording kept."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from atelier.domain.ids import NoteId
from atelier.domain.things import Note

Piles = Mapping[NoteId, tuple[Note, ...]]
"""What lies under each note that has others under it, by number."""


def read_piles(notes: Sequence[Note]) -> tuple[list[Note], Piles]:
    """The notes that are shown, in the order given, and what lies under them.

    `notes` are on the wall. Where the top of a pile is no longer, or on another question's, the first of the others
    is shown in its place: none is ever lost.
    """
    piles: dict[tuple[str, str, str], list[Note]] = defaultdict(list)
    for note in notes:
        piles[note.meeting_id, note.question_id, note.stack_id or note.id].append(note)
    under: dict[NoteId, tuple[Note, ...]] = {}
    for (_meeting_id, _question_id, top_id), pile in piles.items():
        if len(pile) > 1:
            pile.sort(key=lambda note: (note.id != top_id, note.number))
            under[pile[0].id] = tuple(pile[1:])
    hidden = {note.id for others in under.values() for note in others}
    return [note for note in notes if note.id not in hidden], under


def count_of(notes: Sequence[Note], piles: Piles) -> int:
    """How many notes those are, with all that lie under them."""
    return len(notes) + sum(len(piles.get(note.id, ())) for note in notes)
