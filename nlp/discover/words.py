"""The words by which a name is told from what merely looks like one.

They are general words of two languages, none of them the name of a thing.
"""

from __future__ import annotations

from typing import Final

Words = frozenset[str]


def _words(text: str) -> Words:
    return frozenset(text.split())


def _kinds(text: str) -> dict[str, str]:
    """From lines of a kind and its words: each word with its kind."""
    return {
        word: kind
        for line in text.strip().splitlines()
        for kind, *words in [line.split()]
        for word in words
    }


KINDS_EN: Final = _kinds(
    """
    company company startup start-up vendor provider maker chipmaker lab neocloud hyperscaler
    company manufacturer firm foundry
    chip chip accelerator processor ASIC GPU NPU CPU DPU SoC xPU
    system server supernode appliance workstation
    service service cloud marketplace chatbot
    model model LLM VLM
    framework framework library runtime compiler engine scheduler platform database toolkit SDK
    framework operator orchestrator project stack autoscaler profiler backend plugin broker
    framework router proxy middleware software IDE package
    technology protocol interconnect
    site supercomputer datacenter
    benchmark benchmark leaderboard
    """
)
"""Words for kinds of followed things, in the singular."""

KINDS_JA: Final = _kinds(
    """
    company 企業 会社 メーカー ベンダー ベンチャー スタートアップ 新興 研究所 プロバイダー
    chip チップ 半導体 プロセッサ プロセッサー アクセラレータ アクセラレーター
    system サーバー サーバ ラック アプライアンス
    service クラウド 新サービス サービス
    model モデル 言語モデル LLM
    framework フレームワーク ライブラリ ランタイム コンパイラ エンジン 基盤 プラットフォーム
    framework ツール ソフトウェア ソフト OSS SDK データベース スケジューラ スケジューラー
    framework ディストリビューション ブローカー ミドルウェア IDE オペレーティングシステム
    technology 技術 メモリ メモリー インターコネクト 規格 プロトコル
    site データセンター スーパーコンピュータ スーパーコンピューター スパコン
    benchmark ベンチマーク
    """
)

FUNCTION: Final = _words(
    """
    A An And Any All Also After Although As At Be Because Before Below Both But By Can Each Even
    Every Everyone First For From Further Given Here How However I If In Instead Into Is It Its
    Just Let Like Many More Most Much My New No Not Nothing Now Of On Once One Only Or Other Our
    Out Over Per Rather Same See Several Since So Some Still Such Than That The Their Then There
    These They This Those Three To Today Together Too Two Under Unlike Until Up Use Using Via
    Was We What When Where Whether Which While Who Why Will With Within Without Yes You Your
    Additionally Currently Finally Meanwhile Moreover Next Notably Previously Recently Second
    Similarly Thanks Therefore Third Though Thus Typically Overall During Across Beyond Between
    Yesterday Tomorrow Last Later Earlier Through Against Around About Launches Announces
    Introduces Unveils Releases Joins Brings Has Have Had Are Were Do Does Did Should Would Could
    May Might Must s
    """
)
"""Words that begin sentences and stand between names, never in them."""

GENERIC: Final = _words(
    """
    mobile certification certified training apache vendor modern ambassador enabled based driven
    owned macbook ios ipados tvos watchos macos iphone ipad android windows chrome safari
    firefox ai ml llm llms vlm slm rag gpu gpus cpu cpus npu npus tpu dpu vcpu vgpu xpu asic
    fpga soc ram dram sram vram ssd hdd nvme usb api apis sdk cli gui ui ux ide os vm vms db dbs
    sql nosql etl elt olap oltp bi iot it ci cd qa sla slo sli ga eol eos lts faq poc mvp roi
    tco kpi id ids ip ipv4 ipv6 dns dhcp tcp udp http https tls mtls ssl ssh sftp ftp smtp imap
    nat vpn vpc vlan cidr bgp lan wan sdn cdn url uri urn html css json jsonl yaml toml xml csv
    pdf rest soap rpc grpc graphql crud uuid guid arn jwt oidc saml sso mfa rbac abac acl iam
    pki aes rsa sha hsm kms byol byok byoc pii phi gdpr hipaa pci dss iso nist fips fedramp saas
    paas iaas faas iac ops devops mlops finops devsecops sre ha dr rpo rto az azs mb gb tb pb kb
    gib mib tib kib pib eib hz mhz ghz gbps mbps tbps gt kw mw gw usd jpy eur iops qps rps tps
    tpm rpm ttft tpot itl isl osl kv p50 p90 p95 p99 fp8 fp16 fp32 fp64 fp4 bf16 int8 int4 tf32
    tflops pflops flops flop moe mha gqa mla lora qlora sft rlhf dpo grpo ocr asr tts stt nlp
    nlu cv ar vr xr hpc eda cad cae rdma numa simd mpi dma nic nics ecc tdp sku skus pod pods
    node nodes crd crds pvc pv pr prs oss vdi erp crm cms bpo ivr etc vs am pm et pt utc jst gmt
    tbd n/a ok dba ddl dml udf acid crdt cdc dag ttl ttfb utf ascii unicode qr ceo cto cfo coo
    vp svp us uk eu emea apac jp kyc aml sbom cve cwe ddos waf xss csrf siem soar edr xdr ztna
    cspm cnapp cicd gitops ebpf posix unix rfc rfp todo wip tldr mcp a2a sse dpi e2e p2p b2b b2c
    p/d pd tp dp pp ep cp sp ppt doc docs png jpg jpeg svg gif mp3 mp4 wav amp webp zip gzip tar
    iso3 ux4 smb nfs iscsi raid san nas das lun vhd jit aot gc cow oom pid tid uid gid mac cpu0
    x86 x64 arm64 amd64 public private hybrid multi single standard enterprise premium basic
    advanced pro plus max mini ultra lite free preview beta alpha stable latest default custom
    general global regional local access account accounts action actions add admin adapter agent
    agents alert alerts analysis analytics app application applications apps architecture array
    artifact assistant audit auth author authentication authorization auto automation
    availability aware backend backup backups bandwidth base batch benchmark benchmarks billing
    bit block blog board boolean bot box bring browser bucket budget bug build builder bundle
    bundles bus business byte cache caching call capacity card catalog center central chart chat
    check chip cloud cluster clusters code collection command comments commit common community
    company compute config configuration connect connection connector console container
    containers content context control controller copy core cores cost costs count create credit
    cross customer customers daemon dashboard data database dataset date day days decode deep
    delete demo deploy deployment design desktop detail details dev developer developers device
    devices diagram direct disk distributed document documentation domain download driver
    drivers dynamic edge edit edition editor email embedding encoder endpoint endpoints engine
    engineer engineering environment error errors event events example examples experience
    explorer export extended extension external fabric factory failover fast feature features
    federation field file files filter flag flash fleet fleets flow flows folder form format
    foundation framework frontend full function functions gateway generation generative group
    groups guide hardware health heterogeneous high history home host hosts hour hours hub
    identity image images import improved index inference info infrastructure ingress input
    insights install instance instances integration intelligence interface internal internet
    inventory issue issues item job jobs journey key keys kernel kit lab labs lake language
    large latency layer learn learning level library license lifecycle limit limits link linux
    list load log login logs low machine mail main maintain management manager manual map market
    master medium memory menu message metadata method metric metrics middleware migration minute
    mode model models module monitor monitoring month name namespace native network networking
    networks none note notes notification number object off office offline online open operation
    operations operator optimization option options orchestration order organization output
    overview owner package page parallel parallelism parameter part partition partner partners
    password patch path pattern performance personal pipeline pipelines plan plane platform
    platforms plugin point policies policy pool port portal power prefill prefix pricing process
    processing processor product production products profile program project projects prompt
    prompts property protection protocol provider provisioned proxy python-based quality query
    question queue quick quickstart quota rack rate read reader real reasoning record records
    recovery region regions registry release releases remote replica report reporting reports
    repository request requests research reservation reserved resource resources response
    responses result results role roles root route router routing rule rules run runtime safety
    sample scale scaling scan schedule scheduler scheduling schema scope score script sdks
    search secret secrets security select self server serverless servers service services
    serving session sessions set settings setup shard share shared signal signals site size
    skill skills slack slot small smart snapshot software solution solutions source space speed
    spot stack stage start state static status step steps storage store stream streaming
    strategy string studio subnet subscription suite summary support switch sync system systems
    table tables tag tags target task tasks team template templates tenant terminal test testing
    text thread threat throughput tier time timeout tip token tokens tool tools topic topology
    trace tracing traffic transaction transfer trigger true false null trust tutorial type types
    update updates upgrade upload usage user users utilization value variable vector version
    versions video view virtual visual voice volume volumes warning web webhook website week
    wide window work worker workers workflow workflows workload workloads workspace write zone
    zones yes no monday tuesday wednesday thursday friday saturday sunday january february march
    april june july august september october november december jan feb mar apr jun jul aug sep
    commercial managed leader outpost outposts case cases fallback optional efficient worldwide
    genai agi maas daas qos dos idp idps moes aiops llmops wi-fi wifi bluetooth ethernet oauth
    ldap markdown sandbox sandboxes incubation liftoff originally eventually demand poisson
    reduce gather hence hey detailed python javascript java typescript golang php perl scala
    kotlin bash oct nov dec q1 q2 q3 q4 english japanese chinese korean german french spanish
    european american asian indian figure section chapter appendix twitter linkedin youtube
    facebook classic websocket webrtc webauthn mqtt amqp socks socks5 quic sctp snmp ntp ipsec
    radius kerberos webdav rtmp rtsp srtp hls xxx express vault playbook graph person frame
    restful conversation residency lineage defined discord github bluesky reddit twitter/x
    hacker agi asi sier siers
    """
)
"""Folded words and abbreviations that name no one thing; a name is made of others, or of more."""

PLACES: Final = _words(
    """
    africa america americas asia asia-pacific pacific europe east west north south northeast
    southeast northwest southwest middle australia austria bahrain belgium brazil canada chile china
    denmark egypt finland france germany india indonesia ireland israel italy japan jordan kenya
    korea kuwait malaysia mexico netherlands nigeria norway philippines poland portugal qatar rwanda
    saudi arabia singapore spain sweden switzerland taiwan thailand turkey ukraine usa vietnam
    zealand amsterdam atlanta auckland austin bangalore bangkok barcelona beijing bengaluru berlin
    boston calgary california cape town chicago columbus dallas delhi denver dubai dublin frankfurt
    hong kong houston hyderabad iowa jakarta johannesburg london los angeles madrid malibu melbourne
    miami milan montreal mumbai nevada york new ohio oregon osaka oslo paris phoenix prague
    querétaro queretaro rome san francisco jose santiago são paulo seattle seoul shanghai shenzhen
    silicon valley stockholm sydney taipei tallinn tel aviv texas tokyo toronto utah vancouver
    vienna virginia warsaw washington zurich canada-west us-east us-west govcloud carolina nova
    valencia hong-kong salt lake city las vegas mountain view
    """
)

EVENTS: Final = _words(
    """
    Mentorship Program Challenge Summit Conference Con Conf Day Days Week Meetup Expo Keynote
    Pavilion Workshop Webinar Hackathon Forum Awards Award Recap Edition Session Talk Talks Track
    Booth Magazine Blog Newsletter Podcast Report Survey Guide Roadmap
    """
)
"""Last words of what is held or published, and not followed."""

ROLES: Final = (
    r"C[EFIOT]Os?|founder|co-founder|cofounder|president|chairman|director|engineer|maintainer"
    r"|researcher|scientist|"
    r"professor|analyst|author|leader?|head|manager|says|said|explains|explained|told|wrote"
    r"|architect|"
    r"contributor|speaker|ambassador"
)

ROLE_WORDS: Final = _words(
    """
    CEO CTO CFO COO CIO CISO VP Chair Chairman Professor Prof Dr Mr Ms Mrs Director President Lead
    Leader Founder Engineer Manager Head Ambassador Maintainer Architect Officer Scientist
    Researcher Author Committee Group SIG WG Board Inc Corp Ltd LLC
    """
)
"""Words of the names of people and bodies rather than things."""

VENDORS: Final = _words(
    """
    Amazon AWS Google Microsoft Azure NVIDIA AMD Intel IBM Oracle Apache Meta Apple
    """
)

API_VERBS: Final = _words(
    """
    By Force Concurrent Insufficient High Low Effective Accept Activate Add Allow Apply Assign
    Associate Assume Attach Authorize Batch Begin Bind Call Cancel Change Check Clear Close
    Complete Configure Confirm Convert Count Create Decrypt Delete Deny Deregister Describe
    Detach Disable Disassociate Discover Last Enable Encrypt Execute Export Fetch Filter
    Generate Get Grant Has Import Init Initiate Invoke Is Launch List Load Lookup Min Modify
    Move Num On Pause Post Publish Purchase Push Put Query Read Rebuild Receive Register Reject
    Release Remove Rename Replace Request Reset Resolve Restore Resume Retry Revoke Rotate Save
    Select Send Set Should Stop Submit Subscribe Suspend Tag Terminate Test To Transfer Untag
    Update Upload Use Validate Verify View Wait Watch With Write Zonal
    """
)
"""First parts of the names of operations and fields."""

API_ENDINGS: Final = _words(
    """
    Exists Extension Plugin Hello Stream Found Activity Latency Memory Throughput From Till
    Until Delete Tolerance Capacity Weekday Occurrence Month Autoscaler Queries Access Bundle
    Binding Cache Claim Connector Degraded Discovery Graph Lock Mapping Node Objective
    Offloading Picker Pod Processor Ready Rewrite Runtime Slice Account Action Address Alarm Api
    Arn Args Attempts Attribute Attributes Bytes Case Channel Class Code Command Condition
    Conditions Config Configuration Connection Context Controller Count Credentials Data Date
    Days Definition Deployment Description Details Domain Element Endpoint Error Event Exception
    Expression Factory Field Fields Filter Flag Format Function Group Groups Handler Hash Header
    Headers Id Ids ID IDs Identifier Image Info Input Instance Interface Interval Item Items Job
    Jobs Key Keys Label Labels Length Level Limit Limits List Location Manager Map Max Message
    Metadata Method Metrics Mode Model Monitor Name Names Number Object Operation Option Options
    Order Output Owner Parameter Parameters Path Percent Percentage Period Permission
    Permissions Plan Policies Policy Pool Port Principal Priority Profile Properties Property
    Protection Protocol Provider Queue Quota Range Rate Ratio Reason Record Records Ref
    Reference Region Replica Replicas Report Request Requests Requirements Resource Resources
    Response Result Results Role Route Rule Rules Schedule Schema Scope Score Secret Selector
    Server Service Services Session Set Settings Size Source Space Spec Specification State
    Statement Status Step Strategy String Subnet Summary Table Tag Tags Target Task Template
    Tenant Threshold Time Timeout Timestamp Token Tokens Topic Trigger Type Types Unit Units
    Update Uri Url URI URL Usage User Utilization Value Values Variable Version View Volume
    Webhook Weight Window Workflow Worker Workspace Zone
    """
)
"""Last parts of the names of fields, types and resources."""
