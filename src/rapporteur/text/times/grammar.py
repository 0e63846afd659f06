"""The rules of single expressions. See `rules` for the language that they are written in.

The longest match at a place wins, and of two as long the rule that stands first. What a rule's words may mean is told by its
solver; a solver that gives `None` says that the words are no time after all.
"""

from __future__ import annotations

from rapporteur.text.times import days, months, observances, offsets, periods
from rapporteur.text.times.rules import Rule, rule

YEAR = "(?! oldyear noun ) anyyear:y"  # "June 1865", and "in June 1800 soldiers"
OF_YEAR = f"(?: dot? comma? (?:of|in)? (?: {YEAR} | the? which_:which annum ) )?"
FAR_YEAR = "comma? figure:y (?= break | rpar | lead | and | $ )"  # "26 August 1071"
NAMED = "(?: which_? (?:weekday|weekdayshort) dot? comma? the? )?"  # "Saturday, the" before a date
N = "(?: one? number:n of? )"
YEAR_OR_NO_NOUN = f"(?: {OF_YEAR[:-1]} | (?! dash? noun ) )"  # neither "June 17 people" nor "March 23 Movement"
WEEKDAY = "(?: (?:weekday|weekdayshort) dot? comma? )?"
ABOUT = "than_{0,3}"  # "more than", "at least"
NTH = "ordinal_:n"
A_DAY = "(?: weekday | date_ | month_ | monthlike )"
BEFORE_A_DAY = f"of | from | between | on? {A_DAY} | towards the? (?: early | late )? (?: {A_DAY} | hour of )"  # "overnight into the early hours of Sunday"
TO_THE_DAY = "(?: to the unit:t )?"

DAYS = (
    rule("date", f"{NAMED} date_:d of? month_:m {OF_YEAR} (?! body )", days.one_date, key="month_"),
    rule("date", "(?<= on ) month_:m dot? date_:d", days.one_date, key="month_"),
    rule("date", f"(?: {NAMED} | last? ) month_:m dot? the? date_:d {YEAR_OR_NO_NOUN}", days.one_date, key="month_"),
    rule("date", f"{NAMED} the? ordinal_:d of month_:m {OF_YEAR}", days.one_date, key="month_"),
    rule("numeric", f"{NAMED} slashes:d", days.numeric, key="slashes"),
    rule("date", "(?<= lead ) slash:d", days.day_and_month, key="slash"),
    rule("date", "(?<= lpar ) slash:d (?= rpar )", days.day_and_month, key="slash"),
    rule("numeric", "iso:d", days.iso, key="iso"),
    rule("numeric", "stamp:d", days.stamped, key="stamp"),
    rule("date", "date_:d dash month_:m dash year:y", days.one_date, key="month_"),
    rule("date", f"{NAMED} date_:d of? month_:m {FAR_YEAR}", days.far(days.one_date), key="month_"),
    rule("date", f"month_:m dot? date_:d {FAR_YEAR}", days.far(days.one_date), key="month_"),
    rule(
        "range-of-days",
        f"(?:from|between)? the? {WEEKDAY} date_:d (?:to_|and) the? {WEEKDAY} date_:e of? month_:k {OF_YEAR}",
        days.days_of_month,
        key="month_",
    ),
    rule(
        "range-of-days",
        f"date_:d (?:comma date_){{1,6}} comma? and date_:e of? month_:k {OF_YEAR}",
        days.days_of_month,
        key="month_",
    ),
    rule(
        "range-of-days",
        f"(?:from|between)? the? {WEEKDAY} date_:d of? month_:m (?:to_|and) the? {WEEKDAY} date_:e of? month_:k {OF_YEAR}",
        days.days_of_month,
        key="month_",
    ),
    rule(
        "range-of-days",
        f"(?:from|between)? month_:m dot? date_:d (?:to_|and) (?:month_:k dot?)? date_:e {YEAR_OR_NO_NOUN}",
        days.days_of_month,
        key="month_",
    ),
    rule("range-of-days", f"slash:s of? month_:m {OF_YEAR}", days.split_days, key="slash"),
    rule(
        "weekday",
        "(?: (?:early|late|sooner) on? )? (?: the? this? which_:which )? weekday:w (?: apos? daytime )?",
        days.weekday,
        key="weekday",
    ),
    rule(
        "weekday",
        "the? (?: daytime | (?: early | other | dash | moment ){0,3} hour ) of weekday:w (?! comma? the? date_ )",
        days.weekday,
        key="weekday",
    ),
    rule("weekday", "(?<= lead ) weekday:w unit:u (?! dash | apos | noun | other )", days.weekday_week, key="weekday"),
    rule("named-day", "(?:early|late|sooner)? yesterday:d daytime?", days.named_day, key="yesterday"),
    rule("named-day", "the? unit:b before yesterday:d", days.named_day, key="yesterday"),
    rule("named-day", "the night:b before last:d", days.named_day, key="last"),
    rule("named-day", "(?:early|late)? last:d (?:night|partday)", days.named_day, key="last"),
    rule("named-day", "(?:early|late|sooner)? today:d daytime?", days.named_day, key="today"),
    rule("named-day", "(?:early|late)? (?: this partday | tonight )", days.named_day, key="this tonight"),
    rule("named-day", "(?:early|late)? tomorrow:d daytime?", days.named_day, key="tomorrow"),
    rule("overnight", f"overnight (?! {BEFORE_A_DAY} )", days.overnight, key="overnight"),
    rule(
        "overnight", f"(?: (?:during|through|in) the | all | the whole ) night (?! {BEFORE_A_DAY} )", days.overnight, key="night"
    ),
    rule("day-number", "(?<= lead ) the nth:d (?: of the? which_:which unit | of the unit )?", days.day_number, key="nth"),
    rule("day-number", "(?<= lead ) the ordinal_:d of (?: the | which_:which ) unit", days.day_number, key="ordinal_"),
    rule("clock", "(?: ^ | (?<= newline ) ) (?: other | dash | lpar )? clock:self", days.clock, key="clock"),
)

FEAST = "the? orthodox:o? yom? feast:f (?: (?: al | other | dash ){0,3} sacrifice:g )?"
FOREIGN_MONTH = "foreign:m (?: other | al | dash ){0,4}? comma? foreignyear:y era?"
OBSERVANCES = (
    rule(
        "feast",
        f"(?: the? part:p (?:of|dash)? )? {FEAST} (?: unit:u | eve:v | weekday:w )? (?: comma? of? year:y )?",
        observances.feast_day,
        key="feast",
    ),
    rule("feast", f"the? rank:n unit of {FEAST} (?: of? year:y )?", observances.feast_day, key="feast"),
    rule("feast", "good:f weekday:w (?: of? year:y )?", observances.feast_day, key="good"),
    rule("feast", "monthlike:f unit:u (?: of? year:y )?", observances.feast_day, key="monthlike"),
    rule("feast", "new annum:f apos (?: unit | eve:v ) (?: comma? year:y )?", observances.feast_day, key="new"),
    rule("feast", "(?<= lead ) new annum:f", observances.feast_day, key="new"),
    rule("other-date", f"the? daynumber:d of? {FOREIGN_MONTH}", observances.other_date, key="foreign"),
    rule("other-date", "foreign:m date_:d comma? foreignyear:y era?", observances.other_date, key="foreign"),
    rule("other-date", "(?<= lead ) the? date_:d of? foreign:m (?: al? dash? other )?", observances.other_date, key="foreign"),
    rule("other-month", FOREIGN_MONTH, observances.other_month, key="foreign"),
)

MONTHS = (
    rule("month", f"(?<! date_ ) month:m {OF_YEAR} (?! date_ body )", months.month, key="month"),
    rule("month", f"month_:m dot? comma? (?:of|in)? (?: {YEAR} | the? which_:which annum )", months.month, key="month_"),
    rule("month", f"month_:m of? {FAR_YEAR}", days.far(months.month), key="month_"),
    rule("month", "(?<= lead ) monthlike:m", months.month, key="monthlike"),
    rule("month", "(?<= lead ) monthshort:m dot? (?! other )", months.month, key="monthshort"),
    rule("month", "the? which_:r month_:m", months.month, key="month_"),
    rule("month", "(?<= lead | lpar ) monthyear:d (?! of )", months.numbered, key="monthyear"),
    rule("month-part", "part:p (?:of|dash)? monthyear:d", months.numbered, key="monthyear"),
    rule(
        "day-of-month",
        f"the? rank:p weekday:w (?:of|in) the? month_:m {OF_YEAR}",
        months.nth_weekday,
        key="weekday",
    ),
    rule("month-part", f"the? half_:p number:n unit:u of month_:m {OF_YEAR}", months.first_days, key="month_"),
    rule("month-part", f"the? part:p unit? (?:of|in|dash)? the? month_:m {OF_YEAR}", months.month_part, key="month_"),
    rule("month-part", f"the? half_:p half of month_:m {OF_YEAR}", months.month_part, key="half"),
    rule("month-part", f"the? half_:p one? few? unit:u of month_:m {OF_YEAR}", months.month_part, key="month_"),
    rule("month-part", f"the ordinal_:p unit:u (?:of|in) month_:m {OF_YEAR}", months.month_part, key="month_"),
    rule("year", "(?: the annum )? year:y", months.year, key="year"),
    rule("year", "(?<= (?:in|since) ) oldyear:y (?! noun | on )", months.old_year, key="oldyear"),
    rule("year", "(?<= in ) figure:y (?= break | rpar | and | $ )", days.far(months.old_year), key="figure"),
    rule("years", "oldyear:y dash anyyear:z", months.from_old_year, key="oldyear"),
    rule("years", "(?:from|between) oldyear:y (?:to_|and) anyyear:z (?! noun | other )", months.from_old_year, key="oldyear"),
    rule("year", "the? (?: fy | fiscal annum? ) year:y", months.year, key="fy fiscal"),
    rule("years", "the? fiscal annum? twoyears:z", months.two_years, key="twoyears"),
    rule("quarter", "quartername:q of? year:y", months.quarter, key="quartername"),
    rule("quarter", "year:y quartername:q", months.quarter, key="quartername"),
    rule("year-part", "halfname:p of? year:y", months.year_part, key="halfname"),
    rule("years", "anyyear:y (?:dash|bar) shortyear:z", months.years, key="anyyear"),
    rule("year-part", "the? part:p unit? (?:of|dash|in)? the? year:y", months.year_part, key="year"),
    rule("year-part", "the? half_:p half of year:y", months.year_part, key="half"),
    rule(
        "year-part",
        "the first number:n unit:u of (?: year:y | the annum | which_:which annum )",
        months.first_months,
        key="first",
    ),
    rule(
        "quarter",
        "the? quarter_:q quarter (?: of? (?: year:y | the annum:a | which_:which annum ) )?",
        months.quarter,
        key="quarter",
    ),
    rule("decade", "the? (?: part:p dash? )? decade:d", months.decade, key="decade"),
    rule("decade", "the (?: part:p dash? )? twenties:d", months.decade, key="twenties"),
    rule("century", f"the? (?: part:p (?: dash | of the )? )? {NTH} dash? century", periods.century, key="century"),
    rule("century", f"the? half_:p half of the {NTH} century", periods.century, key="century"),
    rule("century", f"the? {NTH} (?:to_|and) the? ordinal_:o century", periods.century, key="century"),
    rule("turn", "the turn of the annum", periods.turn, key="turn"),
    rule("season", "(?: the | which_ )? season:s (?:of|in)? anyyear:y (?: (?:dash|bar) day:z )?", months.season, key="season"),
    rule("season", "anyone:r autumn:s", months.season, key="autumn"),
    rule("season", "(?<= lead ) the season:s", months.season, key="season"),
    rule("season", "the? part:p (?:of|in)? the? season:s", months.season, key="season"),
)

PERIODS = (
    rule("period", "(?: the? part:p of? )? which_:which period:u", periods.period, key="which_"),
    rule("period", "the? half_:p half of the? which_:which period:u", periods.period, key="half"),
    rule("period", "the? half_:p half of the period:u", periods.part_of_this, key="half"),
    rule("period", "the period:u before last", periods.before_last, key="last"),
    rule("period", "the? part:p (?:of|in)? the period:u", periods.part_of_this, key="part"),
    rule("period", "period:u (?: apos | dash ) part:p", periods.part_of_this, key="apos dash"),
    rule("period", "(?<= lead ) part:p dash period:u", periods.part_of_this, key="dash"),
    rule("period", "the period:u (?:is|was) out", periods.part_of_this, key="out"),
    rule("period", "sooner:e in? (?:this|the) period:u", periods.earlier, key="earlier later"),
    rule("period", "sooner:e (?: in the? )? (?:that|same) same? period:u", periods.earlier_that, key="earlier later"),
    rule("weekend", "(?<= lead ) the weekend", periods.weekend, key="weekend"),
    rule("weekend", "(?: the? which_:which ) weekend", periods.weekend, key="weekend"),
)

OFFSETS = (
    rule("anchored", "sooner? the? (?:same|that) same? daily:u", offsets.same_day, key="same that"),
    rule("anchored", "the? moving:which daily:u", offsets.next_day, key="next coming past"),
    rule("anchored", "the anyunit:u beside:which (?= break | that | $ )", offsets.next_day, key="before after"),
    rule("ago", f"{ABOUT} half:h? {N} span_:u ago (?: (?: to the | this ) unit:t | today:e )?", offsets.ago, key="ago"),
    rule("ahead", f"in {ABOUT} {N} span_:u (?: apos | other )? time", offsets.ahead, key="time"),
    rule("ahead", f"{ABOUT} {N} span_:u from now", offsets.ahead, key="now"),
    rule("window", f"the which_:which {N}? span_:u", offsets.window, key="which_"),
    rule("window", "moving:which counted:n span_:u", offsets.window, key="which_"),
    rule(
        "duration",
        f"within_:i over? {ABOUT} {N} span_:u (?! of | later_ | ago | side | running | apos )",
        offsets.stretch,
        key="span_",
    ),
    rule("anchored", f"about{{0,3}} {N} span_:u later", offsets.later, key="later"),
    rule("anchored", f"about{{0,3}} {N} span_:u earlier_:back", offsets.later, key="earlier_"),
    rule(
        "anchored",
        f"(?<! forth ) about{{0,3}} {N} span_:u (?: after | before:back ) (?= break | $ )",
        offsets.later,
        key="before after",
    ),
    rule(
        "beside", f"(?<! forth ) about{{0,3}} {N} span_:u {TO_THE_DAY} side:e (?! break | $ )", offsets.beside_event, key="side"
    ),
    rule("eve", "the? eve of", offsets.eve, key="eve"),
    rule("duration", f"(?:after|end of) about{{0,3}} {N} unit_:u (?: of | (?= break) )", offsets.stretch_before, key="after end"),
    rule("duration", f"after (?:the|one) other of about{{0,3}} {N} unit_:u", offsets.stretch_before, key="after"),
    rule("running", "for (?:the|one) ordinal_:n consecutive? unit_:u (?: running | in one row )?", offsets.nth, key="for"),
    rule("running", "enters:e (?:its|the|one) ordinal_:n unit_:u", offsets.nth, key="enters"),
    rule("running", "(?:in|into|on) its ordinal_:n consecutive? unit_:u", offsets.nth, key="its"),
    rule(
        "running",
        "(?:the|one)? ordinal_:n consecutive? unit_:u of (?! the | one | its | which_ | month_ | year )",
        offsets.nth,
        key="ordinal_",
    ),
    rule("running", "the? nth:n unit:u of (?= the )", offsets.long_count, key="nth"),
    rule("running", "(?:the|one)? ordinal_:n consecutive unit_:u", offsets.nth, key="consecutive"),
    rule("running", "ordinal_:n unit_:u running", offsets.nth, key="running"),
    rule("running", "unit:u counted:n of (?! month_ )", offsets.day_count, key="unit"),
    rule("since", "(?<= verbal ) since (?= other )", offsets.since_then, key="since"),
    rule("since", "since (?: then | (?= break | $ ) )", offsets.since_then, key="since"),
)

RULES: tuple[Rule, ...] = (*DAYS, *OBSERVANCES, *MONTHS, *PERIODS, *OFFSETS)
