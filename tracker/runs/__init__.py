"""The journal of runs: what each did, how long it took, and how it ended.

`record` says what is known of a run, `events` reads it from what the run has told, `journal` is the
file and `reading` finds it, `totals` adds up what has left it, `recording` keeps a run while it
works, `forgetting` takes a source out, `lags` measures how late articles reached the readers.
"""
