"""A file handed to the system: opened by whatever opens such files, or shown in the folder where it is."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_file(path: Path) -> bool:
    """Open it; whether something does."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path) -> bool:
    """Show the folder, the file chosen in it where the system can do so; whether something does."""
    command = _showing(path, sys.platform)
    if not command:
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
    try:
        subprocess.Popen(command)
    except OSError:
        return False
    return True


def _showing(path: Path, platform: str) -> str | list[str]:
    """The command that shows a file chosen; none where the folder is all that there is to open."""
    if platform == "win32":
        # The whole line: Explorer reads it by itself, and wants the path in quotes, but not « /select, » with it.
        return f'explorer /select,"{path}"'
    if platform == "darwin":
        return ["open", "-R", str(path)]
    return []
