"""The English words that name what a claim is about, by aspect."""

from __future__ import annotations

from typing import Final

from nlp.claims.aspect_names import Aspect

_THINGS_DONE: Final = (
    "requests|queries|transactions|messages|tokens|images|frames|samples|events|records|writes"
    "|reads|rows|calls|prompts"
)
_USERS: Final = (
    "companies|firms|customers|developers|engineers|users|people|respondents|enterprises|teams"
    "|businesses|employees|workers|clients|banks|hospitals|schools|students|adults|leaders"
    "|executives|programmers|subscribers"
)
_DONE_FOR_A_TIME: Final = (
    "training|processing|compile|compilation|build|startup|start-up|load(?:ing)?|boot|wait(?:ing)?"
    "|lead|deployment|deploy|provisioning|cold[- ]start|setup|set-up|run|recovery|job|migration"
    "|review|development|computation|preparation|restart|failover|delivery|rebuild|test|render(?:ing)?"
    "|completion|execution|checkpoint|installation|onboarding|cycle"
)

ASPECT_WORDS: Final[tuple[tuple[Aspect, str], ...]] = (
    (
        "price-performance",
        r"price[-/ ]?(?:to[- ])?performance|cost[- ](?:performance|efficien(?:cy|t))"
        r"|performance per dollar|tokens per dollar|per[- ]dollar|bang for the buck|value for money"
        r"|performance for the (?:money|price)",
    ),
    (
        "energy",
        r"(?:energy|power|electricity)[- ](?:efficien(?:cy|t)|consumption|usage|use|draw|demand"
        r"|savings?|budget|envelope|bill)|energy"
        r"|performance[- ]per[- ]watt|per[- ]watt|electricity|draws?|drew|power|PUE|TDP|wattage"
        r"|carbon(?: emissions| footprint)?|emissions|watts|battery life",
    ),
    (
        "latency",
        r"latenc(?:y|ies)|respon(?:se|ds?|ded|ding)(?: times?)?|query times?"
        r"|(?:inter-token|time between (?:\w+ )?tokens|time per (?:\w+ )?token)"
        r"|time[- ]to[- ]first[- ](?:token|byte|audio)|(?:the )?first token|TTFT|TPOT|ITL|lag"
        r"|answers?(?= (?:[\w.-]{1,16} ){0,3}(?:in|within|faster)\b)|round[- ]trips?|jitter"
        r"|p(?:50|90|95|99)s?",
    ),
    (
        "throughput",
        r"throughput|bandwidth|tok(?:en)?s?(?: per second|/s(?:ec)?| a second)"
        r"|transfer rates?|goodput|QPS|IOPS"
        rf"|(?:{_THINGS_DONE}|operations|jobs) (?:a|per|each|every) (?:second|minute|hour|day)|fps"
        rf"|(?:more|fewer|as many|many|the) (?:\w{{2,12}} )?(?:{_THINGS_DONE})"
        r"|(?:read|write|download|upload|decod(?:e|ing)|generation)[- ]speeds?|ingest(?:s|ion|ed)?",
    ),
    (
        "market share",
        r"market share|share of (?:the )?(?:[\w-]{1,16} ){0,2}(?:market|voice|sales|shipments"
        r"|spending|spend)"
        r"|of (?:the|all) (?:[\w'’-]{1,20} ){0,3}?(?:market|sales|shipments)"
        r"|(?:the|its|their|[’']s|a|whose) share(?! price)",
    ),
    (
        "accuracy",
        r"accura(?:cy|te|tely)|error[- ]rates?|errors?|precision|recall|hallucinat\w{1,6}"
        r"|hit rates?"
        r"|scor(?:es?|ed|ing)|correct(?:ly|ness)?|mistakes?|wrong(?:ly)?|F1|BLEU|pass@\d{1,3}"
        r"|pass(?:ing)? rates?|(?:success|win|solve|failure|detection|resolution"
        r"|refusal) rates?|false (?:positives?|negatives?|alarms?)|perplexity|Elo"
        r"|reliability|acceptance(?: rates?)?|fidelity|quality|resolv(?:es?|ed|ing)"
        r"|solv(?:es?|ed|ing)|bugs(?: found)?|vulnerabilities|detect(?:s|ed|ing)"
        r"|exact match|leaderboard|benchmark score",
    ),
    (
        "revenue",
        r"revenues?|sales|bookings|turnover|backlog|orders|order book|billings|ARR"
        r"|annuali[sz]ed|remaining performance obligations?|RPO|top line|guidance|takings"
        r"|run[- ]rate|contracts?",
    ),
    (
        "adoption",
        rf"of (?:the |all |its |our |their )?(?:[\w'’-]{{1,20}} ){{0,3}}?(?:{_USERS})\b"
        rf"|adopt(?:s|ed|ion|ing|ers)?|{_USERS}|organi[sz]ations|(?<!on-)demand|installed base"
        r"|served from|run(?:s|ning)? on|of all|downloads?|downloaded|install(?:s|ations)"
        r"|subscriptions|seats|uptake|penetration|sign[- ]?ups?|visitors|contributors"
        r"|survey(?:ed)?|accounts(?! for)",
    ),
    (
        "time",
        rf"(?:{_DONE_FOR_A_TIME})[- ]times?|longer to run|wall[- ]clock(?: time)?|runtime(?= (?:by"
        r"|from|fell|drop))"
        r"|takes?|took|taken|wait(?:s|ed)?|cold starts?|turnaround|instead of|downtime|lasts"
        r"|lasted|finish(?:es|ed)|longer(?! term)|shorter|sooner"
        r"|(?:starts?|launches|restarts?)(?= (?:[\w.-]{1,16} ){0,4}in (?:\w+ ){0,2}(?:\d|one|two"
        r"|a )"
        r")|boots?|appears?(?= in\b)|spins? up|deploys?|compiles?"
        r"|recovers?",
    ),
    (
        "price",
        r"pric(?:es?|ing|ed|ier)|costs?(?= (?:\w{1,12} ){0,3}[$€£¥])|(?<=% )off|below on-demand"
        r"|cheap(?:er|est|ly)?"
        r"|discount(?:s|ed)?|list price|expensive|rent(?:s|al|als|ed|ing)?"
        r"|per hour|an hour|affordable|fees?|dear(?:er)?|charg(?:es?|ed|ing)|(?:sells?|sold"
        r"|retails?"
        r"|goes|available|yours) (?:for|at)|subscription|starts? at|tariffs?"
        r"|per (?:million|thousand) (?:\w{1,8} )?tokens",
    ),
    (
        "investment",
        r"invest(?:s|ed|ing|ors?|ment|ments)?|funding|capex"
        r"|capital[- ](?:expenditures?|spending)"
        r"|rais(?:e[sd]?|ing)(?= (?:\w{1,12} ){0,3}[$€£¥])|(?:financing|funding|seed) round"
        r"|deal worth|acqui(?:sition|res?|red|ring)|takeover|buyout|bought|budget|paid"
        r"|pay(?:s|ing)?|(?<=a )stake|pledge[sd]?|commit(?:s|ted)|pour(?:s|ed|ing)?"
        r"|(?:pump|plough)(?:s|ed|ing)?|outlay",
    ),
    (
        "cost",
        r"costs?|costing|TCO|spen(?:d|ds|ding|t)|bills?|savings?|saves?|saved|saving"
        r"|expenses?|opex|damages?",
    ),
    (
        "capacity",
        r"capacity|(?:L[1-4] )?cache(?! hit)|quotas?|limits?|context(?: windows?| length)?|memory"
        r"|HBM[0-9]*e?|V?RAM|[DS]RAM|GDDR\d?x?|LPDDR\d?x?|DDR\d|memory footprint"
        r"|(?:production|output)(?! tokens?)|storage|disk|regions|concurren(?:cy|t)|vCPUs?"
        r"|sequence length",
    ),
    (
        "size",
        r"parameters|in size|size|larger|smaller|bigger|density|denser|shr[aiu]nks?|shrank"
        r"|transistors|largest|biggest|cluster of|compress(?:es|ed|ion)?|die|area"
        r"|lines of code|datasets?",
    ),
    (
        "other",
        r"SLAs?|availability(?! zones?)|uptime|utili[sz](?:ation|ed)|resilien(?:ce|t)|valued at"
        r"|valuations?|valu(?:es|ing)"
        r"|(?:is|was|be|been) worth|market (?:cap(?:itali[sz]ation)?|value)|debts?"
        r"|(?<!accuracy )(?<!quality )loss(?:es)?|lost|(?:net |operating )?income|(?:net )?profits?"
        r"|earnings|margins?|shares? (?:price|rose|fell|closed|jumped|slid|gained|dropped|were|are"
        r"|climbed|slumped|sank|surged|soared|up|down)|stock|yields?|churn|headcount"
        r"|workforce|idle|la(?:ys?|id) off|layoffs|vacancy|at a rate|interest|outages?|crash(?:es"
        r"|ed)?|failures?|occupancy",
    ),
    (
        "performance",
        r"perform(?:ance|ant|s)|of peak|faster|slower|speed(?:[- ]?ups?|s)?|fast|quick(?:er|ly)"
        r"|as fast"
        r"|compute(?: power)?|computing power|ahead|efficien(?:cy|t)|load|productiv(?:ity|e)"
        r"|outpaces?|outperforms?|clock(?:s|ed)?|slowdown",
    ),
)
"""The order decides where two begin at the same place: compounds stand before their parts."""
