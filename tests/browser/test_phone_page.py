"""The page in a real browser: sent once, whatever the network and the thumb do, and nothing typed is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from atelier.phone.pages import bound
from atelier.phone.server import PhoneServer
from tests.phone.waiting_room import CODE, TEXTS, WaitingRoom

pytestmark = pytest.mark.browser
LATER = "() => { const now = Date.now; Date.now = () => now.call(Date) + 5000; }"
"""Makes the page believe that it is five seconds later."""


def write(form: Page, text: str) -> None:
    """Type without sending."""
    form.get_by_label("Votre idée").fill(text)


def send(form: Page, text: str) -> None:
    """Type and press the button."""
    write(form, text)
    form.get_by_role("button", name="Envoyer le post-it").tap()


def choose(form: Page, number: int) -> None:
    """Go to another question with a finger."""
    form.locator("label.chip").nth(number - 1).tap()


def expect_own(form: Page, *post_its: str) -> None:
    """The list of own post-its: text and state of each, the last one first."""
    expect(form.get_by_role("listitem")).to_have_text(list(post_its))


def test_the_whole_way(form: Page, hall: WaitingRoom) -> None:
    expect(form.get_by_role("heading", level=1)).to_have_text("1" + bound(TEXTS[0]))
    choose(form, 2)
    expect(form.get_by_role("heading", level=1)).to_have_text("2" + bound(TEXTS[1]))
    send(form, "Se rencontrer autour d’un café")
    expect(form.get_by_role("status")).to_have_text("✓ Votre post-it est envoyé.")
    expect_own(form, "Se rencontrer autour d’un café✓ envoyé")
    expect(form.get_by_label("Votre idée")).to_have_value("")
    assert hall.note("Se rencontrer autour d’un café").question_id == hall.question_ids[1]


def test_a_double_tap_is_one_post_it(form: Page, hall: WaitingRoom) -> None:
    write(form, "une fois")
    form.get_by_role("button", name="Envoyer").dblclick()
    expect_own(form, "une fois✓ envoyé")
    expect(form.get_by_role("status")).to_have_text("✓ Votre post-it est envoyé.")
    assert hall.texts == ["une fois"]


def test_a_reload_keeps_the_draft_and_the_list(form: Page, hall: WaitingRoom) -> None:
    send(form, "envoyée")
    expect_own(form, "envoyée✓ envoyé")
    choose(form, 3)
    write(form, "à moitié écri")
    form.reload()
    expect(form.get_by_label("Votre idée")).to_have_value("à moitié écri")
    expect(form.get_by_label("Question 3")).to_be_checked()
    expect(form.locator("#count")).to_have_text("13 / 240")
    expect_own(form, "envoyée✓ envoyé")
    assert hall.texts == ["envoyée"]


def test_the_laptop_goes_away_and_comes_back(form: Page, hall: WaitingRoom, server: PhoneServer) -> None:
    server.stop()
    send(form, "première")
    expect(form.get_by_role("status")).to_contain_text("gardé sur ce téléphone")
    send(form, "seconde")
    expect_own(form, "secondeen attente", "premièreen attente")
    expect(form.locator("#link")).to_have_text("hors ligne")
    server.start()
    expect_own(form, "seconde✓ envoyé", "première✓ envoyé")
    expect(form.locator("#link")).to_have_text("connecté")
    assert hall.texts == ["première", "seconde"]


def test_what_waits_survives_the_tab(
    form: Page, open_form: Callable[[], Page], phone: BrowserContext, hall: WaitingRoom
) -> None:
    phone.set_offline(True)
    send(form, "écrite hors ligne")
    expect_own(form, "écrite hors ligneen attente")
    form.close()
    phone.set_offline(False)
    tabs = [open_form(), open_form()]
    for tab in tabs:
        expect_own(tab, "écrite hors ligne✓ envoyé")
    assert hall.texts == ["écrite hors ligne"]


def test_an_answer_that_is_lost_is_asked_again(form: Page, hall: WaitingRoom) -> None:
    lost: list[str] = []

    def lose_the_first(route: Route) -> None:
        if route.request.method == "POST" and len(lost) < 2:
            lost.append(route.fetch().text())
            route.abort()
        else:
            route.continue_()

    form.route(f"**/{CODE}", lose_the_first)
    send(form, "la réponse se perd")
    expect_own(form, "la réponse se perd✓ envoyé")
    assert lost[0] == lost[1]
    assert hall.texts == ["la réponse se perd"]


def test_another_page_at_the_address_is_not_believed(form: Page, hall: WaitingRoom) -> None:
    form.route(f"**/{CODE}", lambda route: route.fulfill(body="<h1>Bienvenue à l’hôtel</h1>"))
    send(form, "derrière un portail")
    expect_own(form, "derrière un portailen attente")
    form.unroute(f"**/{CODE}")
    expect_own(form, "derrière un portail✓ envoyé")
    assert hall.texts == ["derrière un portail"]


def test_the_page_follows_the_room(form: Page, hall: WaitingRoom) -> None:
    expect(form.locator("#link")).to_have_text("connecté")
    hall.show(2)
    expect(form.get_by_label("Question 2")).to_be_checked()
    write(form, "en train d’écrire")
    hall.show(4)
    expect(form.get_by_text("La salle passe à la question 4.")).to_be_visible()
    expect(form.get_by_label("Question 2")).to_be_checked()
    form.get_by_role("button", name="Y aller").tap()
    expect(form.get_by_label("Question 4")).to_be_checked()
    expect(form.get_by_label("Votre idée")).to_have_value("en train d’écrire")


def test_a_withdrawn_post_it_says_so_by_itself(form: Page, hall: WaitingRoom) -> None:
    send(form, "à retirer")
    expect_own(form, "à retirer✓ envoyé")
    hall.withdraw("à retirer")
    expect_own(form, "à retirerretiré")


def test_a_closed_collection_keeps_what_is_written(form: Page, hall: WaitingRoom) -> None:
    expect(form.locator("#link")).to_have_text("connecté")
    hall.open(False)
    expect(form.locator("#closed")).to_be_visible()
    send(form, "gardée pour plus tard")
    expect(form.get_by_role("status")).to_contain_text("La collecte est fermée")
    expect(form.get_by_label("Votre idée")).to_have_value("gardée pour plus tard")
    hall.open(True)
    expect(form.locator("#closed")).to_be_hidden()
    form.get_by_role("button", name="Envoyer").tap()
    expect_own(form, "gardée pour plus tard✓ envoyé")


def test_too_long_is_kept_and_counted_as_the_server_does(form: Page, hall: WaitingRoom) -> None:
    expect(form.locator("#link")).to_have_text("connecté")
    send(form, "👪" * 241)
    expect(form.locator("#count")).to_have_text("241 / 240")
    expect(form.get_by_role("status")).to_contain_text("241 caractères, c’est trop")
    expect(form.get_by_label("Votre idée")).to_have_value("👪" * 241)
    send(form, " \u200b\n")
    write(form, " \r\n" + "👪" * 240 + "\n ")
    form.get_by_role("button", name="Envoyer").tap()
    expect(form.get_by_role("status")).to_have_text("✓ Votre post-it est envoyé.")
    assert hall.texts == ["👪" * 240]


@pytest.mark.parametrize("width", [180, 320, 360, 800])
def test_nothing_is_cut_or_too_small_for_a_thumb(form: Page, width: int) -> None:
    form.set_viewport_size({"width": width, "height": 780})
    send(form, "anticonstitutionnellement" * 8)
    expect_own(form, "anticonstitutionnellement" * 8 + "✓ envoyé")
    assert form.evaluate("document.documentElement.scrollWidth") <= width
    targets = form.locator("label.chip, textarea, button:visible, summary")
    sizes = [target.bounding_box() for target in targets.all()]
    assert all(box and box["height"] >= 44 and box["width"] >= 44 for box in sizes)


def test_without_javascript(chromium: Browser, server: PhoneServer, hall: WaitingRoom) -> None:
    context = chromium.new_context(java_script_enabled=False)
    form = context.new_page()
    form.goto(server.form_url(""))
    form.get_by_label("Code de la rencontre").fill(CODE.lower())
    form.get_by_role("button", name="Entrer").click()
    form.locator("label.chip").nth(2).click()
    expect(form.locator("h1:visible")).to_have_text("3" + bound(TEXTS[2]))
    write(form, "sans script")
    form.get_by_role("button", name="Envoyer").click()
    expect_own(form, "sans script✓ envoyé")
    form.reload()
    expect_own(form, "sans script✓ envoyé")
    form.go_back()
    write(form, "revenue en arrière")
    form.get_by_role("button", name="Envoyer").click()
    expect_own(form, "revenue en arrière✓ envoyé", "sans script✓ envoyé")
    assert hall.texts == ["sans script", "revenue en arrière"]
    context.close()


@pytest.mark.parametrize("blank", ["", "  \n "])
def test_an_empty_field_says_to_write_first(form: Page, hall: WaitingRoom, blank: str) -> None:
    send(form, "première")
    said = form.get_by_role("status")
    expect(said).to_have_text("✓ Votre post-it est envoyé.")
    if blank:
        form.get_by_label("Votre idée").press_sequentially(blank)
    else:
        form.evaluate(LATER)
    form.get_by_role("button", name="Envoyer").tap()
    expect(said).to_contain_text("Écrivez d’abord une idée")
    expect(form.get_by_label("Votre idée")).to_have_attribute("aria-invalid", "true")
    send(form, "seconde")
    expect(said).to_have_text("✓ Votre post-it est envoyé.")
    assert hall.texts == ["première", "seconde"]
