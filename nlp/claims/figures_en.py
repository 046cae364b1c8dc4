"""The words around an English amount that tell whether it is a claim: pieces of patterns."""

from __future__ import annotations

from typing import Final

CHANGES: Final = (
    r"\b(?:(?:fast|slow|high|low|bett|wors|cheap|long"
    r"|short|great|larg|small|bigg|few)er|more|less|better|worse|increas\w*|decreas\w*|reduc\w*"
    r"|improv\w*|cuts?|fell|falls?|rose|rises?|gr[eo]ws?|drop\w*|boost\w*|gain\w*|sav(?:e|es|ed"
    r"|ing|ings)|exceed\w*|reach\w*|speed\w*|outperform\w*|deliver\w*|shr[aiu]nk\w*|jump\w*"
    r"|climb\w*|stretch\w*|went|takes?|took|ahead|behind|discount|off|growth|uplift)\b"
)
TIME_OF_WORK: Final = (
    r"instead of|\b(?:tak(?:e|es|ing)|took|wait\w*|reduc\w*"
    r"|fell|cut|down to|stretch\w*|longer|shorter|within|from|compile\w*|cold start|latency"
    r"|finish\w*)\b"
)
NO_DURATION: Final = (
    r"ago|later|old|commitment|contract|term|earlier|after|before|since|of (?:experience|data)"
)
WHEN: Final = (
    r"\b(?:last|past|next|over|in|every|after|for|the|first|coming|these|a|per|each|until|by)"
)
SAYS_HOW_LONG: Final = r" (?:is|was|of|to|are|were) "
TIMES_A_DAY: Final = r" (?:a|an|per|each|every|daily|weekly|monthly|yearly|annually)\b"
CHANGED_FROM: Final = r"\bfrom (?:about |around |~)?$"
OF_DURATIONS: Final = frozenset(
    {"take", "takes", "took", "taken", "wait", "waits", "waited", "instead of", "longer to run"}
    | {"lasts", "lasted", "finishes", "finished", "start", "starts", "boot", "boots", "appear"}
    | {"appears", "spins up", "spin up", "deploy", "deploys", "compile", "compiles", "recover"}
    | {"recovers"}
)
FROM: Final = r"(?:down|up) from (?:about |around )?$|instead of $"
