"""The document's date where the page says it."""

import pytest

import glossator

STORY = "The talks between the two sides ended on Monday, and nobody said why they had ended."

PAGES = [
    f"March 3, 2015 (KAMPALA) - {STORY}",
    f"KAMPALA (Newswire) - March 3, 2015 - {STORY}",
    f"KAMPALA, March 3, 2015 (Newswire) - {STORY}",
    f"Kampala, Uganda, 3 March 2015 — {STORY}",
    f"3 March 2015\n\n{STORY}",
    f"Published: March 3, 2015\n\n{STORY}",
    f"Talks end without a deal\nTuesday, March 3, 2015\u00a0\n\n{STORY}",
    f"Talks end without a deal\nBy Jo Bell\nUpdated 9:41 a.m. EST, Tue March 3rd, 2015\n\n{STORY}",
    f"Talks end without a deal\n2015-03-03T18:20:00Z\n{STORY}",
    f"Talks end without a deal\nUpdated 5 March 2015 | Published 3 March 2015\n{STORY}".replace(
        " | ", "\n"
    ),
    f"Friday, April 10, 2026\n\nTalks end without a deal\n\n3 March 2015\n\n{STORY}",
    f"Friday, April 10, 2026\n\nTalks end without a deal\n4055 days ago\n20150303\n\n{STORY}",
    f"Friday, April 10, 2026\n\nTalks end without a deal\n\nKAMPALA, 3 March 2015 — {STORY}",
    f"Talks end without a deal\n{STORY}\nFirst published on: 03/03/2015 at 13:05 IST",
    f"Talks end without a deal\nOyo Ilesh · KTQ News · Posted: Mar 3, 2015 4:00 AM PST\n{STORY}",
]


@pytest.fixture(scope="module")
def chain() -> glossator.Chain:
    return glossator.chain("structure", "dates", use={"sentences": "rules"})


@pytest.mark.parametrize("page", PAGES)
def test_days_are_counted_from_the_date_of_the_page(chain: glossator.Chain, page: str) -> None:
    document = chain(page)
    [monday] = [one for one in document.layers["dates"] if document.text_of(one) == "Monday"]
    assert monday.value == "2015-03-02"


@pytest.mark.parametrize(
    "page",
    [
        f"Talks end without a deal\n02/03/2015\n{STORY}",
        f"Talks end without a deal\n31 February 2015\n{STORY}",
        f"{STORY}\n\nThe deal of March 3, 2015 was about grain, and so was this one, it seems.",
    ],
)
def test_a_date_that_is_none_or_could_be_two_is_not_the_pages(
    chain: glossator.Chain, page: str
) -> None:
    assert not any(one.value == "2015-03-02" for one in chain(page).layers["dates"])


@pytest.mark.parametrize(
    ("caption", "value"),
    [
        ("The mayor opens the hall on Wednesday. (KTQ photo)", "2015-02-25"),
        ("Jo Bell speaks in Kelmar on Wednesday. Photo: Tom Oke/KTQ", "2015-02-25"),
        ("Jo Bell will speak in Kelmar on Wednesday. Photo: Tom Oke/KTQ", "2015-03-04"),
    ],
)
def test_what_a_picture_shows_is_over(chain: glossator.Chain, caption: str, value: str) -> None:
    document = chain(f"Talks end\n3 March 2015\n\n{STORY}\n\n{caption}\n\n{STORY}")
    [day] = [one for one in document.layers["dates"] if document.text_of(one) == "Wednesday"]
    assert day.value == value


def test_a_text_of_one_line_is_no_picture_s(chain: glossator.Chain) -> None:
    document = glossator.Document(
        id="a", text="The Reds meet the Blues on Sunday.", metadata={"date": "2024-05-16"}
    )
    [day] = chain(document).layers["dates"]
    assert day.value == "2024-05-19"
