"""A list of people, pasted or from a CSV file, read as rows; what each column is, is guessed and may be said otherwise.

Not here: which file it is, in which encoding, and what becomes of the people.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from atelier.domain.attendance import Person
from atelier.domain.ids import PeerGroupId
from atelier.domain.plain_words import folded, words_of
from atelier.domain.text import normal, one_line, title_problem, without_controls
from atelier.domain.things import PeerGroup

MOST_ROWS = 2_000
MOST_COLUMNS = 40
_DELIMITERS = "\t;,|"
_LONGEST_LINE = 10_000


class Column(Enum):
    """What a column tells of each person."""

    NAME = "name"
    FIRST_NAME = "first_name"
    STRUCTURE = "structure"
    GROUP = "group"
    PRESENT = "present"
    IS_NEW = "is_new"
    LEFT_OUT = "left_out"


_HEADERS: dict[str, Column] = {
    **dict.fromkeys(
        ("nom", "noms", "nom prenom", "prenom nom", "nom et prenom", "prenom et nom", "participant",
         "participants", "participante", "personne", "nom de famille", "name"),
        Column.NAME,
    ),
    **dict.fromkeys(("prenom", "prenoms", "first name"), Column.FIRST_NAME),
    **dict.fromkeys(
        ("structure", "structures", "organisme", "organisation", "etablissement", "ecole", "association",
         "employeur", "service", "institution"),
        Column.STRUCTURE,
    ),
    **dict.fromkeys(("groupe", "groupe de pairs", "pairs", "college", "categorie"), Column.GROUP),
    **dict.fromkeys(
        ("present", "presente", "presents", "presence", "present e", "emargement", "venu"), Column.PRESENT
    ),
    **dict.fromkeys(
        ("nouveau", "nouvelle", "nouveaux", "nouveau elle", "nouveau nouvelle", "premiere fois"),
        Column.IS_NEW,
    ),
    **dict.fromkeys(
        ("mail", "e mail", "email", "courriel", "telephone", "tel", "portable", "adresse", "ville", "fonction",
         "signature", "commune", "code postal", "remarque", "remarques", "numero"),
        Column.LEFT_OUT,
    ),
}  # fmt: skip
_YES = frozenset({"x", "xx", "oui", "o", "1", "present", "presente", "p", "v", "vrai", "true", "yes", "ok"})
_NO = frozenset({"", "non", "n", "0", "absent", "absente", "excuse", "excusee", "abs", "exc", "a", "e", "faux",
                 "false", "no"})  # fmt: skip
_TICKS = re.compile(r"[✓✔☑xX×]")
_CONTACT = re.compile(r"@|\d(?:[ .-]?\d){7,}")


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """Rows of cells, all as long as there are columns; `header`: what the first line called them, if it did.

    `unread`: how many lines there were beyond `MOST_ROWS`.
    """

    rows: tuple[tuple[str, ...], ...]
    columns: tuple[Column, ...]
    header: tuple[str, ...] = ()
    unread: int = 0

    def with_column(self, at: int, column: Column) -> "PeopleTable":
        """That column is such a one; another that was is left out, as each is told once."""
        others = tuple(Column.LEFT_OUT if each is column else each for each in self.columns)
        return replace(self, columns=(*others[:at], column, *others[at + 1 :]))

    def with_header(self, *, is_header: bool) -> "PeopleTable":
        """The first line names the columns, or is a person as well."""
        if is_header and not self.header and self.rows:
            return replace(self, header=self.rows[0], rows=self.rows[1:])
        if not is_header and self.header:
            return replace(self, header=(), rows=(self.header, *self.rows))
        return self

    def people(self, groups: Sequence[PeerGroup]) -> tuple[Person | None, ...]:
        """The person of each row; None where a row has neither name nor structure, or one that is too long."""
        ids = {" ".join(words_of(group.name)): group.id for group in groups}
        return tuple(self._person(row, ids) for row in self.rows)

    def unknown_groups(self, groups: Sequence[PeerGroup]) -> list[str]:
        """What is written in the place of a group and is none of the project's, each once."""
        known = {" ".join(words_of(group.name)) for group in groups}
        at = self.columns.index(Column.GROUP) if Column.GROUP in self.columns else None
        cells = [] if at is None else [row[at] for row in self.rows if row[at]]
        return [cell for cell in dict.fromkeys(cells) if " ".join(words_of(cell)) not in known]

    def _person(self, row: tuple[str, ...], group_ids: dict[str, PeerGroupId]) -> Person | None:
        told = dict(zip(self.columns, row, strict=True))
        name = one_line(f"{told.get(Column.FIRST_NAME, '')} {told.get(Column.NAME, '')}")
        structure = told.get(Column.STRUCTURE, "")
        if not (name or structure) or title_problem(name) or title_problem(structure):
            return None
        return Person(
            name=name,
            structure=structure,
            peer_group_id=group_ids.get(" ".join(words_of(told.get(Column.GROUP, "")))),
            present=Column.PRESENT not in told or _plain(told[Column.PRESENT]) not in _NO,
            is_new=_plain(told[Column.IS_NEW]) in _YES if Column.IS_NEW in told else None,
        )


def read_people(text: str, groups: Sequence[PeerGroup] = ()) -> PeopleTable:
    """The table of a text, one person a line."""
    # Not `clean`: a first cell that is empty is a cell.
    rows, unread = _rows(normal(without_controls(text)))
    named = [_HEADERS.get(_plain(cell)) for cell in rows[0]] if rows else []
    if _is_header(named):
        return PeopleTable(tuple(rows[1:]), _once(named), rows[0], unread)
    return PeopleTable(tuple(rows), _guessed(rows, groups), unread=unread)


def _is_header(named: Sequence[Column | None]) -> bool:
    """Whether the first line names columns; somebody may be of a structure that is called « École »."""
    return Column.NAME in named or Column.FIRST_NAME in named or 2 * sum(map(bool, named)) > len(named)


def _rows(text: str) -> tuple[list[tuple[str, ...]], int]:
    """Cells in which spaces are folded, and how many lines are beyond `MOST_ROWS`.

    Lines without any are dropped, and columns that are empty throughout.
    """
    lines = [line[:_LONGEST_LINE] for line in text.splitlines() if line.strip()]
    read = [cells[:MOST_COLUMNS] for cells in _read(lines, _delimiter(lines)) if any(map(str.strip, cells))]
    rows = [tuple(one_line(cell) for cell in cells) for cells in read[:MOST_ROWS]]
    width = max(map(len, rows), default=0)
    whole = [row + ("",) * (width - len(row)) for row in rows]
    used = [at for at in range(width) if any(row[at] for row in whole)]
    return [tuple(row[at] for at in used) for row in whole], len(read) - len(rows)


def _read(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    """The cells; where marks of quotation don't fit together over the lines, each line is read by itself."""
    text = io.StringIO("\n".join(lines), newline="")
    try:
        return list(csv.reader(text, delimiter=delimiter, strict=True))
    except csv.Error:
        return [_read_line(line, delimiter) for line in lines]


def _read_line(line: str, delimiter: str) -> list[str]:
    """Its cells; a mark of quotation that is not closed is a letter like another."""
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True))
    except csv.Error:
        return line.split(delimiter)


def _delimiter(lines: Sequence[str]) -> str:
    """The first of the usual ones that is in at least half of the lines."""
    for mark in _DELIMITERS:
        if 2 * sum(mark in line for line in lines) >= len(lines) > 0:
            return mark
    return _DELIMITERS[0]


def _guessed(rows: Sequence[tuple[str, ...]], groups: Sequence[PeerGroup]) -> tuple[Column, ...]:
    """By what is in them: ticks, names of groups, addresses; of the others the first ones tell who it is."""
    names = {" ".join(words_of(group.name)) for group in groups}
    found = [_by_content([row[at] for row in rows], names) for at in range(len(rows[0]) if rows else 0)]
    ticks = [at for at, column in enumerate(found) if column is Column.PRESENT]
    for at in ticks[1:2]:
        found[at] = Column.IS_NEW
    for at in ticks[2:]:
        found[at] = Column.LEFT_OUT
    unknown = [at for at, column in enumerate(found) if column is None]
    for at, column in zip(unknown, _who(rows, unknown), strict=False):
        found[at] = column
    return _once(found)


def _by_content(cells: Sequence[str], group_names: set[str]) -> Column | None:
    plain, filled = [_plain(cell) for cell in cells], [cell for cell in cells if cell]
    if all(word in _YES or word in _NO for word in plain) and any(word in _YES for word in plain):
        return Column.PRESENT
    if 2 * sum(" ".join(words_of(cell)) in group_names for cell in filled) > len(filled):
        return Column.GROUP
    if 2 * sum(bool(_CONTACT.search(cell)) for cell in filled) > len(filled):
        return Column.LEFT_OUT
    return None


def _who(rows: Sequence[tuple[str, ...]], unknown: Sequence[int]) -> tuple[Column, ...]:
    """A name in two columns is one word in each of them, most of the time."""
    if len(unknown) >= 3 and all(_mostly(rows, at, _is_one_word) for at in unknown[:2]):
        return (Column.NAME, Column.FIRST_NAME, Column.STRUCTURE)
    return (Column.NAME, Column.STRUCTURE)


def _mostly(rows: Sequence[tuple[str, ...]], at: int, so: Callable[[str], bool]) -> bool:
    return 2 * sum(so(row[at]) for row in rows) >= len(rows)


def _is_one_word(cell: str) -> bool:
    return len(cell.split()) == 1


def _once(found: Iterable[Column | None]) -> tuple[Column, ...]:
    """Each of them in one column, the first; the others are left out."""
    told: list[Column] = []
    for column in found:
        told.append(column if column is not None and column not in told else Column.LEFT_OUT)
    return tuple(told)


def _plain(cell: str) -> str:
    """Its words as they are compared; of a tick, "x"."""
    return "x" if _TICKS.fullmatch(cell.strip()) else " ".join(words_of(folded(cell)))
