"""Who writes: nobody unless the meeting asks, then as much as people want; and "au suivant" forgets all of it."""

import json
import re
from typing import Any

import pytest

from atelier.domain.things import Note
from tests.phone.handset import Handset
from tests.phone.reading import Page
from tests.phone.waiting_room import CODE, WaitingRoom

FORM = f"/{CODE}"


def said_by(note: Note) -> tuple[Any, ...]:
    """How a post-it is signed."""
    return note.author, note.structure, note.peer_group_id


@pytest.fixture
def person(hall: WaitingRoom) -> dict[str, str]:
    """What a phone may send of a person."""
    return {"name": " Amina  B. ", "structure": "Centre social", "group": hall.group_ids[1]}


def test_nothing_is_kept_of_who_is_not_asked(
    phone: Handset, hall: WaitingRoom, person: dict[str, str]
) -> None:
    phone.post(FORM, json={"key": "k" * 22, "text": "une", **person})
    answer = phone.post(FORM, data={"text": "deux", **person})
    assert [said_by(note) for note in hall.notes] == [(None, None, None)] * 2
    assert "person" not in answer.headers["set-cookie"]
    assert not {"name", "structure", "group"} & set(Page(phone.get(FORM).text).fields)
    assert not re.search("Amina|Centre social", str(hall.changes))


def test_what_the_meeting_asks_is_kept(phone: Handset, hall: WaitingRoom, person: dict[str, str]) -> None:
    hall.edit(asks_name=True)
    phone.post(FORM, json={"key": "a" * 22, "text": "une", **person})
    hall.edit(asks_structure=True, asks_group=True)
    phone.post(FORM, json={"key": "b" * 22, "text": "deux", **person})
    phone.post(FORM, json={"key": "c" * 22, "text": "trois"})
    assert [said_by(note) for note in hall.notes] == [
        ("Amina B.", None, None),
        ("Amina B.", "Centre social", hall.group_ids[1]),
        (None, None, None),
    ]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"name": "n" * 200}, ("n" * 60, None, None)),
        ({"structure": "s" * 200}, (None, "s" * 80, None)),
        ({"name": "a\x00\nb\ud800"}, ("a b", None, None)),
        ({"name": 3, "structure": None, "group": ["a"]}, (None, None, None)),
        ({"group": "d’une autre rencontre"}, (None, None, None)),
        ({"name": "\u200b"}, (None, None, None)),
    ],
)
def test_an_odd_signature_is_no_reason_to_refuse(
    phone: Handset, hall: WaitingRoom, said: dict[str, Any], kept: tuple[Any, ...]
) -> None:
    hall.edit(asks_name=True, asks_structure=True, asks_group=True)
    body = json.dumps({"key": "k" * 22, "text": "une", **said}).encode()
    answer = phone.post(FORM, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 200
    assert said_by(hall.notes[0]) == kept


def test_a_phone_without_script_is_not_asked_twice(
    phone: Handset, hall: WaitingRoom, person: dict[str, str]
) -> None:
    hall.edit(asks_name=True, asks_structure=True, asks_group=True)
    phone.post(FORM, data={"text": "une", **person})
    fields = Page(phone.get(FORM).text).fields
    assert (fields["name"], fields["structure"]) == ("Amina B.", "Centre social")
    assert f'value="{hall.group_ids[1]}" selected' in phone.get(FORM).text
    phone.post(FORM, data={"text": "deux", "name": ""})
    assert Page(phone.get(FORM).text).fields["name"] == ""


def test_au_suivant_leaves_nothing_of_the_person_before(
    phone: Handset, hall: WaitingRoom, person: dict[str, str]
) -> None:
    hall.edit(asks_name=True)
    phone.get(FORM + "?lang=fr")
    phone.get(FORM)
    phone.cookies.set("mine-ABCDEF", "z" * 22, domain="127.0.0.1", path="/")
    phone.post(FORM, data={"text": "une", **person})
    token = phone.cookies["phone"]
    assert set(phone.cookies) == {"lang", "phone", "person", f"mine-{CODE}", "mine-ABCDEF"}
    answer = phone.post(FORM + "/next")
    assert (answer.status_code, answer.headers["location"]) == (303, FORM)
    assert set(phone.cookies) == set()
    page = Page(phone.get(FORM).text)
    assert (page.own, page.fields["name"]) == ([], "")
    assert phone.cookies["phone"] != token


def test_the_token_is_kept_nowhere(phone: Handset, hall: WaitingRoom) -> None:
    phone.get(FORM)
    phone.post(FORM, data={"text": "une"})
    phone.post(FORM, json={"key": "k" * 22, "text": "deux"}, headers={"x-phone": "t" * 22})
    kept = str(hall.changes)
    assert "deux" in kept
    assert phone.cookies["phone"] not in kept
    assert "t" * 22 not in kept
