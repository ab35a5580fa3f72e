"""The dialog in which the agenda of a meeting is written: its stages, their order, their minutes."""
