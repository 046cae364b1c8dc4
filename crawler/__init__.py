"""The collector: from a source to articles. Knows nothing of NLP or SQL."""
