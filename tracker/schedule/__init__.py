"""Crawls by the clock, for months.

`plan` says what is to happen when, `clock` remembers it over restarts (APScheduler), `child` does
the work in a process of its own with a time limit, `daemon` is the loop around the three.
"""
