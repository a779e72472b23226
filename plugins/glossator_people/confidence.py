"""How often what joins a mention to its person is right.

Counted on GUM's people, train and dev, all genres, from the raw text with the default chain; the
README has the counts. A name that is nobody's counts as wrong, too.
"""

FULL_NAME = 0.95
UNSURE_NAME = 0.6
"""A full name that the layer of entities is not sure of."""
SHORT_FORM = 0.93
"""A family name, where one person has it."""
GIVEN_NAME = 0.8
ONE_NAME = 0.45
"""A name of one word that no full name has."""
TOLD_NAME = 0.83
"""Such a name, if the layer of entities is sure of it, it is a known given name, or a title or form
of address stands before it."""
SURE_ENTITY, UNSURE_ENTITY = 0.8, 0.5
"""From when, and up to when, an entity tells that it is a person, or hardly does."""
OPEN = 0.6
"""Several could be meant, and one is likelier."""
DESCRIPTION = 0.8
"""A title or noun, where one person was called so."""
CATAPHORA = 0.7
SPEAKER = 0.95
SPEAKING = 0.92
"""A pronoun whose antecedent the layer of quotations knows."""
CLAUSE = 0.88
"""A pronoun whose antecedent its own clause tells."""
ADDRESSED = 0.7
RELATIVE = 0.9
TELLING = 0.85
"""How sure a pronoun's antecedent is at least that the pronoun tells its gender."""


def of_pronoun(best: float, second: float) -> float:
    """Of a pronoun, by the salience of its antecedent and of the next that could be it."""
    margin = 1 - second / best
    return 0.92 if margin >= 0.5 else 0.85 if margin >= 0.25 else 0.7
