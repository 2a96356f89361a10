"""Runs one finder over everything and gathers its figures as rows of a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from models.evaluation import benchmark, measures, read
from models.evaluation.finders import Find
from models.evaluation.measures import Share, Strict

# Origins of few names are gathered, or their shares would be noise. Probes often state none.
_REGIONS = {
    "english": ("english cornish"),
    "scottish, welsh, irish": ("scottish welsh irish"),
    "Traveller, Roma": ("traveller irish-traveller roma"),
    "west African": (
        "nigerian-yoruba nigerian-igbo nigerian-hausa nigerian-edo ghanaian sierra-leonean gambian"
    ),
    "other African, Caribbean": (
        "somali eritrean ethiopian sudanese zimbabwean congolese caribbean mauritian south-african"
    ),
    "south Asian": (
        "pakistani bangladeshi indian indian-punjabi indian-gujarati indian-tamil indian-bengali indian- "
        "goan goan indian-kerala indian-malayali indian-sikh indian-parsi sikh tamil sri-lankan nepali "
        "tibetan"
    ),
    "middle Eastern, north African": (
        "afghan iranian iraqi kurdish turkish syrian moroccan yemeni jewish cypriot"
    ),
    "east European": (
        "polish lithuanian latvian romanian bulgarian czech slovak hungarian albanian kosovan ukrainian "
        "russian"
    ),
    "other European, Latin American": (
        "portuguese brazilian spanish italian french german dutch danish swedish norwegian finnish "
        "icelandic greek maltese colombian"
    ),
    "east Asian": ("chinese hong-kong vietnamese filipino thai korean japanese malaysian"),
}
_REGION = {origin: region for region, origins in _REGIONS.items() for origin in origins.split()}

Rows = dict[str, str]


def rows(find: Find, part: str | None, tab: Path | None) -> Rows:
    """Measures one finder.

    Args:
        find: the finder.
        part: "dev", "held", or None for both.
        tab: a file of the Text Anonymization Benchmark, or None to leave that out.

    Returns:
        Names of measures and their figures, in the order of printing.
    """
    gathered = _documents(find, part)
    gathered.update(_terms(find, part))
    if tab:
        gathered.update(_benchmark(find, tab))
    return gathered


def printed(columns: dict[str, Rows]) -> str:
    """Lays the rows of several finders side by side."""
    names = list(dict.fromkeys(name for rows_ in columns.values() for name in rows_))
    wide = max(len(name) for name in names)
    lines = [" " * wide + "".join(f"{title:>18}" for title in columns)]
    lines += [
        name.ljust(wide) + "".join(f"{c.get(name, ''):>18}" for c in columns.values()) for name in names
    ]
    return "\n".join(lines)


def _documents(find: Find, part: str | None) -> Rows:
    strict: dict[str, Strict] = defaultdict(Strict)
    shares: dict[str, Share] = defaultdict(Share)
    kinds: dict[str, Share] = defaultdict(Share)
    regions: dict[str, Share] = defaultdict(Share)
    for among, texts in (("documents", read.unseen(part)), ("hard names", read.probes(part))):
        for marked in texts:
            found = find(marked.document.text)
            judged = measures.covered(marked, found)
            for mention, hidden in judged:
                one = Share(1, int(hidden))
                shares[f"names covered, {among}"] += one
                kinds[mention.kind] += one
                regions[_REGION.get(mention.origin, "unstated")] += one
            if among == "documents":
                shares["people covered in all mentions"] += measures.people(judged)
                shares["PERSON found that touch a name"] += measures.touching(marked, found)
                for label in read.LABELS:
                    strict[label] += measures.strict(marked, found, label)
    table = {name: _share(share) for name, share in shares.items()}
    table.update({f"strict {label} precision / recall": _strict(strict[label]) for label in read.LABELS})
    table.update({f"  {kind}": _share(kinds[kind]) for kind in read.KINDS if kind in kinds})
    table.update(
        {f"  {region}": _share(regions[region]) for region in (*_REGIONS, "unstated") if region in regions}
    )
    return table


def _terms(find: Find, part: str | None) -> Rows:
    terms = read.terms(part)
    per_term = _count(terms.terms, lambda term: any(measures.named(find(t)) for t in measures.carried(term)))
    per_sentence = _count(terms.sentences, lambda sentence: measures.named(find(sentence)))
    return {
        "terms taken for a name": _share(per_term),
        "nameless sentences given a name": _share(per_sentence),
    }


def _count(texts: tuple[str, ...], taken: Callable[[str], bool]) -> Share:
    return Share(len(texts), sum(taken(text) for text in texts))


def _benchmark(find: Find, tab: Path) -> Rows:
    total = {edges: benchmark.Scores() for edges in (False, True)}
    for case in benchmark.read(tab):
        found = find(case.text)
        for edges in total:
            total[edges] += benchmark.score(case, found, edges=edges)
    table: Rows = {}
    for edges, scores in total.items():
        how = " (edges count)" if edges else ""
        table[f"TAB direct, quasi recall{how}"] = f"{_plain(scores.direct)} / {_plain(scores.quasi)}"
        table[f"TAB token precision / recall{how}"] = f"{_plain(scores.precision)} / {_plain(scores.recall)}"
        table[f"TAB precision, NO_MASK allowed{how}"] = _plain(scores.known)
    return table


def _strict(both: Strict) -> str:
    return f"{_plain(both.precision)} / {_plain(both.recall)}"


def _share(share: Share) -> str:
    return f"{_plain(share)} of {share.of}"


def _plain(share: Share) -> str:
    return "-" if share.value is None else f"{share.value:.3f}"
