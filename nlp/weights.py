"""What each reason for or against a sense weighs, in log-odds: the whole model in one place.

Three figures are for what stands in the same sentence, close by (`nlp.places`), and anywhere in the
document. How they were set: docs/decisions/0013-senses.md.
"""

from __future__ import annotations

from typing import Final

CERTAIN: Final = 0.98
UNLISTED: Final = 0.7
MOST: Final = 0.96
"""What evidence can reach; only a name that needs none is more certain."""

# What a name weighs before anything is known of its surroundings.
BEGINNING: Final = -1.0
BEGINNING_OF_COMPANIES: Final = -0.3
BEGINNING_WITHOUT_REQUIREMENTS: Final = 1.0
BEGINNING_OF_USUAL: Final = 0.5
LONG_NAME: Final = 1.0
CODE: Final = 0.0
JAPANESE: Final = 0.0
NUMBERED: Final = 0.7
# Names of other things.
INTRODUCED: Final = (5.0, 4.0, 3.5)
NAME_SHARED: Final = 0.5
"""How much of that counts where another entity has the same short form; a full name that comes
later counts for nothing then: it may be there to tell the two apart."""
IN_FULL_LATER: Final = (2.5, 2.0, 1.5)
MAKER_IN_FRONT: Final = 4.0
MAKER: Final = (2.5, 1.5, 0.8)
PRODUCT: Final = (1.8, 1.0, 0.7)
SIBLING: Final = (1.2, 0.8, 0.3)
LISTED_ALIKE: Final = 1.5
LISTED: Final = 0.5
FOLLOWED: Final = (1.2, 0.6, 0.2)
UNDECIDED: Final = (0.6, 0.4, 0.0)
# Words.
PART_OF_REQUIRED: Final = 3.5
REQUIRED: Final = (1.8, 0.8, 0.5)
REJECTED: Final = (-3.0, -1.0, -0.6)
SPELT_OTHERWISE: Final = -5.0
HOLDS_THE_NAME: Final = 0.5
"""How much a rejected word that holds the name (メタ認知) says of the name by itself."""
BESIDE_ANOTHER: Final = 0.3
"""… and a rejected word beside another occurrence, which it explains already."""
COMPUTING: Final = (0.7, 0.4, 0.1)
BUSINESS: Final = (0.8, 0.5, 0.2)
ELSEWHERE: Final = (-1.2, -0.5, -0.2)
MOST_WORDS: Final = 3
MOST_IN_GENERAL: Final = 3.0
IN_GENERAL_ALONE: Final = 2.0
OF_A_CODE: Final = 0.9
"""What a text on computing can say of names like VPC and MIG, which have several senses in it."""
AGAINST: Final = -2.5
"""Reasons of this weight together speak clearly against a sense."""
MOST_SURROUNDINGS: Final = 4
NOTHING_AROUND: Final = -0.8
NOTHING_AROUND_USUAL: Final = -0.1
# The document as a whole.
OTHER_OCCURRENCES: Final = 1.5
OTHERS_BESIDE_OWN: Final = 0.5
"""… where the sentence of the name says something of its own."""
CLEAR: Final = 1.5
"""Log-odds from which an occurrence is sure enough to speak for others."""
UNLIKELY: Final = -2.2
"""Log-odds from which an undecided name may still speak for the others around it."""
NEVER: Final = -30.0

BESIDE: Final = {
    "title of a person or place": -4.0,
    "called a person": -2.5,
    "name of another sort": -3.0,
    "called something else": -2.5,
    "part of a double name": -2.5,
    "part of a longer name": -3.0,
    "country in front": 3.0,
    "called a company": 2.5,
    "called a model": 2.5,
    "called a chip or machine": 2.5,
    "called software": 1.5,
    "made of or run as software": 2.5,
    "used as a tool": 1.2,
    "asked or told": 1.5,
    "place of a service": 0.5,
    "worked with as a tool": 1.5,
    "named after it": -4.0,
    "spoken of as a person": -4.0,
    "a common word in Japanese": -3.0,
    "title of a work": -1.5,
    "part of another name": -3.5,
    "does what people do": -2.5,
    "he or she": -1.0,
    "age of a person": -3.0,
    "a word with a hyphen": -2.0,
    "of something": -2.0,
    "what companies do and have": 2.5,
    "spoken of as a company": 0.9,
    "what belongs to a company": 0.8,
    "what is said of models": 1.8,
    "what is said of chips": 1.8,
    "what is said of software": 1.5,
    "version behind": 2.5,
    "product's word behind": 1.5,
    "made or run by it": 1.2,
    "Latin letters in Japanese text": 1.8,
    "an English phrase": -2.0,
    "an article in front": -0.8,
    "an article in front, and no noun behind": -2.0,
    "a proper name within a sentence": 1.4,
    "a number in front of a unit": -3.0,
    "another name in front": -2.5,
    "perhaps another name in front": -1.5,
    "capital of a sentence": -0.3,
    "a name that is the subject": 0.8,
    "another name behind": -2.0,
    "another name behind a company's": -0.5,
    "another name behind a service's": -1.0,
}
"""What stands directly beside the name (`nlp.neighbours`)."""
