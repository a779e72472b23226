"""Scope: the smallest clause with the cue, its noun phrase, or its quantity."""

import re

import pytest

import glossator
from glossator.testing import annotate, document
from glossator_hedging import Hedging
from glossator_standard import Sentence, Token

RULES = {"tokens": "rules", "sentences": "rules"}


def scope(text: str, cue: str) -> str:
    made = annotate(text, "hedging", use=RULES)
    (found,) = (hedge for hedge in made.layers["hedging"] if made.text_of(hedge) == cue)
    start, end = found.scope_span
    return made.text[start:end]


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("He reportedly fled Rome.", "reportedly", "He reportedly fled Rome"),
        ("Officials warned that the toll may rise.", "may", "the toll may rise"),
        ("Officials said the toll may rise.", "may", "the toll may rise"),
        ("She told the court he may be ill.", "may", "he may be ill"),
        ("The toll may rise, officials said.", "may", "The toll may rise"),
        ("The toll may rise, according to officials.", "may", "The toll may rise"),
        ("According to Ann, the toll may rise.", "may", "the toll may rise"),
        ("He may rise, her lawyer, Jo Silva, said in Rome.", "may", "He may rise"),
        ("Although it may rain, we go.", "may", "it may rain"),
        ("Though they insist it is safe, most firms left.", "insist", "they insist it is safe"),
        (
            "It sells for as little as 9 cents, sources say.",
            "sources say",
            "It sells for as little as 9 cents, sources say",
        ),
        (
            "A focused and costly campaign could stop it.",
            "could",
            "A focused and costly campaign could stop it",
        ),
        (
            "He told reporters that men who went home were allegedly beaten.",
            "allegedly",
            "men who went home were allegedly beaten",
        ),
        ("Nearly nine out of 10 voters left.", "Nearly", "Nearly nine out of 10 voters"),
        ("Some 35–40 wild birds died.", "Some", "Some 35–40 wild birds"),
        ("Although they seem small, they may hurt.", "may", "they may hurt"),
        ("It is late and it may rain.", "may", "it may rain"),
        (
            "He said staff in Oslo, Lund and Berg may go.",
            "may",
            "staff in Oslo, Lund and Berg may go",
        ),
        (
            "They saw Oslo, Lund, Rome and Berg as possibly the best hosts.",
            "possibly",
            "They saw Oslo, Lund, Rome and Berg as possibly the best hosts",
        ),
        ("When he saw Oslo, Lund and Berg may leave.", "may", "Lund and Berg may leave"),
        ("He spoke of Lund's alleged “plot” in Rome.", "alleged", "alleged “plot”"),
        (
            "He met a guard who was held for the allegedly false report.",
            "allegedly",
            "who was held for the allegedly false report",
        ),
        (
            "OSLO, Nov. 4 (KTQ) -- Amid talk that it may fail, top Oslo envoys met.",
            "may",
            "it may fail",
        ),
        (
            "He saw a possible role in the reported plot.",
            "possible",
            "possible role in the reported plot",
        ),
        ("It may rain, but we will go.", "may", "It may rain"),
        ("He has left and may return.", "may", "may return"),
        ("It may rain; we go.", "may", "It may rain"),
        ("He said any man found guilty may go.", "may", "any man found guilty may go"),
        ("The law says that those found guilty could go.", "could", "those found guilty could go"),
        ("He fled knowing he could be shot.", "could", "he could be shot"),
        ("Because it could rain, the schools closed.", "could", "it could rain"),
        (
            "It may end the row over the forced move.",
            "may",
            "It may end the row over the forced move",
        ),
        ("They march, claiming the vote was rigged.", "claiming", "claiming the vote was rigged"),
        ("The men, in Rome, seemed to fail.", "seemed", "The men, in Rome, seemed to fail"),
        ("They woo men who believed it was late.", "believed", "who believed it was late"),
        (
            "Police suspect the envoy, who fled, is ill.",
            "suspect",
            "Police suspect the envoy, who fled, is ill",
        ),
        ("The mayor and the council may resign.", "may", "The mayor and the council may resign"),
    ],
)
def test_a_clause_ends_at_its_neighbours(text: str, cue: str, expected: str) -> None:
    assert scope(text, cue) == expected


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("A charge that could mean prison was read.", "could", "that could mean prison"),
        (
            "A man who allegedly shot at police has been freed.",
            "allegedly",
            "who allegedly shot at police",
        ),
        ("We ask what the truth might be.", "might", "what the truth might be"),
        ("It fell, which may be bad, he said.", "may", "which may be bad"),
        ("The man who fled may be ill.", "may", "The man who fled may be ill"),
    ],
)
def test_relative_and_question_words_belong_to_their_clause(
    text: str, cue: str, expected: str
) -> None:
    assert scope(text, cue) == expected


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("“It may rain,” he said.", "may", "It may rain"),
        ('"It may rain," he said.', "may", "It may rain"),
        ("He said “it may rain” at noon.", "may", "it may rain"),
        ("That, he says, would help.", "would", "That, he says, would help"),
        ("The plan (it may fail) is old.", "may", "it may fail"),
        (
            "The odds were “perhaps two in three”.",
            "perhaps",
            "The odds were “perhaps two in three”",
        ),
        ("He said “perhaps two” in May.", "perhaps", "perhaps two"),
        (
            "“Whether it is, we do not know,” she said.",
            "do not know",
            "Whether it is, we do not know",
        ),
        ("He said Ann - a lawyer - may go.", "may", "Ann - a lawyer - may go"),
        ("”It may rain“, he said.", "may", "It may rain"),
    ],
)
def test_quotation_marks_and_asides(text: str, cue: str, expected: str) -> None:
    assert scope(text, cue) == expected


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Her alleged role in the fraud led to a trial.", "alleged", "alleged role in the fraud"),
        ("The alleged thief was freed.", "alleged", "alleged thief"),
        ("He is likely to win.", "likely", "He is likely to win"),
        ("About 42 boats came.", "About", "About 42 boats"),
        ("It cost about 100 million yen there.", "about", "about 100 million yen"),
        ("He left around 2009 by sea.", "around", "around 2009"),
        ("It took about half a year there.", "about", "about half a year"),
        ("Some 600 government run shops closed.", "Some", "Some 600 government run shops"),
        ("It was almost 10% compared to May.", "almost", "almost 10%"),
        ("They have about 11 uncompleted homes.", "about", "about 11 uncompleted homes"),
        ("It is nearly twice the size of Rome and old.", "nearly", "nearly twice the size of Rome"),
        ("It is about 70 light-years away.", "about", "about 70 light-years"),
        ("It will fail if they, who are late, miss it.", "if", "if they, who are late, miss it"),
        ("Sources said “it will rain”.", "Sources said", "Sources said “it will rain”"),
        ("It fell 2%, the bank estimated.", "estimated", "It fell 2%, the bank estimated"),
        ("He fled, according to reports.", "according to reports", "He fled, according to reports"),
        ("His alleged part in a fraud haunts him.", "alleged", "alleged part in a fraud"),
        ("Her alleged role in a theft ring is over.", "alleged", "alleged role in a theft ring"),
        (
            "His alleged part in a debt crisis has grown.",
            "alleged",
            "alleged part in a debt crisis",
        ),
        ("An alleged plot on a city bus failed.", "alleged", "alleged plot on a city bus"),
        (
            "His alleged part in a town sports deal has grown.",
            "alleged",
            "alleged part in a town sports deal",
        ),
    ],
)
def test_phrases_quantities_and_adjuncts(text: str, cue: str, expected: str) -> None:
    assert scope(text, cue) == expected


def test_a_clause_goes_on_past_a_sentence_that_was_cut_at_retired() -> None:
    text = "He may name Gen. (ret.) Ama Owusu soon"
    tokens = [Token(start=one.start(), end=one.end()) for one in re.finditer(r"[\w.]+|[()]", text)]
    cut = text.index(")") + 1
    sentences = [Sentence(start=0, end=cut), Sentence(start=cut + 1, end=len(text))]
    hedging = Hedging()
    hedging.prepare()
    [found] = hedging.annotate(document(text, *sentences, *tokens))
    assert text[slice(*found.scope_span)] == text


OPENINGS = [
    "",
    "Officials said ",
    "He told reporters ",
    "She warned that ",
    "Experts warn ",
    "Although it rained, ",
    "It is late and ",
    "He left because ",
    "Norvik, which is based in Oslo, said ",
    "On Monday she told a court that ",
]
SUBJECTS = [
    "prices",
    "people who fled",
    "what he said",
    "up to ten boats",
    "both sides",
    "the army and the police",
    "the cost of food and fuel",
    "the plan, which is new,",
    "Ana Silva",
]
PREDICATES = [
    "may fail",
    "could fall in June",
    "reportedly fell",
    "seems calm",
    "is believed to be ill",
]
ENDINGS = [
    "",
    ", the mayor said",
    ", according to the army",
    " when it rains",
    ", but it is late",
    ", as crews are tired",
    ", which is bad",
    "; it is old",
    ", while crews sleep",
    " and that it is old",
]


@pytest.mark.parametrize("predicate", PREDICATES)
@pytest.mark.parametrize("opening", OPENINGS)
def test_a_clause_is_the_scope_whatever_stands_around_it(opening: str, predicate: str) -> None:
    texts = [
        (opening, f"{subject} {predicate}", ending) for subject in SUBJECTS for ending in ENDINGS
    ]
    chain = glossator.chain("hedging", use=RULES)
    documents = [document("".join(text) + ".") for text in texts]
    for (_, clause, _), made in zip(texts, chain.pipe(documents), strict=True):
        (found,) = (one for one in made.layers["hedging"] if made.text_of(one) in predicate)
        start, end = found.scope_span

        assert made.text[start:end] == clause
