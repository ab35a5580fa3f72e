"""What is asked of what the group says: syntheses, quotes, follow-ups, parked questions."""

from dataclasses import dataclass

from atelier.domain.ids import ClusterId, FollowUpId, OpenQuestionId, QuoteId, SynthesisId
from atelier.domain.operations.operation import Operation
from atelier.domain.things import FollowUp, OpenQuestion, Quote


@dataclass(frozen=True, slots=True)
class WriteSynthesis(Operation):
    """Say what the group concludes for a cluster; an empty text removes it."""

    synthesis_id: SynthesisId
    cluster_id: ClusterId
    text: str


@dataclass(frozen=True, slots=True)
class AddQuote(Operation):
    """Keep words that were said aloud."""

    quote: Quote


@dataclass(frozen=True, slots=True)
class RemoveQuote(Operation):
    """Remove a quote typed by mistake."""

    quote_id: QuoteId


@dataclass(frozen=True, slots=True)
class AddFollowUp(Operation):
    """Note what is to be done after the meeting."""

    follow_up: FollowUp


@dataclass(frozen=True, slots=True)
class CloseFollowUp(Operation):
    """Mark a follow-up done, or to do again."""

    follow_up_id: FollowUpId
    done: bool


@dataclass(frozen=True, slots=True)
class RemoveFollowUp(Operation):
    """Remove a follow-up typed by mistake."""

    follow_up_id: FollowUpId


@dataclass(frozen=True, slots=True)
class ParkQuestion(Operation):
    """Keep a question for later."""

    open_question: OpenQuestion


@dataclass(frozen=True, slots=True)
class RemoveParkedQuestion(Operation):
    """Remove a parked question."""

    open_question_id: OpenQuestionId
