"""The forms of grand statements in English, each with words of which it holds one."""

from __future__ import annotations

from typing import Final

_GAP: Final = r"[^.;:!?\n]"
_OBSOLETE: Final = r"obsolete|irrelevant|redundant|pointless"
_LAST: Final = r"ever|again|by hand|any ?more|without (?:it|one)|after 20\d\d"
_GREAT: Final = "huge|giant|massive|enormous|monumental|gigantic|historic|tremendous|incredible"
_WHO: Final = "whoever|anyone who|those who|companies that|firms that|everyone who"
_VANQUISH: Final = "overtake|dethrone|conquer|dominate|disrupt|crush|take over|upend|swallow"
_UTTERLY: Final = "utterly|completely|totally|radically|fundamentally|forever|single-handedly"
_FACE: Final = (
    r"the (?:face|economics|future|course|fate|shape|landscape|rules|world) of|what is possible"
    r"|the way (?:we|you|people|everyone|the world|business)|how (?:we|the world)"
    r"|(?:our|the) (?:world|lives|planet)"
)

FORMS: Final[tuple[tuple[str, float, str, str], ...]] = (
    (
        "make obsolete",
        0.9,
        _OBSOLETE,
        rf"(?:mak(?:es?|ing)|made|render(?:s|ed|ing)?|leav(?:es?|ing)|left)\b{_GAP}{{1,50}}?"
        rf"\b(?:{_OBSOLETE})",
    ),
    (
        "change forever",
        0.9,
        "forever",
        rf"(?:chang|alter|transform|reshap|revers|solv|end)(?:e[sd]?|s|ed|ing)?\b{_GAP}{{1,50}}?"
        r"\bforever",
    ),
    (
        "nothing will catch it",
        0.8,
        "nothing|nobody|no one|no other|no rival|no competitor",
        r"(?:nothing|nobody|no one|no (?:other \w{2,20}|rival|competitor))\b"
        rf"{_GAP}{{0,60}}?\b(?:will|can|could|comes?)(?: ever| even)?"
        r" (?:catch|match|beat|rival|touch|compete|stop|near|close|come (?:near|close)|approach)",
    ),
    (
        "no reason for anything else",
        0.8,
        "reason|point|excuse",
        r"no (?:longer any |more |good )?(?:reason|point|excuse) (?:to|for|in|not to)"
        r" (?:\w{1,12} ){0,3}(?:any(?:thing|one|body)?|other|another|else|wait|look|choose)",
    ),
    (
        "nobody will again",
        0.8,
        "nobody|no one",
        rf"(?:nobody|no one) will (?:ever )?\w{{2,20}}\b{_GAP}{{0,40}}?\b(?:{_LAST})",
    ),
    (
        "whoever lacks it is lost",
        0.8,
        _WHO,
        rf"(?:{_WHO})\b{_GAP}{{1,40}}?\b(?:will|is|are|has|have)\b(?: \w{{1,12}}){{0,3}}?"
        r" (?:left behind|vanish(?:ed)?|finished|dead|doomed|lost|out of business|extinct|regret"
        r"|disappear|sorry)",
    ),
    (
        "everyone is moving",
        0.6,
        "everyone|everybody",
        r"every(?:one|body) (?:\w{2,12} )?(?:is|wants|needs|must|will) (?:\w{2,12} )?(?:mov|switch"
        r"|rush|want|talk|rac|adopt|follow|need)\w{0,6}",
    ),
    (
        "end the era",
        0.8,
        "era|age|monopoly|reign|dominance|shortage",
        r"(?:ends?|ended|ending|kills?|killed|broke|breaks?) (?:the |of the )(?:\w{2,20} ){0,2}"
        r"(?:era|age|shortage|monopoly|reign|dominance)",
    ),
    (
        "the era is over",
        0.8,
        "over|gone|numbered",
        r"(?:era|age|reign|days?|time) (?:of |for )?(?:\w{2,12} ){0,3}(?:is|are) (?:over|gone"
        r"|numbered)",
    ),
    (
        "is dead",
        0.6,
        "dead|doomed|toast",
        r"(?:is|are) (?:officially |now |already )?(?:dead|doomed|toast)(?=[.!,;]|$)",
    ),
    (
        "about to overtake",
        0.7,
        _VANQUISH,
        rf"(?:about|set|poised|ready|going|bound|sure|destined) to (?:{_VANQUISH})",
    ),
    (
        "win the race",
        0.7,
        "race|war|future",
        r"(?:wins?|won|winning|owns?) the (?:\w{2,12} )?(?:race|war|future)",
    ),
    (
        "change utterly",
        0.8,
        _UTTERLY,
        rf"(?:{_UTTERLY}) (?:redefin|chang|transform|reinvent|reshap|alter|rewrit|remak|overturn)"
        r"\w{1,4}",
    ),
    (
        "change the face",
        0.7,
        "the face of|the economics of|the future of|the course of|the fate of|the shape of"
        "|the landscape of|the rules of|the world|what is possible|the way|how we|our world"
        "|our lives|the planet",
        r"(?:chang|alter|transform|reshap|rewrit|redefin)(?:es?|ed|ing)"
        rf" (?:{_FACE})",
    ),
    (
        "huge leap",
        0.7,
        _GREAT,
        rf"(?:{_GREAT}) (?:\w{{2,12}} )?(?:leap|step forward|step ahead|jump|breakthrough|advance"
        r"|strides?)",
    ),
    (
        "the impossible",
        0.8,
        "impossible|unthinkable",
        r"(?:achiev|do|mak|deliver|mad)(?:es?|s|ed|ing)? the (?:impossible|unthinkable)",
    ),
    (
        "beat every other",
        0.7,
        "every|everything|everyone|all|any",
        r"(?:replac|displac|kill|eliminat|beat|outperform|surpass|outclass|crush)(?:es?|s|ing)?"
        r" (?:every(?:thing|one)|(?:all|every|any) (?:other|rivals?|competitors?|humans?)"
        r"|everything)",
    ),
    (
        "knows no limits",
        0.8,
        "limits|bounds|equal|parallel|precedent|comparison",
        r"(?:knows?|has|have|is|are) (?:no|without|beyond) (?:limits|bounds|equal|parallel"
        r"|precedent|comparison)",
    ),
    (
        "smarter than people",
        0.8,
        "than anyone|than anything|than any human|than humans|than everyone|than all humans",
        r"(?:smarter|better|faster|brighter|more \w{2,14}) than (?:anyone|anything|any human"
        r"|humans|everyone|all humans)",
    ),
    (
        "solve everything",
        0.8,
        "solve|solves|solving|cure|cures|curing|fixes",
        r"(?:solv|cur|fix)(?:e|es|ed|ing) (?:everything|every \w{2,20}|all (?:our|the|your|of)"
        r"|cancer|hunger)",
    ),
    (
        "it will never be the same",
        0.8,
        "the same again|be the same|look back|looked back",
        r"(?:will|would|can) never (?:be the same|look back)",
    ),
    (
        "by a mile",
        0.7,
        "question|contest|bargain|competitor",
        r"(?:there is|there's|there are) (?:simply |just )?no (?:question|contest|competition"
        r"|competitor)",
    ),
    (
        "make look old",
        0.9,
        "look like|look slow|look old|look ancient|look silly|look tiny|look prehistoric|to shame",
        rf"(?:mak(?:es?|ing)|made|put(?:s|ting)?)\b{_GAP}{{1,50}}?\b(?:look (?:like (?:toys?"
        r"|an? toy|child|amateurs?|the past|history)|slow|old|ancient|silly|tiny"
        r"|prehistoric)|to shame)",
    ),
    (
        "eat for breakfast",
        0.9,
        "for breakfast|for lunch|alive",
        rf"(?:eat|ate|eats|eating)\b{_GAP}{{1,40}}?\b(?:for breakfast|for lunch|alive)",
    ),
    (
        "rivals tremble",
        0.8,
        "rivals|competitors|competition|incumbents|the old guard|everyone else|the rest",
        r"(?:rivals|competitors|competition|incumbents|old guard|everyone else|the rest)\b"
        r"(?: of the (?:field|pack|industry|world))? (?:is|are|will|have|has|can only|must)"
        r" (?:\w{1,10} )?(?:terrified|scrambling|doomed|watch|dream|envy|shaking|panick\w+|finished"
        r"|stunned|trembl\w+|fear\w*|despair|eat(?:ing)? dust|toast|catch(?:ing)? up|left behind"
        r"|nowhere)",
    ),
    (
        "never seen the like",
        0.8,
        "never",
        r"(?:has|have|had) never (?:seen|known|been|met|witnessed)"
        r" (?:anything|such|a \w{2,20} like)",
    ),
    (
        "never errs",
        0.7,
        "never",
        r"never (?:sleeps|errs|tires|fails|misses|breaks|stops|makes mistakes|goes down|lies"
        r"|forgets)",
    ),
    (
        "no task too hard",
        0.7,
        "too hard|too big|too complex|too difficult|beyond its reach",
        r"no \w{2,20} (?:is |are )?(?:too (?:hard|big|complex|difficult)|beyond its reach)",
    ),
    (
        "will be no more",
        0.8,
        "no more|extinct|disappear|vanish|unemployed|out of work",
        r"(?:will|soon)(?: all| be| have| simply| soon| there){0,3} (?:no more|extinct|disappear"
        r"|vanish|unemployed|out of work)",
    ),
    (
        "leave in the dust",
        0.8,
        "in the dust|far behind|gasping|scrambling|speechless|in awe|in tears",
        rf"(?:leav(?:es?|ing)|left)\b{_GAP}{{1,50}}?\b(?:in the dust|far behind|gasping|scrambling"
        r"|speechless|in awe|in tears)",
    ),
    (
        "a machine that thinks",
        0.7,
        "thinks|knows|understands|reads",
        r"(?:thinks like (?:a |an )?(?:human|person|genius|expert)|knows (?:everything|what you)"
        r"|understands everything|reads your mind)",
    ),
    (
        "free for everyone",
        0.7,
        "for everyone|for anyone|for all",
        r"(?:free|unlimited|infinite|perfect) \w{2,20} for (?:everyone|anyone|all)",
    ),
    (
        "power in your pocket",
        0.7,
        "in your pocket|at your fingertips|in everyone's pocket",
        rf"(?:power|supercomputer|genius|intelligence|world)\b{_GAP}{{0,40}}? (?:in your pocket"
        r"|at your fingertips|in everyone's pocket)",
    ),
    (
        "costs nothing",
        0.6,
        "nothing|zero",
        r"(?:costs?|cost you|for|to) (?:almost|next to|practically|virtually|nearly|absolutely)"
        r" (?:nothing|zero)",
    ),
    (
        "from months to minutes",
        0.6,
        "minutes|seconds|hours|an afternoon|days",
        r"from (?:\w{2,10} )?(?:decades|years|months|weeks|days|hours) to (?:mere |just |a few )?"
        r"(?:days|hours|minutes|seconds|an afternoon)",
    ),
    (
        "on every benchmark",
        0.7,
        "every|all",
        r"(?:on|in|by) (?:every|all) (?:single )?(?:\w{2,14} )?(?:benchmarks?|tests?|metrics?"
        r"|measures?|respects?|ways?|dimensions?|fronts?|fields?|categor(?:y|ies))"
        r"(?! (?:of|for|that|to))",
    ),
    (
        "every company must",
        0.7,
        "every",
        r"every (?:\w{2,12} )?(?:company|business|firm|developer|engineer|industry|job|person|home"
        r"|desk|bank|hospital|factory|country|nation|ceo|team) (?:on earth |in the world )?"
        r"(?:will|must|is going to|is about to|wants|is already)",
    ),
    (
        "will do all of it",
        0.7,
        "all|every|everything|any",
        r"will (?:soon |eventually |simply )?(?:write|do|run|power|make|handle|answer|own|know"
        r"|automate|eat|absorb) (?:all|every|everything|any)(?: of)?(?: the| our| your)?"
        r"(?: \w{2,20})?",
    ),
    (
        "while you sleep",
        0.7,
        "you sleep|you finish|you ask|you blink|you know it|an eye",
        r"(?:while you sleep|before you (?:finish|ask|blink|know it|have finished)"
        r"|blink of an eye)",
    ),
    (
        "has won",
        0.7,
        "won|over",
        r"(?:has|have) (?:already |simply |clearly )?won(?=[.!,;]|$)"
        r"|(?:is|are|it['’]s) (?:already )?over for",
    ),
    (
        "the only one that matters",
        0.7,
        "that matters|that counts|worth having|worth buying|you need",
        r"the only \w{2,20} (?:\w{2,20} )?(?:that matters|that counts|worth having|worth buying"
        r"|you need|you will ever need)",
    ),
)
