"""Whether a noun of an office is one where it stands, by the names and words around it."""

from __future__ import annotations

from glossator_titles import grammar
from glossator_titles.covered import free_of_names
from glossator_titles.headlines import verb_forms_of_headlines
from glossator_titles.lexicon import Lexicon, Noun
from glossator_titles.senses import is_other_thing
from glossator_titles.view import View, begins_office, match


def addresses(view: View, end: int, noun: Noun) -> bool:
    """Whether a form of address has a name or a title after it; others need none."""
    if noun.kind != "honorific" or noun.needs == "title":
        return True
    after = view.at(end)
    if noun.phrase[0] == "justice" and after in grammar.MINISTERS:
        return False
    if after == "(" and view.at(end + 1) in grammar.RETIRED:
        return True
    first = end + (after == "." and view.is_glued(end))
    if first in view.verbs:
        return False
    if view.at(first) in grammar.PARTICLES:
        first += 1 + (view.at(first + 1) == "-")  # "Dr al-Ansari"
    return view.is_capital(first) or (after in (".", "(") and view.is_capital(end + 1))


def written_so(view: View, start: int, end: int, noun: Noun) -> bool:
    """Whether the text writes the words as the entry asks for."""
    if noun.case is None:
        return True
    if noun.case == "Capital":
        word = view.words[start]
        # "MS Golwalkar" has initials; "MS GOLWALKAR" is in capitals throughout.
        return word[0].isupper() and (word[1:].islower() or not word[1:] or _shouted(view, end))
    written = "".join(view.words[start:end]).replace(".", "")
    return written == noun.case.replace(".", "").replace(" ", "")


def _shouted(view: View, position: int) -> bool:
    """Whether the next word is in capitals, or there is none, or no letter."""
    return not view.is_capital(position) or view.words[position].isupper()


def possible(view: View, start: int, end: int, noun: Noun, lexicon: Lexicon, last: int) -> bool:
    """Whether a title may stand here; `last` is where the title before ended."""
    if is_other_thing(view, start, end, noun) or not free_of_names(
        view, start, end, noun, lexicon, last
    ):
        return False
    if view.is_capital(start) and _lookalike(view, start, lexicon):
        return False
    if noun.phrase in lexicon.status and _apart(view, end, lexicon):
        return False
    if start in view.called or (noun.phrase[0] in grammar.SURNAMES and _after_mister(view, start)):
        return False
    if view.is_capital(start) and _named_after(view, start, end, noun, lexicon):
        return False
    if view.low[start] in lexicon.things and view.is_capital(start) > view.is_capital(end - 1):
        return not view.is_capital(start - 1)  # "the Lund Theatre director"
    if noun.kind == "honorific":
        before = view.name(start - 1) if noun.phrase[-1] in grammar.CROWNS else None
        return before is None or before.label != "PERSON"  # "Martin Luther King Jr."
    if view.at(start - 1) == "and" and noun.phrase[-1] == "guard" and view.at(end).isalpha():
        return view.at(end) in grammar.STOP
    if noun.plural and view.at(end) in grammar.ARTICLES and view.at(start - 1) in grammar.PRONOUNS:
        return False  # "who captains a ferry"
    verb = noun.phrase[-1] in grammar.VERBS_TOO and not view.is_capital(start)
    if verb and (view.at(start - 1) in grammar.BEFORE_VERB or _governs(view, start, end)):
        return False
    addressed = view.at(start - 1) in grammar.HIGHNESS
    if last == start > 0 and view.is_capital(start) and _is_surname(noun) and not addressed:
        name = view.name(start)
        whole = name is not None and name.label == "PERSON" and name.end - start > 2
        return whole and noun.phrase == ("mk",)
    if noun.phrase[0] == "no" and view.at(end)[:1].isalpha() and view.at(end) not in grammar.STOP:
        return False  # "the No. 2 U.S. retailer", "the No. 2 reactor"
    if _after_number(view, start, noun) or _award(view, start):
        return False
    if _before_noun(view, start, end, noun, lexicon):
        return False
    plain = noun.phrase in (("king",), ("queen",)) and not view.is_capital(start)
    if noun.phrase[-1] in grammar.INTERIMS and not _stands_alone(view, start, end):
        return False
    if (noun.needs == "link" or plain) and _modifies(view, start, end, noun, lexicon):
        return False
    if noun.phrase[-1] in grammar.CROWNS and _nickname(view, start, end):
        return False
    if _part_of_more(view, start, end, noun, lexicon):
        return False
    return not noun.noun or _is_noun(view, start, end, noun, lexicon)


def _apart(view: View, end: int, lexicon: Lexicon) -> bool:
    """Whether a country parts a word of status from its office ("assistant US attorney")."""
    name = view.name(end)
    if name is None or name.first != end or name.label not in ("GPE", "NORP"):
        return False
    return begins_office(view, name.end, lexicon)


def _named_after(view: View, start: int, end: int, noun: Noun, lexicon: Lexicon) -> bool:
    """Whether it begins the name of a street, a school and the like ("King George Street")."""
    if view.at(end) == "." and view.is_glued(end):
        end += 1
    position = end
    while position < end + 4 and view.same_sentence(start, position) and view.is_capital(position):
        if position in view.verbs:
            break
        position += 1
    if position == end:
        return False
    if noun.phrase[0] in ("st", "saint") and view.at(position) in grammar.GENITIVES:
        return True  # "the vicar of St Mary's"
    words = view.low[end:position]
    if any(word in lexicon.sites for word in words[1:]):
        return True
    place = view.at(start - 1) in grammar.AT_PLACES or view.at(start - 2) in grammar.AT_PLACES
    return place and words[-1] in lexicon.things and len(words) > 1


def _lookalike(view: View, start: int, lexicon: Lexicon) -> bool:
    """Whether it begins the name of a firm, a brand or a work ("General Mills", "Doctor Who")."""
    for phrase in lexicon.lookalikes.get(view.low[start], ()):
        end = match(view, start, phrase)
        if end and all(view.is_capital(one) for one in (start, end - 1)):
            return True
    return False


def _is_surname(noun: Noun) -> bool:
    """Whether it is rather a name right after a title ("Dr. Mason", "Prime Minister MK Stalin")."""
    if noun.case is not None and noun.needs == "link":
        return True
    return noun.kind == "profession" or noun.phrase[-1] in grammar.GIVEN_NAMES


def _after_mister(view: View, start: int) -> bool:
    """Whether "Mr" or the like stands before: "Mr. King" is called so."""
    before = start - 1 - (view.at(start - 1) == ".")
    return view.at(before) in grammar.CLEAR_ADDRESS and view.is_capital(start)


def _after_number(view: View, start: int, noun: Noun) -> bool:
    """Whether what is before makes another thing of it ("8 PM", "520-lawyer", "front-runner")."""
    if noun.case == "PM" and view.at(start - 1)[-1:].isdigit():
        return True
    joined = view.at(start - 1) == "-" and view.is_glued(start)
    return joined and (view.at(start - 2)[:1].isdigit() or view.at(start - 2) == "front")


def _modifies(view: View, start: int, end: int, noun: Noun, lexicon: Lexicon) -> bool:
    """Whether it stands before another noun ("star employee"), or is a verb ("also stars")."""
    if noun.plural:
        verb = grammar.PRONOUNS | {"also", "never"}
        return not view.is_capital(start) and view.at(start - 1) in verb
    after = view.at(end)
    if not view.same_sentence(start, end) or view.is_capital(end) or not after.isalpha():
        return False
    if after in grammar.STOP or after in lexicon.reporting or begins_office(view, end, lexicon):
        return False
    return after not in grammar.PREDICATE_ADVERBS and not after.endswith(("ed", "ly", "ing"))


def _governs(view: View, start: int, end: int) -> bool:
    """Whether a verb has its object there: "will coach them and captain the side"."""
    joined = view.at(start - 1) in ("and", "or", "then")
    return joined and view.at(end) in grammar.ARTICLES | grammar.POSSESSIVES


def _stands_alone(view: View, start: int, end: int) -> bool:
    """Whether a word of status stands for the office: "as interim", "the interim, said"."""
    after = view.at(end) if view.same_sentence(start, end) else "."
    if view.is_capital(end) or (after.isalpha() and after not in grammar.STOP):
        return False
    before = view.at(start - 1)
    if before in grammar.ARTICLES:
        opens = not view.same_sentence(start - 2, start - 1)
        known = grammar.COMMA_LIKE | grammar.COPULAS | {"as"}
        return after == "," if opens else view.at(start - 2) in known
    return before == "as" or before in grammar.APPOINTED


def _before_noun(view: View, start: int, end: int, noun: Noun, lexicon: Lexicon) -> bool:
    """Whether the singular only modifies the noun after it ("driver fatigue", "nurse strike")."""
    after = view.at(end)
    if (
        noun.plural
        or noun.case is not None
        or not view.same_sentence(start, end)
        or view.is_capital(end)
    ):
        return False
    opens = not view.same_sentence(start - 1, start)
    further = view.at(end + 1)
    if _is_adverb(view.at(start - 1)) and after.isalpha() and after not in grammar.STOP:
        return after not in lexicon.reporting  # "politically activist evangelicals"
    if opens and after in lexicon.outside and further.isalpha() and not view.is_capital(end + 1):
        return further not in grammar.STOP  # "Lobbyist happy hours drew dozens"
    known = (
        after in lexicon.reporting or after in lexicon.inside or begins_office(view, end, lexicon)
    )
    if len(after) < 3 or not after.isalpha() or after in grammar.STOP or known:
        return False
    if after in grammar.PREDICATE_ADVERBS or after in grammar.NO_NOUN or after.endswith("ly"):
        return False
    forms, bases = verb_forms_of_headlines()
    if after in bases and after not in forms:
        return True  # "The teacher strike": a verb would have an s.
    before = view.at(start - 1)
    if after.endswith("s") and before in grammar.GOVERNING:
        return True  # "They fear farmer protests"
    if after in forms or (after.endswith("ed") and len(after) > 4):
        return False
    bare = before in ("and", "or", ",") or (before.endswith("ed") and before not in lexicon.outside)
    if after.endswith("s") and not opens and bare:
        return True  # "They promised cleaner streets and driver numbers"
    if opens and not view.is_capital(start):
        return False
    # Without an article only a noun that counts nobody can stand: "they blamed pilot error".
    return (opens or view.at(start - 1) in grammar.GOVERNING) and after not in lexicon.outside


def _is_adverb(word: str) -> bool:
    return word.endswith(("ally", "ously"))


def _award(view: View, start: int) -> bool:
    """Whether it is a prize's name ("Best Supporting Actress")."""
    return view.is_capital(start) and "Best" in view.words[max(start - 2, 0) : start]


def _nickname(view: View, start: int, end: int) -> bool:
    """Whether a crown is a by-name or a brand ("Lipstick King")."""
    before = view.low[start - 1] if view.same_sentence(start - 1, start) else ""
    plain = view.is_capital(start - 1) and view.name(start - 1) is None and before.isalpha()
    return plain and before not in grammar.NOT_NAMES and view.marked and not view.is_capital(end)


def _part_of_more(view: View, start: int, end: int, noun: Noun, lexicon: Lexicon) -> bool:
    """Whether what follows makes another thing of it ("the president post")."""
    if not view.same_sentence(start, end):
        return False
    after = view.at(end)
    if after in grammar.GENITIVES:
        union = noun.plural and view.at(end + 1) in lexicon.body
        return union or (view.is_capital(start) and _owns_thing(view, end + 1, lexicon))
    if after and noun.phrase[-1] in grammar.AFTER_NAMES and noun.case is not None:
        return view.is_capital(end)  # "JP Silva" has initials
    if after == "of" and view.is_capital(start) and _names_thing(view, start, end, lexicon):
        return True
    if after == "-" and view.is_glued(end) and view.is_glued(end + 1):
        following = view.at(end + 1)
        joined = following in lexicon.after or following in grammar.HYPHEN_AFTER
        return not joined and following not in lexicon.alone
    if noun.plural and view.at(start - 1) == "of" and view.at(start - 2) in grammar.COLLEGES:
        return True
    compound = after in lexicon.compound or after in lexicon.body
    return compound and not noun.plural and not view.is_capital(end)


def _owns_thing(view: View, first: int, lexicon: Lexicon) -> bool:
    """Whether the name of a thing follows ("the President's Malaria Initiative")."""
    position = first
    while view.is_capital(position) and view.same_sentence(first, position):
        if view.low[position] in lexicon.things:
            return True
        position += 1
    return False


def _names_thing(view: View, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a crown's name begins a thing's ("Prince of Wales Heritage Centre")."""
    if view.low[start] not in grammar.CROWNS:
        return False
    position = end + 1
    while view.is_capital(position) or view.at(position) in grammar.GENITIVES:
        if view.low[position] in lexicon.things:
            return True
        position += 1
    return False


def _is_noun(view: View, start: int, end: int, noun: Noun, lexicon: Lexicon) -> bool:
    """Whether a word that is also a verb or an adjective is a noun here."""
    before = view.at(start - 1) if view.same_sentence(start, start - 1) else ""
    after = view.at(end) if view.same_sentence(start, end) else ""
    last = noun.phrase[-1].rstrip("s")
    held = view.name(end) if after and view.is_capital(end) else None
    if held is not None and held.label == "PERSON":
        return True
    if before in grammar.BEFORE_VERB and view.name(start - 1) is None:
        return False
    modified = before in lexicon.inside or (before == "-" and view.at(start - 2) in lexicon.inside)
    name = view.name(start - 1) if before else None
    heads = modified or (name is not None and name.label != "PERSON")
    if (
        last in ("head", "chief", "premier")
        and not noun.plural
        and (heads or last == "premier")
        and _verb(view, end, lexicon)
    ):
        return True
    if last == "head" and not modified:
        return after in grammar.HEAD_OF and (after != "for" or view.is_capital(end + 1))
    if last in grammar.ADJECTIVAL and not noun.plural:
        if last == "international" and view.is_capital(start):
            return False
        return not after or _not_adjective(view, end, lexicon)
    if modified or view.is_capital(start):
        return True
    if noun.phrase == ("speakers",) and not modified:
        return (
            view.is_capital(start) and bool(before) and name is None
        )  # of a language, or at a conference
    if noun.plural and noun.phrase[-1] in grammar.PLURAL_OFFICES:
        return before != "of" or not view.is_capital(start)
    if noun.plural and noun.phrase[-1] in grammar.PLURAL_VERBS:
        return before in grammar.DETERMINERS or before == "'s" or _plural(view, start, lexicon)
    return not before or after == "of" or _noun_after(view, start, before, last, lexicon)


def _verb(view: View, position: int, lexicon: Lexicon) -> bool:
    """Whether a verb follows the noun of an office ("the UN chief accuses")."""
    low = view.at(position)
    if not low.isalpha() or view.is_capital(position) or low in lexicon.inside:
        return False
    if begins_office(view, position, lexicon) or low in lexicon.compound or low.endswith("ss"):
        return False
    return low in lexicon.reporting or (len(low) > 4 and low.endswith(("s", "ing", "ed")))


def _plural(view: View, start: int, lexicon: Lexicon) -> bool:
    """Whether a plural that may be a verb follows what a verb does not ("for judges")."""
    before = view.at(start - 1)
    if view.low[start] == "chairs":
        return False
    name = view.name(start - 1)
    if name is not None:
        return name.label == "ORG" and view.at(start + 1) not in grammar.DETERMINERS
    listed = before in grammar.BEFORE_PLURAL or before in lexicon.outside
    return listed or not before[:1].isalpha()


def _not_adjective(view: View, end: int, lexicon: Lexicon) -> bool:
    """Whether the word after it shows that it is no adjective ("the official said")."""
    after = view.low[end]
    if view.is_capital(end) and "officer" in view.low[end + 1 : end + 4]:
        return False
    if after in ("and", "or") and _adjectives_go_on(view, end + 1, lexicon):
        return False
    verb = after in lexicon.reporting or (after.endswith("ed") and len(after) > 4)
    verb = verb or after in ("last", "next")
    verb = verb or (after == "general" and view.is_capital(end + 1))  # "army chief general Rao"
    return verb or not after[0].isalpha() or _opens_name(view, end, lexicon)


def _adjectives_go_on(view: View, position: int, lexicon: Lexicon) -> bool:
    """Whether an adjective and its noun follow "and": "the official and parallel rates"."""
    for one in (position, position + 1):
        word = view.at(one)
        if not word.isalpha() or view.is_capital(one) or word in grammar.STOP:
            return False
    return not (begins_office(view, position, lexicon) or view.at(position) in lexicon.reporting)


def _noun_after(view: View, start: int, before: str, last: str, lexicon: Lexicon) -> bool:
    """Whether a noun may follow the word before."""
    if before in grammar.DETERMINERS:
        return before != "a" or last != "chair"
    if view.at(start - 2) in grammar.DETERMINERS and last not in grammar.THINGS_TOO:
        return True
    known = before in grammar.BEFORE_NOUN or before in lexicon.outside
    return known or view.name(start - 1) is not None or not before[0].isalpha()


def _opens_name(view: View, position: int, lexicon: Lexicon) -> bool:
    """Whether a person's name may start here."""
    name = view.name(position)
    if name is not None:
        return name.label == "PERSON"
    low = view.at(position)
    return view.is_capital(position) and low not in lexicon.things and low not in lexicon.body
