"""What is reported, how, and by whom, in marked sentences."""

from __future__ import annotations

import pytest

from glossator.testing import annotate, assert_marked

RULES = {"tokens": "rules", "sentences": "rules"}


def check(text: str) -> None:
    assert_marked(text, "quotations", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "[“We will stay,”|kind=direct cue_span=said speaker_span=the_mayor] the mayor said.",
        "[“We will stay,”|kind=direct cue_span=said speaker_span=Mayor_Ana_Ruiz] said "
        "Mayor Ana Ruiz.",
        "[“Why?”|kind=direct cue_span=asked speaker_span=he] he asked.",
        "He said: [“We will stay.”|kind=direct cue_span=said speaker_span=He]",
        "She told reporters, [“We will stay.”|kind=direct cue_span=told speaker_span=She]",
        "Ruiz had this answer:\n\n[“We will stay here until the money is paid.”|kind=direct]",
        "[“We will stay,”|kind=direct speaker_span=Ana_Ruiz,_the_mayor_of_Leon,] "
        "Ana Ruiz, the mayor of Leon, told the newspaper.",
        "[“We will stay here for good.”|kind=direct speaker_span=Ana_Ruiz] — Ana Ruiz",
        "[“We will stay here for good.”|kind=direct speaker_span=Ana_Ruiz]\n\n— Ana "
        "Ruiz.\n\nShe left.",
        "[“We will stay,”|kind=direct speaker_span=the_mayor_and_envoy] the mayor and envoy said.",
        "Kim fell, adding: [“We will stay.”|kind=direct cue_span=adding speaker_span=Kim]",
        "She said, [“We will stay,”|kind=direct] smiling at the crowd.",
        "But, Kim said, [“we will stay.”|kind=direct]",
        "Kim shot back, [“We will stay here until it is paid.”|kind=direct speaker_span=Kim]",
    ],
)
def test_direct(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said [that the city was “on its knees”|kind=mixed speaker_span=The_mayor].",
        "He called [the plan “a farce”|kind=mixed cue_span=called speaker_span=He].",
        "[The plan is “a farce,”|kind=mixed cue_span=said speaker_span=Ruiz] Ruiz said.",
        "She promised [to “fight to the end”|kind=mixed cue_span=promised speaker_span=She].",
        "Kim said [it would fail: “We need more money.”|kind=mixed cue_span=said speaker_span=Kim]",
        "Kim said on “Face the Nation” [that the plan was “dead”|kind=mixed speaker_span=Kim].",
        "[In Rome, “we will stay,”|kind=mixed cue_span=said speaker_span=Kim] Kim said.",
        "[The plan is a “good thing” that brought “more money,”|kind=mixed] she said.",
        "Kim said [the plan was “dead,” because nobody paid|kind=mixed].",
        "Kim said [the plan was “dead”|kind=mixed], a blow to the strike.",
        "Kim said [he was “glad”|kind=mixed] and called [the plan “a farce”|kind=mixed].",
    ],
)
def test_mixed(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "Officials said [that the talks had failed|kind=indirect speaker_span=Officials].",
        "Officials said [the talks had failed|kind=indirect cue_span=said].",
        "[The talks had failed|kind=indirect cue_span=said speaker_span=officials], "
        "officials said.",
        "[The talks had failed|kind=indirect cue_span=said speaker_span=Kim], said Kim.",
        "[The talks failed|kind=indirect cue_span=according_to speaker_span=two_officials], "
        "according to two officials.",
        "According to the ministry, [the talks failed|kind=indirect speaker_span=the_ministry].",
        "As Kim noted, [the talks had failed|kind=indirect cue_span=noted speaker_span=Kim].",
        "Kim asked [whether the talks had failed|kind=indirect cue_span=asked].",
        "Kim said [that two men: Tom Oke, 19; and Per Lund, 20, were held|kind=indirect].",
        "Kim asked Lee [whether the talks had failed|kind=indirect cue_span=asked].",
        "Kim was asked by Lee [whether the talks had failed|kind=indirect speaker_span=Lee].",
        "Kim told a crowd in Rome, Georgia, [that the talks had failed|kind=indirect "
        "cue_span=told].",
        "[Lee has stayed since last month|kind=indirect speaker_span=he], he said.",
        "In a poll, 42% say [they had no say|kind=indirect cue_span=say speaker_span=42%].",
        "The BBC reported [Lee denied it|kind=indirect cue_span=reported].",
        "Kim said [the load was worth €50m ($62m; £45m) and was pure|cue_span=said].",
        "Kim explained [the talks began in May|kind=indirect cue_span=explained].",
        "However, as Kim noted, [the talks had failed|kind=indirect cue_span=noted].",
        "Kim told the committee on Monday [that the talks had failed|kind=indirect cue_span=told].",
        "Kim vowed [to fight the decision|kind=indirect cue_span=vowed].",
        "Kim urged [the court to reject the plan|kind=indirect cue_span=urged].",
        "Kim urged [the court to free her, order a review and demand an apology|cue_span=urged].",
        "[The mill had shut|cue_span=confirmed speaker_span=the_mayor], confirmed the mayor.",
        "Kim told men outside the court in the city of Lund near the border with Peru [that it "
        "was late|cue_span=told].",
        "Kim said, [the talks had failed|cue_span=said speaker_span=Kim].",
        "He left despite protests demanding [a recount|speaker_span=protests].",
        "It was noted [that Lee had urged them to stay|cue_span=was_noted speaker_span=None].",
        "Kim was hit in May by allegations [that staff took bribes|speaker_span=None].",
        "Kim called for [an end to the talks|kind=indirect cue_span=called_for].",
        "Kim criticized [the plan|kind=indirect cue_span=criticized] on Monday.",
        "Kim agreed on Monday [to buy the firm for $3 billion|kind=indirect cue_span=agreed].",
        "Kim accused [Lee of taking 90 million baht ($3 million) in bribes|cue_span=accused].",
        "Kim declined [to say whether he knew Lee, who was recalled|cue_span=declined].",
        "Lawyers who threatened [to sue the city over the dam|speaker_span=who] could stay.",
        "Kim talked about [the war in the east|cue_span=talked_about].",
        "Kim went on: [“We will stay.”|kind=direct cue_span=went_on]",
        "Kim did promise [an extra 12 million rand for the poor|kind=indirect].",
        "Kim is confident [that the talks will succeed|kind=indirect cue_span=is_confident].",
        "Kim has been very critical of [the plan|cue_span=has_been_very_critical_of "
        "speaker_span=Kim].",
        "The mayor has made clear [that he will stay|cue_span=has_made_clear "
        "speaker_span=The_mayor].",
        "Few took up Kim’s claim [that the talks had failed|kind=indirect cue_span=claim "
        "speaker_span=Kim’s].",
    ],
)
def test_indirect(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “green” tax rose again.",
        "They watched “The Long Night” on Sunday.",
        "The report was long and the claims were many.",
        "The United States and the Washington Post are names.",
        "He lives in a “smart” house.",
        "Kim conceded defeat.",
        "The planet, named Vega by its finders, is large.",
        "The union-backed plan was passed.",
        "The minister called on the envoy on Monday.",
        "Kim wrote to the mayor when he was ill.",
        "Embassy probes alleged visa racket",
        "She lodged a police report with the town.",
    ],
)
def test_scare_quotes_titles_and_nouns_are_left_alone(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "After Kim said [that the talks had failed|kind=indirect], the market fell.",
        "Kim said [the talks had failed|kind=indirect], adding [that he was sad|speaker_span=Kim].",
        "Kim, who said [the talks had failed|kind=indirect speaker_span=who], left.",
        "Kim said [the talks had failed|kind=indirect], and Lee told the BBC "
        "[that nobody cared|speaker_span=Lee].",
        "ROME, May 3 (Agency) - [The talks failed|speaker_span=officials], officials said.",
        "[Lee, the envoy, fled and has not been seen since|speaker_span=Kim,_a_lawmaker,], "
        "Kim, a lawmaker, told reporters.",
        "Kim said [“never,”|kind=direct] adding [that he was sad|speaker_span=Kim].",
        "Kim, speaking in Rome, said [that the talks had failed|speaker_span=Kim].",
        "Kim, meanwhile, said [that the talks had failed|speaker_span=Kim].",
        "Kim on Monday said [that the talks had failed|speaker_span=Kim].",
        "Kim said Thursday [that the talks had failed|speaker_span=Kim].",
        "Kim said [Thursday would be a holiday|speaker_span=Kim].",
        "Though farmers and their allies said [it failed|speaker_span=farmers_and_their_allies].",
        "It was late for the mayor to say [that it had failed|speaker_span=the_mayor].",
        "Kim, who advised the bank in May, said [that the talks had failed|kind=indirect].",
        "Kim left the room and said [the talks had failed|kind=indirect speaker_span=Kim].",
    ],
)
def test_a_report_ends_where_another_clause_begins(text: str) -> None:
    check(text)


def test_what_is_described_as_something_may_be_a_relative_pronoun() -> None:
    document = annotate(
        "The vote, which he described as a farce, is over.", "quotations", use=RULES
    )

    (quotation,) = document.layers["quotations"]
    assert document.text_of(quotation) == "which as a farce"


@pytest.mark.parametrize(
    ("text", "parts", "cue"),
    [
        ("The talks are expected to fail.", "The talks to fail", "are expected"),
        ("The firm is also rumoured to have won.", "The firm to have won", "is also rumoured"),
        ("The plan was seen as a threat.", "The plan a threat", "was seen as"),
        ("He is expected to name the envoy.", "He to name the envoy", "is expected"),
        ("It appears to confirm the plan.", "It to confirm the plan", "appears"),
    ],
)
def test_what_is_expected_stands_on_both_sides_of_its_cue(text: str, parts: str, cue: str) -> None:
    document = annotate(text, "quotations", use=RULES)

    (quotation,) = document.layers["quotations"]
    assert document.text_of(quotation) == parts
    assert text[slice(*quotation.cue_span)] == cue
    assert quotation.speaker_span is None


@pytest.mark.parametrize(
    "text",
    [
        "Officials who met Kim said [that it failed|speaker_span=Officials_who_met_Kim].",
        "Many, including Kim and Lee, say [that it "
        "failed|speaker_span=Many,_including_Kim_and_Lee,].",
        "Kim — a lawyer from Rome — said [that it failed|speaker_span=Kim_—_a_lawyer_from_Rome_—].",
        "[It failed in May|speaker_span=Kim,_a_lawyer,], said Kim, a lawyer, on Monday.",
        "Meanwhile, Kim, a lawyer, said [that it failed|speaker_span=Kim,_a_lawyer,].",
        "In Rome, her lawyer, Ana Ruiz, said [that it failed|speaker_span=her_lawyer,_Ana_Ruiz,].",
        "[Kim might win the count in two towns|speaker_span=her_lawyer,_Ana_Ruiz,], her lawyer, "
        "Ana Ruiz, suggested late on Monday.",
        "Her firm - a shop pitched as “the best for all” - noted [that it failed"
        "|speaker_span=Her_firm_-_a_shop_pitched_as_“the_best_for_all”_-].",
        "But friends and old allies said [that it failed|speaker_span=friends_and_old_allies].",
        "Kim said [he plans to stay|speaker_span=Kim], adding [that it was late|speaker_span=Kim].",
        "Kim, who was ill, took the stage and warned [that it was "
        "late|speaker_span=Kim,_who_was_ill,].",
        "She escalated her attacks on [the plan to leave|speaker_span=She cue_span=attacks_on].",
        "It is a theory of Kim’s view of [the plan to leave|speaker_span=Kim’s cue_span=view_of].",
        "The WHO said [that it was late|speaker_span=The_WHO].",
        # a list begins with its first; who stands behind "according to" goes on to the comma
        "Miners, nurses and cooks said [that it failed|speaker_span=Miners,_nurses_and_cooks].",
        "Oke, a clerk, left. However, Ana Ruiz and Tom Oke said [that it failed"
        "|speaker_span=Ana_Ruiz_and_Tom_Oke].",
        "Lee and others said [that it failed|speaker_span=Lee_and_others].",
        "Many of you asked [whether it failed|speaker_span=Many_of_you].",
        "Kim, acting head of the board, said [that it failed"
        "|speaker_span=Kim,_acting_head_of_the_board,].",
        "[It failed in May|speaker_span=a_memo_released_Friday_by_the_board], according to a memo "
        "released Friday by the board.",
        "[It failed in May|speaker_span=a_clerk_with_the_WHO], according to a clerk with the WHO.",
        "[The mill shut|speaker_span=the_mayor,_Ana_Ruiz], according to the mayor, Ana Ruiz.",
        "Lawmakers boycotted his calls for [a reform|speaker_span=his].",
        "Calls to Tom Oke's office rang unanswered.",
        # what a noun reports that is a subject ends before its verb
        "Fears [that the dam could break|cue_span=Fears] grew.",
        "Reports [that Kim had died|cue_span=Reports] were false.",
    ],
)
def test_the_phrase_of_the_speaker(text: str) -> None:
    check(text)


def test_a_quotation_inside_another_is_part_of_it() -> None:
    check("[“He said ‘never’ and she said ‘always,’”|kind=direct speaker_span=Kim] Kim said.")
