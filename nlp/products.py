"""A maker's name that only begins the name of a product which is in no list: `Amazon Prime Video`.

These vendors put their own name into the official names of their products. By itself it is no
mention there: the product is what is named. A listed product that follows (AWS Trainium2) leaves
the maker its mention, and so does what is no product (AWS Regions, Google CEO, Microsoft Inc).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from nlp.records import Mention, Passage

_MAKERS: Final = frozenset({"amazon", "aws", "google", "microsoft", "microsoft-azure"})
_NAME = re.compile(
    r" (?P<words>[A-Z][\w./&+-]{0,40}(?: (?:for |of )?[A-Z0-9][\w./&+-]{0,40}){0,5})"
)
_NO_PRODUCT: Final = re.compile(
    r"AI|APIs?|[CGT]PUs?|IP(?:v6)?|LLMs?|ML|VMs?"
    r"|Accounts?|Availability|Cloud|Console|Credits|Customers|Instances|KB\d+|Organization"
    r"|Partners?|Pricing|Region(?:s|al)?|Services?|Support|Users"
    r"|Academy|Blogs?|Community|Docs|Documentation|Events?|Groups?|Guide|Heroes|I/O|(?:re:)?Invent"
    r"|News(?:room)?|Next|Page|Press|Summit|Training|What(?:['’]s)?"
    r"|C[EFIT]O|Chief|Director|Distinguished|Engineer(?:ing)?|General|Head|President|Principal"
    r"|Research(?:er)?|Senior|S?VP|Team|Vice|Co|Corp|Corporation|Inc|Ltd|LLC"
    r"|Africa|America|Asia|Australia|Canada|China|Commercial|Europe|EMEA|EU|Germany|India|Japan"
    r"|Korea|North|South|UK|USA?"
)
"""Words that say what belongs to a vendor or who works there, first or last behind its name."""
_PRODUCT: Final = re.compile(
    r"Agent|Analyzer|Assistant|Builder|Center|CLI|Connector|Copilot|Engine|Explorer|Firewall"
    r"|Gateway|Hub|Insights|Manager|Marketplace|Messaging|Monitor|Platform|SDK|Server|Services?"
    r"|Studio|Suite|Tool|Toolkit|Vault|Workbench"
)
"""Words in which names of products end: with them even a headline names one."""
_AROUND: Final = 120
"""Characters on either side that tell a headline: a passage may have no end."""
_LETTERS = re.compile(r"[A-Za-z][A-Za-z'’-]{3,}")
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")


def is_part_of_product(
    text: str, mention: Mention, following: Mention | None, passage: Passage
) -> bool:
    """Whether a mention of a maker is only the first word of a product's name."""
    if mention.entity not in _MAKERS or not mention.surface.isascii():
        return False
    name = _NAME.match(text, mention.end, passage.end)
    if name is None or (following is not None and following.start == name.start("words")):
        return False
    words = name["words"].rstrip(".").split()
    first, last = words[0].rstrip(".,"), words[-1].rstrip(".,")
    if _NO_PRODUCT.fullmatch(first):
        return False
    if len(words) > 1 and _PRODUCT.fullmatch(last):
        return True
    if _NO_PRODUCT.fullmatch(last):
        return False
    return not _is_headline(text, name.span("words"), passage)


def _is_headline(text: str, name: tuple[int, int], passage: Passage) -> bool:
    """Whether an English sentence writes its words in capitals anyway: AWS Cuts Prices."""
    before = text[max(passage.start, name[0] - _AROUND) : name[0]]
    after = text[name[1] : min(passage.end, name[1] + _AROUND)]
    if _JAPANESE.search(before) or _JAPANESE.search(after):
        return False
    around: Sequence[str] = _LETTERS.findall(before + " " + after)
    small = sum(word[0].islower() for word in around)
    return small < 2 or small * 3 < len(around)
