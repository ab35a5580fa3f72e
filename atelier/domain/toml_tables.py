"""A TOML file that a facilitator may have written herself, read key by key with the line of whatever is wrong in it.

Not here: which keys a file of each sort has.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from atelier.domain.language import gettext as _


class TableError(ValueError):
    """What is wrong in a file, where, and what to do: one French sentence for the facilitator."""


def read_tables(text: str, *, file: str) -> "Table":
    """The file's top as a table; `file` is its name for the message of a TableError."""
    text = text.removeprefix("\ufeff")
    source = _Source(file, _line_numbers(text))
    return Table(_values(text, source), source)


def _values(text: str, source: "_Source") -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    # Beside its own error tomllib lets through int()'s on a giant number, and brackets nested too deep.
    except (ValueError, RecursionError) as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else text.rstrip().count("\n") + 1
        what = _(
            "la lecture bute ici ; vérifiez les guillemets, les crochets et le signe =, "
            "ôtez les accents des clés et les clés en double"
        )
        raise source.fault(line, what) from error


_Place = tuple[str, int, str]
"""A table's name ("" for the top), its rank among those of that name, a key in it ("" for its header)."""


@dataclass(frozen=True, slots=True)
class _Source:
    """Where things stand in the file, for the message."""

    file: str
    lines: Mapping[_Place, int]

    def line(self, place: _Place) -> int:
        """The place's line or the nearest known: an inline table's is that of its array's key."""
        table, rank, _key = place
        nearest = (place, (table, rank, ""), ("", 0, table))
        return next((self.lines[near] for near in nearest if near in self.lines), 1)

    def fault(self, line: int, what: str) -> TableError:
        """The error to raise for what is wrong on a line."""
        return TableError(_("{file}, ligne {line} : {what}.").format(file=self.file, line=line, what=what))


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the file, read key by key; every reader raises a TableError with the key's line."""

    values: Mapping[str, Any]
    source: _Source
    name: str = ""
    rank: int = 0

    def fault(self, key: str, what: str, **words: object) -> TableError:
        """The error to raise for what is wrong with a key; `what` may name {key} and the words."""
        line = self.source.line((self.name, self.rank, key))
        return self.source.fault(line, what.format(key=key, **words))

    def allow(self, *keys: str) -> None:
        """Refuses any other key, so that a misspelt one is not silently without effect."""
        for key in self.values:
            if key not in keys:
                what = _("la clé « {key} » n’existe pas ici ; ôtez-la ou écrivez l’une de celles-ci : {keys}")
                raise self.fault(key, what, keys=", ".join(keys))

    def required(self, key: str) -> object:
        """The value of a key that must be there."""
        if key not in self.values:
            raise self.fault(
                key, _("il manque la clé « {key} » ; ajoutez une ligne qui commence par {key} =")
            )
        return self.values[key]

    def text(self, key: str) -> str:
        """A text that must be there and say something, without its outer spaces."""
        value = self.required(key)
        if not (isinstance(value, str) and value.strip()):
            raise self.fault(key, _('« {key} » doit être un texte ; écrivez-le entre guillemets droits (")'))
        return value.strip()

    def optional_text(self, key: str) -> str:
        """A text, empty where there is none."""
        return self.text(key) if self.values.get(key, "") != "" else ""

    def whole_number(self, key: str, most: int) -> int:
        """A number from 1 to `most`; TOML's true and 1.0 are none."""
        value = self.required(key)
        if type(value) is not int or not 1 <= value <= most:
            what = _("« {key} » doit être un nombre entier de 1 à {most} ; corrigez-le, sans guillemets")
            raise self.fault(key, what, most=most)
        return value

    def flag(self, key: str) -> bool:
        """Yes or no; no where nothing is said."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            what = _("«\xa0{key}\xa0» doit être true ou false\u202f; écrivez l’un des deux, sans guillemets")
            raise self.fault(key, what)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none of them twice."""
        value = self.values.get(key, [])
        if not (isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)):
            what = _('« {key} » doit être une liste de textes ; écrivez par exemple {key} = ["Parents"]')
            raise self.fault(key, what)
        found = tuple(item.strip() for item in value)
        if len(set(found)) < len(found):
            raise self.fault(key, _("« {key} » dit deux fois la même chose ; ôtez le doublon"))
        return found

    def tables(self, key: str) -> tuple["Table", ...]:
        """The tables under a [[header]], in their order."""
        value = self.values.get(key, [])
        if not (isinstance(value, list) and all(isinstance(item, dict) for item in value)):
            what = _("« {key} » doit être une suite de parties ; commencez chacune par [[{key}]]")
            raise self.fault(key, what)
        return tuple(Table(item, self.source, key, rank) for rank, item in enumerate(value))


_HEADER = re.compile(r"\s*\[{1,2}\s*([\"']?)([\w-]+)\1\s*\]")
_KEY = re.compile(r"\s*([\"']?)([\w-]+)\1\s*[=.]")


def _line_numbers(text: str) -> dict[_Place, int]:
    """The line of each header and key, from 1; for messages only, the file's meaning is tomllib's affair."""
    lines: dict[_Place, int] = {}
    ranks: Counter[str] = Counter()
    table, closing = "", ""
    for number, line in enumerate(text.split("\n"), start=1):
        if closing:
            closing = "" if closing in line else closing
        elif header := _HEADER.match(line):
            table = header[2]
            lines.setdefault(("", 0, table), number)
            lines[table, ranks[table], ""] = number
            ranks[table] += 1
        else:
            if key := _KEY.match(line):
                lines.setdefault((table, max(0, ranks[table] - 1), key[2]), number)
            closing = _left_open(line)
    return lines


def _left_open(line: str) -> str:
    """The three quotes that close the text which the line leaves open, if it does."""
    opening = re.search(r"\"\"\"|\'\'\'", line)
    return opening[0] if opening and line.count(opening[0]) % 2 else ""
