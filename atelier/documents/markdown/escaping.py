"""What people wrote, as Markdown that means nothing but itself; and the marks around their words."""

import re

from atelier.domain.text import without_controls

_MEANT = re.compile(r"[\\`*_\[\]<~|$]|&(?=#?\w+;)")
_BEGINS_A_BLOCK = re.compile(r"[#>=+-]|\d{1,9}(?=[.)](?:\s|$))")
_ENDS_A_HEADING = re.compile(r"#+$")
_BREAK = "\\\n"


def escaped(text: str, *, begun: bool = False) -> str:
    """Text of one line or several; `begun`: something stands before it on its first line."""
    first, *others = without_controls(text).strip(" \t\n").split("\n")
    lines = [_line(first, begun=begun), *(_line(line, begun=False) for line in others)]
    return _BREAK.join(lines)


def on_one_line(text: str) -> str:
    """Text whose line ends don't count, such as a title, after something else."""
    return escaped(" ".join(text.split("\n")), begun=True)


def heading(level: int, text: str) -> str:
    """A title that is escaped already."""
    return f"{'#' * level} {_ENDS_A_HEADING.sub(lambda signs: _BREAK[0] + signs[0], text)}"


def cell(text: str) -> str:
    """Text in a table, whose rows are one line each."""
    return escaped(text, begun=True).replace(_BREAK, "<br>")


def marked(text: str, *, bold: bool, italic: bool, free: bool) -> str:
    """Escaped text in bold or italic. `free`: nothing touches it that would take its marks for something else."""
    for on, sign, tag in ((italic, "*", "i"), (bold, "**", "b")):
        if on:
            text = f"{sign}{text}{sign}" if free else f"<{tag}>{text}</{tag}>"
    return text


def _line(line: str, *, begun: bool) -> str:
    """A line; a sign at its beginning that would make a list or a title of it is none."""
    line = line.strip(" \t")
    made = _MEANT.sub(lambda meant: f"\\{meant[0]}", line)
    if begun or not (begins := _BEGINS_A_BLOCK.match(made)):
        return made
    at = begins.end() if begins[0].isdigit() else 0
    return f"{made[:at]}\\{made[at:]}"
