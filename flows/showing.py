"""The masters of the anonymised drafts → the folder `publication/`: what is new is put there, the old goes.

A file that somebody changed by hand is never written over and never published: the change belongs into the
draft. When something newer has to take its place, it is moved aside under a name that says what it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from flows.publication_state import PUBLICATION, PublicationState, masters
from pipeline.files import sha256_of, write_atomic

COMPARISON = ("comparison.html", "comparison.json")
_ANONYMISED = (".anonymised.docx", ".anonymised.pdf")
_ENDINGS = (*_ANONYMISED, ".review.html", ".redactions.json", ".verification.json")
_BY_HAND = " (changed by hand)"


@dataclass(slots=True)
class Shown:
    """What is in the folder now.

    Attributes:
        files: name → hash of what was put there.
        changed: names of files that somebody changed by hand and that stand as they are.
        aside: names under which files changed by hand were moved aside.
        unwritten: names of files that could not be replaced or removed.
    """

    files: dict[str, str] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    unwritten: list[str] = field(default_factory=list)


def show(case_dir: Path, state: PublicationState) -> Shown:
    """Bring the folder up to date with the masters of every draft.

    Raises:
        OSError: the disk is full or the folder is away.
    """
    folder = case_dir / PUBLICATION
    folder.mkdir(exist_ok=True)
    done = Shown()
    wanted: dict[str, tuple[Path, str]] = {}
    for draft in state.drafts.values():
        place = masters(case_dir, draft.place)
        wanted |= {name: (place / name, sha256) for name, sha256 in draft.files.items()}
    for name, (master, sha256) in wanted.items():
        try:
            _show_one(folder, name, master, sha256, state.shown, done)
        except PermissionError:
            done.unwritten.append(name)
            done.files |= {name: state.shown[name]} if name in state.shown else {}
    for path in sorted(folder.iterdir()):
        if path.name.endswith(_ENDINGS) and path.name not in wanted and _BY_HAND not in path.name:
            try:
                _remove(path, state.shown, done)
            except PermissionError:
                done.unwritten.append(path.name)
    return done


def _show_one(
    folder: Path, name: str, master: Path, sha256: str, shown: Mapping[str, str], done: Shown
) -> None:
    goal = folder / name
    if name.endswith(_ANONYMISED) and goal.exists() and (there := sha256_of(goal)) != sha256:
        if shown.get(name) == sha256:  # ours is no newer than what was changed
            done.changed.append(name)
            done.files[name] = sha256
            return
        if there != shown.get(name):
            done.aside.append(_aside(goal))
    write_atomic(goal, master.read_bytes(), private=True)
    done.files[name] = sha256


def _remove(path: Path, shown: Mapping[str, str], done: Shown) -> None:
    """Remove a file of a draft that does not count any more, unless somebody has put work into it."""
    if path.name.endswith(_ANONYMISED) and shown.get(path.name) != sha256_of(path):
        done.aside.append(_aside(path))
    else:
        path.unlink(missing_ok=True)


def _aside(path: Path) -> str:
    ending = next(ending for ending in _ANONYMISED if path.name.endswith(ending))
    stem, number = path.name.removesuffix(ending) + _BY_HAND, 2
    goal = path.with_name(f"{stem}{ending}")
    while goal.exists():
        goal = path.with_name(f"{stem} {number}{ending}")
        number += 1
    path.replace(goal)
    return goal.name
