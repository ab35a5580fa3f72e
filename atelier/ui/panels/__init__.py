"""What stands at the right of the console: arrivals, quotes, follow-ups; the synthesis is in `ui.synthesis`."""
