"""Minutes of 300 and of 2,000 post-its as a PDF, beside a floor: `python tests/bench/documents.py`.

The floor is reportlab's `SimpleDocTemplate`, which does no more than set the same paragraphs, in one font, one below
the other. Each run is a process of its own, that draws its first document and then the same once more; seconds are
those that the drawing alone takes of a processor, memory is the most that the process ever had.
"""

import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from goals import Goal

from atelier.catalogue import example_text
from atelier.documents.contents.minutes import minutes
from atelier.documents.manuscript import Heading, Items, Manuscript, Notes, Part, Said, Table, Text
from atelier.domain.document import EVERYTHING
from tests.documents.collection import Collection

SIZES = (300, 2000)
RUNS = 5
QUESTIONS = 4
NOTES_A_CLUSTER = 6
MOST_TIMES_THE_FLOOR = 2.0
MOST_S_OF_300 = 1.0


def manuscript(notes: int) -> Manuscript:
    """The minutes of a meeting with so many post-its of 2 to 40 words, in clusters with a synthesis and a quote."""
    words = sorted({word for word in example_text().split() if word.isalpha()})
    some = random.Random(notes)

    def said(least: int, most: int) -> str:
        return " ".join(some.choices(words, k=some.randint(least, most))).capitalize()

    made = Collection(*(said(5, 9) + " ?" for _question in range(QUESTIONS)))
    for number in range(notes // NOTES_A_CLUSTER):
        question = 1 + number % QUESTIONS
        cluster = made.cluster(said(2, 6), question=question)
        first = made.note(said(2, 12), question=question, into=cluster)
        for _note in range(NOTES_A_CLUSTER - 1):
            made.note(said(2, 40) if some.random() < 0.2 else said(2, 12), question=question, into=cluster)
        made.synthesis(cluster, f"{said(20, 40)} (#{first.number}). {said(10, 20)}.")
        made.quote(said(8, 20), cluster_id=cluster, speaker=said(1, 2), time_s=60 * number)
    return minutes(made.report(), EVERYTHING)


def paragraphs(document: Manuscript) -> Iterator[str]:
    """Every text of a document, one by one."""
    for element in document.elements:
        match element:
            case Part() | Heading():
                yield element.title
            case Text() | Said():
                yield "".join(words.text for words in element.words)
            case Items():
                yield from ("".join(words.text for words in item) for item in element.items)
            case Notes():
                yield element.title
                yield from (each.shown_text for note in element.notes for each in note.every())
            case Table():
                yield from (cell for row in element.rows for cell in row.cells)


def draw_floor(texts: list[str]) -> None:
    """Set the texts with nothing but reportlab."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    import ressources

    name = "AtkinsonHyperlegible-Regular"
    pdfmetrics.registerFont(TTFont(name, str(ressources.ROOT / "fonts" / f"{name}.ttf")))
    style = ParagraphStyle("text", fontName=name, fontSize=9.4, leading=13)
    SimpleDocTemplate(BytesIO()).build([Paragraph(escape(text, quote=False), style) for text in texts])


def draw(document: Manuscript) -> None:
    """Draw it as the program does."""
    from atelier.documents.pdf.typesetting import draw_manuscript

    draw_manuscript(document)


def measure(kind: str, notes: int) -> None:
    """Print the figures of one process: the first document, the second one, the most memory."""
    document = manuscript(notes)
    texts = list(paragraphs(document))
    drawn: Callable[[], None] = partial(draw, document) if kind == "minutes" else partial(draw_floor, texts)
    seconds = []
    for _time in range(2):
        started = time.process_time()
        drawn()
        seconds.append(time.process_time() - started)
    memory_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps([*seconds, memory_mib]))


def measured(kind: str, notes: int) -> tuple[float, float, float]:
    """The figures of such a process."""
    asked = [sys.executable, __file__, kind, str(notes)]
    first_s, second_s, memory_mib = json.loads(subprocess.run(asked, check=True, capture_output=True).stdout)
    return first_s, second_s, memory_mib


def medians(runs: list[tuple[float, float, float]]) -> list[float]:
    """The median of each figure."""
    return [statistics.median(figures) for figures in zip(*runs, strict=True)]


def compare(notes: int) -> None:
    """Print what so many post-its take, in turn with the floor."""
    runs = [(measured("minutes", notes), measured("floor", notes)) for _run in range(RUNS)]
    ours = medians([mine for mine, _floor in runs])
    floor = medians([least for _mine, least in runs])
    sys.stdout.write(f"{notes} post-its, median of {RUNS} runs\n")
    for name, (first_s, second_s, memory_mib) in (("minutes", ours), ("floor", floor)):
        sys.stdout.write(
            f"  {name}: first document {first_s:.2f} s, next {second_s:.2f} s, {memory_mib:.0f} MiB\n"
        )
    goals = [
        Goal(f"{name} document, times the floor", mine / least, MOST_TIMES_THE_FLOOR, form="{:.2f}")
        for name, mine, least in zip(("first", "next"), ours, floor, strict=False)
    ]
    if notes == min(SIZES):
        goals.append(Goal("first document, seconds", ours[0], MOST_S_OF_300, form="{:.2f}"))
    sys.stdout.write("".join(f"{goal}\n" for goal in goals))


def main() -> None:
    """Print every comparison; with a kind and a number of post-its, the figures of one process."""
    if sys.argv[1:]:
        measure(sys.argv[1], int(sys.argv[2]))
    else:
        for notes in SIZES:
            compare(notes)


if __name__ == "__main__":
    main()
