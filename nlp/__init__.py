"""The reader: from a text to its mentions and claims. Knows nothing of HTTP or SQL."""
