"""A table as CSV that opens in a French Excel by a double click, and in anything else.

UTF-8 with a byte order mark, semicolons, CRLF, texts in quotes, line feeds inside them (RFC 4180 but for the semicolon,
which is the list separator of French Windows).

Quotes keep no spreadsheet from computing "=1+1", nor from making an error of "- moins de bruit" and a date of "3/4". An
apostrophe or a space before such a text would be read by everybody (OWASP, "CSV Injection"); `="…"` is cut at 255
letters. So a text that would be taken for something else begins with a zero-width space: it looks as it was typed.
"""

import csv
import re
from datetime import date, datetime, timedelta
from io import StringIO

from atelier.documents.sheets.tables import Table, Value, fitted
from atelier.domain.text import normal, without_controls

GUARD = "\u200b"
"""Begins no formula, no number and no date in any spreadsheet, and is drawn as nothing."""

_MONTH = (
    r"(?:janv?(?:ier|uary)?|f[ée]v(?:r(?:ier)?)?|feb(?:ruary)?|mar(?:s|ch)?|avr(?:il)?|apr(?:il)?|mai|may|juin|june?"
    r"|juil(?:let)?|july?|ao[ûu]t|aug(?:ust)?|sept?(?:embre|ember)?|oct(?:obre|ober)?|nov(?:embre|ember)?"
    r"|d[ée]c(?:embre|ember)?)\.?"
)
_MISREAD = re.compile(
    rf"(?:[=+\-@＝＋－＠]"  # a formula
    r"|[\d(.,$€£][\d\s.,/:%€$£()-]*(?:e[+-]?\d+)?(?:[ap]m)?\Z"  # a number, a sum, a day, a time
    rf"|(?:\d+[\s./-]*{_MONTH}[\s./-]*\d*|{_MONTH}[\s./-]*\d+)\Z"  # a day with its month
    r"|(?:vrai|faux|true|false|#n/a|#[a-z]+(?:/0)?[!?])\Z)",  # a truth, an error
    re.IGNORECASE,
)


def draw_csv(table: Table) -> bytes:
    """The content of the file."""
    written = StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_cell(value) for value in row.values] for row in fitted(table.rows))
    return written.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """The text, kept from being read as anything but a text."""
    return GUARD + text if _MISREAD.match(text.strip()) else text


def _cell(value: Value) -> str | int:
    match value:
        case None:
            return ""
        case str():
            return guarded(normal(without_controls(value)))
        case datetime():
            return f"{value:%d/%m/%Y %H:%M}"
        case date():
            return f"{value:%d/%m/%Y}"
        case timedelta():
            return str(value)
        case int():
            return value
