"""Another question and back: what was broken into lines is not broken again."""

import pytest

from atelier.board.drawing import ruler
from atelier.board.drawing.lettering import Lettering, lay_out
from atelier.board.style import console_style
from tests.board.conftest import Wall


def test_back_on_a_question_no_text_is_laid_out_again(
    sorted_wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene, first = sorted_wall.scene, sorted_wall.question_id
    laid_out: list[str] = []

    def counted(text: str, *rest: object, **named: object) -> Lettering:
        laid_out.append(text)
        return lay_out(text, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(ruler, "lay_out", counted)
    for question_id in (*sorted_wall.workshop.question_ids[1:], first):
        scene.set_question(question_id)
    scene.set_style(console_style(dark=True))
    assert laid_out == []
    scene.set_style(console_style(1.25, dark=True))
    assert sorted_wall.texts()[0] in laid_out
