"""Filtering the post-its from the console: by menu, chips, and what the board then shows."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from atelier.domain.filtering import NO_GROUP, Criteria
from atelier.domain.ids import NoteId, PeerGroupId
from atelier.domain.operations import PlaceNotes, ShowQuestion, WithdrawNotes
from atelier.domain.things import Note, Source
from atelier.ui import theme
from atelier.ui.console.window import Console
from atelier.ui.finding.filter_row import FilterRow
from atelier.ui.finding.search_bar import SearchBar
from atelier.ui.projection.window import ProjectionWindow
from tests.ui.conftest import Room
from tests.ui.finding.groups import NAMES, add_groups, send_from

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def group_ids(room: Room) -> list[PeerGroupId]:
    """Two groups, with notes on two questions."""
    parents, teachers = ids = add_groups(room)
    send_from(room, parents, "L’école ouverte", "Le café")
    send_from(room, teachers, "Le temps", "L’école du soir")
    room.send("Un prêt de salle", source=Source.KEYBOARD)
    room.group("Un mot", "Des mots", title="Écrire")
    send_from(room, parents, "Une autre école", number=2)
    return ids


@pytest.fixture
def bar(qtbot: QtBot, group_ids: list[PeerGroupId], console: Console) -> SearchBar:
    assert group_ids
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_F, CTRL)
    assert console.search.bar is not None
    return console.search.bar


@pytest.fixture
def filters(bar: SearchBar) -> FilterRow:
    return bar.filters


def choices(menu: QMenu) -> dict[str, QAction]:
    """What a menu and its submenus offer, by their words."""
    offered: dict[str, QAction] = {}
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            offered |= {f"{action.text()} > {text}": choice for text, choice in choices(inner).items()}
        elif not action.isSeparator():
            offered[action.text()] = action
    return offered


def offers(filters: FilterRow) -> dict[str, QAction]:
    filters.menu.aboutToShow.emit()
    return choices(filters.menu)


def choose(filters: FilterRow, words: str) -> None:
    offers(filters)[words].trigger()


def drawn(room: Room, console: Console) -> list[str]:
    notes = (room.model.snapshot.get(Note, spot.note_id) for spot in console.scene.notes)
    return [note.text for note in sorted(notes, key=lambda note: note.number)]


def chips(filters: FilterRow) -> list[str]:
    return [chip.text() for chip in filters.chips]


def test_only_what_makes_sense_is_offered(filters: FilterRow) -> None:
    assert list(offers(filters)) == [
        *(
            f"Question > Question {n} · {s}"
            for n, s in enumerate(("Matche", "Entrées", "Continue", "Avec qui"), 1)
        ),
        *(f"Groupe de pairs > {name}" for name in (*NAMES, "Sans groupe de pairs")),
        "Arrivés > Au clavier",
        "Arrivés > Par téléphone",
        "À classer seulement",
    ]


def test_without_peer_groups_none_is_offered(room: Room, console: Console) -> None:
    room.send("Un")
    texts = offers(console.search.open().filters)
    assert not any("Groupe" in text or "Arrivés" in text for text in texts)


def test_criteria_add_up_and_come_off_one_by_one(qtbot: QtBot, bar: SearchBar, filters: FilterRow) -> None:
    choose(filters, "Groupe de pairs > Parents")
    assert (filters.count.text(), bar.count.text()) == ("3 post-its sur 8", "2 ici · 1 ailleurs")
    qtbot.keyClicks(bar.field, "ecole")
    choose(filters, "Question > Question 1 · Matche")
    assert filters.count.text() == "1 post-it sur 8"
    assert chips(filters) == ["Question 1 · Matche ×", "Parents ×"]
    qtbot.mouseClick(filters.chips[0], LEFT)
    assert chips(filters) == ["Parents ×"]
    assert filters.count.text() == "2 post-its sur 8"
    choose(filters, "Groupe de pairs > Parents")
    assert chips(filters) == []
    assert bar.count.text() == "2 ici · 1 ailleurs"


def test_another_choice_about_the_same_takes_its_place(filters: FilterRow) -> None:
    choose(filters, "Groupe de pairs > Parents")
    choose(filters, "Groupe de pairs > Sans groupe de pairs")
    assert filters.criteria == Criteria(peer_group_id=NO_GROUP)
    assert filters.count.text() == "3 post-its sur 8"
    choose(filters, "Enlever tous les filtres")
    assert filters.criteria == Criteria()
    assert filters.count.isHidden()


def test_the_others_are_hidden_and_seen_again(
    qtbot: QtBot, room: Room, console: Console, bar: SearchBar, filters: FilterRow
) -> None:
    before = drawn(room, console)
    assert not filters.hiding.isEnabled()
    choose(filters, "Groupe de pairs > Parents")
    assert drawn(room, console) == before
    qtbot.mouseClick(filters.hiding, LEFT)
    assert drawn(room, console) == ["L’école ouverte", "Le café"]
    assert not bar.list.isVisible()
    qtbot.mouseClick(filters.hiding, LEFT)
    assert drawn(room, console) == before
    assert bar.list.isVisible()


@pytest.mark.parametrize("by_button", [False, True])
def test_no_filter_outlives_the_search(
    qtbot: QtBot, room: Room, console: Console, bar: SearchBar, filters: FilterRow, by_button: bool
) -> None:
    before = drawn(room, console)
    choose(filters, "Groupe de pairs > Parents")
    filters.hiding.click()
    if by_button:
        qtbot.mouseClick(bar.shut, LEFT)
    else:
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert drawn(room, console) == before
    assert not console.scene.hides_notes
    console.search.open()
    assert (chips(filters), filters.hides_others, filters.criteria) == ([], False, Criteria())


def test_on_another_question_it_goes_on_and_says_so(
    room: Room, console: Console, bar: SearchBar, filters: FilterRow
) -> None:
    choose(filters, "Groupe de pairs > Parents")
    filters.hiding.click()
    room.send("Autre chose", number=2)
    room.ask(ShowQuestion(room.model.meeting_id, room.question(2).id))
    assert drawn(room, console) == ["Une autre école"]
    said = console.area.notice.sentence.text()
    assert said == "Le filtre vaut aussi ici (Parents)\xa0: 1 post-it sur 2."
    assert bar.count.text() == "1 ici · 2 ailleurs"


def test_what_comes_in_is_counted_and_shown_if_it_is_kept(
    qtbot: QtBot, room: Room, console: Console, filters: FilterRow, group_ids: list[PeerGroupId]
) -> None:
    choose(filters, "Groupe de pairs > Parents")
    filters.hiding.click()
    send_from(room, group_ids[1], "D’un autre groupe")
    send_from(room, group_ids[0], "Du même")
    qtbot.waitUntil(lambda: filters.count.text() == "4 post-its sur 10")
    assert drawn(room, console) == ["L’école ouverte", "Le café", "Du même"]


def test_a_burst_that_does_not_end_is_counted_meanwhile(qtbot: QtBot, room: Room, filters: FilterRow) -> None:
    choose(filters, "Arrivés > Par téléphone")
    before = filters.count.text()

    def told_while_they_come() -> bool:
        room.send("Encore un")
        return filters.count.text() != before

    qtbot.waitUntil(told_while_they_come)


def test_nothing_kept_says_what_to_take_off(qtbot: QtBot, bar: SearchBar, filters: FilterRow) -> None:
    choose(filters, "Groupe de pairs > Parents")
    choose(filters, "Arrivés > Au clavier")
    said = "Aucun post-it ne répond à tout cela à la fois. Enlevez «\xa0Au clavier\xa0»\xa0: il y en aura 3."
    assert bar.hint.text() == said
    assert bar.hint.isVisible()
    qtbot.keyClicks(bar.field, "zzz")
    assert "Enlevez des filtres" in bar.hint.text()
    filters.hiding.click()
    assert bar.hint.isVisible()


def test_what_is_asked_for_by_name_is_seen_again(room: Room, console: Console, filters: FilterRow) -> None:
    choose(filters, "Groupe de pairs > Parents")
    filters.hiding.click()
    hidden = room.note("Le temps")
    console.side_panel.note_chosen.emit(hidden.id)
    assert not filters.hides_others
    assert console.board.selection.ids == (hidden.id,)
    assert f"n°\xa0{hidden.number} était masqué" in console.area.notice.sentence.text()


def test_what_is_withdrawn_is_found_by_words_and_not_by_a_filter(
    qtbot: QtBot, room: Room, bar: SearchBar, filters: FilterRow
) -> None:
    room.ask(WithdrawNotes((NoteId(room.note("Le café").id),)))
    qtbot.keyClicks(bar.field, "cafe")
    assert bar.count.text() == "1 ici"
    choose(filters, "Groupe de pairs > Parents")
    assert bar.count.text() == "rien trouvé"


def test_a_long_name_is_cut_on_its_chip_and_told_whole(room: Room, console: Console) -> None:
    name = "Professionnelles et professionnels de la petite enfance du département"
    add_groups(room, (name,))
    filters = console.search.open().filters
    choose(filters, f"Groupe de pairs > {name}")
    (chip,) = filters.chips
    assert chip.text().endswith("… ×")
    assert chip.accessibleName() == f"Enlever le filtre\xa0: {name}"


def test_f3_goes_through_what_it_keeps(
    qtbot: QtBot, room: Room, console: Console, bar: SearchBar, filters: FilterRow
) -> None:
    choose(filters, "Groupe de pairs > Parents")
    reached = []
    for _press in range(3):
        qtbot.keyClick(bar.field, Qt.Key.Key_F3)
        reached.append(room.model.snapshot.get(Note, console.board.selection.ids[0]).text)
    assert reached == ["L’école ouverte", "Le café", "L’école ouverte"]


def test_a_chip_by_keyboard(qtbot: QtBot, bar: SearchBar, filters: FilterRow) -> None:
    choose(filters, "Groupe de pairs > Parents")
    choose(filters, "À classer seulement")
    filters.chips[1].setFocus()
    qtbot.keyClick(filters.chips[1], Qt.Key.Key_Space)
    assert chips(filters) == ["Parents ×"]
    assert filters.add.hasFocus()
    qtbot.keyClick(filters.add, Qt.Key.Key_Tab)
    assert filters.chips[0].hasFocus()
    qtbot.keyClick(filters.chips[0], Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_sorting_what_is_left_takes_it_away(
    qtbot: QtBot, room: Room, console: Console, filters: FilterRow
) -> None:
    choose(filters, "À classer seulement")
    filters.hiding.click()
    note_id, cluster = room.note("Le café").id, room.model.board(room.question(1).id).groups[0].cluster
    room.ask(PlaceNotes((note_id,), cluster.id))
    qtbot.waitUntil(lambda: "Le café" not in drawn(room, console))
    assert filters.count.text() == "5 post-its sur 8"


@pytest.fixture
def in_large_letters(qapp: QApplication) -> Iterator[None]:
    theme.install(qapp, scale=1.5)
    yield
    theme.install(qapp)


@pytest.mark.usefixtures("in_large_letters")
def test_a_small_screen_is_wide_enough_in_large_letters(room: Room, console: Console) -> None:
    add_groups(room, ("Professionnelles et professionnels de la petite enfance du département",))
    room.send("Un mot")
    console.resize(1024, 768)
    bar = console.search.open()
    bar.field.setText("mot")
    bar.filters.choose(Criteria(peer_group_id=NO_GROUP, unsorted=True))
    QApplication.processEvents()
    assert console.width() == 1024
    for widget in (bar.shut, bar.next, bar.filters.hiding, *bar.filters.chips):
        place = widget.mapTo(bar, widget.rect().bottomRight())
        assert bar.rect().contains(place)
        assert widget.width() >= widget.minimumSizeHint().width()


def test_its_keys_open_the_choices(qtbot: QtBot, console: Console) -> None:
    console.actions_.by_name["filter"].trigger()
    bar = console.search.bar
    assert bar is not None
    qtbot.waitUntil(bar.filters.menu.isVisible)
    bar.filters.menu.close()


def test_the_room_sees_nothing_of_it(qtbot: QtBot, room: Room, console: Console, filters: FilterRow) -> None:
    window = ProjectionWindow(room.model, invitation=None, console=console)
    qtbot.addWidget(window)
    window.resize(1024, 768)
    with qtbot.waitExposed(window):
        window.show()
    console.scene.settle()
    before = window.grab().toImage()
    choose(filters, "Groupe de pairs > Parents")
    filters.hiding.click()
    assert window.grab().toImage() == before


def test_what_is_typed_while_they_are_offered_are_words(qtbot: QtBot, console: Console) -> None:
    console.actions_.by_name["filter"].trigger()
    bar = console.search.bar
    assert bar is not None
    qtbot.waitUntil(bar.filters.menu.isVisible)
    qtbot.keyClick(bar.filters.menu, "v")
    assert not bar.filters.menu.isVisible()
    assert bar.query == "v"


def test_both_counts_tell_of_the_same(qtbot: QtBot, room: Room, console: Console) -> None:
    room.group("Le vélo", title="Vélo")
    room.ask(WithdrawNotes((room.send("Un vélo")[0],)))
    bar = console.search.open()
    qtbot.keyClicks(bar.field, "velo")
    assert bar.count.text() == "3 ici"
    assert bar.filters.count.text() == "1 post-it sur 1, 1 titre, 1 hors du tableau"
