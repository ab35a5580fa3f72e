"""Opening a base: once, whatever its name, and nothing that is not one."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from base.faults import BaseFault, BaseInUse, MissingBase, NewerBase, NotABase
from base.opening import Base, open_base, open_read_only
from base.place import default_path
from base.schema import APPLICATION_ID
from tests.base.conftest import Room

NOBODY = 65534


def in_another_process(path: Path, *, user: int | None = None) -> str:
    """What opening the base in another process says, as another user if need be; `opened` if it opens."""
    script = (
        "import os, sys; from pathlib import Path\n"
        "from base.faults import BaseFault; from base.opening import open_base\n"
        "if len(sys.argv) > 2: os.setuid(int(sys.argv[2]))\n"
        "try: open_base(Path(sys.argv[1])).close(); print('opened')\n"
        "except BaseFault as fault: print(type(fault).__name__, fault)"
    )
    command = [sys.executable, "-c", script, str(path), *([] if user is None else [str(user)])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


# A new base


def test_a_new_base_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "Documents" / "ateliers" / "a.sqlite"
    open_base(path).close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_an_empty_file_becomes_a_base(path: Path) -> None:
    path.touch()
    open_base(path).close()
    open_read_only(path).close()


def test_what_was_done_is_there_when_opened_again(path: Path) -> None:
    base = open_base(path)
    Room(base).add("une idée")
    base.close()
    base = open_base(path)
    assert [summary.note_count for summary in base.meetings()] == [1]
    base.close()


def test_connections_are_durable_and_hold_references(base: Base) -> None:
    """The one on which the migrations ran, and a fresh one."""
    with base.engine.connect() as used, base.engine.connect() as fresh:
        for connection in (used, fresh):
            for name, value in (("foreign_keys", 1), ("synchronous", 2)):
                assert connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() == value


@pytest.mark.parametrize(
    "name", ["a b é.sqlite", "50%20#1?mode=ro.sqlite", "été 🌞", "'; --.sqlite", "sans point"]
)
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / name
    base = open_base(path)
    Room(base).add("une idée")
    beside = {entry.name for entry in path.parent.iterdir()}
    base.close()
    assert beside == {name, f"{name}.lock", f"{name}-wal", f"{name}-shm"}
    reader = open_read_only(path)
    assert reader.meetings()[0].note_count == 1
    reader.close()


def test_the_user_s_own_base_is_among_the_user_s_data() -> None:
    assert default_path().name == "atelier.sqlite"
    assert default_path().is_absolute()


# One writer


def test_a_base_is_opened_once_in_a_process(base: Base) -> None:
    with pytest.raises(BaseInUse, match="déjà ouverte"):
        open_base(base.path)


def test_a_base_is_opened_once_on_a_machine(base: Base) -> None:
    assert in_another_process(base.path).startswith("BaseInUse")
    base.close()
    assert in_another_process(base.path) == "opened\n"


def test_two_names_of_a_base_are_one_base(base: Base, tmp_path: Path) -> None:
    (tmp_path / "lien").symlink_to(base.path)
    with pytest.raises(BaseInUse):
        open_base(tmp_path / "lien")


def test_a_base_closed_in_another_thread_is_free(path: Path) -> None:
    base = open_base(path)
    thread = threading.Thread(target=base.close)
    thread.start()
    thread.join()
    open_base(path).close()
    base.close()


def test_closing_twice_is_closing_once(path: Path) -> None:
    base = open_base(path)
    base.close()
    base.close()


def test_a_refused_file_is_not_left_locked(path: Path) -> None:
    path.write_text("une note")
    for _ in range(2):
        with pytest.raises(NotABase):
            open_base(path)


# Reading


def test_a_reader_sees_what_the_writer_committed(base: Base, room: Room) -> None:
    reader = open_read_only(base.path)
    room.add("une idée")
    assert reader.meetings()[0].note_count == 1
    reader.close()
    room.add("une autre")
    assert base.meetings()[0].note_count == 2


def test_a_reader_does_not_write(base: Base, room: Room) -> None:
    room.add("une idée")
    reader = open_read_only(base.path)
    with pytest.raises(OperationalError, match="readonly"), reader.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM notes")
    reader.close()
    assert room.texts() == ["une idée"]


def test_there_is_nothing_to_read_where_there_is_no_base(path: Path) -> None:
    with pytest.raises(MissingBase, match="vérifiez son nom"):
        open_read_only(path)
    with pytest.raises(MissingBase):
        open_base(path, create=False)
    path.touch()
    with pytest.raises(MissingBase, match="vide"):
        open_read_only(path)
    assert path.read_bytes() == b""


# What is no base


def another_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (id)")


def another_application(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 1")


def marked_but_empty(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def text(path: Path) -> None:
    path.write_text("compte rendu de la rencontre " * 200)


def short_text(path: Path) -> None:
    path.write_bytes(b"une note")


def picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)


@pytest.mark.parametrize(
    "make", [text, short_text, picture, another_database, another_application, marked_but_empty]
)
@pytest.mark.parametrize("opening", [open_base, open_read_only])
def test_another_file_is_refused_and_left_as_it_is(
    path: Path, make: Callable[[Path], None], opening: Callable[[Path], object]
) -> None:
    make(path)
    content = path.read_bytes()
    with pytest.raises(NotABase, match="» n’est pas une base d’Atelier"):
        opening(path)
    assert path.read_bytes() == content


def test_a_truncated_base_is_refused_and_left_as_it_is(path: Path) -> None:
    open_base(path).close()
    content = path.read_bytes()[: 10 * 4096]
    path.write_bytes(content)
    with pytest.raises(BaseFault, match="abîmée"):
        open_base(path)
    assert path.read_bytes() == content


def test_a_newer_base_is_refused_and_left_as_it_is(path: Path) -> None:
    open_base(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    for opening in (open_base, open_read_only):
        with pytest.raises(NewerBase, match="mettez Atelier à jour"):
            opening(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)


@pytest.mark.parametrize("place", [Path("/dev/null"), Path("/dev"), Path("/")])
def test_what_is_no_file_is_refused(place: Path) -> None:
    with pytest.raises(BaseFault, match="n’est pas un fichier"):
        open_base(place)
    assert not Path("/dev/null.lock").exists()


def test_a_place_where_nothing_can_be_written_is_told(path: Path) -> None:
    path.touch()
    loop = path.with_name("boucle")
    loop.symlink_to(loop)
    for place in (path / "a.sqlite", Path("/proc/atelier/a.sqlite"), path.with_name("a" * 300), loop):
        with pytest.raises(BaseFault, match="Impossible d’écrire"):
            open_base(place)


# As somebody who is not root


@pytest.fixture
def theirs() -> Iterator[Path]:
    """A base of somebody else's, where other users may look."""
    if os.getuid() != 0:
        pytest.skip("only root can start a process as somebody else")
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    open_base(folder / "a.sqlite").close()
    yield folder / "a.sqlite"
    shutil.rmtree(folder)


def test_a_folder_that_can_not_be_written_is_told(theirs: Path) -> None:
    assert "Impossible d’écrire" in in_another_process(theirs.with_name("b.sqlite"), user=NOBODY)


def test_a_base_that_can_not_be_written_is_told_at_once(theirs: Path) -> None:
    theirs.parent.chmod(0o777)
    theirs.with_name("a.sqlite.lock").unlink(missing_ok=True)
    assert stat.S_IMODE(theirs.stat().st_mode) == 0o644
    assert "lecture seule" in in_another_process(theirs, user=NOBODY)


def test_a_base_that_can_not_be_read_is_told(theirs: Path) -> None:
    theirs.parent.chmod(0o777)
    theirs.with_name("a.sqlite.lock").unlink(missing_ok=True)
    theirs.chmod(0)
    assert in_another_process(theirs, user=NOBODY).startswith("BaseFault")
