"""A dictionary that remembers so many entries and forgets the longest unused: what a flood can fill has an end."""

from collections import OrderedDict
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """The entries that were last set or got."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._entries: OrderedDict[K, V] = OrderedDict()

    def __contains__(self, key: K) -> bool:
        return key in self._entries

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: K) -> V | None:
        """The entry, which counts as used; or None."""
        value = self._entries.get(key)
        if value is not None:
            self._entries.move_to_end(key)
        return value

    def set(self, key: K, value: V) -> None:
        """Remember it; the longest unused makes place."""
        if key not in self._entries and len(self._entries) >= self._most:
            self._entries.popitem(last=False)
        self._entries[key] = value
        self._entries.move_to_end(key)
