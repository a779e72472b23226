"""What a title is held in or for, where it is held, and the entities that they refer to."""

import pytest
from entitled import summary, titles, with_entities

from glossator.testing import assert_marked

RULES = {"tokens": "rules", "sentences": "rules"}


@pytest.mark.parametrize(
    "text",
    [
        "The South Korean [president|affiliation_span=South_Korean] spoke.",
        "We asked Kenya Airways [CEO|affiliation_span=Kenya_Airways] and "
        "[Group Managing Director|affiliation_span=Kenya_Airways] Li Na.",
        "Kuwait’s [Speaker|affiliation_span=Kuwait] Li Na agreed.",
        "They fired the country’s [comptroller|affiliation_span=country].",
        "Ex-PRD [president|when=former affiliation_span=PRD] Li Na agreed.",
        "Former PRD [president|when=former affiliation_span=PRD] Li Na agreed.",
        "A pro-Silva [mayor|affiliation_span=None] agreed.",
        "He urged the [Home Secretary|affiliation_span=None] to fund more patrols.",
        "The anti-graft body’s [spokesman|affiliation_span=anti-graft_body] agreed.",
        "The judiciary’s [spokesman|affiliation_span=judiciary] agreed.",
    ],
)
def test_before_the_title(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Li Na, [director|affiliation_span=CIPI] of CIPI, left.",
        "A [spokesman|affiliation_span=ministry] for the ministry agreed.",
        "The [head|affiliation_span=government] of the government left.",
        "[Political leaders|affiliation_span=Japan] in Japan agreed.",
        "[Chief|affiliation_span=Chisasibi] Daisy Miller of Chisasibi agreed.",
        "The [president|affiliation_span=Union_of_Teachers_and_Nurses] of the Union of Teachers "
        "and Nurses left.",
        "An [adviser|affiliation_span=None] to the man left.",
        "An [aide|affiliation_span=None] to [President|affiliation_span=None] Li Na left.",
        "The last [minister|affiliation_span=None] to visit Rome left.",
        "An [expert|affiliation_span=None] on Muslim media left.",
        "A [spokesman|affiliation_span=None] for NNC [chief|affiliation_span=NNC] Li Na left.",
        "Li Na ([mayor|affiliation_span=None], Union) left.",
        "The [head|affiliation_span=town's_board_of_law] of the town's board of law left.",
        "The [head|affiliation_span=Norvik] of fintech research and consulting firm Norvik left.",
        "They met [deputies|affiliation_span=None] Tom Oke and Ana Silva of Lund.",
        "Ana Silva took over as [mayor|affiliation_span=None place_span=None] in May.",
        "An [actress|affiliation_span=None] in a shop smiled.",
        "They sent [emissaries|affiliation_span=None place_span=Peru] to Peru.",
        "Li Na, [delegate|place_span=Peru] to Peru, left.",
        "Her visit as [minister|affiliation_span=None place_span=None] to Peru was long.",
        "They sent an [envoy|place_span=None] to protest Peru's plans.",
        "He accused the [leaders|affiliation_span=None] of working with Peru.",
        "A [charge d'affaires|place_span=Oman] to Oman met the [chargé d’affaires|place_span=Peru] "
        "to Peru.",
        "The [vicar|affiliation_span=St_Mary] of St Mary's wrote.",
        "The [head|affiliation_span=Norvik_National_Front] of the country's main opposition party "
        "the Norvik National Front left.",
        "The [head|affiliation_span=city's_fire_service] of the city's fire service left.",
        "Li Na, [head|affiliation_span=Norvik_Oil] of the state-owned oil firm Norvik Oil, left.",
    ],
)
def test_after_the_title(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


def test_an_envoy_to_the_un_is_of_the_state_that_sent_him() -> None:
    assert summary("Oman's UN envoy left.", GPE="Oman", ORG="UN") == ["envoy||Oman"]


def test_a_word_that_opens_a_quotation_is_no_body() -> None:
    assert summary("“Whether envoy Oke left is open,” she said.", PERSON="Oke") == ["envoy|Oke|"]


def test_a_form_of_address_may_be_a_family_name() -> None:
    assert summary("He met envoy Pak Gil-yon.", PERSON="Pak Gil-yon") == ["envoy|Pak Gil-yon|"]


def test_an_ambassador_is_of_one_country_and_in_another() -> None:
    assert_marked(
        "The [Ambassador|affiliation_span=State_of_Qatar place_span=Cuba] of the State of Qatar "
        "to Cuba left.",
        "titles",
        use=RULES,
    )


def test_references_to_entities() -> None:
    """The holder, the affiliation and the place refer to the entities that mark them."""
    text = "Jo Song Gil, Pyongyang's acting ambassador in Rome, fled."
    (title,) = titles(with_entities(text, PERSON="Jo Song Gil", GPE1="Pyongyang", GPE2="Rome"))
    assert (title.holder, title.affiliation, title.place) == (
        "entities:1",
        "entities:2",
        "entities:3",
    )
    assert title.rule == "office:apposition"


@pytest.mark.parametrize(
    ("text", "names", "affiliation"),
    [
        ("The head of Bolivia's armed forces left.", {"GPE": "Bolivia"}, "Bolivia's armed forces"),
        ("An official with the Shanghai health bureau left.", {"GPE": "Shanghai"},
         "Shanghai health bureau"),
        ("A lawmaker from the ruling Freedom Party left.", {"ORG": "Freedom Party"},
         "Freedom Party"),
        ("The Asia head of Norvik left.", {"LOC": "Asia", "ORG": "Norvik"}, "Norvik"),
        ("The Jammu and Kashmir governor left.", {"GPE1": "Jammu", "GPE2": "Kashmir"},
         "Jammu and Kashmir"),
        ("Professor Li Na from Ateneo University left.",
         {"PERSON": "Li Na", "ORG": "Ateneo University"}, "Ateneo University"),
        ("The WHO chief resigned.", {"ORG": "WHO"}, "WHO"),
        ("Ex-Norvik coach Tom Oke left.", {"ORG": "Norvik", "PERSON": "Tom Oke"}, "Norvik"),
        ("The head of Africa research at Norvik left.", {"LOC": "Africa", "ORG": "Norvik"},
         "Norvik"),
        ("Norvik chief Asia economist Tom Oke left.",
         {"ORG": "Norvik", "LOC": "Asia", "PERSON": "Tom Oke"}, "Norvik"),
        ("The head of the Dallas chapter left.", {"GPE": "Dallas"}, "Dallas chapter"),
        ("The Lund Theatre director left.", {"ORG": "Lund Theatre"}, "Lund Theatre"),
        ("The UN High Commissioner for Refugees left.",
         {"ORG": "UN High Commissioner for Refugees"}, "UN"),
        (
            "Norvik Ports will build with Sudland's, its director Bo Ray said.",
            {"ORG": "Norvik Ports", "GPE": "Sudland", "PERSON": "Bo Ray"},
            "Norvik Ports",
        ),
    ],
)  # fmt: skip
def test_bodies_named_with_entities(text: str, names: dict[str, str], affiliation: str) -> None:
    (title,) = titles(with_entities(text, **names))
    assert text[slice(*title.affiliation_span)] == affiliation


def test_a_person_is_no_affiliation() -> None:
    text = "He was a co-chair for Sen. John Oke's campaign."
    assert titles(with_entities(text, PERSON="John Oke"))[0].affiliation_span is None


def test_a_title_inside_the_name_of_a_thing_is_none() -> None:
    text = "It moved to the Office of the President on Monday."
    assert titles(with_entities(text, ORG="Office of the President")) == []


def test_a_name_after_a_field() -> None:
    text = "A specialist in labour affairs Jo Gil left."
    (title,) = titles(with_entities(text, PERSON="Jo Gil"))
    assert text[slice(*title.holder_span)] == "Jo Gil"


def test_a_name_right_before_the_title() -> None:
    text = "It was opened by Jamal Al Bader Ambassador of Qatar."
    (title,) = titles(with_entities(text, PERSON="Jamal Al Bader", GPE="Qatar"))
    assert (title.holder, title.affiliation, title.rule) == (
        "entities:1",
        "entities:2",
        "office:after-name",
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met Prime Minister Jo Gil.", {"PERSON": "Prime Minister Jo Gil"}),
        ("They met Prime Minister Jo Gil's wife.", {"PERSON": "Jo Gil's"}),
        ("They met Prime Minister Jo Gil.", {"ORG": "Jo Gil"}),
        ("They met Secretary Information Jo Gil.", {"PERSON": "Jo Gil"}),
        ("They met Togbe Jo Gil.", {"ORG": "Togbe Jo Gil"}),
    ],
)
def test_entities_that_are_wrong(text: str, names: dict[str, str]) -> None:
    """A title inside the person's name, a clitic, or a person taken for an organisation."""
    (title,) = titles(with_entities(text, **names))
    assert text[slice(*title.holder_span)] == "Jo Gil"


def test_people_are_called_like_titles() -> None:
    assert titles(with_entities("He met Dean Acheson.", PERSON="Dean Acheson")) == []
    assert titles(with_entities("Hunter Lund was fined.", PERSON="Hunter Lund")) == []


@pytest.mark.parametrize(
    ("text", "names", "marked"),
    [
        ("Astronomers at Norvik left the astronomers.", {"ORG": "Norvik"}, ["Astronomers"]),
        ("A team of Indian astronomers left.", {"NORP": "Indian"}, ["astronomers"]),
        ("Kenji Morita, a former international, left.", {"PERSON": "Kenji Morita"},
         ["former international"]),
        ("Kenji Morita left an international meeting.", {"PERSON": "Kenji Morita"}, []),
    ],
)  # fmt: skip
def test_jobs_of_certain_people(text: str, names: dict[str, str], marked: list[str]) -> None:
    made = with_entities(text, **names)
    assert [text[title.start : title.end] for title in titles(made)] == marked
