"""The thread in which phones are answered. uvicorn is imported there: windows come first."""

import errno
import logging
import socket
import sys
import threading
from functools import lru_cache
from typing import TYPE_CHECKING

from atelier.domain.decision import Fault
from atelier.domain.language import gettext as _
from atelier.phone import DEFAULT_PORT
from atelier.phone.network.address_watch import AddressWatch
from atelier.phone.network.addresses import LOOPBACK, Address, form_url, readable_address
from atelier.phone.reception import Reception

if TYPE_CHECKING:
    from uvicorn import Server

    from atelier.phone.intake import Way
    from atelier.phone.rooms import Rooms

ANY_HOST = "0.0.0.0"
BACKLOG = 1024
_DOORS = 16
"""How many connections come in at each turn of the event loop: uvloop accepts one for each listening socket."""
_LONGEST_START_S = 30.0
_LONGEST_STOP_S = 2.5

logger = logging.getLogger(__name__)


class ServerFault(Fault):
    """The network won't let the page be given out. The message is a French sentence with what to do."""


class AddressInUse(ServerFault):
    """Another program, or another Atelier, holds the port."""


class PhoneServer:
    """Gives the phone page out from a thread of its own.

    The socket is bound and listening when `start` returns, so the port is known and errors are told at once;
    a phone that connects before the thread is ready just waits for it.
    """

    def __init__(
        self,
        reception: Reception,
        *,
        host: str = ANY_HOST,
        port: int = DEFAULT_PORT,
        way: "Way | None" = None,
    ) -> None:
        self._reception = reception
        self._way = way
        self._host = host
        self._port = port
        self._watch = AddressWatch() if host in ("", ANY_HOST, "::") else None
        self._fault = ""
        self._socket: socket.socket | None = None
        self._thread: threading.Thread | None = None
        self._ready = threading.Event()
        self._server: Server | None = None
        self._rooms: Rooms | None = None

    @property
    def port(self) -> int:
        """The port; the one the system chose, once started on port 0."""
        return self._port

    @property
    def watch(self) -> AddressWatch | None:
        """What follows the laptop's address; None where the host is one."""
        return self._watch

    @property
    def address(self) -> str:
        """The address phones are told: the host if it is one, else the best one known now; never waits."""
        return self._host if self._watch is None else self._watch.ip

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where phones of the room may find the page, as one types it, the address that they are told first."""
        others = () if self._watch is None else self._watch.addresses
        return _readable(self.address, others, self._port)

    @property
    def fault(self) -> str:
        """A French sentence if the thread broke down, and no phone is answered any more; else empty."""
        return self._fault

    def phones_connected(self, code: str) -> int:
        """How many phones hold the live link of the meeting of that code."""
        return 0 if self._rooms is None else self._rooms.watchers.count(code)

    def form_url(self, code: str) -> str:
        """The address of a meeting's form."""
        return form_url(self.address, self._port, code)

    def start(self) -> None:
        """Bind, listen, and answer from a thread.

        Raises:
            ServerFault: the address can't be had; AddressInUse where somebody else has it.
        """
        self._socket = bound_socket(self._host, self._port)
        self._ready.clear()
        self._server = self._rooms = None
        self._fault = ""
        self._port = self._socket.getsockname()[1]
        self._thread = threading.Thread(
            target=self._run, args=(self._socket,), name="phone-server", daemon=True
        )
        self._thread.start()
        if self._watch is not None:
            self._watch.start()

    def stop(self) -> None:
        """End streams, let answers under way finish, join the thread; harmless twice or before `start`."""
        thread, self._thread = self._thread, None
        if thread is None:
            return
        if self._watch is not None:
            self._watch.stop()
        self._ready.wait(_LONGEST_START_S)
        if self._rooms is not None:
            self._rooms.close()
        if self._server is not None:
            self._server.should_exit = True
            thread.join(_LONGEST_STOP_S)
            self._server.force_exit = True
        thread.join(_LONGEST_STOP_S)
        if self._socket is not None:
            self._socket.close()

    def _run(self, sock: socket.socket) -> None:
        doors = [sock]
        try:
            server = self._build()
            self._ready.set()
            if sys.platform != "win32":
                # Where phones keep the loop busy, a crowd let in one by one would wait for seconds.
                doors += [sock.dup() for _ in range(_DOORS - 1)]
            server.run(sockets=doors)
        except (Exception, SystemExit):
            # uvicorn leaves by SystemExit where it can't start, and a thread would end on it without a word.
            logger.exception("the phone server broke down")
            self._fault = _(
                "Les téléphones ne sont plus reçus : redémarrez Atelier. "
                "Rien n’est perdu, et la saisie au clavier continue."
            )
        finally:
            # Closed, so that phones are refused at once instead of waiting for an answer.
            for door in doors:
                door.close()
            self._ready.set()

    def _build(self) -> "Server":
        import uvicorn

        from atelier.phone.app import create_app
        from atelier.phone.rooms import Rooms
        from atelier.phone.serving import places, server_config

        self._rooms = Rooms(self._reception)
        self._rooms.watchers.most = min(self._rooms.watchers.most, places())
        app = create_app(
            self._reception,
            self._rooms,
            hosts=(self._host,),
            addresses=lambda: self.addresses,
            way=self._way,
        )
        self._server = uvicorn.Server(server_config(app))
        return self._server


def bound_socket(host: str, port: int) -> socket.socket:
    """A listening socket on that host and port; 0 lets the system choose.

    Raises:
        ServerFault: the address can't be had; AddressInUse where somebody else has it.
    """
    if not 0 <= port <= 65535:
        # getaddrinfo would take it modulo 65,536.
        raise ServerFault(
            _("{port} n’est pas un port : choisissez un nombre entre 1024 et 65535.").format(port=port)
        )
    try:
        family, kind, protocol, _name, where = socket.getaddrinfo(
            host or ANY_HOST, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        sock = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as error:
        raise _fault(error, host, port) from error
    try:
        if sys.platform == "win32":
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            # Else a restart on the same port fails for a minute, while the last phones' connections expire.
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            # "::" is every address, also the four-part ones that phones are told.
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        sock.bind(where)
        sock.listen(BACKLOG)
    except OSError as error:
        sock.close()
        raise _fault(error, host, port) from error
    return sock


def _fault(error: Exception, host: str, port: int) -> ServerFault:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return AddressInUse(
            _(
                "Le port {port} est déjà pris, peut-être par un autre Atelier : fermez-le, "
                "ou choisissez un autre port."
            ).format(port=port)
        )
    if isinstance(error, OSError) and error.errno == errno.EACCES:
        return ServerFault(
            _(
                "Ce compte n’a pas le droit d’ouvrir le port {port} : choisissez-en un au-dessus de 1024."
            ).format(port=port)
        )
    return ServerFault(
        _(
            "L’adresse « {host} » n’est pas une adresse de cet ordinateur : vérifiez le réseau, "
            "ou laissez Atelier choisir."
        ).format(host=host)
    )


@lru_cache(maxsize=4)
def _readable(first: str, others: tuple[Address, ...], port: int) -> tuple[str, ...]:
    """Asked for every phone that follows, each time there is something new to tell."""
    ips = (first, *(address.ip for address in others if address.is_of_the_room))
    return tuple(readable_address(ip, port) for ip in dict.fromkeys(ips) if ip != LOOPBACK)
