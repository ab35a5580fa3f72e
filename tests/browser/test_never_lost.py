"""A post-it is kept on the phone before it is sent, and arrives once, whatever becomes of network, tab and laptop."""

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from atelier.phone.server import PhoneServer
from tests.browser.conftest import new_phone
from tests.browser.gestures import (
    LATER,
    SENT,
    SHELF,
    choose,
    expect_chosen,
    expect_own,
    expect_said,
    send,
    write,
)
from tests.phone.waiting_room import CODE, WaitingRoom

pytestmark = pytest.mark.browser
WAITING = "en attente"
LOST = 0.3
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused'); } })"
IMPATIENT = "() => { const later = setTimeout; setTimeout = (work, ms) => later(work, Math.min(ms, 50)); }"
"""The growing pauses of many failures, without waiting for them."""


def test_a_double_tap_is_one_post_it(form: Page, hall: WaitingRoom) -> None:
    write(form, "une fois")
    form.get_by_role("button", name="Envoyer").dblclick()
    expect_own(form, "une fois" + SENT)
    expect_said(form, "✓ Votre post-it est envoyé.")
    assert hall.texts == ["une fois"]


def test_a_reload_keeps_the_draft_and_the_list(form: Page, hall: WaitingRoom) -> None:
    send(form, "envoyée")
    expect_own(form, "envoyée" + SENT)
    choose(form, 3)
    write(form, "à moitié écri")
    form.reload()
    expect(form.get_by_label("Votre idée")).to_have_value("à moitié écri")
    expect_chosen(form, 3)
    expect(form.locator("#count")).to_have_text("13 / 500")
    expect_own(form, "envoyée" + SENT)
    assert hall.texts == ["envoyée"]


def test_the_laptop_goes_away_and_comes_back(form: Page, hall: WaitingRoom, server: PhoneServer) -> None:
    server.stop()
    send(form, "première")
    expect_said(form, "gardé sur ce téléphone")
    send(form, "seconde")
    expect_own(form, "seconde" + WAITING, "première" + WAITING)
    expect(form.get_by_text("hors ligne")).to_be_visible()
    server.start()
    expect_own(form, "seconde" + SENT, "première" + SENT)
    expect(form.get_by_text("hors ligne")).to_be_hidden()
    assert hall.texts == ["première", "seconde"]


def test_what_waits_survives_the_tab(
    form: Page, open_form: Callable[[], Page], phone: BrowserContext, hall: WaitingRoom
) -> None:
    phone.set_offline(True)
    for text in ("une", "deux", "trois"):
        send(form, text)
    expect_own(form, "trois" + WAITING, "deux" + WAITING, "une" + WAITING)
    form.close()
    phone.set_offline(False)
    tabs = [open_form(), open_form()]
    for tab in tabs:
        expect_own(tab, "trois" + SENT, "deux" + SENT, "une" + SENT)
    assert hall.texts == ["une", "deux", "trois"]


def test_two_tabs_send_in_turn(
    open_form: Callable[[], Page], phone: BrowserContext, hall: WaitingRoom
) -> None:
    posts: list[str] = []
    phone.on(
        "response",
        lambda response: posts.append(response.url) if response.request.method == "POST" else None,
    )
    here, there = open_form(), open_form()
    phone.set_offline(True)
    for number in range(4):
        send((here, there)[number % 2], f"idée {number}")
    expect(here.locator("#own > li")).to_have_count(4)
    posts.clear()
    phone.set_offline(False)
    expect_own(there, *(f"idée {number}{SENT}" for number in (3, 2, 1, 0)))
    assert sorted(hall.texts) == [f"idée {number}" for number in range(4)]
    # Both may begin at the same instant, and send the oldest; only one of them goes on.
    assert len(posts) in (4, 5)


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
    expect_own(form, "la réponse se perd" + SENT)
    assert lost[0] == lost[1]
    assert hall.texts == ["la réponse se perd"]


def test_a_third_of_everything_is_lost(chromium: Browser, server: PhoneServer, hall: WaitingRoom) -> None:
    luck = random.Random(3)
    lost: list[str] = []

    def lose(route: Route) -> None:
        if route.request.is_navigation_request() or route.request.resource_type == "eventsource":
            route.continue_()
        elif luck.random() < LOST:
            lost.append("request")
            route.abort()
        elif luck.random() < LOST:
            lost.append("answer")
            route.fetch()
            route.abort()
        else:
            route.continue_()

    phone = new_phone(chromium)
    phone.add_init_script(f"({IMPATIENT})()")
    form = phone.new_page()
    form.route("**/*", lose)
    form.goto(server.form_url(CODE))
    for number in range(8):
        send(form, f"idée {number}")
    expect(form.locator("#own > .shown")).to_have_count(8, timeout=30_000)
    assert sorted(hall.texts) == [f"idée {number}" for number in range(8)]
    assert {"request", "answer"} <= set(lost)
    form.unroute_all()
    phone.close()


def test_another_page_at_the_address_is_not_believed(form: Page, hall: WaitingRoom) -> None:
    form.route(f"**/{CODE}", lambda route: route.fulfill(body="<h1>Bienvenue à l’hôtel</h1>"))
    send(form, "derrière un portail")
    expect_own(form, "derrière un portail" + WAITING)
    form.unroute(f"**/{CODE}")
    expect_own(form, "derrière un portail" + SENT)
    assert hall.texts == ["derrière un portail"]


@pytest.mark.parametrize(("status", "cause"), [(429, ""), (503, ""), (409, "paused")])
def test_not_yet_is_said_and_obeyed(form: Page, hall: WaitingRoom, status: int, cause: str) -> None:
    asked_at: list[float] = []

    def not_yet(route: Route) -> None:
        asked_at.append(time.monotonic())
        if len(asked_at) == 1:
            route.fulfill(
                status=status, headers={"Retry-After": "2"}, json={"sentence": "Pas encore.", "cause": cause}
            )
        else:
            route.continue_()

    form.route(f"**/{CODE}", not_yet)
    send(form, "trop vite")
    expect_said(form, "Pas encore.")
    expect_own(form, "trop vite" + WAITING)
    expect_own(form, "trop vite" + SENT)
    assert hall.texts == ["trop vite"]
    if status != 409:
        # A pause opens as soon as the laptop says so; the others last what the answer said.
        assert asked_at[1] - asked_at[0] >= 2


def test_a_phone_that_is_slowed_by_the_laptop_loses_nothing(form: Page, hall: WaitingRoom) -> None:
    for number in range(14):
        send(form, f"idée {number}")
    expect_said(form, "n’est pas encore envoyé")
    expect(form.locator("#own > .shown")).to_have_count(14)
    assert hall.texts == [f"idée {number}" for number in range(14)]


def test_what_is_refused_can_be_taken_back(form: Page, hall: WaitingRoom) -> None:
    hall.edit(quota=1)
    send(form, "la mienne")
    expect_own(form, "la mienne" + SENT)
    send(form, "une de trop")
    expect_own(form, "une de tropnon envoyé", "la mienne" + SENT)
    form.get_by_role("button", name="Reprendre le texte").click()
    expect(form.get_by_label("Votre idée")).to_have_value("une de trop")
    expect(form.get_by_label("Votre idée")).to_be_focused()
    expect_own(form, "la mienne" + SENT)
    assert hall.texts == ["la mienne"]


def test_what_was_one_too_many_goes_once_the_limit_is_lifted(form: Page, hall: WaitingRoom) -> None:
    hall.edit(quota=1)
    send(form, "la mienne")
    send(form, "une de trop")
    expect_own(form, "une de tropnon envoyé", "la mienne" + SENT)
    hall.edit(quota=0)
    expect_own(form, "une de trop" + SENT, "la mienne" + SENT)
    assert hall.texts == ["la mienne", "une de trop"]


@pytest.mark.parametrize("storage", [FULL, REFUSED])
def test_a_storage_that_is_full_or_refused_sends_all_the_same(
    chromium: Browser, server: PhoneServer, hall: WaitingRoom, storage: str
) -> None:
    phone = new_phone(chromium)
    phone.add_init_script(storage)
    form = phone.new_page()
    form.goto(server.form_url(CODE))
    phone.set_offline(True)
    send(form, "gardée en mémoire")
    expect_own(form, "gardée en mémoire" + WAITING)
    phone.set_offline(False)
    expect_own(form, "gardée en mémoire" + SENT)
    assert hall.texts == ["gardée en mémoire"]
    phone.close()


def test_a_clock_that_jumps_changes_neither_order_nor_pauses(form: Page) -> None:
    send(form, "avant")
    expect_own(form, "avant" + SENT)
    form.evaluate("() => { const now = Date.now; Date.now = () => now() - 86400e3; }")
    form.context.set_offline(True)
    send(form, "après")
    expect_own(form, "après" + WAITING, "avant" + SENT)
    form.context.set_offline(False)
    expect_own(form, "après" + SENT, "avant" + SENT)
    form.evaluate("() => { const now = Date.now; Date.now = () => now() + 7 * 86400e3; }")
    send(form, "plus tard")
    expect_own(form, "plus tard" + SENT, "après" + SENT, "avant" + SENT)


def test_a_lease_left_by_a_tab_that_died_does_not_last(form: Page) -> None:
    form.evaluate(
        f"localStorage['atelier/{CODE}/lease'] = JSON.stringify({{ tab: 'dead', until: Date.now() + 2000 }})"
    )
    send(form, "bientôt")
    expect_own(form, "bientôt" + WAITING)
    expect_own(form, "bientôt" + SENT)


def test_what_is_sent_was_kept_before(form: Page, hall: WaitingRoom) -> None:
    kept: list[str] = []

    def look(route: Route) -> None:
        kept.extend(name for name in form.evaluate(SHELF) if "/note/" in name)
        route.continue_()

    form.route(f"**/{CODE}", look)
    send(form, "d’abord gardée")
    expect_own(form, "d’abord gardée" + SENT)
    form.unroute_all()
    assert kept == [f"atelier/{CODE}/note/{hall.note('d’abord gardée').key}"]


@contextmanager
def served(base: Path, meeting: str, port: int) -> Iterator[tuple[int, str]]:
    """The form from a process of its own, killed at the end; its process id and address."""
    command = [sys.executable, "-m", "atelier", "serve", "--base", str(base), "--meeting", meeting]
    network = ["--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen([*command, *network], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.pid, process.stdout.readline().strip()
        finally:
            os.kill(process.pid, signal.SIGKILL)


def test_a_laptop_that_is_killed_while_phones_send(chromium: Browser, tmp_path: Path) -> None:
    base = tmp_path / "base.atelier"
    atelier = [sys.executable, "-m", "atelier"]
    meeting = subprocess.run(
        [*atelier, "new", "--base", str(base)], check=True, capture_output=True, text=True
    ).stdout.strip()
    with closing(new_phone(chromium)) as phone:
        form = phone.new_page()
        with served(base, meeting, 0) as (_pid, url):
            form.goto(url)
            for number in range(6):
                send(form, f"idée {number}")
            # Killed wherever it is: some are on the disk, of some the answer is on its way.
        send(form, "pendant la panne")
        port = int(re.findall(r":(\d+)/", url)[0])
        with served(base, meeting, port) as (_pid, again):
            assert again == url
            form.evaluate(LATER, 60)
            expect(form.locator("#own > .shown")).to_have_count(7, timeout=60_000)
    assert texts_in(base) == sorted([f"idée {number}" for number in range(6)] + ["pendant la panne"])


def texts_in(base: Path) -> list[str]:
    """Every post-it of a base that nobody holds."""
    with closing(sqlite3.connect(base)) as connection:
        return sorted(text for (text,) in connection.execute("SELECT text FROM notes"))
