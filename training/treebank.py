"""Read the UD treebanks in the flat scheme and write them as Stanza's trainers want them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

# GUM genres whose texts have non-commercial or no-derivatives terms; see README.md for the source.
RESTRICTED = {"conversation", "essay", "fiction", "letter", "podcast", "reddit", "whow"}
FINAL = {".", "!", "?", "...", "…", ":", ";", '"', "''", "”", "'", "’", ")"}


@dataclass(frozen=True, slots=True)
class Token:
    """A flat token: its CoNLL-U columns and whether a space follows."""

    columns: tuple[str, ...]
    space: bool = True

    @property
    def text(self) -> str:
        """Return the form."""
        return self.columns[1]

    @property
    def upos(self) -> str:
        """Return the universal part of speech."""
        return self.columns[3]

    def renamed(self, text: str) -> Token:
        """Return this token with another form."""
        return replace(self, columns=(self.columns[0], text, *self.columns[2:]))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it comes from."""

    name: str
    tokens: tuple[Token, ...]

    @property
    def genre(self) -> str:
        """Return the genre: the second part of a GUM name, or `ewt`."""
        return self.name.split("_")[1] if self.name.startswith("GUM_") else "ewt"

    @property
    def document(self) -> str:
        """Return the name of the document."""
        return self.name.rpartition("-")[0]

    @property
    def finished(self) -> bool:
        """Say whether the sentence ends with punctuation."""
        return self.tokens[-1].text in FINAL


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences whose licence the model card can carry."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip().splitlines()
        name = next((line.partition("= ")[2] for line in lines if line.startswith("# sent_id")), "")
        tokens = tuple(
            flattened(line.split("\t") for line in lines if line and not line.startswith("#"))
        )
        if tokens and Sentence(name, tokens).genre not in RESTRICTED:
            yield Sentence(name, tokens)


def flattened(rows: Iterable[list[str]]) -> Iterator[Token]:
    """Drop multi-word lines: their words are tokens, glued together, the space after the last."""
    last, glued = 0, True
    for row in rows:
        if "." in row[0]:
            continue
        spaced = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            last, glued = int(row[0].partition("-")[2]), spaced
            continue
        number = int(row[0])
        yield Token(tuple(row), space=spaced if number > last else (glued and number == last))


def write_conllu(sentences: Iterable[Sentence], path: Path) -> None:
    """Write sentences as CoNLL-U."""
    blocks = []
    for sentence in sentences:
        lines = [f"# sent_id = {sentence.name}", f"# text = {text(sentence)}"]
        for token in sentence.tokens:
            lines.append(
                "\t".join((*token.columns[:8], "_", "_" if token.space else "SpaceAfter=No"))
            )
        blocks.append("\n".join(lines) + "\n\n")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(blocks), encoding="utf-8")


def text(sentence: Sentence) -> str:
    """Return the surface of a sentence."""
    return "".join(token.text + " " * token.space for token in sentence.tokens).rstrip()


def labels(sentence: Sentence) -> str:
    """Return one digit a character: 1 ends a token, 2 a sentence, 0 is anything else."""
    digits = "".join(
        "0" * (len(token.text) - 1) + "1" + "0" * token.space for token in sentence.tokens
    )
    return digits.rstrip("0")[:-1] + "2"


def paragraphs(sentences: Iterable[Sentence], length: int = 4) -> Iterator[list[Sentence]]:
    """Group sentences of one document; one without final punctuation stands alone."""
    group: list[Sentence] = []
    for sentence in sentences:
        if group and (
            len(group) == length
            or not group[-1].finished
            or group[-1].document != sentence.document
        ):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def write_tokenizer_files(sentences: Iterable[Sentence], folder: Path, name: str) -> None:
    """Write text and labels for the tokeniser's trainer."""
    groups = list(paragraphs(sentences))
    folder.mkdir(parents=True, exist_ok=True)
    texts = "\n\n".join(" ".join(text(sentence) for sentence in group) for group in groups)
    marks = "\n\n".join("0".join(labels(sentence) for sentence in group) for group in groups)
    (folder / f"{name}.txt").write_text(texts + "\n", encoding="utf-8")
    (folder / f"{name}.labels").write_text(marks + "\n", encoding="utf-8")
