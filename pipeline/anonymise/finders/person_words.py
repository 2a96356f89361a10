"""Words around a word that is a name and something else: what persons do, what stands before things."""

from __future__ import annotations

from pipeline.anonymise.finding.words import several

AUXILIARIES = several(
    "was is has had did does would could should wasnt isnt hasnt hadnt didnt doesnt wouldnt couldnt"
)
DOINGS = several(
    """
    said says told tells asked asks stated states reported reports disclosed denied admitted
    agreed refused declined explained described felt feels thought thinks believed wanted wants
    needed needs went goes came comes left arrived returned attended attends missed presented
    appeared looked seemed lived lives stayed stays moved slept ate drank cried screamed shouted
    smiled laughed played plays walked ran fell hit pushed punched kicked grabbed threw broke
    smashed threatened assaulted rang called phoned telephoned texted contacted spoke talked
    answered replied wrote signed visited met saw sees took takes gave gives got gets put made
    makes brought collected dropped picked held fed bathed dressed changed woke started stopped
    paid owed owes pays bought sold stole drove bathed hugged kissed shook nodded
    continued began became remained likes loves hates uses used drinks smokes smoked works
    worked married died born wet soiled bit weighed gained lost sustained suffered knew knows
    heard tried helped cared engaged cooperated apologised alleged claimed complained accused
    confirmed advised informed requested insisted recalled remembered also then never always
    still often sometimes later himself herself who whose aged
    """
)
"""Verbs in the forms that follow a person's name in records, and little words that come before them."""

LETTERED = several(
    """
    adult agency annex annexe appendix band bay block box case category chapter child class column
    criterion doctor drawer exhibit factor family figure flat form gate grade group hep hepatitis
    influenza item junction level line match mother model note option page paragraph part patient
    person phase plan plot point policy question ref room route row schedule school score scenario
    section sibling site stage step stream strep subject table team tier type unit version vitamin
    ward wing witness year zone
    """
)
"""What letters are counted by."""
YOUNGER = several("jr jnr junior")
GENERATIONS = YOUNGER | several("sr snr senior")
"""What tells two people of one name apart, and is no part of it."""

BARE_VERBS = several(
    """
    be have need not also take go attend come want remain continue require see contact call make
    give get wish still do help include involve lead mean result cause indicate suggest apply
    arise occur become present well now only then never always reflect receive provide ensure
    consider discuss review visit speak ask try keep start feel find know
    """
)
"""Behind "will" and "may" these show the auxiliary, not the person."""

DETERMINERS = several(
    """
    the a an this that these those every each any some no his her their its my our your another
    such both which what more most very too so as how
    """
)
MONTH_LEADS = several(
    """
    early mid late last next this since during until till by in of end beginning before after
    from to st nd rd th
    """
)
"""Before a month: "in May", "late March", "of June"."""

EPONYMS = several(
    """
    scale scales test tests question questions model review inquiry enquiry syndrome disease
    reflex sign score basket index guidelines guideline competence competent criteria principles
    law method checklist questionnaire manoeuvre fracture palsy inventory ratio chart assessment
    framework recommendations reforms
    """
)
"""What is named after people who have nothing to do with the case."""
