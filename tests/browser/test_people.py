"""Who writes: nobody by default, kept on the phone if the meeting asks, gone in one tap on a shared tablet."""

import json

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from atelier.phone.server import PhoneServer
from tests.browser.conftest import new_phone
from tests.browser.gestures import SENT, SHELF, expect_live, expect_own, expect_said, send, write
from tests.phone.waiting_room import CODE, WaitingRoom

pytestmark = pytest.mark.browser

FILL = """() => {
  for (let size = 1 << 22, all = ""; size >= 1;) {
    try { localStorage.setItem("autre", all + "x".repeat(size)); all += "x".repeat(size); } catch { size >>= 1; }
  }
}"""
"""Leaves no room on the phone for a letter more."""


def introduce(form: Page, name: str, structure: str) -> None:
    """Say who one is."""
    form.get_by_text("ajouter mon prénom").click()
    form.get_by_label("Prénom").fill(name)
    form.get_by_label("Structure").fill(structure)
    form.get_by_label("Groupe").select_option(index=1)


def test_nothing_is_asked_by_default(form: Page) -> None:
    expect(form.locator("footer")).to_contain_text("Anonyme")
    expect(form.locator("#person")).to_have_count(0)


def test_who_one_is_goes_with_each_post_it_and_is_kept_for_next_time(form: Page, hall: WaitingRoom) -> None:
    hall.edit(asks_name=True, asks_structure=True, asks_group=True)
    expect(form.locator("#person")).to_be_attached()
    introduce(form, "Amina", "École Jean-Moulin")
    send(form, "signé")
    expect_own(form, "signé" + SENT)
    note = hall.note("signé")
    assert (note.author, note.structure, note.peer_group_id) == (
        "Amina",
        "École Jean-Moulin",
        hall.group_ids[0],
    )
    form.reload()
    expect(form.locator("#who")).to_contain_text("Amina · École Jean-Moulin")
    send(form, "signé aussi")
    expect_own(form, "signé aussi" + SENT, "signé" + SENT)
    assert hall.note("signé aussi").author == "Amina"


def test_who_one_is_is_told_only_as_far_as_the_meeting_asks(form: Page, hall: WaitingRoom) -> None:
    hall.edit(asks_name=True, asks_structure=True, asks_group=True)
    introduce(form, "Amina", "École Jean-Moulin")
    hall.edit(asks_name=False, asks_group=False)
    expect(form.get_by_label("Prénom")).to_have_count(0)
    with form.expect_request(lambda request: request.method == "POST") as sent:
        send(form, "à moitié signé")
    assert "Amina" not in (sent.value.post_data or "")
    expect_own(form, "à moitié signé" + SENT)
    assert hall.note("à moitié signé").structure == "École Jean-Moulin"
    hall.edit(asks_name=True)
    expect(form.get_by_label("Prénom")).to_have_value("Amina")


def test_what_the_meeting_asks_for_later_is_asked_once_nothing_is_being_written(
    form: Page, hall: WaitingRoom
) -> None:
    send(form, "avant")
    expect_own(form, "avant" + SENT)
    write(form, "en cours")
    hall.edit(asks_name=True)
    hall.show(2)
    expect(form.locator("#moved")).to_be_visible()
    expect(form.locator("#person")).to_have_count(0)
    form.get_by_role("button", name="Envoyer le post-it").click()
    hall.edit(asks_structure=True)
    expect(form.locator("#person")).to_have_count(1)
    expect(form.locator("#own > li")).to_have_count(2)


def test_a_full_phone_forgets_the_person_all_the_same(
    form: Page, phone: BrowserContext, hall: WaitingRoom
) -> None:
    hall.edit(asks_name=True, asks_structure=True, asks_group=True)
    expect(form.locator("#person")).to_be_attached()
    introduce(form, "Amina", "École Jean-Moulin")
    phone.set_offline(True)
    send(form, "pas encore parti")
    expect_own(form, "pas encore partien attente")
    form.evaluate(FILL)
    form.get_by_role("button", name="Au suivant").click()
    expect(form.get_by_label("Votre idée")).to_be_focused()
    expect_own(form)
    assert "atelier/person" not in form.evaluate(SHELF)
    phone.set_offline(False)
    expect(form.locator("#before")).to_be_hidden(timeout=20_000)
    assert hall.texts == ["pas encore parti"]


def test_the_next_person_finds_nothing_of_the_one_before(
    form: Page, phone: BrowserContext, hall: WaitingRoom
) -> None:
    hall.edit(asks_name=True, asks_structure=True, asks_group=True)
    expect(form.locator("#person")).to_be_attached()
    introduce(form, "Amina", "École Jean-Moulin")
    send(form, "envoyé par Amina")
    expect_own(form, "envoyé par Amina" + SENT)
    write(form, "brouillon d’Amina")
    token = json.loads(form.evaluate(SHELF)["atelier/phone"])
    form.get_by_role("button", name="Au suivant").click()
    expect_own(form)
    expect(form.get_by_label("Votre idée")).to_have_value("")
    expect(form.get_by_label("Votre idée")).to_be_focused()
    expect(form.locator("#who")).to_have_text("Anonyme · ajouter mon prénom")
    expect_live(form)
    kept = json.dumps(form.evaluate(SHELF), ensure_ascii=False) + json.dumps(phone.cookies())
    for trace in ("Amina", "Moulin", hall.note("envoyé par Amina").key or "?", token, hall.group_ids[0]):
        assert trace not in kept
    form.reload()
    expect_own(form)
    send(form, "du suivant")
    expect_own(form, "du suivant" + SENT)
    assert hall.note("du suivant").author is None


def test_what_the_one_before_has_not_sent_yet_is_sent_unseen(
    form: Page, phone: BrowserContext, hall: WaitingRoom
) -> None:
    phone.set_offline(True)
    send(form, "pas encore parti")
    expect_own(form, "pas encore partien attente")
    form.get_by_role("button", name="Au suivant").click()
    expect_own(form)
    expect(form.locator("#before")).to_have_text("Post-its de la personne d’avant, encore à envoyer : 1")
    phone.set_offline(False)
    expect(form.locator("#before")).to_be_hidden()
    assert hall.texts == ["pas encore parti"]
    expect_own(form)
    assert "pas encore parti" not in json.dumps(form.evaluate(SHELF), ensure_ascii=False)


def test_post_its_of_a_plain_form_do_not_come_back(chromium: Browser, server: PhoneServer) -> None:
    plain = new_phone(chromium, java_script_enabled=False)
    form = plain.new_page()
    form.goto(server.form_url(CODE))
    send(form, "sans script")
    phone = new_phone(chromium, storage_state=plain.storage_state())
    form = phone.new_page()
    form.goto(server.form_url(CODE))
    expect_own(form, "sans script" + SENT)
    with form.expect_response("**/next"):
        form.get_by_role("button", name="Au suivant").click()
    expect_said(form, "C’est à vous")
    form.reload()
    expect_own(form)
    plain.close()
    phone.close()
