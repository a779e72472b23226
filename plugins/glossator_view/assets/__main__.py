"""Write the small files of `glossator_view.assets` from those for people: ``make assets``."""

from __future__ import annotations

import minify  # tdewolff-minify, of the group `dev`

from glossator_view.assets import HERE, SCRIPT, SEVERAL, STYLE

PARTS = ("elements", "data", "block", "article", "card", "legend", "search", "reader", "main")
"""The files of the script, each after those it uses."""


def files() -> dict[str, str]:
    """File name to text of what pages have."""
    parts = "\n".join((HERE / f"{part}.js").read_text("utf-8") for part in PARTS)
    return {
        STYLE: minify.string("text/css", (HERE / "page.css").read_text("utf-8")),
        SCRIPT: minify.string("application/javascript", parts),
        SEVERAL: minify.string("application/javascript", (HERE / "documents.js").read_text("utf-8"))
        + ";",
    }


if __name__ == "__main__":
    for name, text in files().items():
        (HERE / name).write_text(text, "utf-8")
