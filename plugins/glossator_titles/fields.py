"""The field of an office in an of-phrase: "minister *of foreign affairs*"."""

from __future__ import annotations

from glossator_titles import grammar
from glossator_titles.headlines import verb_forms_of_headlines
from glossator_titles.lexicon import Lexicon, Noun
from glossator_titles.view import PLACES, View, begins_office, match


def field_end(view: View, end: int, noun: Noun, lexicon: Lexicon) -> int:
    """Where the field after the title ends; 0 where none follows, or an organisation does."""
    preposition = view.at(end)
    last = "professor" if "professor" in noun.phrase else noun.phrase[-1]
    if noun.field and view.marked and view.is_capital(end - 1) and _opens(view, end):
        return _direct(view, end, last, lexicon)
    if not noun.field or not view.same_sentence(end - 1, end + 1) or _leads_all(noun):
        return 0
    position = end + 1
    if preposition == "of" and last in ("member", "members"):
        return 0
    if preposition == "for" and last in grammar.FOR_LISTED:
        stop = 0 if accused(view, end) else _sequence(view, position, "", lexicon)
        return stop if stop and _complete(view, stop, lexicon) else 0
    if preposition != "of" and not (preposition == "for" and last in grammar.FOR_FIELDS):
        return 0
    if view.at(position) == "the":
        position += 1
        commanded = view.at(position) in lexicon.body and last in grammar.COMMANDING
        if view.at(position) not in lexicon.articled or commanded:
            return 0
    stop = _sequence(view, position, last, lexicon)
    if stop and view.at(stop) != "of" and accused(view, end):
        return 0
    return stop if stop and _complete(view, stop, lexicon) else 0


def _leads_all(noun: Noun) -> bool:
    """Whether it is the head of a whole government, with no field of its own."""
    return noun.phrase[-1] == "minister" and noun.phrase[0] in ("prime", "chief", "first")


def accused(view: View, end: int) -> bool:
    """Whether "of" or "for" says of what: "accused the president of fraud", "jailed her for it"."""
    return not view.is_capital(end + 1) and not grammar.ACCUSING.isdisjoint(
        view.low[max(end - 6, 0) : end]
    )


def _opens(view: View, position: int) -> bool:
    return view.is_capital(position) and view.low[position] not in grammar.COMPLEMENTS


def _direct(view: View, end: int, noun: str, lexicon: Lexicon) -> int:
    """The end of a field without "of", as in South Asia ("Secretary Information"); else 0."""
    if noun not in grammar.DIRECT_FIELDS or not view.same_sentence(end - 1, end):
        return 0
    stop = _listed_run(view, end, lexicon) or end + (view.at(end) in grammar.COMPASS)
    if stop == end or not all(view.is_capital(one) for one in range(end, stop)):
        return 0
    free = not any(view.name(one) for one in range(end, stop))
    if view.low[stop - 1] in grammar.APART and view.is_capital(stop):
        return 0  # "Royal Commissioner Justice Silva"
    return stop if free and _complete(view, stop, lexicon) else 0


def _sequence(view: View, position: int, noun: str, lexicon: Lexicon) -> int:
    """The end of "health, labour and social affairs"; 0 where no field starts here."""
    end = _one(view, position, noun, lexicon)
    while end:
        joint = end
        while joint < end + 2 and view.at(joint) in ("and", "&", ","):
            joint += 1
        if joint == end or not view.same_sentence(position, joint):
            break
        further = _listed_run(view, joint, lexicon) and _one(view, joint, noun, lexicon)
        further = further or _between_fields(view, joint, noun, lexicon)
        if not further and view.at(joint - 1) != ",":
            further = _one(view, joint, noun, lexicon)
            if not _minister(noun) and not _is_field(view.at(further - 1), lexicon):
                further = 0
        if not further or (view.at(end) == "," and not _list_goes_on(view, further)):
            break
        end = further
    return end


def _between_fields(view: View, position: int, noun: str, lexicon: Lexicon) -> int:
    """The end of an unlisted one among fields ("science, *knowledge* and innovation"); else 0."""
    among = (
        _minister(noun) and view.at(position - 1) == "," and view.at(position + 1) in ("and", ",")
    )
    fields = among and _bare_noun(view, position, noun, lexicon)
    return position + 1 if fields and _listed_run(view, position + 2, lexicon) else 0


def _list_goes_on(view: View, end: int) -> bool:
    return view.at(end) in (",", "and", "&") or view.at(end - 2) in ("and", "&")


def _ministry(view: View, position: int, noun: str, lexicon: Lexicon) -> int:
    """The end of what a minister with capitals has charge of ("Social Cohesion"); else 0."""
    end = position
    while view.is_capital(end) and view.same_sentence(position, end) and end < position + 4:
        name = view.name(end)
        if view.low[end] in lexicon.body or (name and name.label not in ("ORG", "MISC")):
            return 0
        if name is not None and view.low[name.end - 1] == "police":
            return 0  # "Commissioner of Berg Metropolitan Police"
        end = end + 1 if name is None else name.end
    last = view.at(end - 1)
    abstract = last.endswith(grammar.NOUN_ENDINGS) or last in lexicon.inside
    return end if noun in grammar.MINISTERS and end - position > 1 and abstract else 0


def _one(view: View, position: int, noun: str, lexicon: Lexicon) -> int:
    """The end of one field: a listed one, or for some offices any bare noun."""
    if _heads(view, position, lexicon):
        return 0  # "Minister of Health and Minister of Trade", "head of His Highness's office"
    if end := _ministry(view, position, noun, lexicon):
        return end
    listed = _listed_run(view, position, lexicon)
    if not listed and (end := _capital_run(view, position, noun, lexicon)):
        return end
    if not listed and (end := _regional(view, position, noun, lexicon)):
        return end
    end = listed or position
    while end < position + 4 and _bare_noun(view, end, noun, lexicon):
        capital = end > position and view.is_capital(end - 1)
        if listed and (capital or not _is_field(view.low[end], lexicon)):
            break
        if capital and noun in grammar.MINISTERS and not view.is_capital(end):
            return end  # "Minister for Rewilding ought to go"
        end += 1
        if view.at(end) == "-" and view.is_glued(end) and view.is_glued(end + 1):
            end += 2
    if view.at(end) in grammar.GENITIVES:
        bare = _bare_noun(view, end + 1, noun, lexicon) and not _goes_on(view, end + 2, lexicon)
        return _listed_run(view, end + 1, lexicon) or (end + 2) * bare  # "head of women's rowing"
    if end == position or _goes_on(view, end, lexicon):
        return listed
    return end


def _heads(view: View, position: int, lexicon: Lexicon) -> bool:
    """Whether an office with a field of its own starts there, or a form of address for one."""
    return any(
        noun.needs == "title" or view.at(end) in ("of", "for")
        for noun in lexicon.nouns.get(view.at(position), ())
        if (end := match(view, position, noun.phrase))
    )


def _is_field(word: str, lexicon: Lexicon) -> bool:
    """Whether a word by itself is the name of a field, or of things one may deal with."""
    if word in lexicon.reporting or word in verb_forms_of_headlines()[0]:
        return False
    return word.endswith((*grammar.NOUN_ENDINGS, "s")) or word in lexicon.inside


def _regional(view: View, position: int, noun: str, lexicon: Lexicon) -> int:
    """The end of a field in one region ("head of *Africa research*"); else 0."""
    if (end := _affairs(view, position)) and noun != "president":
        return end
    name = view.name(position)
    if name is None or name.first != position or name.label not in PLACES | {"NORP"}:
        return 0
    if noun not in grammar.OPEN_FIELDS or noun == "president" or view.is_capital(name.end):
        return 0
    return _listed_run(view, name.end, lexicon)


def _affairs(view: View, position: int) -> int:
    """The end of what one has the affairs of, whatever marks it; else 0.

    "*East Asian affairs*", "*Norvik Capital City and Harbour Affairs*".
    """
    end = position
    while view.at(end) != "affairs" and end < position + 7:
        joint = view.at(end) in ("and", "&") and view.is_capital(end + 1)
        if not (view.is_capital(end) or joint):
            return 0
        end += 1
    return end + 1 if view.at(end) == "affairs" and end > position else 0


def _capital_run(view: View, position: int, noun: str, lexicon: Lexicon) -> int:
    """The end of an unlisted field with capitals ("Head of *Balance Sheet Management*"); else 0."""
    end = position
    while view.is_capital(end) and view.name(end) is None and end < position + 5:
        served = end > position and view.low[end] in grammar.OWN_FIELDS  # "Member Services"
        if not served and (view.low[end] in lexicon.body or view.low[end] in lexicon.things):
            return 0
        end += 1
    if (
        noun not in grammar.OPEN_FIELDS
        or end == position
        or not view.same_sentence(position, end - 1)
    ):
        return 0
    last = view.low[end - 1]
    return end if _is_field(last, lexicon) and len(last) > 5 else 0


def _listed_run(view: View, position: int, lexicon: Lexicon) -> int:
    """The end of one listed field or several in a row ("human settlements development")."""
    end = 0
    while further := _listed(view, end or position, lexicon):
        end = further
    return end


def _goes_on(view: View, end: int, lexicon: Lexicon) -> bool:
    """Whether a lower-case word after a bare field shows that the phrase is longer."""
    word = view.at(end)
    if not view.same_sentence(end - 1, end) or not word.isalpha() or view.is_capital(end):
        return False
    return word not in grammar.STOP and word not in lexicon.reporting


def _listed(view: View, position: int, lexicon: Lexicon) -> int:
    for phrase in lexicon.fields.get(view.at(position), ()):
        end = match(view, position, phrase)
        pronoun = phrase[0] == "it" and not view.words[position].isupper()
        if end and not pronoun:
            return end
    # A sort of office before a field: "director of *corporate planning*".
    sort = (view.at(position),) in lexicon.inside.get(view.at(position), ())
    return (
        _listed(view, position + 1, lexicon)
        if sort and view.same_sentence(position, position + 1)
        else 0
    )


def _bare_noun(view: View, position: int, noun: str, lexicon: Lexicon) -> bool:
    word = view.at(position)
    if noun not in grammar.OPEN_FIELDS or not word.isalpha() or word in grammar.STOP:
        return False
    if word in lexicon.body or word in lexicon.kin or word in lexicon.reporting:
        return False
    if begins_office(view, position, lexicon) and view.at(position + 1) not in lexicon.inside:
        return False  # but "head of player development"
    name = view.name(position)
    if view.is_capital(position):
        named = name is not None and (name.label in PLACES or name.label in ("PERSON", "NORP"))
        letters = view.words[position].isupper()
        if name is not None and name.label == "NORP" and noun in ("professor", "lecturer"):
            return True
        thing = word in lexicon.things and word not in lexicon.articled
        return _minister(noun) and not (named or letters or thing)
    return name is None


def _minister(noun: str) -> bool:
    return noun in ("minister", "ministers", "undersecretary", "secretary", "professor", "lecturer")


def _body_after(view: View, position: int, lexicon: Lexicon) -> bool:
    """Whether words in lower case lead to the noun of a body ("consulting firm Norvik")."""
    for end in range(position, position + 3):
        word = view.at(end)
        if word in grammar.STOP or not word.isalpha() or view.is_capital(end):
            return False
        if word in lexicon.body:
            return view.is_capital(end + 1)
    return False


def _complete(view: View, end: int, lexicon: Lexicon) -> bool:
    """Whether the field is not the beginning of an organisation's name."""
    name = view.name(end - 1)
    if name is not None and name.end > end and name.label != "PERSON":
        return False
    if view.low[end - 1] in lexicon.body and view.low[end - 1] not in grammar.FIELD_BODIES:
        return False
    if not view.same_sentence(end - 1, end):
        return True
    following = view.at(end)
    if following == "and" and _body_after(view, end + 1, lexicon):
        return False  # "director of research and consulting firm Norvik"
    return not (following in lexicon.body or (view.is_capital(end) and following in lexicon.things))
