"""Bad input: a clear answer, never a fault of ours, nothing kept twice, and every other text kept exactly."""

import json
import re
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atelier.domain.text import has_controls, is_visible, normal
from atelier.phone.bodies import LONGEST_BODY
from atelier.phone.posting import LONGEST_TEXT
from tests.phone.handset import Handset
from tests.phone.reading import Page
from tests.phone.stopwatch import Stopwatch
from tests.phone.waiting_room import CODE, WaitingRoom

FORM = f"/{CODE}"
FAMILY = "👨\u200d👩\u200d👧\u200d👦"
KEY = "k" * 22
URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=x"


def post(phone: Handset, content: bytes, kind: str) -> httpx.Response:
    """Send bytes."""
    return phone.post(FORM, content=content, headers={"content-type": kind})


def sentence(answer: httpx.Response) -> str:
    """What the phone is told."""
    is_json = "json" in answer.headers["content-type"]
    return str(answer.json()["sentence"]) if is_json else Page(answer.text).said


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\t", "\x00\x07", "\u200b", "\u2800", "\ufe0f\u200d", "\u202e"]
)
def test_nothing_written_is_said_kindly(phone: Handset, hall: WaitingRoom, text: str) -> None:
    answers = [phone.post(FORM, data={"text": text}), phone.post(FORM, json={"text": text, "key": KEY})]
    for answer in answers:
        assert answer.status_code == 422
        assert sentence(answer).startswith("Écrivez d’abord une idée")
    assert hall.texts == []


@pytest.mark.parametrize(
    ("letter", "count"),
    [
        ("a", 500),
        ("é", 500),
        ("👪", 500),
        (FAMILY, 500),
        ("நி", 500),
        ("🇫🇷", 500),
        ("e\u0301", 500),
        ("ع\u064e", 500),
    ],
)
def test_the_limit_is_in_letters_as_people_see_them(
    phone: Handset, hall: WaitingRoom, letter: str, count: int
) -> None:
    assert phone.post(FORM, data={"text": letter * count}).status_code == 303
    answers = [
        phone.post(FORM, data={"text": letter * (count + 1)}),
        phone.post(FORM, json={"text": letter * (count + 1), "key": KEY}),
    ]
    for answer in answers:
        assert answer.status_code == 422
        assert sentence(answer).startswith("Votre post-it est trop long (501 / 500)")
    assert Page(answers[0].text).fields["text"] == normal(letter * (count + 1))
    assert hall.texts == [normal(letter * count)]


def test_forty_marks_on_a_letter_are_one_letter(phone: Handset, hall: WaitingRoom) -> None:
    zalgo = "o" + "\u0316\u0301\u0488\u035c" * 10
    assert phone.post(FORM, json={"text": zalgo, "key": KEY}).status_code == 200
    assert hall.texts == [normal(zalgo)]
    answer = phone.post(FORM, json={"text": zalgo * 300, "key": "b" * 22})
    assert (answer.status_code, sentence(answer)[:28]) == (422, "Votre post-it est trop long ")


@pytest.mark.parametrize("text", ["a\x00b", "a\x1b[31mb", "a\ufeffb", "a\x85b", "\ud800a", "a\udfff"])
def test_what_nobody_writes_is_refused_and_given_back_clean(
    phone: Handset, hall: WaitingRoom, text: str
) -> None:
    answer = post(phone, json.dumps({"text": text, "key": KEY}).encode(), "application/json")
    assert (answer.status_code, sentence(answer)[:34]) == (422, "Ce texte contient des caractères q")
    if not re.search("[\ud800-\udfff]", text):
        page = Page(phone.post(FORM, data={"text": text}).text)
        assert page.fields["text"] == re.sub("[^ab\\[31m]", "", text)
    assert hall.texts == []


@pytest.mark.parametrize(
    "text",
    [
        " espaces autour ",
        "deux\nlignes\n",
        "\u202eabc\u202c",
        "<b>gras</b> & « lui »",
        "{{ 7 * 7 }} {% raw %} {count} %(x)s %s",
        "'; drop table notes; --",
        "=1+1",
        "مرحبا بالجميع",
        "\u2067ערב\u2069 ok",
    ],
)
def test_a_text_is_kept_as_it_was_sent(phone: Handset, hall: WaitingRoom, text: str) -> None:
    assert phone.post(FORM, json={"text": text, "key": KEY}).status_code == 200
    assert phone.post(FORM, data={"text": text, "key": "z" * 22}).status_code == 303
    assert hall.texts == [text, text]


def test_only_the_way_to_write_it_is_made_one(phone: Handset, hall: WaitingRoom) -> None:
    phone.post(FORM, json={"text": "e\u0301te\u0301\r\nune\rdeux", "key": KEY})
    assert hall.texts == ["été\nune\ndeux"]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(exclude_categories=()), max_size=LONGEST_TEXT + 40)
    | st.text("\x00\r\n\ud800\u200d\u0301\u202e 👩👧é<", max_size=60)
)
def test_any_text_is_refused_or_kept_exactly_once(
    phone: Handset, hall: WaitingRoom, stopwatch: Stopwatch, text: str
) -> None:
    stopwatch.now += 60
    before = len(hall.notes)
    body = json.dumps({"text": text, "key": f"{before:022}", "question": hall.question_ids[1]}).encode()
    statuses = {post(phone, body, "application/json").status_code for _ in range(2)}
    sent = normal(text)
    refused = not is_visible(sent) or has_controls(sent)
    assert statuses == {422} if refused else statuses <= {200, 422}
    assert hall.texts[before:] == ([] if statuses == {422} else [sent])


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=LONGEST_TEXT))
def test_any_text_of_a_form_is_refused_or_kept_exactly_once(
    phone: Handset, hall: WaitingRoom, stopwatch: Stopwatch, text: str
) -> None:
    stopwatch.now += 60
    before = len(hall.notes)
    body = urlencode({"text": text, "key": f"{before:022}"}).encode()
    statuses = {post(phone, body, URLENCODED).status_code for _ in range(2)}
    sent = normal(text)
    assert statuses == ({303} if is_visible(sent) and not has_controls(sent) else {422})
    assert hall.texts[before:] == ([] if statuses == {422} else [sent])


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
fields = st.sampled_from(["text", "key", "question", "name", "structure", "group", "own", "action"])


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(fields, json_values) | json_values)
def test_no_json_makes_a_fault(phone: Handset, hall: WaitingRoom, stopwatch: Stopwatch, body: Any) -> None:
    hall.edit(asks_name=True, asks_structure=True, asks_group=True, quota=30)
    stopwatch.now += 60
    content = json.dumps(body).encode()
    for path in (FORM, f"{FORM}/notes/{KEY}"):
        answer = phone.post(path, content=content, headers={"content-type": "application/json"})
        assert answer.status_code == 200 or 400 <= answer.status_code < 500
        assert set(answer.json()) <= {"key", "state", "sentence", "cause"}


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=300),
    st.sampled_from(["application/json", URLENCODED, MULTIPART, "", "text/plain", "é;;="]),
)
def test_no_bytes_make_a_fault(phone: Handset, stopwatch: Stopwatch, content: bytes, kind: str) -> None:
    stopwatch.now += 60
    headers = {"content-type": kind.encode("utf-8")}
    for path in (FORM, f"{FORM}/notes/{KEY}"):
        assert phone.post(path, content=content, headers=headers).status_code < 500


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"text=%ff%fe", URLENCODED),
        (b"text=\xe9t\xe9", URLENCODED),
        (b"text=%ED%A0%80", URLENCODED),
        (b"&".join(b"a%d=b" % n for n in range(99)), URLENCODED),
        (b"text=a", URLENCODED + "; charset=iso-8859-1"),
        (b'{"text": "a"}', 'application/json; charset="utf-16"'),
        (b"{", "application/json"),
        (b"", "application/json"),
        (b"[" * 9000, "application/json"),
        (b'"text"', "application/json"),
        (b"[]", "application/json"),
        (b"null", "application/json"),
        (b"NaN", "application/json"),
        (b'{"text": 3}', "application/json"),
        (b'{"text": NaN}', "application/json"),
        (b'{"text": null}', "application/json"),
        (b'{"text": {"a": 1}}', "application/json"),
        (b'{"text": [["a"]]}', "application/json"),
        (b'{"text": "a", "text": 3}', "application/json"),
        (b'{"text": "a", "key": "court"}', "application/json"),
        (b'{"text": "a", "key": 5}', "application/json"),
        (b'{"text": "a", "key": true}', "application/json"),
        (b'{"text": "a", "question": "autre"}', "application/json"),
        (b'{"text": "a", "question": ["b"]}', "application/json"),
        (b'{"text": "a", "question": 1}', "application/json"),
        (b'{"text": "a", "question": 0}', "application/json"),
        (b'{"text": "a", "question": false}', "application/json"),
        (b'{"text": "a", "question": []}', "application/json"),
        (b'{"text": "a", "key": {}}', "application/json"),
        (b'{"text": "a", "key": 0}', "application/json"),
        (b'{"text": "a", "n": ' + b"9" * 5000 + b"}", "application/json"),
        ('{"text": "é"}'.encode("utf-16"), "application/json"),
        ('{"text": "é"}'.encode("latin-1"), "application/json"),
        (b"nothing of the kind", MULTIPART),
        (b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n", MULTIPART),
        (b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\na', MULTIPART),
        (b"text=a", "text/plain"),
        (b"text=a", "application/json, text/plain"),
        (b"text=a", "multipart/form-data"),
        (b"text=a", "multipart/form-data; boundary=" + "x" * 300),
    ],
)
def test_what_makes_no_sense_is_told_so(phone: Handset, hall: WaitingRoom, content: bytes, kind: str) -> None:
    answer = post(phone, content, kind)
    assert answer.status_code in (400, 415, 422)
    assert re.search("page|post-it|question|idée", sentence(answer))
    assert hall.texts == []


def test_what_makes_no_sense_does_not_fill_the_log(phone: Handset, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("WARNING")
    for content in (b"nothing of the kind", b"--x\r\nfoo\r\n\r\na", b"--xContent"):
        assert post(phone, content, MULTIPART).status_code == 400
    assert caplog.records == []


def test_of_two_of_a_name_the_last_counts(phone: Handset, hall: WaitingRoom) -> None:
    post(phone, b'{"text": "une", "key": "%b", "text": "deux"}' % KEY.encode(), "application/json")
    assert hall.texts == ["deux"]


def test_too_much_is_refused_before_it_is_read(phone: Handset, hall: WaitingRoom) -> None:
    answer = post(phone, b"text=" + b"a" * LONGEST_BODY, "x")
    assert answer.status_code == 413
    assert Page(answer.text).said.startswith("C’est trop gros")
    answer = post(phone, b'{"text": "' + b"a" * 10_000_000, "application/json")
    assert (answer.status_code, sentence(answer)[:16]) == (413, "C’est trop gros ")

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"a" * 1000

    assert phone.post(FORM, content=pieces()).status_code == 413
    assert phone.post(FORM, content=pieces(), headers={"content-type": "application/json"}).status_code == 413
    assert hall.texts == []


def test_a_file_is_refused(phone: Handset, hall: WaitingRoom) -> None:
    answer = phone.post(FORM, files={"text": ("photo.jpg", b"\xff\xd8\xff")})
    assert answer.status_code == 415
    assert Page(answer.text).said.startswith("Un post-it est un texte")
    assert hall.texts == []


def test_a_text_in_multipart_is_taken(phone: Handset, hall: WaitingRoom) -> None:
    body = '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nété\r\n--x--\r\n'.encode()
    assert post(phone, body, MULTIPART).status_code == 303
    assert post(phone, body.decode().encode("latin-1"), MULTIPART).status_code == 400
    assert hall.texts == ["été"]


@pytest.mark.parametrize("path", ["/ABCDEF", "/ABCDEF/notes/" + KEY])
def test_a_wrong_code_is_told(phone: Handset, path: str) -> None:
    answer = phone.post(path, json={"text": "a", "key": KEY})
    assert (answer.status_code, answer.json()) == (404, {"sentence": "Cette rencontre n’est plus ici."})
    answer = phone.post(path, data={"text": "a"})
    assert (answer.status_code, Page(answer.text).said[:32]) == (404, "Aucune rencontre n’a ce code. Re")


@pytest.mark.parametrize("path", ["state", "events", "board"])
def test_a_wrong_code_is_told_to_who_listens(phone: Handset, path: str) -> None:
    answer = phone.get(f"/ABCDEF/{path}")
    assert (answer.status_code, sentence(answer)) == (404, "Cette rencontre n’est plus ici.")


@pytest.mark.parametrize(
    "query", ["?" + "a=b&" * 200, "?phone=%ff", "?keys=" + "é." * 99, "?lang=%ff", "?xlang=1"]
)
@pytest.mark.parametrize("path", ["", "/state", "/privacy"])
def test_an_odd_address_is_no_fault(phone: Handset, path: str, query: str) -> None:
    assert phone.get(FORM + path + query).status_code in (200, 303)
