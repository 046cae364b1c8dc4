"""What stands directly before and behind a name, as far as it tells in which sense it is meant.

A person has a title or another name beside it (`Mr Claude`, `Claude Monet`, クロードさん), a
product a version or a product's word (`Claude 3.5`, `Gemini Pro`), a company does what companies
do. Each rule weighs in log-odds; they were chosen by reading texts, not fitted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

_BEFORE: Final = 48
"""Characters in front of a name that are looked at."""
_AROUND: Final = 70
"""Characters on either side that tell a headline, where capitals say nothing."""
_PRODUCTS: Final = "chip system service model framework technology site benchmark"


class Neighbour(NamedTuple):
    """What stands there, and what it weighs in log-odds."""

    what: str
    weight: float


class _Rule(NamedTuple):
    neighbour: Neighbour
    pattern: re.Pattern[str]
    kinds: frozenset[str]
    """Only for these; for all where it is empty."""


def _before(what: str, weight: float, *patterns: str, kinds: str = "") -> _Rule:
    pattern = re.compile(f"(?:{'|'.join(patterns)})$")
    return _Rule(Neighbour(what, weight), pattern, frozenset(kinds.split()))


def _behind(what: str, weight: float, *patterns: str, kinds: str = "") -> _Rule:
    return _Rule(Neighbour(what, weight), re.compile("|".join(patterns)), frozenset(kinds.split()))


_CALLED: Final = r"(?: such as| like| including| called| named| in the| of the|,)? [“\"]?"
_CALLED_JA: Final = "(?:である|の)?[「『“]?"
_RULES_BEFORE: Final = (
    _before(
        "title of a person or place",
        -4.0,
        r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Captain|Saint|St|King|Queen|Aunt|Uncle"
        r"|Professor|Pope|Senator|Judge|Madame|Monsieur|Lake|Mount|Mt|Cape|Port|HMS|USS)\.? ",
    ),
    _before(
        "called a person",
        -2.5,
        r"\b(?:cousin|brother|sister|friend|father|mother|husband|wife|actor|actress|painter"
        r"|composer|colleague|neighbou?r|boss|singer|player|coach|pilot|poet|novelist) ",
        "(?:友人|俳優|画家|作曲家|歌手|天文学者|物理学者|数学者|建築家|哲学者|兄|弟|父|母|夫|妻)の?",
    ),
    _before(
        "name of another sort",
        -3.0,
        "(?:学名|本名|愛称|芸名|曲名|題名|花言葉)(?:は|を|が|、)?[「『]?",
    ),
    _before("part of a double name", -2.5, r"\b[A-Z][a-zé]+-", kinds=_PRODUCTS),
    _before("part of a longer name", -3.0, "[ァ-ヺー]{2}[・＝=]"),
    _before("country in front", 3.0, "(?<![一-鿿])[米英独仏中韓台加伊蘭]", kinds="company"),
    _before(
        "called a company",
        2.5,
        r"\b(?:[Ss]hares (?:of|in)|[Ss]tock (?:of|in)|owned by|acquired by|backed by"
        r"|[Ii]nvestors? in|giants?|chipmaker|startup|company|firm|rivals?|parent|CEO of"
        r"|[Cc]hief of|[Aa]ccording to|employees (?:of|at)|[Hh]yperscalers?"
        r"|(?:models?|chips?|software|cloud|phones?|services) (?:by|from|of)|[Ss]ales (?:at|of)"
        r"|[Rr]evenue (?:at|of)|fined|sued)"
        r"(?: such as| like| including|,)? ",
        "(?:大手|企業|新興|スタートアップ|メーカー|親会社|競合)(?:である|の)?「?",
        kinds="company",
    ),
    _before(
        "called a model",
        2.5,
        rf"\b(?:models?|LLMs?|[Cc]hatbots?|[Aa]ssistants?|AI|AIs|weights){_CALLED}",
        f"(?:モデル|AI|チャットボット|LLM|アシスタント){_CALLED_JA}",
        kinds="model",
    ),
    _before(
        "called a chip or machine",
        2.5,
        r"\b(?:[Cc]hips?|GPUs?|[Aa]ccelerators?|[Aa]rchitectures?|[Pp]rocessors?|CPUs?|TPUs?"
        rf"|codenamed|[Ss]upercomputers?)(?: is)?{_CALLED}",
        "(?:チップ|半導体|アクセラレータ|アーキテクチャ|プロセッサ|CPU|GPU|TPU|スパコン|世代)"
        + _CALLED_JA,
        kinds="chip system site",
    ),
    _before(
        "called software",
        1.5,
        r"\b(?:frameworks?|librar(?:y|ies)|engines?|compilers?|services?|schedulers?|tools?)"
        + _CALLED,
        f"(?:フレームワーク|ライブラリ|エンジン|サービス|コンパイラ|基盤){_CALLED_JA}",
        kinds="framework service",
    ),
    _before(
        "made of or run as software",
        2.5,
        r"\b(?:[Dd]eploy(?:s|ed|ing)?|[Pp]rompt(?:s|ed|ing)?|API of|[Ww]eights (?:of|for)"
        r"|[Qq]uanti[sz]\w+|[Pp]orted to|[Pp]orting \w+ to|[Hh]ost(?:s|ed|ing)?"
        r"|(?:drafted|generated|powered|translated|reviewed|summari[sz]ed|answered|transcribed|checked"
        r"|rewritten|classified|scored) (?:by|with)|fell back to|[Ff]ine-tun(?:e|ed|ing)"
        r"|[Rr]un(?:s|ning)?(?: \w+)? (?:on|with)|[Bb]uilt (?:on|with)|[Ii]ntegrat\w+ with"
        r"|[Tt]rain(?:s|ed|ing)?(?: \w+)? (?:on|with)|[Mm]igrat\w+ to|backend for) ",
        kinds=_PRODUCTS,
    ),
    _before(
        "used as a tool",
        1.2,
        r"\b(?:[Uu]s(?:e|es|ed|ing)|[Aa]sk(?:s|ed|ing)?|through|[Vv]ersion (?:\S+ )?of"
        r"|outperform(?:s|ed)|written by|(?:kept|stored|pasted?) in(?:to)?|support(?:s|ed)? for"
        r"|[Ss]witch(?:ed|ing)? to|[Rr]ewrit\w+ in|[Ll]icen[cs]e(?: terms)? of) ",
        kinds=_PRODUCTS,
    ),
    _before("place of a service", 0.5, r"\b(?:on|via) ", kinds="service"),
    _before(
        "worked with as a tool",
        1.5,
        r"\b(?:draft|write|translate|summari[sz]e|review|answer|transcribe|classif|generate|build|test"
        r"|automate)\w*(?: \w+){0,2} (?:with|from|by) ",
        kinds=_PRODUCTS,
    ),
    _before("named after it", -4.0, r"\b(?:named|called) after "),
)
_PRODUCT_WORD: Final = (
    r"[ -](?:Pro|Ultra|Nano|Flash|Lite|Mini|Max|Plus|Micro|Premier|Opus|Sonnet|Haiku|Code|Instant"
    r"|Advanced|Enterprise|Studio|APIs?|SDK|CLI|GPUs?|CPUs?|TPUs?|Live|Canvas|Omni|Large|Small"
    r"|Chat|Instruct|Guard|Scout|Maverick|Embeddings?|Agents?|Knowledge Bases?|Guardrails|Serve"
    r"|Data|Train|Tune|Core|Cluster|AI|Cloud|SQL|Superchips?|Architecture|NVL\d*|Desktop|Sonic"
    r"|Reel|Functions?|DevOps|Marketplace|Container Apps|Machine Learning)\b"
)
_MADE_BY: Final = r"-(?:owned|designed|based|backed|led|made|built|powered|developed|compatible)\b"
_RULES_BEHIND: Final = (
    _behind(
        "spoken of as a person",
        -4.0,
        " ?(?:さん|氏|様|君|くん|ちゃん|先生|教授|博士|選手|監督|夫人|神父|卿|画伯|王)",
    ),
    _behind("part of a longer name", -3.0, "[・＝=][ァ-ヺ]"),
    _behind(
        "a common word in Japanese", -3.0, "的|な(?![どらくい])|っぽ|い[。、]", kinds="company"
    ),
    _behind(
        "part of another name",
        -3.5,
        r"[ 　]?(?:計画(?!に)|天文台|望遠鏡|賞|問題|\d{0,3} ?号|ブルー|カード|座(?!標)|川|湖"
        "|島|奥地|流域|熱帯|盆地|駅|通り|橋|公園|教会|大聖堂|邸|派|の定理|の法則|の原理|テスト|完全|級|線|式(?!典)|という(?:学名|色|名の))",
    ),
    _behind(
        "does what people do",
        -2.5,
        r" (?:smiled|laughed|died|married|lived|painted|composed|directed|starred|scored|was born"
        r"|grew up|retired|studied|invented|proved|played|sang|sat|turned \d)\b",
        r"[はが][^。\n]{0,20}(?:生まれ|死去|亡くな|結婚|描い|作曲)",
    ),
    _behind(
        "he or she",
        -1.0,
        r"[^.\n]{0,40}\b(?:his|her|he|she)\b",
        r"[^。\n]{0,20}彼",
        kinds=_PRODUCTS,
    ),
    _behind(
        "age of a person",
        -3.0,
        r", (?:aged )?\d\d,",
        r"（\d\d(?:歳)?）",
        r"\(\d\d\)",
        kinds=_PRODUCTS,
    ),
    _behind("a word with a hyphen", -2.0, "-[a-z]{4,}", kinds="company"),
    _behind(
        "of something",
        -2.0,
        r" of (?!its |the (?:year|company))",
        kinds="company chip service model site",
    ),
    _behind(
        "what companies do and have",
        2.5,
        r" (?:said|says|announced|unveiled|launched|reported|acquired|agreed|plans|raised|reports"
        r"|shares|stock|CEO|CTO|executives?|engineers|employees|researchers|spokes\w+|will|has"
        r"|faces|declined|files|gets|moves|cuts|must|told|trained|hired|invested|disclosed"
        r"|expects|posted|sells|signed|buys|bought|sued)\b",
        r"['’]s (?:CEO|shares|stock|chief|revenue|board|earnings|profit|data cent\w+|cloud|AI"
        r"|plans?|investment|capex|quarter)",
        r" (?:cores?|CPUs?|chips?|processors?|servers?|silicon|designs?|licen[cs]\w+|databases?"
        r"|sellers|customers|drivers|stores?|users|phones?)\b",
        "[ 　]?(?:社(?!会)|側|傘下|出身|日本法人|のCEO|の最高経営)",
        "の(?:(?:新型|小型|大型|最新)モデル|株|決算|売上|投資|データセンター|時価総額|純利益|営業利益|債務)",
        r"[はがも][^。\n]{0,40}(?:発表|投資|買収|提携|増や|公開した|計画|決算|売上|参入|移す|採用|導入"
        "|建設|削減|強化|拡大|広げ|設け|構え|引き抜|発売|売り出|買い取|見通し|自動化|開発|提供|開始|運営|販売|値[上下]げ|雇|撤退|訴え|認め|示し|明らか|述べ"
        "|語っ|話す|話し|方針|値下|調達|投じ|科され|課徴金)",
        kinds="company",
    ),
    _behind(
        "spoken of as a company",
        0.9,
        r"[^.\n]{0,60}\b(?:its|the company|the firm)\b",
        kinds="company",
    ),
    _behind("what belongs to a company", 0.8, "['’]s (?!that|not|a )", kinds="company"),
    _behind(
        "what is said of models",
        1.8,
        r" (?:models?|chatbots?|assistant|app|weights|checkpoints?|family|responds?|responded"
        r"|answers?|answered|generates?|hallucinat\w+|scored? \d|prompts?|outputs?|users"
        r"|subscri\w+|tokens?|variants?|fine-tun\w+"
        r"|is (?:a|an|the) (?:\w+ )?(?:model|LLM|chatbot|assistant))\b",
        "[はが](?:下書き|答え|書[くい]|生成|要約|翻訳|作成|回答|出力|間違え|まちがえ)",
        "[ 　]?(?:モデル|シリーズ|API|アプリ|の(?:回答|応答|出力|精度|重み|API|学習))",
        kinds="model",
    ),
    _behind(
        "what is said of chips",
        1.8,
        r"[ -](?:GPUs?|chips?|architecture|generation|accelerators?|instances?|platforms?|racks?"
        r"|systems?|processors?|cores?|TPUs?|CPUs?|silicon|servers?|era|slices?|pods?|shipments"
        r"|based|series|cards?|dies?)\b",
        "[ 　]?(?:世代|アーキテクチャ|チップ|シリーズ|搭載|GPU|プラットフォーム|プロセッサ"
        "|インスタンス)",
        "の(?:出荷|量産|供給|後継)",
        kinds="chip system",
    ),
    _behind(
        "what is said of software",
        1.5,
        r"[ -](?:kernels?|jobs?|clusters?|workers?|pipelines?|compiler|library|server|backend"
        r"|APIs?|consoles?|functions?|workloads?|region|customers|users|databases?|applications?"
        r"|SDK|service|plugin|operators?|notebooks?"
        r"|is (?:a|an) (?:\w+[ -]){0,2}(?:framework|service))\b",
        "[ 　]?(?:クラスタ|ジョブ|関数|コンソール|カーネル|上[のでに]|環境)",
        kinds="framework service",
    ),
    _behind(
        "used as a tool",
        1.5,
        "に[^。]{0,12}(?:させ|書かせ|作らせ|もら)",
        "に(?:要約|質問|相談|聞|頼|書か|任せ|入力|[^。]{0,8}読み込ませ|移|載せ|渡|投げ|切り替え)",
        "を(?:使|用い|導入|呼び出|ファイン|微調整|試|採用|利用|活用|搭載)",
        "で(?:動|実行|作|構築|書い|書く|学習|推論|処理|生成|運用|開発)",
        "への移行",
        kinds=_PRODUCTS,
    ),
    _behind(
        "version behind",
        2.5,
        r"[ -]?(?:v?\d+\.\d+|\d{1,4}(?:\.\d)?[BbM]\b|v\d+\b)",
        kinds="model framework chip",
    ),
    _behind("product's word behind", 1.5, _PRODUCT_WORD),
    _behind("made or run by it", 1.2, _MADE_BY),
)
_COMPOUND: Final = re.compile(_MADE_BY)
_PRODUCT_BEHIND: Final = re.compile(_PRODUCT_WORD)

IN_JAPANESE: Final = Neighbour("Latin letters in Japanese text", 1.8)
_ENGLISH_PHRASE: Final = Neighbour("an English phrase", -2.0)
_ENGLISH_BEHIND: Final = re.compile(r" [a-z]{2,}(?=[^A-Za-z]*[」』”\"ぁ-ゖァ-ヺ一-鿿])")
_ARTICLE: Final = Neighbour("an article in front", -0.8)
_ARTICLE_ALONE: Final = Neighbour("an article in front, and no noun behind", -2.0)
_PHRASE_ENDS: Final = re.compile(r"[.,;:!?]|$| (?:of|in|is|was|and|or|to|for|from|with|on|at|by)\b")
_DETERMINER: Final = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Mm]y|[Yy]our|[Tt]heir|[Oo]ur|[Nn]o)"
    r"(?: (?!of|to|in|on|at|by|for|from|with|and|or|that|is|was)[a-z-]+)? $"
)
PROPER_NAME: Final = Neighbour("a proper name within a sentence", 1.4)
_PROPER: Final = re.compile(r"(?<![A-Za-z'’])(?P<word>[a-z]+),? $")
_NO_PROPER: Final = re.compile(
    "an?|the|his|her|my|your|their|its|our|this|that|these|those|each|every|another|any|some|no"
    "|one|two|three|very|new|old|current|left|right|broken|big|small|little|long|great|good|huge"
    "|giant|young|white|black|red|blue|whole|single|first|second|last|next|more|most|many|own"
    "|other|such|same|rather|too|so|quite|really|almost"
)
"""Words behind which a capital makes no name of a common word: a new Arm, no Oracle."""
_UNIT: Final = Neighbour("a number in front of a unit", -3.0)
_COUNT_BEFORE: Final = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+(?:\.\d+)?) $"
)
_NUMBER_BEFORE: Final = re.compile(r"[0-9０-９] ?$")
_FIRST_NAME: Final = Neighbour("another name in front", -2.5)
_PERHAPS_FIRST_NAME: Final = Neighbour("perhaps another name in front", -1.5)
_CAPITAL_BEFORE: Final = re.compile(
    r"(?:^|(?<=[\s(“\"‘「（]))(?P<word>[A-Z][a-zé]+)(?: [A-Z]\.)? $"
)
_NAME_BEHIND: Final = {"company": -0.5, "service": -1.0, "chip": -2.5, "site": -2.5}
_OTHER_NAME_BEHIND: Final = -2.0
_CAPITAL_BEHIND: Final = re.compile(r" [A-Z][a-zé]{2,}(?:['’]s)?\b")
_SENTENCE_CAPITAL: Final = Neighbour("capital of a sentence", -0.3)
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:;|\n•#*>-][\s\"“”*#]*|[。！？「])$")
_NO_FIRST_NAME: Final = re.compile(
    r"(?:A|An|The|This|That|These|Those|Its?|His|Her|Their|Our|My|Your|Some|Many|Most|All|Both|Each"
    r"|Every|No|Not|Only|Even|Also|And|But|Or|So|If|When|While|Where|Why|How|What|Which|Who|Whether"
    r"|As|At|By|For|From|In|Into|Of|Off|On|Onto|Out|Over|Since|Through|To|Under|Until|Up|Upon|With"
    r"|Within|Without|Via|Versus|Like|Unlike|Than|Then|There|Here|Now|Today|Yesterday|After|Before"
    r"|Because|Once|Still|Yet|Instead|Meanwhile|However|Let|Can|Could|Does|Do|Did|Is|Are|Was|Were"
    r"|Will|Would|Should|May|Has|Have|Had|Next|New|Old|Latest|First|Second|Open|Big|Tech|Former"
    r"|Rival|Parent|Chipmaker|Startup|Inside|Behind|Against|Between|Compare|Choose|Use|Try|Run|Ask"
    r"|Meet|Call|Create|Deploy|Introducing|Announcing|Facing|[A-Z][a-z]+(?:ing|ly)"
    r"|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
)
_JAPANESE: Final = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")
_WORDS: Final = re.compile(r"[A-Za-z][A-Za-z'’-]{3,}")


def neighbours(
    text: str, start: int, end: int, kind: str, is_named: Callable[[int], bool]
) -> Iterator[Neighbour]:
    """What the characters around `text[start:end]` say of its sense, for an entity of this kind.

    `is_named` tells whether another followed thing's name may stand at a position.
    """
    before = text[max(0, start - _BEFORE) : start]
    explained = False
    for neighbour, pattern, kinds in _RULES_BEFORE:
        if (not kinds or kind in kinds) and pattern.search(before):
            if neighbour.weight < 0 and is_named(start - 2):
                continue
            explained = explained or neighbour.weight > 1
            yield neighbour
    for neighbour, pattern, kinds in _RULES_BEHIND:
        if (not kinds or kind in kinds) and pattern.match(text, end):
            if neighbour.weight < 0 and (is_named(end + 1) or _COMPOUND.match(text, end)):
                continue
            explained = explained or neighbour.weight > 1
            yield neighbour
    if text[start].isascii():
        ends = _PHRASE_ENDS.match(text, end)
        if ends and _COUNT_BEFORE.search(before):
            yield _UNIT
        if not explained and _DETERMINER.search(before):
            yield _ARTICLE_ALONE if ends else _ARTICLE
        yield from _by_letters(text, start, end, kind, before, is_named)
    elif _NUMBER_BEFORE.search(before):
        yield _UNIT


def _by_letters(
    text: str, start: int, end: int, kind: str, before: str, is_named: Callable[[int], bool]
) -> Iterator[Neighbour]:
    """What capitals tell, and Latin letters in Japanese."""
    around = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if _JAPANESE.search(around[0][-16:]) or _JAPANESE.search(around[1][:16]):
        yield IN_JAPANESE
        if _ENGLISH_BEHIND.match(text, end):
            yield _ENGLISH_PHRASE
    if _is_headline(*around):
        return
    first = _CAPITAL_BEFORE.search(before)
    if first and (_NO_FIRST_NAME.fullmatch(first["word"]) or is_named(start - 2)):
        first = None
    if first:
        begins = _SENTENCE_START.search(before[: first.start()])
        yield _PERHAPS_FIRST_NAME if begins else _FIRST_NAME
    second = _CAPITAL_BEHIND.match(text, end)
    if second and not is_named(end + 1) and not _PRODUCT_BEHIND.match(text, end):
        yield Neighbour("another name behind", _NAME_BEHIND.get(kind, _OTHER_NAME_BEHIND))
    elif not second and not first:
        word = _PROPER.search(before)
        if word and not _DETERMINER.search(before) and not _NO_PROPER.fullmatch(word["word"]):
            yield PROPER_NAME
    behind = text[end : end + 2]
    if behind[:1] == " " and behind[1:].islower() and _SENTENCE_START.search(before):
        yield _SENTENCE_CAPITAL


def _is_headline(before: str, behind: str) -> bool:
    """Whether an English line writes its words in capitals anyway."""
    words = _WORDS.findall(before.rpartition("\n")[2]) + _WORDS.findall(behind.partition("\n")[0])
    return len(words) > 3 and sum(word[0].islower() for word in words) * 4 <= len(words)
