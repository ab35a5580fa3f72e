"""Reading a page as a browser without JavaScript does: what is in its form, what it says."""

from html.parser import HTMLParser
from typing import Any

_VOID = {"input", "link", "meta", "br"}


class Page(HTMLParser):
    """A page's form (`fields`), own post-its (`own`: text and state), sentence (`said`).

    `outside`: links to elsewhere; `changes`: where own post-its are changed; `words`: every text and label that
    people come across, in order.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.fields: dict[str, str] = {}
        self.own: list[tuple[str, ...]] = []
        self.outside: list[str] = []
        self.changes: list[str] = []
        self.words: list[str] = []
        self.said = ""
        self._within: list[dict[str, Any]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given: dict[str, Any] = {"tag": tag, **{name: value or "" for name, value in attrs}}
        if tag not in _VOID and tag != "li":
            self._within.append(given)
        if self._is_inside("tag", "template"):
            return
        self.words += [given[name] for name in ("aria-label", "title", "placeholder") if given.get(name)]
        self._note_link(given)
        if given.get("class", "").startswith("note"):
            self.own.append(())
        if tag == "form" and "/notes/" in given.get("action", ""):
            self.changes.append(given["action"])
        if "name" in given and (given.get("form") == "form" or self._is_inside("id", "form")):
            self._note_field(given)

    def _note_link(self, given: dict[str, Any]) -> None:
        for name in ("src", "href", "action"):
            where = given.get(name, "")
            if ":" in where.partition("?")[0] and not where.startswith("data:"):
                self.outside.append(where)

    def _note_field(self, given: dict[str, Any]) -> None:
        if given["tag"] == "textarea":
            self.fields[given["name"]] = ""
        elif given.get("type") != "radio" or "checked" in given:
            self.fields[given["name"]] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        while self._within and any(one["tag"] == tag for one in self._within):
            if self._within.pop()["tag"] == tag:
                break

    def handle_data(self, data: str) -> None:
        if self._is_inside("tag", "template"):
            return
        if data.strip() and not self._is_inside("tag", "script") and not self._is_inside("tag", "style"):
            self.words.append(data.strip())
        inner = self._within[-1] if self._within else {}
        if inner.get("tag") == "textarea" and self._is_inside("id", "form"):
            self.fields[inner["name"]] += data.removeprefix("\n")
        elif inner.get("class") in ("text", "state") and self.own:
            self.own[-1] += (data,)
        elif inner.get("id") in ("say", "sentence"):
            self.said += data

    def _is_inside(self, name: str, value: str) -> bool:
        return any(one.get(name) == value for one in self._within)
