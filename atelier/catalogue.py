"""The question sets, the ready agendas and the example that come with the program, read from `ressources`."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from atelier.domain.decision import Fault, Misuse
from atelier.domain.language import gettext as _
from atelier.domain.operations import Operation
from ressources import ROOT

if TYPE_CHECKING:
    from atelier.domain.preset import Preset
    from atelier.domain.trame import Trame

DEFAULT_TRAME = "quatre-questions"


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


def load_presets() -> "list[Preset]":
    """The shipped agendas, the longest first.

    Raises:
        Fault: one can't be read; the sentence says where and why.
    """
    from atelier.domain.preset import parse_preset
    from atelier.domain.toml_tables import TableError

    try:
        files = sorted((ROOT / "deroules").glob("*.toml"))
        presets = [parse_preset(file.read_text("utf-8"), file=file.name) for file in files]
    except TableError as error:
        raise Fault(str(error)) from error
    return sorted(presets, key=lambda preset: len(preset.stages), reverse=True)


def example(at: datetime) -> tuple[Operation, ...]:
    """The operations that make a fresh example project at that moment."""
    from atelier.domain.example import example_operations  # late: few ask for it

    return tuple(example_operations(example_text(), load_trame(DEFAULT_TRAME), at))


def example_text() -> str:
    """The example project's file."""
    return (ROOT / "exemple" / "projet.toml").read_text("utf-8")
