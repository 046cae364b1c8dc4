"""Claims: what a text says about how good, fast, cheap, big, first or transforming a thing is."""

from nlp.claims.reading import ClaimReader

__all__ = ["ClaimReader"]
