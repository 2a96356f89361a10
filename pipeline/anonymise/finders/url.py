"""Web addresses, and the handles people have on social media.

A bare domain counts only where something follows it (a path) or it ends as British
public bodies' do; "noted.uk" after a lost space is not one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.finders.base import CONTEXT, EXACT, Hit, PatternRecogniser, said_before

_REST = r"(?:(?!\]\()[^\s<>\"“”|]){0,500}"
_NAMES = r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}"
_URL = re.compile(
    rf"""(?<![\w@.-])
    (?: (?:https?|ftp)://[\w\[]{_REST}
      | www\.[a-z0-9]{_REST}
      | {_NAMES}\.(?:(?:org|co|gov|nhs|ac|sch|police)\.uk|com|org|net|uk|info)(?:/{_REST})
      | {_NAMES}\.(?:org|co|gov|nhs|ac|sch|police)\.uk(?![\w@-])
      | (?P<handle>@[a-z_][\w.]{{2,30}}(?<!\.))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_MEDIA = re.compile(
    r"(?i)\b(?:insta(?:gram)?|snap(?:chat)?|twitter|tik\s?tok|facebook|user\s?name|handle|kik|whats\s?app)\b"
)
_CLUES = re.compile(r"://|www\.|@|\.(?:org|co|gov|nhs|ac|sch|police|com|net|uk|info)\b", re.IGNORECASE)


class UrlRecogniser(PatternRecogniser):
    """Web addresses as URL; a handle (`@name`) near the name of a social medium as OTHER."""

    labels = ("URL", "OTHER")

    def find(self, text: str) -> Iterator[Hit]:
        """Give web addresses and handles."""
        if not _CLUES.search(text):
            return
        for match in _URL.finditer(text):
            if not match["handle"]:
                yield Hit(match.start(), match.start() + len(_trimmed(match[0])), EXACT, "URL")
            elif said_before(_MEDIA, text, match.start(), 40):
                yield Hit(match.start(), match.end(), CONTEXT, "OTHER")


def _trimmed(url: str) -> str:
    """Take off the sentence's own punctuation; a bracket stays where the address opened it."""
    while url:
        last = url[-1]
        if last in ".,;:!?'’*_" or (last in ")]" and url.count(last) > url.count({")": "(", "]": "["}[last])):
            url = url[:-1]
        else:
            break
    return url
