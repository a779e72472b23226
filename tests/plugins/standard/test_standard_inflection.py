"""English inflection by rule, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator_standard.inflection import all_forms, base_forms, plural, singulars, verb_forms


@pytest.mark.parametrize(
    ("one", "many"),
    [("company", "companies"), ("chairman", "chairmen"), ("box", "boxes"), ("day", "days"),
     ("church", "churches"), ("person", "people"), ("German", "Germans")],
)  # fmt: skip
def test_plurals(one: str, many: str) -> None:
    assert plural(one.lower()) == many.lower()
    assert one.lower() in singulars(many.lower())


@pytest.mark.parametrize(
    "forms",
    [
        "posit posits posited posited positing",
        "deny denies denied denied denying",
        "plan plans planned planned planning",
        "make makes made made making",
        "go goes went gone going",
        "veto vetoes vetoed vetoed vetoing",
        "woo woos wooed wooed wooing",
        "override overrides overrode overridden overriding",
        "expel expels expelled expelled expelling",
        "equip equips equipped equipped equipping",
        "upset upsets upset upset upsetting",
        "rethink rethinks rethought rethought rethinking",
        "quiz quizzes quizzed quizzed quizzing",
        "panic panics panicked panicked panicking",
        "visit visits visited visited visiting",
        "agree agrees agreed agreed agreeing",
        "lie lies lied lied lying",
        "set sets set set setting",
        "play plays played played playing",
        "submit submits submitted submitted submitting",
    ],
)
def test_verbs(forms: str) -> None:
    base, *others = forms.split()
    assert list(verb_forms(base)) == forms.split()
    assert all(base in base_forms(form) for form in others if form != base)


def test_spellings_of_both_sides_of_the_atlantic() -> None:
    assert {"signaled", "signalled", "signalling"} <= all_forms("signal")
    assert {"realized", "realised", "realising"} <= all_forms("realize")
    assert "sise" not in all_forms("size")
    assert "failled" not in all_forms("fail")
    assert base_forms("cancelled")[-1] == "cancel"


def test_of_several_words_the_first_is_inflected() -> None:
    assert " / ".join(verb_forms("go down")) == (
        "go down / goes down / went down / gone down / going down"
    )


@given(st.text("abdeinrstyhox", min_size=3, max_size=9))
def test_every_form_leads_back(word: str) -> None:
    assert word in singulars(plural(word))
    assert all(word in base_forms(form) for form in verb_forms(word) if form != word)
