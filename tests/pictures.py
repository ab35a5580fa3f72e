"""Makes the pictures of the README and the guide from the program itself: `python tests/pictures.py`."""

import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from atelier.catalogue import DEFAULT_TRAME, example_text, load_trame
from atelier.domain.example import example_operations
from atelier.domain.operations import CreateMeeting
from atelier.domain.things import Party
from atelier.shot import shoot
from base.opening import open_base

GUIDE = Path(__file__).parent.parent / "ressources" / "guide"
PICTURES = {
    "console": (1440, 900),
    "projection": (1920, 1080),
    "welcome": (1920, 1080),
    "accueil": (1280, 800),
}


def main() -> None:
    """Draw every picture on a fresh example project."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "exemple.sqlite"
        operations = example_operations(example_text(), load_trame(DEFAULT_TRAME), datetime.now(UTC))
        with closing(open_base(path)) as base:
            for operation in operations:
                base.perform(operation, Party.FACILITATOR)
        meeting = next(o.meeting.id for o in operations if isinstance(o, CreateMeeting))
        for view, size in PICTURES.items():
            shoot(path, meeting, view=view, size=size, output=GUIDE / f"{view}.png")


if __name__ == "__main__":
    main()
