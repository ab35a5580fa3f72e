"""The question sets, the ready agendas and the example that come with the program, read from `ressources`."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from atelier.domain.decision import Fault, Misuse
from atelier.domain.language import gettext as _
from atelier.domain.operations import Operation
from ressources import ROOT

if TYPE_CHECKING:
    from atelier.domain.preset import Preset
    from atelier.domain.trame import Trame

DEFAULT_TRAME = "quatre-questions"

T_co = TypeVar("T_co", covariant=True)


class _Parse(Protocol[T_co]):
    def __call__(self, text: str, *, file: str) -> T_co: ...


def _fail(sentence: str) -> None:
    raise Fault(sentence)


def trame_names() -> list[str]:
    """The names of the shipped question sets, the default first."""
    names = sorted(path.stem for path in (ROOT / "trames").glob("*.toml"))
    return sorted(names, key=lambda name: name != DEFAULT_TRAME)


def load_trame(name: str) -> "Trame":
    """The question set of that name, or in the TOML file of that path.

    Raises:
        Misuse: there is none of that name.
        Fault: it can't be read; the sentence says where and why.
    """
    # Late, as below: the command line knows the default's name, and reads none.
    from atelier.domain.toml_tables import TableError
    from atelier.domain.trame import parse_trame

    path = Path(name) if name.endswith(".toml") else ROOT / "trames" / f"{name}.toml"
    try:
        return parse_trame(path.read_text("utf-8"), file=path.name)
    except (OSError, UnicodeDecodeError) as error:
        known = ", ".join(trame_names())
        raise Misuse(
            _("La trame « {name} » est introuvable. Celles d’Atelier : {known}.").format(
                name=name, known=known
            )
        ) from error
    except TableError as error:
        raise Fault(str(error)) from error


def load_trames(told: Callable[[str], object] = _fail) -> "list[Trame]":
    """The shipped question sets, the default first; `told` hears of each that can't be read, and is left out.

    Raises:
        Fault: none can be read; or one can't, where nobody is there to hear of it.
    """
    from atelier.domain.trame import parse_trame

    problems: list[str] = []
    files = [ROOT / "trames" / f"{name}.toml" for name in trame_names()]
    trames = list(_readable(files, parse_trame, problems.append))
    if not trames:
        raise Fault("\n".join(problems) or _("Il n’y a plus aucune trame\xa0: réinstallez Atelier."))
    for problem in problems:
        told(problem)
    return trames


def load_presets(told: Callable[[str], object] = _fail) -> "list[Preset]":
    """The shipped agendas, the longest first; `told` hears of each that can't be read, and is left out.

    Raises:
        Fault: one can't be read, where nobody is there to hear of it.
    """
    from atelier.domain.preset import parse_preset

    files = sorted((ROOT / "deroules").glob("*.toml"))
    presets = _readable(files, parse_preset, told)
    return sorted(presets, key=lambda preset: len(preset.stages), reverse=True)


def _readable(files: Iterable[Path], parse: _Parse[T_co], told: Callable[[str], object]) -> Iterator[T_co]:
    from atelier.domain.toml_tables import TableError

    for file in files:
        try:
            yield parse(file.read_text("utf-8"), file=file.name)
        except TableError as error:
            told(str(error))
        except (OSError, UnicodeDecodeError):
            unread = _("{file}\xa0: ce fichier ne peut pas être lu. Enregistrez-le comme un texte en UTF-8.")
            told(unread.format(file=file.name))


def example(at: datetime) -> tuple[Operation, ...]:
    """The operations that make a fresh example project at that moment."""
    from atelier.domain.example import example_operations  # late: few ask for it

    return tuple(example_operations(example_text(), load_trame(DEFAULT_TRAME), at))


def example_text() -> str:
    """The example project's file."""
    return (ROOT / "exemple" / "projet.toml").read_text("utf-8")
