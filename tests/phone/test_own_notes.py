"""Own post-its: where they are, corrected and withdrawn by who wrote them, until their collection is over."""

from typing import Any

import httpx
import pytest

from atelier.domain.decision import Fault
from atelier.domain.operations import RevealNotes, ReviewNotes
from atelier.domain.things import Display, Party, Review
from tests.phone.handset import Handset
from tests.phone.reading import Page
from tests.phone.waiting_room import CODE, WaitingRoom

FORM = f"/{CODE}"
KEY = "k" * 22
MINE = f"mine-{CODE}"


def post(phone: Handset, text: str = "une idée", key: str = KEY) -> Any:
    """Send a post-it as the script does."""
    return phone.post(FORM, json={"key": key, "text": text}).json()


def change(phone: Handset, action: str, text: str | None = None, *, key: str = KEY) -> httpx.Response:
    """Change a post-it as the script does."""
    said = {"action": action} if text is None else {"action": action, "text": text}
    return phone.post(f"{FORM}/notes/{key}", json=said)


def told(phone: Handset, key: str = KEY) -> Any:
    """What the script is told of a post-it."""
    return phone.get(f"{FORM}/state?keys={key}").json()["notes"][key]


def test_a_post_it_is_shown_at_once(phone: Handset) -> None:
    assert post(phone) == {"key": KEY, "state": "shown"}
    assert told(phone)["state"] == "shown"


@pytest.mark.parametrize("display", [Display.REVIEWED, Display.HELD])
def test_what_waits_for_the_facilitator_was_sent(phone: Handset, hall: WaitingRoom, display: Display) -> None:
    hall.edit(display=display)
    assert post(phone) == {"key": KEY, "state": "sent"}
    hall.perform(ReviewNotes((hall.note("une idée").id,), Review.REFUSED))
    assert told(phone)["state"] == "sent"


def test_revealed_together(phone: Handset, hall: WaitingRoom) -> None:
    hall.edit(display=Display.HELD)
    post(phone)
    turn = phone.get(FORM + "/state").json()["turn"]
    hall.perform(RevealNotes(hall.meeting_id))
    assert told(phone)["state"] == "shown"
    assert phone.get(FORM + "/state").json()["turn"] > turn


def test_a_repeated_key_is_told_the_true_state(hall: WaitingRoom, phone: Handset) -> None:
    """The first sending was acknowledged by a server that was started anew since."""
    hall.add("une idée", key=KEY)
    hall.withdraw("une idée")
    assert post(phone) == {"key": KEY, "state": "withdrawn"}


def test_a_key_that_is_remembered_is_told_the_true_state_too(hall: WaitingRoom, phone: Handset) -> None:
    hall.edit(display=Display.HELD)
    assert post(phone) == {"key": KEY, "state": "sent"}
    hall.perform(RevealNotes(hall.meeting_id))
    assert post(phone) == {"key": KEY, "state": "shown"}
    change(phone, "withdraw")
    assert post(phone) == {"key": KEY, "state": "withdrawn"}


def test_corrected_by_who_wrote_it(phone: Handset, hall: WaitingRoom) -> None:
    post(phone, "une idé")
    answer = change(phone, "rewrite", "une ide\u0301e\r\ncorrigée ")
    mine = {"state": "shown", "text": "une idée\ncorrigée ", "changeable": True}
    said = {"sentence": "✓ Votre post-it est corrigé."}
    assert answer.json() == {"key": KEY, "question": hall.question_ids[0], **mine, **said}
    assert told(phone) == {"question": hall.question_ids[0], **mine}
    assert [note.shown_text for note in hall.notes] == ["une idée\ncorrigée "]
    assert any(edit.before == "une idé" for change in hall.changes for edit in change.edits)


def test_withdrawn_by_who_wrote_it(phone: Handset, hall: WaitingRoom) -> None:
    post(phone)
    for _ in range(2):
        answer = change(phone, "withdraw")
        assert answer.status_code == 200
        assert (answer.json()["state"], answer.json()["changeable"]) == ("withdrawn", False)
    assert hall.notes[0].withdrawn_by is Party.PARTICIPANT
    answer = change(phone, "rewrite", "encore")
    assert (answer.status_code, answer.json()["cause"]) == (410, "settled")


def test_once_its_collection_is_over_it_stays(phone: Handset, hall: WaitingRoom) -> None:
    post(phone)
    hall.sort()
    assert not told(phone)["changeable"]
    for answer in (change(phone, "rewrite", "trop tard"), change(phone, "withdraw")):
        assert answer.status_code == 410
        assert answer.json() == {
            "sentence": "Ce post-it ne se change plus\xa0: sa collecte est terminée.",
            "cause": "settled",
        }
    assert hall.texts == ["une idée"]


def test_a_closed_question_settles_its_post_its(phone: Handset, hall: WaitingRoom) -> None:
    post(phone)
    turn = phone.get(FORM + "/state").json()["turn"]
    hall.collect(1, accepted=False)
    assert phone.get(FORM + "/state").json()["turn"] > turn
    assert not told(phone)["changeable"]
    assert change(phone, "withdraw").status_code == 410


@pytest.mark.parametrize(
    ("key", "said", "status", "cause"),
    [
        ("z" * 22, {"action": "withdraw"}, 404, "gone"),
        ("z" * 22, {"action": "rewrite", "text": "a"}, 404, "gone"),
        ("court", {"action": "withdraw"}, 400, None),
        (KEY, {"action": "delete"}, 400, None),
        (KEY, {}, 400, None),
        (KEY, {"action": "rewrite"}, 422, None),
        (KEY, {"action": "rewrite", "text": " "}, 422, None),
        (KEY, {"action": "rewrite", "text": "a" * 501}, 422, None),
        (KEY, {"action": "rewrite", "text": "a\x00"}, 422, None),
        (KEY, {"action": "rewrite", "text": 3}, 400, None),
        (KEY, {"action": ["rewrite"], "text": "a"}, 400, None),
    ],
)
def test_what_can_not_be_changed_is_told(
    phone: Handset, hall: WaitingRoom, key: str, said: Any, status: int, cause: str | None
) -> None:
    post(phone)
    answer = phone.post(f"{FORM}/notes/{key}", json=said)
    assert (answer.status_code, answer.json().get("cause")) == (status, cause)
    assert answer.json()["sentence"]
    assert [(note.shown_text, note.withdrawn_by) for note in hall.notes] == [("une idée", None)]


def test_a_fault_is_told(phone: Handset, hall: WaitingRoom, expected_errors: list[str]) -> None:
    post(phone)
    hall.fault = OSError("disk full")
    answer = change(phone, "withdraw")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "3")
    assert "disk full" in expected_errors[0]


def test_a_full_disk_is_told_and_logged_by_who_writes_only(phone: Handset, hall: WaitingRoom) -> None:
    """One trace for each phone of a burst, of one and the same failure, would hold all of them up for seconds."""
    hall.fault = Fault("Le disque n’a pas pu enregistrer.")
    answer = phone.post(FORM, json={"key": KEY, "text": "une idée"})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "3")


def test_corrected_and_withdrawn_without_script(phone: Handset, hall: WaitingRoom) -> None:
    phone.post(FORM, data={"text": "une idé"})
    (key,) = (note.key or "" for note in hall.notes)
    where = f"{FORM}/notes/{key}"
    assert set(Page(phone.get(FORM).text).changes) == {where}
    answer = phone.post(where, data={"action": "rewrite", "text": "une idée"})
    assert answer.status_code == 303
    page = Page(phone.get(answer.headers["location"]).text)
    assert (page.said, page.own) == ("✓ Votre post-it est corrigé.", [("une idée", "✓ affiché")])
    answer = phone.post(where, data={"action": "withdraw"})
    page = Page(phone.get(answer.headers["location"]).text)
    assert (page.said, page.own) == ("✓ Votre post-it est retiré.", [("une idée", "retiré")])
    assert page.changes == []


def test_a_correction_that_can_not_be_had_is_given_back(phone: Handset, hall: WaitingRoom) -> None:
    hall.add("une idée", key=KEY)
    phone.cookies.set(MINE, KEY)
    answer = phone.post(f"{FORM}/notes/{KEY}", data={"action": "rewrite", "text": "b" * 501})
    assert answer.status_code == 422
    assert ">\n" + "b" * 501 + "</textarea>" in answer.text
    page = Page(answer.text)
    assert page.said.startswith("Votre post-it est trop long")
    assert page.fields["text"] == ""
    hall.sort()
    answer = phone.post(f"{FORM}/notes/{KEY}", data={"action": "rewrite", "text": "une autre idée"})
    page = Page(answer.text)
    assert (answer.status_code, page.fields["text"]) == (410, "une autre idée")
    assert page.said == "Ce post-it ne se change plus\xa0: sa collecte est terminée."


def test_the_page_opens_on_the_correction(phone: Handset, hall: WaitingRoom) -> None:
    hall.add("une idée", key=KEY, number=3)
    phone.cookies.set(MINE, KEY)
    page = Page(phone.get(f"{FORM}?edit={KEY}").text)
    assert page.fields["text"] == ""
    assert page.fields["question"] == hall.question_ids[2]
    assert "<details open>" in page.html
    assert "<details open>" not in phone.get(f"{FORM}?edit={'z' * 22}").text
