"""Which words are a leak, which a person must look at, and which are nothing."""

from __future__ import annotations

import pytest

from pipeline.anonymise.finding import lists
from pipeline.anonymise.verifying.forms import protected
from pipeline.anonymise.verifying.search import Searcher
from tests.anonymise.verifying.planted import CASE, KEY


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    return Searcher(protected(CASE, KEY), lists.load())


LEAKS = [
    ("Kayleigh Ann Marsden was seen.", "Child A"),
    ("It was KAYLEIGH who said so.", "Child A"),
    ("the file kayleigh_marsden.doc", "Child A"),
    ("KayleighMarsden2009", "Child A"),
    ("see kayleighmarsden.example/photos", "Child A"),
    ("K a y l e i g h was seen.", "Child A"),
    ("K\na\ny\nl\ne\ni\ng\nh", "Child A"),
    ("K.a.y.l.e.i.g.h", "Child A"),
    ("the visit to Kay-\nleigh at home", "Child A"),
    ("the visit to Kay\u00adleigh at home", "Child A"),
    ("the visit to Kay\u200bleigh at home", "Child A"),
    ("the visit to Kay\u202eleigh at home", "Child A"),
    ("the visit to Kay\u2060leigh\ufeff at home", "Child A"),
    ("the visit to Ｋａｙｌｅｉｇｈ at home", "Child A"),
    ("the visit to 𝓚𝓪𝔂𝓵𝓮𝓲𝓰𝓱 at home", "Child A"),
    ("the visit to K\u0430yl\u0435igh at home", "Child A"),
    ("the visit to Kaylеіgh at home", "Child A"),
    ("Káyleigh's mother", "Child A"),
    ("ᴋᴀʏʟᴇɪɢʜ", "Child A"),
    ("\U000e004b\U000e0061\U000e0079\U000e006c\U000e0065\U000e0069\U000e0067\U000e0068", "Child A"),
    ("\uf04b\uf061\uf079\uf06c\uf065\uf069\uf067\uf068", "Child A"),
    ("Kayleigh’s bruises", "Child A"),
    ("the Marsdens' home", "Child A"),
    ("MARSDEN, Kayleigh", "Child A"),
    ("K. Marsden", "Child A"),
    ("Marsden K A", "Child A"),
    ("Kayliegh was there", "Child A"),
    ("Kayleih was there", "Child A"),
    ("Ms Marsdn was there", "Child A"),
    ("told Dobbs that", "Child A"),
    ("nedsraM hgielyaK", "Child A"),
    ("a.marsden@example.org", "Child A"),
    ("Kay\u00a0Marsden", "Child A"),
    ("Kayleigh\tMarsden", "Child A"),
    ("Mrs O'Rourke-Smith", "Mother"),
    ("Mrs ORourke Smith", "Mother"),
    ("Mrs O’Rourke", "Mother"),
    ("Mrs O`Rourke", "Mother"),
    ("the orourkesmith household", "Mother"),
    ("She told Hope that", "Mother"),
    ("in Hope's bedroom", "Mother"),
    ("Mr May came", "Mother's Partner"),
    ("the visit by Will May", "Mother's Partner"),
    ("WILL MAY", "Mother's Partner"),
    ("the neighbour said Will had gone", "Mother's Partner"),
    ("Zoe Nguyen", "MGM"),
    ("Ms Nguyen", "MGM"),
    ("ZOË NGUYỄN", "MGM"),
    ("Mrs Nguye\u0302\u0303n", "MGM"),
    ("PC Adebayo", "Police Officer 1"),
    ("PC Adé\u00adbáyọ̀", "Police Officer 1"),
    ("PC 2214 attended", "Police Officer 1"),
    ("PC2214 attended", "Police Officer 1"),
    ("Oluwasuen came", "Police Officer 1"),
    ("Mrs Wisniewska", "Health Visitor 1"),
    ("Mrs Wiśniewską", "Health Visitor 1"),
    ("Mrs Wisnewska", "Health Visitor 1"),
    ("Larkmead Primary School", "School 1"),
    ("Larkmead Primary Sch", "School 1"),
    ("at Larkmead.", "School 1"),
    ("ref HN/07/22871", "[reference]"),
    ("ref HN 07 22871", "[reference]"),
    ("ref hn0722871", "[reference]"),
    ("NHS 999-123-4560", "[NHS number]"),
    ("NHS ９９９ 123 4560", "[NHS number]"),
    ("ring 07700900123", "[telephone number]"),
    ("ring +44 7700 900 123", "[telephone number]"),
    ("Operation Larkspur began", "Operation A"),
    ("of 12 Alderbrook Close", "address of Child A"),
    ("in Alderbrook Cl.", "address of Child A"),
    ("WX6 2LD", "address of Child A"),
    ("wx62ld", "address of Child A"),
    ("in Stoke Marling", "address of Child A"),
    ("born 14/02/2006", "date of birth of Child A"),
    ("born 14.2.06", "date of birth of Child A"),
    ("born 14th February 2006", "date of birth of Child A"),
    ("born on the fourteenth of February 2006", "date of birth of Child A"),
    ("came on the fourteenth of February two thousand and six", "date of birth of Child A"),
    ("came on February the fourteenth, twenty oh six", "date of birth of Child A"),
    ("the card says 14.ii.2006", "date of birth of Child A"),
    ("born Feb. 14, 2006", "date of birth of Child A"),
    ("2006-02-14T00:00:00Z", "date of birth of Child A"),
    ("D:20060214120000", "date of birth of Child A"),
    ("died on 28 November 2009", "date of death of Child A"),
    ("died on Saturday 28th Nov '09", "date of death of Child A"),
]


@pytest.mark.parametrize(("text", "stands"), LEAKS)
def test_a_leak(searcher: Searcher, text: str, stands: str) -> None:
    found = [hit for hit in searcher.find(text, "prose") if hit.judgement == "leak"]
    assert stands in {hit.matches for hit in found}


@pytest.mark.parametrize(
    "text",
    [
        "Hope was expressed by all.",
        "In the hope of change, Hope",
        "Will the panel agree?",
        "the May Report",
        "K.A.M. was seen",
        "KAM was seen",
        "Hope House",
    ],
)
def test_somebody_must_look(searcher: Searcher, text: str) -> None:
    judged = {hit.judgement for hit in searcher.find(text, "prose")}
    assert judged == {"review"}


@pytest.mark.parametrize(
    "text",
    [
        "They will hope that it may be so.",
        "in May 2009 and on 3 May the visits began",
        "Between April and May 2008 there was no contact.",
        "The Wealdshire Constabulary and the Wealdshire Safeguarding Children Board agreed.",
        "Child A, Mother, Mother's Partner, MGM and School 1",
        "The Hope Street Inquiry found the same.",
        "the Havering Marsden Trust said",
        "okay, the kayak was gone; an annual marketing smithy; a dismayed parent",
        "She was asked to say how often he smiled at her brother",
        "14 March 2007; 15/02/2006; 13 February 2007; 28 November 2008",
        "paragraph 14.2.6 of the guidance, section 12, page 22871",
        "Larch trees in the park",
    ],
)
def test_nothing(searcher: Searcher, text: str) -> None:
    assert list(searcher.find(text, "prose")) == []


def test_a_hit_says_where_in_the_text_as_it_was(searcher: Searcher) -> None:
    text = "Ǣ then Kay\u200bleigh came"
    hit = next(iter(searcher.find(text, "prose")))
    assert text[hit.start : hit.end] == "Kay\u200bleigh"


def test_an_agency_named_like_somebody_does_not_hide_the_person(searcher: Searcher) -> None:
    text = "The Havering Marsden Trust wrote to Marsden."
    hits = list(searcher.find(text, "prose"))
    assert [text[hit.start : hit.end] for hit in hits] == ["Marsden"]
    assert hits[0].start > 20
