"""When the laptop's address changes: the page says so, and its post-its go along to the new one."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from atelier.phone.server import PhoneServer
from tests.browser.gestures import LATER, SENT, SHELF, expect_live, expect_own, expect_said, send, write
from tests.phone.waiting_room import CODE, WaitingRoom

pytestmark = pytest.mark.browser
WAITING = "en attente"
SHORT_KEY = '{"notes":[{"key":"x"}]}'
STRANGE_KEY = '{"notes":[{"key":"<b>aaaaaaaaaaaaaaaa","text":"a","at":1}]}'


@pytest.fixture
def server(hall: WaitingRoom) -> Iterator[PhoneServer]:
    """The page at every address of this computer."""
    server = PhoneServer(hall, host="0.0.0.0", port=0)
    server.start()
    yield server
    server.stop()


def tell_addresses(route: Route, *addresses: str) -> None:
    """The laptop's answer, with where else it can be reached."""
    route.fulfill(json=route.fetch().json() | {"addresses": addresses})


@pytest.fixture
def left(phone: BrowserContext, server: PhoneServer) -> Page:
    """The form at an address that the laptop has just left, a name and two post-its on it."""
    form = phone.new_page()
    form.route("**/state*", lambda route: tell_addresses(route, f"127.0.0.2:{server.port}"))
    form.route("**/events*", lambda route: route.abort())
    form.goto(f"http://127.0.0.1:{server.port}/{CODE}")
    expect_live(form)
    form.route("**/*", lambda route: route.abort())
    send(form, "première")
    send(form, "seconde & « troisième »")
    write(form, "à moitié écri")
    expect_own(form, f"seconde & « troisième »{WAITING}", f"première{WAITING}")
    expect(form.locator("form[data-link=down]")).to_be_attached()
    form.evaluate(LATER, 60)
    return form


def test_unsent_post_its_go_along(
    left: Page, phone: BrowserContext, server: PhoneServer, hall: WaitingRoom
) -> None:
    expect(left.get_by_text("son adresse a peut-être changé")).to_be_visible()
    left.get_by_label("Adresse affichée à l’écran").fill(f" http://127.0.0.2:{server.port}/{CODE} ")
    with phone.expect_page() as opened:
        left.get_by_role("button", name="Emporter mes post-its").click()
    form = opened.value
    expect_own(form, "seconde & « troisième »" + SENT, "première" + SENT)
    expect(form.get_by_label("Votre idée")).to_have_value("à moitié écri")
    assert form.url == f"http://127.0.0.2:{server.port}/{CODE}"
    left.unroute_all()
    left.evaluate("dispatchEvent(new Event('online'))")
    expect_own(left, "seconde & « troisième »" + SENT, "première" + SENT)
    assert hall.texts == ["première", "seconde & « troisième »"]


def test_addresses_that_were_told_are_offered(left: Page, server: PhoneServer) -> None:
    left.get_by_role("button", name=f"127.0.0.2:{server.port}").click()
    expect(left.get_by_label("Adresse affichée à l’écran")).to_have_value(f"127.0.0.2:{server.port}")


def test_what_waits_can_be_copied(left: Page) -> None:
    left.get_by_role("button", name="Copier mes post-its").click()
    expect(left.locator("#copied")).to_have_value("seconde & « troisième »\npremière\nà moitié écri")
    expect_said(left, "Copié")


def test_nothing_is_said_while_nothing_waits(form: Page, server: PhoneServer) -> None:
    expect_live(form)
    server.stop()
    expect(form.locator("form[data-link=down]")).to_be_attached()
    form.evaluate(LATER, 60)
    form.evaluate("dispatchEvent(new Event('storage'))")
    expect(form.locator("#across")).to_be_hidden()
    send(form, "celui-ci attend")
    expect(form.locator("#across")).to_be_visible()


@pytest.mark.parametrize("load", ["", "%", "null", "[]", SHORT_KEY, STRANGE_KEY])
def test_a_load_that_makes_no_sense_is_dropped(phone: BrowserContext, server: PhoneServer, load: str) -> None:
    form = phone.new_page()
    form.goto(f"http://127.0.0.1:{server.port}/{CODE}#carry={quote(load)}")
    expect_live(form)
    assert not [name for name in form.evaluate(SHELF) if "/note/" in name]
    send(form, "tout va bien")
    expect_own(form, "tout va bien" + SENT)
