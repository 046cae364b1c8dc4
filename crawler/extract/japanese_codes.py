"""The Japanese charsets that Python reads less widely than browsers do."""

from __future__ import annotations

import re

_ESCAPE = re.compile(rb"\x1b(\$[@BA]|\$\([@BDOPQ]|\([BJIH]|&@\x1b\$B)")
_DOUBLE = (b"$@", b"$B", b"$(@", b"$(B", b"$(O", b"$(Q", b"&@\x1b$B")
_HIGH = bytes(byte | 0x80 if byte > 0x20 else byte for byte in range(256))


def read_iso2022_jp(body: bytes) -> str:
    """ISO-2022-JP with half-width kana and the signs of vendors (①, ㈱), which CP50221 adds.

    Never fails: what cannot be read is U+FFFD.
    """
    parts = _ESCAPE.split(body)
    found = [parts[0].decode("ascii", "replace")]
    for escape, segment in zip(parts[1::2], parts[2::2], strict=True):
        if escape in _DOUBLE:
            found.append(read_wide_euc_jp(segment.translate(_HIGH)))
        elif escape == b"(I":
            found.append(segment.translate(_HIGH).decode("cp932", "replace"))
        else:
            found.append(segment.decode("ascii", "replace"))
    return "".join(found)


def read_wide_euc_jp(body: bytes) -> str:
    """EUC-JP with the signs of vendors, which stand where JIS X 0213 put the same ones later."""
    return body.decode("euc_jis_2004", "replace")
