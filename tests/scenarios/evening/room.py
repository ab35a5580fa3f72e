"""The room of a scenario: people with phones in another process, and eyes on the projection."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from atelier.ui.projection.window import ProjectionWindow
from tests.ui.projection.drawn import drawn_texts

ANSWER_MS = 20_000
_SCRIPT = Path(__file__).with_name("phones.py")


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What the projection drew at a moment: every text, without spaces, as lines are broken anywhere."""

    moment: str
    words: str

    def holds(self, text: str) -> bool:
        """Whether that text was among it."""
        return "".join(text.split()) in self.words


@dataclass
class Room:
    """People who post, each from a phone of their own, and who read the projection.

    `accepted`: what a phone was told has arrived; `turned_away`: what it was told has not.
    """

    qtbot: QtBot
    process: QProcess
    people: Sequence[str]
    accepted: set[str] = field(default_factory=set)
    turned_away: set[str] = field(default_factory=set)
    glimpses: list[Glimpse] = field(default_factory=list)
    _answers: list[dict[str, Any]] = field(default_factory=list)

    def begin_to_post(self, url: str, texts: Sequence[str]) -> None:
        """Have everybody send their share; nobody waits for it."""
        shares = {person: texts[number :: len(self.people)] for number, person in enumerate(self.people)}
        wave = {"url": url, "phones": {person: share for person, share in shares.items() if share}}
        self._answers.clear()
        self.process.write(json.dumps(wave).encode() + b"\n")

    def hear_answers(self) -> None:
        """Wait until each phone has its answers."""
        self.qtbot.waitUntil(self._has_all, timeout=ANSWER_MS)
        for answer in self._answers[:-1]:
            (self.accepted if answer["status"] == 200 else self.turned_away).add(answer["text"])

    def watch(self, projection: ProjectionWindow, moment: str, *awaited: str) -> Glimpse:
        """Keep what the projection draws once it holds those texts, which may still be on their way."""
        self.qtbot.waitUntil(lambda: all(map(_seen(projection, moment).holds, awaited)), timeout=ANSWER_MS)
        self.glimpses.append(_seen(projection, moment))
        return self.glimpses[-1]

    def _has_all(self) -> bool:
        while self.process.canReadLine():
            self._answers.append(json.loads(self.process.readLine().data()))
        return bool(self._answers) and "done" in self._answers[-1]


def _seen(projection: ProjectionWindow, moment: str) -> Glimpse:
    assert projection.isVisible()
    drawn = "\n".join(run.text for run in drawn_texts(projection))
    return Glimpse(moment, "".join(drawn.split()))


@contextmanager
def room_of(people: Sequence[str], qtbot: QtBot) -> Iterator[Room]:
    """Those people, until they go home; their process ends by itself and without a complaint."""
    process = QProcess()
    process.start(sys.executable, [str(_SCRIPT)])
    try:
        yield Room(qtbot, process, people)
    finally:
        process.closeWriteChannel()
        ended = process.waitForFinished(ANSWER_MS)
        if not ended:
            process.kill()
            process.waitForFinished()
    assert ended
    assert bytes(process.readAllStandardError().data()) == b""
    assert process.exitCode() == 0
