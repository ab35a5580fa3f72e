"""Reading what a phone sent, within limits that are checked before anything is parsed."""

import base64
import hashlib
import json
import re
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass
from gettext import gettext as _
from typing import Any
from urllib.parse import parse_qsl

from python_multipart.exceptions import FormParserError
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from atelier.domain.ids import QuestionId
from atelier.domain.text import clean
from atelier.phone.rooms import Room

LONGEST_BODY = 16 * 1024
"""Bytes of a request's body. 240 characters in a form are at most 2,880 bytes."""
LONGEST_TEXT = 240
"""Characters (code points, after `domain.text.clean`) of a post-it from a phone; page.js counts alike."""
_MOST_FIELDS = 12
_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")


class Rejected(Exception):
    """The post can't be taken as it is: an HTTP status, a French sentence, and what the form gives back."""

    def __init__(
        self, status: int, sentence: str, *, text: str = "", question: str = "", key: str = ""
    ) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.text = text
        self.question = question
        self.key = key


@dataclass(frozen=True, slots=True)
class Post:
    """A post-it that a phone sent, checked. `form_key`: the key of the form it was written in."""

    key: str
    question_id: QuestionId
    text: str
    form_key: str

    def rejected(self, status: int, sentence: str) -> Rejected:
        """This post, given back; sent again as it is, it will have the same key."""
        return Rejected(status, sentence, text=self.text, question=self.question_id, key=self.form_key)


def new_key() -> str:
    """A key for a form: 22 URL-safe characters, 128 random bits, as page.js makes them."""
    return secrets.token_urlsafe(16)


def is_key(text: str) -> bool:
    """Whether that may be the key of a note."""
    return _KEY.fullmatch(text) is not None


async def read_post(request: Request, room: Room) -> Post:
    """The post-it in a request to a room.

    Raises:
        Rejected: too large, unreadable, without text, too long, or not for a question of this meeting.
    """
    fields = await _read_fields(request, await _read_body(request))
    text = clean(_text_of(fields))
    key = fields.get("key") or new_key()
    if not isinstance(key, str) or not is_key(key):
        raise Rejected(400, _("La page est périmée : rechargez-la, puis renvoyez ce post-it."), text=text)
    question = room.question(fields["question"]) if fields.get("question") else room.current
    if question is None:
        sentence = _("Cette question n’existe plus : choisissez-en une autre.")
        raise Rejected(422, sentence, text=text, key=key)
    post = Post(key if _is_json(request) else _note_key(key, question.id, text), question.id, text, key)
    _check_length(post)
    return post


def _check_length(post: Post) -> None:
    if not post.text:
        raise post.rejected(422, _("Écrivez d’abord une idée, puis appuyez sur « Envoyer »."))
    if len(post.text) > LONGEST_TEXT:
        sentence = _(
            "Votre post-it fait {length} caractères, {most} au plus : raccourcissez-le ou faites-en deux."
        ).format(length=len(post.text), most=LONGEST_TEXT)
        raise post.rejected(422, sentence)


def _note_key(form_key: str, question_id: QuestionId, text: str) -> str:
    """The key of a note from a plain form: that form sent twice is one note; gone back to, rewritten, two.

    With the form's key alone, "back", a new idea and "send" would be taken for a repetition, and lost.
    """
    digest = hashlib.sha256("\n".join((form_key, question_id, text)).encode()).digest()
    return base64.urlsafe_b64encode(digest[:16]).decode().rstrip("=")


async def _read_body(request: Request) -> bytes:
    announced = request.headers.get("content-length", "")
    body = bytearray()
    if not announced.isdecimal() or int(announced) <= LONGEST_BODY:
        async for chunk in request.stream():
            body += chunk
            if len(body) > LONGEST_BODY:
                break
        else:
            return bytes(body)
    raise Rejected(413, _("C’est trop gros pour un post-it : envoyez seulement du texte."))


async def _read_fields(request: Request, body: bytes) -> dict[str, Any]:
    try:
        if _content_type(request) == "multipart/form-data":
            return await _read_multipart(request, body)
        # Browsers send in the page's own charset, which is UTF-8; anything else is refused, not guessed.
        plain = body.decode("utf-8")
        if _is_json(request):
            fields = json.loads(plain)
            return fields if isinstance(fields, dict) else {}
        return dict(parse_qsl(plain, errors="strict", max_num_fields=_MOST_FIELDS))
    except (ValueError, RecursionError, FormParserError, MultiPartException, KeyError) as error:
        raise Rejected(400, _("L’envoi est illisible : rechargez la page, puis réessayez.")) from error


async def _read_multipart(request: Request, body: bytes) -> dict[str, Any]:
    async def whole() -> AsyncIterator[bytes]:
        yield body

    parser = MultiPartParser(request.headers, whole(), max_files=1, max_fields=_MOST_FIELDS)  # type: ignore[arg-type]
    form = await parser.parse()
    fields = {name: value if isinstance(value, str) else UploadFile for name, value in form.items()}
    await form.close()
    if UploadFile not in fields.values():
        # The parser takes what is not UTF-8 for Latin-1, without a word.
        body.decode("utf-8")
    return fields


def _text_of(fields: dict[str, Any]) -> str:
    text = fields.get("text", "")
    if text is UploadFile:
        raise Rejected(415, _("Un post-it est un texte : les fichiers et les photos ne passent pas ici."))
    if not isinstance(text, str):
        raise Rejected(400, _("L’envoi est illisible : rechargez la page, puis réessayez."))
    return text


def _is_json(request: Request) -> bool:
    return _content_type(request) == "application/json"


def _content_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()
