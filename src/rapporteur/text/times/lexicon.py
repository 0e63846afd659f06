"""The words that time expressions are made of, each in one class, and the character that stands for each class.

A report's words become a string with one character a word; the rules are regular expressions over that string.
"""

from __future__ import annotations

from rapporteur.text.times.calendar import MONTHS, WEEKDAYS
from rapporteur.text.times.calendars import ETHIOPIAN, MOONS, SUNS
from rapporteur.text.times.listed import listed

ALONE = listed("""the of in on at by from to and or between both since until before after during over within for through into around about
last next this that same each ago later earlier end half quarter eve now then again running row rest all whole so far first second
has have had is was were as up not every half into when who which part not than new al current""")  # each a class of its own
GROUPS = {
    "until": "till til",
    "first": "opening",
    "second": "latter",
    "time": "time times",
    "early": "early",
    "begin": "beginning start onset outset",
    "mid": "mid middle",
    "late": "late closing",
    "past": "past previous preceding prior",
    "coming": "coming following upcoming",
    "about": "some nearly almost roughly barely exactly just approximately least more less",
    "one": "a an one",
    "few": "few several couple",
    "consecutive": "consecutive straight successive",
    "enters": "enters entered entering enter",
    "its": "its their his her",
    "hour": "hour hours",
    "minute": "minute minutes",
    "unit": "day days week weeks month months decade decades fortnight fortnights",
    "annum": "year years",
    "night": "night nights",
    "weekend": "weekend weekends",
    "partday": "morning afternoon evening",
    "moment": "dawn dusk noon midday midnight daybreak sunrise sunset nightfall daylight",
    "yesterday": "yesterday",
    "today": "today",
    "tomorrow": "tomorrow",
    "tonight": "tonight",
    "overnight": "overnight",
    "century": "century centuries",
    "season": "spring summer autumn winter",
    "fall": "fall",
    "ending": "ending ended",
    "previously": "previously beforehand",
    "out": "out",
    "people": """people persons men women civilians children soldiers troops fighters families households villagers residents others students
        protesters militants prisoners migrants refugees houses homes schools villages trucks vehicles""",
    "body": "movement movements brigade brigades alliance coalition battalion regiment street square avenue school university",
    "numbered": "resolution resolutions no number nos article decree law bill act chapter paragraph flight channel room route highway operation",
    "adha": "adha azha qurban kurban",
    "fitr": "fitr fitri",
    "feast": """christmas easter pentecost epiphany ramadan ramazan ramadhan eid nowruz newroz nawruz norouz ashura mawlid arbaeen hashanah
        hashana kippur passover purim sukkot boxing""",
    "good": "good palm",
    "orthodox": "orthodox coptic",
    "yom": "yom rosh",
    "fiscal": "fiscal financial",
    "quartername": "q1 q2 q3 q4",
    "halfname": "h1 h2",
    "turn": "turn",
    "anniversary": "anniversary",
    "era": "ah hijri",
    "twenties": "twenties thirties forties fifties sixties seventies eighties nineties",
}
PUNCTUATION = {
    ",": "comma", ".": "dot", "-": "dash", "–": "dash", "—": "dash", "/": "bar", "(": "lpar", ")": "rpar", "'s": "apos", "’s": "apos",
    ";": "stop", ":": "colon", "!": "stop", "?": "stop",
}  # fmt: skip
FIGURES = listed("year oldyear day figure nth ordinal decade iso slashes slash clock smallword money stamp monthyear twoyears fy")
NAMES = listed("month monthlike monthshort weekday weekdayshort strange other newline point span besides")

SMALL = {
    word: number
    for number, word in enumerate(
        listed("""zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
        nineteen""")
    )
}
TENS = {word: 10 * n for n, word in enumerate(listed("twenty thirty forty fifty sixty seventy eighty ninety"), 2)}
ORDINALS = {
    word: number
    for number, word in enumerate(
        listed("""first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
        seventeenth eighteenth nineteenth twentieth"""),
        1,
    )
} | {"thirtieth": 30}


def _classes() -> dict[str, str]:
    """Class by lower-case word, for all words whose class does not hang on their letters' case."""
    out = {word: word for word in ALONE}
    out |= {word: group for group, words in GROUPS.items() for word in words.split()}
    out |= {word: "smallword" for word in (SMALL | TENS) if word not in out}
    out |= {word: "ordinal" for word in ORDINALS if word not in out}
    return out | PUNCTUATION


CLASS_OF = _classes()
CODES = {
    name: chr(0x100 + n) for n, name in enumerate(dict.fromkeys([*CLASS_OF.values(), *FIGURES, *NAMES]))
}  # letters beyond ASCII: none means anything to a pattern
WORD_CODES = {word: CODES[name] for word, name in CLASS_OF.items()}


def _capitalised() -> dict[str, str]:
    """Class by lower-case word, for names that count only with a capital: "May" is a month, "may" is not."""
    out = {m: "month" for m in MONTHS if len(m) > 4 or m in {"june", "july"}}
    out |= {m: "monthshort" for m in MONTHS if m not in out}
    out |= {"may": "monthlike", "march": "monthlike"}
    out |= {m: "strange" for m in (MOONS | SUNS | ETHIOPIAN) if m not in CLASS_OF}
    return out | {w: "weekday" if w.endswith("day") else "weekdayshort" for w in WEEKDAYS}


NAME_CODES = {word: CODES[name] for word, name in _capitalised().items()}
UNITS = {
    "hour": "hour",
    "night": "day",
    "fortnight": "fortnight",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "decade": "decade",
}
FEASTS = {"ramazan": "ramadan", "ramadhan": "ramadan", "hashana": "hashanah"} | dict.fromkeys(
    ("newroz", "nawruz", "norouz"), "nowruz"
)
