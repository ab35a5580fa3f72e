"""The récapitulatif as a file: whole, or what was chosen of it, or not at all."""

import csv
from dataclasses import replace
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from atelier.documents.formats import write_document
from atelier.documents.sheets.post_its import post_its
from atelier.documents.sheets.tables import Table
from atelier.domain.document import EVERYTHING, Options
from atelier.domain.progress import Cancelled
from atelier.domain.report import Incomplete, Report, ReportAttendee
from atelier.domain.things import Party, Review
from tests.documents.collection import Collection
from tests.documents.whole_meeting import whole_meeting

Rows = list[tuple[Any, ...]]


def sheets(report: Report, folder: Path, options: Options = EVERYTHING) -> dict[str, Rows]:
    """The rows of each sheet of the workbook, its header first."""
    write_document("recap", report, folder / "a.xlsx", options=options)
    return {sheet.title: list(sheet.values) for sheet in load_workbook(folder / "a.xlsx")}


def numbers(report: Report, folder: Path, options: Options = EVERYTHING) -> list[int]:
    """The numbers of the post-its in the CSV."""
    write_document("recap", report, folder / "a.csv", options=options)
    content = (folder / "a.csv").read_text("utf-8-sig")
    return sorted(int(row[0]) for row in list(csv.reader(StringIO(content, newline=""), delimiter=";"))[1:])


def test_both_hold_every_post_it_that_was_collected(tmp_path: Path) -> None:
    report = whole_meeting().report()
    collected = sorted(report.collected.values())
    assert numbers(report, tmp_path) == collected
    assert sorted(row[0] for row in sheets(report, tmp_path)["Post-its"][1:]) == collected


def test_an_empty_meeting_is_a_header_and_its_account(tmp_path: Path) -> None:
    told = sheets(Collection().report(), tmp_path)
    assert list(told) == ["Post-its", "À propos"]
    assert len(told["Post-its"]) == 1
    assert ("Post-its recueillis", 0) in told["À propos"]


def test_what_was_said_is_in_sheets_of_its_own(tmp_path: Path) -> None:
    report = replace(
        whole_meeting().report(),
        resolutions=("On recommence",),
    )
    told = sheets(report, tmp_path)
    assert told["Verbatims"][1][2:] == (
        None,
        timedelta(seconds=2061),
        "parents",
        "On s’est d’abord identifiés.",
    )
    assert told["Suites"][1] == ("Inviter l’inspection", "Mme A", "lundi", "local", "non")
    assert told["Décisions"][1] == ("On recommence",)
    assert told["Questions en suspens"][1] == ("Qui paye ?",)


def test_who_was_there_is_in_no_file_beside_their_minutes(tmp_path: Path) -> None:
    someone = ReportAttendee(name="Zoé Martin", structure="Le Phare", group="", present=True, is_new=True)
    told = sheets(replace(whole_meeting().report(), attendees=(someone,)), tmp_path)
    assert "Zoé" not in repr(told)
    assert "Phare" not in repr(told)


def test_a_synthesis_is_told_in_the_words_of_the_post_its_that_it_cites(tmp_path: Path) -> None:
    made = Collection()
    made.note("Le lien"), made.note("secret", withdrawn_by=Party.PARTICIPANT)
    made.note("écarté", review=Review.REFUSED)
    made.synthesis(made.cluster("Un"), "**D’abord** #1, #2, #3, #9\n- puis")
    row = sheets(made.report(), tmp_path)["Regroupements"][1]
    assert row == (
        "1 · Qu’est-ce qui marche ?",
        None,
        "1.1 Un",
        0,
        None,
        "D’abord «\u00a0Le lien\u00a0» n°\u00a01, n°\u00a02 (retiré), n°\u00a03 (non affiché), #9\n– puis",
    )


def test_a_question_alone_has_its_post_its_alone_and_says_so(tmp_path: Path) -> None:
    made = Collection("Un", "Deux")
    made.note("a"), made.note("b", question=2), made.note("c", question=2, review=Review.REFUSED)
    made.synthesis(made.cluster("C", question=2), "#1")
    options = Options(questions=(2,))
    assert numbers(made.report(), tmp_path, options) == [2, 3]
    told = sheets(made.report(), tmp_path, options)
    assert ("Ce qui n’y est pas", "Document partiel\u00a0: seulement la question 2.") in told["À propos"]
    assert told["Regroupements"][1][-1] == "«\u00a0a\u00a0» n°\u00a01"


def test_without_the_annex_the_wall_alone_is_told(tmp_path: Path) -> None:
    made = Collection()
    made.note("a"), made.note("b", review=Review.REFUSED)
    assert numbers(made.report(), tmp_path, Options(annex=False)) == [1]


def test_quotes_can_be_left_out(tmp_path: Path) -> None:
    assert "Verbatims" not in sheets(whole_meeting().report(), tmp_path, Options(quotes=False))


def test_a_meeting_that_is_not_over_is_said_to_be(tmp_path: Path) -> None:
    report = replace(Collection().report(), under_way=True)
    told = dict(row[:2] for row in sheets(report, tmp_path)["À propos"])
    assert str(told["Attention"]).startswith("Document fait le jour de la rencontre, le ")
    assert told["Date"] == datetime(2018, 10, 4)


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_post_it_without_a_row_stops_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def without_the_last(report: Report) -> Table:
        table = post_its(report)
        return replace(table, rows=table.rows[:-1])

    monkeypatch.setattr("atelier.documents.sheets.recap.post_its", without_the_last)
    made = Collection()
    made.note("a"), made.note("b")
    with pytest.raises(Incomplete, match="n°\u00a02"):
        write_document("recap", made.report(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("share", [0.0, 1.0])
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_who_wants_it_no_more_leaves_nothing_however_late(tmp_path: Path, name: str, share: float) -> None:
    def stop(done: float) -> None:
        if done >= share:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_document("recap", Collection().report(), tmp_path / name, progress=stop)
    assert list(tmp_path.iterdir()) == []
