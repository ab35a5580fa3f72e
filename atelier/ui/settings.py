"""What the user chose for herself on this computer, and where her windows were: few values, typed, in one file.

A value that the file lacks, or that no choice offers, is the default one; a file that can't be read or written is no
fault: Atelier then forgets. What each setting does is said where it is chosen (`atelier.ui.dialogs.settings_dialog`).
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from atelier.domain.json_file import write_json

LANGUAGES = ("fr", "en")
SIZES_PERCENT = (100, 110, 125, 150, 175, 200)


class Theme(StrEnum):
    """The console's colours: of day, of night, or as the computer has them."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices; as built, those that « Rétablir » comes back to."""

    language: str = "fr"
    size_percent: int = 100
    theme: Theme = Theme.LIGHT
    reduced_motion: bool = False
    """Nothing glides. The computer's own wish is not known: Qt 6.11 does not tell it."""
    chime: bool = False
    facilitation: bool = False
    """Helps to run a stage are told, to her alone."""

    @property
    def scale(self) -> float:
        """By how much text is enlarged."""
        return self.size_percent / 100


_LEAST_PX = 160
"""No window that has its place kept is smaller: where the file says so, it was damaged."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a window was on a display, in pixels from that display's corner, and how its columns were shared."""

    x: int
    y: int
    width: int
    height: int
    maximised: bool = False
    splits: tuple[int, ...] = ()


class SettingsStore(QObject):
    """The settings in force and the windows' places, kept in a file; None: kept nowhere.

    The file is read again before it is written: another Atelier at work may have written it.

    Signals:
        changed: a setting is not what it was.
    """

    changed = Signal()

    def __init__(self, path: Path | None = None, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._kept = _read(path)
        self.settings = _settings(_part(self._kept, "settings"))

    def set(self, **values: Any) -> None:
        """Choose values by the name of their setting.

        Raises:
            ValueError: a setting does not offer that value.
        """
        for name, value in values.items():
            if not _offers(name, value):
                raise ValueError(f"the setting {name!r} does not offer {value!r}")
        settings = replace(self.settings, **values)
        if settings == self.settings:
            return
        self.settings = settings
        self._keep("settings", {name: asdict(settings)[name] for name in values})
        self.changed.emit()

    def reset(self, name: str) -> None:
        """Come back to the value that the setting had at first."""
        self.set(**{name: getattr(Settings(), name)})

    def is_default(self, name: str) -> bool:
        """Whether that setting is as it was at first."""
        return bool(getattr(self.settings, name) == getattr(Settings(), name))

    def place(self, window: str, screen: str) -> Place | None:
        """Where that window was on that display."""
        return _place(_part(_part(_part(self._kept, "places"), window), screen))

    def keep_place(self, window: str, screen: str, place: Place) -> None:
        """Remember where the window is, and that this display is the one it was last on."""
        places = _part(_part(self._kept, "places"), window)
        self._keep("places", {window: {**places, screen: asdict(place)}})
        self.keep_display(window, screen)

    def display(self, window: str) -> str:
        """The name of the display on which that window was last; empty where it never was."""
        name = _part(self._kept, "displays").get(window)
        return name if isinstance(name, str) else ""

    def keep_display(self, window: str, screen: str) -> None:
        """Remember that the window is on that display."""
        if self.display(window) != screen:
            self._keep("displays", {window: screen})

    def folder(self, purpose: str) -> Path | None:
        """The folder that was last chosen for that; it may be gone."""
        kept = _part(self._kept, "folders").get(purpose)
        return Path(kept) if isinstance(kept, str) and kept and "\0" not in kept else None

    def keep_folder(self, purpose: str, folder: Path) -> None:
        """Remember that this folder was chosen for that."""
        if self.folder(purpose) != folder:
            self._keep("folders", {purpose: str(folder)})

    def _keep(self, part: str, values: Mapping[str, Any]) -> None:
        written = _read(self._path) or self._kept
        self._kept = {**written, part: {**_part(written, part), **values}}
        if self._path is not None:
            with suppress(OSError, RecursionError):
                write_json(self._path, self._kept)


def _offers(name: str, value: object) -> bool:
    match name:
        case "language":
            return value in LANGUAGES
        case "size_percent":
            return type(value) is int and value in SIZES_PERCENT
        case "theme":
            return isinstance(value, str) and value in set(Theme)
        case "reduced_motion" | "chime" | "facilitation":
            return isinstance(value, bool)
    return False


def _settings(kept: Mapping[str, Any]) -> Settings:
    names = [field.name for field in fields(Settings)]
    values = {name: kept[name] for name in names if name in kept and _offers(name, kept[name])}
    if "theme" in values:
        values["theme"] = Theme(values["theme"])
    return Settings(**values)


def _place(kept: Mapping[str, Any]) -> Place | None:
    sides: dict[str, Any] = {name: kept.get(name) for name in ("x", "y", "width", "height")}
    splits = kept.get("splits", [])
    if not isinstance(splits, list | tuple) or not all(
        _is_pixels(number) for number in (*sides.values(), *splits)
    ):
        return None
    if min(sides["width"], sides["height"]) < _LEAST_PX:
        return None
    return Place(**sides, maximised=kept.get("maximised") is True, splits=tuple(splits))


def _is_pixels(value: object) -> bool:
    return type(value) is int and abs(value) < 100_000


def _part(kept: Mapping[str, Any], name: str) -> dict[str, Any]:
    part = kept.get(name)
    return part if isinstance(part, dict) else {}


def _read(path: Path | None) -> dict[str, Any]:
    # A file of somebody else's making may be anything: JSON nested too deep is a RecursionError.
    with suppress(OSError, ValueError, RecursionError):
        kept = json.loads(path.read_text(encoding="utf-8")) if path is not None else {}
        return kept if isinstance(kept, dict) else {}
    return {}
