"""The memory: every article, mention and claim over time, in DuckDB.

Knows nothing of HTTP or NLP.
"""
