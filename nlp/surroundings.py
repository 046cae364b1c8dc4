"""Words that tell what a text is about, whatever name is in question.

The catalogue says what speaks for or against one name (`sense`); these words speak for or against
them all. A text about computers holds some of `COMPUTING`, one about companies some of
`BUSINESS`; the others are the worlds from which
products take their names: people, the sky, animals and plants, myths and films, sport, the body.
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
release notes, rollout, refactor, refactoring, script, scripts, Python, JavaScript, SQL, Linux,
plugin, plugins, endpoint, dataset, datasets, transformer, attention, training run, pretraining,
pre-training, agents, agentic, virtual machine, VM, VMs, storage, bandwidth, firmware,
driver update, IDE, uptime, outage, on-call, dashboard, dashboards, login, encryption,
cybersecurity, PDF, spreadsheet, supercomputer, supercomputers, petaflops, megawatts, gigawatt,
gigawatts, 画像認識, 自動化, エージェント, ノード, スケジューラ, チェックポイント, 埋め込み,
ベクトル, カーネル, パイプライン, キュー, クエリ, キャッシュ, フェイルオーバー, スナップショット,
バックアップ, ログ, 監査ログ, プロキシ, リポジトリ, コミット, デバッグ, バグ, デプロイ,
リリースノート, スクリプト, プラグイン, エンドポイント, データセット, 仮想マシン, ストレージ,
帯域, ファームウェア, 障害対応, ダッシュボード, ログイン, 暗号化, ワークロード, 表計算, 議事録,
要約, 翻訳, スパコン, スーパーコンピュータ, スーパーコンピューター, メガワット, ギガワット,
学習データ, 事前学習, 運用, バッチ, テーブル, インスタンス, リージョン, 移行
"""

_BUSINESS: Final = """
CEO, CFO, shares, shareholders, investors, analysts, revenue, earnings, profit, quarterly,
quarter, stock, Nasdaq, valuation, funding, capex, layoffs, antitrust, lawsuit, regulators,
royalties, acquisition, executives, judge, fined, regulator, customers, rivals, company,
companies, suppliers, contract, subsidiary, headquarters, 広告収入, 前年同期比, 前年比, 自社,
同社, 契約, 顧客, 大手, 従業員, 市場, 子会社, 事業, billion, Wall Street, market value,
market capitalization, 最高経営責任者, 株価, 株主, 投資家, 決算, 売上高, 営業利益, 純利益, 四半期,
時価総額, 企業価値, 資金調達, 買収, 提携, 出資, 設備投資, 人員削減, アナリスト, 新興, 億ドル,
億円, 兆円, 独占禁止法, 課徴金, ユーロ, 万ドル, 労組, debt, bonds, advertisers, price cuts, euros
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
王朝, 名字, 苗字, あだ名, 彫刻, 銅像, 記念碑, 画廊
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
子犬, 猫, 子猫, 牛, 羊, 豚, 鶏, 金魚, 鯨, 昆虫, 蝶, 花壇, 苗, 種まき, 土壌, ぶどう, 紅葉, 登頂,
山小屋, 渓谷, 滝, 火山, 湖, 山頂, 台風, 干ばつ, 木の実, 樹皮
"""

_SKY: Final = """
NASA, astronaut, astronauts, astronomer, astronomers, astronomy, telescope, observatory, galaxy,
galaxies, planet, planets, moon, moons, orbit, orbiting, spacecraft, space capsule, Saturn,
Neptune, Uranus, solar wind, constellation, meteor, white dwarf, supernova, rocket, launch pad,
zodiac, horoscope, astrology, northern lights, dark matter, dark energy, 宇宙飛行士, 天文学,
天文学者, 天文台, 望遠鏡, 銀河, 惑星, 衛星タイタン, 土星, 海王星, 探査機, 宇宙船, 彗星, 星座,
占い, 運勢, 流星, 超新星, 白色矮星, 打ち上げ, ロケット, 太陽風, 暗黒物質
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
竜, 騎士, 怪獣, 探偵, 幽霊, ヒロイン, 原作, 主演, 公開初日
"""

_TRAVEL_AND_TABLE: Final = """
airport, airline, airlines, flight, flights, train station, trains, ferry, cruise, hotel, hotels,
resort, holiday, vacation, canal, canals, village, villages, island, islands, church, castle,
mayor, motorway, highway, snowfall, snow fell, rainfall, beer, brewery, wine, winery, cocktail,
cheese, bakery, restaurant, recipe, chef, dessert, menu, 空港, 航空, 列車, 鉄道, フェリー, ホテル,
旅館, 旅行, 休暇, 運河, 教会, 市長, 高速道路, 積雪, 大雪, ビール, 醸造, ワイン, 日本酒, 焼酎,
カクテル, チーズ, パン屋, 料理, 料理人, 菓子, レシピ, 食卓, 喫茶店, 遊園地, tourism, harbour town,
old town, piazza, gondola, tapas, pasta, pizza, cake, cakes, bread, coffee, tea room, kitchen,
lunch, dinner, garlic, butter, sugar, jam, 駅前, 路線バス, 温泉, 民宿, 登山口, 町内会, 商店街,
喫茶, 珈琲, 弁当, 朝食, 昼食, 夕食, 砂糖, 牛乳, 缶ビール, 餡
"""

_PRINT_AND_SOUND: Final = """
magazine, bookshop, bookstore, librarian, author, memoir, essay, poem, poems, verse, poetry,
chapter, theatre, theater, playwright, ballet, conductor, soprano, vinyl, record label, band,
drummer, bassist, tour dates, lyrics, chorus, ringtone, board game, toy, toys, necklace, perfume,
雑誌, 書店, 司書, 作家, 回想録, 随筆, 詩集, 詩人, 舞台, 劇団, 戯曲, バレエ, 指揮者, 楽団,
レコード, 録音, 歌詞, 合唱, 楽器, 玩具, おもちゃ, 香水, 宝石, 文庫, 純文学, 演劇
"""

_SPORT: Final = """
NBA, NFL, MLB, playoff, playoffs, touchdown, quarterback, championship, tournament, striker,
goalkeeper, racing, Formula 1, rebounds, stadium, horsepower, pickup, sedan, hatchback, SUV,
muscle car, yacht, submersible, motorcycle, torpedo, 選手, 試合, 優勝, 決勝, 野球, サッカー, 得点,
走行距離, 馬力, セダン, ピックアップトラック, 潜水艇, halftime, coach, coached, pitcher, batter,
inning, innings, marathon, sprint, swimmer, skier, boxer, referee, league, World Cup, Olympic,
Olympics, gold medal, jockey, racehorse, trainer, 打者, 投手, 本塁打, 盗塁, 得点王, 五輪,
金メダル, 騎手, 競馬, 予選, 完走, 審判
"""

_BODY_AND_SCIENCE: Final = """
surgery, surgeon, elbow, shoulder, wrist, injury, blood pressure, tumor, vaccine, hectopascal,
pascals, kilopascal, theorem, triangle, probability theory, particle, boson, isotope, pigment,
ceramics, alloy, lithium, nickel, spark plug, spark plugs, ignition, 手術, 骨折, 血圧, 気圧, 定理,
三角形, 素粒子, 顔料, 陶磁器, 合金, patient, patients, clinic, hospital, nurse, diagnosis,
diagnosed, symptoms, thyroid, liver, kidney, cholesterol, blood test, pill, pills, antibody,
enzyme, muscle, knee, bone, magnet, magnets, voltage, coil, sparks, soldering, welding, screw,
screws, bolt, bolts, paint, plaster, 患者, 診療, 病院, 看護師, 診断, 症状, 甲状腺, 肝臓, 腎臓,
脂肪肝, 健診, 血液検査, 錠剤, 抗体, 酵素, 筋肉, 磁石, 電圧, コイル, 火花, 溶接, 塗料, 塗装
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
