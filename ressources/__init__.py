"""Everything the program ships that is not code: fonts, icons, question sets, phone page, guide."""

from pathlib import Path

ROOT = Path(__file__).parent
