"""What a project is and what may happen to it; the standard library only."""
