"""WCAG 2.2 AA as far as a program can tell (axe-core), on every page and state; targets, reflow, zoom."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from atelier.phone.server import PhoneServer
from tests.browser.conftest import new_phone
from tests.browser.gestures import LATER, SENT, expect_live, expect_own, expect_said, own, send, write
from tests.phone.waiting_room import CODE, WaitingRoom

pytestmark = pytest.mark.browser
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
LONG = "anticonstitutionnellement" * 8
TARGETS = ", ".join(
    f"{kind}:visible"
    for kind in ("label.chip", "textarea", "input:not([type=radio])", "select", "button", "summary", "a")
)


def expect_accessible(page: Page) -> None:
    """axe-core finds nothing, and nothing is too small for a thumb or out of the screen."""
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    sizes = [target.bounding_box() for target in page.locator(TARGETS).all()]
    assert all(box and box["height"] >= 44 and box["width"] >= 44 for box in sizes), sizes
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def nothing(_form: Page, _hall: WaitingRoom) -> None:
    """The form as it opens."""


def one_note(form: Page, _hall: WaitingRoom) -> None:
    """A post-it that is sent."""
    send(form, "Se rencontrer")
    expect_own(form, "Se rencontrer" + SENT)


def every_state(form: Page, hall: WaitingRoom) -> None:
    """Waiting, sent, shown, withdrawn, refused, on several questions, words without end."""
    hall.edit(quota=2)
    for text in (LONG, "à retirer", "de trop"):
        send(form, text)
    expect(form.locator(".refused")).to_be_visible()
    hall.withdraw("à retirer")
    form.locator("#q2").check(force=True)
    form.route(f"**/{CODE}", lambda route: route.abort())
    send(form, "sans réseau")
    expect(form.locator(".withdrawn, .waiting")).to_have_count(2)


def editing(form: Page, hall: WaitingRoom) -> None:
    """A post-it that is being corrected, and asked whether to withdraw it."""
    one_note(form, hall)
    own(form, "Se rencontrer").locator("> details > summary").click()
    own(form, "Se rencontrer").get_by_text("Retirer ce post-it").click()
    expect(form.get_by_role("button", name="Oui, le retirer")).to_be_visible()


def person(form: Page, hall: WaitingRoom) -> None:
    """Who writes."""
    hall.edit(asks_name=True, asks_structure=True, asks_group=True)
    expect(form.locator("#person")).to_be_attached()
    form.locator("#person summary").click()
    form.get_by_label("Prénom").fill("Amina")


def too_long(form: Page, _hall: WaitingRoom) -> None:
    """A field that is found at fault."""
    send(form, "a" * 501)
    expect_said(form, "c’est trop")


def closed(form: Page, hall: WaitingRoom) -> None:
    """The collection is over."""
    hall.open(False)
    expect(form.locator("#door")).to_be_visible()


def paused(form: Page, hall: WaitingRoom) -> None:
    """The collection pauses, and something waits."""
    hall.pause(True)
    expect(form.locator("#door")).to_be_visible()
    send(form, "attend")


def question_closed(form: Page, hall: WaitingRoom) -> None:
    """Some questions are closed, the one that is written on too."""
    hall.collect(1, False)
    hall.collect(3, False)
    expect(form.locator("#q3")).to_have_accessible_description("fermée")


def moved(form: Page, hall: WaitingRoom) -> None:
    """The room goes on while one writes."""
    write(form, "en train d’écrire")
    hall.show(2)
    expect(form.locator("#moved")).to_be_visible()


def lost(form: Page, _hall: WaitingRoom) -> None:
    """The laptop is no longer there."""
    form.route("**/*", lambda route: route.abort())
    send(form, "reste là")
    expect(form.locator("form[data-link=down]")).to_be_attached()
    form.evaluate(
        f"localStorage['atelier/{CODE}/addresses'] = JSON.stringify(['10.0.0.7:8753', '192.168.43.1:8753'])"
    )
    form.evaluate(LATER, 60)
    expect(form.locator("#across")).to_be_visible()
    form.get_by_role("button", name="Copier mes post-its").click()


def board(form: Page, hall: WaitingRoom) -> None:
    """The wall is shown."""
    hall.add("au mur")
    hall.edit(shows_board=True)
    form.get_by_text("Voir le mur").click()
    expect(form.locator("#wall li")).to_have_text(["au mur"])


def languages(form: Page, _hall: WaitingRoom) -> None:
    """The list of languages."""
    form.locator(".tongues summary").click()


STATES = (
    nothing, one_note, every_state, editing, person, too_long, closed, paused, question_closed, moved, lost, board,
    languages,
)  # fmt: skip


@pytest.fixture(params=["light", "dark"])
def phone(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A phone by day and by night."""
    phone = new_phone(chromium, color_scheme=request.param, reduced_motion="reduce")
    yield phone
    phone.close()


@pytest.mark.parametrize("state", STATES, ids=[state.__name__ for state in STATES])
def test_every_state(form: Page, hall: WaitingRoom, state: Callable[[Page, WaitingRoom], None]) -> None:
    expect_live(form)
    state(form, hall)
    expect_accessible(form)
    form.set_viewport_size({"width": 320, "height": 640})
    expect_accessible(form)


@pytest.mark.parametrize("path", ["", "QQQQQQ", "no/such/page", f"{CODE}/privacy", f"{CODE}/board"])
def test_every_other_page(phone: BrowserContext, server: PhoneServer, hall: WaitingRoom, path: str) -> None:
    hall.add(LONG)
    hall.edit(shows_board=True, organiser="Centre social", contact="contact@exemple.org", kept_for="Un an.")
    page = phone.new_page()
    page.goto(server.form_url(path))
    expect_accessible(page)
    page.set_viewport_size({"width": 320, "height": 640})
    expect_accessible(page)


@pytest.mark.parametrize("locale", ["ar", "ta", "zh"])
def test_other_ways_of_writing(
    chromium: Browser, server: PhoneServer, hall: WaitingRoom, locale: str
) -> None:
    hall.edit(asks_name=True, asks_structure=True)
    phone = new_phone(chromium, locale=locale, viewport={"width": 320, "height": 640})
    form = phone.new_page()
    form.goto(server.form_url(CODE))
    expect(form.locator("html")).to_have_attribute("lang", locale)
    form.locator("#text").fill("مرحبا بالجميع" if locale == "ar" else "hello")
    form.locator("button.big").click()
    expect(form.locator("#own > .shown")).to_have_count(1)
    for summary in form.locator("#own summary, #person summary").all():
        summary.click()
    expect_accessible(form)
    phone.close()


@pytest.mark.parametrize("page", ["", CODE])
def test_without_script(chromium: Browser, server: PhoneServer, hall: WaitingRoom, page: str) -> None:
    hall.collect(2, False)
    phone = new_phone(chromium, java_script_enabled=False)
    form = phone.new_page()
    form.goto(server.form_url(page))
    if page:
        send(form, "sans script")
        expect_own(form, "sans script" + SENT)
        form.locator("#own summary").first.click()
    drawn = form.content()
    phone.close()
    # axe needs a script to run: what was drawn without one is looked at by a phone that has it.
    looking = new_phone(chromium)
    looked_at = looking.new_page()
    looked_at.set_content(drawn[: drawn.rindex("<script")] if page else drawn)
    expect_accessible(looked_at)
    looking.close()


def test_forced_colours_leave_edges(chromium: Browser, server: PhoneServer) -> None:
    phone = new_phone(chromium, forced_colors="active")
    form = phone.new_page()
    form.goto(server.form_url(CODE))
    send(form, "contrasté")
    expect_own(form, "contrasté" + SENT)
    for edged in (".chip span", ".note", "button.big", "textarea"):
        expect(form.locator(edged).first).not_to_have_css("border-top-width", "0px")
    phone.close()


@pytest.mark.parametrize("width", [180, 320, 768])
def test_zoom_loses_nothing(form: Page, width: int) -> None:
    form.set_viewport_size({"width": width, "height": 780})
    send(form, LONG)
    expect_own(form, LONG + SENT)
    assert form.evaluate("document.documentElement.scrollWidth") <= width


def test_keys_alone_are_enough(form: Page) -> None:
    form.get_by_label("Votre idée").focus()
    form.keyboard.type("au clavier")
    form.keyboard.press("Tab")
    form.keyboard.press("Enter")
    expect_own(form, "au clavier" + SENT)
    form.locator("#own summary").first.focus()
    form.keyboard.press("Enter")
    form.keyboard.press("Tab")
    expect(form.get_by_label("Votre post-it corrigé")).to_be_focused()
