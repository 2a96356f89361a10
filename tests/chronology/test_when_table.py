"""Date cells with their right readings, by kind of writing. Each line: text → what it means.

A reading is written `start[..end] [start_time[-end_time]] [words]`, where words are precision (day
and undated go without saying), `uncertain`, `open`, `+x` for an assumption and `!x` for a flag.
`date-assumed` and `date-uncertain` follow from assumptions and doubt and are not repeated.
"""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.chronology.model import PRECISIONS, DateContext, When
from pipeline.chronology.when import parse_when

AFTER_CHRISTMAS = DateContext(previous=dt.date(2008, 12, 20))

TABLES = {
    "numeric, every separator": """
12/03/2009 → 2009-03-12
12/3/09 → 2009-03-12
12.03.09 → 2009-03-12
12-03-2009 → 2009-03-12
12 . 03 . 09 → 2009-03-12
12 /03/ 09 → 2009-03-12
12 03 09 → 2009-03-12
12 03 2009 → 2009-03-12
12,03,09 → 2009-03-12
12\\03\\09 → 2009-03-12
12//03/09 → 2009-03-12
12/-3/09 → 2009-03-12
12_03_09 → 2009-03-12
12;3;09 → 2009-03-12
12:03:2009 → 2009-03-12
22.05/16 → 2016-05-22
07.11/08 → 2008-11-07
12/03-2009 → 2009-03-12
12/03 2009 → 2009-03-12
12/03 09 → 2009-03-12
12/032009 → 2009-03-12 !date-ambiguous
1203/09 → 2009-03-12 !date-ambiguous
120309 → 2009-03-12 !date-ambiguous
12032009 → 2009-03-12 !date-ambiguous
20090312 → 2009-03-12
12/12/12 → 2012-12-12
31/12/99 → 1999-12-31
01/01/50 → 1950-01-01 +century
01/01/35 → 2035-01-01 +century
1/1/1900 → 1900-01-01
""",
    "slips of keyboard and layout": """
O1/02/18 → 2018-02-01
l2/03/09 → 2009-03-12
I2/03/2009 → 2009-03-12
o1.o2.2oo9 → 2009-02-01
12/O3/O9 → 2009-03-12
3O/12/08 → 2008-12-30
0 3 / 2 5 / 2 0 1 6 → 2016-03-25 !month-first
0 3 / 2 5 / 2 0 16 → 2016-03-25 !month-first
1 2 / 0 3 / 2 0 0 9 → 2009-03-12
1 2 . 0 3 . 0 9 → 2009-03-12
1 2 t h M a r c h 2 0 0 9 → 2009-03-12
12/0 3/2009 → 2009-03-12
12/03/20|09 → 2009-03-12
12/03/|2009 → 2009-03-12
12/03|/09 → 2009-03-12
12.03.|09 → 2009-03-12
12/03/2|009 → 2009-03-12
Wednes|day 11 March 2009 → 2009-03-11
17 Octo-|ber 2008 → 2008-10-17
17 Decem|ber 2008 → 2008-12-17
Thursday|12 March|2009|14:30 → 2009-03-12 14:30
Monday|30.04.12 → 2012-04-30
22|nd May 2008 → 2008-05-22
22 nd May 2008 → 2008-05-22
12‒15/3/09 → 2009-03-12..2009-03-15 range
12–15/3/09 → 2009-03-12..2009-03-15 range
12⁄3⁄09 → 2009-03-12
１２／０３／２００９ → 2009-03-12
٣/٤/٢٠٠٩ → 2009-04-03
12/03/09¹ → 2009-03-12
12&nbsp;March&nbsp;2009 → 2009-03-12
12/03/200914:30 → 2009-03-12 14:30
""",
    "day, month in words": """
12 March 2009 → 2009-03-12
12th March 2009 → 2009-03-12
12th of March, 2009 → 2009-03-12
12MAR09 → 2009-03-12
12Mar2009 → 2009-03-12
12-Mar-09 → 2009-03-12
12/Mar/2009 → 2009-03-12
12.Mar.09 → 2009-03-12
12-Mar → 2009-03-12 +year
March 12th 2009 → 2009-03-12
March 12, 2009 → 2009-03-12
12 Mawrth 2009 → 2009-03-12
3 Gorffennaf 2008 → 2008-07-03
1 Chwefror 2008 → 2008-02-01
15 Medi 2007 → 2007-09-15
12 Agust 2008 → 2008-08-12
12 Sept. 2008 → 2008-09-12
12 Febuary 2008 → 2008-02-12
12 Feburary 2008 → 2008-02-12
12 Setpember 2008 → 2008-09-12
12 Novmeber 2008 → 2008-11-12
12 Decemeber 2008 → 2008-12-12
12 Janurary 2008 → 2008-01-12
12 Apirl 2008 → 2008-04-12
""",
    "weekdays": """
Thurs 12th March 2009 → 2009-03-12
Thur 12/03/09 → 2009-03-12
Thu. 12.3.09 → 2009-03-12
Weds 11 March 09 → 2009-03-11
Mar 3rd, 08 → 2008-03-03
Wed 11/3/09 → 2009-03-11
Tues. 10/3/09 → 2009-03-10
TUE 10/3/09 → 2009-03-10
Wensday 11/3/09 → 2009-03-11
Thursday12th March2009 → 2009-03-12
12/3/09 (Thurs) → 2009-03-12
13/03/09 Thursday → 2009-03-13 !weekday-mismatch
Fri 12th March 2009 → 2009-03-12 !weekday-mismatch
Thurs 10 July 2009 10:00 → 2009-07-10 10:00 !weekday-mismatch
Mon-Fri 9-13 March 2009 → 2009-03-09..2009-03-13 range
Mon 9 - Wed 11 March 2009 → 2009-03-09..2009-03-11 range
Sat 14/Sun 15 March 2009 → 2009-03-14..2009-03-15 range
""",
    "ranges": """
12-15/3/09 → 2009-03-12..2009-03-15 range
12–14/03/2018 → 2018-03-12..2018-03-14 range
2-4/5/09 → 2009-05-02..2009-05-04 range
12/3-15/3/09 → 2009-03-12..2009-03-15 range
12.3.18-2.4.18 → 2018-03-12..2018-04-02 range
12/3/18 to 2/4/18 → 2018-03-12..2018-04-02 range
1st–3rd June 08 → 2008-06-01..2008-06-03 range
30/12/08 – 2/1/09 → 2008-12-30..2009-01-02 range
28 Dec - 3 Jan 2009 → 2008-12-28..2009-01-03 range
27 Feb-1 Mar 09 → 2009-02-27..2009-03-01 range
between 3 and 5 May 2008 → 2008-05-03..2008-05-05 range
from 12/3/09 to 15/3/09 → 2009-03-12..2009-03-15 range
12/3/09 until 15/3/09 → 2009-03-12..2009-03-15 range
12/13 March 09 → 2009-03-12..2009-03-13 range
12/13.3.09 → 2009-03-12..2009-03-13 range
3 & 4 May 2008 → 2008-05-03..2008-05-04 range
12th, 13th & 14th March 2009 → 2009-03-12..2009-03-14 range
12-15-Mar-09 → 2009-03-12..2009-03-15 range
March 12-15 2009 → 2009-03-12..2009-03-15 range
8 or 9 May 2008 → 2008-05-08..2008-05-09 range uncertain
02/07/2007 - 03/08/2008 → 2007-07-02..2008-08-03 range
Feb/March 2008 → 2008-02-01..2008-03-31 range
March-May 2008 → 2008-03-01..2008-05-31 range
Sept 08 - Jan 09 → 2008-09-01..2009-01-31 range
Dec/Jan 2008/09 → 2008-12-01..2009-01-31 range
1991/1992 → 1991-01-01..1992-12-31 range
2008-2009 → 2008-01-01..2009-12-31 range
15/3/09 - 12/3/09 → 2009-03-12..2009-03-15 range !date-order
10/11/12 March 2008 → 2008-03-10..2008-03-12 range !date-ambiguous
22-05/16 → 2016-05-22 !date-ambiguous
02-04/05 → 2005-04-02 !date-ambiguous
""",
    "open and bounded": """
since 12/3/09 → 2009-03-12 range open
from March 2009 → 2009-03-01..2009-03-31 month open
12/3/09 onwards → 2009-03-12 range open
12/3/09 - ongoing → 2009-03-12 range open
2006 to date → 2006-01-01..2006-12-31 year open
2006- → 2006-01-01..2006-12-31 year open
before 12/3/09 → 2009-03-12 range uncertain
by 12/3/09 → 2009-03-12 range uncertain
until 15/3/09 → 2009-03-15 range uncertain
before 2007 → 2007-01-01 range uncertain
by March 2009 → 2009-03-31 range uncertain
after June 2008 → 2008-06-30 range uncertain open
after 12/3/09 → 2009-03-12 range uncertain open
""",
    "months, seasons, terms, years": """
June 2007 → 2007-06-01..2007-06-30 month
Sept '08 → 2008-09-01..2008-09-30 month
Mar-09 → 2009-03-01..2009-03-31 month
March 12 → 2012-03-01..2012-03-31 month !date-ambiguous
8/99 → 1999-08-01..1999-08-31 month
03/2009 → 2009-03-01..2009-03-31 month
2009-03 → 2009-03-01..2009-03-31 month
??/07/97 → 1997-07-01..1997-07-31 month uncertain
00/01/09 → 2009-01-01..2009-01-31 month uncertain
xx/xx/2009 → 2009-01-01..2009-12-31 year uncertain
early March 2009 → 2009-03-01..2009-03-10 range
mid-March 2009 → 2009-03-11..2009-03-20 range
late Feb 2008 → 2008-02-21..2008-02-29 range
end of March 2009 → 2009-03-21..2009-03-31 range
early to mid March 2009 → 2009-03-01..2009-03-20 range
early 2008 → 2008-01-01..2008-04-30 range
late 2008 → 2008-09-01..2008-12-31 range
first half of 2008 → 2008-01-01..2008-06-30 range
Spring 2008 → 2008-03-01..2008-05-31 season
Summer 08 → 2008-06-01..2008-08-31 season
Autumn 2008 → 2008-09-01..2008-11-30 season
Winter 2008/09 → 2008-12-01..2009-02-28 season
Winter 2007 → 2007-12-01..2008-02-29 season
Autumn term 2008 → 2008-09-01..2008-12-31 season
Autumn 2008 term → 2008-09-01..2008-12-31 season
Spring term 2015/16 → 2016-01-01..2016-04-30 season
Summer term '09 → 2009-04-01..2009-07-31 season
October half term 2008 → 2008-10-01..2008-10-31 month uncertain
Q3 2008/09 → 2008-10-01..2008-12-31 season
Q1 2009 → 2009-01-01..2009-03-31 season !date-ambiguous
2015/16 → 2015-09-01..2016-08-31 year !date-ambiguous
2008/9 → 2008-09-01..2009-08-31 year !date-ambiguous
school year 2015/16 → 2015-09-01..2016-08-31 year
academic year 08/09 → 2008-09-01..2009-08-31 year
Financial year 2008/09 → 2008-04-01..2009-03-31 year
2005 → 2005-01-01..2005-12-31 year
1990s → 1990-01-01..1999-12-31 range
Christmas Day 2008 → 2008-12-25
Christmas 2008 → 2008-12-24..2008-12-26 range
Boxing Day 2008 → 2008-12-26
Easter 2009 → 2009-04-10..2009-04-13 range
Good Friday 2008 → 2008-03-21
New Year 2009 → 2008-12-31..2009-01-01 range
August bank holiday 2008 → 2008-08-25
Summer holidays 2009 → 2009-07-20..2009-09-05 range uncertain
""",
    "weeks": """
w/c 12.3.09 → 2009-03-12..2009-03-18 range
w/c Monday 9th March 2009 → 2009-03-09..2009-03-15 range
Week commencing 9th March 2009 → 2009-03-09..2009-03-15 range
W/B 09/03/2009 → 2009-03-09..2009-03-15 range
week of 9 March 2009 → 2009-03-09..2009-03-15 range
w/e 13/3/09 → 2009-03-07..2009-03-13 range
week ending Friday 13 March 2009 → 2009-03-07..2009-03-13 range
weekend of 14 March 2009 → 2009-03-14..2009-03-15 range
Weekend 14/15 March 2009 → 2009-03-14..2009-03-15 range
1st week of March 2009 → 2009-03-01..2009-03-07 range
w/c 9th & 16th March 2009 → 2009-03-09..2009-03-22 range !date-ambiguous
last week of February 2008 → 2008-02-23..2008-02-29 range
fortnight beginning 9/3/09 → 2009-03-09..2009-03-22 range
""",
    "doubt": """
c. June 2007 → 2007-06-01..2007-06-30 month uncertain
circa 1995 → 1995-01-01..1995-12-31 year uncertain
c2008 → 2008-01-01..2008-12-31 year uncertain
?22 May 2008 → 2008-05-22 uncertain
22/5/08? → 2008-05-22 uncertain
22/5/08 (?) → 2008-05-22 uncertain
22/5/08 (approx) → 2008-05-22 uncertain
about 22/5/08 → 2008-05-22 uncertain
In or around June 2008 → 2008-06-01..2008-06-30 month uncertain
possibly 22 May 2008 → 2008-05-22 uncertain
June 2008 (date not known) → 2008-06-01..2008-06-30 month uncertain
""",
    "times": """
12/3/09 14:30 → 2009-03-12 14:30
12/3/09 14.30hrs → 2009-03-12 14:30
12/3/09 1430hrs → 2009-03-12 14:30
12/3/09 1430 → 2009-03-12 14:30
12/03/2009 2015 → 2009-03-12 20:15
12/3/09 2.30pm → 2009-03-12 14:30
12/3/09 2.30 p.m. → 2009-03-12 14:30
12/3/09 2pm → 2009-03-12 14:00
12/3/09 0105hrs → 2009-03-12 01:05
12/3/09 01:05:32 → 2009-03-12 01:05:32
12/3/09 00:01 hours → 2009-03-12 00:01
12/3/09 14.03 → 2009-03-12 14:03
12/3/09 at 14.30 hours → 2009-03-12 14:30
12/3/09@1430hrs → 2009-03-12 14:30
0900 hrs 03.04.09 → 2009-04-03 09:00
10.30 - 11.15 12/3/09 → 2009-03-12 10:30-11:15
12/3/09 7.30pm to 8pm → 2009-03-12 19:30-20:00
12/3/09 7.30 - 8pm → 2009-03-12 19:30-20:00
12/3/09 19:30-20:00 → 2009-03-12 19:30-20:00
12/3/09 11-1pm → 2009-03-12 11:00-13:00
12/3/09 10-11.30am → 2009-03-12 10:00-11:30
12/3/09 between 2 and 4pm → 2009-03-12 14:00-16:00
12/3/09 1430-1500 → 2009-03-12 14:30-15:00
12 March 09 1430 → 2009-03-12 14:30
12/3/09 1830-1930 → 2009-03-12 18:30-19:30
1930-2015 12/3/09 → 2009-03-12 19:30-20:15
12/3/09 10pm to midnight → 2009-03-12 22:00-00:00
12/3/09 23:30 - 00:15 → 2009-03-12 23:30-00:15
12/3/09 14:00 - 13/3/09 09:00 → 2009-03-12..2009-03-13 14:00-09:00 range
12/3/09 until 8pm → 2009-03-12 -20:00
12/3/09 noon → 2009-03-12 12:00
12/3/09 midday → 2009-03-12 12:00
12/3/09 12 midnight → 2009-03-12 00:00 !date-ambiguous
12/3/09 12.30am → 2009-03-12 00:30
12/3/09 2400hrs → 2009-03-12 23:59 !date-ambiguous
12/3/09 just before 9pm → 2009-03-12 21:00 uncertain
12/3/09 approx 3 → 2009-03-12 15:00 uncertain +am-pm
12/3/09 2.30 → 2009-03-12 14:30 +am-pm
12/3/09 half past 2 → 2009-03-12 14:30 +am-pm
12/3/09 am → 2009-03-12
12/3/09 evening → 2009-03-12
12/3/09 14:30 BST → 2009-03-12 14:30
12/3/09 25:30 → 2009-03-12 !date-ambiguous
12/3/09 (2 hours) → 2009-03-12
12/3/09 10:00, 11:30 and 14:15 → 2009-03-12 10:00-14:15 !date-ambiguous
12/03/2009 00:00:00 → 2009-03-12
2009-03-12T14:30:00Z → 2009-03-12 14:30
2009-03-12 00:00:00 → 2009-03-12
""",
    "from context (the entry above is of 20 December 2008)": """
 → 2008-12-20 +date
" → 2008-12-20 +date
ditto → 2008-12-20 +date
do. → 2008-12-20 +date
as above → 2008-12-20 +date
same day → 2008-12-20 +date
Same date → 2008-12-20 +date
- → 2008-12-20 +date
〃 → 2008-12-20 +date
" 16:10 → 2008-12-20 16:10 +date
Same day 14:30 → 2008-12-20 14:30 +date
17:45 → 2008-12-20 17:45 +date
14.30 → 2008-12-20 14:30 +date
next day → 2008-12-21 +date
23 Dec → 2008-12-23 +year
3 Jan → 2009-01-03 +year
14.03 → 2009-03-14 +year !date-ambiguous
12/11 → 2008-11-12 +year
8/09 → 2008-09-08 +year !date-ambiguous
3-12 → 2009-01-03..2009-01-12 range +date !date-ambiguous
the 23rd → 2008-12-23 +date
the 3rd → 2009-01-03 +date
Tues 23rd → 2008-12-23 +date
Tuesday → 2008-12-23 +date
early January → 2009-01-01..2009-01-10 range +year
w/c 22/12 → 2008-12-22..2008-12-28 range +year
28/12 - 3/1 → 2008-12-28..2009-01-03 range +year
""",
    "impossible": """
31/02/2009 → undated !date-impossible
31 April 2008 → undated !date-impossible
29/02/09 → undated !date-impossible
32/01/09 → undated !date-impossible
35/35/2009 → undated !date-impossible
12/03/209 → undated !date-impossible
12/03/20009 → undated !date-impossible
29-30 Feb 2009 → undated !date-impossible
99/99/9999 → undated !date-impossible
""",
    "month first": """
12/13/2018 → 2018-12-13 !month-first
3/25/16 → 2016-03-25 !month-first
""",
    "words around": """
APE 30/12/10 → 2010-12-30
30/12/10 (date of report) → 2010-12-30
PC 2214 12/3/09 → 2009-03-12
12/3/09 PC 2214 → 2009-03-12 !date-ambiguous
12/3/09 DOB 14/6/06 → 2009-03-12 !date-ambiguous
DOB 14/6/06 → 2006-06-14 !date-ambiguous
Dr May 12/3/09 → 2009-03-12
12/3/09 (letter dated 10/3/09) → 2009-03-12 !date-ambiguous
12/3/09 (recorded 14/3/09) → 2009-03-12
12/3/09 written retrospectively on 14/3/09 → 2009-03-12
Date of event: 12/3/09 Date recorded: 15/3/09 → 2009-03-12
late entry 14/3/09 → 2009-03-14 !date-ambiguous
1. 12/03/09 → 2009-03-12 !date-ambiguous
March 2009|12/03/09 → 2009-03-12
12/3/09|14/3/09 → 2009-03-12..2009-03-14 range !date-ambiguous
12, 13 and 15 March 2009 → 2009-03-12..2009-03-15 range !date-ambiguous
""",
    "written by machines": """
2009-03-12 → 2009-03-12
2009/03/12 → 2009-03-12
Date(2009, 3, 12) → 2009-03-12
/Date(1236816000000)/ → 2009-03-12
43171 → 2018-03-12 +date
43171.5 → 2018-03-12 12:00 +date
""",
    "not a date": """
DD/MM/YYYY → undated !undated
TBC → undated !undated
unknown → undated !undated
N/K → undated !undated
Click to enter a date → undated !undated
Not recorded → undated !undated
00/00/00 → undated !undated
aged 3 → undated !undated
28/40 → undated !undated
6 months → undated !undated
Mother → undated !undated
Home visit by HV Marsh → undated !undated
May visited → undated !undated
April Jones → undated !undated
Jane → undated !undated
Flat 3 → undated !undated
07700 900123 → undated !undated
??/??/???? → undated !undated
do not attend → undated !undated
2 days later → undated !undated
""",
}
CASES = [
    pytest.param(*(part.strip(" ").replace("|", "\n") for part in line.split("→")), id=f"{kind}: {line}")
    for kind, table in TABLES.items()
    for line in table.strip("\n").split("\n")
]
FOLLOWS = {"date-assumed", "date-uncertain"}


def spelt(when: When) -> str:
    """A reading in the notation of the tables."""
    if when.start is None:
        words = ["undated"]
    else:
        words = [f"{when.start}" + (f"..{when.end}" if when.end != when.start else "")]
    if when.start_time or when.end_time:
        ends = [
            f"{time:%H:%M:%S}".removesuffix(":00") if time else ""
            for time in (when.start_time, when.end_time)
        ]
        words.append(ends[0] + (f"-{ends[1]}" if ends[1] else ""))
    if when.precision not in ("day", "unknown"):
        words.append(when.precision)
    words += ["uncertain"] * (when.uncertain and when.start is not None) + ["open"] * when.open_end
    words += [f"+{word}" for word in when.assumed]
    words += [f"!{code}" for code in dict.fromkeys(flag.code for flag in when.flags) if code not in FOLLOWS]
    return " ".join(words)


@pytest.mark.parametrize(("text", "right"), CASES)
def test_reading(text: str, right: str) -> None:
    when = parse_when(text, context=AFTER_CHRISTMAS)
    assert spelt(when) == right
    assert when.precision in PRECISIONS
    codes = {flag.code for flag in when.flags}
    assert ("date-assumed" in codes) >= bool(when.assumed)
    assert ("date-uncertain" in codes) >= (when.uncertain and when.start is not None)


def test_there_are_several_hundred() -> None:
    assert len(CASES) > 300
