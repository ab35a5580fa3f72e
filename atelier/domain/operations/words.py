"""What is asked of what the group says: syntheses, quotes, follow-ups, parked questions, decisions."""

from dataclasses import dataclass

from atelier.domain.ids import (
    ClusterId,
    FollowUpId,
    OpenQuestionId,
    QuoteId,
    ResolutionId,
    SynthesisId,
    SynthesisVersionId,
)
from atelier.domain.operations.operation import Operation
from atelier.domain.things import FollowUp, OpenQuestion, Quote, Resolution


@dataclass(frozen=True, slots=True)
class WriteSynthesis(Operation):
    """Say what the group concludes for a cluster; an empty text removes it."""

    synthesis_id: SynthesisId
    cluster_id: ClusterId
    text: str


@dataclass(frozen=True, slots=True)
class KeepVersion(Operation):
    """Put what the synthesis of a cluster says now aside under a name; an empty one is given none."""

    version_id: SynthesisVersionId
    cluster_id: ClusterId
    version_name: str = ""


@dataclass(frozen=True, slots=True)
class TakeVersion(Operation):
    """Have the synthesis say what a version says. What it said is a version too from then on, unless it was one."""

    version_id: SynthesisVersionId
    kept_id: SynthesisVersionId
    synthesis_id: SynthesisId


@dataclass(frozen=True, slots=True)
class RemoveVersion(Operation):
    """Forget a version."""

    version_id: SynthesisVersionId


@dataclass(frozen=True, slots=True)
class AddQuote(Operation):
    """Keep words that were said aloud."""

    quote: Quote


@dataclass(frozen=True, slots=True)
class EditQuote(Operation):
    """Have the quote of that identifier say what this one says; its meeting and its time of writing stay."""

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
class EditFollowUp(Operation):
    """Have the follow-up of that identifier say what this one says; its meeting and its time of writing stay."""

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


@dataclass(frozen=True, slots=True)
class RewordParkedQuestion(Operation):
    """Say a parked question otherwise."""

    open_question_id: OpenQuestionId
    text: str


@dataclass(frozen=True, slots=True)
class AddResolution(Operation):
    """Note what the group decided."""

    resolution: Resolution


@dataclass(frozen=True, slots=True)
class RewordResolution(Operation):
    """Say a decision otherwise."""

    resolution_id: ResolutionId
    text: str


@dataclass(frozen=True, slots=True)
class RemoveResolution(Operation):
    """Remove a decision typed by mistake."""

    resolution_id: ResolutionId
