"""Who claims what, in texts written for this."""

from __future__ import annotations

from typing import Any

import pytest

import glossator
from glossator.testing import annotate, document, marked
from glossator_claims.narrator import reserved
from glossator_standard import Claim, Entity, Hedge, Title

RULES = {"tokens": "rules", "sentences": "rules"}


@pytest.fixture(scope="module")
def chain() -> glossator.Chain:
    return glossator.chain("claims", use="rules")


@pytest.mark.parametrize(
    "text",
    [
        # a person, an office, an organisation, a group, a report, somebody unnamed
        "Jan Dole said [that he would stay|claimant_kind=person claimant_span=Jan_Dole].",
        "The prime minister said [that the talks had failed|claimant_kind=office].",
        "The Oslo government said [it was ready|claimant_kind=organisation claimant=Oslo].",
        "Some analysts say [that the price will fall|claimant_kind=group].",
        "The report said [that the bridge was old|claimant_kind=document].",
        "A source said [the deal was dead|claimant_kind=unnamed claimant=None].",
        # the last organisation named is the company
        "Acme Corp. grew. The company said [that sales were weak|claimant=Acme_Corp.].",
        "Acme Corp. grew. The companies said [that sales were weak|claimant_kind=group].",
        "The Oslo Court met. Acme Corp. won. The court said [it was late|claimant=Oslo_Court].",
        "Acme Corp. won. The court said [that it was late|claimant=None].",
        # whose name ends so; a museum has that in its name
        "The Norvik Prison Service met Acme Corp. The prison service said [that few left"
        "|claimant=Norvik_Prison_Service].",
        "The Kelmar Museum met Acme Corp. The museum said [that few left|claimant=Kelmar_Museum].",
        "The museum met Acme Corp. The museum said [that few left|claimant=None].",
        # whose report was told of
        "A poll by Norvik University met Acme Corp. The poll said [that few left"
        "|claimant=Norvik_University].",
        # a state's; before its participle the noun that says what it is; who is named behind it
        "Peru was calm. Authorities said [the road was open|claimant=Peru].",
        "A report written by experts said [that the bridge was old|claimant_kind=document].",
        "One of the miners, Jo Bell, said [that it was dark|claimant=Jo_Bell].",
        "Omar Dole, a clerk told Reuters [that it was late|claimant=Omar_Dole].",
        # a possessor without its 's; what "it" says, who spoke last says, not who was named last
        "It was Jan Dole's claim [that the bridge was safe|claimant=Jan_Dole].",
        "Reuters said [that Peru was calm|]. It said [that few left|claimant=Reuters].",
        "A report said [that Peru was calm|claimant=None]. It said [that few left|claimant=None].",
        # the ministry, the union that spoke last
        "Peru's ministry said [that Oslo fell|]. The ministry said [that few left|claimant=Peru].",
        "Norvik Union said [that Kelmar Union left|]. The union said [that few left"
        "|claimant=Norvik_Union].",
        "Peru's embassy said [that it was late|]. The embassy said [that few left|claimant=Peru].",
        "A portrait of Peru's ruler said [that he left|claimant_kind=document claimant=None].",
        "Reports reaching Peru said [that few left|claimant=None].",
        "Peru's embassy said [it fell|]. The embassy in Lund said [that all fled|claimant=Peru].",
        # a broadcaster by its name; no town has an army
        "Norvik TV met Acme Corp. The network said [that it was late|claimant=Norvik_TV].",
        "Peru rose. Men met in Lund. Lund fell. The army said [that few left|claimant=Peru].",
        # what no state speaks by; a name in what somebody unnamed says is not "he"
        "A Peru newspaper said [the road was open|claimant_kind=organisation claimant=None].",
        "Peru's news agency said [the road was open|claimant=None].",
        "The source said [that Jan Dole fled|]. He said [it was late|claimant=None].",
        # a unit is its owner's, a campaign its candidate's; "that" is what stands before it
        "A unit of Acme Corp. said [it was late|claimant=Acme_Corp.].",
        "Acme Corp. hired Jan Dole. His office said [that it was closed|claimant=None].",
        "There was a poll, which said [that few left|claimant_kind=document].",
        # a name and who that is; the name in brackets
        "Acme Corp., which owns 51% of Berg Ltd., said [that few left|claimant=Acme_Corp.].",
        "Acme Corp., the owner of three mills, said [that few left|claimant=Acme_Corp.].",
        "The strike hit the Kelmar Mill Union (KMU), which said [that few left|claimant=KMU].",
        # what somebody has written or set up says what he says
        "Jan Dole's plan called for [a new bridge|claimant_kind=document claimant=Jan_Dole].",
        "Acme Corp. grew. The thrift said [that few left|claimant=Acme_Corp.].",
        "Jan Dole's entourage said [that few left|claimant_kind=organisation claimant=Jan_Dole].",
        "A statement issued [online by Acme Corp.|], said: [“Few left.”|claimant=Acme_Corp.]",
        "Jan Dole writing in the Kelmar Gazette said [that few left|claimant=Jan_Dole].",
        "The Oslo Court met. The court within two weeks said [it was late|claimant=Oslo_Court].",
        # the campaign, records, attorneys and they are those that were named; a seat is none
        "Jan Dole's campaign beat Acme Corp. The campaign said [it was late|claimant=Jan_Dole].",
        "Acme Corp. grew. The company website says [that it was late|claimant=Acme_Corp.].",
        "Mexican officials met. They said [it was late|claimant_kind=group claimant=Mexican].",
        "The Oslo-based company said [that it was late|claimant=None].",
        "Peru sued. Attorneys for the city said [it was late|claimant_kind=group claimant=Peru].",
        "The WHO statement said [that few left|claimant_kind=document claimant=WHO].",
        "Radio Gold met. The election commission said [it was late|claimant=None].",
        # a document is its maker's, not that of who has it, nor of who spoke last
        "A report by Acme Corp. said [that few left|claimant=Acme_Corp.].",
        "A memo obtained by Reuters said [that few left|claimant=None].",
        "Jan Dole left. Jo Bell met him. His letter said [that few left|claimant=None].",
        "Jan Dole said [it was late|]. The survey said [that few left|claimant=None].",
        "Jan Dole said [it was late|]. The statement said [that few left|claimant=Jan_Dole].",
        "A WHO study said [it was late|]. The study said [that few left|claimant=WHO].",
        # a noun heads a phrase; engineers are those of the body whose they were; a hospital speaks
        "Republican nominee Jan Dole sang. The Republican nominee said [it was late"
        "|claimant_kind=office].",
        "The witness said [that it was late|claimant_kind=person claimant=None].",
        "Engineers at Acme Corp. met. The engineers said [it was late|claimant=Acme_Corp.].",
        "Nurses at Kelmar Hospital left. The hospital said [it was late|claimant=Kelmar_Hospital].",
        "A spokesman for Acme Corp. said [it was late|claimant_kind=office claimant=Acme_Corp.].",
        "There is a letter from his doctor that says [he is well|claimant_kind=document].",
        "A decree by Gen. Jan Dole said [that few left|claimant_kind=document claimant=Jan_Dole].",
        "There is a letter signed by Jan Dole, which says [he is well|claimant_kind=document].",
        "Officials here said [that it was late|claimant_kind=group].",
        "Several ministers said [that it was late|claimant_kind=group].",
        "The Kelmar Times is old. The Times said [that it was late|claimant=Times].",
        "Deputy Chief of Police Ana Ruiz left. The DCP said [that it was late|claimant=Ana_Ruiz].",
        "It is in Rome. The U.S. Senate met. The city said [it was late|claimant=Rome].",
        # a name in an adjective is none; one of several; what is written; one, several, or a thing
        "Police in the Peruvian-run camp said [that few left|claimant=None].",
        "Officials in the Iraqi-held Kelmar region said [that few left|claimant=Kelmar].",
        "The Norvik, Peru-based firm said [that few left|claimant=None].",
        "Ana Ruiz's lawyers, who said [he was ill|claimant_kind=group], left.",
        "A row of ministers and mayors said [that it was late|claimant_kind=group].",
        "A clerk from his firm who said [it was late|claimant_kind=office], left.",
        "Rumours say [that it was late|claimant_kind=unnamed].",
        "The suit said [that it was late|claimant_kind=document].",
        "His Kelmar Times obituary said [he was kind|claimant_kind=document].",
        "The teenager said [that it was late|claimant_kind=person].",
        "The 32-year-old beauty said [that it was late|claimant_kind=person].",
        "The jury said [that it was late|claimant_kind=group].",
        "The incident showed [that it was late|claimant_kind=unnamed].",
        # nobody's fears and allegations are what the text puts forward with reserve
        "Allegations [that Jan Dole stole it|claimant_kind=narrator attitude=allegation] surfaced.",
        "[Acme may close|claimant_kind=unnamed strength=0.5], said people familiar with the talks.",
        # in court: the accused, the parties, whoever hears; whose the police are
        "The accused said [that it was late|claimant_kind=person].",
        "The petitioner said [that it was late|claimant_kind=person].",
        "Acme Corp. met. The prosecution said [that it was late|claimant_kind=organisation "
        "claimant=None].",
        "Acme Corp. met. The State said [that it was late|claimant_kind=organisation "
        "claimant=None].",
        "The inquest heard [that it was late|claimant_kind=organisation attitude=statement].",
        "Jan Dole pleaded [guilty to theft|attitude=statement].",
        "Kelmar Hospital Trust met. The trust said [it was late|claimant=Kelmar_Hospital_Trust].",
        "Kelmar Police Department met in Rome. Police said [it was late"
        "|claimant=Kelmar_Police_Department].",
        "A court heard [that it was late|claimant=Oslo_Court]. The Oslo Court will sit.",
        "A court heard [that it was late|claimant=None]. The Oslo Court and the Kelmar Court sat.",
        "ROME (AP) — It rained in Oslo. Police said [it was late|claimant=Oslo].",
        "ROME (AP) — It rained. Police said [it was late|claimant=ROME].",
        "The newspaper Kelmar Gazette left. The paper said [it was late"
        "|claimant_kind=organisation claimant=Kelmar_Gazette].",
        "Acme Corp. met. The paper said [it was late|claimant_kind=document claimant=None].",
        "Peru's health minister said [it was late|claimant_kind=office claimant=Peru].",
        "Oslo slept. Law enforcement said [it was late|claimant_kind=organisation claimant=None].",
        # no authority is the company, a watchdog is one; the office that spoke last; where it was
        "Acme Corp. met the Fish Authority (FA). The company said [that few left"
        "|claimant=Acme_Corp.].",
        "The Fish Authority met Acme Corp. on Monday. The watchdog said [it was late"
        "|claimant=Fish_Authority].",
        "The mayor's office said [it was late|claimant=None]. Acme Corp. left. The office said "
        "[that few left|claimant=None].",
        "A man was hurt in Oslo and fled to Rome. Police said [it was late|claimant=Oslo].",
        "Peru's rebels toppled Jan Dole. Peru has been an ally. Rome has left. The junta said "
        "[it was late|claimant=Peru].",
        "Peru expelled ten envoys over Chile's vote. Police said [it was late|claimant=Peru].",
        "It rained in Oslo, Ohio. Police said [it was late|claimant=Oslo].",
        "Jan Dole sat in Oslo. He was born in Oslo. In Paris it rained. Police said "
        "[it was late|claimant=Oslo].",
        "In Oslo, Peru's mayor met Jan Dole. The government said [it was late|claimant=Peru].",
        "Both miners and Jan Dole said [it was late|claimant_kind=group claimant=None].",
        "A boy ran. But his barrister, Jan Dole QC, said [it was late|claimant=Jan_Dole].",
        # "it" is nobody who is named in what it says, however long that is
        'Acme Corp. said [that it was late|]. ["'
        + "Few left, we hear from Peru. " * 12
        + 'It was late,"|claimant=Acme_Corp.] it said.',
        # the day is nobody; what is asked is not put forward
        "The movement of last Thursday said [that it was late|claimant=None].",
        "[The bridge may be closed|claimant_kind=narrator]. But what could it cost?",
        # what is done with the content
        "Jan Dole believes [that the plan will work|attitude=opinion].",
        "Jan Dole wants [to leave|attitude=wish].",
        "Acme Corp. expects [sales to fall|attitude=opinion].",
        "Jan Dole expects [to lose|attitude=opinion].",
        "The senate confirmed [Jan Dole as judge|attitude=statement].",
        "He called for [talks|attitude=wish].",
        "Jan Dole insists [he is innocent|attitude=allegation].",
        "[“I am innocent,”|attitude=allegation] Jan Dole insisted.",
        "Jan Dole agreed [that the plan was old|attitude=statement].",
        "Jan Dole agreed [to leave|attitude=wish].",
        "Jan Dole demanded [that they leave|attitude=wish].",
        "The charge sheet shows [that he fled|claimant_kind=document].",
        "Jan Dole learned [that the bank was closed|attitude=knowledge].",
        "Jan Dole asked [whether it was legal|attitude=question polarity=unknown].",
        "Jan Dole explained [how it was done|attitude=statement polarity=positive].",
        "Jan Dole does not know [whether it is legal|attitude=knowledge polarity=unknown].",
        "Officials did not say [why it was late|attitude=question polarity=unknown].",
        "Officials did not say [if it was legal|attitude=question polarity=unknown].",
        "Officials denied [that it was unsafe|attitude=denial polarity=negative].",
        "Jan Dole never said [that it was unsafe|attitude=statement polarity=negative].",
        "She claimed [that the vote was rigged|attitude=allegation polarity=positive].",
        # how surely, by the hedges inside; over it, the cue
        "Jan Dole said [that it will probably rain|strength=0.75 hedges=probably].",
        "Jan Dole believes [that it will rain|strength=1 hedged_by=believes].",
        # the text itself
        "[The bridge may be closed|claimant_kind=narrator strength=0.5 hedges=may].",
        "[Jan Dole allegedly stole it|claimant_kind=narrator attitude=allegation].",
        "They met [a man who allegedly stole it|claimant_kind=narrator attitude=allegation].",
        # a hedge of a thing alone, or a topic, says nothing
        "They bought a ship that could carry coal, and met workers who may be ill.",
        # a place at the head of a headline says where, and speaks no more than a dateline
        "Malaysia: Court jails three men\n\nA court has jailed three men. They broke into a mill.",
        "Conflicting reports emerged about the bank. There were fears of a flood.",
        "He made allegations against her. Jan Dole sat, levelling accusations against two men.",
        "They met the envoy who he was expected to see. Jan Dole appeared calm. He seemed tired.",
        "Acme Corp. has not commented on the claims. Oslo would not comment on the raid.",
        "It was a possible attack. Perhaps. They met the alleged thief, and found alleged drugs.",
        "Oke said [he left in the hour of the alleged theft at the shop by the sea|strength=1].",
    ],
)
def test_claims(chain: glossator.Chain, text: str) -> None:
    plain, marks = marked(text)
    document = chain(plain)
    found = [
        (one.start, one.end, {name: shown(document, one, name) for name in mark.fields})
        for one, mark in zip(document.layers.of(Claim), marks, strict=True)
    ]
    expected = [
        (mark.start, mark.end, {name: told.replace("_", " ") for name, told in mark.fields.items()})
        for mark in marks
    ]
    assert found == expected


def shown(document: glossator.Document, claim: Claim, field: str) -> str:
    """A field as a mark has it: a reference or an extent by its text."""
    value = getattr(claim, field)
    if field in ("hedges", "hedged_by"):
        hedging = document.layers["hedging"]
        return ",".join(document.text_of(hedging.by_id(one)) for one in value)
    if field == "claimant" and value:
        return document.text_of(document.layers["entities"].by_id(value))
    if field.endswith("_span"):
        return document.text[slice(*value)]
    return f"{value:g}" if field == "strength" else str(value)


def told(document: glossator.Document) -> list[tuple[str, str, str]]:
    """Of each claim: who, what, and inside which other claim."""
    layer = document.layers["claims"]
    return [
        (
            document.text[slice(*one.claimant_span)] if one.claimant_span else "",
            document.text_of(one),
            document.text_of(layer.by_id(one.outer)) if one.outer else "",
        )
        for one in layer
    ]


def test_a_report_inside_a_report_says_which_one_it_stands_in(chain: glossator.Chain) -> None:
    made = chain("“He told me that he would pay,” said Ana Ruiz.")
    assert told(made) == [
        ("Ana Ruiz", "“He told me that he would pay,”", ""),
        ("He", "that he would pay", "“He told me that he would pay,”"),
    ]


def test_who_reports_what_somebody_said_has_a_claim_around_it(chain: glossator.Chain) -> None:
    assert told(chain("“It is over,” Jan Dole said, according to Reuters.")) == [
        ("Jan Dole", "“It is over,”", "“It is over,” Jan Dole said"),
        ("Reuters", "“It is over,” Jan Dole said", ""),
    ]


def test_who_is_told_tells_nothing(chain: glossator.Chain) -> None:
    made = chain("“They were told that equipment would be late,” said Ana Ruiz.")
    assert [who for who, _, _ in told(made)] == ["Ana Ruiz"]


def test_the_writer_of_the_article_is_its_narrator(chain: glossator.Chain) -> None:
    document = chain(
        "The trouble with bridges\nBy Jo Bell\n\nI think that the plan for the bridge is bad."
    )
    [claim] = document.layers["claims"]
    assert claim.claimant_kind == "narrator"
    assert document.text_of(document.layers["entities"].by_id(claim.claimant)) == "Jo Bell"
    assert document.layers["people"].by_id(claim.claimant_person).name == "Jo Bell"


def test_a_cut_at_a_level_leaves_out_what_is_less_sure() -> None:
    text = "Jan Dole said that the talks had failed. He attacked the plan."
    every = glossator.chain("claims", use="rules")(text).layers["claims"]
    sure = glossator.chain("claims", use="rules", options={"claims": {"least_confidence": 0.9}})(
        text
    )
    assert [one.rule for one in sure.layers["claims"]] == [
        one.rule for one in every if one.confidence >= 0.9
    ]
    assert len(sure.layers["claims"]) == 1


def test_what_has_a_subject_is_not_the_narrators() -> None:
    """A denial is that of who denies; "is said to" names nobody."""
    common: dict[str, Any] = {
        "kind": "verb",
        "strength": 0.5,
        "scope_span": (0, 20),
        "source": "own",
    }
    denies = Hedge(start=5, end=11, rule="deny: claim", **common)
    is_said = Hedge(start=5, end=12, rule="say: passive", **common)
    text = "Jan, denies it, late"
    assert not list(reserved(text, [denies]))
    assert [one.hedges for one in reserved(text, [is_said])] == [[is_said]]


def people_of(document: glossator.Document) -> list[tuple[str, str | None]]:
    """Of each claim the words that name the claimant, and the name of the person."""
    names = {one.id: one.name for one in document.layers["people"]}
    return [
        (document.text[slice(*one.claimant_span)], names.get(one.claimant_person))
        for one in document.layers["claims"]
        if one.claimant_span
    ]


def test_i_and_we_in_a_turn_are_who_speaks() -> None:
    every = glossator.chain("claims", use="rules", options={"claims": {"least_confidence": 0}})
    made = every(
        "The bees of Norvik\n\nJo Bell: I keep bees. I think that they are well.\n\n"
        "Ana Ruiz, Norvik: We believe that bees matter."
    )
    assert people_of(made) == [("I", "Jo Bell"), ("We", "Ana Ruiz")]


def test_whom_a_pronoun_stands_for_people_says(chain: glossator.Chain) -> None:
    made = chain(
        "“My wife and I are ill,” Mayor Tom Oke wrote. Ana Oke, his wife, is a doctor. "
        "“She is tired,” he added."
    )
    assert people_of(made)[-1] == ("he", "Tom Oke")


def test_an_office_is_known_by_the_initials_in_brackets_behind_it() -> None:
    text = "The harbour officer (WNO) Jan Dole fled. The WNO said that few left."
    holder = Entity(start=26, end=34, label="PERSON", rule="test")
    title = Title(start=4, end=19, when="current", holder="entities:1", rule="test")
    made = annotate(document(text, holder, title), "claims", use=RULES)
    [claim] = made.layers.of(Claim)
    assert (claim.claimant_kind, claim.claimant) == ("office", "entities:1")


def test_a_report_inside_a_report_has_its_reporter_s_article(chain: glossator.Chain) -> None:
    made = chain("Mary Holm said her brother told reporters that the bank had lied.")
    assert [who for who, _, _ in told(made)] == ["Mary Holm", "her brother"]
