"""The big name lists of `models/lists`: reading them, and making them anew.

`python -m models.corpus.lists --corpora FOLDER --english FILE` writes

- `forenames.txt`, `surnames.txt`: Philter's lists, the most used names by country, and the names of
  `origins/`, one a line, casefolded; of the first two, those that are ordinary English words are left out
  unless `origins/` has them too (a dictionary holds john and peter);
- `names-that-are-words.txt`: those last.

FOLDER holds `firstnames.txt`, `lastnames.txt`, `common-forenames-by-country.csv` and
`common-surnames-by-country.csv`.
"""

from __future__ import annotations

import argparse
import csv
import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from models.corpus.origin import Origin, origins

FOLDER = Path(__file__).parent.parent / "lists"

_HEADS = {
    "forenames.txt": "Forenames of all origins. Sources and licences: README.md.",
    "surnames.txt": "Surnames of all origins. Sources and licences: README.md.",
    "names-that-are-words.txt": "Forenames and surnames that are also ordinary English words.",
}
_ROMAN = re.compile(r"[^\W\d_](?:[^\W\d_]|[-' ’](?=[^\W\d_]))*")


@functools.cache
def big_list(name: str) -> tuple[str, ...]:
    """The entries of `models/lists/NAME.txt` in their order, without comments.

    Args:
        name: a file of the folder, without its ending.
    """
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def build(corpora: Path, english: Path) -> dict[str, tuple[str, ...]]:
    """The three lists by file name, sorted.

    Args:
        corpora: the folder of the lists named above.
        english: English words, one a line; only those written in lower case count.

    Raises:
        OSError: a file is missing.
    """
    words = {line for line in _lines(english) if line.islower()}
    every = origins().values()
    forenames = itertools.chain(
        _lines(corpora / "firstnames.txt"),
        _column(corpora / "common-forenames-by-country.csv", "Romanized Name"),
        *(_forenames(origin) for origin in every),
    )
    surnames = itertools.chain(
        _lines(corpora / "lastnames.txt"),
        _column(corpora / "common-surnames-by-country.csv", "Romanized Name"),
        *((*origin.surnames, *origin.female_surnames) for origin in every),
    )
    own = {
        "forenames": set(_names(itertools.chain.from_iterable(_forenames(each) for each in every))),
        "surnames": set(_names(itertools.chain.from_iterable(each.surnames for each in every))),
    }
    both = {
        "forenames": set(_names(itertools.chain.from_iterable(_word_forenames(each) for each in every))),
        "surnames": set(_names(itertools.chain.from_iterable(each.words["surnames"] for each in every))),
    }
    return {
        "forenames.txt": _sorted((set(_names(forenames)) - words) | own["forenames"] | both["forenames"]),
        "surnames.txt": _sorted((set(_names(surnames)) - words) | own["surnames"] | both["surnames"]),
        "names-that-are-words.txt": _sorted(both["forenames"] | both["surnames"]),
    }


def write(lists: dict[str, tuple[str, ...]], folder: Path = FOLDER) -> None:
    """Writes each list below a line that says what it is."""
    for name, entries in lists.items():
        text = "\n".join((f"# {_HEADS[name]}", *entries, ""))
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _forenames(origin: Origin) -> tuple[str, ...]:
    by_sex = itertools.chain.from_iterable(
        (*origin.forenames[sex], *origin.middle[sex], *origin.pet_names[sex]) for sex in "fm"
    )
    return (*by_sex, *itertools.chain.from_iterable(origin.nicknames.values()))


def _word_forenames(origin: Origin) -> tuple[str, ...]:
    return origin.words["f"] + origin.words["m"]


def _names(entries: Iterable[str]) -> Iterator[str]:
    """Entries that look like a name, casefolded; two spellings in one cell are two names."""
    for entry in itertools.chain.from_iterable(entry.split("/") for entry in entries):
        name = " ".join(entry.replace("’", "'").split())
        if len(name) > 1 and _ROMAN.fullmatch(name) and not name.startswith("all other"):
            # str.lower, not casefold: ß stays a letter that people write.
            yield name.lower()


def _column(path: Path, column: str) -> tuple[str, ...]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(row[column].strip() for row in csv.DictReader(file))


def _lines(path: Path) -> tuple[str, ...]:
    return tuple(line.strip() for line in path.read_text(encoding="utf-8").splitlines())


def _sorted(entries: set[str]) -> tuple[str, ...]:
    return tuple(sorted(entries))


def main() -> None:
    """The command line: writes the lists and says how many entries each has."""
    parser = argparse.ArgumentParser(
        prog="python -m models.corpus.lists", description="Makes the name lists anew."
    )
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the source lists")
    parser.add_argument(
        "--english", type=Path, default=FOLDER / "english.txt", help="English words, one a line"
    )
    arguments = parser.parse_args()
    lists = build(arguments.corpora, arguments.english)
    write(lists)
    for name, entries in lists.items():
        print(f"{name}: {len(entries)} entries")


if __name__ == "__main__":
    main()
