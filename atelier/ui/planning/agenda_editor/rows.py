"""From the plan to what its rows say. No widget."""

from collections.abc import Mapping
from dataclasses import dataclass

from atelier.domain.clock_time import digits
from atelier.domain.ids import QuestionId, StageId
from atelier.domain.language import gettext as _
from atelier.domain.practice import collects_in, is_silent
from atelier.domain.text import title_problem
from atelier.domain.things import Question, Stage
from atelier.ui.planning.agenda_editor.kinds import kind_name
from atelier.ui.planning.agenda_editor.plan import Plan, called
from atelier.ui.wording import minutes_phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A stage as its row says it; `start` is empty where nobody knows, `number` None on no question."""

    title: str
    detail: str
    minutes: str
    start: str = ""
    number: int | None = None
    is_now: bool = False
    is_wrong: bool = False
    tip: str = ""

    @property
    def told(self) -> str:
        """All of it, for who hears the list."""
        question = _("question {number}").format(number=self.number) if self.number else ""
        parts = (self.start, self.title, self.detail, question, self.minutes)
        return ", ".join(filter(None, parts))


def rows_of(plan: Plan, questions: Mapping[QuestionId, Question], *, now: StageId | None) -> list[Row]:
    """The rows of a plan on those questions; `now`: the stage under way."""
    starts = plan.starts()
    return [
        _row(
            stage,
            questions.get(stage.question_id) if stage.question_id else None,
            start=digits(starts[rank]) if starts else "",
            is_now=stage.id == now,
        )
        for rank, stage in enumerate(plan.stages)
    ]


def _row(stage: Stage, question: Question | None, *, start: str, is_now: bool) -> Row:
    return Row(
        title=called(stage),
        detail=_detail(stage, question, is_now=is_now),
        minutes=minutes_phrase(stage.minutes),
        start=start,
        number=question.number if question else None,
        is_now=is_now,
        is_wrong=bool(title_fault(stage)),
        tip="\n".join(filter(None, (stage.title, stage.instruction))),
    )


def title_fault(stage: Stage) -> str:
    """What is wrong with the stage's title; empty where nothing is."""
    return title_problem(stage.title) or ("" if stage.title.strip() else _("Donnez un titre à l’étape."))


def _detail(stage: Stage, question: Question | None, *, is_now: bool) -> str:
    """What the title leaves to say: the kind, the question, what is not as usual."""
    kind, phones = kind_name(stage.kind), ""
    if stage.collects != collects_in(stage.kind):
        phones = _("téléphones ouverts") if stage.collects else _("téléphones en pause")
    said = (
        _("en cours") if is_now else "",
        "" if stage.title.strip().startswith(kind) else kind,
        question.short if question else "",
        phones,
        _("en silence") if is_silent(stage) else "",
    )
    return " · ".join(filter(None, said))
