"""What must hold of the words around a match for it to be a time; the rules name these."""

from __future__ import annotations

from glossator_dates.lexicon import words
from glossator_dates.rule import Match
from glossator_dates.symbols import SYMBOLS
from glossator_standard import english

_UNITS = tuple(SYMBOLS["unit"] + SYMBOLS["units"])
_MODIFIERS = frozenset(SYMBOLS["modifier"])
_OF_HOURS = frozenset(SYMBOLS["ampm"] + SYMBOLS["oclock"])
_RECENT_YEARS = range(1900, 2100)
_LIKELY_YEARS = range(1500, 2100)
_NEAR = 12
"""Words on either side of a quarter in which a touchdown tells that it is of a game."""
_REACH = 4
"""Words before a decade in which "temperatures" tell that it is none."""
_OPENS = ("", '"', "“", "``")
"""What stands before the first word of a sentence or of what is quoted."""


def always(match: Match) -> bool:
    """What holds for every rule: amounts and shares are no times."""
    return match.before not in ("$", "£", "€", "#", "¥") and match.after not in ("%", "€")


def reference(match: Match) -> bool:
    """Not "as soon as", "soon after", "the now-former mayor"."""
    return match.follows != "-" and (
        match.low[-1] != "soon" or match.follows not in ("as", "after")
    )


def the_future(match: Match) -> bool:
    """ "The future", "in the short term"; not "the full term"."""
    return match.low[-1] == "future" or match.low[1] in ("near", "short", "long")


def day_offset(match: Match) -> bool:
    """ "Shut overnight", not "an overnight train"."""
    return match.low[-1] != "overnight" or _phrase_ends(match)


def recurring(match: Match) -> bool:
    """Not a newspaper: "the daily Kelmar Post"."""
    is_paper = match.after[:1].isupper() and match.low[-1] in ("daily", "weekly")
    return not (is_paper and (match.before.istitle() or match.before in ("the", "language")))


def holiday(match: Match) -> bool:
    """Not the name of somebody or something: "Johnnie Christmas", "the Yom Kippur War"."""
    cue, named = match.cue, match.after.istitle() and match.after.isalpha()
    if named and str(match.value("H")).startswith(("XX", "passover")):
        return False  # in other names the day still is one: "the Easter Offensive"
    return not match.before.istitle() or cue in words().cues["month"] | english.words("preposition")


def weekday(match: Match) -> bool:
    """Not "the Saturday Club", "Lund Friday Market", nor "The Sun.", a paper."""
    if match.before.istitle() and match.after.istitle() and match.follows in words().cues["met"]:
        return False
    if match.cue == "the" and match.scan.pieces[match.last - 1].text[-1] == ".":
        return False
    return match.cue != "the" or not match.after.istitle() or not match.after.isalpha()


def decade(match: Match) -> bool:
    """No temperatures, no ages: "highs in the 80s", "his early thirties"."""
    cues, near = words().cues, match.scan.pieces[max(match.first - _REACH, 0) : match.first]
    return match.cue not in cues["owner"] and cues["measured"].isdisjoint(one.low for one in near)


def season_alone(match: Match) -> bool:
    """ "Early spring", "over the summer", "in spring"; not "in winter clothes", "the fall"."""
    if not _MODIFIERS.isdisjoint(match.scan.classes[match.first : match.last]):
        return season(match)
    if match.low[-1] == "fall":
        return False
    if match.low[0] == "the":
        bound = match.cue in ("to", "before", "after") and _phrase_ends(match)
        return bound or (match.cue in words().cues["season"] and match.after != "-")
    return match.low[0] == match.scan.pieces[match.first].text and _phrase_ends(match)


def _phrase_ends(match: Match) -> bool:
    """Whether no noun follows that the match would belong to: "in the morning session"."""
    goes_on = words().cues["after_part"] | english.words("preposition") - {"of"}
    return not match.after.isalpha() or match.after in goes_on


def season(match: Match) -> bool:
    """Not "this fall was the sharpest"."""
    return match.low[-1] != "fall" or match.follows not in words().cues["fallen"]


def this_unit(match: Match) -> bool:
    """Not "the last week of the war", nor "This Week", a programme."""
    named = match.before in _OPENS[1:] and match.scan.pieces[match.last - 1].text[0].isupper()
    return not named and (match.after != "of" or match.low[:2] != ["the", "last"])


def the_unit(match: Match) -> bool:
    """Not "the year-long strike", nor "at the end of the day", nor "1994, the year she died"."""
    clause = english.words("subject_pronoun") | english.words("possessive") | {"when"}
    if match.before == "," and match.follows in clause:
        return False
    return match.after != "-" and (match.cue != "at" or match.value("u") != "D")


def quarter_code(match: Match) -> bool:
    """ "Sales in Q4", "Q4 2016"; by itself "Q1" may be a question, "H1" a heading, "Q3" a car."""
    told = match.follows in words().cues["figures"] or match.cue in english.words("preposition")
    if len(match.groups) == 1 and match.before.istitle() and not told:
        return False
    alone = match.low[0][0] != "h" and match.after not in (".", ":", ")")
    return len(match.groups) > 1 or alone or match.cue in words().cues["quarter"]


def quarter_pair(match: Match) -> bool:
    """ "The second and third quarters", of a year."""
    return quarter(match) and match.value("N") == "Q"


def compared(match: Match) -> bool:
    """ "From last year's 3 million", "compared with 3 million last year"."""
    near = match.scan.pieces[max(match.first - _NEAR, 0) : match.first]
    told = not words().cues["compared"].isdisjoint(one.low for one in near)
    figure = match.before != "" and not match.cue.endswith("ed")
    return match.cue == "from" or (told and figure and not match.after.isalpha())


def half_of_figures(match: Match) -> bool:
    """ "First-half profit", not "first-half goals"."""
    return match.follows in words().cues["figures"]


def counted_from(match: Match) -> bool:
    """ "A week from Friday", not "for a week after Friday", "64 days from May 1 to July 4".

    "They meet a week on Friday", "a week today", not "in a week on Friday", "it is three years on
    Friday".
    """
    if match.cue in words().cues["lasting"]:
        return False
    if match.word("F") not in ("on", ""):
        return match.follows not in ("to", "until", "till")
    within = match.cue in words().cues["within"] or match.low[0] == "the"
    told = "w" in match.groups or match.value("Y") in (0, 1)
    return told and match.value("u") in ("W", "F", "O") and not within


def earlier(match: Match) -> bool:
    """Not a comparison, "a month earlier than usual", unless a date was told in its sentence."""
    return match.follows != "than" or match.before == ","


def in_part(match: Match) -> bool:
    """ "In the evening", "by mid-afternoon"; not "in the morning session"."""
    return match.cue in words().cues["part"] and (match.after.istitle() or _phrase_ends(match))


def in_units(match: Match) -> bool:
    """ "Will close in five years"; "could be built in five years" is how long that takes."""
    near = match.scan.pieces[max(match.first - _NEAR, 0) : match.first]
    return {"can", "could", "able"}.isdisjoint(one.low for one in near) and duration(match)


def some_day(match: Match) -> bool:
    """ "Will one day be"; "in one day" is a length of time."""
    return match.cue in words().tense["modal"] and match.after.isalpha()


def duration(match: Match) -> bool:
    """A length of time: no age ("five years old", "aged 6 months"), nor "one day he left"."""
    after, following = match.follows, match.following.lower()
    if match.low == ["one", "day"]:
        told = match.before in _OPENS or match.cue in words().cues["subject"]
        return not told and match.cue not in words().tense["modal"]
    if after == "read" and match.value("u") == "M":
        return False  # "2 minute read"
    if match.before == "-" and match.value("n") in _RECENT_YEARS:
        return False  # "pre-2008 days"
    much = match.cue == "as" and _word(match, -2) in words().cues["much"]  # "as long as two years"
    aged = match.cue in words().cues["age"] and not much
    aged = aged or after == "old" or (after, following) == ("of", "age")
    if aged or (after in ("and", "or", "-") and following in ("old", "older", "younger")):
        return False
    return after == "-" or quarters(match)


def quarters(match: Match) -> bool:
    """Not "three quarters of it"."""
    return match.value("u") != "Q" or match.follows != "of" or "v" in match.groups


def duration_the(match: Match) -> bool:
    """ "The last two weeks", not "will last two weeks", "following two weeks of rain"."""
    several = match.groups["u"][0].symbol in SYMBOLS["unit"] and match.number() != 1
    if match.low[0] == "the" and several and "l" not in match.groups:
        return False  # "the two day rally"
    verb = match.low[0] == "last" and (match.cue == "to" or match.cue in words().tense["modal"])
    return not verb and match.low[0] != "following" and quarters(match)


def duration_a(match: Match) -> bool:
    """ "For a week", "a week later", "gave him a week to go"; not "once a week", "a week-long"."""
    cues = words().cues
    cue = _word(match, -2) if match.cue in cues["only"] else match.cue
    counted = match.follows in cues["relative"]
    given = match.follows == "to" and cue in cues["given"]
    told = cue in cues["length"] or cue in cues["spending"] or counted or given
    told = told or (cue == "of" and _word(match, -2) in cues["portion"])
    return told and match.after != "-" and match.low[-1] not in cues["no_length"]


def _word(match: Match, away: int) -> str:
    """The word so far before a match, -1 the one right before it; "" where there is none."""
    place = match.first + away
    return match.scan.pieces[place].low if place >= 0 else ""


def duration_vague(match: Match) -> bool:
    """ "For some time", "after a while"; not "at some time", "once in a while"."""
    fits = match.low in (["some", "time"], ["a", "while"]) and match.follows != "ago"
    return fits and match.cue in words().cues["vague"]


def plural(match: Match) -> bool:
    """ "For months", "over the weeks", "follows months of talks"; not "the days of the week"."""
    cues = words().cues
    if match.low[0] == "the":
        return match.cue in ("over", "through")
    if match.follows == "of" and match.cue not in ("for", "within", "after"):
        return match.cue in cues["enduring"] and match.following.lower() not in cues["determiner"]
    ends = match.cue == "in" and not match.after.isalpha()
    told = match.cue in ("for", "within", "after") or match.cue in cues["spending"]
    return told or ends or match.follows in cues["relative"]


def clock(match: Match) -> bool:
    """A time of day, not a running time ("2:05:11") or a verse ("John 3:16")."""
    colons = match.word("C").count(":")
    if "hour" in match.groups and not _OF_HOURS.intersection(
        match.scan.classes[match.first : match.last]
    ):
        return match.cue == "at"  # "at 8 tonight"
    if len(match.groups) > 1 or not colons:
        return True
    if colons > 1:
        return match.cue in words().cues["hour"]
    named = match.before.istitle() and match.before.isalpha() and match.after in (".", ")")
    cues = words().cues
    return not named and match.cue not in cues["numbered"] and match.cue not in cues["spending"]


def half_past(match: Match) -> bool:
    """ "At twenty to nine", "it was ten to nine when"; "five to nine people" is a range.

    "At half nine", not "half nine apples".
    """
    if "half" in match.groups and "past" not in match.groups:
        return match.cue in words().cues["hour"] and match.integer("hour") <= 12
    if "minutes" not in match.groups or "to" not in match.groups:
        return True
    if (
        len(match.word("minutes")) <= len("10")
        and match.scan.classes[match.first + 1] not in _UNITS
    ):
        return False  # the range "3 to 5 p.m."
    # No result and no odds: "the vote was nine to two", "it was five to one against him".
    odd = match.integer("minutes") % 5 or match.after == "against"
    told = match.cue in ("at", "until") or (match.cue in ("is", "was") and _phrase_ends(match))
    return "P" in match.groups or "p" in match.groups or (told and not odd)


def quarter(match: Match) -> bool:
    """Not of a game: "they led by ten in the second quarter", "a birdie on the 5th"."""
    near = match.scan.pieces[max(match.first - _NEAR, 0) : match.last + _NEAR]
    return "y" in match.groups or words().cues["played"].isdisjoint(one.low for one in near)


def years(match: Match) -> bool:
    """Not the number of a law or of a version: "Law 2001-17", "version 9.3.2016"."""
    return match.cue not in words().cues["numbered"]


def month(match: Match) -> bool:
    """ "May" and "March" are also a verb, a name and a noun; so is any month that is a surname."""
    name, cues = match.word("m"), words().cues
    if match.last - match.first > 1:
        return True
    if name in match.scan.named:
        return match.cue in cues["month"] - cues["linking"]
    if name not in cues["doubtful_month"]:
        return True
    if name == "may" and match.before.endswith("est"):
        return True  # "the hottest May"
    told = match.before.islower() and name not in ("may", "march")
    return (told or match.cue in cues["month"]) and not match.after[:1].isupper()


def year(match: Match) -> bool:
    """A year, not a number of things, a house or a room."""
    before, cue, follows = match.before, match.cue, match.follows
    number, classes, cues = match.integer("y"), match.scan.classes, words().cues
    if match.last - match.first > 1:
        return True
    if follows in cues["measures"] and not match.after.istitle():
        # "In 2012 workers struck"
        opens = match.before in ("In", "By", "Since", "Until")
        return opens and number in _RECENT_YEARS and number % 100 != 0
    if classes.startswith(("QC", "jC", "-C", "Qy", "-y"), match.last) and _is_paired(match):
        return False
    if cue in cues["numbered"] or cue in (".", ":"):
        return False
    if cue in cues["counting"] and match.after.islower() and follows not in cues["goes_on"]:
        return False  # "some 2050 teachers"
    if cue == "to" and _word(match, -2) in cues["measures"]:
        return False  # "by 2011 votes to 1987"
    seat = match.following.lower()
    if follows == "-" and not cues["measures"].isdisjoint((seat, f"{seat}s")):
        return False  # "the 1950-seat hall"
    if before.isdigit() and classes.endswith(("n", "d", "ny", "dy"), 0, match.first):
        return False  # a telephone number
    if classes.startswith("-y", match.last):
        return number in _LIKELY_YEARS
    if cue in ("-", "–"):
        return _behind_hyphen(match, number)
    if _is_address(match) or (match.before in ("", "and", "but") and follows in ("are", "were")):
        return False  # "1987 were ill"
    if cue in cues["sure_year"]:
        return True
    noun = match.after.isalpha() and match.after.islower()
    units = classes.startswith(_UNITS, match.last)
    told = cue in cues["year"] or before in tuple("(,’'")
    if number not in _RECENT_YEARS:
        # "Its 1848 charter".
        owned = cue in cues["owners"] and noun
        fits = not noun or follows in cues["goes_on"]
        told = told or (cue == "around" and number % 50 != 0)
        return number in _LIKELY_YEARS and ((owned and not units) or (told and fits))
    # "Expo 2016 in Toronto", "World Cup 2018 day five"; but "2000 people", "a 2000 year old hut".
    titled = before.istitle() and (units or follows in cues["goes_on"])
    exact = number % 100 != 0 and not units and not before.isdigit()
    return not noun or titled or exact or told or follows in ("and", "or")


def _is_paired(match: Match) -> bool:
    """The first of two clock times, "from 1900 to 2100 GMT", or amounts: "1900 to 2050 euros"."""
    until, *behind = match.scan.pieces[match.last + 1 : match.last + 3]
    if until.symbol == "C":
        return until.text[:_REACH].isdigit()
    return behind[:1] != [] and behind[0].low in words().cues["measures"]


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
    behind = match.scan.pieces[match.last : match.last + _REACH]
    streets = words().cues["streets"]
    return match.after.istitle() and not streets.isdisjoint(piece.low for piece in behind)
