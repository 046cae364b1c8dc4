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
LONG_NAME: Final = 1.0
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
# The document as a whole.
OTHER_OCCURRENCES: Final = 1.5
OTHERS_BESIDE_OWN: Final = 0.5
"""… where the sentence of the name says something of its own."""
CLEAR: Final = 1.5
"""Log-odds from which an occurrence is sure enough to speak for others."""
UNLIKELY: Final = -2.2
"""Log-odds from which an undecided name may still speak for the others around it."""
NEVER: Final = -30.0
