"""The form as a phone without JavaScript uses it: nothing lost, nothing doubled, always a French answer."""

import re
from contextlib import closing

import pytest

from atelier.domain.things import Source
from atelier.domain.typography import bound
from atelier.phone.app import create_app
from atelier.phone.rooms import Rooms
from tests.phone.handset import Handset
from tests.phone.reading import Page
from tests.phone.stopwatch import Stopwatch
from tests.phone.waiting_room import CODE, TEXTS, WaitingRoom

FORM = f"/{CODE}"
MINE = f"mine-{CODE}"


def send(phone: Handset, text: str, *, number: int = 1) -> Page:
    """Open the form, write, press the button, follow the redirect."""
    fields = Page(phone.get(FORM).text).fields
    fields["question"] = re.findall(r'value="(\w{32})" data-n', phone.get(FORM).text)[number - 1]
    answer = phone.post(FORM, data={**fields, "text": text})
    assert answer.status_code == 303
    return Page(phone.get(answer.headers["location"]).text)


def test_the_page_asks_the_current_question(phone: Handset, hall: WaitingRoom) -> None:
    hall.show(3)
    page = Page(phone.get(FORM).text)
    assert page.fields["question"] == hall.question_ids[2]
    assert all(bound(text) in page.html for text in TEXTS)


def test_no_line_of_a_question_begins_with_its_punctuation() -> None:
    assert bound("Pourquoi ? « Oui » !") == "Pourquoi\u202f? «\u00a0Oui\u00a0»\u202f!"
    assert bound("10:30 ou 11 h") == "10:30 ou 11\u00a0h"


def test_one_request_holds_everything() -> None:
    hall = WaitingRoom(
        [f"Question {number}, de la longueur qu’elles ont d’ordinaire ?" for number in range(5)]
    )
    with closing(hall), closing(Rooms(hall)) as rooms, closing(Handset(create_app(hall, rooms))) as phone:
        answer = phone.get(FORM)
        assert len(answer.content) <= 30_000
        assert Page(answer.text).outside == []


def test_a_page_is_packed_for_the_way(phone: Handset) -> None:
    packed = phone.get(FORM)
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < 14_000
    plain = phone.get(FORM, headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert "Envoyer le post-it" in plain.text


def test_forty_post_its_are_listed(phone: Handset, hall: WaitingRoom) -> None:
    keys = [f"{number:022}" for number in range(42)]
    for key in keys:
        hall.add("Connaître une personne dans l’école, un nom, un numéro", key=key)
    phone.cookies.set(MINE, ".".join(keys))
    assert len(Page(phone.get(FORM).text).own) == 40


def test_a_post_it_is_sent_and_listed(phone: Handset, hall: WaitingRoom) -> None:
    page = send(phone, "Se rencontrer autour d’un café", number=2)
    (note,) = hall.notes
    assert (note.text, note.question_id, note.source, note.author) == (
        "Se rencontrer autour d’un café",
        hall.question_ids[1],
        Source.PHONE,
        None,
    )
    assert page.said == "✓ Votre post-it est envoyé."
    assert page.own == [("Se rencontrer autour d’un café", "✓ affiché")]
    assert page.fields["question"] == hall.question_ids[1]


def test_own_post_its_are_the_last_first_and_nobody_elses(phone: Handset, hall: WaitingRoom) -> None:
    send(phone, "une")
    hall.add("d’un autre téléphone", key="k" * 22)
    page = send(phone, "deux")
    assert [own[0] for own in page.own] == ["deux", "une"]


def test_a_withdrawn_post_it_says_so(phone: Handset, hall: WaitingRoom) -> None:
    send(phone, "à retirer")
    hall.withdraw("à retirer")
    assert Page(phone.get(FORM).text).own == [("à retirer", "retiré")]


def test_the_same_form_sent_twice_is_one_post_it(phone: Handset, hall: WaitingRoom) -> None:
    fields = {**Page(phone.get(FORM).text).fields, "text": "une seule fois"}
    assert [phone.post(FORM, data=fields).status_code for _ in range(3)] == [303, 303, 303]
    assert hall.texts == ["une seule fois"]


def test_going_back_and_writing_something_else_is_another_post_it(phone: Handset, hall: WaitingRoom) -> None:
    fields = Page(phone.get(FORM).text).fields
    for text in ("première idée", "seconde idée", "première idée"):
        phone.post(FORM, data={**fields, "text": text})
    assert hall.texts == ["première idée", "seconde idée"]


def test_cookies_are_for_this_laptop_only(phone: Handset) -> None:
    answers = [phone.get(FORM), phone.post(FORM, data={"text": "une idée"}), phone.get(FORM + "?lang=fr")]
    for answer, name in zip(answers, ("phone", MINE, "lang"), strict=True):
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith(f"{name}=")
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert "Domain" not in cookie


def test_forty_keys_are_remembered(phone: Handset, stopwatch: Stopwatch) -> None:
    for number in range(42):
        stopwatch.now += 1
        send(phone, f"idée {number}")
    page = Page(phone.get(FORM).text)
    assert [own[0] for own in page.own] == [f"idée {number}" for number in range(41, 1, -1)]


def test_an_altered_cookie_is_no_fault(phone: Handset) -> None:
    phone.cookies.set(MINE, "../../etc.'drop table.<b>")
    phone.cookies.set("person", "e30=")
    phone.cookies.set("phone", "<b>")
    phone.cookies.set("lang", "../fr")
    assert phone.get(FORM).status_code == 200


@pytest.mark.parametrize("typed", ["kxtqpm", "KXT QPM", "kxt-qpm", " KX TQ PM "])
def test_a_code_is_forgiven_its_case_and_spaces(phone: Handset, typed: str) -> None:
    answer = phone.get("/", params={"code": typed})
    assert (answer.status_code, answer.headers["location"]) == (303, FORM)
    answer = phone.get("/kxt%20qpm")
    assert (answer.status_code, answer.headers["location"]) == (303, FORM)


def test_a_post_under_a_code_in_small_letters_arrives(phone: Handset, hall: WaitingRoom) -> None:
    assert phone.post("/kxtqpm", data={"text": "petites lettres"}).status_code == 303
    assert hall.texts == ["petites lettres"]


def test_the_first_page_asks_for_the_code(phone: Handset) -> None:
    answer = phone.get("/")
    assert answer.status_code == 200
    assert "Code de la rencontre" in answer.text


@pytest.mark.parametrize("path", ["/ABCDEF", "/?code=ABCDEF", "/wp-login.php", "/%00", "/" + "A" * 5000])
def test_an_unknown_code_asks_again(phone: Handset, path: str) -> None:
    answer = phone.get(path)
    assert answer.status_code == 404
    assert Page(answer.text).said.startswith("Aucune rencontre n’a ce code.")


def test_a_closed_collection_keeps_the_text(phone: Handset, hall: WaitingRoom) -> None:
    fields = Page(phone.get(FORM).text).fields
    hall.open(False)
    assert "La collecte est fermée" in phone.get(FORM).text
    answer = phone.post(FORM, data={**fields, "text": "trop tard"})
    page = Page(answer.text)
    assert answer.status_code == 409
    assert page.said.startswith("La collecte est fermée\u00a0: ce post-it n’a pas été envoyé.")
    assert page.fields["text"] == "trop tard"
    assert hall.texts == []


def test_what_was_sent_before_the_end_is_still_acknowledged_after(phone: Handset, hall: WaitingRoom) -> None:
    fields = {**Page(phone.get(FORM).text).fields, "text": "juste à temps"}
    phone.post(FORM, data=fields)
    hall.open(False)
    assert phone.post(FORM, data=fields).status_code == 303
    assert hall.texts == ["juste à temps"]


def test_a_fault_keeps_the_text_and_the_key(
    phone: Handset, hall: WaitingRoom, expected_errors: list[str]
) -> None:
    hall.fault = OSError("disk full")
    fields = {**Page(phone.get(FORM).text).fields, "text": "pas perdu"}
    answer = phone.post(FORM, data=fields)
    page = Page(answer.text)
    assert answer.status_code == 503
    assert page.said.startswith("Votre post-it n’est pas encore envoyé")
    assert "disk" not in answer.text
    assert page.fields == fields
    assert "disk full" in expected_errors[0]
    hall.fault = None
    phone.post(FORM, data=page.fields)
    assert hall.texts == ["pas perdu"]


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "a & b \"c\" 'd'", "</textarea><b>", "{{ 7*7 }}", "مرحبا"]
)
def test_markup_is_text(phone: Handset, hall: WaitingRoom, text: str) -> None:
    assert send(phone, text).own[0][0] == text
    assert hall.texts == [text]
    hall.open(False)
    given_back = phone.post(FORM, data={"text": text + "!"})
    assert Page(given_back.text).fields["text"] == text + "!"


@pytest.mark.parametrize(
    ("texts", "radios"), [([], 0), (["Une seule ?"], 1), ([f"Question {n} ?" for n in range(12)], 12)]
)
def test_any_number_of_questions(texts: list[str], radios: int) -> None:
    hall = WaitingRoom(texts)
    with closing(hall), closing(Rooms(hall)) as rooms, closing(Handset(create_app(hall, rooms))) as phone:
        answer = phone.get(FORM)
        assert answer.status_code == (200 if texts else 404)
        assert answer.text.count('type="radio"') == radios
        assert phone.post(FORM, data={"text": "une idée"}).status_code == (303 if texts else 404)
