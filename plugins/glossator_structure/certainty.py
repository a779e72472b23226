"""How often each rule is right.

Counted by line on the development gold (articles, and GUM's news, interviews, speeches and lives),
with two lines more of which 0.8 are right, so that a rule that was seen a few times is not sure.
"""

CONFIDENCE: dict[str, float] = {
    "about": 0.87,  # 1 of 1
    "about-author": 0.87,  # 1 of 1
    "above-headline": 0.94,  # 5 of 5
    "byline-foot": 0.8,  # not seen
    "byline-name": 0.43,  # 1 of 4
    "byline-words": 0.97,  # 12 of 12
    "byline-writes": 0.87,  # 1 of 1
    "caption-above": 0.99,  # 26 of 26
    "caption-below": 0.8,  # not seen
    "caption-credit": 0.96,  # 7 of 7
    "caption-form": 0.97,  # 13 of 13
    "caption-long": 0.52,  # 1 of 3
    "caption-phrase": 0.9,  # 2 of 2
    "caption-second": 0.72,  # 2 of 3
    "caption-style": 0.4,  # 0 of 2
    "caption-top": 0.92,  # 3 of 3
    "caption-words": 0.98,  # 16 of 16
    "credit-inside": 0.92,  # 3 of 3
    "credit-owner": 0.8,  # not seen
    "credit-words": 0.99,  # 39 of 39
    "date-line": 0.95,  # 49 of 51
    "dateline-head": 0.96,  # 7 of 7
    "foot": 0.8,  # not seen
    "heading": 0.8,  # 36 of 45
    "heading-capitals": 0.87,  # 1 of 1
    "heading-centred": 0.8,  # not seen
    "headline-again": 0.87,  # 1 of 1
    "headline-below": 0.96,  # 7 of 7
    "headline-first": 0.96,  # 59 of 61
    "item-address": 0.8,  # not seen
    "item-announced": 0.9,  # 2 of 2
    "item-foot": 0.8,  # not seen
    "item-mark": 0.92,  # 15 of 16
    "item-named": 0.8,  # not seen
    "item-numbers": 0.8,  # not seen
    "item-result": 0.8,  # not seen
    "item-results": 0.9,  # 2 of 2
    "item-series": 0.95,  # 6 of 6
    "item-term": 0.8,  # not seen
    "item-terms": 0.95,  # 6 of 6
    "note-label": 0.9,  # 2 of 2
    "outlet": 0.87,  # 1 of 1
    "promo-above": 0.8,  # not seen
    "promo-bar": 0.77,  # 3 of 4
    "promo-box": 0.96,  # 9 of 9
    "promo-contains": 0.9,  # 2 of 2
    "promo-form": 0.9,  # 2 of 2
    "promo-marks": 0.8,  # not seen
    "promo-slug": 0.87,  # 1 of 1
    "promo-starts": 0.93,  # 18 of 19
    "promo-whole": 0.92,  # 14 of 15
    "prose": 0.98,  # 890 of 905
    "question": 0.98,  # 15 of 15
    "question-above": 0.93,  # 4 of 4
    "quote-announced": 0.82,  # 5 of 6
    "quote-signed": 0.53,  # 0 of 1
    "quote-source": 0.9,  # 2 of 2
    "quote-sourced": 0.87,  # 1 of 1
    "quote-whole": 0.88,  # 24 of 27
    "rest": 0.98,  # 24 of 24
    "section": 0.94,  # 35 of 37
    "section-number": 0.8,  # not seen
    "sentence": 0.84,  # 11 of 13
    "spoken": 0.94,  # 34 of 36
    "standfirst": 0.66,  # 11 of 17
    "table-row": 0.8,  # not seen
}
