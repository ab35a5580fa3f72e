"""The words of a synthesis, as they are kept: paragraphs, bullets and quotes, bold, italic, post-its cited by number.

Kept as plain text that reads well by itself, a small part of Markdown: a line that begins with `- ` is a bullet, with
`> ` a quote; `**bold**`, `_italic_`; `#42` cites the post-it of that number. A backslash takes its meaning from the
character after it. Whatever was typed is a text of this kind: what means nothing here stands for itself.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

_TOKEN = re.compile(
    r"\\(?P<escaped>[\\*_#>\-])|(?P<bold>\*\*)|(?P<italic>_)|(?<![^\W_])#(?P<cited>[0-9]{1,9})(?![^\W_])"
)
_MEANT = re.compile(r"[\\*_]|#(?=[0-9])|#\Z")
_ENDS_CITING = re.compile(r"#[0-9]+\Z")
_BEGINS = re.compile(r"(?=[->] )")


class Shape(StrEnum):
    """What a passage is on the page."""

    PARAGRAPH = ""
    BULLET = "- "
    QUOTE = "> "


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look; or, where `cites` is the number of a post-it, the place of its words, and no words here."""

    text: str
    bold: bool = False
    italic: bool = False
    cites: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a bullet or a quote."""

    shape: Shape
    runs: tuple[Run, ...]


def parse(markup: str) -> tuple[Passage, ...]:
    """The passages of a text; a line is one, and what stands between them empty is nothing."""
    return tuple(_passage(line) for line in markup.splitlines() if line.strip())


def written(passages: Iterable[Passage]) -> str:
    """The text of passages: `parse` gives them back, neighbouring runs of one look as one.

    A number that is cited has a space between it and a letter beside it, or it would be none.
    """
    return "\n".join(passage.shape.value + _written_runs(passage) for passage in passages)


def cited_numbers(markup: str) -> list[int]:
    """The numbers of the post-its that a text cites, in order, each as often as it is cited."""
    return [run.cites for passage in parse(markup) for run in passage.runs if run.cites is not None]


def plain(markup: str, cited: Callable[[int], str]) -> str:
    """The text without its looks, bullets as `– `; what `cited` says of a number stands where it is cited."""
    return "\n".join(_plain(passage, cited) for passage in parse(markup))


def _passage(line: str) -> Passage:
    line = line.strip()
    shape = next((s for s in (Shape.BULLET, Shape.QUOTE) if line.startswith(s.value)), Shape.PARAGRAPH)
    words = line.removeprefix(shape.value)
    # Marks around nothing, such as a line drawn with « ____ », stand for themselves.
    return Passage(shape, tuple(_joined(_runs(words))) or (Run(words),))


def _runs(line: str) -> Iterator[Run]:
    """The runs of a line. A mark is a look where another one ends it, else it stands for itself."""
    look = Run("")
    at = 0
    for token in _TOKEN.finditer(line):
        yield replace(look, text=line[at : token.start()])
        at = token.end()
        if token["escaped"]:
            yield replace(look, text=token["escaped"])
        elif token["cited"]:
            yield replace(look, cites=int(token["cited"]))
        elif token["bold"] and (look.bold or _closes(line[at:], "bold")):
            look = replace(look, bold=not look.bold)
        elif token["italic"] and (look.italic or _closes(line[at:], "italic")):
            look = replace(look, italic=not look.italic)
        else:
            yield replace(look, text=token[0])
    yield replace(look, text=line[at:])


def _closes(rest: str, look: str) -> bool:
    return any(token[look] for token in _TOKEN.finditer(rest))


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Neighbours of one look as one; none that says nothing."""
    said = (run for run in runs if run.text or run.cites is not None)
    for (bold, italic, cites), group in groupby(said, key=lambda run: (run.bold, run.italic, run.cites)):
        if cites is None:
            yield Run("".join(run.text for run in group), bold, italic)
        else:
            yield from group


def _written_runs(passage: Passage) -> str:
    """The runs with the marks of their looks, italic inside bold."""
    made = ""
    bold = italic = False
    for run in (*_joined(passage.runs), Run("")):
        if italic and (not run.italic or bold != run.bold):
            made, italic = made + "_", False
        if bold != run.bold:
            made, bold = made + "**", run.bold
        if run.italic and not italic:
            made, italic = made + "_", True
        if run.cites is not None:
            made += f"{_apart(made)}#{run.cites}"
        else:
            made += _apart(made) if _ENDS_CITING.search(made) and run.text[:1].isalnum() else ""
            made += _escaped(run.text, at_start=not made and passage.shape is Shape.PARAGRAPH)
    return made


def _apart(made: str) -> str:
    return " " if made[-1:].isalnum() else ""


def _escaped(text: str, *, at_start: bool) -> str:
    escaped = _MEANT.sub(lambda meant: "\\" + meant[0], text)
    return _BEGINS.sub(r"\\", escaped, count=1) if at_start and escaped[:2] in ("- ", "> ") else escaped


def _plain(passage: Passage, cited: Callable[[int], str]) -> str:
    words = "".join(run.text if run.cites is None else cited(run.cites) for run in passage.runs)
    return f"– {words}" if passage.shape is Shape.BULLET else words
