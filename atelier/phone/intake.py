"""Handing what phones ask for to the writer, and waiting until it is on the disk."""

import asyncio
import logging
from typing import Protocol

from atelier.domain.change import Change
from atelier.domain.decision import Fault, Refusal
from atelier.domain.operations import Operation
from atelier.domain.things import Party
from atelier.phone.crossing import Crossing
from atelier.phone.reception import Reception
from atelier.phone.rejections import fault, refused

COMMIT_S = 10.0
"""How long a phone waits for the commit before it is told to send again, under the same key."""

logger = logging.getLogger(__name__)


class Way(Protocol):
    """What others of the program have to do first, for a moment."""

    async def passed(self, crossing: Crossing) -> None:
        """Return once they let a post through."""


class Intake:
    """The way to the writer, for one event loop."""

    def __init__(self, reception: Reception, way: Way | None = None) -> None:
        self._reception = reception
        self._way = way
        self._crossing: Crossing | None = None

    async def ask(self, operation: Operation) -> Change | None:
        """Have it done in a participant's name: returns once it is committed, None if there was nothing to do.

        Raises:
            Rejected: the rules refuse it, or 503 for a fault of ours.
        """
        if self._crossing is None:
            self._crossing = Crossing(asyncio.get_running_loop())
        try:
            await self._give_way(self._crossing)
            answer = self._reception.submit(operation, Party.PARTICIPANT)
            change = await self._crossing.outcome(answer, within_s=COMMIT_S)
            # With the wait before alone, `tests/bench/phones.py --burst` finds the windows' turns as long as with none.
            await self._give_way(self._crossing)
            return change
        except Refusal as refusal:
            raise refused(refusal) from refusal
        except Fault as error:
            # The writer logged it, once for all who were waiting.
            raise fault() from error
        except Exception as error:
            logger.exception("what a phone asked for could not be kept")
            raise fault() from error

    async def _give_way(self, crossing: Crossing) -> None:
        if self._way is not None:
            await self._way.passed(crossing)
