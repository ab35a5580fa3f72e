"""Reading a page as a browser without JavaScript does: what is in its form, what it says."""

from html.parser import HTMLParser
from typing import Any


class Page(HTMLParser):
    """A page's form (`fields`), own post-its (`own`), sentence (`said`), links to elsewhere (`outside`)."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.fields: dict[str, str] = {}
        self.own: list[tuple[str, ...]] = []
        self.outside: list[str] = []
        self.said = ""
        self._in: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given: dict[str, Any] = dict(attrs)
        self.outside += [
            given[name] for name in ("src", "href") if not given.get(name, "data:").startswith("data:")
        ]
        if tag == "input" and given.get("type") in ("hidden", None):
            self.fields[given["name"]] = given.get("value", "")
        elif tag == "input" and "checked" in given:
            self.fields[given["name"]] = given["value"]
        elif tag == "textarea":
            self.fields["text"] = ""
            self._in = "text"
        elif tag == "li":
            self.own.append(())
            self._in = "li"
        elif given.get("id") in ("say", "sentence"):
            self._in = "said"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("textarea", "li", "p"):
            self._in = None

    def handle_data(self, data: str) -> None:
        if self._in == "text":
            self.fields["text"] += data.removeprefix("\n")
        elif self._in == "li" and data.strip():
            self.own[-1] += (data,)
        elif self._in == "said":
            self.said += data
