"""The compatibility forms that `fold_width` folds in SQL, as a table for `str.translate`."""

from __future__ import annotations

_FULL = "".join(map(chr, range(0xFF01, 0xFF5F)))
_ASCII = "".join(map(chr, range(0x21, 0x7F)))
_HALF = "ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝﾞﾟ"
_KANA = (
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
    "\u3099\u309a"
)

WIDTHS: dict[int, int | None] = str.maketrans(
    _FULL + _HALF + "²³’‘", _ASCII + _KANA + "23''", "™®©"
)
"""NFC is to follow: a mark of half width joins the letter before it."""
