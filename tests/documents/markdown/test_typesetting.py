"""Markdown, read by a parser of CommonMark with GitHub's tables: what people wrote comes back as they wrote it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from atelier.documents.manuscript import Entry, Index, Items, Manuscript, Part, Row, Said, Table, Text, Words
from atelier.documents.markdown import typesetting
from atelier.documents.markdown.typesetting import draw_manuscript
from atelier.domain.progress import Cancelled, unheard
from atelier.domain.report import Incomplete
from atelier.domain.text import clean
from tests.documents.collection import Collection
from tests.documents.whole_meeting import NASTY, manuscript, whole_meeting

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(made: Manuscript) -> list[Token]:
    return READER.parse(draw_manuscript(made).decode())


def of(*elements: object) -> Manuscript:
    """A manuscript of these elements alone."""
    bare = replace(manuscript(Collection()), eyebrow="", facts=(), complete=False)
    return replace(bare, elements=elements)  # type: ignore[arg-type]


def inline(made: Manuscript, after: str = "paragraph_open") -> Iterator[Token]:
    """The inline tokens of paragraphs, or of headings, or of cells."""
    found = tokens(made)
    return (token for before, token in pairwise(found) if before.type == after)


def plain(token: Token) -> str:
    """The words of an inline token; the tags around them are not theirs."""
    kinds = {"softbreak": "\n", "hardbreak": "\n"}
    children = [child for child in token.children or () if child.type != "html_inline"]
    return "".join(kinds.get(child.type, child.content) for child in children)


def spaced(text: str) -> str:
    """The text without white space at the ends of its lines, which Markdown folds."""
    return "\n".join(line.strip(" \t") for line in text.strip(" \t\n").split("\n"))


def notes(made: Manuscript) -> dict[str, str]:
    """The words of each post-it by its number."""
    found = (
        re.match(r"(\d+)(?:\u00a0\++)? (?!post-it)(.*)", plain(token), re.DOTALL) for token in inline(made)
    )
    return {match[1]: match[2] for match in found if match}


def test_every_note_is_there_as_it_was_written() -> None:
    found = notes(manuscript(whole_meeting()))
    for number, text in enumerate(NASTY, start=5):
        assert found[str(number)] == spaced(text)


MARKS = st.text(st.sampled_from("ab 1.)#-+*_~`<>[](){}!|\\&;$=:\n\t/\"'@%?"), min_size=1, max_size=40)


@given((st.text(min_size=1, max_size=60) | MARKS).map(clean).filter(bool))
@example("a\n\n    code")
@example("&copy; &#35;")
@example("http://exemple.fr/a_b_c")
@example("\\")
@example("a\\\nb\\")
def test_any_note_can_be_read_back(text: str) -> None:
    made = Collection()
    made.note(text)
    assert notes(manuscript(made))["1"] == spaced(text)


@given((st.text(min_size=1, max_size=60) | MARKS).map(clean).filter(bool))
def test_any_note_without_its_number_too(text: str) -> None:
    made = Collection()
    made.note(text)
    elements = [replace(e, numbered=False) for e in manuscript(made).elements if hasattr(e, "numbered")]
    ready = replace(manuscript(made), elements=tuple(elements), complete=False)
    assert [plain(token) for token in inline(ready)][-1] == spaced(text)


@given(MARKS.map(clean).filter(bool))
def test_any_title_can_be_read_back(text: str) -> None:
    _document, title = inline(of(Part(title=text)), "heading_open")
    assert plain(title).split() == text.split()


@given(MARKS.map(clean).filter(bool), MARKS.map(clean).filter(bool))
def test_any_cell_can_be_read_back(one: str, other: str) -> None:
    table = Table(names=("Quoi", "Qui"), shares=(0.5, 0.5), rows=(Row(cells=(one, other)),))
    cells = ["".join(plain(token).split()) for token in inline(of(table), "td_open")]
    assert cells == ["".join(text.split()) for text in (one, other)]


WORDS = st.builds(
    Words,
    st.text(st.sampled_from("ab .,*_<«»’é\u00a0"), min_size=1, max_size=8),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(WORDS, min_size=1, max_size=5))
@example([Words("  "), Words("  "), Words("<")])
def test_bold_and_italic_never_show_their_marks(words: list[Words]) -> None:
    text = "".join(each.text for each in words)
    said = [plain(token) for token in inline(of(Text(words=tuple(words))))]
    assert " ".join("".join(said).split()) == " ".join(text.split())


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_what_is_bold_is_bold(words: list[Words]) -> None:
    html = READER.renderer.render(tokens(of(Text(words=tuple(words)))), READER.options, {})
    bold = re.findall(r"<(?:strong|b)>(.*?)</(?:strong|b)>", html, re.DOTALL)
    expected = "".join(re.sub(r"\s", "", each.text) for each in words if each.bold)
    shown = re.sub(r"<[^>]*>|\s", "", "".join(bold)).replace("&lt;", "<")
    assert shown == expected


def test_headings_are_numbered_and_nested() -> None:
    found = tokens(manuscript(whole_meeting()))
    headings = [
        (before.tag, plain(token)) for before, token in pairwise(found) if before.type == "heading_open"
    ]
    assert headings[:5] == [
        ("h1", "Compte rendu de la rencontre"),
        ("h2", "1 · Qu’est-ce qui marche ?"),
        ("h3", "1.1 Une confiance"),
        ("h3", "1.2 Des moments"),
        ("h4", "1.2.1 Le midi · validé par le groupe"),
    ]


def test_it_reads_well_as_plain_text() -> None:
    text = draw_manuscript(manuscript(whole_meeting())).decode()
    assert (
        "Une **confiance** *accordée* : «\u00a0Lien de confiance\u00a0»\u00a0[**n°\u00a01**](#postit_1).\n\n"
        "- puis «\u00a0La confiance des professionnels\u00a0»\u00a0[**n°\u00a02**](#postit_2)\n\n"
        "> «\u00a0on s’est identifiés\u00a0»\n\n"
        "> «\u00a0On s’est d’abord identifiés.\u00a0» — 34:21, parents\n\n"
        "**Post-its (4)**\n\n"
        '- <a id="postit_1"></a>**1** Lien de confiance *aussi\u00a0en\u00a01.2.1*\n'
        '- <a id="postit_2"></a>**2\u00a0++** La confiance des professionnels **×3**\n'
        "  - **3** La confiance, quoi\n"
        "  - **4** Se fier\n"
    ) in text
    assert "| Inviter l’inspection | Mme A | lundi | local |" in text


def test_a_list_of_numbers_is_nested_by_them() -> None:
    titles = Items(items=((Words("a"),), (Words("b"),), (Words("c"),)), numbers=("1.1", "1.1.1", "1.2"))
    text = draw_manuscript(of(titles)).decode()
    assert text.endswith("- **1.1** a\n  - **1.1.1** b\n- **1.2** c\n")


def test_an_index_leads_to_its_places() -> None:
    index = Index(entries=(Entry(number=1, place="question 1", leads_to="1"), Entry(number=2, place="isolé")))
    text = draw_manuscript(of(Part(title="1 · Un", question=1), index)).decode()
    assert text.endswith('## <a id="place_1"></a>1 · Un\n\n- **1** [question 1](#place_1)\n- **2** isolé\n')


def test_other_lines_stand_below_the_first() -> None:
    made = Collection()
    made.note("haut", stack_id=made.note("a\nb").id)
    assert "- **1** a\\\n  b **×2**\n  - **2** haut\n" in draw_manuscript(manuscript(made)).decode()
    text = draw_manuscript(of(Said(words=(Words("un\n\n- deux"),)))).decode()
    assert text.endswith("> «\u00a0un\\\n> \\\n> \\- deux\u00a0»\n")


def test_a_lost_note_stops_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Collection()
    made.note("a")
    monkeypatch.setattr(typesetting, "told", lambda _notes: [])
    with pytest.raises(Incomplete, match="n°\u00a01"):
        draw_manuscript(manuscript(made), unheard)


def test_it_can_be_stopped() -> None:
    def stop(_share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        draw_manuscript(manuscript(Collection()), stop)
