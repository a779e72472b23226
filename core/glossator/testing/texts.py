"""The odd texts that the conformance runs are made over, and plain articles to try things with."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from glossator.model.document import Document

CONFORMANCE_TEXTS = {
    "empty": "",
    "blank": " \n\t \n",
    "plain": "Acting ambassador Jo Song Gil reportedly fled Rome in May 2018.",
    "emoji": "The minister 👩🏽‍🚀 said 🇰🇪 “may” win 🎉 in Nairobi.",
    "combining": unicodedata.normalize("NFD", "Señor Núñez visited São Paulo on 3 März."),
    "crlf": "First line.\r\nSecond line,\r\n\r\nthird.\r",
    "right-to-left": "قال الوزير أحمد إن الاجتماع في القاهرة. \u202eabc\u202c",
    "controls": "a\u0000b\u0085c\u2028d\ufeffe\u00ad f",
    "odd punctuation": "“‘\"'((([[—–-…?!.,;:’s n't U.S.. $%&\\/",
    "one long word": "x" * 5_000,
}


def articles() -> list[Document]:
    """Short articles in English, written for the project: what is measured, is measured on them."""
    installed = Path(__file__).with_name("articles")
    folder = installed if installed.is_dir() else Path(__file__).parents[3] / "seeds"
    return [
        Document(id=path.stem, text=path.read_text("utf-8"))
        for path in sorted(folder.glob("*.txt"))
    ]
