"""The post-its that a pasted récapitulatif gives, while the facilitator re-cuts them. No widget."""

from dataclasses import dataclass

from atelier.domain.recap import Piece, join, pieces, split_at
from atelier.domain.text import NOTE_LENGTH


@dataclass(frozen=True, slots=True)
class RecapDraft:
    """Pieces in order, and the places of those that are left out."""

    pieces: tuple[Piece, ...] = ()
    left_out: frozenset[int] = frozenset()

    @classmethod
    def of(cls, text: str) -> "RecapDraft":
        """What a text gives before any hand touched it."""
        return cls(pieces(text))

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that would be added."""
        return tuple(piece.text for at, piece in enumerate(self.pieces) if at not in self.left_out)

    @property
    def too_long(self) -> tuple[int, ...]:
        """The places of the pieces that are longer than a post-it may be."""
        kept = (at for at in range(len(self.pieces)) if at not in self.left_out)
        return tuple(at for at in kept if len(self.pieces[at].text) > NOTE_LENGTH)

    def joined(self, at: int) -> "RecapDraft":
        """With a piece and the next made one, which is kept."""
        if not 0 <= at < len(self.pieces) - 1:
            return self
        return RecapDraft(join(self.pieces, at), self._moved(after=at + 1, by=-1) - {at})

    def split(self, at: int, offset: int) -> "RecapDraft":
        """With a piece cut in two at an offset in code points."""
        cut = split_at(self.pieces, at, offset)
        if len(cut) == len(self.pieces):
            return self
        moved = self._moved(after=at, by=1)
        return RecapDraft(cut, moved | {at + 1} if at in self.left_out else moved)

    def toggled(self, at: int) -> "RecapDraft":
        """With a piece left out, or taken in again."""
        return RecapDraft(self.pieces, self.left_out ^ {at})

    def number(self, at: int) -> int | None:
        """The place of a piece among those that would be added, from 1; None for one left out."""
        if at in self.left_out:
            return None
        return at + 1 - sum(out < at for out in self.left_out)

    def _moved(self, *, after: int, by: int) -> frozenset[int]:
        return frozenset(out + by if out > after else out for out in self.left_out if out != after or by > 0)


def code_points_before(text: str, utf16_offset: int) -> int:
    """The offset in code points of one in UTF-16 units, which is how Qt counts."""
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * utf16_offset]
    return len(units.decode("utf-16-le", "ignore"))


def decoded(data: bytes) -> str:
    """The text of a file, whichever of the usual encodings it is in.

    Raises:
        ValueError: it is no text.
    """
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if data.startswith(mark):
            try:
                return _text_only(data.decode(encoding))
            except UnicodeDecodeError:
                break
    return _text_only(data.decode("cp1252", "replace"))


def _text_only(text: str) -> str:
    if "\0" in text:
        raise ValueError("no text")
    return text
