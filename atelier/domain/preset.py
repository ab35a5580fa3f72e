"""A preset: an agenda ready to be taken for a meeting, whatever its questions, read from a TOML file.

Lives here: the value, its reading, and the stages that it comes to on so many questions. The keys are French
because facilitators write them:

    titre = "…"          description = "…"      minutes = 180
    [[etapes]]           titre = "…"            type = "collecte"      minutes = 15      consigne = "…"
                         pour_chaque_question = true                   a_mi_chemin = true      silence = true

Stages with `pour_chaque_question` that follow one another come once for each question, together. One with
`a_mi_chemin` stands among them and comes once, when half of the questions are done. Where the file says how many
`minutes` it lasts in all, the stages on the questions share what the others leave.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from atelier.domain.founding import found_stage
from atelier.domain.ids import MeetingId
from atelier.domain.language import gettext as _
from atelier.domain.things import Question, Stage, StageKind
from atelier.domain.toml_tables import Table, read_tables
from atelier.domain.trame import MINUTES_AT_MOST, TrameStage, silence, stage_kind

GRAIN_MIN = 5
"""What shared minutes are rounded to, where stages are long enough."""


@dataclass(frozen=True, slots=True)
class PresetStage:
    """A stage of a preset, for each question or for none; `midway`: once, among those for each question."""

    title: str
    kind: StageKind
    minutes: int
    instruction: str
    per_question: bool = False
    midway: bool = False
    silent: bool = False

    @property
    def repeated(self) -> bool:
        """Whether it belongs to a part that comes again with each question."""
        return self.per_question or self.midway


@dataclass(frozen=True, slots=True)
class Preset:
    """An agenda to start from; `minutes`: what it lasts whatever the questions, None where each adds its own."""

    title: str
    description: str
    stages: tuple[PresetStage, ...]
    minutes: int | None = None


def parse_preset(text: str, *, file: str) -> Preset:
    """The preset that the text of a TOML file holds; `file` is its name for the message of a TableError."""
    top = read_tables(text, file=file)
    top.allow("titre", "description", "minutes", "etapes")
    tables = top.tables("etapes")
    if not tables:
        what = _('il n’y a aucune étape\u202f; ajoutez [[etapes]] puis titre = "…", type et minutes')
        raise top.fault("etapes", what)
    return Preset(
        title=top.text("titre"),
        description=top.optional_text("description"),
        stages=tuple(_stage(table) for table in tables),
        minutes=top.whole_number("minutes", MINUTES_AT_MOST) if "minutes" in top.values else None,
    )


def _stage(table: Table) -> PresetStage:
    table.allow("titre", "type", "minutes", "consigne", "pour_chaque_question", "a_mi_chemin", "silence")
    per_question, midway = table.flag("pour_chaque_question"), table.flag("a_mi_chemin")
    if per_question and midway:
        what = _("une étape vient à mi-chemin ou pour chaque question\u202f; gardez l’une des deux clés")
        raise table.fault("a_mi_chemin", what)
    kind = stage_kind(table)
    return PresetStage(
        title=table.text("titre"),
        kind=kind,
        minutes=table.whole_number("minutes", MINUTES_AT_MOST),
        instruction=table.optional_text("consigne"),
        per_question=per_question,
        midway=midway,
        silent=silence(table, kind),
    )


def agenda_of(preset: Preset, meeting_id: MeetingId, questions: Sequence[Question]) -> tuple[Stage, ...]:
    """The preset's stages for a meeting on those questions, new."""
    ids = {question.number: question.id for question in questions}
    planned = planned_stages(preset, sorted(ids))
    return tuple(
        found_stage(meeting_id, stage, rank=rank, question_ids=ids) for rank, stage in enumerate(planned)
    )


def planned_stages(preset: Preset, numbers: Sequence[int]) -> list[TrameStage]:
    """The preset's stages on the questions of those numbers."""
    stages = [
        stage
        for repeated, part in groupby(preset.stages, key=lambda stage: stage.repeated)
        for stage in (_part(list(part), numbers) if repeated else map(_planned, part))
    ]
    return stages if preset.minutes is None else _shared_out(stages, preset.minutes)


def _part(stages: Sequence[PresetStage], numbers: Sequence[int]) -> Iterator[TrameStage]:
    """Each question's stages in turn, what comes midway after half of the questions."""
    half = (len(numbers) + 1) // 2
    for done, number in enumerate(numbers, start=1):
        for stage in stages:
            if stage.per_question:
                yield replace(_planned(stage), question=number)
        if done == half:
            yield from (_planned(stage) for stage in stages if stage.midway)


def _planned(stage: PresetStage) -> TrameStage:
    return TrameStage(stage.title, stage.kind, stage.minutes, None, stage.instruction, stage.silent)


def _shared_out(stages: Sequence[TrameStage], minutes: int) -> list[TrameStage]:
    """The stages on questions shortened or lengthened alike, each by at least a minute, so that all last `minutes`."""
    usual = sum(stage.minutes for stage in stages if stage.question)
    left = minutes - sum(stage.minutes for stage in stages if not stage.question)
    if not usual or left <= 0:
        return list(stages)
    shortest = min(stage.minutes for stage in stages if stage.question) * left / usual
    grain = GRAIN_MIN if shortest >= 2 * GRAIN_MIN and left % GRAIN_MIN == 0 else 1
    shared: list[TrameStage] = []
    seen = given = 0
    for stage in stages:
        if stage.question:
            # Rounded where they end, not each by itself: nothing is left over at the last.
            seen += stage.minutes
            until = max(given + 1, round(seen * left / usual / grain) * grain)
            shared.append(replace(stage, minutes=until - given))
            given = until
        else:
            shared.append(stage)
    return shared
