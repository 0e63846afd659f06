"""codebook/actors/states.yaml from the country codes of shared/data and the codebook's demonyms.

python tools/actors/states.py COUNTRY_CODES.csv > codebook/actors/states.yaml
"""

from __future__ import annotations

import csv
import sys
from functools import cache
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
# Names that the list lacks, and the words by which reports call a government: its capital, its seat.
ALSO = {
    "US": ["US", "U.S.", "USA", "United States", "America", "White House", "State Department", "Pentagon", "Trump administration",
           "Biden administration", "Obama administration", "Bush administration", "Clinton administration"],
    "GB": ["UK", "U.K.", "Britain", "Great Britain", "United Kingdom", "Downing Street", "Foreign Office"],
    "RU": ["Russia", "Kremlin"], "AE": ["UAE", "U.A.E.", "Emirates"], "FR": ["Elysee", "Élysée", "Quai d'Orsay"],
    "CD": ["DRC", "DR Congo", "Democratic Republic of Congo", "Democratic Republic of the Congo", "Congo-Kinshasa"],
    "CG": ["Republic of Congo", "Congo-Brazzaville"], "CF": ["CAR", "Central African Republic"], "CI": ["Ivory Coast", "Côte d'Ivoire"],
    "KR": ["South Korea", "Republic of Korea", "ROK", "Blue House"], "KP": ["North Korea", "DPRK"], "TR": ["Turkey", "Türkiye", "Turkiye"],
    "SY": ["Syria", "Syrian regime", "Assad regime", "Assad government", "Syrian Arab Republic"], "IR": ["Iran", "Islamic Republic of Iran"],
    "MM": ["Burma"], "CZ": ["Czech Republic"], "MK": ["Macedonia", "North Macedonia"], "PS": ["Palestine", "State of Palestine"],
    "TW": ["Taiwan"], "CN": ["China", "People's Republic of China", "PRC"], "LA": ["Laos"], "VN": ["Vietnam"], "TZ": ["Tanzania"],
    "BO": ["Bolivia"], "VE": ["Venezuela", "Miraflores"], "MD": ["Moldova"], "BN": ["Brunei"], "VA": ["Holy See", "Vatican"],
    "SA": ["Saudi Arabia", "Kingdom of Saudi Arabia"], "IN": ["India", "Centre"], "CV": ["Cape Verde"], "SZ": ["Swaziland"], "TL": ["East Timor"],
    "XK": ["Kosovo"], "BA": ["Bosnia", "Bosnia-Herzegovina"],
}  # fmt: skip
NOT_METONYMS = {"Kuwait City", "Luxembourg", "Monaco", "San Marino", "Singapore", "Djibouti", "Guatemala City", "Panama City", "Vatican City",
                "Jerusalem", "Hong Kong", "Gibraltar", "Georgetown", "Victoria", "Kingston", "Hamilton", "San Jose", "Santiago"}  # fmt: skip
SEATS = {"IL": "Jerusalem", "UA": "Kyiv", "KZ": "Astana", "MM": "Naypyidaw", "BI": "Gitega", "YE": "Sanaa", "TZ": "Dodoma", "NG": "Abuja"}
GONE = [
    {"id": "sun", "name": "Soviet Union", "aliases": ["USSR", "Union of Soviet Socialist Republics", "Soviets"], "country": "RU",
     "iso3": "SUN", "from": 1922, "until": "1991-12"},
    {"id": "yug", "name": "Yugoslavia", "aliases": ["Federal Republic of Yugoslavia", "FRY", "SFRY"], "country": "RS", "from": 1918,
     "until": "2003-02"},
    {"id": "ddr", "name": "East Germany", "aliases": ["German Democratic Republic", "GDR"], "country": "DE", "from": 1949, "until": "1990-10"},
    {"id": "csk", "name": "Czechoslovakia", "country": "CZ", "from": 1918, "until": 1992},
    {"id": "zar", "name": "Zaire", "country": "CD", "from": "1971-10", "until": "1997-05"},
    {"id": "scg", "name": "Serbia and Montenegro", "country": "RS", "from": "2003-02", "until": "2006-06"},
    {"id": "yar", "name": "North Yemen", "aliases": ["Yemen Arab Republic"], "country": "YE", "from": 1962, "until": "1990-05"},
    {"id": "yms", "name": "South Yemen", "aliases": ["People's Democratic Republic of Yemen", "PDRY"], "country": "YE", "from": 1967,
     "until": "1990-05"},
    {"id": "xks", "name": "Kosovo", "country": "XK", "from": "2008-02"},
]  # fmt: skip


def names(row: dict[str, str]) -> list[str]:
    code, capital = row["ISO3166-1-Alpha-2"], row["Capital"]
    own = [row["CLDR display name"], row["UNTERM English Short"].split(" (")[0], row["UNTERM English Formal"].removeprefix("the ")]
    own += ALSO.get(code, [])
    if row["is_independent"] == "Yes" and capital and capital not in NOT_METONYMS:
        own.append(SEATS.get(code, capital))
    own = [n.replace(" *", "") for n in own if n]
    return list(dict.fromkeys([usual_names().get(code, own[0]), *own]))


@cache
def usual_names() -> dict[str, str]:
    """The name of each country in the codebook's list of demonyms, by alpha-2."""
    groups = yaml.safe_load((ROOT / "codebook/words/nationalities.yaml").read_text(encoding="utf-8"))["groups"]
    return {g["iso2"]: g["country"] for g in groups if g.get("iso2") and not g.get("until")}


def main() -> None:
    rows = csv.DictReader(Path(sys.argv[1]).read_text(encoding="utf-8-sig").splitlines())
    entries = list(GONE)
    for row in rows:
        code = row["ISO3166-1-Alpha-2"]
        if not code or not row["CLDR display name"] or code == "AQ":
            continue
        name, *aliases = names(row)
        entries.append({"id": row["ISO3166-1-Alpha-3"].lower(), "name": name, "aliases": aliases, "country": code})
    print("# States and territories, with the names by which reports call their governments. Made by tools/actors/states.py from")
    print("# datahub.io country-codes (PDDL) and our own additions; `country`: ISO 3166 alpha-2, id: alpha-3.")
    print("actors:")
    for entry in sorted(entries, key=lambda e: str(e["id"])):
        whole = {"id": entry["id"], "name": entry["name"], "kind": "state", **{k: v for k, v in entry.items() if k not in {"id", "name", "iso3"}}}
        if not whole.get("aliases"):
            whole.pop("aliases", None)
        print("- " + yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, default_flow_style=True, width=10_000).strip())


if __name__ == "__main__":
    main()
