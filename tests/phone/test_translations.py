"""What the translations say: in their own script and habits, one word for one thing, no more than a page can weigh."""

import re
from collections.abc import Iterator
from contextlib import closing

import pytest
from babel.messages.catalog import Catalog

from atelier.phone.app import create_app
from atelier.phone.languages import FOLDER, tongues
from atelier.phone.rooms import Rooms
from tests import translations
from tests.phone.handset import Handset
from tests.phone.reading import Page
from tests.phone.waiting_room import CODE, WaitingRoom

FORMS = {"en": 2, "ar": 6, "tr": 1, "pt": 2, "es": 2, "ta": 2, "uk": 3, "zh": 1}
"""How many forms each language has for a number of things."""
OWN_LETTERS = {"ar": "\u0600-\u06ff", "ta": "\u0b80-\u0bff", "uk": "\u0400-\u04ff", "zh": "\u4e00-\u9fff"}
AS_IN_FRENCH = {"en": {"Question"}, "pt": {"Post-its"}, "es": {"Post-its"}}
QUOTED = {
    "Écrivez d’abord une idée, puis appuyez sur « Envoyer ».": "Envoyer le post-it",
    "Ce téléphone ne peut rien garder : laissez cette page ouverte jusqu’à « envoyé ».": "✓ envoyé",
    "Sur l’ordinateur de l’animation, dans cette salle, sans passer par internet. Votre téléphone garde aussi vos "
    "post-its pour vous les montrer ; « Au suivant » les efface de ce téléphone.": "Au suivant",
}
"""Sentences that name a button or a state, and what is named."""
NAMED = {
    "mur": "Le mur",
    "question": "Question",
    "rencontre": "Code de la rencontre",
    "en attente": "en attente",
    "envoyé": "✓ envoyé",
    "affiché": "✓ affiché",
    "retiré": "retiré",
}
"""Words of the glossary at the head of a catalogue, and where the page says just that."""
HEAVIEST = 30_000


@pytest.fixture(params=FORMS)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    """A language's catalogue as it is written."""
    return translations.catalogue(FOLDER / f"{request.param}.po")


def tag_of(catalogue: Catalog) -> str:
    """Its language."""
    return str(catalogue.locale)


def pairs(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    """Each French sentence with its translation; with each form of it."""
    for message in catalogue:
        if isinstance(message.id, tuple):
            yield from ((message.id[1], form) for form in message.string)
        elif message.id:
            yield message.id, str(message.string)


def said(catalogue: Catalog, french: str) -> str:
    """A sentence in that language."""
    message = catalogue.get(french)
    assert message, french
    return str(message.string)


def bare(text: str) -> str:
    """Without what is the same in every language."""
    return re.sub(r"\{\w+\}|%\(\w+\)s|Wi-Fi", "", text)


def test_the_page_speaks_them_all() -> None:
    assert [known.tag for known in tongues()] == ["fr", *FORMS]
    assert [known.tag for known in tongues() if known.direction == "rtl"] == ["ar"]


def test_every_number_has_its_form(catalogue: Catalog) -> None:
    assert catalogue.num_plurals == FORMS[tag_of(catalogue)]
    known = next(known for known in tongues() if known.tag == tag_of(catalogue))
    for message in (message for message in catalogue if isinstance(message.id, tuple)):
        assert len(message.string) == catalogue.num_plurals
        assert all(message.string)
        numbers: dict[str, list[int]] = {}
        for number in range(1, 200):
            numbers.setdefault(known.catalogue.ngettext(*message.id, number), []).append(number)
        wordy = [served for form, served in numbers.items() if "{count}" not in form]
        assert all(len(served) == 1 for served in wordy), message.id


def test_nothing_is_still_french(catalogue: Catalog) -> None:
    same = {french for french, text in pairs(catalogue) if text == french}
    assert same == AS_IN_FRENCH.get(tag_of(catalogue), set())


def test_each_is_written_in_its_own_letters(catalogue: Catalog) -> None:
    letters = OWN_LETTERS.get(tag_of(catalogue))
    for french, text in pairs(catalogue):
        assert not re.search("[\u00a0\u202f]", text), f"a French space: {text}"
        assert all(sign.isascii() for sign in text if sign.isdecimal()), text
        if letters:
            assert re.search(f"[{letters}]", text), french
            assert not re.search("[A-Za-zÀ-ÿ]", bare(text)), text


def test_marks_and_names_are_kept(catalogue: Catalog) -> None:
    for french, text in pairs(catalogue):
        assert text == text.strip()
        assert text.startswith("✓ ") == french.startswith("✓ "), text
        assert text.endswith("…") == french.endswith("…"), text
        assert text.endswith((":", "\uff1a")) == french.endswith(":"), text
        assert text.endswith(("?", "؟", "\uff1f")) == french.endswith("?"), text
        assert text.endswith((".", "。")) == french.endswith("."), text
        assert ("Wi-Fi" in text) == ("Wi-Fi" in french), text


def test_punctuation_is_that_of_the_language(catalogue: Catalog) -> None:
    foreign = {"ar": "[,;?]", "zh": "[,;:?!.()]", "uk": "[“”\"']", "en": "[«»\"']", "es": "[“”\"']"}
    foreign |= {"pt": foreign["es"], "tr": foreign["en"], "ta": foreign["en"]}
    for _, text in pairs(catalogue):
        assert not re.search(foreign[tag_of(catalogue)], bare(text)), text
        if tag_of(catalogue) == "es":
            assert (text.count("¿"), text.count("¡")) == (text.count("?"), text.count("!"))


@pytest.mark.parametrize(("sentence", "named"), QUOTED.items())
def test_what_is_quoted_is_on_the_page(catalogue: Catalog, sentence: str, named: str) -> None:
    (quoted,) = re.findall("[«“]([^»”]+)[»”]", said(catalogue, sentence))
    assert quoted.casefold() in said(catalogue, named).casefold()


def test_the_glossary_is_followed(catalogue: Catalog) -> None:
    glossary = dict(
        re.findall(r"(?:^# |· )([^:·\n]+): ([^·\n]+?)(?= ·|$)", catalogue.header_comment, re.MULTILINE)
    )
    assert {"post-it", "l’animation", "collecte", *NAMED} <= set(glossary)
    for word, french in NAMED.items():
        assert glossary[word].casefold() in said(catalogue, french).casefold(), word


def test_no_language_makes_the_page_too_heavy() -> None:
    hall = WaitingRoom(
        [f"Question {number}, de la longueur qu’elles ont d’ordinaire ?" for number in range(5)]
    )
    with closing(hall), closing(Rooms(hall)) as rooms, closing(Handset(create_app(hall, rooms))) as phone:
        hall.edit(asks_name=True, asks_structure=True, asks_group=True, shows_board=True)
        for known in tongues():
            answer = phone.get(f"/{CODE}", headers={"accept-language": known.tag})
            assert f'<html lang="{known.tag}" dir="{known.direction}">' in answer.text
            assert len(answer.content) <= HEAVIEST, known.tag
            assert Page(answer.text).outside == []
