"""Opening the base in a thread, as its library takes longer to load than the first window to show."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from atelier.aside import Aside
from atelier.domain.decision import Fault
from atelier.domain.language import gettext as _

if TYPE_CHECKING:
    from base.opening import Base


class BaseOpening(QObject):
    """Opens a base at the next turn of the event loop, beside it.

    Signals:
        settled: (Base, or the exception that it came to) told in the thread of this object.
    """

    settled = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._aside = Aside("atelier-opening", self)
        self._aside.settled.connect(self.settled)
        self._painted = QTimer(self, singleShot=True)
        self._painted.timeout.connect(self._begin)

    def begin_later(self) -> None:
        """Open it after what is waiting to be painted."""
        self._painted.start()

    def wait(self) -> None:
        """Return once it is settled, if it is on its way."""
        if self._painted.isActive():
            self._painted.stop()
            self._begin()
        self._aside.wait()

    def open_now(self) -> "Base":
        """Open it here and now; raises what opening raises."""
        from base.opening import open_base  # late: see the module's docstring

        return open_base(self._path)

    def _begin(self) -> None:
        self._aside.begin(self.open_now)


def open_another(path: Path, *, create: bool) -> "Base":
    """Open a base where one is open already, or make one there.

    Raises:
        Fault: it can't be had, or `create` was asked for where there is a file.
    """
    from base.opening import open_base  # late: see the module's docstring

    if create and path.exists():
        raise Fault(
            _("Il y a déjà un fichier «\xa0{name}\xa0»\xa0: choisissez un autre nom, ou ouvrez-le.").format(
                name=path.name
            )
        )
    return open_base(path, create=create)
