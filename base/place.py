"""Where the user's own base is when no other is named."""

from pathlib import Path

import platformdirs


def default_path() -> Path:
    """The place that the system means for a user's data."""
    return platformdirs.user_data_path("Atelier", appauthor=False) / "atelier.sqlite"
