"""The desktop's catalogues: windows, projection, documents, refusals and command line in another language than French.

Which sentence is said is `atelier.domain.language`; Qt's own words are `atelier.ui.language`.
"""

import json
import os
from contextlib import suppress
from gettext import GNUTranslations
from pathlib import Path

from atelier.domain.language import FRENCH, French, speak
from ressources import ROOT

FOLDER = ROOT / "translations" / "desktop"
"""`<tag>.po`, and `<tag>.mo` compiled from it; French has none, its sentences are the identifiers."""
ASKED = "ATELIER_LANGUAGE"
"""The variable of the environment that names the language of one run, whatever was chosen in the settings."""


def speak_language(chosen: str, *, folder: Path = FOLDER) -> None:
    """Speak the language asked of this run, else the one chosen; French where there is no catalogue of it."""
    tag = os.environ.get(ASKED) or chosen
    # A tag comes from outside: it must name no file elsewhere.
    compiled = folder / f"{tag}.mo"
    if not tag.isalpha() or not compiled.exists():
        speak(French())
        return
    with compiled.open("rb") as file:
        speak(GNUTranslations(file), tag)


def chosen_language(settings: Path) -> str:
    """The language that the user chose, read where `atelier.ui.settings` keeps it, without loading Qt."""
    with suppress(OSError, ValueError, RecursionError, LookupError, TypeError):
        return str(json.loads(settings.read_text("utf-8"))["settings"]["language"])
    return FRENCH
