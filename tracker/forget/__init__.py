"""Forgetting articles: removed from everywhere, and not fetched again."""
