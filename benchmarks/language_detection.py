"""How often ``--language auto`` tells a language, and how often it is the right one.

For sentences, one a line, of files named after their language (``de.txt``, ``pt.txt``, ...), whole
and cut to their first words: the share that is told, how many wrongly, and milliseconds a text, the
start left out. The PUD treebanks of Universal Dependencies have such sentences.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from glossator.chains.languages import AUTO, finder

EVERY = 4
"""Which sentences are looked at: each fourth."""
WORDS = (3, 6, 10, 1000)


def main(folder: Path) -> None:
    """Print a line for each length."""
    began = time.perf_counter()
    detect = finder(AUTO)
    detect("To be ready.")
    print(f"start {time.perf_counter() - began:.2f} s")
    lines = [
        (path.stem, line)
        for path in sorted(folder.glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
    ][::EVERY]
    print(f"{len(lines)} sentences in {len({language for language, _ in lines})} languages")
    for words in WORDS:
        texts = [(language, _beginning(line, words)) for language, line in lines]
        began = time.perf_counter()
        told = [(language, found) for language, text in texts if (found := detect(text))]
        each = (time.perf_counter() - began) / len(texts) * 1000
        wrong = sum(language != found for language, found in told)
        print(
            f"{f'first {words} words' if words < 1000 else 'whole'}: "
            f"told {len(told) / len(texts):.3f}, wrong {wrong}, {each:.2f} ms"
        )


def _beginning(line: str, words: int) -> str:
    """The first words; of a text without spaces twice as many characters."""
    parts = line.split()
    return " ".join(parts[:words]) if len(parts) > 2 else line[: 2 * words]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
