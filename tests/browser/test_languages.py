"""The page in each language: its direction, its sentences, nothing left of French; and the switch between them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from atelier.domain.typography import bound
from atelier.phone.server import PhoneServer
from tests.browser.conftest import new_phone
from tests.browser.gestures import expect_chosen, send
from tests.phone.waiting_room import CODE, GROUPS, TEXTS, WaitingRoom

pytestmark = pytest.mark.browser
NAMES = {
    "fr": "Français",
    "en": "English",
    "ar": "العربية",
    "tr": "Türkçe",
    "pt": "Português",
    "es": "Español",
    "ta": "தமிழ்",
    "uk": "Українська",
    "zh": "中文",
}
OTHERS = [tag for tag in NAMES if tag != "fr"]
SAID = """() => {
  const said = Object.values(JSON.parse(document.getElementById("page").textContent).words);
  for (const root of [document.body, document.getElementById("blank").content]) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!parent || !parent.closest("script")) said.push(walker.currentNode.data);
    }
    root.querySelectorAll("[aria-label]").forEach((one) => said.push(one.getAttribute("aria-label")));
  }
  return said.map((one) => one.trim()).filter((one) => /\\p{L}{2}/u.test(one));
}"""
"""Every sentence of the page, shown or not."""
SAME_IN = {"pt": {"Post-its"}, "es": {"Post-its", "Anonyme"}, "en": {"Question", "Structure", "Post-its"}}
"""Words that are the same in that language."""


NOT_OURS = {*map(bound, TEXTS), *TEXTS, *GROUPS, *NAMES.values(), "2ᵉ rencontre"}
"""What people of the meeting wrote, which no page translates, and names of languages."""


@pytest.fixture
def hall(hall: WaitingRoom) -> WaitingRoom:
    """A meeting that asks everything, so that everything is said."""
    hall.edit(asks_name=True, asks_structure=True, asks_group=True, shows_board=True)
    return hall


@pytest.fixture
def abroad(chromium: Browser, server: PhoneServer, tag: str) -> Iterator[Page]:
    """The form, on a phone of that language."""
    phone = new_phone(chromium, locale=tag)
    page = phone.new_page()
    page.goto(server.form_url(CODE))
    yield page
    phone.close()


@pytest.mark.parametrize("tag", OTHERS)
def test_the_phones_own_language(abroad: Page, form: Page, tag: str) -> None:
    root = abroad.locator("html")
    expect(root).to_have_attribute("lang", tag)
    expect(root).to_have_attribute("dir", "rtl" if tag == "ar" else "ltr")
    french = set(form.evaluate(SAID)) - NOT_OURS
    assert len(french) > 40
    assert french & set(abroad.evaluate(SAID)) <= SAME_IN.get(tag, set())
    assert abroad.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("tag", OTHERS)
@pytest.mark.parametrize("path", ["", "QQQQQQ", f"{CODE}/privacy", f"{CODE}/board", "no/such/page"])
def test_every_page_speaks_it(chromium: Browser, server: PhoneServer, tag: str, path: str) -> None:
    for locale, texts in ((tag, other := []), ("fr", french := [])):
        phone = new_phone(chromium, locale=locale)
        page = phone.new_page()
        page.goto(server.form_url(path))
        expect(page.locator("html")).to_have_attribute("lang", locale)
        texts.extend(page.locator("h1, h2, p, label, button, a.big").all_text_contents())
        phone.close()
    assert set(filter(str.strip, other)) & set(french) - NOT_OURS <= SAME_IN.get(tag, set())


def test_the_switch_keeps_the_draft_and_is_remembered(form: Page) -> None:
    form.locator("#q2").check(force=True)
    form.get_by_label("Votre idée").fill("à moitié écri")
    form.locator(".tongues summary").click()
    link = form.get_by_role("link", name=NAMES["ar"])
    expect(link).to_have_attribute("lang", "ar")
    link.click()
    expect(form.locator("html")).to_have_attribute("dir", "rtl")
    assert form.url.endswith(f"/{CODE}")
    expect(form.locator("#text")).to_have_value("à moitié écri")
    expect_chosen(form, 2)
    form.reload()
    expect(form.locator("html")).to_have_attribute("lang", "ar")


def test_each_language_is_offered_under_its_own_name(form: Page) -> None:
    expect(form.locator(".tongues a")).to_have_text([NAMES[tag] for tag in OTHERS])
    expect(form.locator(".tongues summary")).to_have_text("Langue : Français")


@pytest.mark.parametrize("tag", ["ar"])
def test_what_is_said_of_a_refusal_is_in_that_language_too(abroad: Page, hall: WaitingRoom) -> None:
    hall.edit(quota=1)
    for text in ("une", "deux"):
        abroad.locator("#text").fill(text)
        abroad.locator("button.big").click()
    why = abroad.locator(".refused .why")
    expect(why).not_to_be_empty()
    assert not set("abcdefghijklmnopqrstuvwxyz") & set(why.text_content() or "")


def test_a_post_it_keeps_its_own_direction(form: Page) -> None:
    send(form, "مرحبا بالجميع")
    expect(form.locator("#own .text")).to_have_css("direction", "rtl")
    expect(form.locator("html")).to_have_attribute("dir", "ltr")
