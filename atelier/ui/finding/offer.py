"""A row of a list in which one picks by typing. What becomes of it is for whoever offers it to say."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Its words, what is told of it beside them, its keys, whether it applies now. `name` is not shown."""

    name: str
    text: str
    where: str = ""
    keys: str = ""
    applies: bool = True
