"""Products in no list whose official name begins with their maker's: `Amazon Prime Video`.

These vendors put their own name into the official names of their products. By itself it is no
mention there: the longest span that is the name is one, unlisted. A listed product that follows
(AWS Trainium2) leaves the maker its mention, and so does what is no product (AWS Regions, Google
CEO, Microsoft Inc). Where a name may be one but its end is not sure, nothing is a mention.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from nlp.headlines import is_headline
from nlp.ids import slug
from nlp.records import Mention, Passage

_MAKERS: Final = frozenset(
    {"amazon", "aws", "google", "google-cloud", "microsoft", "microsoft-azure"}
)
_CONFIDENCE: Final = 0.6
"""That a name of this shape is a product's; 0.9 of a hundred that were read were."""
_NAME = re.compile(
    r" (?P<words>[A-Z][\w./&+-]{0,40}(?: (?:for |of |and )?[A-Z0-9][\w./&+-]{0,40}){0,5})",
    re.ASCII,
)
_NO_PRODUCT: Final = re.compile(
    r"AI|APIs?|[CGT]PUs?|IP(?:v6)?|LLMs?|ML|VMs?|IAM|RDS|MCP|SSO"
    r"|Accounts?|Availability|Cloud|Console|Credits|Customers|Instances|KB\d+|Organization"
    r"|Partners?|Pricing|Region(?:s|al)?|Services?|Support|Users|Capabilities|Consoles?|Regions"
    r"|Academy|Blogs?|Community|Docs|Documentation|Events?|Groups?|Guide|Heroes|I/O|(?:re:)?Invent"
    r"|News(?:room)?|Next|Page|Press|Summit|Training|What(?:['’]s)?|Build|Ignite|Startups?|Scale"
    r"|C[EFIT]O|Chief|Director|Distinguished|Engineer(?:ing)?|General|Head|President|Principal"
    r"|Research(?:er)?|Senior|S?VP|Team|Vice|Co|Corp|Corporation|Inc|Ltd|LLC|Web|Chairman|Founder"
    r"|Africa|America|Asia|Australia|Canada|China|Commercial|Europe|EMEA|EU|Germany|India|Japan"
    r"|Korea|North|South|UK|USA?|Middle|Mexico|Brazil|France|Israel|Pacific|Well-Architected"
    r"|Access|Care|Databases?|Notes|Provider|Ready|Sales|Trial|[A-Z]{2}-[A-Z].*"
    r"|River|Basin|Rainforest|Forest|Jungle|Delta"
)
"""Words that say what belongs to a vendor or who works there, first or last behind its name."""
_PRODUCT: Final = re.compile(
    r"Agent|Analyzer|Assistant|Builder|Center|CLI|Connector|Copilot|Engine|Explorer|Firewall"
    r"|Gateway|Hub|Insights|Manager|Marketplace|Messaging|Monitor|Platform|SDK|Server|Services?"
    r"|Studio|Suite|Tool|Toolkit|Vault|Workbench"
)
"""Words in which names of products end: with them even a headline names one."""
_LONGER: Final = re.compile(r"(?<![.!?:*#|>-] )(?<![A-Za-z])[A-Z][a-z]+ $")
"""A word of the name in front of the maker: Private Google Access."""
_UNSURE: Final = re.compile(
    r"[A-Z0-9]{2,}|.*[/.]|\d+|By|Name|Pillar|Preferences|Rules|Best|Practices|Overview|Update"
    r"|Observability|Bills?|Data|Support|Edition|Preview|Available"
)
"""Last words with which it is not sure that this is a name, or where it ends."""


def product_behind(
    text: str, mention: Mention, following: Mention | None, passage: Passage
) -> Mention | None:
    """What a maker's mention is once the words behind it are read.

    The mention itself where no product follows, the unlisted product that begins with it, or None
    where it only begins a name whose end is not sure.
    """
    if mention.entity not in _MAKERS or not mention.surface.isascii():
        return mention
    name = _NAME.match(text, mention.end, passage.end)
    if name is None or (following is not None and following.start == name.start("words")):
        return mention
    words = name["words"].rstrip(".").split()
    first, last = words[0].rstrip(".,"), words[-1].rstrip(".,")
    if _NO_PRODUCT.fullmatch(first):
        return mention
    ends_like_one = len(words) > 1 and bool(_PRODUCT.fullmatch(last))
    if not ends_like_one:
        if _NO_PRODUCT.fullmatch(last) or is_headline(text, name.span("words"), passage):
            return mention
        if mention.entity == "google-cloud" and first.isupper():
            return mention  # Google Cloud VPC: generic words, not names
        cut = following is not None and following.start < name.end()
        if cut and following and following.end == name.end():
            cut = not text.endswith(" for ", name.start(), following.start)  # … for Apache Kafka
        free = len(words) > 1 or _stands_free(text, name)
        longer = _LONGER.search(text[max(passage.start, mention.start - 30) : mention.start])
        if cut or longer or not free or _UNSURE.fullmatch(last):
            return None
    return _unlisted(text, mention, name.start("words") + len(name["words"].rstrip(".,&+-")))


def _unlisted(text: str, mention: Mention, end: int) -> Mention:
    surface = text[mention.start : end]
    return replace(
        mention,
        entity=slug(surface),
        name=surface,
        kind="service",
        surface=surface,
        end=end,
        method="product",
        status="unlisted",
        confidence=_CONFIDENCE,
    )


def _stands_free(text: str, name: re.Match[str]) -> bool:
    """Whether a single word behind the maker ends a name: no small word goes on with it."""
    behind = text[name.end() : name.end() + 3]
    return not re.match(r" [a-z]|[-'’]", behind)
