"""British dates and times as agencies write them: our own small grammar, no other parser behind it.

From characters to meaning, one file per step: `clean` undoes slips of keyboard and layout,
`tokens` (with the words of `lexicon`) names figures and words by letters, `atoms` (with `figures`
and `built`) joins letters to days, months and periods (`spans`) and clock `times`, `grammar`
gathers these into `clauses`, `complete` fills in from context what was not written and marks it,
`reader` is the way in, with `plain` as the short way for the commonest writings. `document`
answers questions about a whole column or file; `flags` holds every remark.
"""

from pipeline.chronology.when.document import judge_order, looks_like_date, parse_banner
from pipeline.chronology.when.reader import parse_when, parse_whens

__all__ = ["judge_order", "looks_like_date", "parse_banner", "parse_when", "parse_whens"]
