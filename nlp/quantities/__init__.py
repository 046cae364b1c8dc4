"""Amounts in Japanese and English: multiples, percentages, money, sizes, durations, counts."""

from nlp.quantities.grammar import find_quantities

__all__ = ["find_quantities"]
