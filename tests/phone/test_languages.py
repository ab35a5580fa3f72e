"""The page in its languages: which one a phone is spoken to in, and that nothing of another is left in it."""

import gettext
import json
import re
from collections.abc import Iterator
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message

from atelier.phone import languages
from atelier.phone.languages import FOLDER, Tongue, negotiated, tongue, tongues
from atelier.phone.sentences import say, say_many, too_fast
from atelier.phone.words import words
from tests import translations
from tests.phone.handset import Handset
from tests.phone.reading import Page
from tests.phone.waiting_room import CODE, GROUPS, TEXTS, WaitingRoom

FORM = f"/{CODE}"
KEY = "k" * 22
OTHERS = [known.tag for known in tongues() if known.tag != "fr"]
_PYTHON_FORMAT = re.compile(r"%\((\w+)\)s")


def test_french_marks_hold_to_their_words() -> None:
    french = tongues()[0]
    assert (
        say("Une idée ? « La voici » : {n}", n=1).said(french)
        == "Une idée\u202f? «\u00a0La voici\u00a0»\u00a0: 1"
    )
    assert [say_many("{count} idée :", "{count} idées :", n).said(french) for n in (0, 1, 2)] == [
        "0 idée\u00a0:",
        "1 idée\u00a0:",
        "2 idées\u00a0:",
    ]


class Brackets(gettext.NullTranslations):
    """A language in which everything stands between brackets: what does not was forgotten."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture
def bracketed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The language of brackets, as English."""
    brackets = Tongue("en", "Brackets", "rtl", Brackets())
    words.cache_clear()
    monkeypatch.setattr(languages, "tongues", lambda: (tongues()[0], brackets))
    yield
    words.cache_clear()


@pytest.mark.parametrize(
    ("chosen", "accepted", "tag"),
    [
        ("", "", "fr"),
        ("", "en", "en"),
        ("", "en-US,en;q=0.9,fr;q=0.8", "en"),
        ("", "fr;q=0.5, en;q=0.9", "en"),
        ("", "EN-gb", "en"),
        ("", "eo, x-klingon, en;q=0.1", "en"),
        ("", "en;q=0, fr", "fr"),
        ("", "en;q=abc", "fr"),
        ("", "*", "fr"),
        ("", "eo", "fr"),
        ("", ",,;=;q=;", "fr"),
        ("fr", "en", "fr"),
        ("en", "fr", "en"),
        ("eo", "en", "en"),
        ("../../x", "en", "en"),
        ("", "eo," * 1000 + "en", "fr"),
    ],
)
def test_the_language_is_the_phones_unless_it_was_chosen(chosen: str, accepted: str, tag: str) -> None:
    assert negotiated(chosen, accepted).tag == tag


def test_nine_languages_are_offered() -> None:
    assert [known.tag for known in tongues()] == ["fr", "en", "ar", "tr", "pt", "es", "ta", "uk", "zh"]
    assert [known.tag for known in tongues() if known.direction == "rtl"] == ["ar"]


@pytest.mark.parametrize(
    ("tag", "plain"),
    [("pt-BR", "pt"), ("zh-CN", "zh"), ("zh-TW", "zh"), ("zh-Hant-HK", "zh"), ("ar-EG", "ar")],
)
def test_regions_matter_to_none(tag: str, plain: str) -> None:
    assert negotiated("", f"{tag},fr;q=0.5").tag == plain


@pytest.mark.parametrize(
    ("tag", "forms"),
    [("fr", 2), ("en", 2), ("ar", 6), ("uk", 3), ("zh", 1)],
)
def test_each_language_has_its_own_plurals(tag: str, forms: int) -> None:
    found = tongue(tag)
    assert found
    assert tag == "fr" or translations.catalogue(FOLDER / f"{tag}.po").num_plurals == forms
    said = {re.sub(r"\d+", "N", too_fast(count).said(found)) for count in range(200)}
    # Of the forms of Arabic, two may say the same word for seconds.
    assert len(said) in (forms, forms - 1)


def test_the_switch_is_visible_and_remembered(phone: Handset) -> None:
    page = phone.get(FORM)
    assert '<html lang="fr" dir="ltr">' in page.text
    assert 'href="?lang=en"' in page.text
    answer = phone.get(f"{FORM}?lang=en&question=2")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{FORM}?question=2")
    assert '<html lang="en" dir="ltr">' in phone.get(FORM, headers={"accept-language": "fr"}).text
    phone.get(FORM + "?lang=fr")
    assert '<html lang="fr" dir="ltr">' in phone.get(FORM, headers={"accept-language": "en"}).text


def test_a_language_that_is_none_changes_nothing(phone: Handset) -> None:
    answer = phone.get(f"{FORM}?lang=klingon")
    assert (answer.status_code, answer.headers["location"]) == (303, FORM)
    assert "set-cookie" not in answer.headers


def test_the_switch_leads_nowhere_else(phone: Handset) -> None:
    for path in ("//evil.example/?lang=en", "/%5Cevil.example?lang=en", "///evil.example?lang=fr"):
        location = phone.request("GET", f"http://127.0.0.1:8753{path}").headers["location"]
        assert re.match(r"/(?![/\\])", location)


def test_scripts_are_answered_in_the_phones_language(phone: Handset) -> None:
    said = phone.post(FORM, json={"text": "", "key": KEY}, headers={"accept-language": "en"}).json()[
        "sentence"
    ]
    assert said == tongue_sentence("en", "Écrivez d’abord une idée, puis appuyez sur « Envoyer ».")


def tongue_sentence(tag: str, french: str) -> str:
    """A sentence in a language."""
    found = tongue(tag)
    assert found
    said = found.catalogue.gettext(french)
    assert said != french
    return said


def pages(phone: Handset, hall: WaitingRoom) -> Iterator[tuple[str, str]]:
    """Every page and answer, in most of their states: its name and its text."""
    hall.add("une idée", key=KEY)
    phone.cookies.set(f"mine-{CODE}", KEY)
    html = {"accept": "text/html", "accept-language": "en"}
    settings = {
        "asks_name": True,
        "asks_structure": True,
        "asks_group": True,
        "shows_board": True,
        "quota": 2,
    }
    for path in ("/", "/ABCDEF", FORM, FORM + "?sent=1", FORM + "/privacy", "/a/b/c", FORM + "/board"):
        yield path, phone.get(path, headers=html).text
    hall.edit(**settings, free_questions=False)
    for path in (FORM, f"{FORM}?edit={KEY}", FORM + "/privacy", FORM + "/board"):
        yield f"{path} with everything", phone.get(path, headers=html).text
    for text in ("", "a\x00", "b" * 501):
        yield f"refused {text[:2]}", phone.post(FORM, data={"text": text}, headers=html).text
    hall.pause(True)
    yield "paused", phone.get(FORM, headers=html).text
    hall.open(False)
    yield "closed", phone.get(FORM, headers=html).text
    yield "sent while closed", phone.post(FORM, data={"text": "tard"}, headers=html).text
    yield "stranger", phone.get("/", headers={**html, "host": "evil.example"}).text


DATA = (*TEXTS, *GROUPS, "2ᵉ rencontre", "une idée", "Brackets", CODE, "ABCDEF", "Atelier", "tard", "b" * 501)
"""What on the pages is in nobody's catalogue."""


@pytest.mark.usefixtures("bracketed")
def test_every_word_of_every_page_is_translated(phone: Handset, hall: WaitingRoom) -> None:
    for name, html in pages(phone, hall):
        assert '<html lang="en" dir="rtl">' in html, name
        left = " ".join(Page(html).words).replace("\u202f", " ")
        left = re.sub("⟦[^⟧]*⟧", "", left)
        for data in (*DATA, *(known.name for known in tongues())):
            left = left.replace(data, "")
        assert re.findall(r"[^\W\d_]{2,}", left) == [], name


@pytest.mark.usefixtures("bracketed")
def test_every_word_of_the_script_is_translated(phone: Handset) -> None:
    html = phone.get(FORM, headers={"accept-language": "en"}).text
    data, script = re.findall(r"<script[^>]*>(.*?)</script>", html, re.DOTALL)
    assert all(word.startswith("⟦") for word in json.loads(data)["words"].values())
    assert not re.search("[éèàêçœ’«»]", script)


@pytest.mark.parametrize("tag", OTHERS)
def test_no_french_is_left(phone: Handset, hall: WaitingRoom, tag: str) -> None:
    phone.cookies.set("lang", tag)
    known = tongue(tag)
    assert known
    french = {
        message.id
        for message in translations.sentences(translations.PHONE)
        if isinstance(message.id, str)
        and len(message.id) > 3
        and known.catalogue.gettext(message.id) != message.id
    }
    for name, html in pages(phone, hall):
        assert f'<html lang="{tag}" dir="{known.direction}">' in html
        assert french & set(Page(html).words) == set(), name


def test_sentences_hold_their_values() -> None:
    french = tongues()[0]
    assert say("{a} et {b}", a=1, b="{c}").said(french) == "1 et {c}"
    assert say("il reste {number}").said(french) == "il reste {number}"
    assert say_many("un", "{count} de {x}", 1, x=2).said(french) == "un"
    assert say_many("un", "{count} de {x}", 3, x=2).said(french) == "3 de 2"


@pytest.fixture(params=OTHERS)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    """A language's catalogue as it is written."""
    return translations.catalogue(FOLDER / f"{request.param}.po")


def test_catalogues_are_complete(catalogue: Catalog) -> None:
    assert [message.id for message in translations.missing(catalogue)] == []
    wanted = {message.id for message in translations.sentences(translations.PHONE)}
    assert {message.id for message in catalogue} == wanted, "run: python tests/translations.py"


def test_catalogues_are_compiled(catalogue: Catalog) -> None:
    found = tongue(str(catalogue.locale))
    assert found
    for message in catalogue:
        if isinstance(message.id, str) and message.id:
            assert found.catalogue.gettext(message.id) == message.string, "run: python tests/translations.py"
        elif message.id:
            said = {found.catalogue.ngettext(*message.id, count) for count in range(200)}
            assert said == set(message.string)


def forms(message: Message) -> list[str]:
    """Every form that a message is translated by."""
    return list(message.string) if isinstance(message.string, tuple) else [str(message.string)]


def values_in(text: str) -> set[str]:
    """The names of the values that go into a text."""
    if "%(" in text:
        return set(_PYTHON_FORMAT.findall(text))
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_translations_hold_the_same_values(catalogue: Catalog) -> None:
    for message in catalogue:
        if isinstance(message.id, str):
            assert values_in(forms(message)[0]) == values_in(message.id), message.id
        else:
            # A form for one, or for two, says it in a word.
            wanted = values_in(message.id[1])
            assert all(values_in(form) in (wanted, wanted - {"count"}) for form in forms(message)), message.id


def test_every_sentence_is_collected() -> None:
    ids = {message.id for message in translations.sentences(translations.PHONE)}
    assert "✓ envoyé" in ids
    assert "Envoyer le post-it" in ids
    assert any(isinstance(id, tuple) and id[0].startswith("Trop de post-its") for id in ids)
