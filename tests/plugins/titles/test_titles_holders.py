"""Who holds a title: before and after it, behind commas, in predicates, in lists."""

import pytest

from glossator.testing import assert_marked

RULES = {"tokens": "rules", "sentences": "rules"}


@pytest.mark.parametrize(
    "text",
    [
        "Rome expelled [then-ambassador|when=former holder_span=Mun_Jong_Nam] Mun Jong Nam.",
        "Li Na’s rival told of the appointment of Jo Gil as [dean|holder_span=Jo_Gil].",
        "[Gen.|rank=honorific holder_span=Prayut] Prayut smiled.",
        "She was, under [President|holder_span=Davis] Davis, [envoy|holder_span=None] to Peru.",
        "[Mr|holder_span=Davis] Davis told [Ms.|holder_span=Mbye] Mbye.",
        "The [former prime minister|holder_span=Shinzo_Abe] Shinzo Abe died.",
        "[Prime Minister|holder_span=Sabah_Al-Sabah] [Sheikh|holder_span=Sabah_Al-Sabah] "
        "Sabah Al-Sabah quit.",
        "[HH|holder_span=Sabah] the [Amir|holder_span=Sabah] [Sheikh|holder_span=Sabah] "
        "Sabah quit.",
        "The [Ambassador|holder_span=Abdul_Sattar] of Iraq [Dr.|holder_span=Abdul_Sattar] "
        "Abdul Sattar signed.",
        "[Brigadier General|holder_span=Ama_Owusu] (ret.) Ama Owusu agreed.",
        "[Dr|holder_span=al-Ansari] al-Ansari met [Ms.|holder_span=Silva]Silva.",
        "A [teacher|holder_span=Li_Na] named Li Na met a [clerk|holder_span=Cheng] surnamed Cheng.",
        "As [mayor|holder_span=Li_Na] of Norvik, Li Na closed the road.",
        "Before seeing the [minister|holder_span=None] in detention Li Na flew in.",
        "An [aide|holder_span=None] in the office of [President|holder_span=Li_Na] Li Na left.",
    ],
)
def test_the_name_follows(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Jo Song Gil, Pyongyang's [acting ambassador|holder_span=Jo_Song_Gil] in Rome, fled.",
        "Kim Min Ki, an [MP|holder_span=Kim_Min_Ki] in Seoul, spoke.",
        "John Rowe, 61, [chairman|holder_span=John_Rowe] of Norvik, agreed.",
        "Rudolph Agnew, 55 years old and [former chairman|holder_span=Rudolph_Agnew] of it, left.",
        "Ana Silva, an aggressive and persistent [investor|holder_span=Ana_Silva], won.",
        "Ana Silva ([CEO|holder_span=Ana_Silva] of Norvik) agreed.",
        "Ana Silva (1704–1787), a [painter|holder_span=Ana_Silva], died.",
        "They met Ana Silva, [lawmakers|holder_span=None] and others.",
        "He met Ana Silva, the [minister|holder_span=None]’s brother.",
        "In a talk with Ana Silva, the [mayor|holder_span=None] said nothing.",
        "Speaking to Ana Silva, the [minister|holder_span=None] defended it.",
        "Police held Ana Silva, a [spokesman|holder_span=None] said on Monday.",
        "Ana Silva, a [spokeswoman|holder_span=Ana_Silva] said on Monday.",
    ],
)
def test_the_name_precedes(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "It was stated by the [Minister of Tourism|holder_span=Morena_Valdez], Morena Valdez, "
        "who won.",
        "The [president|holder_span=Ricardo_Lombana] of the Movement, Ricardo Lombana, spoke.",
        "Its [editor-in-chief|holder_span=Malee_Duangjai], Malee Duangjai, agreed.",
        "The [secretary general|holder_span=Li_Na] of the Union (CEI), Li Na, agreed.",
        "The [president|holder_span=Li_Na] of Chile, Li Na, the [president|holder_span=Jo_Gil] of "
        "Peru, Jo Gil, and others came.",
        "After talks with the [prime minister|holder_span=None], Modi said so.",
        "He met his predecessor as [president|holder_span=Ana_Silva], Ana Silva.",
    ],
)
def test_the_name_follows_a_comma(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Jo Song Gil became [acting ambassador|holder_span=Jo_Song_Gil] in 2017.",
        "It was Thae Yong Ho, who was [deputy ambassador|holder_span=Thae_Yong_Ho] to the U.K.",
        "Li Na (born 1978) is an English [actor|holder_span=Li_Na].",
        "Li Na quit after two years in office as [head|holder_span=Li_Na] of the government.",
        "The last [senior diplomat|holder_span=Thae_Yong_Ho] to defect was Thae Yong Ho.",
        "Norvik appointed Li Na [chairwoman|holder_span=Li_Na].",
        "Li Na’s brother was named [minister|holder_span=None].",
        "It was the [minister|holder_span=None] who fled.",
        "Li Na said that nobody could become [minister|holder_span=None].",
        "Li Na said that the man was a [lawyer|holder_span=None].",
        "Li Na called the [bishop|holder_span=None] names.",
        "Li Na “misused” his post as [president|holder_span=Li_Na].",
        "Ana Silva succeeds Omar Lund as [mayor|holder_span=Ana_Silva].",
        "They met the [envoy|holder_span=None], [CM|holder_span=Omar_Lund] Omar Lund said.",
        "[FM|holder_span=Omar_Lund] Omar Lund met the [EAM|holder_span=None].",
        "After a plea by the [envoy|holder_span=None], [Judge|holder_span=Omar_Lund] Omar Lund "
        "freed them.",
        "The [mayor|holder_span=Omar_Lund], retired [Col. Major|holder_span=Omar_Lund] Omar Lund "
        "has quit.",
        "Ana Silva, who replaced Omar Lund as [mayor|holder_span=Ana_Silva], left.",
        "My son was a [lawyer|holder_span=None], said Li Na.",
        "Ana Silva appointed a [judge|holder_span=None].",
        "Ana Silva stayed, even as [lawmakers|holder_span=None] in the house left.",
        "Accompanying the [minister|holder_span=None] was Ana Silva.",
        "Li Na met a man whose brother was a [judge|holder_span=None].",
    ],
)
def test_the_title_is_said_of_the_name(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Li Na, [president|holder_span=Li_Na] and [chief executive|holder_span=Li_Na], left.",
        "[Founder|holder_span=Li_Na] and [CEO|holder_span=Li_Na] Li Na left.",
        "The [president|holder_span=None] and [Prime Minister|holder_span=Li_Na] Li Na left.",
        "Li Na, [head|holder_span=Li_Na] of Norvik, and the [minister|holder_span=None] left.",
        "They saw [actor|holder_span=Tom_Oke]-turned-[politician|holder_span=Tom_Oke] Tom Oke.",
        "Tom Oke, an [actor|holder_span=Tom_Oke] turned [politician|holder_span=Tom_Oke], left.",
    ],
)
def test_joined_titles_share_the_holder(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "The [Managing Director|holder_span=None], who left, agreed.",
        "The [police commissioner|holder_span=Li_Na] (Retd) Li Na agreed.",
        "They met [Chief of Defence Staff|holder_span=Anil_Rao] [General|holder_span=Anil_Rao] "
        "Anil Rao.",
        "They met [army chief|holder_span=Anil_Rao] [general|holder_span=Anil_Rao] Anil Rao.",
        "Li Na [SAN|holder_span=Li_Na], [Minister of Works|holder_span=Li_Na], agreed.",
        "[Chief Wholesale Banking Officer|holder_span=Li_Na] Li Na agreed.",
        "[Prime Minister|holder_span=Sabah_Al_Said] Sabah Al Said agreed.",
    ],
)
def test_letters_and_brackets_around_names(text: str) -> None:
    assert_marked(text, "titles", use=RULES)
