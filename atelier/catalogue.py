"""The question sets and the example that come with the program, read from `ressources`."""

from pathlib import Path

from atelier.domain.decision import Fault, Misuse
from atelier.domain.language import gettext as _
from atelier.domain.trame import Trame, TrameError, parse_trame
from ressources import ROOT

DEFAULT_TRAME = "quatre-questions"


def trame_names() -> list[str]:
    """The names of the shipped question sets, the default first."""
    names = sorted(path.stem for path in (ROOT / "trames").glob("*.toml"))
    return sorted(names, key=lambda name: name != DEFAULT_TRAME)


def load_trame(name: str) -> Trame:
    """The question set of that name, or in the TOML file of that path.

    Raises:
        Misuse: there is none of that name.
        Fault: it can't be read; the sentence says where and why.
    """
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
    except TrameError as error:
        raise Fault(str(error)) from error


def example_text() -> str:
    """The example project's file."""
    return (ROOT / "exemple" / "projet.toml").read_text("utf-8")
