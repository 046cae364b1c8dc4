-- What was found, what of it was told to whom, and what is still to be told.
CREATE TABLE IF NOT EXISTS note (
    key TEXT PRIMARY KEY,          -- what the last look was at
    value TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS rule (
    name TEXT PRIMARY KEY,
    conditions TEXT NOT NULL,      -- by which it was last judged; others begin it anew
    since TEXT NOT NULL            -- when it was first judged by them, UTC
) STRICT;
CREATE TABLE IF NOT EXISTS event (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,       -- what receivers recognise it by
    rule TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,         -- what it is about
    "begin" TEXT NOT NULL,         -- days; empty where it has none
    "end" TEXT NOT NULL,
    found_at TEXT NOT NULL,        -- UTC
    title TEXT NOT NULL,
    url TEXT NOT NULL,             -- of an article that it is about; empty where it has none
    silent TEXT,                   -- why it is not told, if it is not
    content TEXT                   -- all of it as JSON, of one that is told
) STRICT;
CREATE INDEX IF NOT EXISTS event_by_rule ON event (rule, kind, subject, "begin");
CREATE TABLE IF NOT EXISTS delivery (
    event INTEGER NOT NULL REFERENCES event (number),
    channel TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'sent', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0,
    next_try TEXT NOT NULL,        -- not before, UTC
    last_error TEXT NOT NULL DEFAULT '',
    changed_at TEXT NOT NULL,      -- UTC
    PRIMARY KEY (event, channel)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS delivery_by_state ON delivery (state, channel, next_try);
