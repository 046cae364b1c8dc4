"""What each reason for or against a sense weighs, in log-odds: the whole model in one place.

Three figures are for what stands in the same sentence, close by (`nlp.places`), and anywhere in the
document. Set by hand, then fitted (`python -m bench.entities.fit`), and corrected where saved
articles said otherwise: docs/decisions/0013-senses.md.
"""

from __future__ import annotations

from typing import Final

CERTAIN: Final = 0.98
UNLISTED: Final = 0.7
MOST: Final = 0.96
"""What evidence can reach; only a name that needs none is more certain."""

# What a name weighs before anything is known of its surroundings.
BEGINNING: Final = -0.6
BEGINNING_OF_COMPANIES: Final = -0.3
BEGINNING_WITHOUT_REQUIREMENTS: Final = 1.0
BEGINNING_OF_USUAL: Final = 0.2
LONG_NAME: Final = 1.0
CODE: Final = 0.2
JAPANESE: Final = 0.4
NUMBERED: Final = 0.7
# Names of other things.
INTRODUCED: Final = (4.0, 3.2, 2.8)
NAME_SHARED: Final = 0.5
"""How much of that counts where another entity has the same short form; a full name that comes
later counts for nothing then: it may be there to tell the two apart."""
IN_FULL_LATER: Final = (3.0, 2.4, 1.8)
MAKER_IN_FRONT: Final = 4.4
MAKER: Final = (2.5, 1.5, 0.8)
PRODUCT: Final = (1.8, 1.0, 0.7)
SIBLING: Final = (1.0, 0.6, 0.2)
LISTED_ALIKE: Final = 1.5
LISTED: Final = 0.1
FOLLOWED: Final = (2.1, 1.0, 0.4)
UNDECIDED: Final = (0.8, 0.6, 0.0)
# Words.
PART_OF_REQUIRED: Final = 4.5
REQUIRED: Final = (2.2, 1.0, 0.6)
REJECTED: Final = (-3.3, -1.1, -0.7)
SPELT_OTHERWISE: Final = -8.0
HOLDS_THE_NAME: Final = 0.1
"""How much a rejected word that holds the name (メタ認知) says of the name by itself."""
BESIDE_ANOTHER: Final = 0.3
"""… and a rejected word beside another occurrence, which it explains already."""
COMPUTING: Final = (1.0, 0.6, 0.1)
BUSINESS: Final = (1.2, 0.8, 0.4)
ELSEWHERE: Final = (-1.9, -0.8, -0.3)
MOST_WORDS: Final = 3
MOST_IN_GENERAL: Final = 4.4
IN_GENERAL_ALONE: Final = 2.8
OF_A_CODE: Final = 0.5
"""What a text on computing can say of names like VPC and MIG, which have several senses in it."""
SPOKEN_FOR: Final = 0.7
"""A reason above this weight speaks for a sense by itself."""
AGAINST: Final = -1.7
"""Reasons of this weight together speak clearly against a sense."""
MOST_SURROUNDINGS: Final = 4
NOTHING_AROUND: Final = -1.0
NOTHING_AROUND_USUAL: Final = -0.1
# The document as a whole.
OTHER_OCCURRENCES: Final = 1.5
OTHERS_BESIDE_OWN: Final = 0.2
"""… where the sentence of the name says something of its own."""
CLEAR: Final = 1.5
"""Log-odds from which an occurrence is sure enough to speak for others."""
UNLIKELY: Final = -2.2
"""Log-odds from which an undecided name may still speak for the others around it."""
NEVER: Final = -30.0

BESIDE: Final = {
    "title of a person or place": -3.6,
    "called a person": -2.5,
    "name of another sort": -3.4,
    "called something else": -3.1,
    "named so": -1.0,
    "a place there": -2.0,
    "a place and where it lies": -3.0,
    "a place, a club or a prize": -3.0,
    "part of a double name": -2.9,
    "part of a longer name": -3.4,
    "country in front": 3.0,
    "called a company": 3.1,
    "called a model": 4.0,
    "called a chip or machine": 2.9,
    "called software": 1.5,
    "made of or run as software": 2.9,
    "used as a tool": 2.2,
    "asked or told": 0.9,
    "place of a service": 0.7,
    "worked with as a tool": 1.9,
    "named after it": -3.6,
    "spoken of as a person": -4.4,
    "a common word in Japanese": -3.0,
    "a node of a diagram": -3.0,
    "title of a work": -1.5,
    "part of another name": -4.3,
    "does what people do": -2.1,
    "he or she": -1.4,
    "age of a person": -2.6,
    "a word with a hyphen": -2.0,
    "of something": -2.0,
    "what companies do and have": 2.4,
    "spoken of as a company": 0.1,
    "what belongs to a company": 1.2,
    "what is said of models": 2.4,
    "what is said of chips": 3.0,
    "what is said of software": 2.1,
    "version behind": 3.5,
    "product's word behind": 1.5,
    "made or run by it": 1.2,
    "Latin letters in Japanese text": 2.2,
    "an English phrase": -2.4,
    "an article in front": -0.9,
    "an article in front, and no noun behind": -1.0,
    "a proper name within a sentence": 0.7,
    "a number in front of a unit": -2.5,
    "another name in front": -2.5,
    "perhaps another name in front": -1.5,
    "capital of a sentence": -0.1,
    "a name that is the subject": 1.2,
    "another name behind": -2.0,
    "another name behind a company's": -1.0,
    "another name behind a service's": -1.4,
}
"""What stands directly beside the name (`nlp.neighbours`)."""
