"""What stands at the right of the console: arrivals, synthesis, quotes, follow-ups."""
