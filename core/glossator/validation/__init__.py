"""Checking annotation files: what is wrong, where, and what to do about it.

One generator of findings, three verbs over it: `iter_findings`, `validate` raises at the first
error, `is_valid` says yes or no. Nothing is ever changed.
"""

from glossator.validation.check import is_valid, iter_findings, validate
from glossator.validation.finding import CODES, Code, Finding, Stage
from glossator.validation.rules import Rules, make_rules

__all__ = [
    "CODES",
    "Code",
    "Finding",
    "Rules",
    "Stage",
    "is_valid",
    "iter_findings",
    "make_rules",
    "validate",
]
