"""Makes the shipped Chinese, Japanese and Korean fonts from the whole ones: `python tests/cjk_font.py FOLDER`.

The folder holds what npm's `@expo-google-fonts/noto-sans-sc` and `…/noto-sans-kr` call `400Regular`: 17 MB together.
What people commonly write has a quarter of it: the characters of GB 2312 for mainland China, of the first level of
Big5 for Taiwan and Hong Kong, of the first level of JIS X 0208 with kana for Japan, of KS X 1001 for Korea.
Needs `fonttools`, which nothing else does.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

SHIPPED = Path(__file__).parents[1] / "ressources" / "fonts"
_NAMES = [0, 1, 2, 4, 6, 13, 14]
"""Copyright, family, cut, names, licence: what a font must say of itself."""
_FIRST = 0x2E80
"""Before it, other shipped fonts have what there is."""


def common_hanzi() -> set[str]:
    """What Chinese and Japanese people commonly write, with punctuation and wide forms."""
    blocks = (range(0x3000, 0x3100), range(0xFF01, 0xFFA0), range(0xFFE0, 0xFFE7))
    return {
        *_of_codec("gb2312", range(0xA1, 0xF8)),
        *_of_codec("big5", range(0xA4, 0xC7)),
        *_of_codec("euc_jp", range(0xA1, 0xD0)),
        *(chr(code) for block in blocks for code in block),
    }


def common_hangul() -> set[str]:
    """What Koreans commonly write."""
    return {syllable for syllable in _of_codec("euc_kr", range(0xB0, 0xC9)) if "가" <= syllable <= "힣"}


def _of_codec(codec: str, leads: range) -> Iterator[str]:
    for lead in leads:
        for trail in range(0x40, 0xFF):
            character = bytes((lead, trail)).decode(codec, "ignore")
            if len(character) == 1 and ord(character) >= _FIRST:
                yield character


def make(whole: Path, characters: Iterable[str], name: str) -> None:
    """Write the shipped font of that name with these characters alone."""
    from fontTools import subset  # type: ignore[import-not-found, import-untyped, unused-ignore]

    options = subset.Options(hinting=False, layout_features=["ccmp", "locl"], name_IDs=_NAMES)
    font = subset.load_font(str(whole), options)
    shrunk = subset.Subsetter(options)
    shrunk.populate(text="".join(characters))
    shrunk.subset(font)
    subset.save_font(font, str(SHIPPED / name), options)


def main() -> None:
    """Write both."""
    folder = Path(sys.argv[1])
    make(folder / "NotoSansSC_400Regular.ttf", common_hanzi(), "NotoSansSC-Regular.ttf")
    make(folder / "NotoSansKR_400Regular.ttf", common_hangul(), "NotoSansKR-Regular.ttf")


if __name__ == "__main__":
    main()
