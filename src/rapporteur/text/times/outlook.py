"""Whether an expression lies ahead or behind: told by the verb nearest before it in its sentence, else by the one after it."""

from __future__ import annotations

from typing import Literal

from rapporteur.text.times.lexing import Words
from rapporteur.text.times.listed import listed

Outlook = Literal["future", "past"] | None

REACH = 45  # words looked through on either side
MODALS = frozenset(listed("will shall would may might could should must 'll cannot"))
BE = frozenset(listed("is are was were be has have"))  # "is to", "was to", "has to" look ahead; apart from "to" they do not
AHEAD = frozenset(
    listed("""due plans planned planning scheduled slated expected expects pencilled penciled intends intend intending hopes hope hoping wants want
    upcoming pending ahead deadline likely seeks aims forthcoming awaits await schedule foreseen foresees provides tomorrow""")
)
GOVERNORS = frozenset(
    listed("""agreed agree agrees promised promise promises vowed vows threatened threatens pledged pledges asked asks urged urges ordered orders
    invited invites decided decides told called calls demanded demands required requires offered offers undertook undertakes proposed
    proposes prepared prepares preparing preparations ready readiness need needs authorised authorized committed obliged gave give given
    warned willing mandate deal plan call calling accord agreement bid announced announces announce requested order set instructed
    directed request appeal appealed postponed moved extended prolonged""")
)  # what makes of a following "to meet on Friday", "for Friday", "by Friday" something that lies ahead
PAST = frozenset(
    listed("""was were had did said told held went came left took saw hit struck shot fell spoke broke made began won lost sent got gave found fought
    fled flew drove rose led kept brought thought sought taught caught bought built blew threw grew knew drew withdrew became ran hung
    stood understood heard paid rode sank spent stole swore swept wrote felt dealt meant stuck tore woke bore chose arose rang overran
    retook underwent undertook has have having dead slain slew put cut shut hurt read set burst met quit beat laid slipped taken seen
    shown given driven fallen ago known written been""")
)
SCHEDULED = frozenset(
    listed("""meets meet opens begins begin starts resumes resume expires lapses convenes convene hears travels arrives departs leaves leave reopens
    reconvenes reconvene gathers decides faces votes ends takes holds hold launches lapse expire attends attend lifts runs
    marks""")
)  # the present tense of what is on the calendar
DETERMINERS = frozenset(
    listed("""the a an its his her their our this that these those some any no all of by with - – — and or in at on for from under two three four five
    most many several more other 's ’s , ( “ " ‘ ‘""")
)
ARTICLES = frozenset(listed("the a an its his her their our this that these those"))
NOUNS = ARTICLES | frozenset(listed("of no two three four five six seven several many more some to"))
ADJECTIVES = frozenset(listed("need indeed hundred united armed unarmed speed seed feed breed red bed sacred wicked naked"))

CLAUSES = frozenset(listed("and but while whereas that which where because though although"))


def outlook(words: Words, start: int, end: int, *, aimed: bool = False) -> Outlook:
    """Of the expression in words `start` to `end` (exclusive). `aimed`: it begins with "by", "until" or the like."""
    opened = _opened_by(words, start)
    if opened in CLAUSES and (told := _after(words, end, *(() if opened == "that" else ("comma",)))):
        return told
    before = words.lower[start - 1] if start else ""
    if before == "on" and words.is_(start - 2, "comma") and end < len(words.codes) and _is_past(words.lower[end], before):
        return "past"
    if before in {"for", "from"} and words.is_(end, "apos"):
        before = ""
    return _behind(words, start, "by" if aimed else before) or _after(words, end)


def _opened_by(words: Words, start: int) -> str:
    """The word before the expression and its preposition: with "…, and on Wednesday they stayed away" a new clause begins."""
    n = start - (2 if words.is_(start - 1, "on", "in", "at", "by", "the") else 1)
    return words.lower[n] if n >= 0 else ""


def _behind(words: Words, start: int, lead: str) -> Outlook:
    """By the words before, from the nearest back to the beginning of the sentence. `lead` is the preposition of the expression."""
    first, infinitive = max(words.sentence(start)[0], start - REACH), -1
    aimed = lead in {"for", "from", "to", "until", "till", "by", "before"}
    for n in range(start - 1, first - 1, -1):
        word = words.lower[n]
        if word == "to" and n + 1 < start and _is_base(words, n + 1):
            if n > first and words.lower[n - 1] == "only":
                return "past"
            infinitive = n
        elif (word in GOVERNORS and (aimed or infinitive >= 0)) or (word in BE and infinitive - n in {1, 2}):
            return "future"
        elif told := _verb(words, n):
            return "future" if lead == "by" and infinitive >= 0 else told
    return "future" if lead == "for" or infinitive >= 0 else None


def _verb(words: Words, n: int) -> Outlook:
    """What a word alone says, as a verb."""
    word, before = words.lower[n], _before(words, n)
    if word in MODALS:
        return _modal(words, n)
    if word in AHEAD:
        return "past" if before == "been" and "had" in words.lower[max(0, n - 3) : n] else "future"
    if word in SCHEDULED and not _is_noun_after(before):
        return "future"
    if word == "for" and before in {"call", "calls", "called", "calling"}:
        return "future"
    return "past" if _is_past(word, before) else None


def _is_noun_after(before: str) -> bool:
    """Is "votes", "opens" a noun after this word, or a participle after "has"?"""
    return before in NOUNS or before in {"has", "have", "had"} or before[:1].isdigit()


def _before(words: Words, n: int) -> str:
    """The word before word n, adverbs in -ly left out."""
    while n > 0 and words.lower[n - 1].endswith("ly"):
        n -= 1
    return words.lower[n - 1] if n else ""


def _modal(words: Words, n: int) -> Outlook:
    """ "May" the month is no modal, "would have left" is past."""
    after = (words.lower[n + 1 : n + 2] or [""])[0]
    if words.is_(n, "monthlike") and not (words.text[words.starts[n] : words.ends[n]] == "MAY" and words.is_(n + 1, "other")):
        return None
    if after == "not" and words.lower[n] == "could":
        return "past"
    return "past" if after == "have" and words.lower[n] != "will" else "future"


def _is_past(word: str, before: str) -> bool:
    """A past form that neither follows an article ("the besieged town") nor belongs to "will be", "to be"."""
    if before in MODALS or before in {"to", "be", "is", "are", "remain", "remains", "-", "–"}:
        return False
    return word in PAST or (word.endswith("ed") and len(word) > 3 and word not in ADJECTIVES and before not in ARTICLES)


def _is_base(words: Words, n: int) -> bool:
    """May word n be the verb of an infinitive? Neither a name nor a figure nor a determiner is."""
    told_loud = words.text[words.starts[n - 1] : words.ends[n - 1]] == "TO"
    return (words.text[words.starts[n]].islower() or told_loud) and words.lower[n] not in DETERMINERS


def _after(words: Words, end: int, *stops: str) -> Outlook:
    """By the words after, up to the end of the sentence or a mark: for an expression that opens it."""
    for n in range(end, min(words.sentence(end)[1], end + REACH)):
        if stops and words.is_(n, *stops):
            return None
        if words.lower[n] == "to" and words.lower[n - 1] in BE:
            return "future"
        if told := _verb(words, n):
            return told
    return None
