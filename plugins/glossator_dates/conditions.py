"""What must hold of the words around a match for it to be a time; the rules name these."""

from __future__ import annotations

from glossator_dates.lexicon import words
from glossator_dates.rule import Around
from glossator_dates.symbols import SYMBOLS

_UNITS = SYMBOLS["unit"] + SYMBOLS["units"]
_RECENT_YEARS = range(1900, 2100)
_LIKELY_YEARS = range(1500, 2100)
_NEAR = 12
"""Words on either side of a quarter in which a touchdown tells that it is of a game."""
_REACH = 4
"""Words before a decade in which "temperatures" tell that it is none."""


def always(around: Around) -> bool:
    """What holds for every rule: amounts and shares are no times."""
    return around.before not in ("$", "£", "€", "#", "¥") and around.after not in ("%", "€")


def behind_on(around: Around) -> bool:
    """ "On the 5th"."""
    return around.cue == "on"


def behind_at(around: Around) -> bool:
    """ "At nine in the evening", not "nine in the morning session"."""
    return around.cue in ("at", "around", "about", "until", "till", "by", "before", "after", "from")


def weekday(around: Around) -> bool:
    """No part of a name: "Friday Night Lights"; but "Friday Israel said" is news style."""
    return not (around.after.istitle() and around.scan.classes[around.match.last] == "p")


def reference(around: Around) -> bool:
    """Not "as soon as", "soon after"."""
    return not (around.last == "soon" and around.after.lower() in ("as", "after"))


def holiday(around: Around) -> bool:
    """Not the name of somebody: "Johnnie Christmas"."""
    return not around.before.istitle() or around.cue in words().cues["month"]


def decade(around: Around) -> bool:
    """No temperatures, no ages: "highs in the 80s", "his early thirties"."""
    if around.cue in ("his", "her", "their", "my", "your", "our"):
        return False
    shown = around.words_before(_REACH)
    return not any(word in words().cues["measured"] for word in shown)


def season_alone(around: Around) -> bool:
    """ "Early spring", "over the summer", "in spring"; not "in winter clothes", "the fall"."""
    first, after = around.match.first, around.after
    if "B" in around.scan.classes[first : around.match.last]:
        return season(around)
    if around.scan.classes[first] == "t":
        return around.cue in words().cues["season"] and around.last != "fall" and after != "-"
    plain = around.scan.pieces[first].text.islower() and around.last != "fall"
    return plain and (not after.isalpha() or after in words().cues["after_part"])


def season(around: Around) -> bool:
    """Not "this fall was the sharpest"."""
    return around.last != "fall" or around.after.lower() not in ("of", "was", "is", "came")


def this_unit(around: Around) -> bool:
    """Not "the last week of the war", nor "This Week", a programme."""
    match, pieces = around.match, around.scan.pieces
    if pieces[match.last - 1].text[0].isupper() and around.before in ('"', "“", "``"):
        return False
    begins = [piece.low for piece in pieces[match.first : match.first + 2]]
    return not (begins == ["the", "last"] and around.after == "of")


def the_unit(around: Around) -> bool:
    """Not "the year-long strike", nor "at the end of the day"."""
    idiom = around.cue == "at" and around.match.value("u") == "D"
    return around.after != "-" and not idiom


def quarter_code(around: Around) -> bool:
    """ "Sales in Q4", "Q4 2016"; by itself "Q1" may be a question, "H1" a heading."""
    if len(around.match.groups) > 1:
        return True
    if around.match.word("q").startswith("h"):
        return around.cue in _OF_PERIODS
    return around.after not in (".", ":", ")") or around.cue in _OF_PERIODS


_OF_PERIODS = frozenset(("in", "for", "of", "since", "from", "by"))


def half_of_figures(around: Around) -> bool:
    """ "First-half profit", not "first-half goals"."""
    return around.after.lower() in words().cues["figures"]


def before_last(around: Around) -> bool:
    """ "The week before last", "the week after next"; not "the week after the last vote"."""
    match = around.match
    return (match.word("F"), match.word("l")) in (("before", "last"), ("after", "next"))


def counted_from(around: Around) -> bool:
    """ "A week from Friday", not "for a week after Friday", "64 days from May 1 to July 4".

    "They meet a week on Friday", not "in a week on Friday", "it is three years on Friday".
    """
    if around.match.word("F") == "on":
        lasting = around.cue in _LASTING | _COUNTED_ON
        weekday = "w" in around.match.groups and around.match.value("u") in ("W", "F", "O")
        return weekday and not lasting
    return around.cue not in _LASTING and around.after.lower() not in ("to", "until", "till")


_LASTING = frozenset(("for", "lasting", "last", "lasts", "lasted"))
_COUNTED_ON = frozenset(("of", "in", "after", "than", "about"))


def earlier(around: Around) -> bool:
    """Not a comparison, "a month earlier than usual", unless a date was told in its sentence."""
    return around.after.lower() != "than" or "," in around.words_before(1)


def in_part(around: Around) -> bool:
    """ "In the evening", "by mid-afternoon"; not "in the morning session"."""
    if around.cue not in words().cues["part"]:
        return False
    after = around.after
    return not after.isalpha() or after.istitle() or after in words().cues["after_part"]


def some_day(around: Around) -> bool:
    """ "Will one day be"; "in one day" is a length of time."""
    return around.cue in words().tense["modal"] and around.after.isalpha()


def duration(around: Around) -> bool:
    """A length of time: no age ("five years old", "aged 6 months"), nor "one day he left"."""
    after = around.after.lower()
    if around.match.first + 2 == around.match.last and around.words_in() == ["one", "day"]:
        subject = around.before in ("", '"', "“", "``") or around.cue in words().cues["subject"]
        return not subject and around.cue not in words().tense["modal"]
    if after in ("and", "or") and around.following in ("older", "younger"):
        return False
    if after == "old" or (after, around.following) == ("of", "age") or around.cue in _AGES:
        return False
    if after == "-" and around.following:
        return around.following != "old"
    return quarters(around)


_AGES = frozenset(("aged", "age", "ages"))


def quarters(around: Around) -> bool:
    """Not "three quarters of it"."""
    match = around.match
    return match.value("u") != "Q" or around.after.lower() != "of" or "v" in match.groups


def duration_a(around: Around) -> bool:
    """ "For a week", "a week later", "gave him a week to go"; "flights a week" is none."""
    if around.after.lower() == "old":
        return False
    rare = around.last in ("second", "night", "quarter", "period")
    counted = around.after.lower() in words().cues["relative"]
    given = around.after.lower() == "to" and around.cue in words().cues["given"]
    cues = words().cues["length"] | words().cues["spending"]
    return (around.cue in cues or counted or given) and not rare


def duration_vague(around: Around) -> bool:
    """ "For some time", "after a while"; not "at some time", "once in a while"."""
    if around.words_in() not in (["some", "time"], ["a", "while"]):
        return False
    return around.cue in ("for", "after", "quite", "within") and around.after.lower() != "ago"


def plural(around: Around) -> bool:
    """ "For months", "over the weeks", "follows months of talks"; not "the days of the week"."""
    match = around.match
    if match.last - match.first > 1 and around.scan.classes[match.first] == "t":
        return around.cue in ("over", "through")
    if around.cue in ("for", "within", "after") or around.cue in words().cues["spending"]:
        return True
    after = around.after.lower()
    if after == "of" and around.following not in words().cues["determiner"]:
        return around.cue in words().cues["enduring"]
    counted = after in words().cues["relative"]
    return counted or (around.before == "in" and not around.after.isalpha())


def clock(around: Around) -> bool:
    """A time of day, not a running time ("2:05:11") or a verse ("John 3:16")."""
    match = around.match
    colons = match.word("C").count(":")
    if len(match.groups) > 1 or not colons:
        return True
    if colons > 1:
        return around.cue in ("at", "by", "until", "since", "from")
    if around.cue in words().cues["numbered"]:
        return False
    return not (around.before.istitle() and around.before.isalpha() and around.after in (".", ")"))


def half_past(around: Around) -> bool:
    """ "At twenty to nine", "ten minutes to nine"; "five to nine people" is a range."""
    match = around.match
    if "minutes" not in match.groups:
        return True
    if match.word("past") == "to":
        unit = around.scan.classes[match.first + 1] in _UNITS
        if len(match.word("minutes")) <= len("10") and not unit:
            return False  # the range "3 to 5 p.m."
    sure = "P" in match.groups or "p" in match.groups or match.word("past") == "past"
    return sure or around.cue == "at"


def quarter(around: Around) -> bool:
    """Of a year, not of a game: "they led by ten in the second quarter"."""
    match, pieces = around.match, around.scan.pieces
    near = pieces[max(match.first - _NEAR, 0) : match.last + _NEAR]
    return "y" in match.groups or all(one.low not in words().cues["played"] for one in near)


def years(around: Around) -> bool:
    """Not the number of a law: "Law 2001-17"."""
    return around.cue not in words().cues["numbered"]


def month(around: Around) -> bool:
    """ "May" and "March" are also a verb, a name and a noun."""
    match = around.match
    name = match.word("m")
    if name not in ("may", "march", "august", "april", "june"):
        return True
    if match.last - match.first > 1:
        return True
    after = around.after
    named = after.isalpha() and after[0].isupper()
    if around.cue in words().cues["month"]:
        return not named
    return name not in ("may", "march") and around.before.islower() and not named


def year(around: Around) -> bool:
    """A year, not a number of things, a house or a room."""
    match, before, after = around.match, around.before, around.after
    number, cue, classes = int(str(match.value("y"))), before.lower(), around.scan.classes
    cues, follows = words().cues, after.lower()
    if match.last - match.first > 1:
        return True
    if follows in cues["measures"] or cue in cues["numbered"] or cue in (".", ":"):
        return False
    if before.isdigit() and classes.endswith(("n", "d", "ny", "dy"), 0, match.first):
        return False  # a telephone number
    if classes.startswith("-y", match.last):
        return number in _LIKELY_YEARS
    if cue in ("-", "–"):
        return _behind_hyphen(around, number)
    if _is_address(around):
        return False
    if cue in ("in", "since", "by", "until"):
        return True
    noun = after.isalpha() and after.islower()
    units = classes.startswith(tuple(_UNITS), match.last)
    if cue in cues["owners"] and noun and not (cue == "the" and number in _RECENT_YEARS):
        # "Its 1990 invasion", but "its 2000 workers", "a 2000 year old temple".
        counted = after.endswith(("s", "people", "men")) and number % 100 == 0
        return number in _LIKELY_YEARS and not (counted or units)
    if number in _RECENT_YEARS:
        # "Expo 2016 in Toronto", "World Cup 2018 day five"; but "2000 people".
        goes_on = follows in cues["goes_on"]
        unit = classes.startswith(tuple(SYMBOLS["unit"]), match.last)
        titled = before.istitle() and (goes_on or unit)
        exact = number % 100 != 0 and not units and not before.isdigit()
        likely = cue in cues["year"] or before in tuple("(,’'")
        return not noun or titled or after in ("and", "or") or exact or likely
    likely = cue in cues["year"] or before in tuple("(,’'")
    return likely and number in _LIKELY_YEARS and (not noun or follows in cues["goes_on"])


def _behind_hyphen(around: Around, number: int) -> bool:
    """ "1914-1918", "post-2015", not the telephone number "555-2014", the model "Xt-2014"."""
    classes, first = around.scan.classes, around.match.first
    prefix = around.scan.pieces[first - 2] if first > 1 else None
    if prefix and prefix.text[0].isupper() and len(prefix.text) < _REACH and prefix.symbol != "m":
        return False
    if classes.endswith("y-", 0, first):
        return number in _LIKELY_YEARS
    return number in _RECENT_YEARS and not classes.endswith(("n-", "d-"), 0, first)


def _is_address(around: Around) -> bool:
    """ "2015 Lund Avenue": a capital and, within two words, what streets are called."""
    if not around.after.istitle():
        return False
    behind = around.scan.pieces[around.match.last : around.match.last + _REACH]
    return any(piece.low in words().cues["streets"] for piece in behind)
