"""The documents of a meeting: chosen, seen as they will be, and saved."""
