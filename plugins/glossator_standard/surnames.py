"""What family names are made of, for layers that look for them again."""

from __future__ import annotations

ARABIC_ARTICLES = frozenset(("al", "el", "an", "ar", "as", "ash", "ad", "az", "at"))
"""The article in its forms, as names have it before a hyphen: "Sami al-Hashmi", "Hashmi"; from
general knowledge."""
