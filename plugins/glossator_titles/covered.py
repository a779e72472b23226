"""Whether an entity that covers a title's words lets them be one."""

from __future__ import annotations

from glossator_titles import grammar
from glossator_titles.lexicon import Lexicon, Noun
from glossator_titles.view import PLACES, Name, View


def free_of_names(
    view: View, start: int, end: int, noun: Noun, lexicon: Lexicon, last: int
) -> bool:
    """Whether no name of a thing covers the words, and no person is called so."""
    name = view.name(start)
    if name is None:
        return True
    if noun.kind == "honorific" and _address_in(view, name, start, end, noun, lexicon):
        return True
    if noun.kind == "office" and _office_in(view, name, start, end, noun, lexicon):
        return True
    if _names_person(view, name, end, noun, lexicon):
        return True
    if name.label == "PERSON":
        if name.end == end and start - name.first > 1 and noun.phrase[-1] in grammar.AFTER_NAMES:
            return noun.case not in (None, "Capital")  # "Ana Silva QC"
        if name.end > end:
            leading = name.first == start or (last == start and name.first < start)
            office = noun.phrase[-1] in grammar.LEADING and name.end - name.first > 2
            given = noun.phrase[-1] in grammar.GIVEN_NAMES and not (office or _ruler(view, name))
            polite = noun.kind == "honorific" and noun.phrase[-1] in ("begum", "lama", "sayyid")
            return leading and (not given or (polite and name.end - name.first > 2))
        return _whole_name(view, name, start, noun)
    inside = name.end < end and len(noun.phrase) > 1  # "Supreme Court justice"
    if inside and name.first < start and view.low[start - 1] in grammar.OF_STATES:
        return False  # "Norland Federal Police commissioner"
    if inside or (name.label == "MISC" and view.at(name.first - 1) in ("a", "an")):
        return True
    if name.label in ("NORP", "MISC", "PRODUCT", "EVENT"):
        work = name.first < start and (noun.kind != "office" or noun.phrase[-1] in grammar.CROWNS)
        return name.end == end and not work
    if noun.kind == "honorific":
        return name.end == end
    if noun.case is not None and noun.needs:
        charge = view.at(end) == "for" and name.first == start  # "CS for Mining"
        post = name.end - name.first == 1 and view.is_capital(end)  # "DG ISPR"
        if noun.field and (charge or (post and name.end == end)):
            return True
        return name.end == end and _letters_after(view, start)
    inner = name.end - name.first == end - start
    return inner or (name.end == end and view.low[name.first] in grammar.LOOSE_STARTS)


def _letters_after(view: View, start: int) -> bool:
    """Whether letters follow a person's name and a comma ("Tom Molomby, SC")."""
    name = view.name(start - 2) if view.at(start - 1) == "," else None
    return name is not None and name.label == "PERSON"


def _address_in(view: View, name: Name, start: int, end: int, noun: Noun, lexicon: Lexicon) -> bool:
    """Whether a form of address begins what an entity takes for a thing ("Togbe Afede XIV")."""
    if view.low[start] in grammar.CLEAR_ADDRESS:
        return True
    if name.first == start and name.end == end:
        return len(noun.phrase) > 1  # "Datuk Seri" before a name
    if name.first != start or name.end - end not in (1, 2, 3) or name.label not in ("ORG", "GPE"):
        return False
    single = len(noun.phrase) == 1
    if single and view.low[start] in grammar.COMMON_WORDS | {"miss"}:
        return False
    numbered = _number(view.words[name.end - 1]) or _number(view.words[min(end + 1, name.end - 1)])
    shortened = "." in (view.words[end - 1][-1], view.at(end))  # "Col. Ado Okon"
    if noun.rank and single and not (numbered or shortened):
        return False
    return not any(word in lexicon.not_people for word in view.low[end : name.end])


def _office_in(view: View, name: Name, start: int, end: int, noun: Noun, lexicon: Lexicon) -> bool:
    """Whether an entity is rather an office ("UN High Commissioner for Refugees")."""
    if noun.plural and name.end == end:  # "Division Bench of Justices Ana Silva and Li Na"
        held = view.name(end)
        return held is not None and held.label == "PERSON"
    if noun.plural or noun.needs or noun.noun or name.label not in ("ORG", "GPE", "MISC"):
        return False
    inner = view.low[name.first : start]
    if any(word in lexicon.things or not word[0].isalpha() or word == "of" for word in inner):
        return False
    if name.end == end:
        return noun.phrase[-1] in grammar.ENDS_OFFICE or noun.case not in (None, "Capital")
    headed = noun.phrase[-1] in grammar.ENDS_OFFICE or noun.phrase[-1] in grammar.OF_REALM
    return headed and view.at(end) in ("of", "for", "to")


def _names_person(view: View, name: Name, end: int, noun: Noun, lexicon: Lexicon) -> bool:
    """Whether letters of an office and a person's name make one entity ("Apple CEO Ana Silva")."""
    letters = noun.case not in (None, "Capital") and not noun.needs
    if not letters or name.label == "PERSON" or name.end - end < 2:
        return False
    return not any(word in lexicon.not_people for word in view.low[end : name.end])


def _number(word: str) -> bool:
    """Whether it is a ruler's number ("Louis XV")."""
    return word.strip("IVX") == ""


def _ruler(view: View, name: Name) -> bool:
    """Whether it is "Sultan Haitham bin Tarik" rather than "Sultan Ahmed"."""
    words = view.words[name.first : name.end]
    filiation = any(word.lower() in grammar.FILIATION for word in words)
    numbered = len(words) > 2 and _number(words[-1])
    realm = view.name(name.end + 1) if view.at(name.end) == "of" else None
    reigns = realm is not None and realm.label in PLACES and len(words) > 2
    return filiation or numbered or reigns or view.at(name.first - 1) in grammar.HIGHNESS


def _whole_name(view: View, name: Name, start: int, noun: Noun) -> bool:
    """Whether what an entity takes for a person is a title: "the Amir"."""
    if noun.kind != "office" or view.low[start] in grammar.SURNAMES:
        return False
    return all(word in grammar.DETERMINERS for word in view.low[name.first : start])
