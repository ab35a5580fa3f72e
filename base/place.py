"""Where the user's own base is when no other is named, and her settings."""

import os
from pathlib import Path

import platformdirs


def default_path() -> Path:
    """The place that the system means for a user's data."""
    return platformdirs.user_data_path("Atelier", appauthor=False) / "atelier.sqlite"


def settings_path() -> Path:
    """Where the user's choices are kept: where ATELIER_SETTINGS says, else where the system keeps such things."""
    named = os.environ.get("ATELIER_SETTINGS")
    return (
        Path(named) if named else platformdirs.user_config_path("Atelier", appauthor=False) / "settings.json"
    )
