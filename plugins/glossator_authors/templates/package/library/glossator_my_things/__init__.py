"""Marks my things: emoji, as the library `emoji` finds them."""

from collections.abc import Iterable
from importlib.metadata import version
from typing import Annotated, Any, ClassVar, Literal

import glossator
from glossator_standard import Token


class MyThing(glossator.Span):
    """An emoji, or a sequence of code points that is shown as one.

    Attributes:
        name: What it shows, in words.
        token: The token that it is, or a part of.
    """

    layer_type: ClassVar[str] = "my_things"

    name: str
    token: Annotated[str, glossator.ref("tokens")] | None = None


class Options(glossator.Options):
    """What a user may set, as in `--set my-things.names=de`."""

    names: Literal["de", "en", "es", "fr"] = "en"
    """The language of the names."""


class MyThingAnnotator(glossator.Annotator[Options]):
    """Marks emoji with the library `emoji`."""

    name = "my-things"
    provides = (MyThing,)
    uses = ("tokens",)

    def model_id(self) -> str:
        """The library with its version: what another one made is made anew.

        It is asked before a document is read; where the library is not there, the run ends with a
        line that says what to type.
        """
        glossator.require(
            "annotator 'my-things'",
            "emoji",
            install="glossator-my-things",
            otherwise="leave out the layer",
            error=glossator.ModelError,
        )
        return f"emoji {version('emoji')}"

    def prepare(self) -> None:
        """Import the library here: whoever does not ask for the layer does not wait for it."""
        import emoji

        self.library: Any = emoji

    def annotate(self, document: glossator.Document) -> Iterable[MyThing]:
        """Yield what the library finds.

        Its offsets are code points, as ours; `glossator.exchange.Offsets` converts bytes of UTF-8
        and units of UTF-16. What it finds belongs to the token that it lies in, whoever made it.
        """
        tokens = document.layers.get_or_empty(Token)
        for found in self.library.emoji_list(document.text):
            place = glossator.Span(start=found["match_start"], end=found["match_end"])
            name = self.library.demojize(found["emoji"], language=self.options.names)
            yield MyThing(
                start=place.start,
                end=place.end,
                name=name.strip(":").replace("_", " "),
                token=next((one.id for one in tokens.covering(place)), None),
            )


@glossator.hookimpl
def glossator_annotators() -> list[type[glossator.Annotator]]:
    return [MyThingAnnotator]
