"""Cues: what is marked, of what kind, and what looks like a hedge and is none."""

import pytest

from glossator.testing import annotate, assert_marked

RULES = {"tokens": "rules", "sentences": "rules"}


@pytest.mark.parametrize(
    "text",
    [
        "It [may|kind=modal] rain in May.",
        "In May 2018 the talks began.",
        "Theresa May resigned on May 24.",
        "The bill was passed in May, officials said.",
        "May Day was quiet.",
        "Minister [May|kind=modal] Visit Seoul",
        "The army showed its might.",
        "The talks [might|kind=modal] fail.",
    ],
)
def test_may_and_might_are_modals_only_as_verbs(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "The toll [could|kind=modal] rise.",
        "One resident could be seen on a chair.",
        "She could not swim.",
        "They could hear shots.",
        "He spoke so that everyone could follow.",
        "You could buy rice there.",
        "He asked if she could stay.",
        "If convicted, he [could|kind=modal] face prison.",
        "Doing so [could|kind=modal] be a boon.",
        "None of them could say who fired.",
        "I could play the part.",
    ],
)
def test_could_is_a_possibility_not_an_ability(text: str) -> None:
    made = annotate(text.replace("[could|kind=modal]", "could"), "hedging", use=RULES)
    found = [hedge for hedge in made.layers["hedging"] if made.text_of(hedge) == "could"]
    assert len(found) == ("[" in text)


@pytest.mark.parametrize(
    "text",
    [
        "That, he says, [would|kind=modal] give the president authority.",
        "Such a step [would|kind=modal] be costly.",
        "The minister said he would resign.",
        "He announced that the talks would start in June.",
        "We would like to thank you.",
        "The team would continue, he said.",
        "He said he would have the last word.",
        "Travellers would also see the works.",
        "Back home she would cook for us.",
        "They [would|kind=modal] be late.",
        "He is concerned that a pardon [would|kind=modal] free her.",
        "A strike [would|kind=modal] undo the decision.",
        "The bill would undo the decision.",
        "They would [likely|kind=adverb] win, officials warned.",
        "No one [would|kind=modal] believe it without proof.",
    ],
)
def test_would_is_a_guess_not_the_future_of_the_past(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "He [reportedly|kind=adverb] fled.",
        "He was [allegedly|kind=adverb] paid.",
        "The [alleged|kind=adjective] thief hid.",
        "Police held two [suspected|kind=adjective] militants.",
        "Her parents [suspected|kind=verb] foul play.",
        "The move is [likely|kind=adjective] to fail.",
        "It will [likely|kind=adverb] fail.",
        "They fear a [possible|kind=adjective] attack.",
        "They came as soon as possible.",
        "It is possible to see the sea.",
        "The minister made it possible.",
        "An [unconfirmed|kind=adjective] story spread.",
        "[Perhaps|kind=adverb] he fled.",
        "We are [not necessarily|kind=adverb] lost.",
    ],
)
def test_adverbs_and_adjectives(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "He [is believed|kind=verb] to be in Rome.",
        "He [is widely believed|kind=verb] to be in Rome.",
        "It's [expected|kind=verb] to be large.",
        "Losses [would be expected|kind=verb] there.",
        "It [has been suggested|kind=verb] that he fled.",
        "A man [believed|kind=verb] to be her son fled.",
        "Three [feared|kind=verb] dead in Rome",
        "She was last seen as a guest.",
        "It must be understood that he fled.",
        "The cable [is seen as|kind=verb] a reply.",
        "It should be seen as advice.",
        "She [is said|kind=evidential] to have powers.",
        "The fall was reported to the police.",
        "Officials [believe|kind=verb] the dam will hold.",
        "The group [believes|kind=verb] that he fled.",
        "We believe in God.",
        "Analysts [expect|kind=verb] prices to rise.",
        "He came earlier than expected.",
        "It will rain, analysts [believe|kind=verb].",
        "It [claims|kind=verb] to have won.",
        "He [claimed|kind=verb] she lied.",
        "She claimed gold in Rome.",
        "He filed two insurance claims.",
        "They [seem|kind=verb] tired.",
        "He [appears|kind=verb] to be ill.",
        "He appeared in court.",
        "She appeared before a judge.",
        "He suggested a walk.",
        "Data [suggest|kind=verb] that prices fell.",
        "A deed of 2012 [suggests|kind=verb] that they met.",
        "They hide behind claims that have nothing to do with it.",
        "Sudan claims the rights to the river.",
        "He told the expecting mother to stop.",
        "He [wondered|kind=doubt] if Ann fled.",
        "The court hears small claims unless it is shut.",
        "Growers [claimed|kind=verb] the fruit, which is new, is sweet.",
        "He [claims|kind=verb] they “fled”.",
        "She [alleged|kind=verb] in a statement that he lied.",
        "He [believed|kind=verb] the vote to be unfair.",
        "It fell a lot, the bank [estimated|kind=verb], in June.",
        "Who leads, [claims|kind=verb] the mayor.",
        "I [think|kind=verb] [maybe|kind=adverb] I fled.",
        "The sum - [estimated|kind=verb] at a lot - came.",
        "They live make-believe lives.",
    ],
)
def test_verbs_hedge_by_their_construction(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "He left [amid reports of|kind=evidential] a coup.",
        "[There are reports that|kind=evidential] he fled.",
        "There were no reports of damage.",
        "The town saw [reports of|kind=evidential] damage.",
        "AFP reports that he fled.",
        "He fled, [according to media reports|kind=evidential].",
        "He fled, according to the ministry.",
        "[Sources said|kind=evidential] he fled.",
        "The minister said he fled.",
        "[Rumour has it that|kind=evidential] he fled.",
        "[It looks like|kind=evidential] rain.",
        "[It looks a lot like|kind=evidential] the envoy fled.",
        "He [denied|kind=verb] [allegations|kind=evidential] of fraud.",
        "He heard the allegations.",
        "She regrets [suggestions|kind=evidential] that he lied.",
        "These allegations have been proved.",
        "He sued over [claims|kind=evidential] they fell ill.",
        "He fled, [it was reported|kind=evidential] in Rome.",
        "It fell on [fears|kind=evidential] of a war.",
    ],
)
def test_evidential_phrases_name_no_source(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "It is [unclear|kind=doubt] how he fled.",
        "It was [not immediately clear|kind=doubt] who fired.",
        "Police [could not confirm|kind=doubt] the toll.",
        "The report [could not be independently verified|kind=doubt].",
        "Police [cannot confirm|kind=doubt] the toll.",
        "Police [do not rule out|kind=doubt] foul play.",
        "It was [not possible to verify|kind=doubt] the toll.",
        "There was [no official confirmation|kind=doubt] of it.",
        "How he fled remains a [mystery|kind=doubt].",
        "She reads a mystery.",
        "It [remains to be seen|kind=doubt] who wins.",
        "They voiced [doubts|kind=doubt] about him.",
        "There is no doubt that he fled.",
        "He undoubtedly fled.",
        "There is little doubt he fled.",
        "Police must determine [whether|kind=doubt] he fled.",
        "She was asked whether he fled.",
        "“[Whether|kind=doubt] he fled, we [do not yet know|kind=doubt].”",
        "They do not know the way.",
        "They go regardless of whether he comes.",
        "They help all clients, be they whether local or foreign.",
    ],
)
def test_doubt_and_its_negation(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "The visit will fail [if|kind=conditional] he stays.",
        "He asked if they came.",
        "She behaves as if it were hers.",
        "Even if he comes, it will rain.",
        "[If|kind=conditional] not checked, it will spread.",
        "Many, if not all, will come.",
        "If convicted, he will go to prison.",
        "[If|kind=conditional] convicted, he [could|kind=modal] go to prison.",
        "They faced five years if convicted, but [may|kind=modal] flee.",
        "They [expect|kind=verb] to close it [if|kind=conditional] Rome agrees.",
    ],
)
def test_if_needs_a_claim_about_what_may_be(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "[About|kind=approximator] 42 boats came.",
        "It cost [some|kind=approximator] US$3.6 billion.",
        "It cost [around|kind=approximator] RM36.12 million.",
        "[Nearly|kind=approximator] half of them left.",
        "He waited [about|kind=approximator] an hour.",
        "It cost an [estimated|kind=approximator] $3 million.",
        "They met [around|kind=approximator] 2009.",
        "Some people left.",
        "They talked about 2 issues.",
        "The story is about a boat.",
        "He almost fell.",
    ],
)
def test_approximators_stand_before_numbers(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


def test_doubled_cues_are_two_hedges() -> None:
    assert_marked("It [could|kind=modal] [possibly|kind=adverb] rain.", "hedging", use=RULES)


def test_curly_apostrophes_are_apostrophes() -> None:
    assert_marked("It is[n’t clear|kind=doubt] who fired.", "hedging", use=RULES)


def test_strength_and_its_source_come_with_each_hedge() -> None:
    made = annotate("It is unlikely that he probably fled.", "hedging", use=RULES)
    found = [(hedge.strength, hedge.source, hedge.rule) for hedge in made.layers["hedging"]]
    assert found == [
        (0.8, "survey:unlikely", "unlikely"),
        (0.25, "survey:probable", "probably"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "She [accused|kind=verb] the guard, a young man, of theft.",
        "He [was accused|kind=verb] of theft.",
        "The accused fled out of Rome.",
        "He [insisted|kind=verb] in June that she lied.",
        "He insisted on a vote.",
        "They [contend|kind=verb] the vote was fair.",
        "She [asserts|kind=verb] that he lied.",
        "The army asserted control.",
        "He [maintains|kind=verb] that he is ill.",
        "He maintains the car.",
        "She [denied|kind=verb] having met him.",
        "He [denies|kind=verb] any involvement.",
        "He was denied entry to the report.",
        "She denied them visas.",
        "Experts [dispute|kind=verb] the idea.",
        "They dispute the border.",
        "He [rejected|kind=verb] the charges.",
        "He rejected the request.",
    ],
)
def test_a_contested_claim_is_a_hedge(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "The poll [indicates|kind=verb] that she leads.",
        "Figures from Rome [indicated|kind=verb] a rise.",
        "The minister indicated that he would go.",
        "She read the report and indicated that he would go.",
    ],
)
def test_evidence_indicates_but_a_person_says(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)
