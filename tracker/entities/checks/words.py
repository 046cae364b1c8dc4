"""Words of everyday language that things are named after: such a name needs a sense."""

from __future__ import annotations

from typing import Final

from nlp.normalise import fold

_ENGLISH: Final = """
able access account act action active adapt add age agent aim air alarm album alert align alliance
alpha amber amp anchor angel animal answer ape apex apple arc arch arena arm army arrow art ash
asset atlas atom attention aurora author auto axis baby back badge bag balance ball balloon bamboo
band bank bar base basic basin bat batch bay beach beacon beam bean bear beat bed bedrock bee beta
bell belt bench bend best big bill bird bit bite black blade blast blend blink block bloom blue
board boat body bold bolt bond bone book boost boot border boson bottle bottom box brain branch
brave bread break breeze brick bridge bright broad bronze brother brush bubble bucket bug build
bull bundle burst bus bush business butter button buy cable cactus cake call camel camera camp
canal candle candy canvas canyon cap capital car carbon card care cargo carpet cart case cash cast
castle cat catalyst cause cave cell center central chain chair chalk champion chance change
channel chapter charge charm chart chase chat check cheese chef cherry chess chief child chip
chocolate choice circle circuit citizen city claim class claw clay clean clear clever cliff climb
clip clock close cloth cloud club coach coal coast coat cobalt cobra cocoa code coffee cohere coil
coin cold collar color colossus comb comet comfort common compass complete compound concept
concert condor cone connect console constant contact contract control cook cool copper copy coral
core corn corner cosmos cost cotton couch count country couple courage course court cover cow
craft crane crater cream creator creek crew crow crown crystal cube cup current cursor curve cycle
daily dance dare dark dart dash data date dawn day deal dear decision deep deer delta dense desert
design desk detail dial diamond diesel digital dime dinner dip direct disc discover dish disk
diver divide doctor dog doll dolphin domain door dot double dove down dragon dream dress drift
drill drink drive drone drop drum dry duck dune dust dynamo eagle ear early earth east easy echo
eclipse edge editor egg elastic electric element elephant elf ember emerald empire empty energy
engine enigma enjoy enter entity envoy epic equal era escape essence ether event ever exact
example express extra eye fabric face fact fair faith falcon fall fame family fan fancy far farm
fashion fast father feather feature feed fence fern field fig figure file film filter final find
fine finger fire firefly first fish fit flag flame flash flat flow flower fluid flute flux fly
foam focus fog fold folk food foot force forest forge fork form fort fortune forum forward fossil
foundry fountain fox frame free fresh friend frog front frontier frost fruit fuel full fun
function fund fur fury fusion future galaxy game gap garden gas gate gather gear gem general
genesis genius ghost giant gift ginger glacier glass globe glow glue goal gold good goose gorilla
grace grade grain grand granite grape graph graphite grass gravity great green grid grip grok
ground group grove grow guard guest guide guitar gulf habit hail hair half hall hammer hand happy
harbor harmony harp harvest hat hawk head heart heat heaven heavy helium hello helm help herald
herd hero hidden high hill hint history hive hold home honey hood hook hope hopper horizon horn
horse host hot hotel hour house hub hugging human humble hunt hydra ice icon idea ideal image
impact impulse inch index indigo infinity ink inside instinct iron ironwood island ivory ivy
jacket jade jam jar jazz jet jewel job join joke journal journey joy judge juice jump jungle
junior jupiter jury just keen keep kernel kettle key kid kind king kit kitchen kite kiwi knight
knot knowledge label lace ladder lady lake lamb lamp land lane lantern large laser last lava law
layer lead leaf leap learn leather ledger left legend lemon lens level lever liberty library life
lift light lightning lily lime limit line link lion liquid list little lizard llama load lobby
local lock lodge loft logic long look loop lotus loud love low loyal luck lumen lunar lynx lyric
magic magma magnet mail main major mamba maker mango manifold maple marble march marine mark
market mars marsh mask master match matrix matter meadow meal measure medal melody member memory
mercury merit merlin mesh message meta metal meteor method metro middle midnight might mile milk
mill mind mine mineral mini mint minute miracle mirror mission mist mix mobile mode model modern
moment money monkey monk month mood moon moose morning mosaic moss moth mother motion motor
mountain mouse mouth move movie mud muse museum music mustang mystery myth nano narrow nation
native nature navy near neck need needle nest net neutral never new news night ninja noble node
noise normal north note notion nova novel number nurse nut nutshell oak oasis object oblique ocean
octopus odyssey offer office oil olive omega omni one onion onyx open opera optic optimum option
opus oracle orange orbit orca orchard orchestra order origin orion osprey otter outpost outer oval
oven over owl oxygen oyster ozone pace pack paddle page paint pair palace palm panda panel panther
paper parade paradise parallel park parrot part partner party pascal pass past patch path patrol
pattern peace peach peak pearl pebble pen pencil penguin people pepper perceive perfect phantom
phoenix photo piano picture piece pier pigeon pilot pin pine pink pioneer pipe pirate pixel place
plain plan plane planet plant plasma plate platform play plaza plum pluto pocket poem poet point
polar pole policy pond pony pool pop port portal post potato power practice prairie present press
prime prince print prism private prize pro probe profile program project promise proof prophet
proton proud pulse pump punch pupil pure purple purpose push puzzle python quality quantum quark
quartz queen quest question quick quiet quill quiz rabbit race radar radio raft rail rain rainbow
ram ranch random range ranger rapid raven raw ray reach reactor ready real reason record red reef
reflection relay release remote replicate report rescue reset rest return rhyme rhythm rice rich
ride ridge right ring riot ripple rise river road roar robin robot rock rocket rod role roll roof
room root rope rose round route row royal ruby ruler run rush rust sable sack saddle safe saga
sage sail salmon salt salute sand sapphire satellite saturn sauce scale scarf scene school science
scope score scout screen script scroll sea seal search season seat second secret seed sense
sentinel sequoia serif serpent service session shadow shape shark sharp shell shelter shield shift
shine ship shirt shoe shop shore short show shower side sierra sight sign signal silk silver
simple sing single sister site size skill skin sky slate sleep slice slide slim slope slow small
smart smile smoke smooth snake snap snow snowflake soap social soft soil solar sole solid solo
sonar song sonnet soul sound source south space spark sparrow speak spear special spectrum speech
speed spell sphere spice spider spike spin spiral spirit splash sponge spoon sport spot spray
spring sprint square squirrel stable stack staff stage stairs stamp stand standard star stargate
start state station steam steel stem step stick still stone stop storage store storm story
strategy straw stream street strike string stripe strong studio study sugar suit summer summit sun
sunrise super support surface surge surprise swallow swan sweet swift swim switch sword symbol
symphony synergy system table tail talent talk tall tango tank tape target taste tau tea team tear
temple tempo tender tennis tent term test text thanks theory thing think thread throne thunder
ticket tide tiger time tiny titan title toast together token tomato tone tool top torch tornado
torrent tortoise total touch tower town toy trace track trade trail train trainer transfer transit
tray treasure tree trek trend trial tribe trillium trip triton true trumpet trust truth tube tulip
tundra tunnel turbo turing turn turtle twin twist ultra umbrella union unique unit unity universe
up urban useful valley value vampire van vapor vector vega velvet venture venus verse vertex
vessel victory video view village vine violet violin viper virtue vision vista vital voice volcano
volt vortex voyage vulture wagon walk wall walnut warm warp wasp watch water wave wax way weasel
weather weave web weight west whale wheat wheel whisper white wide wild will willow win wind
window wine wing winner winter wire wisdom wise wish wizard wolf wonder wood wool word work world
worm worth writer yarn year yellow yes yield young youth zebra zen zenith zephyr zero zest zone
zoom
"""
_JAPANESE: Final = """
人間 会社 企業 開発 基盤 岩盤 技術 製品 情報 電力 電気 機械 学習 研究 大学 教育 世界 日本 時間
未来 明日 今日 空 海 山 川 森 光 星 月 太陽 地球 宇宙 銀河 富士 桜 花 雪 風 雷 水 火 夢 心 命 力
絆 希望 挑戦 革新 創造 飛躍 進化 言葉 物語 音楽 映像 写真 地図 道 橋 駅 港 塔 城 鏡 鍵 扉 窓 庭 畑
竹 松 梅 鶴 亀 鷹 鷲 虎 竜 龍 獅子 雅 京 博士 先生 子ども 家族 仲間 友達 市場 価格 品質 安全 安心
平和 自由 平等 アート アイデア アクション アクセス アップル アトラス アリーナ イベント ウェブ
エース エコー エッジ エネルギー エンジン オーロラ オラクル カード ガイド カラー キー ギア クラウド
クリア クリスタル グリーン グループ ゲート ゲーム コア コード コスト コスモス サーバー サービス
サイト サクラ サポート システム シティ スイッチ スカイ スタート スタジオ ステージ ストーリー
スパーク スピード スペース スマート センス センター ソース ソフト ゾーン タイガー タイタン タイム
タワー チーム チップ チャンス ツール データ デザイン トップ ドラゴン ドリーム ノヴァ ノバ バード
ハート ハブ パーク パートナー パス パズル パワー ビジョン ビジネス ピーク ファイル フェニックス
フォーカス フォレスト ブリッジ ブルー プライム プラス プラン フラッシュ フロンティア ベース ベル
ポイント ポート ホーム マーク マーケット マジック マスター マップ ミッション ミラー メタ メモリー
メモリ モデル モード ライト ライン ラボ リーダー リズム リング リンク ルート レイ レイヤー レベル
ロケット ロボット ワールド ワン
"""

EVERYDAY: Final = frozenset(fold(word) for word in (_ENGLISH + _JAPANESE).split())
"""In the one writing by which names are compared."""
