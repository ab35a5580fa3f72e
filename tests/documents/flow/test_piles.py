"""Post-its one below the other: their numbers, their piles, where else they are."""

from atelier.documents.flow.piles import told
from atelier.documents.manuscript import Notes
from atelier.domain.ids import NoteId
from atelier.domain.report import ReportNote


def note(number: int, text: str = "", **values: object) -> ReportNote:
    return ReportNote(id=NoteId(str(number)), number=number, text=text, **values)  # type: ignore[arg-type]


def test_a_pile_is_told_from_its_first_to_its_last() -> None:
    pile = note(1, "un", stacked=(note(2, "deux"), note(3, "trois", importance=1)), also=("1.2", "2.1"))
    every = list(told(Notes(title="", notes=(pile, note(4)))))
    assert [(each.label, each.text, each.pile, each.elsewhere) for each in every] == [
        ("1", "un", "×3", ""),
        ("2", "deux", "", ""),
        ("3\u00a0+", "trois", "", "aussi\u00a0en\u00a01.2,\u00a02.1"),
        ("4", "", "", ""),
    ]
    assert [(each.first, each.last) for each in every] == [
        (True, False),
        (False, False),
        (False, True),
        (True, True),
    ]


def test_without_numbers_what_matters_is_still_told() -> None:
    notes = (note(1), note(2, importance=2))
    assert [each.label for each in told(Notes(title="", notes=notes, numbered=False))] == ["", "++"]


def test_a_correction_stands_for_the_text() -> None:
    (each,) = told(Notes(title="", notes=(note(1, "corigé", correction="corrigé"),)))
    assert each.text == "corrigé"
