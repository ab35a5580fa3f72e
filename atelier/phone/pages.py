"""Drawing the pages: templates, words for the script, and the policy that lets nothing else run in them."""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from starlette.responses import HTMLResponse

from atelier.domain.things import Note, Question
from atelier.phone.looks import by_dark, by_light
from atelier.phone.posting import LONGEST_TEXT, new_key
from atelier.phone.rooms import Room
from ressources import ROOT

_POLICY = (
    "default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; img-src data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_LOOSE_PUNCTUATION = re.compile(" (?=[?!:;»])|(?<=«) ")
_INDENTATION = re.compile(r"^\s+|^\s*//.*\n", re.MULTILINE)


class State(StrEnum):
    """Where a participant's post-it is; the page adds "refused" for what could not be taken."""

    WAITING = "waiting"
    SENT = "sent"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class OwnNote:
    """A post-it as the phone that sent it sees it; `number` is its question's."""

    key: str
    number: int
    text: str
    state: State


def state_of(note: Note) -> State:
    """What its author is told of a note; one that waits for review was sent."""
    return State.SENT if note.withdrawn_by is None else State.WITHDRAWN


def own_notes(room: Room, notes: Sequence[Note]) -> list[OwnNote]:
    """The notes as the page lists them, the last one first."""
    numbers = {question.id: question.number for question in room.questions}
    return [
        OwnNote(note.key or "", numbers.get(note.question_id, 1), note.text, state_of(note))
        for note in sorted(notes, key=lambda note: note.number, reverse=True)
    ]


class Pages:
    """The templates under `ressources/phone`, loaded once; everything a page needs is in the page."""

    def __init__(self, folder: Path = ROOT / "phone") -> None:
        self._templates = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            extensions=["jinja2.ext.i18n"],
        )
        self._templates.filters["bound"] = bound
        # `newstyle` escapes what `{% trans %}` puts into a sentence.
        self._templates.install_gettext_callables(_, ngettext, newstyle=True)  # type: ignore[attr-defined]
        self._templates.globals.update(
            css=_light_weight(folder / "page.css"),
            script=_light_weight(folder / "page.js"),
            light=by_light,
            dark=by_dark,
            longest=LONGEST_TEXT,
        )

    def form(
        self,
        room: Room,
        state: Mapping[str, Any],
        *,
        own: Sequence[OwnNote] = (),
        chosen: Question | None = None,
        status: int = 200,
        sentence: str = "",
        tone: str = "",
        text: str = "",
        key: str = "",
    ) -> HTMLResponse:
        """The form on a question, with the own post-its, and what is to be said and given back.

        `tone`: "good" or "wrong"; `key`: that of the form which is given back, a new one otherwise.
        """
        if not room.questions:
            return self.notice(_("Cette rencontre n’a pas encore de question."), status=404)
        words = _words()
        code = room.meeting.code
        page = {"code": code, "path": f"/{code}", "longest": LONGEST_TEXT, "words": words, "state": state}
        return self._respond(
            "form.html",
            status,
            room=room,
            chosen=chosen or room.current,
            key=key or new_key(),
            own=own,
            words=words,
            sentence=sentence,
            tone=tone,
            text=text,
            page=page,
        )

    def code_form(self, *, status: int = 200, code: str = "", sentence: str = "") -> HTMLResponse:
        """The page that asks for the meeting's code."""
        title = _("Bienvenue ! Quel est le code ?")
        return self._respond(
            "notice.html",
            status,
            title=title,
            sentence=sentence,
            wrong=bool(sentence),
            code=code,
            asks_code=True,
        )

    def notice(self, title: str, sentence: str = "", *, status: int, back: str = "") -> HTMLResponse:
        """A page that only says something."""
        return self._respond("notice.html", status, title=title, sentence=sentence, back=back)

    def _respond(self, template: str, status: int, **values: Any) -> HTMLResponse:
        nonce = secrets.token_urlsafe(12)
        page = self._templates.get_template(template).render(nonce=nonce, **values)
        return HTMLResponse(page, status, {"Content-Security-Policy": _POLICY.format(nonce=nonce)})


def bound(text: str) -> str:
    """A question's text with its high punctuation bound to the word before: no line begins with "?"."""
    return _LOOSE_PUNCTUATION.sub("\N{NARROW NO-BREAK SPACE}", text)


def _words() -> dict[str, str]:
    """What the script says, and the names of the states."""
    return {
        "waiting": _("en attente"),
        "sent": _("✓ envoyé"),
        "withdrawn": _("retiré"),
        "refused": _("non envoyé"),
        "sending": _("Envoi…"),
        "was_sent": _("✓ Votre post-it est envoyé."),
        "empty": _("Écrivez d’abord une idée, puis appuyez sur « Envoyer »."),
        "too_long": _("{length} caractères, c’est trop : raccourcissez-le ou faites-en deux post-its."),
        "closed": _(
            "La collecte est fermée pour l’instant. Gardez votre idée : cette page attend la réouverture."
        ),
        "no_network": _("Pas de réseau : votre post-it est gardé sur ce téléphone et partira tout seul."),
        "unreachable": _(
            "L’ordinateur de l’animation ne répond pas. Vérifiez le Wi-Fi et l’adresse affichée dans la "
            "salle ; gardez cette page ouverte, vos post-its y sont."
        ),
        "moved": _("La salle passe à la question {number}."),
        "take_back": _("Reprendre le texte"),
        "linked": _("connecté"),
        "unlinked": _("hors ligne"),
    }


def _light_weight(path: Path) -> Markup:
    """A source without indentation and comment lines: the page goes over a weak Wi-Fi."""
    return Markup(_INDENTATION.sub("", path.read_text("utf-8")).strip())
