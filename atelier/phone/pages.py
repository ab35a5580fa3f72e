"""Drawing the pages: templates, and the policy that lets nothing else run in them."""

import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from starlette.responses import HTMLResponse

from atelier.domain.things import Question
from atelier.domain.typography import bound
from atelier.phone.languages import Tongue, tongues
from atelier.phone.looks import by_dark, by_light
from atelier.phone.own_notes import OwnNote
from atelier.phone.persons import NOBODY, Person, asks
from atelier.phone.posting import ADVISED_TEXT, LONGEST_TEXT, new_key
from atelier.phone.privacy import privacy_points
from atelier.phone.rooms import Room
from atelier.phone.sentences import NO_QUESTIONS_ADVICE, NO_QUESTIONS_YET, WELCOME, Sentence
from atelier.phone.walls import Wall
from atelier.phone.weight import light_css, light_js
from atelier.phone.words import words
from ressources import ROOT

SCRIPTS = ("shelf.js", "outbox.js", "notes.js", "live.js", "crossing.js", "page.js")
_POLICY = (
    "default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; img-src data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class Pages:
    """The templates under `ressources/phone`, loaded once; everything a page needs is in the page.

    One environment speaks every language: what it translates it takes from the page's `tongue`.
    """

    def __init__(self, folder: Path = ROOT / "phone") -> None:
        self._templates = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            extensions=["jinja2.ext.i18n"],
        )
        self._templates.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
        self._templates.filters["bound"] = bound
        # `newstyle` escapes what `{% trans %}` puts into a sentence.
        self._templates.install_gettext_callables(_gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]
        self._templates.globals.update(
            css=Markup(light_css((folder / "page.css").read_text("utf-8"))),
            script=Markup(light_js("".join((folder / name).read_text("utf-8") for name in SCRIPTS))),
            light=by_light,
            dark=by_dark,
            longest=LONGEST_TEXT,
            advised=ADVISED_TEXT,
        )

    def form(
        self,
        tongue: Tongue,
        room: Room,
        state: Mapping[str, Any],
        *,
        own: Sequence[OwnNote] = (),
        chosen: Question | None = None,
        person: Person = NOBODY,
        status: int = 200,
        sentence: Sentence | None = None,
        tone: str = "",
        text: str = "",
        key: str = "",
        editing: OwnNote | None = None,
    ) -> HTMLResponse:
        """The form on a question, with the own post-its, and what is to be said and given back.

        `tone`: "good" or "wrong"; `key`: that of the form which is given back, a new one otherwise; `editing`: the
        post-it that is being corrected, with the text as it was typed.
        """
        if not room.questions:
            return self.notice(tongue, NO_QUESTIONS_YET, NO_QUESTIONS_ADVICE, status=404)
        said = words(tongue)
        return self._respond(
            tongue,
            "form.html",
            status,
            room=room,
            asks=asks(room),
            person=person,
            chosen=chosen or room.current,
            key=key or new_key(),
            own=own,
            words=said,
            sentence=sentence.said(tongue) if sentence else "",
            tone=tone,
            text=text,
            editing=editing,
            page=_page(room, state, said),
        )

    def code_form(
        self, tongue: Tongue, *, status: int = 200, code: str = "", sentence: Sentence | None = None
    ) -> HTMLResponse:
        """The page that asks for the meeting's code."""
        said = sentence.said(tongue) if sentence else ""
        values = {"title": WELCOME.said(tongue), "sentence": said, "wrong": bool(said), "code": code}
        return self._respond(tongue, "notice.html", status, asks_code=True, **values)

    def privacy(self, tongue: Tongue, room: Room) -> HTMLResponse:
        """« Vie privée »."""
        points = privacy_points(room, tongue)
        return self._respond(
            tongue, "privacy.html", 200, room=room, points=points, back=f"/{room.meeting.code}"
        )

    def board(self, tongue: Tongue, room: Room, wall: Wall) -> HTMLResponse:
        """The wall."""
        question = room.question(wall["question"])
        back = f"/{room.meeting.code}"
        return self._respond(tongue, "board.html", 200, room=room, wall=wall, question=question, back=back)

    def notice(
        self,
        tongue: Tongue,
        title: Sentence,
        sentence: Sentence | None = None,
        *,
        status: int,
        back: str = "",
    ) -> HTMLResponse:
        """A page that only says something."""
        values = {"title": title.said(tongue), "sentence": sentence.said(tongue) if sentence else ""}
        return self._respond(tongue, "notice.html", status, back=back, **values)

    def _respond(self, tongue: Tongue, template: str, status: int, **values: Any) -> HTMLResponse:
        nonce = secrets.token_urlsafe(12)
        values |= {"nonce": nonce, "tongue": tongue, "tongues": tongues()}
        page = self._templates.get_template(template).render(values)
        return HTMLResponse(page, status, {"Content-Security-Policy": _POLICY.format(nonce=nonce)})


@pass_context
def _gettext(context: Context, message: str) -> str:
    tongue: Tongue = context["tongue"]
    return tongue.catalogue.gettext(message)


@pass_context
def _ngettext(context: Context, one: str, many: str, count: int) -> str:
    tongue: Tongue = context["tongue"]
    return tongue.catalogue.ngettext(one, many, count)


def _page(room: Room, state: Mapping[str, Any], said: Mapping[str, str]) -> dict[str, Any]:
    """What the script starts from."""
    return {
        "code": room.meeting.code,
        "longest": LONGEST_TEXT,
        "advised": ADVISED_TEXT,
        "words": said,
        "state": state,
    }
