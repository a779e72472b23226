"""The side of bconv, run by a Python that has it: see exchange.py.

It reads a folder: `names.json`, the documents in BioC's JSON. For each line on standard input it
does the work once, and prints its processor seconds as JSON.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import bconv  # type: ignore[import-not-found, unused-ignore]  # it is in that Python alone


def main(folder: Path) -> None:
    """Do all works once for each line."""
    path = folder / "names.json"
    bioc = {"fmt": "bioc_json", "byte_offsets": False}
    documents = bconv.load(str(path), **bioc)
    conll = folder / "names.conll"
    conll.write_text(bconv.dumps(documents, "conll"), "utf-8")
    works: dict[str, Callable[[], object]] = {
        "conll": lambda: bconv.dumps(bconv.load(str(conll), fmt="conll"), "conll"),
        "brat": lambda: [bconv.dumps(one, "brat") for one in bconv.load(str(path), **bioc)],
    }
    for _ in sys.stdin:
        spent = {}
        for name, work in works.items():
            began = time.process_time()
            work()
            spent[name] = time.process_time() - began
        print(json.dumps(spent), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
