"""The agenda while it is being written: a list of stages that every edit replaces, and the way back. No widget."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import time
from itertools import accumulate
from typing import Any

from atelier.domain.clock_time import after
from atelier.domain.ids import MeetingId, QuestionId, StageId, new_id
from atelier.domain.language import gettext as _
from atelier.domain.practice import collects_in
from atelier.domain.rules.agenda import MOST_STAGES
from atelier.domain.things import Stage, StageKind

NEW_MIN = 10
"""The minutes of a stage that was just added."""


@dataclass(frozen=True, slots=True)
class Step:
    """What was there before an edit, and the edit in words, as an infinitive."""

    stages: tuple[Stage, ...]
    row: int
    phrase: str
    touched: object
    """Edits of the same thing one after the other are one step back."""


def called(stage: Stage) -> str:
    """The stage's title, or what stands for it."""
    return stage.title.strip() or _("Étape sans titre")


class Plan:
    """The stages in their order; `begins_at`: when the first begins, where it is known."""

    def __init__(
        self, meeting_id: MeetingId, stages: Iterable[Stage] = (), *, begins_at: time | None = None
    ) -> None:
        self.meeting_id = meeting_id
        self.begins_at = begins_at
        self.given = tuple(stages)
        self.stages = self.given
        self.before_preset: tuple[Stage, ...] | None = None
        self._steps: list[Step] = []

    @property
    def total_min(self) -> int:
        """How long it all lasts."""
        return sum(stage.minutes for stage in self.stages)

    @property
    def is_full(self) -> bool:
        """Whether there can be no more stages."""
        return len(self.stages) >= MOST_STAGES

    @property
    def is_changed(self) -> bool:
        """Whether it is another agenda than at first."""
        return self.ranked != tuple(replace(stage, rank=rank) for rank, stage in enumerate(self.given))

    @property
    def ranked(self) -> tuple[Stage, ...]:
        """The stages with their ranks."""
        return tuple(replace(stage, rank=rank) for rank, stage in enumerate(self.stages))

    @property
    def last_edit(self) -> str:
        """What `undo` would take back; empty where there is nothing."""
        return self._steps[-1].phrase if self._steps else ""

    def starts(self) -> list[time] | None:
        """When each stage begins, and last when all ends; None where nobody said when the meeting begins."""
        if self.begins_at is None:
            return None
        passed = accumulate((stage.minutes for stage in self.stages), initial=0)
        return [after(self.begins_at, minutes) for minutes in passed]

    def add(self, row: int, *, question_id: QuestionId | None = None) -> int:
        """Put a new stage after that row; returns where it is."""
        stage = Stage(
            id=StageId(new_id()),
            meeting_id=self.meeting_id,
            rank=0,
            title="",
            kind=StageKind.COLLECT,
            minutes=NEW_MIN,
            question_id=question_id,
            collects=collects_in(StageKind.COLLECT),
        )
        return self._insert(row, stage, _("ajouter une étape"))

    def duplicate(self, row: int) -> int:
        """Put a copy of that stage after it; returns where it is."""
        stage = replace(self.stages[row], id=StageId(new_id()), used_s=0, extra_s=0)
        return self._insert(row, stage, _("dupliquer «\xa0{title}\xa0»").format(title=called(stage)))

    def delete(self, row: int) -> int:
        """Take that stage away; returns the row that takes its place, -1 where none is left."""
        phrase = _("supprimer «\xa0{title}\xa0»").format(title=called(self.stages[row]))
        self._set((*self.stages[:row], *self.stages[row + 1 :]), row, phrase)
        return min(row, len(self.stages) - 1)

    def move(self, row: int, to: int) -> int:
        """Put that stage elsewhere in the order; returns where it is."""
        to = max(0, min(to, len(self.stages) - 1))
        if to != row:
            stage = self.stages[row]
            others = [*self.stages[:row], *self.stages[row + 1 :]]
            others.insert(to, stage)
            phrase = _("déplacer «\xa0{title}\xa0»").format(title=called(stage))
            self._set(tuple(others), row, phrase, touched=("order", stage.id))
        return to

    def change(self, row: int, **values: Any) -> None:
        """Change what that stage says."""
        stage = replace(self.stages[row], **values)
        if stage != self.stages[row]:
            phrase = _("modifier «\xa0{title}\xa0»").format(title=called(self.stages[row]))
            stages = (*self.stages[:row], stage, *self.stages[row + 1 :])
            self._set(stages, row, phrase, touched=(stage.id, *values))

    def replace_all(self, stages: Iterable[Stage], *, title: str) -> None:
        """Put other stages in the place of all of them; `return_to_before` brings these back."""
        self.before_preset = self.stages
        self._set(tuple(stages), 0, _("prendre le modèle «\xa0{title}\xa0»").format(title=title))

    def return_to_before(self) -> None:
        """Put back the stages that a preset took the place of."""
        if self.before_preset is not None:
            stages, self.before_preset = self.before_preset, None
            self._set(stages, 0, _("revenir au déroulé d’avant"))

    def undo(self) -> int:
        """Take the last edit back; returns the row that it was about."""
        step = self._steps.pop()
        self.stages = step.stages
        if self.stages == self.before_preset:
            self.before_preset = None
        return min(step.row, len(self.stages) - 1)

    def _insert(self, row: int, stage: Stage, phrase: str) -> int:
        at = min(row + 1, len(self.stages))
        self._set((*self.stages[:at], stage, *self.stages[at:]), row, phrase)
        return at

    def _set(self, stages: tuple[Stage, ...], row: int, phrase: str, *, touched: object = None) -> None:
        last = self._steps[-1] if self._steps else None
        if touched is None or last is None or last.touched != touched:
            self._steps.append(Step(self.stages, row, phrase, touched))
        self.stages = stages
