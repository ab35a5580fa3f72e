"""The picture of a board as a browser shows it and reads it out."""

from pathlib import Path

from playwright.sync_api import Browser

from atelier.documents.formats import write_document
from tests.documents.whole_meeting import whole_meeting


def test_a_browser_shows_the_svg_by_itself(chromium: Browser, tmp_path: Path) -> None:
    write_document("board", whole_meeting().report(), tmp_path / "a.svg")
    page = chromium.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    address = (tmp_path / "a.svg").as_uri()
    page.goto(address)
    assert page.title() == "Tableau – 2e rencontre – Coopérer"
    assert asked == [address]
    assert complaints == []
    assert page.get_by_role("img", name="Lien de confiance").count() == 2
    assert page.get_by_role("group", name="1.2.1 Le midi").get_by_role("img", name="الثقة").count() == 2
    letter = page.get_by_role("img", name="seule").locator("use").last.bounding_box()
    note = page.get_by_role("img", name="seule").bounding_box()
    page.close()
    assert letter
    assert note
    assert note["x"] < letter["x"] < note["x"] + note["width"]
    assert note["y"] < letter["y"] < note["y"] + note["height"]
