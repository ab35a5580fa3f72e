"""A manuscript becomes a Markdown text. A link leads to an HTML anchor, that stands only where a link leads."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from atelier.documents.flow.piles import Told, told
from atelier.documents.flow.telling import Telling
from atelier.documents.manuscript import (
    Element,
    Entry,
    Heading,
    Index,
    Items,
    Manuscript,
    Notes,
    Part,
    Row,
    Said,
    Table,
    Text,
    Tone,
    Words,
)
from atelier.documents.markdown.escaping import cell, escaped, heading, marked, on_one_line
from atelier.documents.typography import quotation_marks
from atelier.domain.progress import Progress, unheard

INDENT = "  "


def draw_manuscript(manuscript: Manuscript, progress: Progress = unheard) -> bytes:
    """It as the content of a Markdown file.

    Raises:
        Cancelled: `progress` said that nobody wants it any more.
        Incomplete: a note that was collected is not in it, or was not written.
    """
    manuscript.check()
    telling = Telling(manuscript, progress)
    text = "\n\n".join(_passages(manuscript, telling)) + "\n"
    manuscript.check(telling.drawn)
    return text.encode()


def _passages(manuscript: Manuscript, telling: Telling) -> Iterator[str]:
    """What stands between two empty lines."""
    yield heading(1, on_one_line(manuscript.title))
    if manuscript.eyebrow:
        yield escaped(manuscript.eyebrow)
    if manuscript.facts:
        facts = ((on_one_line(name), on_one_line(", ".join(lines))) for name, lines in manuscript.facts)
        yield "\n".join(f"- **{name}** {lines}" for name, lines in facts)
    if manuscript.notice:
        yield _quoted(escaped(manuscript.notice))
    setting = _Setting(telling, _led_to(manuscript, telling))
    for element in manuscript.elements:
        telling.step()
        yield from setting.passages(element)


class _Setting:
    """Elements become passages."""

    def __init__(self, telling: Telling, led_to: frozenset[str]) -> None:
        self._telling = telling
        self._led_to = led_to

    def passages(self, element: Element) -> Iterator[str]:
        """What is written for an element."""
        match element:
            case Part():
                yield self._part(element)
            case Heading():
                yield self._heading(element)
            case Text():
                yield self._text(element)
            case Items():
                yield "\n".join(self._items(element))
            case Said():
                yield self._said(element)
            case Notes():
                yield f"**{on_one_line(element.title)}**"
                yield "\n".join(map(self._note, told(element)))
            case Table():
                yield "\n".join(self._table(element))
            case Index():
                yield "\n".join(map(self._entry, element.entries))

    def _part(self, part: Part) -> str:
        place = "" if part.question is None else self._telling.to_place(str(part.question))
        return heading(2, self._anchor(place) + on_one_line(part.title))

    def _heading(self, title: Heading) -> str:
        text = " ".join(part for part in (title.number, on_one_line(title.title)) if part)
        remark = f" · *{on_one_line(title.remark)}*" if title.remark else ""
        anchor = self._anchor(self._telling.to_place(title.number))
        return heading(title.level + 1, anchor + text + remark)

    def _text(self, text: Text) -> str:
        aside = text.tone is Tone.REMARK
        return self._words([replace(each, italic=each.italic or aside) for each in text.words])

    def _items(self, items: Items) -> Iterator[str]:
        depths = [number.strip(".").count(".") for number in items.numbers] or [0] * len(items.items)
        deepest = least = min(depths, default=0)
        numbers = items.numbers or ("",) * len(items.items)
        for number, depth, words in zip(numbers, depths, items.items, strict=True):
            deepest = min(depth, deepest + 1)
            label = f"**{number}** " if number else ""
            text = self._words(words, begun=bool(number))
            yield _item(label + text, deepest - least)

    def _said(self, said: Said) -> str:
        opening, closing = quotation_marks()
        source = f" — {on_one_line(said.source)}" if said.source else ""
        return _quoted(self._words([Words(opening), *said.words, Words(closing)]) + source)

    def _note(self, each: Told) -> str:
        self._telling.step()
        anchor = self._anchor(self._telling.tell(each.note_id))
        label = f"**{each.label}** " if each.label else ""
        pile = f" **{each.pile}**" if each.pile else ""
        elsewhere = f" *{each.elsewhere}*" if each.elsewhere else ""
        text = escaped(each.text, begun=bool(label or anchor))
        return _item(f"{anchor}{label}{text}{pile}{elsewhere}", 0 if each.first else 1)

    def _table(self, table: Table) -> Iterator[str]:
        """A table; a list where its columns have no names, which a table can't be without."""
        if table.names:
            yield _row(map(cell, table.names))
            yield _row(["---"] * len(table.names))
        for row in table.rows:
            self._telling.step()
            anchor = self._anchor(self._telling.tell(row.note_id)) if row.note_id is not None else ""
            if table.names:
                first, *others = map(cell, row.cells)
                yield _row([anchor + first, *others])
            else:
                yield _item(anchor + _listed(row, keyed=table.keyed), 0)

    def _entry(self, entry: Entry) -> str:
        self._telling.step()
        place = self._telling.to_place(entry.leads_to)
        anchor = self._anchor(self._telling.tell(entry.note_id)) if entry.note_id is not None else ""
        text = on_one_line(entry.place)
        return _item(f"{anchor}**{entry.number}** {_link(text, place)}", 0)

    def _words(self, words: Iterable[Words], *, begun: bool = False) -> str:
        """Words in their looks. The number of a post-it leads to it, or its words where no number follows."""
        every = [each for each in words if each.text]
        made = ""
        for index, each in enumerate(every):
            left, inside, right = _parted(each.text)
            text = escaped(inside, begun=begun or bool(made))
            if text:
                text = marked(text, bold=each.bold, italic=each.italic, free=_is_free(every, index))
                last = each.note_id not in [following.note_id for following in every[index + 1 : index + 2]]
                text = _link(text, self._telling.to_note(each.note_id) if last else "")
            made += left + text + right
        return made.strip(" \t")

    def _anchor(self, place: str) -> str:
        return f'<a id="{place}"></a>' if place in self._led_to else ""


def _led_to(manuscript: Manuscript, telling: Telling) -> frozenset[str]:
    """The places that links of the document lead to."""
    return frozenset(place for element in manuscript.elements for place in _leads(element, telling)) - {""}


def _leads(element: Element, telling: Telling) -> Iterator[str]:
    match element:
        case Text() | Said():
            yield from (telling.to_note(words.note_id) for words in element.words)
        case Items():
            yield from (telling.to_note(words.note_id) for item in element.items for words in item)
        case Index():
            yield from (telling.to_place(entry.leads_to) for entry in element.entries)


def _is_free(words: Sequence[Words], index: int) -> bool:
    """Whether the marks of these words can't be taken for those of their neighbours, or for none."""
    text = words[index].text
    sides = [(words[index - 1], words[index - 1].text[-1], text[0])] if index else []
    if index + 1 < len(words):
        sides.append((words[index + 1], words[index + 1].text[0], text[-1]))
    return all(
        outer.isspace() or inner.isspace() or (inner.isalnum() and not (beside.bold or beside.italic))
        for beside, outer, inner in sides
    )


def _parted(text: str) -> tuple[str, str, str]:
    """The white space before words, the words, and that after them: their marks must touch them."""
    inside = text.strip()
    left, _, right = text.partition(inside) if inside else (text, "", "")
    return left.replace("\n", " "), inside, right.replace("\n", " ")


def _listed(row: Row, *, keyed: bool) -> str:
    first, *others = (escaped(text, begun=True) for text in row.cells)
    return " · ".join([f"**{first}**" if keyed else first, *others])


def _item(text: str, depth: int) -> str:
    """An item of a list, its other lines below the first."""
    margin = INDENT * depth
    return f"{margin}- {text}".replace("\n", f"\n{margin}{INDENT}")


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _quoted(text: str) -> str:
    return "> " + text.replace("\n", "\n> ")


def _link(text: str, place: str) -> str:
    return f"[{text}](#{place})" if place else text
