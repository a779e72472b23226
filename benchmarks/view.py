"""Pages against displaCy's, in one run, on the same article with the same entities.

Sizes are those of the files. First paint is what Chromium tells (`first-contentful-paint`), each
page in turn in a context of its own; medians are printed. Then a text of a megabyte with tokens,
sentences and entities is loaded, scrolled from end to end, searched, and given another layer: the
longest task of each is printed. Keep the machine idle.

    python benchmarks/view.py [ARTICLES]

ARTICLES are annotated documents; the seeds with the default chain unless given. It needs spaCy, and
Chromium (`make browser`).
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import spacy
from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.table import Table
from spacy import displacy

import glossator
import glossator_view
from glossator_standard import Entity, Sentence, Token

SEEDS = Path(__file__).parents[1] / "seeds"
ROUNDS = 9
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SENTENCE = (
    "The envoy Ana Silva left the city of Rome on Monday, officials said to reporters there. "
)
LONG = 1_000_000

PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
WATCH = """window.tasks = []; new PerformanceObserver((list) =>
  window.tasks.push(...list.getEntries().map((one) => one.duration)))
  .observe({ type: "longtask", buffered: true });"""


def articles(named: str | None) -> list[glossator.Document]:
    """What to draw."""
    if named:
        return list(glossator.read(named))
    with glossator.chain() as chain:
        return list(chain.pipe(glossator.read(*map(str, sorted(SEEDS.glob("*.txt"))))))


def by_displacy(document: glossator.Document) -> str:
    """The page that displaCy makes of the entities."""
    made = spacy.blank("en")(document.text)
    spans = (
        made.char_span(one.start, one.end, label=one.label, alignment_mode="expand")
        for one in document.layers.of(Entity)
    )
    made.spans["sc"] = [one for one in spans if one is not None]
    return str(displacy.render(made, style="span", page=True, jupyter=False))


def first_paint(browser: Browser, path: Path) -> float:
    """Milliseconds until something is seen."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_timeout(150)
    taken = float(page.evaluate(PAINT))
    context.close()
    return taken


def compare(browser: Browser, folder: Path, documents: list[glossator.Document]) -> Table:
    """Sizes and times of the pages of each article."""
    table = Table("article", "displaCy kB", "entities kB", "×", "all layers kB", "×", *PAINTS)
    for document in documents:
        pages = {
            "displacy": by_displacy(document),
            "entities": glossator_view.page([document], layers=["entities"]),
            "all": glossator_view.page([document]),
        }
        paths = {name: folder / f"{name}.html" for name in pages}
        for name, page in pages.items():
            paths[name].write_text(page, "utf-8")
        times: dict[str, list[float]] = {name: [] for name in pages}
        for _ in range(ROUNDS):
            for name, path in paths.items():
                times[name].append(first_paint(browser, path))
        size = {name: path.stat().st_size / 1000 for name, path in paths.items()}
        table.add_row(
            document.id,
            f"{size['displacy']:.1f}",
            *(
                cell
                for name in ("entities", "all")
                for cell in (f"{size[name]:.1f}", f"{size[name] / size['displacy']:.2f}")
            ),
            *(f"{statistics.median(times[name]):.0f}" for name in ("displacy", "entities", "all")),
        )
    return table


PAINTS = ("displaCy first paint ms", "entities ms", "all ms")


def long_document() -> glossator.Document:
    """A megabyte of text in paragraphs of six sentences."""
    tokens, sentences, entities, at, parts = [], [], [], 0, []
    words = SENTENCE.split()
    while at < LONG:
        place = at
        for word in words:
            tokens.append(Token(start=place, end=place + len(word)))
            place += len(word) + 1
        sentences.append(Sentence(start=at, end=at + len(SENTENCE) - 1))
        entities.append(Entity(start=at + 10, end=at + 19, label="PERSON", rule="r"))
        entities.append(Entity(start=at + 37, end=at + 41, label="GPE", rule="r"))
        parts.append(SENTENCE if len(sentences) % 6 else SENTENCE[:-1] + "\n")
        at += len(SENTENCE)
    made = glossator.Document(id="long", text="".join(parts))
    for cls, items in ((Token, tokens), (Sentence, sentences), (Entity, entities)):
        made = made.with_layer(glossator.Layer.of(cls, items))
    return made


def steps(page: Page) -> Iterator[tuple[str, Callable[[], Any]]]:
    """What is done with the long document."""
    yield "load", lambda: page.wait_for_timeout(1500)

    def scroll() -> None:
        height = page.evaluate("document.documentElement.scrollHeight")
        for number in range(60):
            page.evaluate(f"scrollTo(0, {height * number // 60})")
            page.wait_for_timeout(60)

    yield "scroll from end to end", scroll
    yield "search a word", lambda: page.fill("#search", "reporters")
    yield "turn on tokens", lambda: page.check("[data-layer=tokens]")
    yield (
        "go to the last entity",
        lambda: page.evaluate(f"location.hash = 'entities:{2 * (LONG // len(SENTENCE))}'"),
    )
    yield "scroll again", scroll


def long_tasks(browser: Browser, folder: Path) -> Table:
    """The longest task of each step."""
    path = folder / "long.html"
    path.write_text(glossator_view.page([long_document()]), "utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script(WATCH)
    page.goto(path.as_uri())
    table = Table("a text of a megabyte", "longest task ms")
    for name, act in steps(page):
        act()
        page.wait_for_timeout(800)
        table.add_row(name, f"{max(page.evaluate('window.tasks.splice(0)'), default=0):.0f}")
    return table


def main(named: str | None = None) -> None:
    """Compare, and print."""
    console = Console()
    chromium = shutil.which("chromium")
    if chromium is None:
        console.print("Pages are drawn by Chromium: `make browser` installs it")
        return
    documents = articles(named)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        console.print(compare(browser, Path(folder), documents))
        console.print(long_tasks(browser, Path(folder)))
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
