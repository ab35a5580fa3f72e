"""What the program prints for whoever started it from a terminal or a script."""

import sys


def print_line(line: str) -> None:
    """Print a line at once, whatever reads it; a windowed program has no standard output, and prints nothing."""
    if sys.stdout is not None:
        print(line, flush=True)  # noqa: T201
