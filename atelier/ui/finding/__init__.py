"""Search over post-its, and every command by its words."""
