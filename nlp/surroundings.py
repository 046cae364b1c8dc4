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
フアン氏, アルトマン, マスク氏, 孫正義, スループット, レイテンシ, ハイパースケーラー, コンテナ
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
美術館, 展覧会, 夫人, 葬儀, 聖堂
"""

_NATURE: Final = """
zoo, herd, wool, alpaca, fleece, farmer, pasture, species, habitat, wildlife, bird, birds,
orchard, fruit, harvest, cider, juice, gardens, flower, flowers, petals, wildflower, hardwood,
lumber, woodland, hiking, hikers, geology, geologist, geologists, sediment, groundwater,
excavation, drilled, aquifer, glacier, ore, sailors, gale, breeze, ocean, seabed, storm, river,
beach, seaside, sunset, tourists, 動物園, 牧場, 羊毛, 飼育, 野生, 生息, 野鳥, 果樹園, 果物, 収穫,
焼き菓子, 庭園, 花びら, 植物, 樹木, 森林, 木材, 登山, 地質, 地層, 地下水, 掘削, 岩盤, 氷河, 鉱山,
鉱石, 強風, 季節風, 海岸, 観光, 観光客
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
ゲーム実況, マインクラフト
"""

_SPORT: Final = """
NBA, NFL, MLB, playoff, playoffs, touchdown, quarterback, championship, tournament, striker,
goalkeeper, racing, Formula 1, rebounds, stadium, horsepower, pickup, sedan, hatchback, SUV,
muscle car, yacht, submersible, motorcycle, torpedo, 選手, 試合, 優勝, 決勝, 野球, サッカー, 得点,
走行距離, 馬力, セダン, ピックアップトラック, 潜水艇
"""

_BODY_AND_SCIENCE: Final = """
surgery, surgeon, elbow, shoulder, wrist, injury, blood pressure, tumor, vaccine, hectopascal,
pascals, kilopascal, theorem, triangle, probability theory, particle, boson, isotope, pigment,
ceramics, alloy, lithium, nickel, spark plug, spark plugs, ignition, 手術, 骨折, 血圧, 気圧, 定理,
三角形, 素粒子, 顔料, 陶磁器, 合金
"""


def _words(*listed: str) -> frozenset[str]:
    return frozenset(fold(word) for words in listed for word in words.split(",") if word.strip())


BUSINESS: Final = _words(_BUSINESS)
"""Folded words of texts about companies."""
COMPUTING: Final = _words(_COMPUTING) - BUSINESS
"""Folded words of texts about computers."""
ELSEWHERE: Final = (
    _words(_PEOPLE, _NATURE, _SKY, _STORIES, _SPORT, _BODY_AND_SCIENCE) - COMPUTING - BUSINESS
)
"""Folded words of the worlds from which names are borrowed."""
