-- What the schedule remembers beside APScheduler's next times (apscheduler_jobs).
-- Times are ISO 8601 in UTC, in one width, so that text compares as time does.

-- Sources whose time has come and whose run has not begun.
CREATE TABLE IF NOT EXISTS due (
    source TEXT PRIMARY KEY,
    since TEXT,
    is_asked INTEGER NOT NULL DEFAULT 0  -- by a person: before all others, and though it is paused
);

-- How each source of the plan stands.
CREATE TABLE IF NOT EXISTS job (
    source TEXT PRIMARY KEY,
    schedule TEXT NOT NULL DEFAULT '',
    priority TEXT NOT NULL DEFAULT 'normal',
    why TEXT NOT NULL DEFAULT '',           -- why its next time is when it is
    paused_since TEXT,
    started_at TEXT,                        -- its last run
    finished_at TEXT,
    outcome TEXT,
    reason TEXT NOT NULL DEFAULT '',
    succeeded_at TEXT,                      -- the end of its last run without problems
    breaks INTEGER NOT NULL DEFAULT 0,      -- runs in a row that broke with it at work
    not_before TEXT                         -- left alone until then, after breaks
);

-- The stages after the crawl that have work to do, and how often each has failed in a row.
CREATE TABLE IF NOT EXISTS stage (
    stage TEXT PRIMARY KEY,
    due_since TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    not_before TEXT
);

-- Every run of a stage, the latest of them.
CREATE TABLE IF NOT EXISTS run (
    id INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    sources TEXT NOT NULL,                  -- a JSON list of names
    started_at TEXT NOT NULL,
    pid INTEGER,
    log TEXT NOT NULL DEFAULT '',
    finished_at TEXT,                       -- NULL while it is at work, and after a kill of the daemon
    seconds REAL,
    peak_bytes INTEGER,                     -- memory of all its processes together
    outcome TEXT,
    reason TEXT NOT NULL DEFAULT ''
);

-- What is wrong at the moment, by what it is wrong with ('configuration').
CREATE TABLE IF NOT EXISTS trouble (
    subject TEXT PRIMARY KEY,
    since TEXT NOT NULL,
    message TEXT NOT NULL
);
