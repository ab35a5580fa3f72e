"""The versions of a synthesis: kept, compared, taken again."""

import pytest

from atelier.domain.operations import DissolveCluster, WriteSynthesis
from atelier.domain.things import SynthesisVersion
from atelier.ui.console.window import Console
from atelier.ui.panels.side_panel import Panel
from atelier.ui.synthesis.comparison import difference_phrase
from atelier.ui.synthesis.panel import SynthesisPanel
from atelier.ui.synthesis.versions_dialog import VersionsDialog
from tests.ui.conftest import Room


@pytest.fixture
def panel(room: Room, console: Console) -> SynthesisPanel:
    room.group("Un", title="Lien")
    console.side_panel.show_panel(Panel.SYNTHESIS)
    return console.side_panel.synthesis


@pytest.fixture
def dialog(room: Room, panel: SynthesisPanel) -> VersionsDialog:
    """Two versions, the first with a name, and a present text."""
    panel.edit.show_markup("")
    panel.edit.insertPlainText("Le lien social")
    opened = panel.open_versions()
    assert isinstance(opened, VersionsDialog)
    opened.name.setText("Avant")
    opened.keep.click()
    room.now.pass_time(minutes=5)
    say(room, panel, "Le lien familial")
    opened.keep.click()
    room.now.pass_time(minutes=5)
    say(room, panel, "Un lien **familial**")
    return opened


def say(room: Room, panel: SynthesisPanel, text: str) -> None:
    room.ask(WriteSynthesis("s", panel.cluster_id, text))  # type: ignore[arg-type]


def rows(dialog: VersionsDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def choose(dialog: VersionsDialog, *chosen: int) -> None:
    dialog.list.clearSelection()
    for row in chosen:
        dialog.list.item(row).setSelected(True)


def kept(room: Room) -> list[str]:
    return sorted(version.text for version in room.model.snapshot.all(SynthesisVersion))


def test_what_is_typed_is_in_the_first_version(room: Room, dialog: VersionsDialog) -> None:
    assert kept(room) == ["Le lien familial", "Le lien social"]
    assert rows(dialog)[0] == "Texte actuel"
    assert rows(dialog)[2].startswith("Avant · ")
    assert dialog.name.text() == ""


def test_one_is_compared_with_the_present_text(dialog: VersionsDialog) -> None:
    choose(dialog, 2)
    assert dialog.comparison.toPlainText() == "Le Un lien socialfamilial"
    assert dialog.told.text().endswith("2 mots retirés, 2 mots ajoutés")


def test_two_are_compared_with_one_another_the_older_first(dialog: VersionsDialog) -> None:
    choose(dialog, 1, 2)
    assert dialog.comparison.toPlainText() == "Le lien socialfamilial"
    assert not dialog.take.isEnabled()


def test_a_difference_is_told_by_more_than_its_colour(dialog: VersionsDialog) -> None:
    choose(dialog, 2)
    looks = {}
    block = dialog.comparison.document().begin()
    at = block.begin()
    while not at.atEnd():
        look = at.fragment().charFormat()
        looks[at.fragment().text()] = (look.fontStrikeOut(), look.fontUnderline())
        at += 1
    assert looks["social"] == (True, False)
    assert looks["familial"] == (False, True)


def test_the_present_text_is_read_alone(dialog: VersionsDialog) -> None:
    choose(dialog, 0)
    assert dialog.comparison.toPlainText() == "Un lien familial"
    assert not dialog.take.isEnabled()
    assert not dialog.remove.isEnabled()


def test_a_text_is_read_with_its_looks_and_the_words_that_it_cites(
    room: Room, panel: SynthesisPanel, dialog: VersionsDialog
) -> None:
    say(room, panel, "Un **lien** #1\n- et un autre")
    choose(dialog, 0)
    assert dialog.comparison.toPlainText() == "Un lien « Un » n° 1\n– et un autre"
    caret = dialog.comparison.textCursor()
    caret.setPosition(len("Un li"))
    assert caret.charFormat().fontWeight() > 400
    choose(dialog, 1)
    assert "« Un » n° 1" in dialog.comparison.toPlainText()


def test_texts_that_are_the_same_are_said_to_be_in_one_sentence(dialog: VersionsDialog) -> None:
    dialog.keep.click()
    choose(dialog, 1)
    assert dialog.told.text().endswith("\xa0: les deux textes sont les mêmes")


def test_one_is_taken_again_and_what_stood_there_is_kept(
    room: Room, panel: SynthesisPanel, dialog: VersionsDialog
) -> None:
    choose(dialog, 2)
    dialog.take.click()
    assert panel.edit.markup == "Le lien social"
    assert kept(room) == ["Le lien familial", "Le lien social", "Un lien **familial**"]


def test_one_is_removed(room: Room, dialog: VersionsDialog) -> None:
    choose(dialog, 2)
    dialog.remove.click()
    assert kept(room) == ["Le lien familial"]
    assert len(rows(dialog)) == 2


def test_an_empty_text_is_not_kept(panel: SynthesisPanel) -> None:
    dialog = panel.open_versions()
    assert isinstance(dialog, VersionsDialog)
    assert not dialog.keep.isEnabled()


def test_it_closes_with_its_cluster(room: Room, panel: SynthesisPanel, dialog: VersionsDialog) -> None:
    assert panel.cluster_id is not None
    room.ask(DissolveCluster(panel.cluster_id))
    assert not dialog.isVisible()


def test_looks_that_changed_alone_are_said() -> None:
    assert "mise en forme" in difference_phrase("un mot", "un **mot**")
    assert "mêmes" in difference_phrase("un", "un")
