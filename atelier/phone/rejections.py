"""Why a request of a phone is not carried out: a status, a sentence in no language yet, and what is given back."""

from atelier.domain.decision import Cause, Refusal
from atelier.phone import sentences
from atelier.phone.sentences import Sentence

RETRY_S = 3
"""After how long to try again what failed by a fault of ours."""
QUOTA = "quota"

_BY_CAUSE = {
    Cause.CLOSED: (409, sentences.CLOSED),
    Cause.PAUSED: (409, sentences.PAUSED),
    Cause.QUESTION_CLOSED: (409, sentences.QUESTION_CLOSED),
    Cause.SETTLED: (410, sentences.SETTLED),
    Cause.GONE: (404, sentences.GONE),
    Cause.OTHER: (422, sentences.NOT_TAKEN),
}


class Rejected(Exception):
    """It can't be done as it was asked. `cause`: for the script; `retry_s`: after how long to ask again.

    `text`, `question` and `key` are what the form shows again.
    """

    def __init__(
        self,
        status: int,
        sentence: Sentence,
        *,
        cause: str = "",
        retry_s: int = 0,
    ) -> None:
        super().__init__(sentence.text)
        self.status = status
        self.sentence = sentence
        self.cause = cause
        self.retry_s = retry_s
        self.text = self.question = self.key = ""

    def giving_back(self, text: str, *, question: str = "", key: str = "") -> "Rejected":
        """The same, with what the form is to show again."""
        self.text, self.question, self.key = text, question, key
        return self

    @property
    def headers(self) -> dict[str, str]:
        """What the answer says beside its sentence."""
        return {"Retry-After": str(self.retry_s)} if self.retry_s else {}


def refused(refusal: Refusal) -> Rejected:
    """What the rules refused."""
    status, sentence = _BY_CAUSE[refusal.cause]
    return Rejected(status, sentence, cause="" if refusal.cause is Cause.OTHER else refusal.cause)


def too_fast(wait_s: int) -> Rejected:
    """Not yet: sent again after the pause, it will be taken."""
    return Rejected(429, sentences.too_fast(wait_s), retry_s=wait_s)


def over_quota(quota: int) -> Rejected:
    """The person has sent what the meeting takes of one."""
    return Rejected(403, sentences.over_quota(quota), cause=QUOTA)


def fault() -> Rejected:
    """Something is out of order here; nothing is lost, as the phone sends again under the same key."""
    return Rejected(503, sentences.NOT_YET, retry_s=RETRY_S)
