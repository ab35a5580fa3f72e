"""The program's entry: `atelier` and `python -m atelier`."""

import sys

from atelier.cli import run


def main() -> None:
    """Run the command line and leave with its exit status."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
