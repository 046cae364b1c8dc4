"""Crawls by the clock, for months.

`plan` says what is to happen when, `adaptive` how soon a source is worth another look, `clock`
remembers the times over restarts (APScheduler), `child` does the work in a process of its own with
a time limit, `daemon` is the loop around them.
"""
