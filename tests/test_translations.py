"""The sentences of the desktop: all of them marked, set as French sets them, and said in every other language."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from atelier.domain.language import French, gettext, speak
from atelier.languages import speak_language
from atelier.ui.menus import action_specs
from tests import translations
from tests.translations import DESKTOP, PHONE, ROOT, SURFACES, Surface

LANGUAGES = [path.stem for path in sorted(DESKTOP.folder.glob("*.po"))]
CATALOGUES = [(surface, path) for surface in SURFACES for path in sorted(surface.folder.glob("*.po"))]
AS_IN_FRENCH = {
    "Contributions", "Date", "Discussion", "Direct", "Guide", "Pause", "Projection", " Projection", "Question",
    "Questions", "&Guide", "&Question", "Pro&jection", "options", "local", "min", "min:s", "+ 2 min", "34:21",
    "QR", "Tab",
    "VPN", "Wi-Fi", "{n}′", "{n} min", "{day} {month}", "{weekday} {date}", "{date} {year}", "code {code}",
    "Question {number}", "question {number}", "question {number}, {remark}",
    "{day}, {time}", "Question {number}, {short}.", "Question {number} · {name}", "Importance", "Importance ++",
    "Documents", "&Documents…", "Format", "PDF", "Word", "LibreOffice", "page {page} / {count}",
    "{title} — Atelier", "{hours} h {minutes:02}", "intersession, {state}", "{name} ({n})", "Participants", "Signature",
    "Accent", "Accent, question {number}", "Source", "Versions", "Validation", "Alt+↑", "Alt+↓", "Alt+←", "Alt+→",
    "import",
}  # fmt: skip
"""What English says as French does."""
GLOSSARY = {
    "post-it": "Nouveau post-it",
    "regroupement": "Nouveau regroupement",
    "à classer": "À classer",
    "synthèse": "Synthèse",
    "verbatim": "Verbatim",
    "suite": "Suite à donner",
    "question en suspens": "Question en suspens",
    "compte rendu": "Compte rendu",
    "récapitulatif": "Importer un récapitulatif",
    "rencontre": "Titre de la rencontre",
    "déroulé": "Déroulé",
    "étape": "Type d’étape",
    "consigne": "Consigne",
    "trame": "Trame",
    "groupe de pairs": "Le groupe de pairs",
    "tableau": "Tableau des post-its",
    "collecte": "Collecte par téléphone",
    "base": "Nouvelle base",
}
"""Words of the glossary at the head of a catalogue, and where the windows say just that."""


@pytest.fixture(params=LANGUAGES)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    """The desktop's sentences in another language, as they are written."""
    return translations.catalogue(DESKTOP.folder / f"{request.param}.po")


def french_sentences(surface: Surface = DESKTOP) -> list[str]:
    """Every form of every sentence, as the code writes it."""
    ids = [message.id for message in translations.sentences(surface) if message.id]
    return [form for id in ids for form in (id if isinstance(id, tuple) else (id,))]


def pairs(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    """Each French sentence with its translation; the plural with each form of it."""
    for message in catalogue:
        if isinstance(message.id, tuple):
            yield from ((message.id[1], form) for form in message.string)
        elif message.id:
            yield message.id, str(message.string)


def fields(text: str) -> set[str]:
    """The fields to fill in, with how each is written."""
    return set(re.findall(r"{[^}]*}|%\(\w+\)s", text))


# The catalogues


@pytest.mark.parametrize(("surface", "path"), CATALOGUES, ids=[f"{s.name}-{p.stem}" for s, p in CATALOGUES])
def test_nothing_is_left_to_translate(surface: Surface, path: Path) -> None:
    known = translations.catalogue(path)
    asked = {(message.context, message.id) for message in translations.sentences(surface)}
    assert {(message.context, message.id) for message in known} == asked, "run python tests/translations.py"
    assert [message.id for message in translations.missing(known)] == []


@pytest.mark.parametrize(("surface", "path"), CATALOGUES, ids=[f"{s.name}-{p.stem}" for s, p in CATALOGUES])
def test_what_is_compiled_is_what_is_written(surface: Surface, path: Path) -> None:
    assert surface.folder == path.parent
    compiled = BytesIO()
    write_mo(compiled, translations.catalogue(path))
    assert path.with_suffix(".mo").read_bytes() == compiled.getvalue(), "run python tests/translations.py"


def test_fields_and_marks_are_kept(catalogue: Catalog) -> None:
    for french, text in pairs(catalogue):
        assert fields(text) <= fields(french), text
        assert fields(french) - fields(text) <= {"{count}", "{n}", "{minute:02}"}, text
        assert text.count("\n") == french.count("\n"), text
        for mark in ("…", ".", "?", ":", "›"):
            assert text.endswith(mark) == french.endswith(mark) or french.lower().endswith("n°"), text
        assert text[:1].isspace() == french[:1].isspace() or text[:1] == "”", text
        assert ("&" in text) == ("&" in french), text


def test_english_is_set_as_english(catalogue: Catalog) -> None:
    for french, text in pairs(catalogue):
        assert not re.search(r"[«»\u00a0\u202f]| [;:!?]", text), text
        assert "'" not in text, text
        assert '"' not in text or '"' in french, text
        assert text.count("“") == text.count("”"), text


def test_nothing_is_still_french(catalogue: Catalog) -> None:
    assert {french for french, text in pairs(catalogue) if text == french} <= AS_IN_FRENCH
    left = re.compile(r"\b(le|les|du|des|une|dans|pour|avec|sur|est|pas|rencontre|regroupement|post-its?)\b")
    assert [text for _french, text in pairs(catalogue) if left.search(text)] == []


def test_a_word_that_is_said_in_several_ways_is_not_said_in_one(catalogue: Catalog) -> None:
    """A context is there because another language tells two uses apart: forgetting one of them says the other."""
    said = {message.id: message.string for message in catalogue if not message.context}
    apart = [message for message in catalogue if message.context and message.id in said]
    assert apart
    assert [message.id for message in apart if said[message.id] == message.string] == []


def test_the_glossary_is_followed(catalogue: Catalog) -> None:
    known = dict(
        re.findall(r"(?:^# |· )([^:·\n]+): ([^·\n]+?)(?= ·|$)", catalogue.header_comment, re.MULTILINE)
    )
    assert set(GLOSSARY) <= set(known)
    for word, french in GLOSSARY.items():
        message = catalogue.get(french)
        assert message, french
        assert known[word].casefold() in str(message.string).casefold(), french


def test_phone_and_desktop_call_a_post_it_the_same() -> None:
    for surface in (PHONE, DESKTOP):
        english = translations.catalogue(surface.folder / "en.po")
        assert "post-it: sticky note" in english.header_comment
        assert [text for _french, text in pairs(english) if "post-it" in text.casefold()] == []


@pytest.mark.parametrize("language", ["fr", *LANGUAGES])
def test_no_two_of_a_menu_answer_to_one_letter(language: str) -> None:
    speak_language(language)
    try:
        specs = action_specs()
    finally:
        speak(French())
    letters = Counter((spec.menu, mnemonic(spec.text)) for spec in specs if mnemonic(spec.text))
    assert [twice for twice, count in letters.items() if count > 1] == []
    menus = Counter(mnemonic(menu) for menu in dict.fromkeys(spec.menu for spec in specs))
    assert all(menus)
    assert [twice for twice, count in menus.items() if count > 1] == []


def mnemonic(text: str) -> str:
    """The letter that follows "&"; empty where there is none."""
    found = re.search("&([^&])", text)
    return found[1].lower() if found else ""


# French


@pytest.mark.parametrize("surface", SURFACES, ids=[surface.name for surface in SURFACES])
def test_french_sentences_are_set_as_french_sets_them(surface: Surface) -> None:
    for sentence in french_sentences(surface):
        shown = re.sub(r"{[^}]*}", "{}", French().gettext(sentence))
        assert "..." not in shown, sentence
        assert "'" not in shown, sentence
        assert '"' not in shown or "=" in shown or "droits" in shown, sentence
        assert not re.search(r" [;:!?»]|« |[^\s\u00a0\u202f(«/.*]»|«[^\u00a0\u202f]", shown), sentence
        assert not re.search(r"[^\s\u00a0\u202f?!«][;!?](?![;\w])", shown) or ";;" in shown, sentence
        assert not re.search(r"(?<![\d\w\u202f\u00a0}])[A-Za-zÀ-ÿ]+:(?=\s|$)", shown), sentence
        assert not re.search(r"[\u00a0\u202f ]{2}", shown), sentence
        assert not re.search(r"\b(?:[Ee]tat|[Ee]cran|[Ee]tape|A classer)\b", shown), sentence


def test_a_sentence_is_known_whichever_spaces_were_typed() -> None:
    assert [sentence for sentence in french_sentences() if re.search(r"[\u00a0\u202f]", sentence)] == []
    speak_language("en")
    try:
        assert gettext("Bienvenue !") == gettext("Bienvenue\u202f!") == "Welcome!"
    finally:
        speak(French())


# What is said is marked

_SAYING = {"_", "gettext", "ngettext", "pgettext", "say", "say_many"}
_LOOKS_FRENCH = re.compile(
    r"[À-ÖØ-öø-ÿŒœ’«»]|\b(?:le|la|les|un|une|des|du|de|sur|pour|dans|avec|et|ou|pas|au|aux)\b.*\s|\s.*\bpost-its?\b"
)
_TEXT_OF_WIDGETS = {
    "QAction", "QCheckBox", "QGroupBox", "QLabel", "QPushButton", "QRadioButton", "addAction", "addItem", "addTab",
    "plain_label", "setAccessibleDescription", "setAccessibleName", "setPlaceholderText", "setStatusTip", "setText",
    "setTitle", "setToolTip", "setWindowTitle",
}  # fmt: skip
NOT_SAID = {
    "atelier/board/drawing/lettering.py": "where a line may break",
    "atelier/documents/contents/speech.py": "marks typed around a quote",
    "atelier/documents/pdf/chips.py": "the sign of a stack",
    "atelier/documents/pdf/lines.py": "where a line may break",
    "atelier/domain/attendance_list.py": "how a list of people is read",
    "atelier/domain/founding.py": "how a question is shortened",
    "atelier/domain/near_duplicates.py": "words that turn a sentence round",
    "atelier/domain/stems.py": "how a word is looked for",
    "atelier/domain/plain_words.py": "letters that are taken apart",
    "atelier/domain/recap.py": "how a récapitulatif is read",
    "atelier/domain/said.py": "how a paste is read",
    "atelier/domain/searching.py": "how a word is looked for",
    "atelier/domain/trame.py": "how a file is read",
    "atelier/domain/typography.py": "the spaces of French",
    "atelier/phone/deadline.py": "the body of a bare refusal, to no browser",
    "atelier/phone/languages.py": "the names of languages",
    "atelier/phone/script_posts.py": "a line of the log",
    "atelier/session.py": "letters of file names",
    "atelier/documents/sheets/csv_file.py": "the months, as spreadsheets read them",
    "atelier/ui/synthesis/editor.py": "marks beside which no space is put",
    "atelier/ui/language.py": "words that Qt lacks, for Qt alone",
    "atelier/ui/panels/arrival_card.py": "letters measured beforehand",
    "atelier/ui/help/guide_page.py": "letters measured beforehand",
    "atelier/ui/menus/edit.py": "keys of a French keyboard",
    "atelier/ui/menus/view.py": "keys of a French keyboard",
    "atelier/ui/dialogs/settings_dialog.py": "the names of languages",
    "atelier/domain/time_codes.py": "how a moment is read",
}
"""Modules whose unmarked literals are French, or look it, and are not said: each with what they are."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module that may say something, with its path."""
    for top in ("atelier", "base"):
        for path in sorted((ROOT / top).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def called(node: ast.Call) -> str:
    """The name of what is called, without what it belongs to."""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def unmarked(tree: ast.Module) -> Iterator[ast.Constant]:
    """The texts of a module that are neither documentation nor marked as sentences."""
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        if (isinstance(node, ast.Call) and called(node) in _SAYING) or isinstance(node, ast.Expr)
        for inner in (ast.walk(node) if isinstance(node, ast.Call) else [node.value])
        if isinstance(inner, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node


def test_everything_french_is_marked() -> None:
    left = [
        f"{path}:{node.lineno}: {node.value!r}"
        for path, tree in modules()
        if path not in NOT_SAID
        for node in unmarked(tree)
        if _LOOKS_FRENCH.search(str(node.value))
    ]
    assert left == []


def test_every_text_of_a_widget_is_marked() -> None:
    left = [
        f"{path}:{node.lineno}: {text.value!r}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called(node) in _TEXT_OF_WIDGETS
        for text in node.args
        if isinstance(text, ast.Constant)
        and isinstance(text.value, str)
        and re.search(r"[^\W\d]{2}", text.value)
        if text.value != "Atelier"
    ]
    assert left == []


def test_what_is_marked_is_written_out() -> None:
    """Of a variable nothing is collected, and a sentence said while a module loads is said too early."""
    left = [
        f"{path}:{node.lineno}: {ast.unparse(node)}"
        for path, tree in modules()
        if path != "atelier/domain/language.py" and not path.startswith("atelier/phone/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called(node) in {"_", "gettext", "ngettext", "pgettext"}
        if not all(isinstance(text, ast.Constant) for text in node.args[: 2 if called(node) != "_" else 1])
    ]
    assert left == []


def test_nothing_is_said_while_a_module_loads() -> None:
    assert [f"{path}: {ast.unparse(call)}" for path, tree in modules() for call in said_at_once(tree)] == []


def said_at_once(node: ast.AST) -> Iterator[ast.Call]:
    """The sentences said when that is loaded: not those in a function, whose defaults are, though."""
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in _SAYING - {"say", "say_many"}
    ):
        yield node
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            for default in [
                *child.args.defaults,
                *filter(None, child.args.kw_defaults),
                *child.decorator_list,
            ]:
                yield from said_at_once(default)
        elif not isinstance(child, ast.Lambda):
            yield from said_at_once(child)
