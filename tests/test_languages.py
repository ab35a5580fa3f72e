"""Which language the program speaks, from the settings to the words on paper."""

import json
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from atelier.cli import run
from atelier.domain import language
from atelier.domain.dates import full_day, long_day, short_day, time_of_day
from atelier.domain.language import French, gettext, ngettext, pgettext, speak
from atelier.languages import ASKED, FOLDER, chosen_language, speak_language
from atelier.ui.settings import LANGUAGES, SettingsStore
from atelier.ui.wording import minutes_phrase, note_count


@pytest.fixture(autouse=True)
def _french_afterwards() -> Iterator[None]:
    yield
    speak(French())


def test_french_needs_no_catalogue() -> None:
    speak_language("fr")
    assert language.spoken_tag() == "fr"
    assert gettext("Vraiment ?") == "Vraiment\u202f?"
    assert ngettext("{count} post-it", "{count} post-its", 0) == "{count} post-it"
    assert pgettext("stage", "Pause") == "Pause"


def test_english_is_spoken_where_it_was_chosen() -> None:
    speak_language("en")
    assert language.spoken_tag() == "en"
    assert gettext("À classer") == "To sort"
    assert [note_count(count) for count in (0, 1, 2)] == ["no sticky note", "1 sticky note", "2 sticky notes"]


def test_a_word_is_said_by_what_it_is_said_of() -> None:
    speak_language("en")
    assert (gettext("Pause"), pgettext("stage", "Pause")) == ("Pause", "Break")
    assert (gettext("Annuler"), pgettext("history", "Annuler")) == ("Cancel", "Undo")
    assert (gettext("Accueil"), pgettext("stage", "Accueil")) == ("Home", "Welcome")


def test_every_language_that_is_offered_is_there() -> None:
    assert {path.stem for path in FOLDER.glob("*.mo")} | {"fr"} == set(LANGUAGES)


@pytest.mark.parametrize("tag", ["xx", "", "../phone/tr", "/etc/passwd"])
def test_a_language_that_is_not_there_is_french(tag: str) -> None:
    speak_language("en")
    speak_language(tag)
    assert language.spoken_tag() == "fr"
    assert gettext("À classer") == "À classer"


def test_one_run_may_ask_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ASKED, "en")
    speak_language("fr")
    assert gettext("Titre") == "Title"


def test_the_choice_is_read_where_the_settings_keep_it(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    assert chosen_language(path) == "fr"
    SettingsStore(path).set(language="en")
    assert chosen_language(path) == "en"


@pytest.mark.parametrize("kept", ["", "[]", "null", '{"settings": 3}', '{"settings": {}}', "[" * 100_000])
def test_settings_that_cannot_be_read_are_french(tmp_path: Path, kept: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(kept, "utf-8")
    assert chosen_language(path) == "fr"


def test_dates_and_times_are_said_in_the_language() -> None:
    speak_language("en")
    assert short_day(date(2018, 10, 1)) == "1 October"
    assert long_day(date(2018, 10, 4)) == "Thursday 4 October"
    assert full_day(date(2018, 10, 4)) == "Thursday 4 October 2018"
    assert time_of_day(time(14, 5)) == "14:05"
    assert minutes_phrase(65) == "1 h 05"


def test_the_command_line_speaks_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "settings.json"
    settings.write_text(json.dumps({"settings": {"language": "en"}}), "utf-8")
    monkeypatch.setenv("ATELIER_SETTINGS", str(settings))
    with pytest.raises(SystemExit):
        run(["export"])
    assert "is missing" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        run(["--help"])
    shown = capsys.readouterr().out
    assert "usage:" in shown
    assert "show this help" in shown
    assert "montrer" not in shown


def test_a_terminal_is_given_plain_spaces(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["export", "--nonsense"])
    assert "il manque" in (told := capsys.readouterr().err)
    assert not set(told) & {"\u00a0", "\u202f"}
