"""Debian's Chromium as a small phone, and the page on a real socket."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from atelier.phone.server import PhoneServer
from tests.phone.waiting_room import CODE, WaitingRoom

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "has_touch": True,
    "is_mobile": True,
    "locale": "fr-FR",
}
EXPECTED = ("net::ERR_", "the server responded with a status of")


def new_phone(chromium: Browser, **options: Any) -> BrowserContext:
    """One that speaks French, unless the options say otherwise."""
    context = chromium.new_context(**PHONE | options)
    context.set_default_timeout(15_000)
    return context


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for a module: its driver's event loop must not outlive it, other tests run their own."""
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM}: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def hall() -> Iterator[WaitingRoom]:
    """A meeting of four questions; it outlives servers, as a base does."""
    with closing(WaitingRoom()) as hall:
        yield hall


@pytest.fixture
def server(hall: WaitingRoom) -> Iterator[PhoneServer]:
    """The page, on a port that is the same after a restart."""
    server = PhoneServer(hall, host="127.0.0.1", port=0)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    """A phone with its own storage and cookies."""
    with closing(new_phone(chromium)) as context:
        yield context


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What the browser's console complains of beside a network that is away and refusals: nothing is allowed."""
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def open_form(phone: BrowserContext, server: PhoneServer, complaints: list[str]) -> Callable[[], Page]:
    """Opens the form in a new tab of the phone."""

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not any(
            expected in message.text for expected in EXPECTED
        ):
            complaints.append(message.text)

    def open_tab() -> Page:
        tab = phone.new_page()
        tab.on("console", note)
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.goto(server.form_url(CODE))
        return tab

    return open_tab


@pytest.fixture
def form(open_form: Callable[[], Page]) -> Page:
    """The form, open."""
    return open_form()
