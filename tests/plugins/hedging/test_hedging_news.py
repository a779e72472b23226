"""Kinds of errors that news, letters and court reports showed, several sentences of each."""

import pytest

from glossator.testing import assert_example, assert_marked

RULES = {"tokens": "rules", "sentences": "rules"}


@pytest.mark.parametrize(
    "text",
    [
        "[[If] the harbour closes] [they [could] lose their jobs].",
        "[[If] the owner does not mend the roof] we will sue.",
        "[[If] the lamp goes out] then the crew will find you.",
        "[[If] ministers can agree on a price] [the sale [could] go ahead in May].",
        "[[If] they pay the rent they owe], the owner will stay.",
        "He will resign [[if] Norvik loses the vote].",
        "When he saw the map [he [thought] he knew the town].",
    ],
)
def test_a_condition_ends_where_its_consequence_begins(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "The bishop thanked the women [who came forward with [allegations] of theft].",
        "The judge freed a man [who had spoken of the [possibility] of a deal].",
        "The plan pleased students, but [it sparked [fears] of a new tax].",
        "After he fled, [villagers told of [rumours of] a wolf].",
        "The ferry [that carried [reports of] a fire] has sunk.",
    ],
)
def test_a_noun_belongs_to_the_clause_of_the_verb_before_it(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "The trial of [a man [accused] of burning a barn] began on Monday.",
        "[The man [accused] of burning a barn] told the court he was ill.",
        "The woman [who [claimed] to have seen the fire] said it was small.",
        "The men [who [may] have taken the boat] also went home.",
        "Villagers [who [reportedly] saw the ship] told the crew.",
        "[Storms [expected] to bring snow] fell apart.",
        "[A part of the town [said] to be safe] shook.",
        "There are [four other people [believed] dead in the ruins].",
        "The mayor put order first, with [laws on noise in the port [expected] next month].",
    ],
)
def test_a_relative_clause_ends_before_the_past_verb_of_its_matrix(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Oke would take the second set with ease.",
        "The visitors would save their best for last as the rain fell.",
        "The rules in shops would remain.",
        "They asked how the new scheme would help.",
        "I would argue that the road is too narrow.",
        "It [would|kind=modal] allow her to build a barn.",
        "The loss of aid to Norvik [would|kind=modal] hurt farmers.",
        "Norvik [would|kind=modal] be the first town with a dome.",
        "What [could|kind=modal] save him [would|kind=modal] be rain.",
        "Would the town pay for it?",
        "It is [unclear|kind=doubt] [whether|kind=doubt] a new roof would hold.",
        "[If|kind=conditional] it rained, Oke [would|kind=modal] take the bus.",
    ],
)
def test_would_of_what_was_foreseen_planned_or_asked(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "They cut every sum we could cut.",
        "I wish everyone from Norvik could read it.",
        "The town wanted to ensure that no owner could close the road.",
        "The law asked for five years so voters could decide.",
        "She built the door in such a way that guests could turn.",
        "He earned more than all cooks of the inn could earn in ten years.",
        "The mayor was asked whether he could save the mill.",
        "The mill [could|kind=modal] close, so rents [may|kind=modal] fall.",
    ],
)
def test_could_of_ability_purpose_and_wish(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "[[If] we stay here and there is no other way], we will say so.",
        "[[If] the gap between the mayor and the port is small], the town will pay.",
        "It was, if I can say so, a local success.",
        "Asked by the host of a small station if rents will fall, she left.",
        "The fire could have been stopped if the owner had listened.",
    ],
)
def test_conditions_of_two_clauses_and_those_that_are_none(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Italian [media reports also said|kind=evidential] two men had drowned.",
        "[Reports|kind=evidential] on state television said ten men had drowned.",
        "[It is my belief|kind=evidential] that the council is asleep.",
        "[From what I hear|kind=evidential], the mill is lost.",
        "Police were called after [reports|kind=evidential] a man had a knife.",
        "The talks ended amid [signs|kind=evidential] a deal was near.",
        "The hill [is thought|kind=verb] by some to be a tomb.",
        "They dug at a hill [thought|kind=verb] by many scholars to be a tomb.",
        "They expect nothing in return.",
        "With a thousand guests [expected|kind=verb] this year, the inn is full.",
        "They came later than expected this year.",
        "Some [fear|kind=verb] the end of the paper [may|kind=modal] hurt the town.",
        "What first [appeared|kind=verb] under control got worse.",
        "The only man who [may|kind=modal] be needed is the mayor.",
        "Some [may|kind=modal] opt for a smaller boat.",
    ],
)
def test_reports_of_unnamed_people_and_what_some_believe(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Only true fans think this way.",
        "He felt it politic to withdraw to the coast.",
        "The firm expects more from its guards.",
        "If you are in a park, you expect to see birds.",
        "The claims made by the mayor are correct.",
        "The heated dispute between two farmers who left was over.",
        "She printed two large signs she had found.",
        "They may as well go fishing.",
        "They dig so that they may live in peace.",
    ],
)
def test_ways_of_thinking_demands_and_nouns_are_no_hedges(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "[People who live in Norvik [feel] there is a problem].",
        "[A guest who wants to give more [could] pay by card].",
        "[[If] there is more rain], the amount of water that flows past the dam will grow.",
        "[[Alleging] there was a mistake in the papers], Norvik now waits for the court.",
        "He spoke of two families, [[apparently] referring to the Okes].",
        "They left town, [[possibly] taking the key].",
        "They looked at every possible road.",
        "There are those who would argue that he lost.",
        "In the early days his round would cover the port.",
        "You will find anything you may want there.",
    ],
)
def test_relative_and_fronted_clauses_and_what_one_does_or_wants(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "I think it's a decent deal, but [I don't [think] it's what many buyers hoped for].",
        "It ended months of [[speculation that] Norvik, troubled by debt, is for sale].",
        "They looked at a [[potential] take-over candidate].",
        "The firm's [[estimated] yearly income] fell.",
        "[[Sources have told] the paper that the sale is off].",
        "What could this mean for the town?",
        "Could the town pay for it?",
        "He feels sure the council can help.",
        "[I [wonder] if Norvik and Hove Town Council is asleep].",
        "Where does the council think guests will park?",
        "The plan met sceptical readers.",
    ],
)
def test_deals_sources_and_questions_of_letters(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Whatever the owners may claim, the dam leaks.",
        "No matter how good the plan may be, we stay.",
        "They cannot deny that the gate was open.",
        "He had under estimated the cost of the wall.",
        "They want to give views, suggest cuts, and leave.",
    ],
)
def test_what_holds_in_any_case_and_cannot_be_denied(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor insisted that the guards must go.",
        "Although [the plan has led to [fears] of a flood], guests stay calm.",
        "I will feel more concerned then.",
        "The line joins [[almost] any two towns] of the land.",
        "The inn let [[nearly] all 300 rooms].",
        "The inn let nearly all rooms.",
    ],
)
def test_demands_fronted_fears_and_nearly_all(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Police found [money [allegedly] stolen by two guards].",
        "They saw [ten thefts in the port [allegedly] committed by sailors].",
        "They hold a man, [[reportedly] shot by guards].",
        "He said [the guard [allegedly] worked for a gang].",
        "[The letter was [allegedly] written by a monk].",
    ],
)
def test_an_adverb_before_a_participle_behind_its_noun(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Engineers suggest [[possible] pump failure].",
        "They name rust as a sign and frost as [[possible] cause of the leak].",
        "They row as hard as possible on Sundays.",
        "It was the fastest possible way.",
        "It sank with ten persons, though [that sum [may] rise].",
        "No persons under 16 may drive.",
        "They hid from [[suspected] raiders] leading to a flight of all.",
        "They asked about [[possible] “sabotage”], in a talk.",
        "[Notes [indicating] that he knew were burnt].",
        "[A documentary [indicated] that he knew].",
    ],
)
def test_what_is_possible_and_what_shows_it(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "[Ten [were feared] dead], just as boats came back.",
        "[Ten [were feared] dead] just as boats came back.",
        "[Goods [may] spoil], even though the doors are shut.",
        "[It [may] take a while before the club is well].",
        "[The ferry, with ten guests on board, [apparently] turned to port].",
        "While Oke has yet to speak, [[sources close to] him say he fled].",
        "Oke rests, although [[it looks like] he is well].",
    ],
)
def test_focus_asides_and_what_opens_a_clause(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "The clerk suggested he check with the mayor.",
        "She suggested that the council not look at it.",
        "Oke made a suggestion that the town hire a cook.",
        "[She [suggested] that the council knows it].",
        "[She [suggested] he lied].",
        "The roof is old and [[if] it falls], the owner won't pay.",
        "He said: “Ann told me, ‘Hmm, [[maybe] we lost].’”",
        "[The old think tank is [unlikely] to close].",
        "They are unaware of [[whether] the vote was fair].",
        "[It [is understood] the victim fell].",
        "He was feared by his men.",
        "[It [is feared] he fell].",
        "They will find out [[whether] it fell], and [[whether] it broke].",
        "[We [could] have a storm in May].",
        "We could have won.",
    ],
)
def test_what_is_only_proposed(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Officials said Thursday [the dam [may] burst].",
        "The owner said late Monday [prices [could] fall].",
        "She told readers on Sunday [the show [might] end].",
        "The agency said in a statement on Monday [the ferry [could] sink].",
        "The mayor warned last week [the toll [could] rise].",
        "The coach said Tuesday evening [he [believes] the bus was full].",
        "The owner said in Lund [the mill [could] close].",
        "Doctors think [Thursday [could] be worse].",
        "[The baker [claimed] on Monday that the flour was wet].",
    ],
)
def test_when_and_where_something_is_said_is_no_part_of_it(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "[Hail [is expected] in the hills], with trams running late.",
        "[The vote [could] fail], with both parties blaming the mayor.",
        "[The shop [may] burn], with the owner gone to Lund.",
        "[The quay [could] close, with the loss of ten jobs].",
        "[The walls [seemed] to shake], the lamps fell and the crew fled.",
        "[We [believe] he was robbed] after which they burned the car.",
        "[[From what we hear], the mill is lost].",
        "[[Perhaps] in May, the mill will close].",
        "[[If] he leaves], [the mill [may] close].",
    ],
)
def test_a_clause_ends_before_one_with_its_own_subject(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Traders are [expecting|kind=verb] a weak harvest.",
        "The town waits, with bakers not [expecting|kind=verb] a rise.",
        "She is expecting her first child.",
        "They are expecting twins in May.",
        "Hail [expected|kind=verb] Sunday missed the town.",
        "The port shut, with snow [anticipated|kind=verb] on Monday.",
        "Early tests [point|kind=verb] to a leak.",
        "The traces, found on Monday, [pointed|kind=verb] strongly towards arson.",
        "She pointed to the door.",
        "The findings, printed last week, [indicate|kind=verb] that the wall is new.",
        "The grey mare [is favoured|kind=verb] to win.",
        "She favoured a new tax.",
    ],
)
def test_what_is_foreseen_and_what_traces_point_to(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "We just [don't know|kind=doubt],\" the guard said.",
        "The crew [do not know|kind=doubt] what caused the fire.",
        "They do not know what to wear.",
        "I don't know who won.",
        "She did not know where he was.",
        "The club had no comment on [rumours|kind=evidential] about its coach.",
        "He spoke of [speculation|kind=evidential] surrounding the sale.",
        "There were no rumours about it.",
        "A note appeared late on Monday.",
        "They made it look like a robbery.",
    ],
)
def test_who_does_not_know_and_what_is_rumoured(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "[The club [could neither confirm nor deny] the sale].",
        "[Who will sell or not [remains to be seen]].",
        "The barn burned, [[possibly] for hours].",
        "[Media reports over the last two weeks have [suggested] a sale].",
        "They asked [what the coach of the club [thinks] will happen].",
        "Mayor questions tram plan, [[alleges] fraud]",
        "[Union [alleges] theft], calls for a strike",
        "[Prices to fall, [claims] minister].",
    ],
)
def test_where_a_cue_reaches_in_headlines_and_asides(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor [cannot say|kind=doubt] who fired.",
        "She cannot say a word.",
        "The test was [not conclusive|kind=doubt].",
        "Oil stood [near|kind=approximator] $70 a barrel.",
        "He lives near 40 sheep.",
        "The mayor said to reporters that it rained.",
        "The well is a place [said|kind=evidential] to be deep.",
        "Some rumours that began in May were true.",
        "They bought her [alleged|kind=adjective] ‘silver’ ring.",
        "They denied me access to the notes needed for it.",
        "[If|kind=conditional] rents fall, we [could|kind=modal] see more shops.",
        "From the tower we could see the sea.",
    ],
)
def test_what_is_not_known_and_what_is_no_cue(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Anyone with footage that could help is urged to call.",
        "Witnesses who may have seen the lorry are asked to call.",
        "The charges that banks impose rose.",
        "The claims that he made in May were read out.",
        "He was shot by unknown gunmen.",
        "They mourned his unknown fate.",
        "The draw gave them the chance of a place in the final.",
        "A heat pump [that [could] help costs much].",
        "Residents [who [may] lose homes] were encouraged by it.",
        "Evidence [that [could] sink his appeal] was lost.",
        "Anyone who could help should call.",
        "He faces [[charges] that banks robbed the poor].",
        "It is worth [[about] Sh40m].",
        "It is worth [[about] N5bn].",
        "It is worth [[some] ₱3.4 million].",
        "They talked about P5.",
        "The fight is [[about] 3 miles] away.",
        "The claim is [[about] 40 percent] too high.",
        "The case was [[about] 40 pounds].",
        "Agents held five drug suspects in two raids.",
        "Agents held two murder suspects.",
        "[The envoy [suspects] fraud].",
    ],
)
def test_appeals_relative_clauses_and_sums_of_other_currencies(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)
