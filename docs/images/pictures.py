"""Take the README's pictures anew: ``python docs/images/pictures.py``; it needs Chromium."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

import glossator
import glossator_view

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"


@contextmanager
def served(corpus: Path) -> Iterator[str]:
    """The address of a server that shows a corpus."""
    command = [sys.executable, "-m", "glossator", "serve", "--quiet", "--port", "0", str(corpus)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603  # our own
        assert process.stderr
        yield next(line.strip() for line in process.stderr if line.startswith("http"))
        process.terminate()


def main() -> None:
    """Draw an article, what stands beside it, and a list of several in the dark."""
    texts = sorted(map(str, SEEDS.glob("*.txt")))
    with glossator.chain() as chain:
        documents = {one.id: one for one in chain.pipe(glossator.read(*texts))}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )

        def shot(name: str, page: str, hash: str, scheme: str, view: str = "") -> None:  # noqa: A002  # the browser's word
            path = Path(folder) / f"{name}.html"
            path.write_text(page, "utf-8")
            size = {"width": 1120, "height": 600}
            shown = chromium.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
            shown.goto(path.as_uri() + hash)
            shown.wait_for_timeout(1500)
            if view:
                shown.evaluate(f"document.querySelector('{view}').scrollIntoView()")
            shown.screenshot(path=HERE / f"{name}.png")

        one = glossator_view.page([documents["embassy"]])
        shot("view-article", one, "#titles:3", "light")
        shot("view-places", one, "#quotations:3", "light", "[data-view=places]")
        shot("view-several", glossator_view.page(documents.values()), "#merger/hedging:2", "dark")
        corpus = Path(folder) / "Seeds.jsonl"
        glossator.write(documents.values(), str(corpus))
        with served(corpus) as address:
            page = chromium.new_page(viewport={"width": 1120, "height": 620})
            page.goto(f"{address}documents?q=said")
            page.screenshot(path=HERE / "serve-list.png")
        chromium.close()


if __name__ == "__main__":
    main()
