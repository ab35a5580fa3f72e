"""Two texts of a synthesis side by side in one: what was removed is struck out, what was added is underlined."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from atelier.domain.citing import number_phrase
from atelier.domain.differences import Fate, Piece, differences
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.plain_words import words_of
from atelier.domain.rich_text import Passage, Run, Shape, parse, plain
from atelier.ui import theme
from atelier.ui.synthesis.writing import fill


def difference_phrase(before: str, after: str) -> str:
    """How far two texts are from one another, in words."""
    if before == after:
        return _("les deux textes sont les mêmes")
    counts = {fate: _word_count(before, after, fate) for fate in Fate}
    if not counts[Fate.REMOVED] and not counts[Fate.ADDED]:
        return _("les mots sont les mêmes, seule la mise en forme change")
    removed = ngettext("{count} mot retiré", "{count} mots retirés", counts[Fate.REMOVED])
    added = ngettext("{count} mot ajouté", "{count} mots ajoutés", counts[Fate.ADDED])
    said = ((removed, counts[Fate.REMOVED]), (added, counts[Fate.ADDED]))
    return ", ".join(words.format(count=count) for words, count in said if count)


def _word_count(before: str, after: str, fate: Fate) -> int:
    pieces = differences(plain(before, number_phrase), plain(after, number_phrase))
    return sum(len(words_of(piece.text)) for piece in pieces if piece.fate is fate)


class Comparison(QTextBrowser):
    """Read only; one text alone is shown as it is. What is cited is told by `cited`."""

    def __init__(self, cited: Callable[[int], str], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cited = cited
        self.setAccessibleName(_("Comparaison"))

    def show_text(self, markup: str) -> None:
        """Show one text."""
        fill(self.document(), [self._spelt(passage) for passage in parse(markup)])
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_differences(self, before: str, after: str) -> None:
        """Show how the one became the other."""
        self.clear()
        cursor = self.textCursor()
        for piece in differences(plain(before, self._cited), plain(after, self._cited)):
            cursor.insertText(piece.text, _look(piece))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _spelt(self, passage: Passage) -> Passage:
        """With what is cited as words, and the mark of a bullet."""
        runs = (
            run if run.cites is None else replace(run, text=self._cited(run.cites), cites=None)
            for run in passage.runs
        )
        mark = (Run("– "),) if passage.shape is Shape.BULLET else ()
        return Passage(passage.shape, (*mark, *runs))


def _look(piece: Piece) -> QTextCharFormat:
    """Told by a line through or under as much as by a colour."""
    look, colours = QTextCharFormat(), theme.colours()
    look.setForeground(QColor(colours.ink))
    if piece.fate is Fate.REMOVED:
        look.setFontStrikeOut(True)
        look.setForeground(QColor(colours.bad))
    elif piece.fate is Fate.ADDED:
        look.setFontUnderline(True)
        look.setFontWeight(700)
        look.setForeground(QColor(colours.good))
    return look
