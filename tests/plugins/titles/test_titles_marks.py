"""What is marked, and how far: the noun of the office with its status, rank and field."""

import pytest

from glossator.testing import assert_marked

RULES = {"tokens": "rules", "sentences": "rules"}


@pytest.mark.parametrize(
    "text",
    [
        "The [foreign minister|when=current] resigned.",
        "The [former health minister|when=former] was ill.",
        "An [interim chief executive|rank=acting] was named.",
        "The [vice foreign minister|rank=vice] flew home.",
        "The [deputy prime minister|rank=deputy] spoke.",
        "An [assistant professor|when=current] spoke.",
        "The [senior vice president|rank=vice] flew home.",
        "The [deputy ambassador|rank=deputy] left.",
        "The [president-elect|when=elect] waved.",
        "The [mayor elect|when=elect] left.",
        "[General|rank=honorific] (ret.) Li Na left.",
        "The [chairman emeritus|when=current] spoke.",
        "He met the [Secretary-General|when=current] twice.",
        "The [ex-president|when=former] fled.",
        "Silva’s [deputy|rank=deputy] spoke to the [deputy|when=current] from Lima.",
        "The [vice admiral|when=current] left.",
        "Li Na is a [vice presidential candidate|when=current].",
        "An [outgoing provincial chairperson|when=former] wept.",
        "The [acting deputy director|rank=acting] agreed.",
        "[Police Maj. Gen.|rank=honorific] Li Na agreed with Lagos Police [Capt.] Jo Silva.",
        "He was [governor|when=former] of Lagos from 2011 until he fell.",
        "Li Na served as [mayor|when=former] between 2011 and 2016.",
        "He said he was [governor|when=current], and nobody knew until May.",
    ],
)
def test_status_and_rank_belong_to_the_title(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "She is [Minister of Foreign Affairs].",
        "She is [minister of health, labour and social affairs].",
        "The [secretary of state for energy] wrote.",
        "He was made [professor of East Asian politics] there.",
        "The [director of communications] called.",
        "The [Inspector General of Police] said so.",
        "The [science and technology minister] agreed.",
        "The [human rights lawyer] won.",
        "A [gathering coordinator] came.",
        "The [vice president for research] came.",
        "She is [Director-General of International Cooperation] there.",
        "She is [Head of Balance Sheet Management] there.",
        "[Chief Election Commissioner] Li Na came.",
        "[Justice Minister] Li Na came.",
        "A shrewd [power plant engineer] and a [maxillofacial surgeon] came.",
        "They met [computer hardware engineer] Li Na.",
        "The Norvik [soil scientist] and two [kiln workers] left, as did [Sheep Farmer] Li Na.",
        "[Software Engineer] Li Na and the [workers' rights spokesman] left.",
        "She is [head of mergers and acquisitions] there.",
        "The [director of environmental services] gives talks.",
        "The [vice president of player development] and a [professor of English] came.",
        "An [immigration and human rights attorney] came.",
        "The [chief emerging markets economist] at Norvik came.",
        "It helps to support [president] Tom Oke and an [aid worker] there.",
    ],
)
def test_the_field_of_an_office_belongs_to_it(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "The [president] of Ghana spoke.",
        "The [head] of the institute left.",
        "The South Korean [president] spoke.",
        "The [director] of the Tourism Authority resigned.",
        "Opposition [MPs] left.",
        "The powerful [former state leader] died.",
        "Three veteran female [bodyguards] came.",
        "A shrewd billionaire [banker] and those changes [lawmakers] want came.",
        "They hired him and met [engineer] Li Na and the network [Representative].",
        "The longest-serving non-royal [leader] came with a [non-executive director].",
    ],
)
def test_bodies_places_and_adjectives_do_not(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "The official statement came late.",
        "It is a matter of social justice.",
        "He will head the list.",
        "The president post is vacant.",
        "Teachers and farmers marched.",
        "The coach journey was long, as he ministers to the sick near Judge Ana Oke Park.",
        "The worker, two workers and a migrant worker left.",
        "Her father and a Kenyan man met in the park.",
        "The spy agency denied it.",
        "He sat in a plastic chair.",
        "It starts at 8 PM in a 520-seat hall.",
        "Members of the public and voters came.",
        "The Executive Committee met in general terms.",
        "They decided in the Prince of Wales Heritage Centre.",
        "She won Best Supporting Actress as the star employee.",
        "The patron saint of the city is part of the literary canon.",
        "Demand is the main driver for big players and for Gen Z.",
        "The Board of Directors met the judges’ association.",
        "They put forward a plan for speakers of Welsh.",
    ],
)
def test_what_is_no_title(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "[Officials] and [lawmakers] agreed.",
        "Her [lawyers] denied it.",
        "The [spokespeople] denied it.",
        "A team of [astronomers] watched hundreds of astronomers.",
        "The [official] remarked on it.",
        "The [chair] is going to close it.",
        "The [Cabinet members] left.",
        "They asked the [MP].",
        "Thank you, [Madam|rank=honorific holder_span=None] [Speaker].",
        "They told [officials] and asked for [judges].",
        "The [police chief] accuses them.",
        "The [official] vows a fight, the [pilot] hosting a feast left.",
        "The [mayor] visits the port.",
        "A [farm worker] found it, the [co-pilot] died and the [official] knew.",
        "Li Na, Norvik [police chief] since 2010, left.",
    ],
)
def test_plurals_of_offices_and_ambiguous_words(text: str) -> None:
    assert_marked(text, "titles", use=RULES)
