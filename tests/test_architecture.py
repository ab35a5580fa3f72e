"""The rules of the layout, held on the imports: arrows point one way, each layer keeps to its libraries."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

INSIDE = {
    "atelier.domain": {"atelier.domain"},
    "atelier.board": {"atelier.board", "atelier.domain"},
    "atelier.phone": {"atelier.phone", "atelier.domain", "ressources"},
    "atelier.documents": {"atelier.documents", "atelier.domain", "ressources"},
    "atelier.ui": {"atelier.ui", "atelier.board", "atelier.domain", "ressources"},
    "base": {"base", "atelier.domain"},
    "ressources": {"ressources"},
}
"""What each layer may import of the project itself."""

OUTSIDE = {
    "atelier.domain": set[str](),
    "atelier.board": {"PySide6"},
    "atelier.phone": {
        "anyio",
        "ifaddr",
        "jinja2",
        "markupsafe",
        "qrcode",
        "regex",
        "starlette",
        "uvicorn",
        "python_multipart",
    },
    "atelier.documents": {"openpyxl", "reportlab", "uharfbuzz"},
    "atelier.ui": {"PySide6"},
    "base": {"alembic", "filelock", "platformdirs", "sqlalchemy"},
    "ressources": set[str](),
}
"""The libraries of each layer, beside the standard one."""

BANNED_NAMES = {"utils", "util", "common", "helpers", "manager", "misc", "tools"}


def modules() -> Iterator[tuple[str, Path]]:
    """Every module of the program: its dotted name and its file."""
    for top in ("atelier", "base", "ressources"):
        for path in sorted((ROOT / top).rglob("*.py")):
            yield ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), path


def imports(path: Path) -> Iterator[str]:
    """The dotted names that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def layer_of(module: str) -> str | None:
    """The layer of a module, None for the composition root that may know everything."""
    return next((layer for layer in INSIDE if module == layer or module.startswith(layer + ".")), None)


LAYERED = [(name, path) for name, path in modules() if layer_of(name)]


@pytest.mark.parametrize(("name", "path"), LAYERED, ids=[name for name, _ in LAYERED])
def test_imports_point_one_way(name: str, path: Path) -> None:
    layer = layer_of(name)
    assert layer
    for imported in imports(path):
        top = imported.split(".")[0]
        if top in {"atelier", "base", "ressources"}:
            assert any(imported == ok or imported.startswith(ok + ".") for ok in INSIDE[layer]), imported
        elif top not in sys.stdlib_module_names:
            assert top in OUTSIDE[layer], imported


BOARD_STEPS = ("drawing", "wall", "moves", "hand", "view")
"""The packages of the board: each may import those before it, and the single modules beside them."""


def step_of(module: str) -> int:
    """How far along the board's packages a module is; -1 for the single modules, which know of none."""
    parts = module.split(".")[2:3]
    return BOARD_STEPS.index(parts[0]) if parts and parts[0] in BOARD_STEPS else -1


BOARD = [(name, path) for name, path in modules() if name.startswith("atelier.board.")]


@pytest.mark.parametrize(("name", "path"), BOARD, ids=[name for name, _ in BOARD])
def test_the_boards_packages_point_one_way(name: str, path: Path) -> None:
    later = {
        imported
        for imported in imports(path)
        if imported.startswith("atelier.board.") and step_of(imported) > step_of(name)
    }
    assert later == set()


ROOM_KNOWS = (
    "atelier.ui.projection",
    "atelier.ui.language",
    "atelier.ui.plain_text",
    "atelier.ui.screen_room",
    "atelier.ui.settings",
    "atelier.ui.theme",
    "atelier.ui.wording",
)
"""What the projection may import of the interface: nothing that only the facilitator sees."""


def test_the_projection_knows_nothing_of_the_console() -> None:
    for name, path in modules():
        if name.startswith("atelier.ui.projection"):
            own = {imported for imported in imports(path) if imported.startswith("atelier.ui.")}
            assert {imported for imported in own if not imported.startswith(ROOM_KNOWS)} == set(), name


def test_only_the_composition_root_is_outside_the_layers() -> None:
    roots = {name for name, _ in modules() if layer_of(name) is None}
    assert roots == {
        "atelier",
        "atelier.__main__",
        "atelier.app",
        "atelier.archive_desk",
        "atelier.archives",
        "atelier.aside",
        "atelier.base_move",
        "atelier.base_opening",
        "atelier.bridge",
        "atelier.catalogue",
        "atelier.cli",
        "atelier.collector",
        "atelier.commands",
        "atelier.current_base",
        "atelier.documents_desk",
        "atelier.exporter",
        "atelier.languages",
        "atelier.home_desk",
        "atelier.launch",
        "atelier.logbook",
        "atelier.meeting_cards",
        "atelier.network_desk",
        "atelier.other_meetings",
        "atelier.painted",
        "atelier.papers",
        "atelier.phone_line",
        "atelier.rasteriser",
        "atelier.recent_bases",
        "atelier.right_of_way",
        "atelier.session",
        "atelier.shot",
        "atelier.sounds",
        "atelier.standard_output",
        "atelier.stop_signals",
        "atelier.usage",
        "atelier.welcome_sheet",
    }


@pytest.mark.parametrize(("name", "path"), list(modules()), ids=[name for name, _ in modules()])
def test_modules_are_named_for_what_they_hold(name: str, path: Path) -> None:
    stem = name.split(".")[-1]
    assert stem not in BANNED_NAMES
    assert not path.is_relative_to(ROOT / "atelier") or stem not in sys.stdlib_module_names


@pytest.mark.parametrize(("name", "path"), list(modules()), ids=[name for name, _ in modules()])
def test_modules_say_what_they_are_for(name: str, path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), name
