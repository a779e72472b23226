"""Function words and word forms that the rules look at: closed classes of English."""

from __future__ import annotations

from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ARTICLES: Final = _set("the a an")
POSSESSIVES: Final = _set("his her its their our my your whose")
DETERMINERS: Final = (
    ARTICLES | POSSESSIVES | _set("this that these those another any each every no some which one")
)
PRONOUNS: Final = _set("he she they we i you it who that whom")
GENITIVES: Final = _set("'s '")

CABINET: Final = _set("cabinet parliament police army navy")
"""Bodies that stay in the title even where an entity marks them ("Cabinet members")."""

HIGHNESS: Final = _set("majesty highness excellency hm hh hrh he")
CROWNS: Final = _set("prince princess king queen duke duchess lord lady")
BEFORE_VERB: Final = PRONOUNS | _set(
    "to will would can could may might must shall should not n't 'll 'd never also please let "
    "cannot"
)
"""What stands before a verb and not before a noun ("to head", "who coach")."""

BEFORE_NOUN: Final = _set(
    "as of by with from for and or than said former ex then acting deputy vice new when "
    "became become named appointed elected assistant fellow like via per told"
)
"""What may stand directly before the noun of an office, without a determiner."""

HEAD_OF: Final = _set("of at for")
ADJECTIVAL: Final = _set(
    "official executive representative chief principal general deputy sovereign premier pilot "
    "academic intellectual merchant caretaker specialist international substitute"
)
"""Nouns of offices that are adjectives too: what follows decides."""

GIVEN_NAMES: Final = _set(
    "dean earl duke marshal amir emir sultan shah imam rector nana begum bibi syed sayed sayyid "
    "habib kumari tun lama naa"
)
"""Titles that people are also called: at the start of a person's name, they are the name."""

LEADING: Final = _set("imam rector emir amir")
"""Of these, the ones that are rather the title of a person with two names more."""

SURNAMES: Final = (GIVEN_NAMES - _set("amir emir sultan")) | _set(
    "prince bishop king abbot baron major judge pastor cook"
)
"""Titles that are a person's name where nothing else is."""

CLEAR_ADDRESS: Final = _set("mr mrs ms dr prof")
"""Forms of address that are no part of a name, even where an entity runs over them."""

LOOSE_STARTS: Final = _set("former acting deputy vice the")
HYPHEN_AFTER: Final = _set("turned cum at in general designate elect to")
HYPHEN_OUTSIDE: Final = _set(
    "based turned cum non led born year of old appointed backed elected trained time most longest"
)

NOUN_ENDINGS: Final = (
    "tion", "tions", "sion", "ment", "ments", "ity", "ness", "ship", "ance", "ence", "ology",
    "ism", "ics", "ture", "ware", "graphy",
)  # fmt: skip
MINISTERS: Final = _set("minister ministers secretary")

APART: Final = _set(
    "ayatollah imam cardinal archbishop bishop rabbi pastor sultan emir amir mullah king queen "
    "prince princess pope judge senator mufti"
)
"""Titles before a name that make no compound with the title before them."""

FIELD_BODIES: Final = _set("police army navy state service services force forces capital exchange")
"""Bodies that are fields too ("commissioner of police")."""

FOR_LISTED: Final = _set(
    "president presidents director directors manager provost chancellor head adviser advisor "
    "envoy coordinator officer general inspector"
)
"""The same, but only for fields that are listed ("vice president for research")."""

FOR_FIELDS: Final = _set(
    "minister ministers secretary secretaries undersecretary state commissioner "
    "representative ombudsman undersecretaries"
)
"""Nouns of offices whose field may follow "for" ("minister for women")."""

OPEN_FIELDS: Final = _set(
    "professor lecturer director president head dean manager secretary instructor chair "
    "commissioner minister undersecretary reader officer"
)
"""Nouns of offices that take any bare noun after "of" as their field ("head of testing")."""

DIRECT_FIELDS: Final = _set("secretary director general manager commissioner adviser officer")
"""Nouns of offices whose field may follow without "of" ("Director Finance")."""

COMPLEMENTS: Final = _set("of at for with in within from to on")
STOP: Final = (
    DETERMINERS
    | PRONOUNS
    | COMPLEMENTS
    | _set(
        "and or but nor so yet if as than by into onto over under about after before since until "
        "while when where why how because although though during against between among through "
        "within without is are was were be been being am has have had do does did will would can "
        "could may might must shall should not n't said says told who whom which what there here "
        "both all several many such other one two three then now also only just even still "
        "already again too very more most less least"
    )
)
"""Words that end a noun phrase to the left or the right."""

COPULAS: Final = _set(
    "is was are were became become becomes becoming remains remained be been being 's"
)
EMPTY_SUBJECTS: Final = _set("it there this that what they them these those all we")
BEFORE_OTHER_AS: Final = _set("such well same far soon long")
"""What makes "as" something else than "in the office of"."""

FIGURES: Final = _set("player players leader leaders driver drivers ambassador ambassadors")
MAIN: Final = _set("main key major big bigger biggest important dominant")
"""With these before them, companies, countries and causes are meant ("a key player")."""

COLLEGES: Final = _set("board boards council house chamber court assembly")
"""With "of" and a plural they name a body ("Board of Directors")."""

TEAMS: Final = _set("team group panel pair trio crew squad")
"""With "of" and the plural of a job they are certain people ("a team of astronomers")."""

NOBODY: Final = _set("nobody anyone someone anybody somebody everyone everybody none i you")
FIRST_PERSON: Final = _set("i me my we us our you your")
AUXILIARIES: Final = _set(
    "could would will may might can should must shall has have had be been being to get gets got"
)

DEFINITE: Final = _set("the 's its his her their our")
BE: Final = _set("is was remains became are were")
APPOINTED: Final = _set(
    "named appointed elected made declared crowned ordained nominated chosen hired reelected "
    "reappointed installed promoted proclaimed selected picked inaugurated considered called"
)
APPOINTING: Final = _set(
    "name appoint elect make declare crown ordain nominate choose hire reelect reappoint install "
    "promote select pick confirm"
)
WANTING: Final = _set(
    "want wants wanted propose proposes proposed suggest suggests suggested favour favours favor "
    "favors endorse endorses endorsed back backs backed recommend recommends recommended"
)
"""Who does so to somebody "as mayor" says what may come."""

PAPERS: Final = _set("economist engineer scientist farmer grocer banker lawyer")
"""Jobs after which papers are called: "The Economist said"."""

POSTS: Final = _set("job post seat position role")
FINISHED: Final = _set("served serving spent ended ends finished completed after")
"""Before a time and "as": "spent 12 years as chancellor"."""

PREDICATE_ADVERBS: Final = _set(
    "also now then currently once still formerly previously later already again perhaps "
    "probably reportedly only ever recently simultaneously officially not long both today"
)
FORMERLY: Final = _set("then once formerly previously")
SHALL: Final = _set("will shall 'll")
VERB_GROUP: Final = _set(
    "will shall 'll would could can may might must should has have had be been being is are was "
    "were 's not n't to get gets got ca wo"
)
SERVING: Final = _set("serve served serves act acted work worked reigned ruled")
TERMS: Final = _set("term terms tenure time stint spell reign years days")
"""How long somebody holds an office: "during his tenure as"."""

LEAVING: Final = _set(
    "resigned quit quits retired retires ousted removed sacked fired dismissed deposed resigns "
    "abdicated replaced impeached overthrown toppled unseated suspended stepped stood resignation "
    "dismissal ouster removal retirement departure"
)
"""Verbs and nouns with which an office ends: "resigned as"."""

TAKEN: Final = _set("sworn swore take takes took taking taken brought")
"""Before "in as" or "over as": an office begins."""

RANGE: Final = frozenset({"-", "–", "—", "to", "and", "/"})

AT_PLACES: Final = _set("on along at near in outside inside from to down up around into")
GOVERNING: Final = _set(
    "of for from with by over about against amid despite on to in after fear fears feared blame "
    "blamed study studied sell sold cause caused face faces faced cut cuts end ended"
)
"""What may stand before a noun without an article."""

NO_NOUN: Final = _set(
    "himself herself themselves itself myself yesterday today tonight tomorrow here there home "
    "alone abroad away elsewhere unhurt alive dead asleep instead anyway ago once twice too"
)
"""What follows the noun of an office and is no noun."""

NUMBERS: Final = _set("two three four five six seven eight nine ten eleven twelve")

VENUES: Final = _set(
    "house palace hall camp castle stadium arena square street park summit conference hotel villa "
    "ranch airport border ceremony rally"
)
"""Where somebody is met, not employed."""

EMPLOYERS: Final = _set(
    "hospital university college school museum clinic institute academy gallery theatre theater "
    "zoo library laboratory centre center prison jail plant factory mine mill opera"
)
"""Places that employ people."""

PEERS: Final = _set(
    "duke duchess earl countess baron baroness marquess marquis viscount viscountess lord lady "
    "prince princess count king queen emperor empress bishop archbishop"
)
"""Whose title has a place of its own: "Duke of Arden"."""

FIELDS_OR_VERBS: Final = _set("witness support research aid process fund study host train rescue")
"""Fields that are verbs after "to"."""

FRONTED: Final = _set(
    "in at on during after before with while when as if since until following according despite "
    "speaking amid by for from like unlike without under besides"
)
"""What opens a sentence before its subject."""

SERVICES: Final = _set("army navy police force forces guard guards corps marines infantry cavalry")
"""Bodies whose ranks are words for other things too ("a major in the army")."""

INTERIMS: Final = _set("interim interims")
"""Words of status that can stand for the office."""

OBSERVERS: Final = _set("economist strategist correspondent analyst")
"""Who may be the chief one of a market or a country ("chief Asia economist")."""

SUCCEEDING: Final = _set(
    "succeed succeeds succeeded succeeding replace replaces replaced replacing follow follows "
    "followed"
)
"""Verbs whose object held the office before."""

SEEMING: Final = _set(
    "seems seem seemed appears appear appeared claims claim claimed claiming pretends pretended "
    "pretending believed said thought known alleged reported understood supposed considered "
    "presumed proved turned happens happened deemed proud need needs needed ought has had have"
)
"""With an infinitive after them they say what is, or only seems to be."""

ORDINALS: Final = _set("first second third last only youngest oldest latest")
"""With an infinitive after them they say what has been ("the first woman to become mayor")."""

SAYING: Final = _set(
    "said says say saying told tells added claimed claims believed thought knew alleged reported "
    "denied insisted insists declared declares argued argues according that"
)

COMMA_LIKE: Final = frozenset({",", "(", "–", "—", "-", "--", ":", "["})
VERBS_TOO: Final = _set(
    "star host guide model advocate counsel guard pilot coach chair head captain marshal "
    "steward partner scout broker engineer author tutor doctor nurse judge cook forward "
    "chaperone mentor"
)
"""Nouns that are verbs after "to", "will" and the like."""

PLURAL_OFFICES: Final = _set("officials executives representatives deputies")
"""Plurals that are nothing but nouns, whatever their singular may be."""

BEFORE_PLURAL: Final = COMPLEMENTS | _set("by and or as than including among between against")

ENDS_OFFICE: Final = _set(
    "commissioner registrar director minister officer governor ambassador envoy secretary "
    "ombudsman representative"
)
"""What an office is, even where an entity takes it for an organisation."""

OF_REALM: Final = _set(
    "sultan emir amir king queen emperor president kabaka oba ooni alaafin alake asantehene mwami"
)
"""Of whom a whole country may be named ("Sultan of Oman")."""

GENERATIONS: Final = _set("x y z alpha zer zers xer xers")
RETIRED: Final = _set("ret retd rtd retired res")
AFTER_NAMES: Final = _set("jp qc kc sc san td")
"""Letters that follow names."""

SIDES: Final = _set("pro anti non")
"""Whose side somebody is on ("pro-Morales")."""

SETTLEMENTS: Final = _set(
    "country state nation province region city town village county district municipality "
    "kingdom settlement island islands territory capital borough community site shop store"
)
"""Bodies that people come from, rather than belong to."""

PLURAL_VERBS: Final = _set("coaches judges chairs guards pilots cooks nurses")

THINGS_TOO: Final = _set("chair head chief principal")
"""Nouns of offices that are things or adjectives after an adjective."""

COMMON_WORDS: Final = _set(
    "private general major captain elder father mother sister brother prophet saint st master "
    "commander u daw sri sree dona mambo baba bapu lama nkosi haj mahatma sarki makama mahant pani "
    "fru thich mme sor padre ouma oupa chief"
)
"""Forms of address that begin names of things, too, where they have a capital."""

UNSTOPPED: Final = _set("king queen pope lady lord sir miss dame major saint elder nana habib")
"""Short forms of address that are no abbreviations."""

CLOSING: Final = frozenset(
    {",", ".", ";", ")", "–", "—", "-", "--", ":", '"', "”", "’", "'", "»", "]", "?", "!", "("}
)
PARTICLES: Final = _set(
    "de da do dos das del della di du la le les van von der den ter ten bin ibn bint al el ul "
    "ur abu ben bar e y af av zu zur dela san st o d d' of-"
)
NOT_NAMES: Final = _set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april "
    "june july august september october november december the a an in on at for and but or "
    "when while after before however meanwhile yesterday today tomorrow he she it they we i "
    "you his her their its our my this that these those there here if as by from with to of "
    "speaking according also earlier last next former despite during since until although "
    "because though who what which how why where not no yes is are was were has have had said "
    "told says reuters afp ap updated photo image read asked what later now then"
)
