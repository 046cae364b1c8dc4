"""One HTML page, or a stream of them, into articles: what `tracker parse` does."""
