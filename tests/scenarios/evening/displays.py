"""Displays that Qt believes in, plugged and unplugged while the program runs: the offscreen platform is asked to.

It is no play with signals: the platform tells Qt that a display came or went, as the one of a real laptop does; Qt
moves the windows, and the `QScreen` of a display that is gone is gone. The platform offers that to C++ alone, as a
resource under a name (`setConfiguration` of `QOffscreenPlatformNativeInterface`), so it is called by its address.
"""

import ctypes
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import PySide6
import pytest
import shiboken6
from PySide6.QtCore import QByteArray, QJsonDocument
from PySide6.QtGui import QGuiApplication

_LIBRARIES = Path(PySide6.__file__).parent / "Qt" / "lib"
_RESOURCE_SLOT = 12
"""`nativeResourceForIntegration` is the first virtual function after the twelve of QObject (Itanium C++ ABI)."""
PROJECTOR = "Projecteur"
LAPTOP_SIZE = (1366, 768)
PROJECTOR_SIZE = (1024, 768)


class Displays:
    """A laptop's own display, which the tests have anyway, and a projector beside it that comes and goes."""

    def __init__(self) -> None:
        gui = ctypes.CDLL(str(_LIBRARIES / "libQt6Gui.so.6"))
        core = ctypes.CDLL(str(_LIBRARIES / "libQt6Core.so.6"))
        self._interface = _pointer_from(gui, "_ZN15QGuiApplication23platformNativeInterfaceEv")
        self._object_of = core._ZNK13QJsonDocument6objectEv
        self._object_of.restype = None
        self._object_of.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        self._own = QGuiApplication.screens()[0].name()

    def plug_projector(self) -> None:
        """The cable goes in."""
        self._set((self._own, 0, *LAPTOP_SIZE), (PROJECTOR, LAPTOP_SIZE[0], *PROJECTOR_SIZE))

    def unplug_projector(self) -> None:
        """The cable comes out, whatever is on the projector."""
        self._set((self._own, 0, *LAPTOP_SIZE))

    def restore(self, size: tuple[int, int]) -> None:
        """One display of that size, as before."""
        self._set((self._own, 0, *size))

    def _set(self, *screens: tuple[str, int, int, int]) -> None:
        places = [
            {"name": name, "x": x, "y": 0, "width": width, "height": height, "logicalDpi": 96, "dpr": 1}
            for name, x, width, height in screens
        ]
        document = QJsonDocument.fromJson(json.dumps({"screens": places}).encode())
        held = (ctypes.c_void_p * 1)()
        self._object_of(ctypes.addressof(held), _address(document))
        configure = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)(self._resource())
        configure(ctypes.addressof(held), self._interface)

    def _resource(self) -> int:
        table = ctypes.cast(self._interface, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
        named = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(
            table[_RESOURCE_SLOT] or 0
        )
        name = QByteArray(b"setConfiguration")
        found: int | None = named(self._interface, _address(name))
        assert found, "the offscreen platform lets no display be plugged"
        return found


def _pointer_from(library: ctypes.CDLL, name: str) -> int:
    function = library[name]
    function.restype = ctypes.c_void_p
    found: int = function()
    return found


def _address(thing: object) -> int:
    (address,) = shiboken6.getCppPointer(thing)  # type: ignore[arg-type]
    return int(address)


@contextmanager
def laptop_and_projector() -> Iterator[Displays]:
    """Both at first; afterwards the one display that the other tests have."""
    if sys.platform != "linux" or QGuiApplication.platformName() != "offscreen":
        pytest.skip("displays are plugged by Qt's offscreen platform on Linux")
    size = QGuiApplication.screens()[0].size().toTuple()
    displays = Displays()
    displays.plug_projector()
    try:
        yield displays
    finally:
        displays.restore(size)
