"""The board as one picture: every post-it in its cluster, drawn without a window (SVG, and PNG from it)."""
