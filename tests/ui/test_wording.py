"""French phrases made of facts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from atelier.domain.things import Display, Note, PeerGroup, Source
from atelier.ui.wording import (
    clock_digits,
    elapsed_phrase,
    held_phrase,
    left_off_phrase,
    minutes_phrase,
    note_count,
    phone_count,
    source_phrase,
    waiting_phrase,
)
from tests.ui.conftest import NOON


@pytest.mark.parametrize(
    ("seconds", "phrase"),
    [
        (0, "à l’instant"),
        (-5, "à l’instant"),
        (9, "à l’instant"),
        (29, "il y a 20\u00a0s"),
        (60, "il y a 1\u00a0min"),
        (3599, "il y a 59\u00a0min"),
        (7200, "il y a 2\u00a0h"),
        (86400 * 3, "4 octobre"),
    ],
)
def test_how_long_ago(seconds: int, phrase: str) -> None:
    assert elapsed_phrase(NOON, NOON + timedelta(seconds=seconds)) == phrase


@pytest.mark.parametrize(
    ("seconds", "digits"), [(462, "07:42"), (0, "00:00"), (-130, "02:10"), (3725, "1:02:05")]
)
def test_clock_digits(seconds: int, digits: str) -> None:
    assert clock_digits(seconds) == digits


def test_counts_in_french() -> None:
    assert [note_count(n) for n in (0, 1, 21)] == ["aucun post-it", "1 post-it", "21 post-its"]
    assert [phone_count(n) for n in (0, 1, 17)] == ["aucun téléphone", "1 téléphone", "17 téléphones"]
    assert [minutes_phrase(n) for n in (5, 60, 95)] == ["5\u00a0min", "1\u00a0h\u00a000", "1\u00a0h\u00a035"]


def note(source: Source, author: str | None = None) -> Note:
    return Note(
        id="n",  # type: ignore[arg-type]
        project_id="p",  # type: ignore[arg-type]
        meeting_id="m",  # type: ignore[arg-type]
        question_id="q",  # type: ignore[arg-type]
        number=1,
        text="x",
        source=source,
        created_at=NOON,
        author=author,
    )


def test_where_a_note_came_from() -> None:
    parents = PeerGroup(id="g", project_id="p", rank=0, name="Parents")  # type: ignore[arg-type]
    assert source_phrase(note(Source.KEYBOARD)) == "clavier"
    assert source_phrase(note(Source.IMPORT)) == "import"
    assert source_phrase(note(Source.KEYBOARD), parents) == "clavier · Parents"
    assert source_phrase(note(Source.IMPORT), parents) == "import · Parents"
    assert source_phrase(note(Source.PHONE)) == "téléphone · anonyme"
    assert source_phrase(note(Source.PHONE), parents) == "téléphone · Parents"
    assert source_phrase(note(Source.PHONE, "Amina"), parents) == "téléphone · Amina, Parents"
    signed = replace(note(Source.PHONE, "Amina"), structure="École Jaurès")
    assert source_phrase(signed) == "téléphone · Amina, École Jaurès"


@pytest.mark.parametrize(
    ("display", "one", "many"),
    [
        (Display.HELD, "1 post-it gardé", "12 post-its gardés"),
        (Display.REVIEWED, "1 post-it à relire", "12 post-its à relire"),
        (Display.DIRECT, "1 post-it attend", "12 post-its attendent"),
    ],
)
def test_how_many_wait_and_why(display: Display, one: str, many: str) -> None:
    assert (waiting_phrase(1, display), waiting_phrase(12, display)) == (one, many)


def test_how_many_were_left_off_and_are_held() -> None:
    assert [left_off_phrase(n) for n in (1, 3)] == ["1 post-it non affiché", "3 post-its non affichés"]
    assert [held_phrase(n) for n in (1, 23)] == [
        "1 post-it reçu, révélé bientôt",
        "23 post-its reçus, révélés bientôt",
    ]
