"""The lists that a project can change."""

from glossator_hedging.lexicon import BlockFields, CueFields, check_cue
from glossator_hedging.verbs import VerbFields, check_verb
from glossator_standard import WordList

LISTS = (
    WordList(
        "cues", CueFields, "Words and phrases that hedge.", check=check_cue, alternatives=True
    ),
    WordList("blocks", BlockFields, "Words that hold a cue and do not hedge.", check=check_cue),
    WordList("verbs", VerbFields, "Verbs that hedge in some constructions.", check=check_verb),
)
