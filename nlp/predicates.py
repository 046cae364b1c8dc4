"""What stands beside a name, by the kind of thing that it names: the tables of `nlp.neighbours`.

A person has a title, a product a version, a company does what companies do; models answer,
services are deployed. What each rule weighs: docs/decisions/0013-senses.md.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_PRODUCTS: Final = "chip system service model framework technology site benchmark"


class Rule(NamedTuple):
    """Characters beside a name, for the kinds of things that it may name."""

    what: str
    pattern: re.Pattern[str]
    kinds: frozenset[str]
    """Only for these; for all where it is empty."""


def _before(what: str, *patterns: str, kinds: str = "") -> Rule:
    pattern = re.compile(f"(?:{'|'.join(patterns)})$")
    return Rule(what, pattern, frozenset(kinds.split()))


def _behind(what: str, *patterns: str, kinds: str = "") -> Rule:
    return Rule(what, re.compile("|".join(patterns)), frozenset(kinds.split()))


_CALLED: Final = r"(?: such as| like| including| called| named| in the| of the|,)? [“\"]?"
_CALLED_JA: Final = "(?:である|の)?[「『“]?"
RULES_BEFORE: Final = (
    _before(
        "title of a person or place",
        r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Captain|Saint|St|King|Queen|Aunt|Uncle"
        r"|Professor|Pope|Senator|Judge|Madame|Monsieur|Lake|Mount|Mt|Cape|Port|HMS|USS)\.? ",
    ),
    _before(
        "called a person",
        r"\b(?:cousin|brother|sister|friend|father|mother|husband|wife|actor|actress|painter"
        r"|composer|colleague|neighbou?r|boss|singer|player|coach|pilot|poet|novelist) ",
        "(?:友人|俳優|画家|作曲家|歌手|天文学者|物理学者|数学者|建築家|哲学者|兄|弟|父|母|夫|妻)の?",
    ),
    _before(
        "name of another sort",
        "(?:学名|本名|愛称|芸名|曲名|題名|花言葉)(?:は|を|が|、)?[「『]?",
    ),
    _before(
        "called something else",
        r"\b(?:towns?|city|cities|village|county|island|mountain|river|planet|moon|star|constellation"
        r"|ship|boat|yacht|horse|mare|dog|cat|parrot|bird|flower|wind|film|movie|novel|song|album"
        r"|opera|band|restaurant|hotel|pub|brewery|beer|perfume|racehorse|saint|goddess|god|myth"
        r"|crater|comet|spacecraft|parish|hamlet)(?: of| called| named|,)? [“\"]?",
        "(?:町|村|街|都市|島|山|川|湖|惑星|衛星|星座|彗星|船|店|宿|馬|犬|猫|鳥|花|木|風|映画|小説|番組"
        "|漫画|アニメ|曲|劇|酒|ビール|香水|神|女神|人形|言語|ソフト|バンド|喫茶)の?[「『]?",
    ),
    _before("named so", r"\b(?:called|named|nicknamed|dubbed|christened) (?:her |him |it )?[“\"]?"),
    _before("a place there", "(?:州|県|郡|近郊|郊外|近く|沿岸)(?:[東西南北中]部)?の"),
    _before("part of a double name", r"\b[A-Z][a-zé]+-", kinds=_PRODUCTS),
    _before("part of a longer name", "[ァ-ヺー]{2}[・＝=]"),
    _before("country in front", "(?<![一-鿿])[米英独仏中韓台加伊蘭]", kinds="company"),
    _before(
        "called a company",
        r"\b(?:[Ss]hares (?:of|in)|[Ss]tock (?:of|in)|owned by|acquired by|backed by"
        r"|[Ii]nvestors? in|giants?|chipmaker|start-?up|maker|vendor|lab|company"
        r"|firm|rivals?|parent|CEO of|[Cc]hief of|[Aa]ccording to"
        r"|employees (?:of|at)|[Hh]yperscalers?"
        r"|(?:models?|chips?|software|cloud|phones?|services) (?:by|from|of)|[Ss]ales (?:at|of)"
        r"|[Rr]evenue (?:at|of)|fined|sued)"
        r"(?: such as| like| including|,)? ",
        "(?:大手|企業|新興|スタートアップ|メーカー|親会社|競合)(?:である|の)?「?",
        kinds="company",
    ),
    _before(
        "called a model",
        rf"\b(?:models?|LLMs?|[Cc]hatbots?|[Aa]ssistants?|AI|AIs|weights){_CALLED}",
        f"(?:モデル|AI|チャットボット|LLM|アシスタント){_CALLED_JA}",
        kinds="model",
    ),
    _before(
        "called a chip or machine",
        r"\b(?:[Cc]hips?|GPUs?|[Aa]ccelerators?|[Aa]rchitectures?|[Pp]rocessors?|CPUs?|TPUs?"
        rf"|codenamed|[Ss]upercomputers?)(?: is)?{_CALLED}",
        "(?:チップ|半導体|アクセラレータ|アーキテクチャ|プロセッサ|CPU|GPU|TPU|スパコン|世代)"
        + _CALLED_JA,
        kinds="chip system site",
    ),
    _before(
        "called software",
        r"\b(?:frameworks?|librar(?:y|ies)|engines?|compilers?|services?|schedulers?|tools?)"
        + _CALLED,
        f"(?:フレームワーク|ライブラリ|エンジン|サービス|コンパイラ|基盤){_CALLED_JA}",
        kinds="framework service",
    ),
    _before(
        "made of or run as software",
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
        r"\b(?:[Uu]s(?:e|es|ed|ing)"
        r"|paste[sd]?|install(?:s|ed|ing)?|upgrad(?:e|es|ed|ing)(?: to)?|left"
        r"|mov(?:e|es|ed|ing) (?:\w+ )?(?:to|from)|replac(?:e|es|ed|ing)(?: \w+)? (?:with|by)"
        r"|alternatives? to|through|[Vv]ersion (?:\S+ )?of|outperform(?:s|ed)|written by"
        r"|(?:kept|stored|pasted?) in(?:to)?|support(?:s|ed)? for"
        r"|[Ss]witch(?:ed|ing)? to|[Rr]ewrit\w+ in|[Ll]icen[cs]e(?: terms)? of) ",
        kinds=_PRODUCTS,
    ),
    _before(
        "asked or told",
        r"\b(?:[Aa]sk(?:s|ed|ing)?|[Tt]ell(?:s|ing)?|told|[Ll]et(?:s|ting)?) ",
        kinds="model service",
    ),
    _before("place of a service", r"\b(?:on|via) ", kinds="service"),
    _before(
        "worked with as a tool",
        r"\b(?:draft|write|translate|summari[sz]e|review|answer|transcribe|classif|generate|build|test"
        r"|automate)\w*(?: \w+){0,2} (?:with|from|by) ",
        kinds=_PRODUCTS,
    ),
    _before("named after it", r"\b(?:named|called) after "),
)
PRODUCT_WORD: Final = (
    r"[ -](?:Pro|Ultra|Nano|Flash|Lite|Mini|Max|Plus|Micro|Premier|Opus|Sonnet|Haiku|Code|Instant"
    r"|Advanced|Enterprise|Studio|APIs?|SDK|CLI|GPUs?|CPUs?|TPUs?|Live|Canvas|Omni|Large|Small"
    r"|Chat|Instruct|Guard|Scout|Maverick|Embeddings?|Agents?|Knowledge Bases?|Guardrails|Serve"
    r"|Data|Train|Tune|Core|Cluster|AI|Cloud|SQL|Superchips?|Architecture|NVL\d*|Desktop|Sonic"
    r"|Reel|Runtime|Releases?|Framework|Compiler|Drivers?|Library|Libraries|Operator|Servers?|Kernels?"
    r"|Tools|Toolkit|Profiler|Monitor|Explorer|Engine|Platform"
    r"|Developer|Models?|Connect|Gateway|Project|Access"
    r"|Functions?|DevOps|Marketplace|Container Apps|Machine Learning)\b"
)
MADE_BY: Final = r"-(?:owned|designed|based|backed|led|made|built|powered|developed|compatible)\b"
RULES_BEHIND: Final = (
    _behind(
        "spoken of as a person",
        " ?(?:さん|氏|様|君|くん|ちゃん|先生|教授|博士|選手|監督|夫人|神父|卿|画伯|王)",
    ),
    _behind("part of a longer name", "[・＝=][ァ-ヺ]"),
    _behind("a common word in Japanese", "的|な(?![どらくい])|っぽ|い[。、]", kinds="company"),
    _behind(
        "a place and where it lies",
        r", (?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida"
        r"|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland"
        r"|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|Ohio"
        r"|New (?:Hampshire|Jersey|Mexico|York|Zealand|Brunswick)"
        r"|(?:North|South) (?:Carolina|Dakota)"
        r"|Oklahoma|Oregon|Pennsylvania|Rhode Island|Tennessee|Texas|Utah|Vermont|Virginia"
        r"|Washington|West Virginia|Wisconsin|Wyoming|Ontario|Quebec|England|Scotland|Wales"
        r"|Ireland|France|Italy|Spain|Germany|Australia)\b",
        "(?:という|と呼ばれる)[^。、]{0,5}(?:町|村|街|島|山|川|湖|犬|猫|馬|鳥|花|船|店|人|男|女|子)",
        kinds=_PRODUCTS,
    ),
    _behind(
        "a place, a club or a prize",
        r" (?:A?FC|CFC|United|Rovers|County|Street|Avenue|Road|Bridge|River|Valley|Bay|Beach|Park"
        r"|Island|Islands|Church|Cathedral|College|University|High School|Museum|Theatre|Theater"
        r"|Hotel|Airport|Airlines|Airways|Station|Orchestra|Quartet|Choir|Prize|Medal|Award|Cup"
        r"|Trophy|Hall|Castle|Gardens?|Square|Falls|Forest|Observatory|Telescope)\b",
    ),
    _behind(
        "a node of a diagram",
        r"\[(?!\d)|\{|\(\[|\(\"| ?(?:~~~|-->|-\.->|==>)",
        kinds="chip system technology",
    ),
    _behind("title of a work", "[^「」『』\n]{0,12}』"),
    _behind(
        "part of another name",
        r"[ 　]?(?:計画(?!に)|天文台|望遠鏡|賞|問題|\d{0,3} ?号|ブルー|カード|座(?!標)|川|湖"
        "|島|航空|鉄道|銀行|病院|高校|大学|美術館|劇場|ホテル|牧場|農園|山(?!積)|海(?!外)|岬|城|村|町|市(?![場販])|州|諸島"
        "|杯|展(?![開示])|楽団|彗星|星雲|神(?![奈戸])|像|嬢|翁|奥地|流域|熱帯|盆地|駅|通り|橋|公園|教会|大聖堂|邸|派|の定理|の法則|の原理|テスト|完全|級|線|式(?!典)"
        "|という(?:学名|色|名の))",
    ),
    _behind(
        "does what people do",
        r" (?:smiled|laughed|died|married|lived|painted|composed|directed|starred"
        r"|was born|scored (?:twice|a|the|in|\d+ (?:goals|points|runs))"
        r"|grew up|retired|studied|invented|proved|played|sang|sat|turned \d|cooked|walked|cried"
        r"|whispered|shouted|nodded|shrugged|waved|grinned|danced|graduated|inherited|emigrated|swam"
        r"|climbed|limped|barked|purred|galloped|hatched|bloomed|blooms|grows|erupted|sailed|docked"
        r"|sank|shone|lies (?:in|on)|blew|blows)\b",
        r"[はが][^。\n]{0,20}(?:生まれ|死去|亡くな|結婚|描い|作曲|演じ|歌っ|踊|笑っ"
        "|泣い|鳴い|咲[いく]|泳[いぐ]|吹[いく]|輝[いく]|飛来|産卵|栽培)",
    ),
    _behind(
        "he or she",
        r"[^.\n]{0,40}\b(?:his|her|he|she)\b",
        r"[^。\n]{0,20}彼",
        kinds=_PRODUCTS,
    ),
    _behind(
        "age of a person",
        r", (?:aged )?\d\d,",
        r"（\d\d(?:歳)?）",
        r"\(\d\d\)",
        kinds=_PRODUCTS,
    ),
    _behind("a word with a hyphen", "-[a-z]{4,}", kinds="company"),
    _behind(
        "of something",
        r" of (?!its |the (?:year|company))",
        kinds="company chip service model site",
    ),
    _behind(
        "what companies do and have",
        r" (?:said|says|announced|unveiled|launched|reported|acquired|agreed|plans|raised|reports"
        r"|shares|stock|CEO|CTO|executives?|engineers|employees|researchers|spokes\w+|will|has"
        r"|faces|declined|files|gets|moves|cuts|must|told|trained|hired|invested|disclosed"
        r"|expects|posted|sells|signed|buys|bought|sued|signs|wants|pays|opens|closed?|builds|offers"
        r"|ships|supplies|owns|holds|sought|seeks|denie[sd]|promise[sd]|bets|lost|fell|rose|gained"
        r"|jumped|slid|tumbled|leads|joins|backs|appoint(?:s|ed)|names|named|lets|makes"
        r"|is (?:said|expected|building|buying|raising|hiring|planning|considering|in talks))\b",
        r",? [+−-]?\d+(?:\.\d+)?(?:%| percent)",
        r"['’]s (?:CEO|shares|stock|chief|revenue|board|earnings|profit|data cent\w+|cloud|AI"
        r"|plans?|investment|capex|quarter)",
        r" (?:cores?|CPUs?|chips?|processors?|servers?|silicon|designs?|licen[cs]\w+|databases?"
        r"|sellers|customers|drivers|stores?|users|phones?)\b",
        "[ 　]?(?:社(?!会)|側|傘下|出身|日本法人|のCEO|の最高経営)",
        "の(?:(?:新型|小型|大型|最新)モデル|株|決算|売上|投資|データセンター|時価総額|純利益|営業利益|債務)",
        r"[はがも][^。\n]{0,40}(?:発表|投資|買収|提携|増や|公開した|計画|決算|売上|参入|移す|採用|導入"
        "|建設|削減|強化|拡大|広げ|設け|構え|引き抜|発売|売り出|買い取|見通し|自動化|開発|提供|開始|運営|販売|値[上下]げ|雇|撤退|訴え|認め|示し|明らか|述べ"
        "|語っ|話す|話し|組む|組ん|売る|売り|減ら|増し|下落|上昇|急落|急騰|抱え|支払|契約|受注|出荷|工場|本社|方針|値下|調達|投じ|科され|課徴金)",
        kinds="company",
    ),
    _behind(
        "spoken of as a company",
        r"[^.\n]{0,60}\b(?:its|the company|the firm)\b",
        kinds="company",
    ),
    _behind("what belongs to a company", "['’]s (?!that|not|a )", kinds="company"),
    _behind(
        "what is said of models",
        r" (?:models?|chatbots?|assistant|app|weights|checkpoints?|family|responds?|responded"
        r"|answers?|answered|generates?|suggest(?:s|ed)|refus(?:es|ed)|wrote (?:the|a|my|our)"
        r"|translat(?:es|ed)|summari[sz](?:es|ed)|hallucinat\w+|scored? \d|prompts?|outputs?|users"
        r"|subscri\w+|tokens?|variants?|fine-tun\w+"
        r"|is (?:a|an|the) (?:\w+ )?(?:model|LLM|chatbot|assistant))\b",
        "[はが](?:下書き|答え|書[くい]|生成|要約|翻訳|作成|回答|出力|間違え|まちがえ)",
        "[はが][^。、]{1,12}を(?:出力|生成|要約|翻訳|作成|提案)",
        "[ 　]?(?:モデル|シリーズ|API|アプリ|の(?:回答|応答|出力|精度|重み|API|学習))",
        kinds="model",
    ),
    _behind(
        "what is said of chips",
        r"[ -](?:GPUs?|chips?|architecture|generation|accelerators?|instances?|platforms?|racks?"
        r"|systems?|processors?|cores?|TPUs?|CPUs?|silicon|servers?|era|slices?|pods?|shipments|phones?|boards?|exports?|yields?|supply|nodes?"
        r"|based|series|cards?|dies?)\b",
        "[ 　]?(?:世代|アーキテクチャ|チップ|シリーズ|搭載|GPU|プラットフォーム|プロセッサ"
        "|インスタンス)",
        "の(?:出荷|量産|供給|後継)",
        kinds="chip system",
    ),
    _behind(
        "what is said of software",
        r"[ -](?:kernels?|jobs?|clusters?|workers?|pipelines?|compiler|library|server|backend"
        r"|connectors?|sidecars?|proxy|proxies|controllers?|agents?|nodes?|tasks?|actors?|charts?"
        r"|buckets?|queues?|tables?|streams?|indexes|sandbox(?:es)?"
        r"|clients?|drivers?|snapshots?|quer(?:y|ies)|endpoints?|integrations?|dashboards?"
        r"|APIs?|consoles?|functions?|workloads?|region|customers|users|databases?|applications?"
        r"|SDK|service|plugin|operators?|notebooks?"
        r"|is (?:a|an) (?:\w+[ -]){0,2}(?:framework|service))\b",
        "[ 　]?(?:クラスタ|ジョブ|関数|コンソール|カーネル|上[のでに]|環境|経由|連携|対応)",
        "の(?:クラスタ|ジョブ|スナップショット|バックアップ|ログ|設定|料金|エンドポイント|コンテナ|インスタンス"
        "|バージョン|テーブル|キュー|権限|コンソール|リージョン|プラグイン)",
        kinds="framework service",
    ),
    _behind(
        "used as a tool",
        "に[^。]{0,12}(?:させ|書かせ|作らせ|もら)",
        "に(?:要約|質問|相談|聞|頼|書か|任せ|入力|[^。]{0,8}読み込ませ|移|載せ|渡|投げ|切り替え|乗り換え|送|保存|格納"
        "|置い|置く|流し|流す|回す|回し|つな|接続)",
        "に[^。、]{1,12}を(?:渡|投げ|任せ|頼|聞|読ませ|入れ|貼)",
        "を(?:使|用い|導入|呼び出|ファイン|微調整|試|採用|利用|活用|搭載|積ん|積む|動かし|叩|契約|挟)",
        "で(?:動|実行|作|構築|書い|書く|学習|推論|処理|生成|運用|開発|要約|翻訳|検索|調べ|管理|監視|自動化)",
        "への移行",
        kinds=_PRODUCTS,
    ),
    _behind(
        "version behind",
        r"[ -]?(?:v?\d+\.\d+|\d{1,4}(?:\.\d)?[BbM]\b|v\d+\b)",
        kinds="model framework chip",
    ),
    _behind("product's word behind", PRODUCT_WORD),
    _behind("made or run by it", MADE_BY),
)
