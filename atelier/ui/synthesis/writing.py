"""Rich text in a document of Qt, and read from it: passages in, passages out."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
)

from atelier.domain.rich_text import Passage, Run, Shape
from atelier.ui.synthesis.citation import OBJECT, citing, number_of

_SHAPE = int(QTextFormat.Property.UserProperty) + 2
_INDENT_PX = 18.0
_GAP_PX = 4.0
_LINE_PERCENT = 116.0
"""Citations have a ground, which must not touch that of the line above."""
_BREAK = "\u2028"


def block_format(shape: Shape) -> QTextBlockFormat:
    """How a passage of that shape is laid out."""
    made = QTextBlockFormat()
    made.setBottomMargin(_GAP_PX)
    made.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    made.setProperty(_SHAPE, shape.value)
    if shape is not Shape.PARAGRAPH:
        made.setLeftMargin(_INDENT_PX)
    return made


def shape_of(block: QTextBlock) -> Shape:
    """What a block of the document is."""
    kept = block.blockFormat().property(_SHAPE)
    return Shape(kept) if kept else Shape.PARAGRAPH


def char_format(*, bold: bool, italic: bool) -> QTextCharFormat:
    """The look of words."""
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setFontItalic(italic)
    return made


def fill(document: QTextDocument, passages: Sequence[Passage]) -> None:
    """Have the document say that and nothing else; there is nothing to take back after it."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.setBlockFormat(block_format(Shape.PARAGRAPH))
    insert(cursor, passages)
    document.setUndoRedoEnabled(True)


def insert(cursor: QTextCursor, passages: Sequence[Passage]) -> None:
    """Put passages where the cursor is: the first goes on with the one that it is in, unless that is empty."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for at, passage in enumerate(passages):
        if at:
            cursor.insertBlock(block_format(passage.shape), char_format(bold=False, italic=False))
        elif not cursor.block().text():
            cursor.setBlockFormat(block_format(passage.shape))
        for run in passage.runs:
            _insert_run(cursor, run)
    cursor.endEditBlock()


def _insert_run(cursor: QTextCursor, run: Run) -> None:
    look = char_format(bold=run.bold, italic=run.italic)
    if run.cites is None:
        cursor.insertText(run.text, look)
    else:
        cursor.insertText(OBJECT, citing(run.cites, look))
        # What is typed behind it is words again.
        cursor.setCharFormat(look)


def read(document: QTextDocument) -> tuple[Passage, ...]:
    """What the document says, a passage a line."""
    return tuple(_passages(document.begin()))


def read_selected(cursor: QTextCursor) -> tuple[Passage, ...]:
    """What is selected of a document."""
    document = QTextDocument()
    QTextCursor(document).insertFragment(cursor.selection())
    first, *others = read(document)
    # A passage that is not selected from its start on comes without its shape.
    shape = shape_of(cursor.document().findBlock(cursor.selectionStart()))
    return (Passage(shape, first.runs), *others)


def _passages(block: QTextBlock) -> Iterator[Passage]:
    while block.isValid():
        yield from _split(shape_of(block), _runs(block))
        block = block.next()


def _runs(block: QTextBlock) -> Iterator[Run]:
    at = block.begin()
    while not at.atEnd():
        yield from _read_fragment(at.fragment())
        at += 1


def _read_fragment(fragment: QTextFragment) -> Iterator[Run]:
    look = fragment.charFormat()
    bold, italic = look.fontWeight() >= QFont.Weight.DemiBold, look.fontItalic()
    number = number_of(look)
    if number is None:
        # An object that is no citation is a picture that was pasted.
        yield Run(fragment.text().replace(OBJECT, ""), bold, italic)
    else:
        yield from (Run("", bold, italic, cites=number) for _object in range(fragment.length()))


def _split(shape: Shape, runs: Iterable[Run]) -> Iterator[Passage]:
    """A line break within a block begins a passage too."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split(_BREAK)
        line.append(Run(first, run.bold, run.italic, run.cites))
        for other in others:
            yield Passage(shape, tuple(line))
            line = [Run(other, run.bold, run.italic)]
    yield Passage(shape, tuple(line))
