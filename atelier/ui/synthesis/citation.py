"""A citation in the field: one object of the text, drawn as what the post-it says now.

What it says is asked of the post-it, never kept in the text; `forget` after a change.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from atelier.domain.citing import cited_phrase
from atelier.domain.things import Note
from atelier.ui import theme

CITATION = int(QTextFormat.ObjectTypes.UserObject) + 1
OBJECT = "\ufffc"
"""What stands in the text for a citation."""
_NUMBER = int(QTextFormat.Property.UserProperty) + 1
_PAD = 5.0
_LEAST_WIDTH = 40.0
_WIDEST_EM = 20
"""So long at most, in heights of a line: the sentence around it is to be read too."""
_INDENTED = 20.0
"""What a bullet or a quote leaves of the width."""

NoteOf = Callable[[int], Note | None]
"""The post-it of a number, as it is now."""
Tones = Callable[[Note | None], tuple[QColor, QColor]]
"""The ground and the letters of what cites it."""


def citing(number: int, like: QTextCharFormat) -> QTextCharFormat:
    """The format of a citation, in the look of the words around it."""
    made = QTextCharFormat(like)
    made.setObjectType(CITATION)
    made.setProperty(_NUMBER, number)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    return made


def number_of(format: QTextFormat) -> int | None:
    """The number that a format cites, if it is one of a citation."""
    return int(format.property(_NUMBER)) if format.objectType() == CITATION else None


def uncited(like: QTextCharFormat) -> QTextCharFormat:
    """The look of a format for words: none of what makes it a citation."""
    made = QTextCharFormat()
    made.setFontWeight(like.fontWeight())
    made.setFontItalic(like.fontItalic())
    return made


def citations(document: QTextDocument) -> Iterator[tuple[int, int]]:
    """The position and the number of each citation, in order."""
    block = document.begin()
    while block.isValid():
        if OBJECT in block.text():
            yield from _in_block(block)
        block = block.next()


def _in_block(block: QTextBlock) -> Iterator[tuple[int, int]]:
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        number = number_of(fragment.charFormat())
        if number is not None:
            yield from ((fragment.position() + n, number) for n in range(fragment.length()))
        at += 1


class CitationObject(QPyTextObject):
    """Measures and draws citations: in the colour of the question, cut where it is wider than the field."""

    def __init__(self, note_of: NoteOf, tones: Tones, parent: QObject) -> None:
        super().__init__(parent)
        self._note_of = note_of
        self._known: dict[tuple[int, float, int], tuple[str, QSizeF]] = {}
        """What was measured for a number, at a width and a size: a key relays out every citation of its passage."""
        self._tones = tones

    def forget(self) -> None:
        """Post-its may say something else now."""
        self._known.clear()

    def size(self, document: QTextDocument, number: int) -> QSizeF:
        """How much room it takes."""
        return self._measured(document, number)[1]

    def _measured(self, document: QTextDocument, number: int) -> tuple[str, QSizeF]:
        """The words in the room that there is, and theirs."""
        font = document.defaultFont()
        key = (number, document.textWidth(), font.pixelSize())
        if key not in self._known:
            metrics = QFontMetricsF(font)
            words = self._words(document, number, metrics)
            width = metrics.horizontalAdvance(words) + 2 * _PAD
            self._known[key] = words, QSizeF(width, metrics.height())
        return self._known[key]

    def _words(self, document: QTextDocument, number: int, metrics: QFontMetricsF) -> str:
        note = self._note_of(number)
        whole = cited_phrase(number, note)
        room = max(
            min(document.textWidth(), _WIDEST_EM * metrics.height())
            - 2 * (document.documentMargin() + _PAD)
            - _INDENTED,
            _LEAST_WIDTH,
        )
        if metrics.horizontalAdvance(whole) <= room:
            return whole
        # The number is what the sentence is traced by: it stays.
        left = room - metrics.horizontalAdvance(cited_phrase(number, note, cut=lambda _text: ""))
        return cited_phrase(
            number, note, cut=lambda text: metrics.elidedText(text, Qt.TextElideMode.ElideRight, left)
        )

    # Qt overrides

    def intrinsicSize(self, doc: QTextDocument, _at: int, format: QTextFormat) -> QSizeF:
        return self.size(doc, number_of(format) or 0)

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        _at: int,
        format: QTextFormat,
    ) -> None:
        number = number_of(format) or 0
        paper, ink = self._tones(self._note_of(number))
        is_selected = format.background().style() is not Qt.BrushStyle.NoBrush
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(doc.defaultFont())
        painter.setPen(QPen(QColor(theme.colours().focus), 2) if is_selected else Qt.PenStyle.NoPen)
        painter.setBrush(paper)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, 0), 5, 5)
        painter.setPen(ink)
        painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, self._measured(doc, number)[0])
        painter.restore()
