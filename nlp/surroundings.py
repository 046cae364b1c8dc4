"""Words that tell what a text is about, whatever name is in question.

The catalogue says what speaks for or against one name (`sense`); these words speak for or against
them all. A text about computers holds some of `COMPUTING`, one about companies some of
`BUSINESS`; the others are the worlds from which products take their names: people, the sky, animals
and plants, myths and films, travel, print and sound, sport, the body. Short katakana words are left
out that stand inside longer ones (ログ in カタログ).
"""

from __future__ import annotations

from typing import Final

from nlp.normalise import fold

_COMPUTING: Final = """
AI, LLM, LLMs, GPU, GPUs, TPU, NPU, API, CPU, SDK, CUDA, HBM, generative AI, AI model, AI models,
language model, language models, foundation model, foundation models, machine learning,
deep learning, inference, fine-tuning, fine-tuned, chatbot, neural network, open-source,
open-weight, token, tokens, parameters, benchmark, benchmarks, accelerator, accelerators, chip,
chips, chipmaker, semiconductor, hyperscaler, hyperscalers, data center, data centers,
data centre, cloud, cluster, Kubernetes, container, containers, serverless, developer, developers,
startup, software, workload, workloads, server, servers, teraflops, exaflops, FP8, FP4,
throughput, latency, 生成AI, 人工知能, AIモデル, 言語モデル, 大規模言語モデル, 基盤モデル,
機械学習, 深層学習, 推論, 学習済み, 微調整, チャットボット, トークン, パラメータ, ベンチマーク,
アクセラレータ, 半導体, データセンター, クラウド, クラスタ, クラスター, サーバー, サーバーレス,
開発者, エンジニア, ソフトウェア, スタートアップ, 演算性能, HBM4, system card, jailbreak,
jailbreaks, prompt, prompts, hallucination, hallucinations, quantized, quantised, weights,
Android, smartphone, smartphones, app, apps, website, database, databases, browser, laptop,
laptops, code, coding, programming, chatbots, algorithm, algorithms, compute, racks, fab, foundry,
wafer, wafers, batch, スマートフォン, スマホ, アプリ, データベース, プログラミング, ブラウザ,
画像生成, 音声認識, 自然言語, プロンプト, ラック, 半導体製造, ウエハー, 計算資源, 演算, 実装,
コード, Jensen Huang, Sam Altman, Altman, Nadella, Pichai, Zuckerberg, Musk, Lisa Su, Amodei,
フアン氏, アルトマン, マスク氏, 孫正義, スループット, レイテンシ, ハイパースケーラー, コンテナ,
node, nodes, scheduler, checkpoint, checkpoints, embedding, embeddings, vector, vectors, kernel,
kernels, pipeline, pipelines, queue, query, queries, cache, backend, frontend, failover, snapshot,
snapshots, backup, backups, log, logs, config, proxy, sidecar, sandbox, repository, repo, commit,
pull request, debug, debugging, bug, bugs, deploy, deployed, deployment, deployments,
release notes, rollout, refactor, refactoring, Python, JavaScript, Linux, plugin, plugins,
endpoint, dataset, datasets, transformer, attention, training run, pretraining, pre-training,
agents, agentic, virtual machine, VM, VMs, storage, bandwidth, firmware, driver update, IDE,
uptime, outage, on-call, dashboard, dashboards, login, encryption, cybersecurity, PDF,
spreadsheet, supercomputer, supercomputers, petaflops, megawatts, gigawatt, gigawatts, 画像認識,
自動化, エージェント, ノード, スケジューラ, チェックポイント, 埋め込み, ベクトル, カーネル,
パイプライン, クエリ, キャッシュ, フェイルオーバー, スナップショット, バックアップ, 監査ログ,
プロキシ, リポジトリ, コミット, デバッグ, デプロイ, リリースノート, スクリプト, プラグイン,
エンドポイント, データセット, 仮想マシン, ストレージ, ファームウェア, 障害対応, ダッシュボード,
ログイン, 暗号化, ワークロード, 表計算, 議事録, 要約, 翻訳, スパコン, スーパーコンピュータ,
スーパーコンピューター, メガワット, ギガワット, 学習データ, 事前学習, バッチ, テーブル,
artificial intelligence, large language model, training data, test set, post-training,
reinforcement learning, reward model, distillation, distilled, quantization, quantisation,
pruning, sparsity, mixture of experts, MoE, context window, long context, system prompt,
prompt injection, guardrails, alignment, red team, red-teaming, evals, eval, leaderboard,
state of the art, open source, open weights, image generation, text-to-image, text-to-video,
speech recognition, transcription, summarization, summarisation, retrieval, RAG, vector database,
vector store, search index, knowledge graph, tokenizer, KV cache, decoding, prefill, batch size,
gradient, gradients, optimizer, epochs, loss curve, learning rate, FP16, BF16, INT8, TFLOPS,
memory bandwidth, interconnect, NVLink, InfiniBand, Ethernet, liquid cooling, power draw,
kilowatts, server racks, blades, motherboard, clock speed, chiplet, chiplets, nanometer,
nanometers, nanometre, process node, lithography, EUV, tape-out, taped out, DRAM, SSD, SSDs, NAND,
PCIe, FPGA, ASIC, ASICs, silicon, processor, processors, microarchitecture, instruction set, x86,
RISC-V, macOS, iOS, iPhone, PC, PCs, tablet, headset, wearable, operating system,
open-source project, GitHub, GitLab, git, Docker, YAML, JSON, CSV, gRPC, SSH, command line,
autocomplete, code review, unit tests, build server, compiler, compile, compiled, libraries,
framework, frameworks, package manager, dependency, dependencies, vulnerability, vulnerabilities,
exploit, malware, ransomware, phishing, authentication, SSO, access keys, credentials,
load balancer, autoscaling, autoscaler, cold start, cold starts, replicas, replica, sharding,
shards, failback, on-premises, on-prem, multi-cloud, hybrid cloud, availability zone, S3 bucket,
object storage, block storage, file system, data lake, data warehouse, ETL, analytics, batch jobs,
streaming, event-driven, message queue, microservice, microservices, service mesh, ingress,
namespace, CRD, telemetry, tracing, metrics, alerts, SLO, observability, free tier, pay-as-you-go,
rate limit, rate limits, API key, API keys, bot, bots, copilots, virtual assistant, deepfake,
deepfakes, robotics, self-driving, autonomous driving, quantum computer, qubit, qubits, HPC,
Top500, exascale, MPI, Slurm, 訓練データ, 強化学習, 蒸留, 量子化, 枝刈り, 推論コスト, 長文脈,
システムプロンプト, 安全対策, 評価指標, オープンソース, オープンモデル, 動画生成, 文章生成,
音声合成, 文字起こし, 検索拡張, ベクトル検索, 索引, トークナイザー, 勾配, 学習率, メモリ帯域,
相互接続, 光通信, 液冷, 空冷, 消費電力, スレッド, クロック, チップ, チップレット, パッケージング,
微細化, 露光, 量産, 歩留まり, メモリ, メモリー, シリコン, プロセッサ, プロセッサー, 命令セット,
パソコン, タブレット, 基本ソフト, ウェブ, コマンド, エディタ, 拡張機能, 補完, コードレビュー,
コンパイラ, コンパイル, ビルド, ライブラリ, フレームワーク, 依存関係, 脆弱性, 不正アクセス,
ハッカー, 認証, 秘密鍵, アクセスキー, ロードバランサー, ロードバランサ, 自動拡張,
コールドスタート, オンプレミス, オンプレ, オブジェクトストレージ, ファイルシステム, データレイク,
データ基盤, 分析基盤, ストリーミング, マイクロサービス, 名前空間, メトリクス, アラート, 無料枠,
従量課金, 課金, アシスタント, 対話AI, 生成ツール, ロボット工学, 自動運転, 量子コンピュータ,
量子コンピューター, 量子ビット, シミュレーション, 計算機, 演算器, GPUクラスタ, 情報システム,
システム部, 社内システム, 開発チーム, 開発環境, 本番環境, 検証環境, 運用コスト, 復旧,
サービス停止, 設定ファイル, 接続プール, セッション
"""

_BUSINESS: Final = """
CEO, CFO, shares, shareholders, investors, analysts, revenue, earnings, profit, quarterly,
quarter, stock, Nasdaq, valuation, funding, capex, layoffs, antitrust, lawsuit, regulators,
royalties, acquisition, executives, judge, fined, regulator, customers, rivals, company,
companies, suppliers, contract, subsidiary, headquarters, 広告収入, 前年同期比, 前年比, 自社,
同社, 契約, 顧客, 大手, 従業員, 市場, 子会社, 事業, billion, Wall Street, market value,
market capitalization, 最高経営責任者, 株価, 株主, 投資家, 決算, 売上高, 営業利益, 純利益, 四半期,
時価総額, 企業価値, 資金調達, 買収, 提携, 出資, 設備投資, 人員削減, アナリスト, 新興, 億ドル,
億円, 兆円, 独占禁止法, 課徴金, ユーロ, 万ドル, 労組, debt, bonds, advertisers, price cuts, euros,
invests, invested, stake, stakes, merger, takeover, buyout, IPO, partnership, joint venture,
order book, backlog, forecast, forecasts, turnover, dividend, market share, market cap,
share price, index fund, Dow, S&P 500, traders, analyst, Morgan Stanley, Goldman Sachs, SoftBank,
venture capital, Series A, Series B, Series C, seed round, founder, founders, co-founder,
chairman, workforce, job cuts, laid off, hiring, recruits, headcount, shipments, exports,
export controls, tariffs, sanctions, subsidy, subsidies, regulation, European Commission, FTC,
DOJ, Justice Department, settlement, patent, patents, licence fee, licensing, advertising,
subscription, subscriptions, sellers, retailer, supplier, trillion, 投資, 株式, 上場,
新規株式公開, 合併, 合弁, 出資比率, 筆頭株主, 受注, 受注残, 見通し, 業績, 業績予想, 利益率, 増収,
減収, 増益, 減益, 赤字, 黒字, 配当, シェア, 日経平均, 証券, ファンド, ベンチャーキャピタル,
創業者, 取締役, 役員, 求人, 輸出, 輸出規制, 関税, 制裁, 補助金, 当局, 欧州委員会, 公取委,
公正取引委員会, 裁判所, 提訴, 訴訟, 控訴, 和解, 特許, 新工場, 本社, 日本法人, 物流, 広告主, 小売,
通販, サプライヤー, 取引先, 発注, 納入, 調達, 百万ドル, 億ユーロ, 兆ドル
"""

_PEOPLE: Final = """
born, born in, married, wife, husband, daughter, grandfather, grandmother, died in, died at,
funeral, poet, painter, paintings, sculptor, philosopher, mathematician, physicist, composer,
novelist, actress, singer, guitarist, saxophonist, architect, biography, biographer, childhood,
butler, photographer, oil painting, cathedral, 生まれた, 生まれの, 画家, 画伯, 作曲家, 哲学者,
数学者, 物理学者, 小説家, 俳優, 女優, 歌手, 建築家, 彫刻家, 自画像, 伝記, 生涯, 印象派, 絵画,
美術館, 展覧会, 夫人, 葬儀, 聖堂, son, mother, father, parents, cousin, nephew, niece, twins,
newborn, baby, grandson, grandparents, widow, widower, bride, wedding, birthday, obituary, priest,
bishop, monk, nun, saint, queen, prince, princess, duke, emperor, dynasty, surname, first name,
maiden name, nickname, portrait, sculpture, gallery, museum, exhibition, statue, monument, 祖父,
祖母, 息子, 娘, 双子, 赤ちゃん, 新婦, 新郎, 結婚式, 誕生日, 葬式, 神父, 司祭, 修道, 王妃, 皇帝,
王朝, 名字, 苗字, あだ名, 彫刻, 銅像, 記念碑, 画廊, ambassador, embassy, ceasefire, peace talks,
diplomat, diplomats, envoys, prayer, prayers, hymn, sermon, gospel, Bible, scripture, chapel,
choir, pianist, violinist, cellist, sonata, symphony, fugue, sitter, brushstrokes, watercolour,
watercolor, etching, auction house, royal family, coronation, given name, namesake, schoolteacher,
hairdresser, dentist, plumber, carpenter, midwife, 特使, 大使, 大使館, 停戦, 和平, 外交官, 祈り,
恩寵, 聖書, 礼拝, 賛美歌, 合唱団, 作曲, 演奏会, ピアニスト, バイオリン, 油彩, 水彩, 版画, 競売,
王室, 戴冠, 名付け親, 母親, 父親, 長男, 長女, 次男, 享年, 没後, 生誕, 肖像, 肖像画, 師匠, 弟子,
police, sheriff, arrested, burglary, pistol, gunman, prison, Buddhist, monks, meditation, shrine,
pilgrimage, carol, tenor, manuscript, pupils, schoolchildren, homework, classroom, grandma, 警察,
拳銃, 逮捕, 容疑者, 強盗, 刑務所, 仏教, 僧侶, 座禅, 寺, 神社, 巡礼, 原稿, 手紙, 新訳, 教科書,
遠足, 作文, 小学生, 中学生, 同級生, 先生, medieval, Renaissance, treaty, empire, colonial,
peasants, uprising, revolt, civil war, archaeologist, archaeologists, excavations, tomb, pharaoh,
vellum, parchment, codebreakers, memoirs, Nobel laureate, psychologist, fraternity, sorority,
detective inspector, 戦国, 江戸時代, 明治時代, 平安時代, 武将, 大名, 反乱, 一揆, 合戦, 中世,
ルネサンス, 考古学, 古墳, 遺跡発掘, 写本, 羊皮紙, 暗号解読, 蘭学, 浮世絵, ノーベル賞, 心理学者,
発明家, 警部, 刑事, 推理
"""

_NATURE: Final = """
zoo, herd, wool, alpaca, fleece, farmer, pasture, species, habitat, wildlife, bird, birds,
orchard, fruit, harvest, cider, juice, gardens, flower, flowers, petals, wildflower, hardwood,
lumber, woodland, hiking, hikers, geology, geologist, geologists, sediment, groundwater,
excavation, drilled, aquifer, glacier, ore, sailors, gale, breeze, ocean, seabed, storm, river,
beach, seaside, sunset, tourists, 動物園, 牧場, 羊毛, 飼育, 野生, 生息, 野鳥, 果樹園, 果物, 収穫,
焼き菓子, 庭園, 花びら, 植物, 樹木, 森林, 木材, 登山, 地質, 地層, 地下水, 掘削, 岩盤, 氷河, 鉱山,
鉱石, 強風, 季節風, 海岸, 観光, 観光客, horse, horses, foal, mare, stallion, dog, dogs, puppy,
cat, cats, kitten, cow, cows, sheep, goat, goats, pig, chicken, hen, hens, parrot, fish, whale,
dolphin, shark, insect, butterfly, nest, feathers, claws, forest, blossom, seeds, soil, vineyard,
grapes, climbed, climber, climbers, climbing, trail, peak, cliff, canyon, waterfall, earthquake,
mountain, mountains, lake, hillside, deforestation, wildfire, wildfires, 馬, 子馬, 競走馬, 犬,
子犬, 猫, 子猫, 牛, 金魚, 鯨, 昆虫, 花壇, 苗, 種まき, 土壌, ぶどう, 紅葉, 登頂, 山小屋, 渓谷,
火山, 山頂, 台風, 干ばつ, 木の実, 樹皮, dragonflies, beetle, moth, caterpillar, frog, snake,
snakes, lizard, wolf, deer, falconer, talons, plumage, cattle, ranch, antlers, tusks, quarry,
marble, gravel, meadow, marsh, swamp, reef, coral, tide, tides, lagoon, fjord, snowfall,
snowflakes, frost, blizzard, thunder, lightning storm, rainbow, sunrise, mushrooms, moss, fern,
maple, cedar, willow, bonsai, greenhouse, 鷹匠, ハヤブサ, 羽毛, 巣箱, トンボ, とんぼ, カブトムシ,
牧草, 放牧, 石材, 墓石, 大理石, 砂利, 湿地, 草原, 珊瑚, サンゴ, 干潟, 入り江, 吹雪, 日の出,
夕焼け, きのこ, 盆栽, 温室, 花見, 庭木, 街路樹, 農薬, 水田, 農家, 飼料, 家畜, 乳牛, tornado,
hurricane, flood, floods, drought, snowshoe, ski, skiing, alpacas, llamas, tomatoes, 竜巻, 洪水,
豪雨, スキー, 除雪, アルパカ, 無人島, weather forecast, meteorologist, meteorologists, jet stream,
cold front, heatwave, aquarium, hunting, hunters, trapper, hedgehogs, burrow, badger, stingray,
seafood, linen, cotton field, turquoise, beekeeper, honey, shepherd, donkey, squirrel, 天気,
天気予報, 気象庁, 気象予報士, 偏西風, 低気圧, 高気圧, 気温, 湿度, 猛暑, 水族館, 水槽, 狩猟, 猟師,
ハリネズミ, 亜麻, 麻布, 真珠, 光沢, 蜂蜜, 養蜂, 羊飼い, ロバ, ウサギ, 白鳥, 青空, 紺碧
"""

_SKY: Final = """
NASA, astronaut, astronauts, astronomer, astronomers, astronomy, telescope, observatory, galaxy,
galaxies, planet, planets, moon, moons, orbit, orbiting, spacecraft, space capsule, Saturn,
Neptune, Uranus, solar wind, constellation, meteor, white dwarf, supernova, rocket, launch pad,
zodiac, horoscope, astrology, northern lights, dark matter, dark energy, 宇宙飛行士, 天文学,
天文学者, 天文台, 望遠鏡, 銀河, 惑星, 衛星タイタン, 土星, 海王星, 探査機, 宇宙船, 彗星, 星座,
占い, 運勢, 流星, 超新星, 白色矮星, 打ち上げ, ロケット, 太陽風, 暗黒物質, stargazing, stargazers,
skywatchers, eclipse, comets, asteroid, asteroids, lunar, satellite launch, booster, liftoff,
space station, cosmonaut, Milky Way, nebula, pulsar, equinox, horoscopes, Taurus, Leo, Virgo,
Scorpio, Aquarius, 日食, 月食, 小惑星, 月面, 宇宙ステーション, 天の川, 星雲, 夜空, 星空, 流れ星,
極光, 金星, 火星, 木星, 天王星, 冥王星, 牡羊座, 牡牛座, 双子座, 獅子座, 乙女座, 天秤座, 射手座
"""

_STORIES: Final = """
novel, novels, film, films, movie, movies, sequel, episode, season finale, sci-fi, superhero,
villain, comic, comics, manga, anime, protagonist, fictional, Hollywood, box office,
Netflix series, myth, mythology, mythical, Greek, Zeus, god, goddess, prophecy, prophet, temple,
priestess, opera, orchestra, album, concert, jazz, guitar, Minecraft, 小説, 映画, 続編, 主人公,
登場人物, 漫画, アニメ, 神話, 女神, 神殿, 予言, 神託, 伝説, 交響曲, コンサート, アルバム,
ゲーム実況, マインクラフト, recast, reboot, rebooted, trailer, premiere, screenplay, screenwriter,
remake, spin-off, TV series, TV show, sitcom, filming, fantasy, wizard, knight, vampire,
detective, ghost, heroine, cosplay, 配役, 予告編, 脚本, 監督作, 連続ドラマ, ドラマ, 撮影, 魔法,
騎士, 怪獣, 探偵, 幽霊, ヒロイン, 原作, 主演, 公開初日, fiction, trilogy, prequel, animated film,
cartoon, Pixar, Disney, Marvel, DC Comics, Star Wars, Star Trek, Jedi, lightsaber, Pokémon,
Nintendo, PlayStation, Xbox, gamers, guild, dungeon, wizardry, folk tale, fairy tale, nymph,
titans, Olympus, Norse, Odin, Thor, Apollo, Achilles, Odyssey, Iliad, myths, 三部作, 前日譚, 童話,
昔話, 民話, 妖精, 巨人, 勇者, 魔王, 冒険, ジェダイ, 任天堂, ゲーム機, 実況, 攻略, ギルド,
ダンジョン, 北欧神話, ギリシャ神話, オリンポス, 叙事詩, 半神, 怪物, 特撮, 声優, 怪盗, 名探偵,
ミステリー, pirate, pirates, treasure island, fandom, fan fiction, Sesame Street, Tolkien,
Shakespeare, Dickens, Homer, ghost story, monster movie, theme park, amusement park,
roller coaster, rollercoaster, puppet show, 海賊, 宝島, 同人誌, セサミストリート, シェイクスピア,
妖怪, 怪談, 遊園, ローラーコースター, テーマパーク, 絵巻, 伝承
"""

_TRAVEL_AND_TABLE: Final = """
airport, airline, airlines, flight, flights, train station, trains, ferry, cruise, hotel, hotels,
resort, holiday, vacation, canal, canals, village, villages, island, islands, church, castle,
mayor, motorway, highway, snowfall, snow fell, rainfall, beer, brewery, wine, winery, cocktail,
cheese, bakery, restaurant, recipe, chef, dessert, menu, 空港, 航空, 列車, 鉄道, フェリー, ホテル,
旅館, 旅行, 休暇, 運河, 教会, 市長, 高速道路, 積雪, 大雪, ビール, 醸造, ワイン, 日本酒, 焼酎,
カクテル, パン屋, 料理, 料理人, 菓子, レシピ, 食卓, 喫茶店, 遊園地, tourism, harbour town,
old town, piazza, gondola, tapas, pasta, pizza, cake, cakes, bread, coffee, tea room, kitchen,
lunch, dinner, garlic, butter, sugar, jam, 駅前, 路線バス, 温泉, 民宿, 登山口, 町内会, 商店街,
喫茶, 珈琲, 弁当, 朝食, 昼食, 夕食, 砂糖, 牛乳, 缶ビール, 餡, steak, grill, roast, sauce, salad,
cocktails, espresso, brewing, sommelier, orchards, marmalade, picnic, campsite, camping,
backpackers, guidebook, sightseeing, cathedral square, basilica, duomo, ferry terminal,
lighthouse, harbour, harbor master, fishermen, national park, 寿司, 焼き肉, ステーキ, 出汁, 醤油,
味噌, 居酒屋, 食堂, 銭湯, 観光地, 名所, 遺跡, 世界遺産, 大聖堂, 灯台, 漁港, 漁師, 漁業, 国立公園,
キャンプ, 遊歩道, 土産, 市街地, 通学, 商店, 一番搾り, 酒蔵, 蔵元, 果汁, chocolate, cocoa,
biscuits, worktop, countertop, carnival, film festival, biennale, border crossing, passport,
tour guide, coach trip, hostel, チョコレート, ココア, カーニバル, 映画祭, ビエンナーレ, 国境,
旅券, 観光バス, 野菜, 果樹, 焼酎蔵
"""

_PRINT_AND_SOUND: Final = """
magazine, bookshop, bookstore, librarian, author, memoir, essay, poem, poems, verse, poetry,
chapter, theatre, theater, playwright, ballet, conductor, soprano, vinyl, record label, band,
drummer, bassist, tour dates, lyrics, chorus, ringtone, board game, toy, toys, necklace, perfume,
雑誌, 書店, 司書, 作家, 回想録, 随筆, 詩集, 詩人, 舞台, 劇団, 戯曲, バレエ, 指揮者, 楽団, 録音,
歌詞, 合唱, 楽器, 玩具, おもちゃ, 香水, 宝石, 文庫, 純文学, 演劇, encyclopaedia, encyclopedia,
dictionary entry, paperback, hardcover, folk song, folk singer, rock band, guitarists, saxophone,
trumpet, violin, piano, ballad, discography, festival stage, choreographer, puppet, nursery rhyme,
lullaby, 百科事典, 単行本, 文芸, 民謡, 童謡, 子守唄, 歌姫, ギター, ピアノ, 太鼓, 三味線, 楽譜,
交響楽団, 音楽祭, ライブハウス, 新曲, 名盤, 劇場, 舞踊, 振付, 人形劇, 落語, 歌舞伎, 写真集, 絵本,
手芸, 折り紙, dance floor, nightclub, mirror ball, organist, baroque, Pachelbel, Bach, Mozart,
Beethoven, Debussy, Chopin, dressing room, encore, 楽屋, アンコール, ミラーボール, クラブ音楽,
バロック, バッハ, モーツァルト, ベートーヴェン, ドビュッシー, ショパン, オルガン, 吹奏楽
"""

_SPORT: Final = """
NBA, NFL, MLB, playoff, playoffs, touchdown, quarterback, championship, tournament, striker,
goalkeeper, racing, Formula 1, rebounds, stadium, horsepower, pickup, sedan, hatchback, SUV,
muscle car, yacht, submersible, motorcycle, torpedo, 選手, 試合, 優勝, 決勝, 野球, サッカー, 得点,
走行距離, 馬力, セダン, ピックアップトラック, 潜水艇, halftime, coach, coached, pitcher, batter,
inning, innings, marathon, sprint, swimmer, skier, boxer, referee, league, World Cup, Olympic,
Olympics, gold medal, jockey, racehorse, trainer, 打者, 投手, 本塁打, 盗塁, 得点王, 五輪,
金メダル, 騎手, 競馬, 予選, 完走, 審判, chess, pawn, checkmate, checkers, castling, grandmaster,
golf, golfer, tennis, rugby, cricket, hockey, basketball, baseball, football club, midfielder,
penalty kick, semi-final, semifinal, relegation, transfer window, karate, judo, sumo, wrestling,
surfing, surfboard, sailing, regatta, mast, rudder, cyclist, peloton, tyre, tyres, gearbox,
hybrid car, coupe, test drive, motorsport, Grand Prix, pit stop, missile, missiles, warship,
warships, submarine, navy, artillery, fighter jet, squadron, cockpit, co-pilot, copilot seat,
airliner, take-off, takeoff, landing gear, チェス, 王手, 将棋, 囲碁, ゴルフ, テニス, ラグビー,
バスケットボール, 卓球, 相撲, 力士, 道場, 空手, 柔道, 剣道, ヨット, 船長, 帆船, 漁船, 港町,
自転車競技, 排気量, クーペ, 試乗, 車種, 愛車, ミサイル, 軍艦, 潜水艦, 海軍, 陸軍, 砲撃, 戦闘機,
機長, 副操縦士, 旅客機, 離陸, 着陸, 滑走路, 操縦席, 開幕戦, 打線, 球場, 本拠地, Chevrolet,
Ford Mustang, Toyota, vintage car, used cars, used car, diesel, lorry, lorries, truck drivers,
brakes, airbag, garage, 旧車, 中古車, シボレー, トヨタ, ホンダ車, 大型トラック, ブレーキ,
リコール, 勝ち点, 降格, 敵地, 昇格, 得点差, 定石, 終盤戦, cycling, pedal, pedals, jogging,
swimming pool, lifeguard, swimsuit, gymnast, archery, Serie A, Premier League, Bundesliga,
Juventus, Ballon d'Or, ペダル, マラソン, ランナー, 水泳, 水着, セリエA, プレミアリーグ, Jリーグ,
甲子園
"""

_BODY_AND_SCIENCE: Final = """
surgery, surgeon, elbow, shoulder, wrist, injury, blood pressure, tumor, vaccine, hectopascal,
pascals, kilopascal, theorem, triangle, probability theory, particle, boson, isotope, pigment,
ceramics, alloy, lithium, nickel, spark plug, spark plugs, ignition, 手術, 骨折, 血圧, 気圧, 定理,
三角形, 素粒子, 顔料, 陶磁器, 合金, patient, patients, clinic, hospital, nurse, diagnosis,
diagnosed, symptoms, thyroid, liver, kidney, cholesterol, blood test, pill, pills, antibody,
enzyme, muscle, knee, bone, magnet, magnets, voltage, coil, sparks, soldering, welding, screw,
screws, bolt, bolts, paint, plaster, 患者, 診療, 病院, 看護師, 診断, 症状, 甲状腺, 肝臓, 腎臓,
脂肪肝, 健診, 血液検査, 錠剤, 抗体, 酵素, 筋肉, 磁石, 電圧, コイル, 火花, 溶接, 塗料, 塗装,
equation, equations, electromagnetism, electron, electrons, neutron, quark, meson, newtons,
pressure gauge, millibars, calculus, Greek letter, lambda calculus, half-life, wavelength, ankle,
forearm, muscles, nerves, brain cells, synapses, retina, tumour, allergy, vitamin, pharmacy,
jewellery, jewelry, gemstone, porcelain, brick, bricks, masonry, cement, aluminium, zinc,
titanium frame, fireworks display, catwalk, fashion week, fashion show, hemline, tailor, sewing,
wristwatch, grammar, syllable, syllables, rhyme, stanza, sonnets, haiku poem, 方程式, 電磁気,
電子, 中性子, 圧力, 気圧計, 幾何, 代数, 微積分, ギリシャ文字, 半減期, 波長, 手首, 足首, 前腕,
神経, 網膜, 薬局, 薬剤師, アレルギー, ビタミン, 指輪, 宝飾, 磁器, 煉瓦, れんが, レンガ, 石膏,
セメント, 生コン, 亜鉛, 花火大会, 夏祭り, 浴衣, 花火師, ファッション, 衣装, 裁縫, 腕時計, 眼鏡,
動詞, 名詞, 文法, 季語, 五七五, 句会, 俳人, 短歌, 朗読, 理科, 実験室, 顕微鏡, calories,
kilocalories, viscosity, adhesive, woodworking, carpentry, haircut, hairpin, lobe,
hip replacement, golden ratio, gravity waves, thermodynamics, カロリー, 粘度, 接着剤, 木工, 大工,
ヘアピン, 股関節, 黄金比, 熱力学, 乾電池, 懐中電灯
"""


def _words(*listed: str) -> frozenset[str]:
    return frozenset(fold(word) for words in listed for word in words.split(",") if word.strip())


BUSINESS: Final = _words(_BUSINESS)
"""Folded words of texts about companies."""
COMPUTING: Final = _words(_COMPUTING) - BUSINESS
"""Folded words of texts about computers."""
ELSEWHERE: Final = (
    _words(
        _PEOPLE,
        _NATURE,
        _SKY,
        _STORIES,
        _TRAVEL_AND_TABLE,
        _PRINT_AND_SOUND,
        _SPORT,
        _BODY_AND_SCIENCE,
    )
    - COMPUTING
    - BUSINESS
)
"""Folded words of the worlds from which names are borrowed."""
