"""What the program prints for whoever started it from a terminal or a script."""

import sys

from atelier.domain.typography import loosened


def print_line(line: str) -> None:
    """Print a line at once, whatever reads it; a windowed program has no standard output, and prints nothing."""
    if sys.stdout is not None:
        print(loosened(line), flush=True)  # noqa: T201
