"""The meeting under way: the agenda, the clock, going from a stage to another."""
