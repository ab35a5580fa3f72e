"""The menus on the board: what applies is offered with its key, and does what it says."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.operations import (
    MergeClusters,
    MoveToQuestion,
    NestCluster,
    Operation,
    PlaceNotes,
    StackNotes,
    UnsortNotes,
    WithdrawNotes,
)
from atelier.ui.console.window import Console
from atelier.ui.projection.view import Projected, ProjectionView
from tests.ui.conftest import Room, make_room, open_console


@pytest.fixture
def sorted_room(room: Room) -> Room:
    """Two clusters and a post-it to sort."""
    room.group("Un", "Deux", title="Le & lien")
    room.group("Trois")
    room.send("Quatre")
    return room


def ids(room: Room, *texts: str) -> tuple[NoteId, ...]:
    return tuple(room.note(text).id for text in texts)


def clusters(room: Room) -> list[ClusterId]:
    return [group.cluster.id for group in room.model.board(room.question(1).id).groups]


def note_menu(console: Console, room: Room, text: str) -> QMenu:
    console.on_board.show_note(room.note(text).id)
    return console.board_menu.for_notes()


def told(menu: QMenu) -> list[str]:
    """What it offers, each with its key; `>` leads further."""
    return [line for action in menu.actions() if (line := _told(action))]


def _told(action: QAction) -> str:
    text, _tab, key = action.text().partition("\t")
    keys = key or action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
    plain = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
    return " ".join(filter(None, (plain, keys, ">" if action.menu() else "")))


def choose(menu: QMenu, *way: str) -> None:
    """Trigger what is found that way down the submenus."""
    for text in way:
        action = next(action for action in menu.actions() if _told(action).startswith(text))
        if action.menu():
            menu = action.menu()
        else:
            action.trigger()


def letters(menu: QMenu) -> Iterator[str]:
    for action in menu.actions():
        text = action.text().replace("&&", "")
        if "&" in text:
            yield text[text.index("&") + 1].lower()


# Post-its


def test_a_note_to_sort(console: Console, sorted_room: Room) -> None:
    assert told(note_menu(console, sorted_room, "Quatre")) == [
        "Nouveau regroupement G",
        "Envoyer vers >",
        "Question >",
        "Remettre à classer U",
        "Isoler I",
        "Plus important +",
        "Corriger… C",
        "En faire une suite",
        "Mettre en suspens",
        "Retirer du tableau Suppr",
    ]


def test_a_pile_at_the_head_of_two_clusters(console: Console, sorted_room: Room) -> None:
    room = sorted_room
    room.ask(StackNotes(ids(room, "Quatre"), room.note("Un").id))
    room.ask(PlaceNotes(ids(room, "Un"), clusters(room)[1], also=True))
    room.group("Ailleurs")
    menu = note_menu(console, room, "Un")
    assert told(menu) == [
        "Nouveau regroupement G",
        "Envoyer vers >",
        "Mettre aussi dans >",
        "Question >",
        "Retirer de ce regroupement seulement U",
        "Retirer de tous ses regroupements",
        "Isoler I",
        "Reculer d’un rang Ctrl+Maj+→",
        "Défaire la pile Maj+P",
        "Voir la pile…",
        "Plus important +",
        "Corriger… C",
        "En faire une suite",
        "Mettre en suspens",
        "Retirer 2 post-its du tableau Suppr",
    ]
    found = list(letters(menu))
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("way", "asked"),
    [
        (("Envoyer vers", "2"), lambda room: PlaceNotes(ids(room, "Un"), clusters(room)[1])),
        (("Mettre aussi", "2"), lambda room: PlaceNotes(ids(room, "Un"), clusters(room)[1], also=True)),
        (("Question", "3"), lambda room: MoveToQuestion(ids(room, "Un"), room.question(3).id)),
        (("Remettre",), lambda room: UnsortNotes(ids(room, "Un"))),
        (("Retirer du",), lambda room: WithdrawNotes(ids(room, "Un"))),
    ],
)
def test_what_is_chosen_is_asked(
    console: Console, sorted_room: Room, way: tuple[str, ...], asked: Callable[[Room], Operation]
) -> None:
    wanted = asked(sorted_room)
    choose(note_menu(console, sorted_room, "Un"), *way)
    assert sorted_room.asked[-1] == wanted


def test_names_of_people_keep_their_ampersands(console: Console, qtbot: QtBot) -> None:
    room = make_room(shorts=["Un", "Lien & temps"])
    other = open_console(qtbot, room)
    room.group("Un", title="Le & lien")
    room.send("Deux")
    menu = note_menu(other, room, "Deux")
    submenus = {action.text(): action.menu() for action in menu.actions() if action.menu()}
    assert submenus["&Envoyer vers"].actions()[0].text() == "&1  Le && lien"
    assert submenus["&Question"].actions()[0].text() == "&2  Lien && temps"
    assert console.isVisible()


def test_a_move_to_another_question_is_told(console: Console, sorted_room: Room) -> None:
    choose(note_menu(console, sorted_room, "Un"), "Question", "2")
    assert console.area.notice.sentence.text() == "Un post-it est passé à la question «\xa0Entrées\xa0»."


def test_how_many_went_with_a_pile_is_told(console: Console, sorted_room: Room) -> None:
    room = sorted_room
    room.ask(WithdrawNotes(ids(room, "Trois")))
    told = "1 post-it est retiré du tableau. Ctrl+Z\xa0: annuler."
    assert console.area.notice.sentence.text() == told
    room.ask(StackNotes(ids(room, "Deux", "Quatre"), room.note("Un").id))
    choose(note_menu(console, room, "Un"), "Retirer 3")
    assert room.texts(1) == []
    assert "3 post-its sont retirés du tableau" in console.area.notice.sentence.text()


def test_the_pile_that_the_room_sees_goes_whole(console: Console, sorted_room: Room) -> None:
    room = sorted_room
    room.ask(StackNotes(ids(room, "Deux"), room.note("Un").id))
    console.show_projected(Projected(ProjectionView.NOTE, clusters(room)[0], room.note("Un").id))
    console.on_board.withdraw_projected()
    assert room.asked[-1] == WithdrawNotes(ids(room, "Un", "Deux"))


# Clusters


def test_a_plain_cluster(console: Console, sorted_room: Room) -> None:
    menu = console.board_menu.for_cluster(clusters(sorted_room)[0])
    assert told(menu) == [
        "Renommer… F2",
        "Écrire la synthèse",
        "Validé par le groupe",
        "Laissé de côté",
        "Réunir avec >",
        "Ranger dans >",
        "Ranger dans une nouvelle rubrique R",
        "Reculer Ctrl+Maj+→",
        "Mettre à la fin",
        "Replier ou déplier Ctrl+R",
        "Voir le regroupement choisi Maj+F4",
        "Défaire le regroupement",
    ]
    found = list(letters(menu))
    assert len(found) == len(set(found))


def test_one_in_a_rubric(console: Console, sorted_room: Room) -> None:
    first, second = clusters(sorted_room)
    choose(console.board_menu.for_cluster(second), "Ranger dans >", "1")
    assert sorted_room.asked[-1] == NestCluster(second, first)
    offered = told(console.board_menu.for_cluster(second))
    assert "Sortir de la rubrique Maj+R" in offered
    assert "Ranger dans >" not in offered
    assert "Ranger dans une nouvelle rubrique R" not in told(console.board_menu.for_cluster(first))
    choose(console.board_menu.for_cluster(second), "Réunir avec", "1")
    assert sorted_room.asked[-1] == MergeClusters(second, first)


def test_its_actions_are_about_the_cluster_of_the_menu(console: Console, sorted_room: Room) -> None:
    first, second = clusters(sorted_room)
    console.on_board.show_cluster(first)
    choose(console.board_menu.for_cluster(second), "Défaire")
    assert clusters(sorted_room) == [first]


def test_folded_and_unfolded(console: Console, sorted_room: Room) -> None:
    first, second = clusters(sorted_room)
    console.scene.arrange_now()
    choose(console.board_menu.for_cluster(second), "Replier")
    assert console.scene.folded == {second}
    choose(console.board_menu.for_cluster(second), "Replier")
    assert console.scene.folded == frozenset()
    console.actions_.by_name["fold_all"].trigger()
    assert console.scene.folded == {first, second}
    console.actions_.by_name["unfold_all"].trigger()
    assert console.scene.folded == frozenset()


# The window's menus and keys


def test_an_empty_cluster_by_one_key_from_the_capture_line(
    console: Console, room: Room, qtbot: QtBot
) -> None:
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    console.scene.arrange_now()
    (made,) = clusters(room)
    assert console.board.editor is not None
    assert console.board.editor.cluster_id == made


def test_the_chosen_cluster_is_renamed_from_the_menu(console: Console, sorted_room: Room) -> None:
    console.scene.arrange_now()
    console.on_board.show_cluster(clusters(sorted_room)[1])
    console.actions_.by_name["rename_cluster"].trigger()
    assert console.board.editor is not None
    assert console.board.editor.cluster_id == clusters(sorted_room)[1]


def test_the_menu_opens_where_it_is_asked_for(console: Console, sorted_room: Room) -> None:
    console.on_board.show_note(sorted_room.note("Un").id)
    console.board.context_requested.emit(ids(sorted_room, "Un"), None, QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert told(menu)[0] == "Nouveau regroupement G"
    menu.close()
