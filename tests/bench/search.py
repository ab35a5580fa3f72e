"""A search over 2,000 post-its, key press by key press, beside a plain `in` over the same texts: `python
tests/bench/search.py`.

Each key press is a real one in the field of the console: what is found, its list, and the marks on the board; then
with a filter on, and with all that it does not keep hidden from the board.
"""

import os
import statistics
import sys
import time
from itertools import cycle, islice
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from atelier.domain.filtering import Criteria
from atelier.domain.things import Note, Source
from atelier.ui import theme
from atelier.ui.console.window import Console
from atelier.ui.finding.search_bar import SearchBar
from tests.ui.conftest import Room, make_room

NOTES = 2000
GOAL_MS = 50
WORDS = (
    "L’école ouverte aux parents",
    "Un café le matin devant la grille",
    "Se faire confiance avant de se connaître",
    "Respecter le rythme de chacun",
    "Œuvrer à un projet qui donne envie",
    "Savoir à qui téléphoner, et quand",
)
QUERIES = ("ecole", "confiance chacun", "cafe 12", "#1042", "oeuvrer projet")


def filled() -> Room:
    """A meeting whose post-its are shared out on its four questions."""
    room = make_room()
    texts = [f"{text} {n}" for n, text in enumerate(islice(cycle(WORDS), NOTES))]
    for number in range(1, 5):
        here = texts[number - 1 :: 4]
        room.send(*here[::2], number=number)
        room.send(*here[1::2], number=number, source=Source.KEYBOARD)
    return room


def floor_ms(room: Room, query: str) -> float:
    """The least that any search costs: the letters as they were typed, looked for in each text."""
    texts = [note.text for note in room.model.snapshot.all(Note)]
    started = time.perf_counter()
    found = [text for text in texts if query in text]
    del found
    return (time.perf_counter() - started) * 1000


def pressed_ms(application: QApplication, room: Room, bar: SearchBar) -> tuple[list[float], list[float]]:
    """How long each key press of the queries took, and the floor of each."""
    pressed: list[float] = []
    floors: list[float] = []
    for query in QUERIES:
        bar.field.clear()
        application.processEvents()
        for letter in query:
            started = time.perf_counter()
            QTest.keyClicks(bar.field, letter)
            application.processEvents()
            pressed.append((time.perf_counter() - started) * 1000)
            floors.append(floor_ms(room, bar.query))
    return pressed, floors


def report(name: str, pressed: list[float], floors: list[float]) -> None:
    """Print the median and the longest."""
    verdict = "met" if max(pressed) <= GOAL_MS else "NOT MET"
    sys.stdout.write(
        f"{NOTES} post-its, {name}, {len(pressed)} key presses: median {statistics.median(pressed):.1f} ms, "
        f"longest {max(pressed):.1f} ms (goal ≤ {GOAL_MS} ms: {verdict}); "
        f"plain `in` {statistics.median(floors):.2f} ms\n"
    )


def main() -> None:
    """Print what each way of looking takes."""
    application = QApplication([])
    theme.install(application)
    room = filled()
    console = Console(room.model, now=room.now)
    console.show()
    application.processEvents()
    bar = console.search.open()
    report("words", *pressed_ms(application, room, bar))
    bar.filters.choose(Criteria(source=Source.PHONE, unsorted=True))
    report("filtered", *pressed_ms(application, room, bar))
    bar.filters.hiding.click()
    report("others hidden", *pressed_ms(application, room, bar))
    console.close()


if __name__ == "__main__":
    main()
