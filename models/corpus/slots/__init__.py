"""Things beside people: places, organisations, dates, numbers, and the words that look like names and are none."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import random
from pathlib import Path

_LISTS = Path(__file__).with_name("lists.txt")
Filled = tuple[str, tuple[tuple[int, int, str], ...]]


@functools.cache
def lists() -> dict[str, tuple[str, ...]]:
    found, name = {}, ""
    for line in _LISTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            name = line[1:].strip(); found.setdefault(name, [])
        elif line.strip():
            found[name] += [x.strip() for x in line.split(";") if x.strip()]
    return {k: tuple(v) for k, v in found.items()}


@functools.cache
def of(name: str, part: str) -> tuple[str, ...]:
    every = lists()[name]
    mine = tuple(x for x in every if (hashlib.sha256(x.casefold().encode()).digest()[0] < 51) == (part == "test"))
    return mine or every


def W(rng, name, part): return rng.choice(of(name, part))


def place(rng, part):
    a, b = W(rng, "placestart", part), W(rng, "placeend", part)
    s = (a + b).capitalize()
    r = rng.random()
    if r < .12: s = W(rng, "placebefore", part) + " " + s
    elif r < .2: s += rng.choice(["-on-Sea", " Green", " Heath", " Bassett", "-under-Lyne", " Magna", " Common", " Cross"])
    return s


def town(rng, part): return W(rng, "towns", part) if rng.random() < .5 else place(rng, part)
def streetname(rng, part):
    r = rng.random()
    first = W(rng, "streetword", part) if r < .6 else place(rng, part) if r < .75 else W(rng, "saints", part) if r < .85 else W(rng, "surnamestreets", part)
    return first + " " + W(rng, "streetkind", part)
def postcode(rng): return f"{rng.choice(['WX','QZ','ZX','JX','VQ','XQ'])}{rng.randint(1,29)} {rng.randint(1,9)}{rng.choice('ABDEFGHJLNPQRSTUWXYZ')}{rng.choice('ABDEFGHJLNPQRSTUWXYZ')}"
def street(rng, part): return (f"{rng.randint(1,199)}{rng.choice(['','','','a','B'])} " if rng.random() < .6 else "") + streetname(rng, part)
def block(rng, part): return f"{W(rng,'streetword',part)} {rng.choice(['House','Court','Point','Heights','Towers','Lodge','Mansions'])}"
def address(rng, part):
    s = f"{rng.randint(1,240)}{rng.choice(['','','','a'])} {streetname(rng,part)}"
    if rng.random() < .25: s = rng.choice(["Flat {}", "Room {}", "Apt {}", "Flat {}A"]).format(rng.randint(1, 60)) + ", " + (block(rng, part) + ", " if rng.random() < .5 else "") + s
    r = rng.random()
    if r < .35: s += ", " + town(rng, part)
    elif r < .7: s += f", {town(rng, part)} {postcode(rng)}"
    elif r < .8: s += f", {postcode(rng)}"
    return s
def day(rng): return dt.date(1995, 1, 1) + dt.timedelta(days=rng.randrange(10600))
MON = "January February March April May June July August September October November December".split()
def suf(n): return "th" if 10 <= n <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
def shortdate(rng):
    d = day(rng); y = str(d.year)
    return rng.choice([f"{d:%d/%m}/{y[2:]}", f"{d:%d/%m}/{y}", f"{d.day}/{d.month}/{y[2:]}", f"{d.day}.{d.month}.{y[2:]}", f"{d:%d.%m}.{y[2:]}", f"{d:%d-%m}-{y}", f"{d.day}.{d.month}", f"{d.day}/{d.month}"])
def longdate(rng):
    d = day(rng); m = MON[d.month - 1]
    return rng.choice([f"{d.day} {m} {d.year}", f"{d.day}{suf(d.day)} {m} {d.year}", f"{d.day}{suf(d.day)} {m}", f"{d:%A} {d.day} {m} {d.year}", f"the {d.day}{suf(d.day)} of {m}", f"{d:%a} {d.day} {m[:3]} {d.year}", f"{d:%a} {d.day}{suf(d.day)} {m}", f"{m} {d.day}, {d.year}", f"{d.day}-{m[:3]}-{str(d.year)[2:]}"])
def date(rng): return shortdate(rng) if rng.random() < .5 else longdate(rng)
def time(rng):
    h, m = rng.randint(0, 23), rng.choice([0, 0, 5, 10, 15, 20, 30, 35, 40, 45, 50, 12, 37])
    return rng.choice([f"{h:02}:{m:02}", f"{h:02}.{m:02}", f"{h:02}{m:02} hrs", f"{h:02}{m:02}hrs", f"{h%12 or 12}.{m:02}{'ap'[h>11]}m", f"{h%12 or 12}{'ap'[h>11]}m", f"{h:02}:{m:02}:{rng.randint(0,59):02}", f"{h:02}{m:02}"])
def N(rng, n): return "".join(rng.choice("0123456789") for _ in range(n))
def nhs(rng):
    x = "999" + N(rng, 7); return rng.choice([x, f"{x[:3]} {x[3:6]} {x[6:]}", f"{x[:3]}-{x[3:6]}-{x[6:]}"])
def phone(rng): return rng.choice([f"01632 960{N(rng,3)}", f"(01632) 960{N(rng,3)}", f"020 7946 0{N(rng,3)}", f"01632 960 {N(rng,3)} ext {N(rng,3)}", f"+44 1632 960{N(rng,3)}"])
def mobile(rng): return rng.choice([f"07700 900{N(rng,3)}", f"07700900{N(rng,3)}", f"+44 7700 900{N(rng,3)}"])
def L(rng, n): return "".join(rng.choice("ABCDEFGHJKLMNPRSTUVWXY") for _ in range(n))
def ref(rng): return rng.choice([f"{L(rng,2)}/{N(rng,2)}/{N(rng,5)}", f"{N(rng,8)}", f"{L(rng,1)}{N(rng,6)}", f"{N(rng,4)}/{N(rng,2)}", f"{L(rng,3)}-{N(rng,6)}", f"{N(rng,3)}/{N(rng,6)}"])
def crimeref(rng): return rng.choice([f"{N(rng,2)}{L(rng,2)}/{N(rng,5)}/{N(rng,2)}", f"CR/{N(rng,6)}/{N(rng,2)}", f"{N(rng,2)}/{N(rng,6)}", f"URN {N(rng,4)}", f"CAD {N(rng,4)}", f"Log {N(rng,3)}"])
def vrm(rng): return f"{L(rng,2)}{N(rng,2)} {L(rng,3)}"
def nino(rng): return f"QQ {N(rng,2)} {N(rng,2)} {N(rng,2)} {rng.choice('ABCD')}"
def email(rng, part): return f"{rng.choice([W(rng,'emailwords',part), L(rng,1).lower()+'.'+W(rng,'emailwords',part)])}@{place(rng,part).split()[0].lower()}.example"
def url(rng, part): return f"www.{place(rng,part).split()[0].lower()}.example"
def age(rng): return rng.choice(["{} years", "{} months", "{} years old", "{}-year-old", "{} yrs", "{} weeks", "{}yo", "{} months old", "aged {}"]).format(rng.randint(1, 17))
def duration(rng): return rng.choice(["two weeks", "three months", "six months", "ten days", "about a year", "{} days", "{} weeks", "{} months", "a fortnight", "several weeks", "{} hours", "45 minutes"]).format(rng.randint(2, 18))
SCHOOLK = ["Primary School", "Primary", "Infant School", "Junior School", "CE Primary School", "RC Primary", "Community School", "Academy", "High School", "School", "Secondary School", "Special School", "Nursery and Infant School", "Church of England Primary School", "Catholic Primary School", "Girls' School", "C of E Primary", "Grammar School", "Community College"]
def base(rng, part):
    r = rng.random()
    return W(rng, "streetword", part) if r < .4 else place(rng, part) if r < .75 else W(rng, "saints", part)
def org(kinds): return lambda rng, part: base(rng, part) + " " + rng.choice(kinds)
ORGS = {
 "school": org(SCHOOLK), "nursery": lambda r, p: rng_choice(r, [lambda: W(r, "nurserynames", p) + r.choice([" Nursery", " Day Nursery", " Pre-School", " Playgroup", ""]), lambda: base(r, p) + r.choice([" Nursery", " Pre-School", " Children's Nursery"])]),
 "surgery": org(["Surgery", "Medical Centre", "Health Centre", "Practice", "Medical Practice", "Group Practice", "Road Surgery", "Family Practice"]),
 "hospital": org(["Hospital", "General Hospital", "Infirmary", "Royal Infirmary", "District General Hospital", "Children's Hospital", "Community Hospital", "Hospital NHS Foundation Trust", "Maternity Unit"]),
 "ward": lambda r, p: (W(r, "streetword", p) + " Ward") if r.random() < .6 else r.choice(["Ward {}", "Ward {}B", "Ward {}A"]).format(r.randint(1, 30)),
 "church": lambda r, p: W(r, "saints", p) + r.choice([" Church", "'s Church", " Parish Church", " RC Church", "'s"]) if r.random() < .7 else place(r, p) + r.choice([" Baptist Church", " Methodist Church", " Pentecostal Church", " Gospel Hall"]),
 "mosque": lambda r, p: r.choice(["Al-Noor", "Masjid-e-Umar", "Jamia", "Al-Falah", "Bilal", "Madina", "Al-Huda", "Quba"]) + r.choice([" Mosque", " Masjid", " Islamic Centre"]),
 "pub": lambda r, p: "the " + r.choice(["Red", "White", "Black", "Golden", "Blue", "Old", "Royal"]) + " " + r.choice(["Lion", "Hart", "Horse", "Swan", "Bell", "Anchor", "Oak", "Plough", "Bull", "Fox"]),
 "shop": lambda r, p: W(r, "shops", p),
 "council": lambda r, p: town(r, p) + r.choice([" Council", " Borough Council", " City Council", " District Council", " County Council", " Metropolitan Borough Council"]),
 "force": lambda r, p: place(r, p).split()[0] + r.choice(["shire Constabulary", "shire Police", " Police", " and District Police", "shire Constabulary"]),
 "charity": lambda r, p: W(r, "charities", p) if r.random() < .5 else base(r, p) + r.choice([" Outreach", " Women's Aid", " Advice Centre", " Trust", " Housing Association", " Foodbank", " Carers", " Law Centre", " & Co Solicitors", " Legal"]),
 "prison": lambda r, p: "HMP " + place(r, p), "college": org(["College", "Sixth Form College", "FE College", "University"]),
 "court": lambda r, p: town(r, p) + r.choice([" Magistrates' Court", " County Court", " Crown Court", " Family Court", " Family Proceedings Court", " Coroner's Court"]),
 "team": lambda r, p: town(r, p) + r.choice([" Assessment Team", " Duty Team", " Referral Team", " Health Visiting Team", " CAMHS", " Children's Services", " Community Mental Health Team", " Family Support Team", " Drugs Team", " Youth Offending Team"]),
 "refuge": org(["Refuge", "House", "Women's Refuge", "Hostel"]), "centre": org(["Children's Centre", "Community Centre", "Family Centre", "Leisure Centre", "Contact Centre", "Youth Club", "Sure Start Centre", "Library"]),
}
def rng_choice(r, fs): return r.choice(fs)()
LOCS = {"street": street, "address": address, "town": town, "village": place, "estate": lambda r, p: place(r, p) + r.choice([" Estate", " estate", "", " Park"]), "county": lambda r, p: W(r, "counties", p), "country": lambda r, p: W(r, "countries", p), "postcode": lambda r, p: postcode(r), "block": block}
DATES = {"date": date, "shortdate": shortdate, "longdate": longdate, "month": lambda r: r.choice(MON) + r.choice(["", f" {r.randint(1998,2023)}"]), "year": lambda r: str(r.randint(1975, 2023)), "time": time, "daterange": lambda r: r.choice([f"{r.randint(1,14)}-{r.randint(15,28)}/{r.randint(1,12)}/0{r.randint(1,9)}", f"{r.randint(1998,2010)}/{r.randint(10,24)}", f"{r.choice(MON)} to {r.choice(MON)} {r.randint(2001,2022)}"]), "weekday": lambda r: r.choice("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tues Weds Thurs Fri".split()), "dob": shortdate}
CODES = {"nhs": nhs, "phone": phone, "mobile": mobile, "ref": ref, "crimeref": crimeref, "collar": lambda r: N(r, r.choice([3, 4, 4, 5])), "upn": lambda r: L(r, 1) + N(r, 12), "vrm": vrm, "nino": nino}
DEMS = ("nationality", "ethnicity", "religion", "language", "job")
NEGATIVES = ("drug", "toolkit", "statute", "jobtitle", "abbrev", "agency", "document", "review", "term", "condition", "service")
NAMES = frozenset([*ORGS, *LOCS, *DATES, *CODES, *DEMS, *NEGATIVES, "email", "url", "age", "duration", "money", "quantity"])


def fill(name: str, rng: random.Random, part: str) -> Filled:
    if name in ORGS: t, l = ORGS[name](rng, part), "ORG"
    elif name in LOCS: t, l = LOCS[name](rng, part), "LOC"
    elif name in DATES: t, l = DATES[name](rng), "DATETIME"
    elif name in CODES: t, l = CODES[name](rng), "CODE"
    elif name == "email": t, l = email(rng, part), "CODE"
    elif name == "url": t, l = url(rng, part), "CODE"
    elif name in DEMS: t, l = W(rng, name, part), "DEM"
    elif name == "age": t, l = age(rng), ""
    elif name == "duration": t, l = duration(rng), ""
    elif name == "money": t, l = rng.choice(["£{}", "£{}.50", "{} pounds", "£{},000"]).format(rng.randint(5, 400)), "QUANTITY"
    elif name == "quantity": t, l = rng.choice(["{} cm", "{}ml", "{} kg", "{} cans", "{} units", "{}mm", "{}st"]).format(rng.randint(2, 90)), ""
    else: t, l = W(rng, name, part), ""
    start = 4 if t.startswith("the ") else 0
    return t, (((start, len(t), l),) if l else ())
