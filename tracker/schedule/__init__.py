"""Crawls by the clock, for months.

`plan`, `times` and `crontab` say what is to happen when, `adaptive` how soon a source is worth
another look; `clock` remembers the times over restarts (APScheduler), and `book` beside it what is
due, paused, and has run. `choosing` and `ordering` decide what comes next, `processes` does it in
a process of its own with limits, `settling` keeps what came of it. `daemon` is the loop around
them, `serving` makes a service of it. `last_good` keeps the configuration in use, `standing` shows
others how all of it stands.
"""
