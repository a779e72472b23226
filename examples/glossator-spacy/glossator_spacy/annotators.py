"""The annotators: each takes its share of what a pipeline makes of a text."""

import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import glossator
from glossator_standard import Morph, Name, Sentence, Token

from glossator_spacy.models import installed, meta, model_for, tags, way_to
from glossator_spacy.pipelines import forget, parse, pipeline

LABELS = Path(__file__).with_name("labels.toml")

OTHER = "MISC"
"""The label of a name that is of none of our kinds."""


class Options(glossator.Options):
    """What a user may set for all three, as in `--set 'spacy.models={"fr": "fr_core_news_sm"}'`."""

    models: dict[str, str] = glossator.field(default_factory=dict)
    """Language to pipeline: a package, or a folder; those that are installed unless given."""


class SpacyAnnotator(glossator.Annotator[Options]):
    """What the annotators have alike: pipelines by language."""

    @property
    def models(self) -> Mapping[str, str]:
        """Language to pipeline."""
        return self.options.models or installed()

    @property
    def languages(self) -> Sequence[str]:  # type: ignore[override]  # computed, as the contract allows
        """Those that there is a pipeline for."""
        return tags(self.models)

    def way_to_language(self, language: str) -> str:
        """What to type for another language."""
        return way_to(language)

    def model_id_for(self, language: str | None) -> str:
        """The pipeline and its version; it is not loaded for that."""
        model = model_for(language, self.models)
        said = meta(model)
        return f"{said['lang']}_{said['name']} {said['version']}"

    def prepare_for(self, language: str | None) -> None:
        """Load the pipeline of a language before processes are forked."""
        pipeline(model_for(language, self.models))

    def parsed(self, document: glossator.Document) -> Any:
        """What the pipeline of its language makes of a document."""
        return parse(model_for(document.language, self.models), document.text)

    def close(self) -> None:
        """Let go of pipelines and results."""
        forget()


class Tokens(SpacyAnnotator):
    """Sentences and tokens of spaCy; its tokens of white space are none of ours."""

    name = "spacy-tokens"
    provides = (Sentence, Token)

    def annotate(self, document: glossator.Document) -> Iterable[Sentence | Token]:
        """Yield the sentences that have words, and their tokens."""
        for sentence in self.parsed(document).sents:
            words = [one for one in sentence if not one.is_space]
            if words:
                yield Sentence(start=words[0].idx, end=_end(words[-1]))
            for one in words:
                yield Token(start=one.idx, end=_end(one))


class Morphology(SpacyAnnotator):
    """Lemma, part of speech and features of each token, whoever has made the tokens."""

    name = "spacy-morphology"
    provides = (Morph,)
    requires = ("tokens",)

    def annotate(self, document: glossator.Document) -> Iterable[Morph]:
        """Give each token what spaCy says of the word that it shares most characters with."""
        words = [one for one in self.parsed(document) if not one.is_space]
        ends = [_end(one) for one in words]
        for token in document.layers.of(Token):
            found, shared = None, 0
            at = bisect_left(ends, token.start + 1)
            while at < len(words) and words[at].idx < token.end:
                common = min(ends[at], token.end) - max(words[at].idx, token.start)
                if common > shared:
                    found, shared = words[at], common
                at += 1
            if found is None:
                yield Morph(token=token.id, upos="X")
                continue
            upos = found.pos_ or "X"
            yield Morph(
                token=token.id,
                lemma=found.lemma_ or None,
                upos=upos,
                xpos=found.tag_ if found.tag_ not in ("", upos) else None,
                features=str(found.morph),
            )


class Names(SpacyAnnotator):
    """Names as spaCy's recogniser marks them, with our labels."""

    name = "spacy-names"
    provides = (Name,)

    def annotate(self, document: glossator.Document) -> Iterable[Name]:
        """Yield the names, without white space around them."""
        for entity in self.parsed(document).ents:
            words = [one for one in entity if not one.is_space]
            label = labels().get(entity.label_, OTHER)
            if words and label:
                yield Name(start=words[0].idx, end=_end(words[-1]), label=label, rule="model")


@cache
def labels() -> dict[str, Any]:
    """spaCy's labels, and ours for each; empty for what is no name."""
    return tomllib.loads(LABELS.read_text("utf-8"))


def _end(word: Any) -> int:
    return int(word.idx) + len(word)
