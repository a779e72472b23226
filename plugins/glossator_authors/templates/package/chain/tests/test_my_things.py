"""What the chain makes of a text."""

from pathlib import Path

import glossator

EXAMPLE = Path(__file__).parent.with_name("example.txt")


def test_the_layers_of_the_chain_are_made() -> None:
    with glossator.chain(name="my-things") as chain:
        document = chain(EXAMPLE.read_text("utf-8"))
    marked = {
        name: [document.text_of(one) for one in document.layers[name]]
        for name in ("hedging", "phrases")
    }
    assert marked == {
        "hedging": ["By some accounts", "may"],
        "phrases": ["central bank", "interest rate"],
    }
