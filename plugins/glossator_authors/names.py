"""The name of a new plugin, in all the forms that its files need it in."""

from __future__ import annotations

import keyword
import re
import unicodedata
from dataclasses import dataclass

from glossator import OptionError
from glossator_standard.inflection import singulars

PREFIX = "glossator"
"""What distributions and packages of plugins begin with."""

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Names:
    """The forms of a name, here of ``long-words``.

    Attributes:
        plain: Of the plugin, of what it brings, and of a word in a command: ``long-words``.
    """

    plain: str

    @classmethod
    def of(cls, typed: str) -> Names:
        """The name that was typed; ``glossator-`` before it goes without saying.

        Raises:
            OptionError: where it is no name of a plugin.
        """
        bare = re.sub(rf"^{PREFIX}[-_]", "", typed)
        if not _NAME.fullmatch(bare) or len(bare) > _LONGEST:
            folder, _, last = bare.rpartition("/")
            near = _mended(last)
            hint = f"; did you mean {near!r}?" if near else ""
            if folder:
                hint = f"; the folder to make it in is said with --output {folder}"
            raise OptionError(
                f"expected a name of small letters, digits and single hyphens that begins with a "
                f"letter and has at most {_LONGEST}, as 'long-words', got {typed!r:.80}{hint}"
            )
        if bare == PREFIX:
            raise OptionError(f"{typed!r} is the framework: give the plugin a name of its own")
        names = cls(bare)
        for form in (names.module, names.cls):
            if keyword.iskeyword(form):
                raise OptionError(
                    f"{typed!r} would need the name {form}, a keyword of Python: choose another, "
                    f"as '{bare}-words'"
                )
        return names

    @property
    def module(self) -> str:
        """As a name in Python, and of a layer: ``long_words``."""
        return self.plain.replace("-", "_")

    @property
    def cls(self) -> str:
        """Of a class, which is of one thing: ``LongWord``."""
        *first, last = self.plain.split("-")
        one = (last, *singulars(last))[-1]
        return "".join(part[:1].upper() + part[1:] for part in (*first, one))

    @property
    def distribution(self) -> str:
        """As it is published: ``glossator-long-words``."""
        return f"{PREFIX}-{self.plain}"

    @property
    def package(self) -> str:
        """As it is imported: ``glossator_long_words``."""
        return f"{PREFIX}_{self.module}"

    def render(self, text: str) -> str:
        """A text of a template, which is written for the plugin ``my-things``, for this one."""
        words = self.plain.replace("-", " ")
        for theirs, ours in (
            ("my-things", self.plain),
            ("my_things", self.module),
            ("MyThing", self.cls),
            ("my things", words),
            ("My things", words[:1].upper() + words[1:]),
        ):
            text = text.replace(theirs, ours)
        return text


def _mended(typed: str) -> str:
    """The nearest name that would do; nothing where there is none."""
    ascii_only = unicodedata.normalize("NFKD", typed).encode("ascii", "ignore").decode()
    split = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", ascii_only)
    found = re.sub(r"[^a-z0-9]+", "-", split.lower()).strip("-0123456789")[:_LONGEST].strip("-")
    return found if _NAME.fullmatch(found) else ""
