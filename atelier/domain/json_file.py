"""Small files of what this computer is to remember: never half written, as another Atelier may be reading them."""

import json
import os
from pathlib import Path


def write_json(path: Path, kept: object) -> None:
    """Keep it in that file, its folder made where there is none: written beside, then put in place of the other.

    Raises:
        OSError: it can't be written; what was there stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        # A path that is not UTF-8 holds what can't be encoded: its escape is what JSON has for it.
        text = json.dumps(kept, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
        beside.write_text(text.decode("utf-8"), "utf-8")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
