"""What a thumb does on the page, and what is read on it."""

import re

from playwright.sync_api import Locator, Page, expect

SENT = "✓ affiché"
LATER = """seconds => {
  const now = performance.now.bind(performance);
  performance.now = () => now() + seconds * 1000;
}"""
"""Makes the page believe that it is so many seconds later."""
SHELF = "() => Object.fromEntries(Object.entries(localStorage))"


def write(form: Page, text: str) -> None:
    """Type without sending."""
    form.get_by_label("Votre idée").fill(text)


def send(form: Page, text: str) -> None:
    """Type and press the button."""
    write(form, text)
    form.get_by_role("button", name="Envoyer le post-it").click()


def choose(form: Page, number: int) -> None:
    """Go to another question with a finger."""
    form.locator("label.chip").nth(number - 1).click()


def own(form: Page, text: str) -> Locator:
    """An own post-it."""
    return form.locator("#own > li").filter(
        has=form.locator(".text", has_text=re.compile(f"^{re.escape(text)}$"))
    )


def expect_own(form: Page, *post_its: str) -> None:
    """The list of own post-its: text and state of each, the last one first."""
    expect(form.locator("#own > li :is(p, summary):has(> .state)")).to_have_text(list(post_its))


def expect_said(form: Page, sentence: str) -> None:
    """What the page says under its button."""
    expect(form.locator("#say")).to_contain_text(sentence)


def expect_chosen(form: Page, number: int) -> None:
    """The question that is written on."""
    expect(form.locator(f"#q{number}")).to_be_checked()
    expect(form.locator("h1:visible .badge")).to_have_text(str(number))


def expect_live(form: Page) -> None:
    """The page is in touch with the laptop."""
    expect(form.locator("form[data-link=up]")).to_be_attached()


def rewrite(form: Page, text: str, other: str) -> None:
    """Correct an own post-it."""
    item = own(form, text)
    item.locator("> details > summary").click()
    item.get_by_label("Votre post-it corrigé").fill(other)
    item.get_by_role("button", name="Enregistrer").click()


def withdraw(form: Page, text: str) -> None:
    """Withdraw an own post-it, and say yes."""
    item = own(form, text)
    item.locator("> details > summary").click()
    item.get_by_text("Retirer ce post-it").click()
    item.get_by_role("button", name="Oui, le retirer").click()
