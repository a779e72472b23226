"""What must hold of the words around a match for it to be a time; the rules name these."""

from __future__ import annotations

from glossator_dates.lexicon import words
from glossator_dates.rule import Match
from glossator_dates.symbols import SYMBOLS

_UNITS = (*SYMBOLS["unit"], SYMBOLS["units"])
_MODIFIERS = frozenset(SYMBOLS["modifier"])
_RECENT_YEARS = range(1900, 2100)
_LIKELY_YEARS = range(1500, 2100)
_NEAR = 12
"""Words on either side of a quarter in which a touchdown tells that it is of a game."""
_REACH = 4
"""Words before a decade in which "temperatures" tell that it is none."""


def always(match: Match) -> bool:
    """What holds for every rule: amounts and shares are no times."""
    return match.before not in ("$", "£", "€", "#", "¥") and match.after not in ("%", "€")


def behind_at(match: Match) -> bool:
    """ "At nine in the evening", not "nine in the morning session"."""
    return match.cue in ("at", "around", "about", "until", "till", "by", "before", "after", "from")


def reference(match: Match) -> bool:
    """Not "as soon as", "soon after"."""
    return not (match.words()[-1] == "soon" and match.follows in ("as", "after"))


def holiday(match: Match) -> bool:
    """Not the name of somebody: "Johnnie Christmas"."""
    return not match.before.istitle() or match.cue in words().cues["month"]


def decade(match: Match) -> bool:
    """No temperatures, no ages: "highs in the 80s", "his early thirties"."""
    if match.cue in ("his", "her", "their", "my", "your", "our"):
        return False
    return words().cues["measured"].isdisjoint(match.words(before=_REACH))


def season_alone(match: Match) -> bool:
    """ "Early spring", "over the summer", "in spring"; not "in winter clothes", "the fall"."""
    first, after = match.first, match.after
    if not _MODIFIERS.isdisjoint(match.scan.classes[first : match.last]):
        return season(match)
    if match.scan.classes[first] == "t":
        return match.cue in words().cues["season"] and match.words()[-1] != "fall" and after != "-"
    plain = match.scan.pieces[first].text.islower() and match.words()[-1] != "fall"
    return plain and (not after.isalpha() or after in words().cues["after_part"])


def season(match: Match) -> bool:
    """Not "this fall was the sharpest"."""
    return match.words()[-1] != "fall" or match.follows not in ("of", "was", "is", "came")


def this_unit(match: Match) -> bool:
    """Not "the last week of the war", nor "This Week", a programme."""
    pieces = match.scan.pieces
    if pieces[match.last - 1].text[0].isupper() and match.before in ('"', "“", "``"):
        return False
    return match.after != "of" or match.words()[:2] != ["the", "last"]


def the_unit(match: Match) -> bool:
    """Not "the year-long strike", nor "at the end of the day"."""
    idiom = match.cue == "at" and match.value("u") == "D"
    return match.after != "-" and not idiom


def quarter_code(match: Match) -> bool:
    """ "Sales in Q4", "Q4 2016"; by itself "Q1" may be a question, "H1" a heading."""
    if len(match.groups) > 1:
        return True
    if match.word("q").startswith("h"):
        return match.cue in _OF_PERIODS
    return match.after not in (".", ":", ")") or match.cue in _OF_PERIODS


_OF_PERIODS = frozenset(("in", "for", "of", "since", "from", "by"))


def half_of_figures(match: Match) -> bool:
    """ "First-half profit", not "first-half goals"."""
    return match.follows in words().cues["figures"]


def counted_from(match: Match) -> bool:
    """ "A week from Friday", not "for a week after Friday", "64 days from May 1 to July 4".

    "They meet a week on Friday", not "in a week on Friday", "it is three years on Friday".
    """
    if match.word("F") == "on":
        lasting = match.cue in _LASTING | _COUNTED_ON
        weekday = "w" in match.groups and match.value("u") in ("W", "F", "O")
        return weekday and not lasting
    return match.cue not in _LASTING and match.follows not in ("to", "until", "till")


_LASTING = frozenset(("for", "lasting", "last", "lasts", "lasted"))
_COUNTED_ON = frozenset(("of", "in", "after", "than", "about"))


def earlier(match: Match) -> bool:
    """Not a comparison, "a month earlier than usual", unless a date was told in its sentence."""
    return match.follows != "than" or match.before == ","


def in_part(match: Match) -> bool:
    """ "In the evening", "by mid-afternoon"; not "in the morning session"."""
    if match.cue not in words().cues["part"]:
        return False
    after = match.after
    return not after.isalpha() or after.istitle() or after in words().cues["after_part"]


def some_day(match: Match) -> bool:
    """ "Will one day be"; "in one day" is a length of time."""
    return match.cue in words().tense["modal"] and match.after.isalpha()


def duration(match: Match) -> bool:
    """A length of time: no age ("five years old", "aged 6 months"), nor "one day he left"."""
    after = match.follows
    if match.first + 2 == match.last and match.words() == ["one", "day"]:
        subject = match.before in ("", '"', "“", "``") or match.cue in words().cues["subject"]
        return not subject and match.cue not in words().tense["modal"]
    if after in ("and", "or") and match.following in ("older", "younger"):
        return False
    if after == "old" or (after, match.following) == ("of", "age") or match.cue in _AGES:
        return False
    if after == "-" and match.following:
        return match.following != "old"
    return quarters(match)


_AGES = frozenset(("aged", "age", "ages"))


def quarters(match: Match) -> bool:
    """Not "three quarters of it"."""
    return match.value("u") != "Q" or match.follows != "of" or "v" in match.groups


def duration_a(match: Match) -> bool:
    """ "For a week", "a week later", "gave him a week to go"; "flights a week" is none."""
    if match.follows == "old":
        return False
    rare = match.words()[-1] in ("second", "night", "quarter", "period")
    counted = match.follows in words().cues["relative"]
    given = match.follows == "to" and match.cue in words().cues["given"]
    cues = words().cues["length"] | words().cues["spending"]
    return (match.cue in cues or counted or given) and not rare


def duration_vague(match: Match) -> bool:
    """ "For some time", "after a while"; not "at some time", "once in a while"."""
    if match.words() not in (["some", "time"], ["a", "while"]):
        return False
    return match.cue in ("for", "after", "quite", "within") and match.follows != "ago"


def plural(match: Match) -> bool:
    """ "For months", "over the weeks", "follows months of talks"; not "the days of the week"."""
    if match.last - match.first > 1 and match.scan.classes[match.first] == "t":
        return match.cue in ("over", "through")
    if match.cue in ("for", "within", "after") or match.cue in words().cues["spending"]:
        return True
    after = match.follows
    if after == "of" and match.following not in words().cues["determiner"]:
        return match.cue in words().cues["enduring"]
    counted = after in words().cues["relative"]
    return counted or (match.before == "in" and not match.after.isalpha())


def clock(match: Match) -> bool:
    """A time of day, not a running time ("2:05:11") or a verse ("John 3:16")."""
    colons = match.word("C").count(":")
    if len(match.groups) > 1 or not colons:
        return True
    if colons > 1:
        return match.cue in ("at", "by", "until", "since", "from")
    if match.cue in words().cues["numbered"]:
        return False
    return not (match.before.istitle() and match.before.isalpha() and match.after in (".", ")"))


def half_past(match: Match) -> bool:
    """ "At twenty to nine", "ten minutes to nine"; "five to nine people" is a range."""
    if "minutes" not in match.groups or "to" not in match.groups:
        return True
    unit = match.scan.classes[match.first + 1] in _UNITS
    if len(match.word("minutes")) <= len("10") and not unit:
        return False  # the range "3 to 5 p.m."
    return "P" in match.groups or "p" in match.groups or match.cue == "at"


def quarter(match: Match) -> bool:
    """Of a year, not of a game: "they led by ten in the second quarter"."""
    pieces = match.scan.pieces
    near = pieces[max(match.first - _NEAR, 0) : match.last + _NEAR]
    return "y" in match.groups or words().cues["played"].isdisjoint(one.low for one in near)


def years(match: Match) -> bool:
    """Not the number of a law: "Law 2001-17"."""
    return match.cue not in words().cues["numbered"]


def month(match: Match) -> bool:
    """ "May" and "March" are also a verb, a name and a noun."""
    name = match.word("m")
    if name not in ("may", "march", "august", "april", "june"):
        return True
    if match.last - match.first > 1:
        return True
    after = match.after
    named = after.isalpha() and after[0].isupper()
    if match.cue in words().cues["month"]:
        return not named
    return name not in ("may", "march") and match.before.islower() and not named


def year(match: Match) -> bool:
    """A year, not a number of things, a house or a room."""
    before, after = match.before, match.after
    number, cue, classes = int(str(match.value("y"))), before.lower(), match.scan.classes
    cues, follows = words().cues, match.follows
    if match.last - match.first > 1:
        return True
    if follows in cues["measures"] or cue in cues["numbered"] or cue in (".", ":"):
        return False
    if before.isdigit() and classes.endswith(("n", "d", "ny", "dy"), 0, match.first):
        return False  # a telephone number
    if classes.startswith("-y", match.last):
        return number in _LIKELY_YEARS
    if cue in ("-", "–"):
        return _behind_hyphen(match, number)
    if _is_address(match):
        return False
    if cue in ("in", "since", "by", "until"):
        return True
    noun = after.isalpha() and after.islower()
    units = classes.startswith(_UNITS, match.last)
    told = cue in cues["year"] or before in tuple("(,’'")
    if number not in _RECENT_YEARS:
        # "Its 1848 charter".
        owned = cue in cues["owners"] and noun
        fits = not noun or follows in cues["goes_on"]
        return number in _LIKELY_YEARS and ((owned and not units) or (told and fits))
    # "Expo 2016 in Toronto", "World Cup 2018 day five"; but "2000 people", "a 2000 year old hut".
    titled = before.istitle() and (units or follows in cues["goes_on"])
    exact = number % 100 != 0 and not units and not before.isdigit()
    return not noun or titled or exact or told or follows in ("and", "or")


def _behind_hyphen(match: Match, number: int) -> bool:
    """ "1914-1918", "post-2015", not the telephone number "555-2014", the model "Xt-2014"."""
    classes, first = match.scan.classes, match.first
    prefix = match.scan.pieces[first - 2] if first > 1 else None
    if prefix and prefix.text[0].isupper() and len(prefix.text) < _REACH and prefix.symbol != "m":
        return False
    if classes.endswith("y-", 0, first):
        return number in _LIKELY_YEARS
    return number in _RECENT_YEARS and not classes.endswith(("n-", "d-"), 0, first)


def _is_address(match: Match) -> bool:
    """ "2015 Lund Avenue": a capital and, within two words, what streets are called."""
    if not match.after.istitle():
        return False
    behind = match.scan.pieces[match.last : match.last + _REACH]
    return any(piece.low in words().cues["streets"] for piece in behind)
