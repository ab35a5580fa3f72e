"""Reading a preset, and the agenda that it comes to on so many questions."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.catalogue import load_presets
from atelier.domain.ids import MeetingId, ProjectId, QuestionId
from atelier.domain.preset import agenda_of, parse_preset, planned_stages
from atelier.domain.rules.agenda import MOST_STAGES
from atelier.domain.things import Question, StageKind
from atelier.domain.toml_tables import TableError
from atelier.domain.trame import MINUTES_AT_MOST, QUESTIONS_AT_MOST

GOOD = """\
titre = "Deux temps"

[[etapes]]
titre = "Bonjour"
type = "accueil"
minutes = 10

[[etapes]]
titre = "Écrire"
type = "collecte"
minutes = 5
pour_chaque_question = true

[[etapes]]
titre = "Café"
type = "pause"
minutes = 15
a_mi_chemin = true

[[etapes]]
titre = "Trier"
type = "regroupement"
minutes = 10
pour_chaque_question = true
"""


def test_a_part_comes_again_with_each_question_and_the_break_once() -> None:
    stages = planned_stages(parse_preset(GOOD, file="deux.toml"), [1, 2, 3])
    assert [(stage.title, stage.question) for stage in stages] == [
        ("Bonjour", None),
        ("Écrire", 1),
        ("Trier", 1),
        ("Écrire", 2),
        ("Trier", 2),
        ("Café", None),
        ("Écrire", 3),
        ("Trier", 3),
    ]


@given(st.integers(60, MINUTES_AT_MOST), st.integers(1, QUESTIONS_AT_MOST))
def test_what_it_lasts_in_all_is_shared_among_the_questions(minutes: int, count: int) -> None:
    preset = parse_preset(GOOD.replace("\n", f"\nminutes = {minutes}\n", 1), file="deux.toml")
    stages = planned_stages(preset, range(1, count + 1))
    assert sum(stage.minutes for stage in stages) == minutes
    assert {s.minutes for s in stages if s.kind in (StageKind.WELCOME, StageKind.BREAK)} == {10, 15}
    assert min(stage.minutes for stage in stages) >= 1


def questions(count: int) -> list[Question]:
    return [
        Question(id=QuestionId(f"q{n}"), project_id=ProjectId("p"), number=n, text="?", short="?")
        for n in range(1, count + 1)
    ]


@pytest.mark.parametrize("count", range(1, QUESTIONS_AT_MOST + 1))
def test_every_shipped_preset_makes_an_agenda_that_can_be_kept(count: int) -> None:
    for preset in load_presets():
        stages = agenda_of(preset, MeetingId("m"), questions(count))
        assert len(stages) <= MOST_STAGES
        assert [stage.rank for stage in stages] == list(range(len(stages)))
        assert {stage.question_id for stage in stages} - {None} == {
            question.id for question in questions(count)
        }
        assert all(1 <= stage.minutes <= MINUTES_AT_MOST and stage.instruction for stage in stages)


def test_the_three_hours_are_three_hours() -> None:
    (preset,) = (preset for preset in load_presets() if preset.title == "Rencontre de 3\xa0h")
    for count in range(1, 9):
        stages = planned_stages(preset, range(1, count + 1))
        assert sum(stage.minutes for stage in stages) == 180


def test_a_stage_of_sorting_may_be_silent_on_each_question() -> None:
    text = GOOD.replace("minutes = 10\npour", "minutes = 10\nsilence = true\npour")
    agenda = agenda_of(parse_preset(text, file="deux.toml"), MeetingId("m"), questions(2))
    assert [stage.title for stage in agenda if stage.silent] == ["Trier", "Trier"]


def test_the_three_hours_sort_in_silence_before_anybody_speaks() -> None:
    (preset,) = (preset for preset in load_presets() if preset.minutes == 180)
    sorting = [stage for stage in planned_stages(preset, [1, 2]) if stage.kind is StageKind.SORT]
    assert [(stage.question, stage.silent) for stage in sorting] == [
        (1, True),
        (1, False),
        (2, True),
        (2, False),
    ]


def test_one_two_four_all_takes_its_minutes() -> None:
    (preset,) = (preset for preset in load_presets() if preset.title == "1-2-4-tous")
    stages = [stage for stage in planned_stages(preset, [1]) if stage.question]
    assert [stage.minutes for stage in stages][:3] == [1, 2, 4]


@pytest.mark.parametrize(
    ("broken", "line", "said"),
    [
        (GOOD.replace("pour_chaque_question = true", 'pour_chaque_question = "oui"', 1), 12, "true ou false"),
        (
            GOOD.replace("a_mi_chemin = true", "a_mi_chemin = true\npour_chaque_question = true"),
            18,
            "mi-chemin",
        ),
        (GOOD.replace("pause", "sieste"), 16, "sieste"),
        (GOOD.replace("minutes = 5", "silence = true\nminutes = 5"), 11, "regroupement"),
        ('titre = "Vide"\n', 1, "aucune étape"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(broken: str, line: int, said: str) -> None:
    with pytest.raises(TableError, match=rf"deux\.toml, ligne {line}\xa0.*{said}"):
        parse_preset(broken, file="deux.toml")


@given(st.text())
def test_any_text_is_a_preset_or_told(text: str) -> None:
    with suppress(TableError):
        parse_preset(text, file="deux.toml")
