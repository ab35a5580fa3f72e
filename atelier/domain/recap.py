"""Splits a pasted "récapitulatif de post-its" into post-it texts, and lets a preview re-cut them by hand.

Lives here: what separates two post-its in text that comes from a word processor. Not here: how long a
post-it may be, whether it already exists, what becomes of it. Only separators and leftovers are ever
taken away; case and wording stay as they were written. Every rule can err, so every cut can be undone
in the preview: `join` puts back what stood between two pieces, `split_at` cuts where the caret is.

- Between items: a dash between two spaces, a bullet after a space, a line break. A dash between two
  numbers is a range and stays ("10 - 12 ans", "CM2 - 6ème"), unless their units differ ("9 h - 12 h" is one).
- At the start of a line: bullets, dashes and numbering go ("-", "•", "1.", "2)", "3/", "a)", and "4 -" where
  other lines start with "1 -" and "2 -"). Kept are a minus sign ("-10 %"), a date ("06. 07. 2018"),
  "1/jour", and every dash of a text in which another line starts with "+": there it means "moins".
- A line break does not separate if the line below starts in lower case without a bullet, the line above ends
  no sentence, and either the item began with a bullet or number, or the line above is full: with the next
  word it would have been 40 characters long or more, and four fifths of the widest line or more. In a text
  that begins in lower case, case says nothing: only the bullet counts.
- The first line is dropped if it is a heading (see `_is_heading`) and other lines follow.
- Spaces fold to one. A non-breaking one stays itself beside a digit, before ? ! ; : » and after «.
- A comma or semicolon that ends an item is dropped if another item follows, and comes back with `join`.
- Word's bookmarks, control and invisible characters vanish. Joiners and direction marks (U+200C to U+200F,
  U+061C) stay beside a letter or an emoji that may need them: Arabic, Tamil, families of emoji.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_DASH = "\\-‐‑‒–—―−"
# The private-use ones are what Word leaves of a bullet in the Symbol and Wingdings fonts.
_BULLET = "•‣▪▫◦●○■□►▸➢➤·∙⁃\uf02d\uf06e\uf06f\uf071\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc"

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff"
    "\ud800-\udfff]"
)
# Without the blocks where our bullets are, so that a mark before a bullet does not hide it.
_SHAPED = "\u0590-\u1fff\u2600-\ud7ff\uf900-\U0010ffff"
_JOINER = "\u061c\u200c-\u200f"
_IDLE_JOINER = re.compile(f"(?<![{_SHAPED}])(?<![{_SHAPED}] )[{_JOINER}](?! ?[{_SHAPED}])")
_BOOKMARK = re.compile(r"\[bookmark:[^\[\]\r\n]{0,80}\]")
_BREAK = re.compile("\r\n?|[\n\v\f\x85\u2028\u2029]")
_HEADING = re.compile("\\b(?:r(?:é|e\u0301?)cap|post[- ]?its?\\b)", re.IGNORECASE)

_NUMBERING = r"""
    | \d{1,3} \. (?! \d | \. | \s?\d{1,2}\. )
    | \d{1,3} °? \) (?! \d )
    | \d{1,3} / (?= \s+\D | [A-ZÀ-ÖØ-Þ«] )
    | [A-Za-z] \) (?= \s )
"""
_MARK = rf"[{_BULLET}] | \*+ (?= \s | $ ) | [ovqüØ§] (?= \t ) {_NUMBERING}"
_DASH_MARK = rf"[{_DASH}]+ (?! [{_DASH}\d>] )"
_DASH_NUMBERING = rf"(\d{{1,2}}) \s? [{_DASH}] \s (?= [^\W\d] )"
_DASH_NUMBER = re.compile(_DASH_NUMBERING, re.VERBOSE)

# The separators inside a line, once its spaces are folded.
_INLINE = re.compile(rf"\s(?:[{_DASH}]+(?=\s|$)|[{_BULLET}]+)")
_UNIT = "h|min|mn|ans|mois|jours|€|%|er?|è[mr]e|eme"
_NUMBER_BEFORE = re.compile(rf"\d(?:\s?({_UNIT})(?:\d\d)?)?$", re.IGNORECASE)
_NUMBER_AFTER = re.compile(rf"\s\d+(?:\s?({_UNIT})(?![^\W\d_]))?", re.IGNORECASE)
_WINDOW = 12
_SPACES = re.compile(r"\s\s+|[^\S ]")
_SUBSTANCE = re.compile(rf"[^\s,;*{_DASH}{_BULLET}]")
_LOOSE_END = " \xa0\u202f,;"
_CUT_BEFORE = re.compile(rf"[\s,;]*(?:\s[{_DASH}{_BULLET}]+)?\s*$")
_CUT_AFTER = re.compile(rf"[\s,;]*(?:[{_DASH}{_BULLET}]+\s+)?")
_HYPHENATED = re.compile(r"(?<=[^\W\d_]-)\n")
_PLUS = re.compile(r"\+(?:\s|[^\W\d])")
_FULL_LINE = 40
_HEADING_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """One post-it to be, and what stood between it and the piece above (`glue`), as `join` puts it back."""

    text: str
    glue: str = " "


def split_recap(text: str) -> tuple[str, ...]:
    """The post-it texts that a pasted récapitulatif holds, in its order."""
    return tuple(piece.text for piece in pieces(text))


def looks_like_several(text: str) -> bool:
    """Whether a paste is worth offering a split: it holds at least two items."""
    return len(pieces(text)) > 1


def pieces(text: str) -> tuple[Piece, ...]:
    """The same as `split_recap`, with what the preview needs for joining pieces again."""
    texts: list[str] = []
    glues = [""]
    glue = ""
    for separator, chunk in _chunks(text):
        glue = separator if len(separator) > len(glue) else glue
        if not _SUBSTANCE.search(chunk):
            continue
        if texts:
            above = texts[-1]
            texts[-1] = above.rstrip(_LOOSE_END)
            glues.append(above[len(texts[-1]) :] + glue)
        texts.append(chunk.strip())
        glue = ""
    return tuple(map(Piece, texts, glues))


def join(items: Sequence[Piece], index: int) -> tuple[Piece, ...]:
    """The items with this one and the next made one. Raises IndexError if there is no next."""
    first, second = items[index], items[index + 1]
    return (*items[:index], replace(first, text=first.text + second.glue + second.text), *items[index + 2 :])


def split_at(items: Sequence[Piece], index: int, offset: int) -> tuple[Piece, ...]:
    """The items with this one cut in two at an offset in code points (Qt counts UTF-16 units: convert).

    Spaces, comma and dash at the cut become the glue, so `join` undoes it. Unchanged if a side were empty.
    """
    item = items[index]
    left, right = item.text[:offset], item.text[offset:]
    before = _CUT_BEFORE.search(left, max(0, len(left) - _WINDOW))
    after = _CUT_AFTER.match(right)
    left = left[: before.start()] if before else left
    right = right[after.end() :] if after else right
    if not (left and right):
        return tuple(items)
    glue = item.text[len(left) : len(item.text) - len(right)]
    return (*items[:index], replace(item, text=left), Piece(right, glue), *items[index + 1 :])


def _chunks(text: str) -> Iterator[tuple[str, str]]:
    """Each stretch between two separators, after the separator that stands before it; some are empty."""
    for paragraph in _paragraphs(_lines(text)):
        start, separator = 0, " "
        for match in _INLINE.finditer(paragraph):
            if not _is_range(paragraph, match):
                yield separator, paragraph[start : match.start()]
                start, separator = match.end(), f" {match[0].strip()} "
        yield separator, paragraph[start:]


def _lines(text: str) -> list[str]:
    """The lines from the first that says something, heading and leftovers taken away."""
    for leftover in (_INVISIBLE, _IDLE_JOINER, _BOOKMARK):
        text = leftover.sub("", text)
    lines = [line.strip() for line in _BREAK.split(text)]
    first = next((number for number, line in enumerate(lines) if line), 0)
    return lines[first + 1 :] if _is_heading(lines[first]) and any(lines[first + 1 :]) else lines[first:]


def _is_heading(line: str) -> bool:
    """Whether a line says "récap…" or "post-it(s)" in at most 60 characters, of which the last is ":"."""
    return line.endswith(":") and len(line) <= _HEADING_LENGTH and bool(_HEADING.search(line))


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Lines without their bullet or number, soft-wrapped ones together again, spaces folded."""
    marks = _marks(lines)
    wrap = _Wrap.of(lines)
    held: list[str] = []
    listed = False
    for line in (*lines, ""):
        body = marks.sub("", line, count=1)
        if held and body == line and wrap.continues(held[-1], line, listed=listed):
            held.append(line)
            continue
        if held:
            yield _folded(held)
        held, listed = [body] if body else [], body != line


def _marks(lines: Sequence[str]) -> re.Pattern[str]:
    """What may stand at the start of a line and goes: decided on the whole text where a dash is ambiguous."""
    kinds = [_MARK]
    if not any(_PLUS.match(line) for line in lines):
        kinds.append(_DASH_MARK)
    if {"1", "2"} <= {number[1] for line in lines if (number := _DASH_NUMBER.match(line))}:
        kinds.append(_DASH_NUMBERING)
    return re.compile(rf"(?: (?: {' | '.join(kinds)} ) \s* )*", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class _Wrap:
    """Tells a line break of the word processor's own making from one that a person meant.

    `full` is the length at which a line counts as full, `cased` whether case says anything in this text.
    """

    full: float
    cased: bool

    @classmethod
    def of(cls, lines: Sequence[str]) -> "_Wrap":
        """What the lines of a text tell about it."""
        widest = max(map(len, lines), default=0)
        first = next(filter(None, lines), "")
        return cls(full=max(_FULL_LINE, 0.8 * widest), cased=not first[:1].islower())

    def continues(self, above: str, line: str, *, listed: bool) -> bool:
        """Whether the line goes on with the item that holds the line above; `listed`: a bullet began it."""
        if not line[:1].islower() or above.endswith((".", "!", "?", "…")):
            return False
        next_word = line.split(maxsplit=1)[0]
        return listed or (self.cased and len(above) + 1 + len(next_word) >= self.full)


def _folded(lines: Sequence[str]) -> str:
    """The lines as one, without a space after a word that was cut at its hyphen."""
    text = _HYPHENATED.sub("", "\n".join(lines))
    return _SPACES.sub(_space, text)


def _space(run: re.Match[str]) -> str:
    """What a run of white space becomes: one space, hard where it was and French typography wants it."""
    before, after = run.string[run.start() - 1], run.string[run.end()]
    hard = next((space for space in run[0] if space in "\xa0\u202f"), " ")
    return hard if before == "«" or before.isdigit() or after.isdigit() or after in "?!;:»" else " "


def _is_range(paragraph: str, dash: re.Match[str]) -> bool:
    """Whether the dash stands between two numbers with no unit on the first, or the same unit on both."""
    before = _NUMBER_BEFORE.search(paragraph[max(0, dash.start() - _WINDOW) : dash.start()])
    after = _NUMBER_AFTER.match(paragraph[dash.end() : dash.end() + _WINDOW])
    if before is None or after is None:
        return False
    return (before[1] or "").lower() in ("", (after[1] or "").lower())
