"""Files as LibreOffice reads them, without a window."""

import csv
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

ALL_SHEETS = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
"""Semicolons, quotes, UTF-8, as it is shown, each sheet a file."""


def as_csv(file: Path, folder: Path, *, infilter: str = "") -> dict[str, list[list[str]]]:
    """The cells of each sheet, by its name, as they are shown."""
    written = folder / "by-libreoffice"
    convert([file], written, ALL_SHEETS, infilter=infilter)
    return {path.stem.removeprefix(f"{file.stem}-"): _rows(path) for path in written.glob("*.csv")}


def convert(files: Sequence[Path], folder: Path, target: str, *, infilter: str = "") -> None:
    """Have them opened and saved in another format, by one start of the program, with a profile of its own."""
    if shutil.which("soffice") is None:
        pytest.skip("no soffice: apt-get install libreoffice-calc libreoffice-writer")
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    if infilter:
        command.append(f"--infilter={infilter}")
    command += ["--convert-to", target, "--outdir", str(folder), *map(str, files)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    assert "Error:" not in done.stdout + done.stderr


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=";"))
