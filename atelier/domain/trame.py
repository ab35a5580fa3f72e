"""The trame: the questions, agenda and peer groups that a new project starts from, read from a TOML file.

Lives here: the value, and the reading of a file that a facilitator may have written herself, so whatever is
wrong in it is told in one French sentence with its line. Not here: where such files are, what a project does
with one. The keys are French because facilitators write them:

    titre = "…"                     description = "…"             groupes_de_pairs = ["…", "…"]
    [[questions]]                   texte = "…"                   court = "…"    indice = "…"
    [[etapes]]                      titre = "…"                   type = "collecte"
                                    minutes = 15                  question = 1   consigne = "…"   silence = true

Only `titre`, a question's `texte` and a stage's `titre`, `type` and `minutes` must be there. `silence` is for
stages of sorting.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from atelier.domain.language import gettext as _
from atelier.domain.practice import may_be_silent
from atelier.domain.things import StageKind
from atelier.domain.toml_tables import Table, read_tables

QUESTIONS_AT_MOST = 12
MINUTES_AT_MOST = 600
SHORT_LENGTH = 24
"""Where a question's short label is cut if the file gives none, in characters."""


KIND_WORDS: Mapping[str, StageKind] = {
    "accueil": StageKind.WELCOME,
    "collecte": StageKind.COLLECT,
    "regroupement": StageKind.SORT,
    "titres": StageKind.NAME,
    "relecture": StageKind.READ_BACK,
    "discussion": StageKind.DISCUSSION,
    "suites": StageKind.FOLLOW_UPS,
    "evaluation": StageKind.EVALUATION,
    "pause": StageKind.BREAK,
}
"""The word for each kind in a trame's file; capitals and accents do not matter."""


@dataclass(frozen=True, slots=True)
class TrameQuestion:
    """A question, the lens for grouping its notes (`hint`) and its label on a tab (`short`)."""

    text: str
    hint: str
    short: str


@dataclass(frozen=True, slots=True)
class TrameStage:
    """A stage of the agenda; `question` counts from 1, None where the stage is on none."""

    title: str
    kind: StageKind
    minutes: int
    question: int | None
    instruction: str
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Trame:
    """What a new project starts from."""

    title: str
    description: str
    questions: tuple[TrameQuestion, ...]
    stages: tuple[TrameStage, ...]
    peer_groups: tuple[str, ...]


def parse_trame(text: str, *, file: str) -> Trame:
    """The trame that the text of a TOML file holds; `file` is its name for the message of a TableError."""
    top = read_tables(text, file=file)
    top.allow("titre", "description", "groupes_de_pairs", "questions", "etapes")
    questions = _questions(top)
    return Trame(
        title=top.text("titre"),
        description=top.optional_text("description"),
        questions=questions,
        stages=tuple(_stage(table, len(questions)) for table in top.tables("etapes")),
        peer_groups=top.texts("groupes_de_pairs"),
    )


def _questions(top: Table) -> tuple[TrameQuestion, ...]:
    tables = top.tables("questions")
    if not tables:
        raise top.fault("questions", _('il n’y a aucune question ; ajoutez [[questions]] puis texte = "…"'))
    if len(tables) > QUESTIONS_AT_MOST:
        what = _("c’est une question de trop ; gardez-en {most} au plus")
        raise tables[QUESTIONS_AT_MOST].fault("", what, most=QUESTIONS_AT_MOST)
    return tuple(_question(table) for table in tables)


def _question(table: Table) -> TrameQuestion:
    table.allow("texte", "court", "indice")
    text = table.text("texte")
    return TrameQuestion(
        text, table.optional_text("indice"), table.optional_text("court") or _shortened(text)
    )


def _shortened(text: str) -> str:
    bare = text.rstrip(" \xa0\u202f?")
    return bare if len(bare) <= SHORT_LENGTH else bare[:SHORT_LENGTH].rsplit(" ", 1)[0] + "…"


def _stage(table: Table, question_count: int) -> TrameStage:
    table.allow("titre", "type", "minutes", "question", "consigne", "silence")
    kind = stage_kind(table)
    return TrameStage(
        title=table.text("titre"),
        kind=kind,
        minutes=table.whole_number("minutes", MINUTES_AT_MOST),
        question=table.whole_number("question", question_count) if "question" in table.values else None,
        instruction=table.optional_text("consigne"),
        silent=silence(table, kind),
    )


def silence(table: Table, kind: StageKind) -> bool:
    """Whether the stage of that kind that the table describes is one in which nobody speaks."""
    silent = table.flag("silence")
    if silent and not may_be_silent(kind):
        raise table.fault(
            "silence", _("seule une étape de regroupement se fait en silence ; retirez cette clé")
        )
    return silent


def stage_kind(table: Table) -> StageKind:
    """What the stage that the table describes is for."""
    word = table.text("type")
    plain = word.lower().replace("é", "e")
    if plain not in KIND_WORDS:
        what = _("le type « {word} » n’existe pas ; écrivez l’un de ceux-ci : {words}")
        raise table.fault("type", what, word=word, words=", ".join(KIND_WORDS))
    return KIND_WORDS[plain]
