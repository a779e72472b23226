"""Kinds of sentences that were once annotated wrongly, several of each."""

import pytest

from glossator.testing import assert_example, assert_marked

RULES = {"tokens": "rules", "sentences": "rules"}


@pytest.mark.parametrize(
    "text",
    [
        "Police [suspect|kind=verb] arson.",
        "Doctors [suspect|kind=verb] a virus.",
        "Arson [is suspected|kind=verb].",
        "A link [cannot be excluded|kind=doubt].",
        "It is [not ruled out|kind=doubt] that the pilot fell asleep.",
        "[People familiar with the matter|kind=evidential] said the bank will sell.",
        "Three [people with direct knowledge of the deal|kind=evidential] said it was off.",
        "[Someone close to the family|kind=evidential] said she fled.",
        "People close to the fire fled.",
        "Police [have not excluded|kind=doubt] arson.",
        "The bishop [would not exclude|kind=doubt] a sale.",
        "One [person with knowledge of the offer|kind=evidential] said it was off.",
        "Arson [can't be ruled out|kind=doubt].",
        "An [official briefed on the probe|kind=evidential] said so.",
        "Two [officials briefed on the talks|kind=evidential] said the bank will sell.",
        "Arson [has not been ruled out|kind=doubt].",
        "Arson [is not being ruled out|kind=doubt].",
        "Arson [cannot be dismissed|kind=doubt].",
        "It is [not excluded|kind=doubt] that they knew.",
        "[Suspecting|kind=verb] a trap, the driver fled.",
        "Police [suspect|kind=verb] her of theft.",
        "Fraud [was long suspected|kind=verb] at the mill.",
        "[Nobody is ruling out|kind=doubt] a strike.",
        "The crew [could not exclude|kind=doubt] a leak.",
        "A [source with direct knowledge of the sale|kind=evidential] said it was off.",
        "[People close to the firm|kind=evidential] say it is broke.",
        "Boys are not excluded from the choir.",
        "Police held two terror suspects on Monday.",
        "Three suspects fled the scene.",
        "The murder suspect pleaded guilty.",
    ],
)
def test_who_suspects_what_is_not_excluded_and_who_knows(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "He could not possibly win.",
        "They can't possibly know.",
        "This was not about one school.",
        "The film is about two sisters.",
        "The bridge is [about|kind=approximator] two miles long.",
        "There were [about|kind=approximator] ten people.",
        "They argued about 40 jobs.",
        "Fans were upset about two goals.",
        "It is not about one choir.",
        "The fence around 20 huts fell.",
        "They walked [around|kind=approximator] two hours.",
        "They swam as far as they possibly could.",
        "How could he possibly agree?",
        "The row was about 40 jobs.",
        "He walked around two lakes.",
        "They ran around three fields.",
        "He paid [around|kind=approximator] 40 dollars.",
        "Nobody could possibly agree.",
        "Tell me about 1990.",
        "He asked around three offices.",
        "They squabbled about two fields.",
        "Fans fumed about 30 empty seats.",
        "A moat was dug around two mills.",
        "She told police about two knives.",
        "She told police [about|kind=approximator] two men fled.",
        "It was valued at [around|kind=approximator] two million kroner.",
        "The saga tells about three mills.",
        "The guide took pupils around two mills.",
        "A road around four lakes opened.",
        "The job took pupils [around|kind=approximator] two hours.",
        "There were still [around|kind=approximator] six men inside.",
        "She took home [around|kind=approximator] five medals.",
        "The bill was [almost|kind=approximator] double that.",
        "You may now enter. The poll asked likely voters.",
    ],
)
def test_about_and_around_as_prepositions_and_what_cannot_be(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "An [[alleged] thief] and a man were held.",
        "The [[purported] letter] and the knife were sold.",
        "The [[reported] raid] and the fire were a hoax.",
        "She met the [[alleged] thief] and asked him to leave.",
        "An [[apparent] slip] cost him the cup.",
        "They sold the [[supposed] cure] and left.",
        "Police seized a [[purported] relic] and two forged stamps.",
        "A [[possible] economic and political mess] is near.",
        "The [[suspected] gang leader] quickly left.",
        "The paper printed an [[unverified] claim].",
        "[These plans [seemed] dead] as fees are low.",
        "[The bridge [may] be closed] while crews mend it.",
        "As fees are low, [these plans [seem] dead].",
        "When the gates are shut, [water [may] rise].",
        "She spoke of the night when [he [allegedly] fled].",
        "[A deal between the city and the port [could] fail].",
        "[I [think] that, in spite of it all, they came].",
        "The paper tested his [[claim] that the town was empty].",
        "[The town heard [reports of] a fire].",
        "[[As far as I know], the town is safe].",
        "If [this [could] help], let us try it.",
        "It fell to [[about] 56 percent] today.",
        "It took [[about] two and a half weeks].",
        "It lost [[nearly] 24%] on Friday.",
        "They paid [[about] $16 million to $28 million] for it.",
    ],
)
def test_a_scope_ends_at_its_phrase_or_clause(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "An [estimated|kind=approximator] 300 people came.",
        "His [claim|kind=evidential] that he was away is new.",
        "The news raised [fears|kind=evidential] that the mine is unsafe.",
        "He answered [allegations|kind=evidential] about his past.",
        "They act on the [assumption|kind=evidential] that prices rise.",
        "Prices rose on [speculation|kind=evidential] the bank was for sale.",
        "Ten families filed insurance claims of their own.",
        "The land claim was heard in May.",
        "Norvik [claims|kind=verb] that the mine is safe.",
        "False [claims|kind=evidential] that he fled spread.",
        "The loss estimate was raised.",
    ],
)
def test_nouns_hedge_by_themselves_and_are_no_verbs(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "They sought jobs for which migrants could be hired.",
        "We would have to count again.",
        "Every summer he would swim there.",
        "An accident typically would get little notice.",
        "They felt it was time to act, and that the price was right. You may not sell it.",
        "They wrote early, so they could mend it. Let me add, if I may, one thing.",
        "The driver [must have|kind=modal] slept.",
        "Every driver must have a permit.",
        "The clinic will close [if|kind=conditional] staff leave.",
        "Shares fell on [fears|kind=evidential] that the bank would fail. He was seen as he left.",
        "The roof [may|kind=modal] hold even [if|kind=conditional] it snows.",
        "The club cancels it if they leave.",
        "The crew waited to see [if|kind=doubt] the wall was dry.",
        "He asked if the wall was dry.",
    ],
)
def test_modals_and_if_by_their_sense(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "The letter [indicates|kind=verb] he knew.",
        "The emails [suggest|kind=verb] a plot.",
        "The mayor indicated the way.",
        "The firm [asserted|kind=verb] Tuesday that the dam is safe.",
        "He spoke for an hour, [claiming|kind=verb] without proof that the vote was bought.",
        "He [suggested|kind=verb], without evidence, that the vote was bought.",
        "She [thought|kind=verb] (foolishly) that the door was shut.",
        "The guard [denied|kind=verb] any link to the gang.",
        "The house denied the town money.",
        "The mayor rejected the club's suggestion.",
        "The firm [predicted|kind=verb] a weak quarter.",
        "The mine is closed, [according to local media|kind=evidential].",
        "[According to local media reports|kind=evidential] the mine is closed.",
        "I [think|kind=verb] that was him.",
        "Early testing [indicates|kind=verb] the powder is harmless.",
        "The firm, long [rumoured|kind=verb] a target, was sold.",
        "They ran tests to discover [if|kind=doubt] the case was alone.",
        "Experts are [sceptical|kind=doubt] that the dam will hold.",
        "Ana Ruiz, who was not involved, [doubts|kind=doubt] that it will hold.",
        "The tool [looked like|kind=evidential] a rake.",
        "She looks like her mother.",
        "The minister took an unclear stance.",
        "The firm holds [around|kind=approximator] an 80 percent share.",
        "The trip takes ten days [or thereabouts|kind=approximator].",
        "The firm has 200 workers, [give or take|kind=approximator].",
    ],
)
def test_documents_claims_apart_denials_and_what_was_not_listed(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "I think we should wait.",
        "We believe everyone must vote.",
        "I think it was a great day.",
        "They asked how people think.",
        "Critics feel the rule needs work.",
        "I believe in ghosts.",
        "Traders [think|kind=verb] the price will fall.",
        "She was the presumptive nominee.",
        "Do you really think that it rains?",
        "Claims involving the firm were settled.",
        "The court ruled that he could be freed.",
        "A second [suspected|kind=adjective] case was found.",
        "The murder suspect Jan Dole was held.",
    ],
)
def test_an_opinion_on_what_should_be_or_how_good_it_is_is_no_hedge(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "The [[expected] rise] did not come.",
        "The disputed sum was paid.",
        "They met his [[feared] rival].",
        "[The crew [expected] rain].",
        "[Most [likely], he left on foot].",
        "[[According to rumours], he is in Malta].",
        "[It is quite [possible] the fire was set].",
        "[[By some estimates], ten boats sank].",
        "[[Local media reported] that ten men died].",
        "[[Unnamed officials said] the deal is dead].",
        "He voiced [[concern] that the dam is unsafe].",
        "There is a [[risk] that the dam will burst].",
        "The village lies [[about] 30 km] north of Rome.",
        "They hid for fear of the storm.",
        "It would have been worse had it rained.",
        "If the bridge had held, he would have lived.",
        "We could have scored twice.",
        "[We [could] have been wrong].",
        "[He [expects] [[about] 60 guests]].",
        "[[Media have reported] that ten men died].",
        "They sold [a vase [considered] to be old].",
        "Touching a monk is considered to be rude.",
        "[[If] they want to win], they would have to raise their bid].",
        "[He paid [[about] US$ 16 million]].",
        "After fears and [[doubts]], he signed.",
        "They read the [[expected] long 28-page report] on Friday.",
        "They read the scholars' current claims, and left.",
        "[The mayor [would not rule out] a new tax].",
    ],
)
def test_participles_before_nouns_unnamed_sources_and_what_was_not_so(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "It [would|kind=modal] [appear|kind=verb] at this stage that the mill is lost.",
        "The stone (it is from Rome, I [believe|kind=verb]) was sold.",
        "There are [fears|kind=evidential] the storm will be strong.",
        "Police said they had found different suspects in six cases and will charge them.",
        "They want money so that more farmers could vote.",
        "Ana Silva, the head of the office, said to wait for rain.",
        "A woman, [said|kind=evidential] to be 40, left.",
        "No repair was possible as the shop was shut.",
        "They argued over whether the town should pay.",
        "Do they believe that we lie?",
    ],
)
def test_appearing_believing_and_what_is_no_claim(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Doctors say [patients with the rare form [could] live longer].",
        "The minister said [cuts [may] be needed].",
        "[It [may] look easy], but finding the right seed takes years.",
        "[He [seemed] tired], yet the crowd cheered.",
        "Police charged a guard for [[allegedly] selling keys].",
        "It was late, with [the pilot [appearing] to ignore the tower].",
        "[I [think] when I was ten, the river was cleaner].",
        "In reply to [[claims] that the dam leaks], the mayor said nothing.",
        "They avoid the bridge, [which [may] take an hour to cross], and prefer the ferry.",
        "The accident, [which [apparently] happened at night], left three dead.",
        "[The bill [appears] doomed] as the party holds the senate.",
        "The crew was twice its old size, [[nearly] half its full strength].",
        "[It [may] be that Ana and her aunt will come].",
        "The girl, [[believed] to be nine], was found.",
        "The ship sank, and [as many as 60 people [may] have drowned].",
        "[The line [could], with luck, open in May].",
        "Her [[supposed] friends] sold the story.",
        "The inn has [[around] 300 rooms] and nearly no guests.",
        "[The toll [is expected] to rise] as crews reach the town.",
        "[Prices [may] rise before the vote] and the mayor will be blamed.",
        "They found [what experts [believe] is a tomb].",
        "[A poll of 900 voters [suggests] the mayor leads].",
    ],
)
def test_scopes_end_where_the_matrix_goes_on(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "He began to believe that he was right.",
        "It is nice to think that they won.",
        "They tend to [think|kind=verb] that rents will fall.",
        "How would you feel [if|kind=conditional] it rained?",
        "It was the clearest possible sign.",
        "The union announced that it had met the “full board” and that both sides would return.",
        "Governor Jane May Oke was seen at the fair.",
        "She moved to Oslo, where she [could|kind=modal] stay for years.",
        "That is where she could read in peace.",
        "The pain that you feel when love ends is real.",
        "Banks warned of speculation that will hurt savers.",
    ],
)
def test_what_nobody_holds_or_is_only_told_later_is_no_hedge(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "[It is [unlikely] Ana's find is linked to the flood].",
        "[It is [likely] prices will fall].",
        "These are [[suspected] rebels].",
        "Banks fear [[possible] sanctions on chips].",
        "Police looked at [[alleged] links to a gang].",
        "He met a [[potential] buyer] on Friday.",
        "They want [[possible] reprisals against guards] to stop.",
        "He is old, [[maybe] she will help].",
    ],
)
def test_adjectives_with_what_their_noun_governs(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman said the company would appeal.",
        "Any strike [would|kind=modal] hurt the port.",
        "The widow said she could not believe the news.",
        "Those who could pay left.",
        "More rain [is forecast|kind=verb] for the weekend.",
        "But [rumour has it that|kind=evidential] he left.",
        "The mine will close, owners [believe|kind=verb]; it is old.",
        "They said that some [wonder|kind=doubt] how he won.",
    ],
)
def test_who_would_and_who_could(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Oslo, May 3 (KTQ) - [Mayor Ana Ruiz [may] leave].",
        "NORVIK - [Prices [could] rise in May].",
        "The town is calm, with [heavy rain [forecast] to fall on Monday].",
        "They freed [the men [accused] of theft].",
        "Police came at [[around] 4:15 p.m.] to the house.",
        "Shops close at [[about] 9 a.m.] there.",
        "[Women over 40 or under 20 [may] ask for help].",
        "He died of an [[apparent] gunshot wound].",
        "[[Sources] in the party said the mayor would go].",
        "They fear a [[possible] deal between the city and the port].",
    ],
)
def test_datelines_hours_participles_and_sources(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "They left the door open so her aunt could come in.",
        "They moved the car so the bus could pass.",
        "The bill would ban whaling.",
        "The treaty would end the row.",
        "They argued whether to pay.",
        "The answer to whether he was kind came late.",
        "Police want to know [whether|kind=doubt] he fled.",
        "It is [unclear|kind=doubt] [whether|kind=doubt] he fled.",
        "She assumed the post of mayor.",
        "How could bread be so dear?",
        "They asked how the row could be ended.",
        "There was a risk that is gone.",
        "Drivers can expect to see snow.",
        "He asked the angry crowd if the talks could go on.",
        "She was denied a visa.",
        "Analysts [projected|kind=verb] a decline.",
    ],
)
def test_purposes_bills_and_questions_are_no_hedges(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Commuters [could|kind=modal] see higher fares by spring.",
        "A plan that [could|kind=modal] see the mill sold is new.",
        "From the roof guests could see the bay.",
        "Oke said she could see smoke as the barn burned.",
        "Three sailors [were reported|kind=evidential] drowned.",
        "The cat was reported missing in June.",
        "Cook [expected|kind=verb] in court on Friday",
        "The cause of the fire [has not been determined|kind=doubt].",
        "It’s [not yet been confirmed|kind=doubt] who will sing.",
        "Crews were called to reports of a gas leak.",
        "She received a report of smoke and heard [rumours of|kind=evidential] a fire.",
        "There was never any suggestion that he knew.",
        "Any estimate of the losses is a guess.",
        "The memo suggested moving the school.",
        "The fans [speculated|kind=verb] back in May that the band [might|kind=modal] part.",
    ],
)
def test_what_is_foreseen_reported_and_called_in(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Either that, or [the club [could] sell him].",
        "[It [could] mean the loss of 20 jobs in Oslo and a further 12 at the firm's depot].",
        "Officials warned [more severe storms [could] hit the coast].",
        "Prices fell in May, with [rates [likely] to rise again].",
        "He was left alone, with [his aides [seemingly] hiding in the cellar].",
        "The town lost its bank and [as a result [could] lose its shops].",
    ],
)
def test_scopes_at_asides_possessives_and_with(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        '"Calm down," Oke replied, before adding that [he [thinks] "children should listen."]',
        "He felt “a sense of doom that [the town [may] be next].”",
        "[Despite a rise in value-adding processes in the north, some [believe] that it fell].",
        "In the early 1960s, it would give the party its best speakers.",
        "[By 2030 a tunnel [would] cost more].",
        "[[If] sales fall again], we are going to close.",
        "Call him if he is going to be late.",
        "The aim would be to open by May.",
    ],
)
def test_whom_a_thought_and_a_past_that_is_told_belong_to(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "There have been [suggestions|kind=evidential] the mill was shut.",
        "There are [indications|kind=evidential] the fire was set.",
        "They made suggestions they liked.",
        "Ministers [tipped|kind=verb] for promotion include Oke.",
        "I [imagine|kind=verb] he was tired.",
        "Imagine the wall falls.",
        "Experts are reviewing the log and [whether|kind=doubt] fog led to the crash.",
        "They insisted that any deal be shared.",
        "Oke insisted that it stop the sale.",
        "Oke [insisted|kind=verb] that it had stopped the sale.",
        "This text may not be copied or sold.",
        "The work [may|kind=modal] not be finished by June.",
        "He came in the quickest way possible.",
        "They want to make the impossible possible.",
        "The show is possible thanks to a gift.",
        "The Tull news agency reports that the mill shut.",
        "The theft was reported to police in Lund.",
        "Oke [was reported|kind=evidential] to have sunk.",
        "He was naive about one of the largest towns.",
        "It took [about|kind=approximator] one hour.",
        "We thought they were our friends.",
        "They [thought|kind=verb] he was lost.",
        "A previously unknown song was sung.",
        "If they will not come, let us go.",
        "They denied poor towns the right to vote and were told that it is wrong.",
        "Clerks who deny licences to young drivers are wrong.",
        "Oke [denied|kind=verb] the mill in the town was shut.",
        "Oke [denied|kind=verb] it was shut.",
        "May [is said|kind=evidential] not to be ill.",
        "He lost it by appearing weak.",
        "Oke [had earlier been accused|kind=verb] of theft.",
        "The court heard [claims|kind=evidential] that the log was lost.",
    ],
)
def test_what_was_believed_demanded_or_forbidden_is_none(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "There were 12 reports of burst pipes.",
        "Our correspondent reports that the mill shut.",
        "Crews had a total of nine reports of burst pipes.",
        "[There were reports of|kind=evidential] burst pipes.",
        "The mill’s forecast for the third quarter came in low.",
        "Traders [forecast|kind=verb] a loss.",
        "We watch the tides but would advise drivers to stay at home.",
        "The council would urge walkers to keep dogs on leads.",
        "“I believe you and I’m letting you go,” he said.",
        "They believed her, the clerk said.",
        "They [believe|kind=verb] her plan will fail.",
        "I [believe|kind=verb] you are wrong.",
    ],
)
def test_counts_forecasts_advice_and_trust_are_none(text: str) -> None:
    assert_marked(text, "hedging", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "The vase, [[said] to be old], was sold.",
        "The owner, [[thought] to be abroad], did not answer.",
        "[The talks [appear] to have stalled] as both sides wait.",
        "[The road [may] be shut] as the crews clear the snow.",
        "[He [probably] left for his talks in towns and his work as his nephews' teacher].",
        "[[Rumours are swirling that] the mill will close].",
        "[[Speculation is mounting that] the mayor will quit].",
        "[[Rumours swirled that] the band had split].",
        "A [[rumour spread that] the king had fled].",
    ],
)
def test_where_a_clause_ends_behind_an_aside_and_before_as(text: str) -> None:
    assert_example(text, "hedging", around="scope_span", use=RULES)
