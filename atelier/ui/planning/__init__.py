"""The agenda as it is written before the meeting."""
