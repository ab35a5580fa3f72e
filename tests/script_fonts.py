"""Makes the shipped fonts of one script each from Debian's: `python tests/script_fonts.py FOLDER`.

The folder is where the Debian package `fonts-noto-core` puts them, `/usr/share/fonts/truetype/noto`. All characters
stay; instructions for coarse screens and kerning go, which are half of the bytes. The licence goes beside each.
Needs `fonttools`, which nothing else does.
"""

import sys
from pathlib import Path

SHIPPED = Path(__file__).parents[1] / "ressources" / "fonts"
FAMILIES = (
    "NotoSansArmenian",
    "NotoSansBengali",
    "NotoSansEthiopic",
    "NotoSansGeorgian",
    "NotoSansGujarati",
    "NotoSansGurmukhi",
    "NotoSansKannada",
    "NotoSansKhmer",
    "NotoSansLao",
    "NotoSansMalayalam",
    "NotoSansMyanmar",
    "NotoSansOriya",
    "NotoSansSinhala",
    "NotoSansSyriac",
    "NotoSansTelugu",
    "NotoSansThaana",
    "NotoSansThai",
    "NotoSansTifinagh",
)
_NAMES = [0, 1, 2, 4, 6, 13, 14]
"""Copyright, family, cut, names, licence: what a font must say of itself."""


def make(folder: Path, family: str) -> None:
    """Write the shipped font of that family, and its licence under the copyright that the font tells."""
    from fontTools import subset  # type: ignore[import-not-found, import-untyped, unused-ignore]

    options = subset.Options(hinting=False, name_IDs=_NAMES)
    options.layout_features.remove("kern")
    font = subset.load_font(str(folder / f"{family}-Regular.ttf"), options)
    lighter = subset.Subsetter(options)
    lighter.populate(unicodes=font.getBestCmap())
    lighter.subset(font)
    subset.save_font(font, str(SHIPPED / f"{family}-Regular.ttf"), options)
    _told, licence = (SHIPPED / "OFL-NotoSans.txt").read_text("utf-8").split("\n", 1)
    copyright = font["name"].getDebugName(0)
    (SHIPPED / f"OFL-{family}.txt").write_text(f"{copyright}\n{licence}", "utf-8")


def main() -> None:
    """Write all."""
    for family in FAMILIES:
        make(Path(sys.argv[1]), family)


if __name__ == "__main__":
    main()
