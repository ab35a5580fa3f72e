"""One's own post-its: their true state, corrected and withdrawn in place, until their collecting is over."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from atelier.domain.operations import ReviewNotes
from atelier.domain.things import Display, Party, Review
from tests.browser.gestures import (
    SENT,
    expect_live,
    expect_own,
    expect_said,
    own,
    rewrite,
    send,
    withdraw,
)
from tests.phone.waiting_room import WaitingRoom

pytestmark = pytest.mark.browser


def test_corrected_in_place_the_first_wording_is_kept(form: Page, hall: WaitingRoom) -> None:
    send(form, "un caffé")
    rewrite(form, "un caffé", "un café")
    expect_own(form, "un café" + SENT)
    expect_said(form, "✓ Votre post-it est corrigé.")
    texts = [(edit.before, edit.after) for edit in hall.changes[-1].edits if edit.field == "text"]
    assert texts == [("un caffé", "un café")]
    form.reload()
    expect_own(form, "un café" + SENT)


def test_withdrawn_after_asking_once(form: Page, hall: WaitingRoom) -> None:
    send(form, "tout compte fait non")
    own(form, "tout compte fait non").locator("> details > summary").click()
    own(form, "tout compte fait non").get_by_text("Retirer ce post-it").click()
    expect(form.get_by_text("Il ne sera plus affiché")).to_be_visible()
    assert hall.note("tout compte fait non").withdrawn_by is None
    form.get_by_role("button", name="Oui, le retirer").click()
    expect_own(form, "tout compte fait nonretiré")
    assert hall.note("tout compte fait non").withdrawn_by is Party.PARTICIPANT
    expect(own(form, "tout compte fait non").locator("details")).to_have_count(0)


def test_corrected_and_withdrawn_without_network_both_arrive(
    form: Page, phone: BrowserContext, hall: WaitingRoom
) -> None:
    send(form, "à corriger")
    send(form, "à retirer")
    expect_own(form, "à retirer" + SENT, "à corriger" + SENT)
    phone.set_offline(True)
    send(form, "pas encore parti")
    rewrite(form, "à corriger", "corrigé")
    rewrite(form, "pas encore parti", "mieux dit")
    withdraw(form, "à retirer")
    expect_own(form, "mieux diten attente", "à retirerretrait en attente", "corrigéen attente")
    form.close()
    phone.set_offline(False)
    back = phone.new_page()
    back.goto(form.url)
    expect_own(back, "mieux dit" + SENT, "à retirerretiré", "corrigé" + SENT)
    assert [(note.shown_text, note.withdrawn_by) for note in hall.notes] == [
        ("corrigé", None),
        ("à retirer", Party.PARTICIPANT),
        ("mieux dit", None),
    ]


def test_what_is_written_in_a_correction_is_not_wiped_by_news(form: Page, hall: WaitingRoom) -> None:
    send(form, "en cours")
    send(form, "autre")
    item = own(form, "en cours")
    item.locator("> details > summary").click()
    item.get_by_label("Votre post-it corrigé").fill("en cours de correction")
    hall.withdraw("autre")
    expect_own(form, "autreretiré", "en cours" + SENT)
    expect(item.get_by_label("Votre post-it corrigé")).to_have_value("en cours de correction")
    expect(item.get_by_label("Votre post-it corrigé")).to_be_focused()


def test_an_empty_correction_says_to_write_first(form: Page, hall: WaitingRoom) -> None:
    send(form, "plein")
    rewrite(form, "plein", "  ")
    expect_said(form, "Écrivez d’abord une idée")
    expect(form.get_by_label("Votre post-it corrigé")).to_be_focused()
    assert hall.texts == ["plein"]


def test_a_correction_that_comes_too_late_is_given_back(form: Page, hall: WaitingRoom) -> None:
    send(form, "trop tard")
    expect_own(form, "trop tard" + SENT)
    item = own(form, "trop tard")
    item.locator("> details > summary").click()
    item.get_by_label("Votre post-it corrigé").fill("trop tard, mais mieux")
    hall.sort()
    item.get_by_role("button", name="Enregistrer").click()
    expect_said(form, "ne se change plus")
    expect_own(form, "trop tard" + SENT)
    expect(form.get_by_label("Votre idée")).to_have_value("trop tard, mais mieux")
    expect(own(form, "trop tard").locator("details")).to_have_count(0)


def test_nothing_is_offered_once_the_collecting_is_over(form: Page, hall: WaitingRoom) -> None:
    send(form, "fini")
    expect(own(form, "fini").locator("> details")).to_have_count(1)
    hall.collect(1, False)
    expect(own(form, "fini").locator("> details")).to_have_count(0)
    hall.collect(1, True)
    expect(own(form, "fini").locator("> details")).to_have_count(1)


def test_states_are_true_when_she_reviews_first(form: Page, hall: WaitingRoom) -> None:
    hall.edit(display=Display.REVIEWED)
    send(form, "à relire")
    expect_own(form, "à relire✓ envoyé")
    hall.perform(ReviewNotes((hall.note("à relire").id,), Review.ACCEPTED))
    expect_own(form, "à relire✓ affiché")
    hall.withdraw("à relire")
    expect_own(form, "à relireretiré")


def test_only_the_sentence_under_the_button_is_spoken(form: Page) -> None:
    expect_live(form)
    spoken = form.get_by_role("status")
    send(form, "annoncé")
    expect(spoken.filter(has_text="envoyé")).to_have_count(1)
    expect(form.locator("#own [role=status], #own [aria-live]")).to_have_count(0)
