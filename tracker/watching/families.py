"""Every metric, by name: its type, its labels and what it says. The one place that lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["counter", "gauge", "summary"]


@dataclass(frozen=True, slots=True)
class Family:
    """One metric."""

    name: str
    type: Type
    help: str
    labels: tuple[str, ...] = ()


_ALL = (
    # The daemon.
    Family("tracker_build_info", "gauge", "1; the versions are labels.", ("version", "python")),
    Family("tracker_healthy", "gauge", "1 while the daemon's loop turns, as /health says."),
    Family("tracker_ready", "gauge", "1 while nothing is in the way, as /ready says."),
    Family(
        "tracker_daemon_last_turn_timestamp_seconds",
        "gauge",
        "When the daemon's loop turned last.",
    ),
    Family("process_cpu_seconds_total", "counter", "CPU time of the daemon, without its runs."),
    Family("process_resident_memory_bytes", "gauge", "Memory of the daemon, without its runs."),
    Family("process_open_fds", "gauge", "Files that the daemon has open."),
    Family("process_start_time_seconds", "gauge", "When the daemon started."),
    # Runs.
    Family(
        "tracker_runs_total",
        "counter",
        "Runs that have ended, by command and by how: done, problems, failed, interrupted, killed.",
        ("kind", "outcome"),
    ),
    Family("tracker_runs_running", "gauge", "Runs that are at work.", ("kind",)),
    Family(
        "tracker_run_last_end_timestamp_seconds",
        "gauge",
        "When the last run of a kind ended so.",
        ("kind", "outcome"),
    ),
    Family(
        "tracker_run_peak_memory_bytes",
        "gauge",
        "Memory of the largest process of the last run of a kind.",
        ("kind",),
    ),
    Family("tracker_problems_total", "counter", "What runs have reported as gone wrong."),
    Family(
        "tracker_stage_duration_seconds",
        "summary",
        "Time that stages took: crawl, analyse, load, publish, alerts.",
        ("stage",),
    ),
    Family(
        "tracker_stage_last_duration_seconds",
        "gauge",
        "Time that a stage took the last time.",
        ("stage",),
    ),
    # Pages and articles.
    Family(
        "tracker_pages_total",
        "counter",
        "Pages by what came of them: new, changed, unchanged, failed, refused.",
        ("source", "outcome"),
    ),
    Family("tracker_articles_read_total", "counter", "Articles that were analysed."),
    Family("tracker_mentions_read_total", "counter", "Mentions that were found in them."),
    Family("tracker_claims_read_total", "counter", "Claims that were found in them."),
    Family(
        "tracker_publication_lag_seconds",
        "summary",
        "From the publication of an article to the first copy that holds it; quantiles of the last "
        "day. Only articles dated to the minute, published after the source was first looked at.",
        ("source",),
    ),
    Family(
        "tracker_fetch_lag_seconds",
        "summary",
        "From the first fetch of an article to the first copy that holds it; quantiles of the last "
        "day.",
        ("source",),
    ),
    # Sources.
    Family("tracker_sources", "gauge", "Sources that are enabled in sources.yaml."),
    Family(
        "tracker_source_last_success_timestamp_seconds",
        "gauge",
        "When the source's feed, sitemap or listing was last read well.",
        ("source",),
    ),
    Family(
        "tracker_source_last_look_timestamp_seconds",
        "gauge",
        "When it was last asked for.",
        ("source",),
    ),
    Family(
        "tracker_source_last_article_timestamp_seconds",
        "gauge",
        "When its newest article was published, or seen first.",
        ("source",),
    ),
    Family(
        "tracker_source_failures_in_a_row",
        "gauge",
        "Looks at it that failed, up to now.",
        ("source",),
    ),
    Family(
        "tracker_source_quiet",
        "gauge",
        "1 where it is silent for longer than its rhythm explains.",
        ("source",),
    ),
    Family("tracker_source_paused", "gauge", "1 where it is paused or left alone.", ("source",)),
    Family(
        "tracker_source_next_run_timestamp_seconds",
        "gauge",
        "When it runs next.",
        ("source",),
    ),
    Family(
        "tracker_source_due_seconds",
        "gauge",
        "How long it has been due; 0 while it is not.",
        ("source",),
    ),
    # What waits, and what is wrong.
    Family(
        "tracker_queue_length",
        "gauge",
        "What waits: sources that are due, pages left for the next crawl, rows in no segment yet, "
        "segments unread and unpublished, stages that are due, messages of alerts.",
        ("queue",),
    ),
    Family("tracker_dead_letters", "gauge", "Messages of alerts that were given up."),
    Family(
        "tracker_worries",
        "gauge",
        "How much 'tracker status' tells as late, failing or quiet.",
        ("concern",),
    ),
    # Files.
    Family("tracker_warehouse_bytes", "gauge", "Size of the writers' DuckDB file."),
    Family("tracker_data_bytes", "gauge", "Size of the parts of the data folder.", ("part",)),
    Family("tracker_disk_free_bytes", "gauge", "Room on the disk of the data folder."),
    Family("tracker_disk_size_bytes", "gauge", "Size of that disk."),
    Family("tracker_published_timestamp_seconds", "gauge", "When the readers' copy was made."),
    Family("tracker_published_rows", "gauge", "What the readers' copy holds.", ("table",)),
    # The gathering itself.
    Family("tracker_gather_ok", "gauge", "1 where a part could be read.", ("part",)),
    Family("tracker_gather_seconds", "gauge", "How long reading a part took.", ("part",)),
    Family("tracker_journal_unread_lines", "gauge", "Lines of the journal that are damaged."),
)
FAMILIES = {family.name: family for family in _ALL}
