"""Making the page's sources light: it goes over a weak Wi-Fi, to forty phones at once, in one request.

A few lines are enough because the sources keep to this: strings stand in double quotes, comments have lines of
their own, a declaration declares one name, objects say `name: name` in full, operators stand between spaces.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import product
from string import ascii_letters

_STRING = r'"(?:\\.|[^"\\\n])*"'
_REGEX = r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n ])+/[a-z]*"
_LINES = re.compile(r"^\s*//.*\n|/\*.*?\*/|^\s+", re.MULTILINE)
_DECLARATION = re.compile(r"\b(?:let|function) (\w+)|\blet \[([\w, ]+)\]|\(([\w, ]+)\) (?:=>|\{)")
_NAME = re.compile(rf"{_STRING}|{_REGEX}|(?<!\.)\.\w+|\w+:|\b[A-Za-z_]\w*")
_SPACE = re.compile(rf"({_STRING})|({_REGEX})| ?([-=+*<>!&|?:,;(){{}}\[\]]+) ?")
_RUN = re.compile(r"^(let .*);\nlet ", re.MULTILINE)
_LOOSE_END = re.compile(r"(?<=[,;{}(&|?])\n|\n(?=[}&|?:])|;(?=\})")
_RESERVED = {"as", "do", "if", "in", "is", "of"}


def light_css(source: str) -> str:
    """A style sheet without comments and indentation."""
    return _LINES.sub("", source).replace("\n", "")


def light_js(source: str) -> str:
    """A script without comments and loose spaces, in which the names that it declares have a letter or two."""
    text = _LINES.sub("", source).replace("const ", "let ")
    declared = {name for found in _DECLARATION.findall(text) for name in re.findall(r"\w+", " ".join(found))}
    said = Counter(_NAME.findall(text))
    fresh = _short_names(_RESERVED | said.keys() - declared)
    short = {name: next(fresh) for name, _times in said.most_common() if name in declared}
    while text != (joined := _RUN.sub(r"\1, ", text)):
        text = joined
    text = _NAME.sub(lambda match: short.get(match[0], match[0]), text)
    text = _SPACE.sub(lambda match: match[1] or match[2] or match[3], text)
    return _LOOSE_END.sub("", text).strip()


def _short_names(taken: set[str]) -> Iterator[str]:
    for length in (1, 2):
        yield from (name for name in map("".join, product(ascii_letters, repeat=length)) if name not in taken)
