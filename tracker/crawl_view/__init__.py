"""What a person sees of a crawl: a table that moves, a table that stays, a line for each page.

`tally` adds up what the crawl tells, `tables` draws it, `watching` ties both to a terminal or pipe.
"""
