"""A whole page: documents, a list of them where there are several, search, and the keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote

import glossator
from glossator.cli.shared import Registry, counted, registry_with
from glossator_view import assets, columns, signs
from glossator_view.html import escaped
from glossator_view.section import check_layers, colours_of, section, title_of

_OPENING = 60
"""Characters of a text that stand in the list of documents."""

KEYS = (
    ("→ ←", "the next annotation, the one before"),
    ("↓ ↑", "the same within its layer"),
    ("Enter", "to what it refers to; Esc brings you back"),
    ("/", "search in text and fields; n and p for the next hit and the one before"),
    ("l", "labels in the bars, or thin bars"),
    ("t", "dark or light"),
    ("?", "these keys"),
)


def page_of(
    documents: Iterable[glossator.Document],
    layers: Sequence[str] | None = None,
    title: str | None = None,
    registry: Registry | None = None,
) -> str:
    """As `glossator_view.page`."""
    registry = registry or registry_with(())
    shown = list(documents)
    check_layers({name for one in shown for name in one.layers}, layers)
    colours = colours_of(shown, layers)
    names = _distinct([signs.shown(one.id) for one in shown])
    made = "\n".join(
        section(one, layers, registry, colours=colours, identifier=name)
        for one, name in zip(shown, names, strict=True)
    )
    heading = title or (title_of(shown[0]) if len(shown) == 1 else counted(len(shown), "document"))
    listed = _list(shown, names) if len(shown) > 1 else ""
    body = f'{controls(heading)}<main>{listed}<div class="documents">{made}</div></main>'
    return whole(heading, body, several=len(shown) > 1)


def whole(title: str, body: str, *, scripted: bool = True, several: bool = False) -> str:
    """A page with a body, its style and script written into it, and its policy.

    Args:
        title: The page's.
        body: What stands in it.
        scripted: Whether it has a script.
        several: Whether that is the one of several documents.
    """
    own = assets.script(several=several)
    script = f'<script type="module">{own}</script>' if scripted else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{assets.policy(several=several)}">'
        '<meta name="viewport" content="width=device-width">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{escaped(title)}</title><style>{assets.style()}</style></head>\n"
        f"<body>{body}\n{script}</body>\n</html>\n"
    )


def controls(title: str, *, home: str = "") -> str:
    """What stands above the documents: the title, search, buttons, and the help with the keys.

    Args:
        title: The page's.
        home: An address that the title leads to; none unless given.
    """
    words = f"<bdi>{escaped(title)}</bdi>"
    if home:
        words = f'<a href="{escaped(home)}">{words}</a>'
    keys = "".join(f"<tr><td><kbd>{key}</kbd></td><td>{said}</td></tr>" for key, said in KEYS)
    return (
        f'<header class="top"><strong>{words}</strong><search>'
        '<input id="search" type="search" placeholder="Search text and fields" '
        'aria-label="Search text and fields"> <small id="found" aria-live="polite"></small>'
        '</search><span><button data-key="l" title="labels in the bars (l)">labels</button> '
        '<button data-key="t" title="dark or light (t)">◐</button> '
        '<button data-key="?" title="keys (?)">?</button></span></header>'
        '<div class="findings" hidden><ol id="fields" aria-label="Found in fields"></ol></div>'
        f'<dialog id="help" aria-label="Keys"><table>{keys}</table></dialog>'
    )


def _distinct(names: Sequence[str]) -> list[str]:
    """The ids, with numbers where they come again: addresses tell documents apart."""
    taken: set[str] = set()
    made = []
    for name in names:
        own, number = name, 2
        while own in taken:
            own, number = f"{name} ({number})", number + 1
        taken.add(own)
        made.append(own)
    return made


def _list(documents: Sequence[glossator.Document], names: Sequence[str]) -> str:
    rows = "".join(
        f'<li><a href="#{escaped(quote(name, safe="", errors="surrogatepass"))}/">'
        f"<bdi>{escaped(title_of(one))}</bdi></a><br><small>{opening(one)}</small></li>"
        for one, name in zip(documents, names, strict=True)
    )
    return f'<nav aria-label="Documents"><ol>{rows}</ol></nav>'


def opening(document: glossator.Document) -> str:
    """The headline of a text where the layer `structure` has one, else its first words."""
    blocks = columns.page_blocks(document)
    headline = next((document.text_of(one) for one in blocks if one.kind == "headline"), "")
    words = " ".join((headline or document.text)[:200].split())
    if len(words) <= _OPENING:
        return f"<bdi>{escaped(words)}</bdi>"
    return f"<bdi>{escaped(words[:_OPENING].rpartition(' ')[0] or words[:_OPENING])}</bdi>"
