"""The styles of a document that people go on writing in: what they change in one place for all of it.

`word` and `opendocument` write the same ones, each in its own terms and under the names that their programs know.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from atelier.documents.colours import PLAIN, colours_of, tinted
from atelier.documents.flow.house_style import (
    BAND_BAR_PT,
    BAR_PT,
    LINK_ID,
    NOTICE_TINT,
    accent_id,
    number_id,
    quote_id,
)
from atelier.domain import palette
from atelier.domain.language import gettext as _


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    """A style under its `id`, and under `name` as people see it; `own`: word processors know none of that name.

    `level`: in the outline, from 1. `line`: its leading, as a share of what the font asks for. `fill` and `bar` are
    the colours behind it and of the bar on its left, `bar_pt` wide.
    """

    id: str
    name: str
    parent: str = "Normal"
    following: str = ""
    size_pt: float | None = None
    colour: str | None = None
    bold: bool = False
    italic: bool = False
    before_pt: float = 0.0
    after_pt: float = 0.0
    line: float = 1.2
    left_pt: float = 0.0
    hanging_pt: float = 0.0
    fill: str | None = None
    bar: str | None = None
    bar_pt: float = BAR_PT
    rule_above_pt: float = 0.0
    rule_below_pt: float = 0.0
    keeps_next: bool = False
    level: int | None = None
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CharacterStyle:
    """A style of words inside a paragraph."""

    id: str
    name: str
    colour: str
    bold: bool = False
    parent: str = ""


def character_styles(numbers: list[int]) -> Iterator[CharacterStyle]:
    """The styles of words in a document on these questions."""
    yield CharacterStyle(id="Aside", name=_("En marge"), colour=palette.MUTED)
    yield CharacterStyle(id=LINK_ID, name=_("Renvoi"), colour=palette.INK)
    yield from _strong(None, _("Accent"), _("Numéro"))
    for number in numbers:
        accent = _("Accent, question {number}").format(number=number)
        yield from _strong(number, accent, _("Numéro, question {number}").format(number=number))


def paragraph_styles(numbers: list[int]) -> Iterator[ParagraphStyle]:
    """The styles of paragraphs in a document on these questions, each after the one that it rests on."""
    yield ParagraphStyle(
        id="Normal",
        name="Normal",
        parent="",
        size_pt=10.5,
        colour=palette.INK,
        after_pt=5,
    )
    yield from _head()
    yield from _headings()
    yield from _passages()
    yield from _lists()
    yield from _cells()
    for number in numbers:
        yield ParagraphStyle(
            id=quote_id(number),
            name=_("Verbatim, question {number}").format(number=number),
            own=True,
            parent="Quote",
            italic=True,
            before_pt=4,
            after_pt=6,
            left_pt=10.5,
            bar=colours_of(number).accent,
        )


def _strong(question: int | None, accent: str, number: str) -> Iterator[CharacterStyle]:
    colour = colours_of(question).accent
    yield CharacterStyle(id=accent_id(question), name=accent, colour=colour)
    yield CharacterStyle(
        id=number_id(question), name=number, colour=colour, bold=True, parent=accent_id(question)
    )


def _head() -> Iterator[ParagraphStyle]:
    yield ParagraphStyle(
        id="Subtitle",
        name="Subtitle",
        following="Title",
        size_pt=9.5,
        colour=palette.MUTED,
        after_pt=2,
        keeps_next=True,
    )
    yield ParagraphStyle(
        id="Title",
        name="Title",
        following="Normal",
        size_pt=22,
        bold=True,
        after_pt=7,
        line=1.0,
        rule_below_pt=1.5,
        keeps_next=True,
    )
    yield ParagraphStyle(
        id="Notice",
        name=_("Avis"),
        own=True,
        before_pt=8,
        after_pt=4,
        left_pt=10.5,
        fill=tinted(PLAIN.pale, NOTICE_TINT),
        bar=PLAIN.accent,
    )
    yield ParagraphStyle(
        id="Footer",
        name="footer",
        size_pt=8.5,
        colour=palette.MUTED,
        rule_above_pt=0.5,
    )


def _headings() -> Iterator[ParagraphStyle]:
    yield ParagraphStyle(
        id="Heading1",
        name="heading 1",
        following="Normal",
        size_pt=15,
        bold=True,
        before_pt=20,
        after_pt=11,
        line=1.0,
        left_pt=13.5,
        fill=PLAIN.pale,
        bar=PLAIN.accent,
        bar_pt=BAND_BAR_PT,
        keeps_next=True,
        level=1,
    )
    for level, size_pt in ((2, 11.5), (3, 10.5)):
        yield ParagraphStyle(
            id=f"Heading{level}",
            name=f"heading {level}",
            following="Normal",
            size_pt=size_pt,
            bold=True,
            before_pt=11,
            after_pt=3,
            keeps_next=True,
            level=level,
        )


def _passages() -> Iterator[ParagraphStyle]:
    yield ParagraphStyle(id="Remark", name=_("Remarque"), own=True, colour=palette.MUTED, after_pt=6)
    yield ParagraphStyle(
        id="Quote",
        name="Quote",
        italic=True,
        before_pt=4,
        after_pt=6,
        left_pt=10.5,
        bar=palette.MUTED,
    )


def _lists() -> Iterator[ParagraphStyle]:
    yield ParagraphStyle(
        id="ListBullet",
        name="List Bullet",
        after_pt=2,
        left_pt=14,
        hanging_pt=14,
    )
    for depth, suffix in enumerate(("", "2", "3"), start=1):
        yield ParagraphStyle(
            id=f"ListNumber{suffix}",
            name=f"List Number {suffix}".strip(),
            after_pt=2,
            left_pt=28.0 + 22 * (depth - 1),
            hanging_pt=28.0 + 6 * (depth - 1),
        )


def _cells() -> Iterator[ParagraphStyle]:
    yield ParagraphStyle(
        id="Label", name=_("Intitulé"), own=True, size_pt=8.5, colour=palette.MUTED, keeps_next=True
    )
    yield ParagraphStyle(id="Fact", name=_("Repère"), own=True, line=1.1)
    yield ParagraphStyle(id="Cell", name=_("Cellule"), own=True, size_pt=9.5)
    yield ParagraphStyle(
        id="NotesTitle", name=_("Titre des post-its"), own=True, size_pt=9.5, bold=True, keeps_next=True
    )
    yield ParagraphStyle(id="Note", name=_("Post-it"), own=True, parent="Cell", size_pt=9.5)
    yield ParagraphStyle(id="TableEnd", name=_("Après un tableau"), own=True, size_pt=4, after_pt=4, line=1.0)


def facts_name() -> str:
    """The style of the table of facts, as people see it."""
    return _("Repères de la rencontre")


def rows_name() -> str:
    """The style of other tables."""
    return _("Tableau d’Atelier")


def notes_name(question: int | None) -> str:
    """The style of tables of post-its."""
    return _("Post-its") if question is None else _("Post-its, question {number}").format(number=question)
