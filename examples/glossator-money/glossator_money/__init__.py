"""Amounts of money, with their currencies: "$3.5 million", "€20", "5,000 yen"."""

import re
import tomllib
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Annotated, ClassVar

import glossator
from glossator_standard import Entity, Sentence

CURRENCIES = Path(__file__).with_name("currencies.toml")

SCALES = {
    "hundred": 2,
    "thousand": 3,
    "k": 3,
    "million": 6,
    "mn": 6,
    "m": 6,
    "billion": 9,
    "bn": 9,
    "b": 9,
    "trillion": 12,
    "tn": 12,
}
"""What stands behind a number, and how many zeros that is."""

PARTIES = ("PERSON", "ORG", "GPE", "NORP")
"""Labels of entities that may pay, or be paid."""

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SCALE = "|".join(sorted(SCALES, key=len, reverse=True))


class Money(glossator.Span):
    """An amount of money.

    Attributes:
        amount: How much, in whole units of the currency.
        currency: Its ISO 4217 code.
        party: The last person, organisation or country before it in its sentence.
    """

    layer_type: ClassVar[str] = "money"
    label_field: ClassVar[str] = "currency"
    within: ClassVar[str] = "sentences"

    amount: Decimal
    currency: Annotated[str, glossator.Meta(pattern="^[A-Z]{3}$")]
    party: Annotated[str, glossator.ref("entities")] | None = None


class Options(glossator.Options):
    """What a user may set, as in `--set money.local=AUD`."""

    local: Annotated[str, glossator.Meta(pattern="^[A-Z]{3}$")] = "USD"
    """The currency of a dollar of which nothing is said."""
    least: Annotated[float, glossator.Meta(ge=0)] = 0
    """Amounts below it are left out."""


class MoneyAnnotator(glossator.Annotator[Options]):
    """Marks amounts of money with their currencies."""

    name = "money"
    provides = (Money,)
    requires = ("sentences",)
    uses = ("entities",)
    languages = ("en",)

    def prepare(self) -> None:
        """Compile the expression of all symbols and words."""
        table = tomllib.loads(CURRENCIES.read_text("utf-8"))
        self.codes = {"$": self.options.local, "dollar": self.options.local}
        self.codes["dollars"] = self.options.local
        symbols, words = ["$"], ["dollar", "dollars"]
        for code, forms in table.items():
            self.codes |= dict.fromkeys(forms["symbols"] + forms["words"], code)
            symbols += forms["symbols"]
            words += forms["words"]
        self.pattern = re.compile(
            rf"(?P<symbol>(?<![\w$]){_any(symbols)})[ \u00a0]?(?P<first>{NUMBER})"
            rf"(?:[- \u00a0]?(?P<scale>{SCALE})\b)?(?!\w)"
            rf"|(?<![\w.,])(?P<second>{NUMBER})(?:[- \u00a0](?P<times>{SCALE}))?"
            rf"[- \u00a0](?P<word>{_any(words)})\b"
        )

    def annotate(self, document: glossator.Document) -> Iterable[Money]:
        """Mark the amounts of each sentence."""
        entities = document.layers.get_or_empty(Entity)
        for sentence in document.layers.of(Sentence):
            parties = [one for one in entities.within(sentence) if one.label in PARTIES]
            before = None
            for found in self.pattern.finditer(document.text, sentence.start, sentence.end):
                while parties and parties[0].end <= found.start():
                    before = parties.pop(0).id
                money = self.money(found, before)
                if money.amount >= Decimal(str(self.options.least)):
                    yield money

    def money(self, found: re.Match[str], party: str | None) -> Money:
        """The annotation of what the expression has found."""
        number = found["first"] or found["second"]
        zeros = SCALES.get(found["scale"] or found["times"] or "", 0)
        amount = Decimal(number.replace(",", "")) * 10**zeros
        return Money(
            start=found.start(),
            end=found.end(),
            amount=amount.quantize(Decimal(1)) if amount == int(amount) else amount,
            currency=self.codes[found["symbol"] or found["word"]],
            party=party,
        )


def _any(words: Iterable[str]) -> str:
    """An expression for any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))).join(("(?:", ")"))


@glossator.hookimpl
def glossator_annotators() -> list[type[glossator.Annotator]]:
    return [MoneyAnnotator]
