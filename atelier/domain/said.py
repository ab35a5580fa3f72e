"""Quotes out of a text that is pasted: the words, the time code that stood before or behind them, and whose they are.

A code in brackets is one wherever it stands; a bare one at the beginning of a line or at its end, unless the sentence
goes on with it: « 10-12 ans », « rendez-vous à 12:30 ». Who spoke is told beside words between marks and their code:
a few words that begin no sentence. Every word of the text is in one of the quotes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from atelier.domain.time_codes import TimeCode, format_time_code, time_codes

_BULLET = re.compile(r"^\s*[·•▪◦*–—-]\s+")
_QUOTED = re.compile(r"«([^«»]+)»\s*$")
_WRAPPED = re.compile(r"^(?:«([^«»]*)»|“([^“”]*)”|\"([^\"]*)\")$")
_ATTRIBUTED = re.compile(
    r"(?:(?P<before>[^«»“”\":]{1,80}):\s*)?[«“\"](?P<words>[^«»“”\"]+)[»”\"](?P<after>[^«»“”\":]{0,80})"
)
_SPEAKER = re.compile(r"[^\W\d_][\w'’-]*(?:,? [\w'’-]+){0,4}")
_NO_SPEAKER = re.compile(
    r"(?:alors|c|ca|ça|ce|cela|donc|elles?|et|ils?|j|je|mais|nous|on|ou|puis|quand|si|tu|vous)\b",
    re.IGNORECASE,
)
"""What a sentence begins with that goes on beside a quote: « On évalue : « … » »."""
_HELD = "\0"
"""What stands in the place of a code while the words around it are read."""
_COUNTING = frozenset(
    ("à", "au", "aux", "de", "des", "du", "dès", "en", "entre", "et", "le", "la", "les", "ou", "page")
)
_TRAILING = " \t\u00a0\u202f.,;:–—-"
"""What may stand between a code and the edge of its line."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words, the second of the recording at which they were said, and who said them."""

    text: str
    time_s: int | None = None
    speaker: str = ""

    def __str__(self) -> str:
        """As it is read again."""
        code = "" if self.time_s is None else f" ({format_time_code(self.time_s)})"
        return f"« {self.text} »{code} {self.speaker}" if self.speaker else self.text + code


def read_said(text: str) -> Said:
    """The one quote that a text is, its code apart; the words alone where it holds none, or several."""
    attributed = _attributed(text)
    if attributed is not None:
        return attributed
    codes = _meant(text)
    if len(codes) != 1 or not (_opens(text, codes[0]) or _closes(text, codes[0])):
        return Said(text)
    words = _unwrapped(text[: codes[0].start] + " " + text[codes[0].end :])
    return Said(words, codes[0].seconds) if words else Said(text)


def split_said(text: str) -> list[Said]:
    """The quotes that a text holds, line by line, in their order."""
    return [said for line in text.splitlines() for said in _of_line(_BULLET.sub("", line).strip())]


def _of_line(line: str) -> Iterator[Said]:
    attributed = _attributed(line)
    if attributed is not None:
        yield attributed
        return
    codes = _meant(line)
    if codes and _opens(line, codes[0]):
        ends = [code.start for code in codes[1:]] + [len(line)]
        for code, end in zip(codes, ends, strict=True):
            yield from _said(line[code.end : end], code.seconds)
        return
    at = 0
    for code in codes:
        yield from _with_quoted_apart(line[at : code.start], code.seconds)
        at = code.end
    yield from _said(line[at:], None)


def _attributed(text: str) -> Said | None:
    """The one quote of a text such as « « … » (34-21), enseignante » or « Une maman : « … » (34-21) »."""
    text = _BULLET.sub("", text).strip()
    codes = _meant(text)
    if len(codes) > 1:
        return None
    around = text[: codes[0].start] + _HELD + text[codes[0].end :] if codes else text
    match = _ATTRIBUTED.fullmatch(around)
    if match is None or _HELD in match["words"] or not any(map(str.isalnum, match["words"])):
        return None
    speakers = [_speaker(match[side] or "") for side in ("before", "after")]
    speaker = "".join(filter(None, speakers))
    if None in speakers or all(speakers) or (speaker and not codes):
        return None
    return Said(match["words"].strip(), codes[0].seconds if codes else None, speaker)


def _speaker(words: str) -> str | None:
    """Who is named there, beside a quote and its code; None where it reads as a sentence."""
    name = words.replace(_HELD, " ").strip(" \t\n\u00a0\u202f,–—-")
    if not name.strip(_TRAILING):
        return ""
    return name if _SPEAKER.fullmatch(name) and not _NO_SPEAKER.match(name) else None


def _with_quoted_apart(words: str, seconds: int) -> Iterator[Said]:
    """« It was like this: « … » (38-58) »: what was said is between the marks, what introduces it was not."""
    quoted = _QUOTED.search(words)
    if quoted is None:
        yield from _said(words, seconds)
    else:
        yield from _said(words[: quoted.start()], None)
        yield from _said(quoted[1], seconds)


def _said(words: str, seconds: int | None) -> Iterator[Said]:
    text = _unwrapped(words)
    if any(letter.isalnum() for letter in text):
        yield Said(text, seconds)


def _unwrapped(words: str) -> str:
    """Without the marks that the quote will be given, and the point that followed its code."""
    words = words.strip().removeprefix(".").lstrip(_TRAILING)
    match = _WRAPPED.fullmatch(words.strip())
    return next(filter(None, match.groups()), "").strip() if match else words.strip()


def _meant(text: str) -> list[TimeCode]:
    return [
        code
        for code in time_codes(text)
        if code.is_bracketed or _opens(text, code) or (_closes(text, code) and not _counts(text, code))
    ]


def _opens(text: str, code: TimeCode) -> bool:
    goes_on = text[code.end :].lstrip()[:1].islower() and not code.is_bracketed
    return not text[: code.start].strip() and not goes_on


def _closes(text: str, code: TimeCode) -> bool:
    return not text[code.end :].strip(_TRAILING + "\n")


def _counts(text: str, code: TimeCode) -> bool:
    before = text[: code.start].split()
    return bool(before) and before[-1].lower().strip("(«") in _COUNTING


def is_several(text: str) -> bool:
    """Whether a text holds several quotes: of two codes or more, or each of its lines words between quotation marks."""
    if sum(said.time_s is not None for said in split_said(text)) > 1:
        return True
    lines = [_BULLET.sub("", line).strip() for line in text.splitlines() if line.strip()]
    return len(lines) > 1 and all(_WRAPPED.fullmatch(line) or _attributed(line) for line in lines)
