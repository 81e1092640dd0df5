"""What votes look like in words: sides, counts, outcomes, tables; patterns, no reading."""

import re
from typing import NamedTuple

import pyparsing as pp

from referat_lint.grammar.names import BIG, PARTY_LETTER
from referat_lint.grammar.patterns import pattern

pp.ParserElement.set_default_whitespace_chars(" \t")

COUNTS = {
    "en": 1, "én": 1, "et": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7,
    "otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
}  # fmt: skip
COUNT = rf"(?:\d{{1,3}}(?!\w|\.\d)|(?:{'|'.join(COUNTS)})(?!\w))"
# By the first letter of the word: for, ja; imod, mod, nej; undlod, afstod, blank, hverken for ...
SIDES = dict.fromkeys("fj", "for") | dict.fromkeys("imn", "imod") | dict.fromkeys("uabh", "undlod")
VOTED = r"(?:stemte|stemmer|har\s+stemt|stemt)"
ABSTAINED = (
    r"(?:undlod|undlader|har\s+undladt|undladt|afstod|afstår)"
    r"(?:\s+(?:fra\s+)?at\s+(?:stemme|afgive\s+stemme))?"
)
WAY = r"(?:for|imod|mod|ja|nej|blankt?|hverken\s+for\s+eller\s+i?mod)"
AT_END = r"(?=\s*(?:[,.;:()|\n]|$|og\s|samt\s|mens\s|medens\s))"
# imod 1.; imod punkt 2 og 3; imod 1. at-punkt
ITEMS = (
    r"(?:(?:[a-zæøå-]*(?:punkt(?:et|erne)?|pkt\.?)|nr\.?|forslag)\s*)?"
    r"\d{1,2}[a-z]?(?:\s*(?:,|og|-)\s*\d{1,2}[a-z]?(?!\w|\.\d))*"
)
IN_BRACKET = r"\((?:[^()\n]|\([^()\n]{0,60}\)){1,400}\)"
NOT_ABOUT = (
    r"(?!(?:og|mens|medens|men|samt|idet|fordi|da|i|på|ved|med|under|af|fra|efter|dette|det|den|denne"
    r"|stemte|stemmer|følgende)(?!\w))"
)
ABOUT = rf"(?:\s+(?P<emne>{NOT_ABOUT}(?:{ITEMS}|[a-zæøå][^,.;:()\n]{{0,79}}?)))?"
ENDS = r"(?=\s*(?:[,.;:()|\n]|$)|\s+(?:og|mens|medens|idet|fordi|da|med|under)\s)"
DEFINED = r"(?:\w*forslaget|indstillingen|\w*forslag \w{1,2})"


class Shape(NamedTuple):
    """Words that tell of a side: what must stand before them, they themselves, what after."""

    before: str
    words: str
    after: str


SHAPES = {
    # 34 stemmer imod 15: for and against at once
    "mod": Shape(
        r"(?<!\w)",
        rf"(?:med\s+)?(?P<for_>{COUNT})\s+(?:(?:ja-?)?stemmer?\s+|ja\s+)?(?:for\s+)?(?:(?P<hvem>{IN_BRACKET})\s*)?"
        rf"i?mod\s+(?P<imod>{COUNT})(?:\s+(?:nej-?)?stemmer?|\s+nej)?(?:\s+imod)?",
        AT_END,
    ),
    # med stemmerne 2-1; vedtaget med 13-12
    "stillet": Shape(
        r"(?:(?<=t )(?=med\s+\d)|(?<!\w)(?=[Ss]temm))",
        r"(?:med|[Ss]temmer(?:ne)?|[Ss]temmetal(?:let|lene)?)\s*:?\s+(?P<for_>\d{1,3})\s*[-–]\s*(?P<imod>\d{1,3})",
        AT_END,
    ),
    # For forslaget stemte 5: NAVN; Imod stemmer NAVN
    "foerst": Shape(
        r"(?:^|(?<=[\s(*_])(?=[FIM])|(?<=, )|(?<=og )|(?<=mens ))",
        rf"(?P<side>[Ff]or|[Ii]mod|[Mm]od)\s+(?P<emne>(?:[^:;.()\n|]|\.(?=\d)|(?<=kr)\.){{0,80}}?)\s*{VOTED}",
        rf"(?!\w)(?!\s+(?:enstemmigt\s+)?{WAY}(?!\w))",
    ),
    # For: NAVN; Undlod at stemme: NAVN
    "etiket": Shape(
        r"(?:^|(?<=[\s|.;)*_])(?=[FIMUHBS])|(?<=\n)|(?<=\| ))",
        r"(?:[Ss]tem(?:mer|te|t)\s+|(?=[FIMUBH]))(?P<side>[Ff]or|[Ii]mod|[Mm]od|[Uu]ndlod|[Uu]ndladt|[Uu]ndlader"
        rf"|[Bb]lanke?|[Hh]verken\s+for\s+eller\s+imod)(?:\s+(?P<emne>{DEFINED})|\s+at\s+stemme)?\s*:",
        "",
    ),
    # For 12, Imod 5
    "ordet": Shape(
        r"(?:^|(?<=[\s(|]))",
        r"(?P<side>For|Imod|Undlod|Blanke?|[Jj]a|[Nn]ej|imod|undlod|blanke?):?",
        r"(?=\s*(?<=[\s:])\d{1,3}(?:\s*[-–,;.(|]|\s*$|\s+og\s"
        r"|\s+(?:For|Imod|Undlod|Blanke?|[Jj]a|[Nn]ej)(?!\w)))",
    ),
    # 5 medlemmer stemte imod forslaget; 4 stemmer for
    "antal": Shape(
        r"(?<!\w)",
        rf"(?P<n>{COUNT})\s+(?:medlem(?:mer)?\s+)?(?:(?:der|som)\s+)?(?:(?:{VOTED}|stemme)\s+(?P<side>{WAY})"
        rf"|(?P<uden>{ABSTAINED})){ABOUT}",
        ENDS,
    ),
    # 3 for, 1 imod, 2 blanke
    "tal": Shape(
        r"(?<!\w)",
        rf"(?P<n>{COUNT})\s+(?P<side>for|imod|mod|(?:ja|nej)(?:-?stemmer?)?|blanke?(?:\s+stemmer?)?"
        r"|hverken\s+for\s+eller\s+i?mod)(?:\s+(?P<emne>at\s+[^,.;:()\n]{1,79}|\w*forslaget|indstillingen))?",
        AT_END,
    ),
    # dog stemte NAVN imod
    "omvendt": Shape(
        r"(?<!\w)",
        rf"{VOTED}\s+(?P<hvem>(?!For\s|Imod\s)[{BIG}][^.;:\n]{{0,200}}?)\s+(?P<side>for|imod)",
        r"(?=\s*(?:[,.;)]|$)|\s+(?:forslaget|indstillingen)(?!\w))",
    ),
    # NAVN stemte for forslaget; NAVN undlod at stemme
    "verbum": Shape(
        r"(?<!\w)",
        rf"(?:{VOTED}\s+(?:dog\s+|alle\s+|enstemmigt\s+|også\s+)?(?P<side>{WAY})|(?P<uden>{ABSTAINED})){ABOUT}",
        ENDS,
    ),
    # NAVN kan ikke tiltræde indstillingen; NAVN tog forbehold
    "kan": Shape(
        r"(?<!\w)",
        r"(?:(?:kan|kunne)\s+(?P<ikke>ikke\s+)?(?:tiltræde|godkende|støtte|anbefale|tilslutte\s+sig)"
        rf"|(?P<forbehold>(?:tog|tager|har\s+taget)\s+forbehold)){ABOUT}",
        ENDS,
    ),
    # Anbefales af V+A; Anbefales af et flertal bestående af A+Ø+C
    "af": Shape(
        r"(?<!\w)(?<!ikke )",
        r"(?:[Aa]nbefal(?:es|et)|[Gg]odkend(?:t|es)|[Vv]edtaget|[Tt]iltrådt|[Tt]iltrædes)\s+af"
        r"(?:\s+(?P<flertal>et\s+(?:\w+\s)?flertal)(?:\s*,)?(?:\s+bestående\s+af|\s+på\s+\d+)?)?",
        r"(?=\s+[A-ZÆØÅ(])",
    ),
    # Et flertal bestående af A og B anbefaler
    "flertal": Shape(
        r"(?<=[\s)])",
        r"(?:anbefaler|anbefalede|godkendte|godkender|indstiller|indstillede|tiltrådte|tiltræder|vedtog"
        r"|vedtager|besluttede|støtter|støttede)",
        r"(?!\w)",
    ),
    # A stemte for og B imod
    "kort": Shape(
        r"(?<=\s)", r"(?P<side>for|imod)", r"(?=\s*(?:[.,;)]|$)|\s+(?:og|samt|mens|medens)\s)"
    ),
}
NAMED = pattern(r"\?P<\w+>")
ANCHORS = pattern(
    "|".join(
        f"(?P<{kind}>{before}{NAMED.sub('?:', words)}{after})"
        for kind, (before, words, after) in SHAPES.items()
    )
)
READ = {
    kind: pp.Regex(rf"(?:{words})\Z", as_match=True).leave_whitespace().parse_with_tabs()
    for kind, (_, words, _) in SHAPES.items()
}
SUBJECT_FIRST = {"verbum", "kan", "flertal", "kort"}
COUNTED = {"antal", "tal"}
LIST_BEHIND = {"foerst", "etiket", "ordet", "af"}

ACTIVE = (
    "(?:vedtog|vedtager|godkendte|godkender|tiltrådte|tiltræder|anbefalede|anbefaler|indstillede"
    "|indstiller)"
)
VERDICT = (
    rf"(?:(?P<ikke>[Ii]kke\s+(?:blev\s+)?)?(?P<ja>{ACTIVE}|(?i:vedtaget|vedtages|vedtoges?"
    r"|tiltrådt(?:es)?|tiltrædes|godkendt|godkendes|anbefalet|anbefales|bevilget|bevilges|imødekommet))"
    r"|(?P<nej>(?i:forkastet|forkastes|forkastedes|nedstemt|afvist|afvises|bortfaldt|bortfalder"
    r"|faldt|(?:fik|opnåede)\s+ikke\s+(?:et\s+|det\s+fornødne\s+)?flertal)))(?!\w)"
)
VERDICTS = pattern(VERDICT)
THEREBY = r"(?:(?:dermed|hermed|herefter|således|derfor|altså)\s+)?"
# Ændringsforslaget blev ikke vedtaget
OUTCOME = pattern(
    rf"(?P<emne>(?!Ikke\s|Enstemmigt\s)[{BIG}][^,.;:\n]{{0,80}}?)\s+"
    rf"(?:(?:blev|er|bliver|var)\s+{THEREBY})?{VERDICT}"
)
THEN = pattern(rf"(?:blev|er)\s+{THEREBY}{VERDICT}")
ALONE = pattern(rf"(?:[Ee]nstemmigt\s+)?{VERDICT}")
ENDS_ACTIVE = pattern(rf"{ACTIVE}$")
DEFINED_BEHIND = pattern(rf"\s+(?:\w+\s+)?{DEFINED}")
PRONOUN = pattern(r"(?:Det|Den|Dette|Denne|De|Der|Herefter|Dermed|Sagen|Punktet)(?!\w)")
ELECTION = pattern(r"\bnr\. ?\d+ i?mod\b|\b[Vv]algt(?:e[st]?)?\b|[Vv]alggruppe|\bVG \d")
PROPOSES = pattern(
    r"\b(?:foreslog|foreslår|(?:still|fremsat)(?:ede|er|te|ter)\s+"
    r"(?:følgende\s+|et\s+|det\s+)?\w*forslag)\b"
)
VOTE_ABOUT = pattern(
    r"(?:[Aa]fstemning(?:en)?|[Ss]temmer)(?:\s+om\s+(?P<emne>[^:\n]{1,80}?))?\s*:\s*"
    r"|(?P<forslag>\w*(?:[Ff]orslaget|[Ii]ndstillingen)[^:.\n]{0,60}?)\s*:\s*(?=(?:For|Imod)(?!\w))"
)
HEADING = pattern(
    r"(?:[Ff]orslag\s+(?:nr\. ?)?(?P<forslag>[A-Z0-9]{1,2})\s*:?"
    r"|(?:[Aa]d\.?|[Pp]kt\.?|[Pp]unkt)\s*(?P<punkt>\d{1,3}[a-z]?)\s*[:)]"
    r"|(?P<nummer>[a-zæøå]|\d{1,2})(?P<tegn>[.)])(?!\d))\s*(?P<titel>[^\n]*)"
)
# 1. kvartal; 2. behandling; 15. september: an ordinal, and no proposal's number
ORDINAL = pattern(
    r"(?i:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)(?!\w)"
    r"|(?!(?:at|om|for|i?mod|der|alle|et|enstemmigt|ikke|ingen)\s)[a-zæøå]"
)
LABEL = pattern(r"(?:Imod|Mod|Undlod|Undladt|Blanke?|Hverken\s+for)(?:\s[^:\n]{0,40})?:")
RECEIVED = pattern(rf"(?P<emne>[{BIG}][^,.;:\n]{{0,80}}?)\s+(?:fik|opnåede|modtog)\s+$")
BROUGHT_BY = pattern(r"[,.]?\s*\(?(?:still(?:et|ede)|fremsat|forslag)\s+(?:af|fra)\s.*", re.DOTALL)
LEAD_IN = pattern(
    r"(?:[\s,;.]|(?:stemmerne|og|mens|medens|men|samt|hvorimod|dog|heraf|[Hh]erefter|hvor|[Mm]ed"
    r"|\(?hvoraf|[Ee]nstemmigt)\s|[Ff]ølgende(?!\w))*"
)
CAUSE = pattern(r"(?:\b(?:idet|da|men|mens|medens|hvorefter|at)\s|:\s)")
CUT = pattern(r";\s*|,?\s+(?:mens|medens|hvorimod|men)\s|,\s+(?:og\s)?")
MAJORITY = pattern(
    r"[^,]{0,80}?(?P<hvad>[Ff]ler|[Mm]indre)tal(?:let)?"
    r"(?:\s+(?:i|af|blandt)\s+[\w-]+(?:et|en|ne|valg|råd))?"
    rf"(?:\s+på\s+(?P<n>{COUNT})?)?(?:\s*,)?"
    r"(?:\s*(?:som\s+|der\s+)?(?:bestående|består)\s+af)?\s*[,:]?\s*"
)
OTHERS = pattern(r"\b(?:[Rr]esten|[Øø]vrige|[Dd]e andre|[Dd]e resterende)\b")
ALL = pattern(r"\s*(?:[Aa]lle(?:\s+\w+)?|[Uu]dvalget|[Bb]yrådet|[Rr]ådet|[Ee]t enigt \w+)\s*$")
BRACKETED = pattern(rf"\s*{IN_BRACKET}(?=\s*(?:[,.;]|$|(?:og|samt|mens|men|medens)\s))")
AND_FELL = pattern(rf"og\s+(?:blev\s+|er\s+)?{THEREBY}{VERDICT}")
BEHIND = pattern(r"\s*[:(]")
LINK_BEHIND = pattern(r"\s(?:og|samt|mens)\Z")
COUNT_BEHIND = pattern(  # A og B (2); A (1) og B (1), i alt 2
    r"(?<!\s)(?:\s*\((?P<n>\d{1,3})(?:\s+stemmer?)?\)"
    r"|,?\s+i\s+alt\s+(?P<alt>\d{1,3})(?:\s+stemmer?)?)\Z"
)
SIDE = (
    pp.Regex(
        rf"[\s:]*(?:(?P<n>{COUNT})(?:\s+(?:stemmer?|medlem(?:mer)?))?(?=\s*(?:[,:(]|\.(?!\s*[a-zæøå])|\Z))\s*[,:]?\s*)?",
        as_match=True,
    ).leave_whitespace()
    + pp.Regex(r"(?s).*", as_match=True).leave_whitespace()
).parse_with_tabs()
SIGN = pattern(
    r"(?:forslag(?:et)?|[Mm]odel|[Ss]cenari(?:e|um)|[Aa]lternativ|[Vv]ariant|[Ll]øsning)"
    r"\s+(?:nr\.\s*)?([A-ZÆØÅ]|\d{1,2})$"
)
SOME_ALONE = pattern(rf"(?P<n>{COUNT})\s+\S")
GROUPS_ALONE = pattern(rf"[(\s]*{PARTY_LETTER}(?:\s*(?:\+|,|og)\s*{PARTY_LETTER})*[)\s.]*")
NUMBERED = pattern(
    r"^(?:indstillingens\s+|sagens\s+)?[a-zæøå-]*(?:punkt(?:et|erne)?|pkt\.?|nr\.?)"
    r"\s*(?=\d+[a-z]?(?:\W|$)|\w$)"
)
WHY = pattern(r"\s*,?\s*(?:idet|fordi|da|med\s+den\s+begrundelse|under\s+henvisning)(?!\w)")
QUALIFIED = pattern(
    r"kvalificeret flertal|to tredjedele|2/3|tre fjerdedele|3/4|fem sjettedele", re.IGNORECASE
)
TALLIED = pattern(r"(?:[Ff]ler|[Mm]indre)tal")
LOTS = pattern(r"lodtrækning|trukket lod|trækkes lod", re.IGNORECASE)
BY_HAND = pattern(r"håndsopræk|ved (?:skriftlig )?afstemning\b", re.IGNORECASE)
TABLE = pattern(
    r"^[ \t]*(?P<hoved>(?:\|[ \t]*)?(?:[Ss]temmer )?[Ff]or(?=[ \t|]*[|\t])[ \t|]+"
    r"(?:[Ss]temmer )?[Ii]?mod\b[^\n]{0,60})\n"
    r"(?:[ \t|:]*-[ \t|:-]*\n)?(?P<raekker>(?:[^\n|\t]*[|\t][^\n]*(?:\n|\Z))+)",
    re.MULTILINE,
)
