"""Elements as paragraphs and tables, in the styles that word processors get."""

from dataclasses import replace

from atelier.documents.flow.blocks import Grid, Paragraph, Span, linked
from atelier.documents.flow.setting import blocks
from atelier.documents.flow.telling import Telling
from atelier.documents.manuscript import Element, Heading, Items, Said, Text, Tone, Words
from atelier.domain.progress import unheard
from tests.documents.collection import Collection
from tests.documents.whole_meeting import manuscript


def set_out(*elements: Element, notice: str = "") -> list[Paragraph]:
    """The paragraphs of these elements, below the head."""
    ready = replace(manuscript(Collection()), elements=elements, notice=notice, complete=False)
    made = list(blocks(ready, Telling(ready, unheard)))
    assert isinstance(made[2], Grid)
    return [block for block in made[3:] if isinstance(block, Paragraph)]


def test_numbers_of_a_list_are_set_in_by_their_depth_in_it() -> None:
    titles = Items(items=((Words("a"),), (Words("b"),), (Words("c"),)), numbers=("1.1", "1.1.1", "1.2"))
    styles = [(each.style, each.text) for each in set_out(titles)]
    assert styles == [("ListNumber", "1.1\ta"), ("ListNumber2", "1.1.1\tb"), ("ListNumber", "1.2\tc")]


def test_words_said_aloud_are_in_quotation_marks_with_their_source() -> None:
    (said,) = set_out(Said(words=(Words("oui"),), source="34:21, parents", question=2))
    assert (said.style, said.text) == ("Quote2", "«\u00a0oui\u00a0» —\u00a034:21, parents")
    assert said.spans[-1] == Span(" —\u00a034:21, parents", "Aside", italic=False)


def test_a_heading_that_nobody_titled_is_faded_and_its_remark_is_no_title() -> None:
    (faded,) = set_out(
        Heading(title="Sans titre", level=2, number="1.1", remark="proposé", faded=True, question=1)
    )
    assert [(span.text, span.style, span.bold) for span in faded.spans] == [
        ("1.1 ", "Accent1", None),
        ("Sans titre", "Aside", None),
        (" ·\u00a0proposé", "Aside", False),
    ]


def test_a_notice_comes_first_and_a_remark_is_one() -> None:
    notice, remark = set_out(Text(words=(Words("rien"),), tone=Tone.REMARK), notice="Document partiel.")
    assert (notice.style, notice.text) == ("Notice", "Document partiel.")
    assert remark.style == "Remark"


def test_words_that_lead_to_one_place_are_one_link() -> None:
    spans = [Span("a"), Span("b", leads_to="x"), Span("c", leads_to="x"), Span("d", leads_to="y")]
    assert [(place, len(group)) for place, group in linked(spans)] == [("", 1), ("x", 2), ("y", 1)]
