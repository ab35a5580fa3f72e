"""Near-duplicates among 2,000 post-its, beside their words being read at all: `python tests/bench/duplicates.py`.

The post-its are made of the words of real ones, from 1 to 15 each; one in five says what another does in other forms.
`first`: nothing is known of any text; `again`: as when one more came in. `hard`: walls that were made to be slow.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from atelier.domain.ids import NoteId
from atelier.domain.near_duplicates import MOST_LETTERS, near_duplicates
from atelier.domain.plain_words import words_of
from atelier.domain.stems import stems

NOTES = 2000
RUNS = 5
GOAL_MS = 500
_WORDS = (
    "confiance parents enseignants école projet commun temps quartier familles centre social écoute respect rythmes "
    "contraintes réunion rencontre régulière partenaires inspection directeur collège élèves réussite envie légitimité "
    "reconnaissance complémentarité bienveillance animation médiation café accueil ouverture information communication "
    "diagnostic crise dispositif participation repas fête jardin atelier lecture devoirs orientation évaluation bilan"
)
WORDS = _WORDS.split()
LINKS = ("de", "des", "avec les", "et", "pour les", "dans le", "sans", "plus de", "entre", "autour du")


def wall(seed: int) -> dict[NoteId, str]:
    """Post-its as people might write them."""
    chance = random.Random(seed)
    texts: list[str] = []
    while len(texts) < NOTES:
        if texts and chance.random() < 0.2:
            texts.append(
                f"Les {chance.choice(texts)} !".upper() if chance.random() < 0.5 else chance.choice(texts)
            )
        else:
            words = (f"{chance.choice(LINKS)} {chance.choice(WORDS)}" for _ in range(chance.randint(1, 15)))
            texts.append(" ".join(words))
    return {NoteId(str(at)): text for at, text in enumerate(texts)}


def hard_walls() -> dict[str, list[str]]:
    """What takes the most comparing: all the same, as long as texts are still read, much longer, one list."""
    chance = random.Random(0)

    def said(count: int) -> str:
        return "le projet " + " ".join(f"{chance.choice(LINKS)} {chance.choice(WORDS)}" for _ in range(count))

    return {
        "the same": ["La confiance entre les parents"] * NOTES,
        "of 300 letters": [said(30)[:MOST_LETTERS] for _ in range(NOTES)],
        "of 300 words": [said(150) for _ in range(NOTES)],
        "one list in any order": [", ".join(chance.sample(WORDS[:12], 12)) for _ in range(NOTES)],
    }


def took_ms(work: Callable[[], object]) -> float:
    """How long that takes."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def main() -> None:
    """Print what finding them takes, and the least that reading the texts does."""
    first, again, floor = [], [], []
    groups = 0
    for seed in range(RUNS):
        notes = wall(seed)
        floor.append(took_ms(lambda notes=notes: [words_of(text) for text in notes.values()]))  # type: ignore[misc]
        stems.cache_clear()
        first.append(took_ms(lambda notes=notes: near_duplicates(notes)))  # type: ignore[misc]
        again.append(took_ms(lambda notes=notes: near_duplicates(notes)))  # type: ignore[misc]
        groups = len(near_duplicates(notes))
    verdict = "met" if max(first) <= GOAL_MS else "NOT MET"
    sys.stdout.write(
        f"{NOTES} post-its, {groups} groups: first {statistics.median(first):.0f} ms, longest {max(first):.0f} ms "
        f"(goal ≤ {GOAL_MS} ms: {verdict}), again {statistics.median(again):.0f} ms; "
        f"words read {statistics.median(floor):.0f} ms, "
        f"{statistics.median(first) / statistics.median(floor):.1f} times that\n"
    )
    for name, texts in hard_walls().items():
        notes = {NoteId(str(at)): text for at, text in enumerate(texts)}
        stems.cache_clear()
        took = took_ms(lambda notes=notes: near_duplicates(notes))  # type: ignore[misc]
        sys.stdout.write(f"hard, {name}: {took:.0f} ms\n")


if __name__ == "__main__":
    main()
