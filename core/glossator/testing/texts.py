"""The odd texts that the conformance runs are made over."""

from __future__ import annotations

import unicodedata

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
