"""What is pasted or dropped into a synthesis, reduced to what one can hold."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextDocument, QTextList

from atelier.domain.rich_text import Passage, Run, Shape, parse, plain, written
from atelier.ui.synthesis.writing import read

MARKUP = "application/x-atelier-synthesis"
_MEANT = re.compile(r"[\\*_]")
_BULLET = re.compile(r"^[^\S\n]*[•·▪‣–—*-][^\S\n]+", re.MULTILINE)


def pasted(source: QMimeData, *, is_number: Callable[[int], bool]) -> tuple[Passage, ...]:
    """The passages of what is in the clipboard; `#42` in words cites where there is such a post-it."""
    if source.hasFormat(MARKUP):
        return parse(bytes(source.data(MARKUP).data()).decode("utf-8", "replace"))
    found = _from_html(source.html()) if source.hasHtml() else ()
    return found or _from_text(source.text(), is_number)


def copy_into(data: QMimeData, passages: Sequence[Passage], cited: Callable[[int], str]) -> None:
    """Have passages in what is Qt's own for the clipboard: whole for another synthesis, in plain words elsewhere."""
    markup = written(passages)
    # Qt fills its own only when it is first read, over whatever is there.
    data.text()
    data.clear()
    data.setData(MARKUP, markup.encode())
    data.setText(plain(markup, cited))


def _from_html(html: str) -> tuple[Passage, ...]:
    document = QTextDocument()
    document.setHtml(html)
    bulleted = _bulleted(document)
    lines = (line for line in enumerate(read(document)) if _says(line[1]))
    return tuple(Passage(Shape.BULLET if at in bulleted else p.shape, p.runs) for at, p in lines)


def _bulleted(document: QTextDocument) -> set[int]:
    """Which lines of a page are items of a list."""
    found: set[int] = set()
    line, block = 0, document.begin()
    while block.isValid():
        count = block.text().count("\u2028") + 1
        if isinstance(block.textList(), QTextList):
            found.update(range(line, line + count))
        line, block = line + count, block.next()
    return found


def _says(passage: Passage) -> bool:
    return any(run.text.strip() for run in passage.runs)


def _from_text(text: str, is_number: Callable[[int], bool]) -> tuple[Passage, ...]:
    """Plain text is meant literally, but for the marks of lists and quotes, and the numbers of post-its."""
    escaped = _MEANT.sub(lambda meant: "\\" + meant[0], _BULLET.sub("- ", text))
    return tuple(
        Passage(passage.shape, tuple(_known(run, is_number) for run in passage.runs))
        for passage in parse(escaped)
    )


def _known(run: Run, is_number: Callable[[int], bool]) -> Run:
    if run.cites is None or is_number(run.cites):
        return run
    return Run(f"#{run.cites}", run.bold, run.italic)
