"""The view of claims in a page."""

import glossator
from glossator_view import page


def test_a_page_lists_claimants_with_what_they_claim_and_the_narrator_last() -> None:
    document = glossator.chain("claims", use="rules")(
        "The bridge may be closed. Ana Ruiz denied that it was unsafe. "
        "“He told me that he would pay,” Ruiz said."
    )
    drawn = page([document])
    view = drawn[drawn.index('class="people claims"') :].partition("</ul>")[0]
    assert view.index("Ana Ruiz") < view.index("the text itself")
    assert "denial, negative" in view
    assert "reported by another" in view
    assert 'value="0.50"' in view
