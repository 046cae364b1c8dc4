"""Names that are in no list: found by their shape and by what the words around them say."""

from nlp.discover.finding import Discovery

__all__ = ["Discovery"]
