"""The page in a real browser: sent once, whatever the network and the thumb do, and nothing typed is lost."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from atelier.domain.typography import bound
from atelier.phone.server import PhoneServer
from tests.browser.conftest import new_phone
from tests.browser.gestures import (
    LATER,
    SENT,
    choose,
    expect_chosen,
    expect_live,
    expect_own,
    expect_said,
    send,
    write,
)
from tests.phone.waiting_room import CODE, TEXTS, WaitingRoom

pytestmark = pytest.mark.browser
FAMILY = "👩‍👩‍👧‍👦"
"""One letter as people see it, seven code points."""


def test_the_whole_way(form: Page, hall: WaitingRoom) -> None:
    expect(form.get_by_role("heading", level=1)).to_have_text("1" + bound(TEXTS[0]))
    choose(form, 2)
    expect(form.get_by_role("heading", level=1)).to_have_text("2" + bound(TEXTS[1]))
    send(form, "Se rencontrer autour d’un café")
    expect_said(form, "✓ Votre post-it est envoyé.")
    expect_own(form, "Se rencontrer autour d’un café" + SENT)
    expect(form.get_by_label("Votre idée")).to_have_value("")
    note = hall.note("Se rencontrer autour d’un café")
    assert note.question_id == hall.question_ids[1]
    assert (note.author, note.structure, note.peer_group_id) == (None, None, None)


def test_the_page_follows_the_room_without_stealing_what_is_written(form: Page, hall: WaitingRoom) -> None:
    expect_live(form)
    hall.show(2)
    expect_chosen(form, 2)
    write(form, "en train d’écrire")
    hall.show(4)
    expect(form.get_by_text("La salle passe à la question 4.")).to_be_visible()
    expect_chosen(form, 2)
    form.get_by_role("button", name="Y aller").tap()
    expect_chosen(form, 4)
    expect(form.get_by_label("Votre idée")).to_have_value("en train d’écrire")
    expect(form.get_by_label("Votre idée")).to_be_focused()


def test_other_questions_are_out_of_reach_if_she_says_so(form: Page, hall: WaitingRoom) -> None:
    expect_live(form)
    expect(form.locator("#questions")).to_be_visible()
    hall.edit(free_questions=False)
    expect(form.locator("#questions")).to_be_hidden()
    hall.show(3)
    expect(form.get_by_role("heading", level=1)).to_have_text("3" + bound(TEXTS[2]))
    send(form, "sur la troisième")
    expect_own(form, "sur la troisième" + SENT)
    assert hall.note("sur la troisième").question_id == hall.question_ids[2]


def test_where_the_stream_is_blocked_it_asks_again_and_again(
    chromium: Browser, server: PhoneServer, hall: WaitingRoom
) -> None:
    phone = new_phone(chromium)
    phone.route("**/events*", lambda route: route.abort())
    form = phone.new_page()
    form.goto(server.form_url(CODE))
    expect_live(form)
    hall.show(2)
    expect(form.locator("#q2")).to_be_checked(timeout=15_000)
    phone.close()


@pytest.mark.parametrize("number", [1, 2])
def test_a_closed_question_is_shown_and_sends_nothing(form: Page, hall: WaitingRoom, number: int) -> None:
    expect_live(form)
    hall.collect(1, False)
    expect(form.locator("#door")).to_have_text("Cette question est fermée : choisissez-en une autre.")
    expect(form.locator("#q1")).to_have_accessible_description("fermée")
    choose(form, number)
    send(form, "idée")
    if number == 1:
        expect_said(form, "Cette question est fermée")
        expect(form.get_by_label("Votre idée")).to_have_value("idée")
        choose(form, 2)
        form.get_by_role("button", name="Envoyer le post-it").click()
    expect_own(form, "idée" + SENT)
    expect(form.locator("#door")).to_be_hidden()
    assert hall.note("idée").question_id == hall.question_ids[1]


def test_a_pause_takes_in_what_is_written_and_sends_it_afterwards(form: Page, hall: WaitingRoom) -> None:
    expect_live(form)
    hall.pause(True)
    expect(form.locator("#door")).to_contain_text("La collecte est en pause")
    send(form, "pendant la pause")
    expect_own(form, "pendant la pauseen attente")
    assert hall.texts == []
    hall.pause(False)
    expect_own(form, "pendant la pause" + SENT)
    expect(form.locator("#door")).to_be_hidden()


def test_a_closed_collection_keeps_what_is_written(form: Page, hall: WaitingRoom) -> None:
    expect_live(form)
    hall.open(False)
    expect(form.locator("#door")).to_contain_text("La collecte est fermée")
    send(form, "gardée pour plus tard")
    expect_said(form, "La collecte est fermée")
    expect(form.get_by_label("Votre idée")).to_have_value("gardée pour plus tard")
    hall.open(True)
    expect(form.locator("#door")).to_be_hidden()
    form.get_by_role("button", name="Envoyer").tap()
    expect_own(form, "gardée pour plus tard" + SENT)


def test_what_was_wrong_is_not_said_once_it_is_mended(form: Page, hall: WaitingRoom) -> None:
    send(form, "x" * 501)
    expect_said(form, "c’est trop")
    write(form, "plus court")
    expect(form.locator("#say")).to_be_empty()
    hall.open(False)
    expect(form.locator("#door")).to_be_visible()
    send(form, "trop tard")
    expect_said(form, "La collecte est fermée")
    hall.open(True)
    expect(form.locator("#say")).to_be_empty()


def test_too_long_is_kept_and_counted_as_the_server_does(form: Page, hall: WaitingRoom) -> None:
    send(form, FAMILY * 501)
    expect(form.locator("#count")).to_have_text("501 / 500")
    expect_said(form, "501 caractères, c’est trop")
    expect(form.get_by_label("Votre idée")).to_have_value(FAMILY * 501)
    expect(form.get_by_label("Votre idée")).to_be_focused()
    write(form, " \r\n" + FAMILY * 500 + "\n ")
    expect(form.locator("#count")).to_have_text("500 / 500")
    form.get_by_role("button", name="Envoyer").tap()
    expect_said(form, "✓ Votre post-it est envoyé.")
    assert hall.texts == [FAMILY * 500]


def test_a_long_one_is_advised_against(form: Page) -> None:
    write(form, "a" * 119)
    expect(form.locator("#hint")).to_have_text("Une idée par post-it")
    write(form, "a" * 120)
    expect(form.locator("#hint")).to_contain_text("C’est long")


@pytest.mark.parametrize("blank", ["", "  \n ", "\u200b"])
def test_an_empty_field_says_to_write_first(form: Page, hall: WaitingRoom, blank: str) -> None:
    send(form, "première")
    expect_said(form, "✓ Votre post-it est envoyé.")
    if blank:
        form.get_by_label("Votre idée").press_sequentially(blank)
    else:
        form.evaluate(LATER, 5)
    form.get_by_role("button", name="Envoyer").tap()
    expect_said(form, "Écrivez d’abord une idée")
    expect(form.get_by_label("Votre idée")).to_have_attribute("aria-invalid", "true")
    send(form, "seconde")
    expect_said(form, "✓ Votre post-it est envoyé.")
    assert hall.texts == ["première", "seconde"]


def test_the_wall_is_shown_if_she_allows_it_and_follows(form: Page, hall: WaitingRoom) -> None:
    expect(form.get_by_text("Voir le mur")).to_be_hidden()
    hall.add("<b>au mur</b>")
    hall.edit(shows_board=True)
    form.get_by_text("Voir le mur").click()
    expect(form.locator("#wall li")).to_have_text(["<b>au mur</b>"])
    hall.add("et de deux")
    expect(form.locator("#wall li")).to_have_text(["<b>au mur</b>", "et de deux"])
    hall.edit(shows_board=False)
    expect(form.locator("#wall")).to_be_hidden()


def test_an_answer_that_comes_late_does_not_undo_news(form: Page, hall: WaitingRoom) -> None:
    expect_live(form)
    held: list[Route] = []
    form.route("**/state?*", lambda route: held.append(route))
    form.evaluate("window.dispatchEvent(new Event('online'))")
    while not held:
        form.evaluate("0")  # what is asked for is seen to meanwhile
    before = held[0].fetch()
    hall.edit(shows_board=True)
    expect(form.get_by_text("Voir le mur")).to_be_visible()
    with form.expect_event("requestfinished"):
        held[0].fulfill(response=before)
    form.wait_for_function("true")
    expect(form.get_by_text("Voir le mur")).to_be_visible()


def test_a_wall_that_did_not_come_is_asked_for_again(form: Page, hall: WaitingRoom) -> None:
    hall.add("au mur")
    hall.edit(shows_board=True)
    form.route("**/board", lambda route: route.abort())
    with form.expect_event("requestfailed"):
        form.get_by_text("Voir le mur").click()
    form.unroute("**/board")
    form.evaluate("window.dispatchEvent(new Event('online'))")
    expect(form.locator("#wall li")).to_have_text(["au mur"])
