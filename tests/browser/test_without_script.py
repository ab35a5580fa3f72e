"""The page where no script runs: forms and redirects do it all, and a reload doubles nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from atelier.domain.typography import bound
from atelier.phone.server import PhoneServer
from tests.browser.conftest import new_phone
from tests.browser.gestures import SENT, choose, expect_own, expect_said, own, rewrite, send, withdraw, write
from tests.phone.waiting_room import CODE, TEXTS, WaitingRoom

pytestmark = pytest.mark.browser


def cookies_of(page: Page) -> dict[str, str]:
    """What a phone keeps."""
    return {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}


@pytest.fixture
def plain(chromium: Browser, server: PhoneServer) -> Iterator[Page]:
    """The form, on a phone that runs no script."""
    phone = new_phone(chromium, java_script_enabled=False)
    page = phone.new_page()
    page.goto(server.form_url(CODE))
    yield page
    phone.close()


def test_from_the_address_alone(plain: Page, server: PhoneServer, hall: WaitingRoom) -> None:
    plain.goto(server.form_url(""))
    plain.get_by_label("Code de la rencontre").fill(CODE.lower())
    plain.get_by_role("button", name="Entrer").click()
    choose(plain, 3)
    expect(plain.locator("h1:visible")).to_have_text("3" + bound(TEXTS[2]))
    send(plain, "sans script")
    expect_said(plain, "✓ Votre post-it est envoyé.")
    expect_own(plain, "sans script" + SENT)
    assert hall.note("sans script").question_id == hall.question_ids[2]


def test_a_reload_doubles_nothing(plain: Page, hall: WaitingRoom) -> None:
    send(plain, "sans script")
    expect_own(plain, "sans script" + SENT)
    plain.reload()
    expect_own(plain, "sans script" + SENT)
    plain.go_back()
    write(plain, "revenue en arrière")
    plain.get_by_role("button", name="Envoyer").click()
    expect_own(plain, "revenue en arrière" + SENT, "sans script" + SENT)
    assert hall.texts == ["sans script", "revenue en arrière"]


def test_corrected_and_withdrawn(plain: Page) -> None:
    send(plain, "un caffé")
    rewrite(plain, "un caffé", "un café")
    expect_own(plain, "un café" + SENT)
    withdraw(plain, "un café")
    expect_own(plain, "un caféretiré")
    expect(own(plain, "un café").locator("details")).to_have_count(0)


def test_a_correction_that_is_refused_is_given_back(plain: Page, hall: WaitingRoom) -> None:
    send(plain, "court")
    rewrite(plain, "court", "long" * 200)
    expect_said(plain, "trop long")
    expect(plain.get_by_label("Votre post-it corrigé")).to_have_value("long" * 200)
    assert hall.texts == ["court"]


def test_who_one_is_is_kept_until_the_next(plain: Page, hall: WaitingRoom) -> None:
    hall.edit(asks_name=True, asks_group=True)
    plain.reload()
    plain.get_by_text("ajouter mon prénom").click()
    plain.get_by_label("Prénom").fill("Amina")
    plain.get_by_label("Groupe").select_option(index=2)
    send(plain, "signé")
    expect(plain.locator("#who")).to_contain_text("Amina")
    assert (hall.note("signé").author, hall.note("signé").peer_group_id) == ("Amina", hall.group_ids[1])
    token = cookies_of(plain)["phone"]
    plain.get_by_role("button", name="Au suivant").click()
    expect_own(plain)
    expect(plain.locator("#who")).to_have_text("Anonyme · ajouter mon prénom")
    left = cookies_of(plain)
    assert left.pop("phone") != token
    assert left == {}


def test_doors(plain: Page, hall: WaitingRoom) -> None:
    hall.collect(1, False)
    plain.reload()
    expect(plain.locator("#door")).to_have_text("Cette question est fermée : choisissez-en une autre.")
    send(plain, "gardé")
    expect_said(plain, "fermée")
    expect(plain.get_by_label("Votre idée")).to_have_value("gardé")
    hall.open(False)
    plain.reload()
    expect(plain.locator("#door")).to_contain_text("La collecte est fermée.")


def test_the_wall_has_a_page(plain: Page, hall: WaitingRoom) -> None:
    hall.add("au mur")
    hall.edit(shows_board=True)
    plain.reload()
    plain.get_by_text("Voir le mur").click()
    plain.get_by_role("link", name="Le mur").click()
    expect(plain.get_by_role("listitem")).to_have_text(["au mur"])
    plain.get_by_role("link", name="Revenir à la page").click()
    expect(plain.get_by_label("Votre idée")).to_be_visible()
