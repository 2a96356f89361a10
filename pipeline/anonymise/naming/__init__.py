"""The name finder that runs in the office: a spaCy pipeline read from a folder, without network or PyTorch.

``load()`` gives a ``Finder``; ``Finder.find(text)`` the names, places and organisations a text holds. Which
folder: the one given, else the environment variable ``SCR_NAME_FINDER`` (a folder, or an installed spaCy
package), else the finder that ships with the project (``models/name-finder``).
"""

from __future__ import annotations

from .finder import SETTING, Entity, Finder, Named, NameFinder, load, proved

__all__ = ["SETTING", "Entity", "Finder", "NameFinder", "Named", "load", "proved"]
