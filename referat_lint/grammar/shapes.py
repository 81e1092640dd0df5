"""The shapes that a line can have, and for each a guard that says whether it is worth a try.

A set matcher says for every line which shapes can fit; only those are read, each by its grammar,
and whole.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

import pyparsing as pp

from referat_lint.grammar.statements import STATEMENT_GUARDS
from referat_lint.grammar.votes import VOTE_GUARDS

_NUMBER = r"[0-9]{1,4}(?: ?[a-zæøå](?![a-zæøå]))?"
_WORD = "(?:Punkt|PUNKT|Pkt|PKT|Nr|NR|[Aa]d|AD|[Ss]ag|SAG|Dagsordenspunkt)"
_TIME = "[0-2]?[0-9][.:][0-5][0-9]"
SHAPES: Mapping[str, tuple[str, str]] = {  # guard for google-re2, grammar
    "acadre": (
        r"Punkt: [0-9]+ Acadre",
        (
            r"(?P<organ>[^:]{0,80}?)Punkt: (?P<nummer>[0-9]+) Acadre sagsnr\.: ?"
            r"(?P<sagsnummer>[0-9/]*)(?P<rest>[^\n]*?(?P<adgang>Åben|Lukket) sag)? *(?P<titel>.*)"
        ),
    ),
    "punkt": (
        rf"^{_WORD}(?:\.? ?[Nn]r)?[^a-zæøå]*[0-9]",
        (
            rf"(?P<ord>{_WORD})\.?(?: ?[Nn]r\.?)?[: ]*(?P<nummer>{_NUMBER})(?P<mellem>[ \t]*)"
            r"(?P<tegn>[:.)–-]?)[ \t]*(?P<titel>.*)"
        ),
    ),
    "nummer": (
        r"^[0-9]{1,4}",
        rf"(?P<nummer>{_NUMBER})(?P<mellem> ?)(?P<tegn>\.\)|[.:)]|)(?P<luft>[ \t]*)(?P<titel>.*)",
    ),
    "bogstav": (
        r"^[A-ZÆØÅ] ?[:)]",
        r"(?P<nummer>[A-ZÆØÅ])(?P<mellem> ?)(?P<tegn>[:)]) *(?P<titel>.*)",
    ),
    "klokkeslaet": (
        r"^[0-9]{1,2}[.:][0-9]{2} *[-–]",
        rf"(?P<nummer>){_TIME} *[-–] *{_TIME} +(?P<titel>[^0-9].*)",
    ),
    "sagsnummer": (
        r"[0-9][-/.][0-9A-ZØ]|[0-9]{5,}|[Ss]ags|[Jj]\.? ?[Nn]r|Journal|EMN|BR ",
        (
            r"(?:(?:Åben|Lukket|Åbent punkt|Åben sag|Åbent)[ \t]*[-–]?[ \t]*)?"
            r"(?:(?P<maerke>(?P<sag>[Ss]agsnr|[Ss]agsid|[Ss]agsnummer)|[Ss]ag|[Jj]\.? ?[Nn]r|"
            r"[Jj]ournalnr|[Aa]cadre sagsnr|[Dd]ok(?:ument)?\.?(?:nr)?|[Ss]ags-id)\.?:?[ \t/]*)?"
            r"(?:(?P<init>[A-ZÆØÅa-zæøå0-9_]{2,12})[ \t]*/[ \t]*(?=[0-9]{2}/))?"
            r"(?P<sagsnummer>[0-9]{2}\.[0-9]{2}\.[0-9]{2}"
            r"(?:-?[A-ZÆØÅ][0-9]{2}(?:-[0-9]+(?:-[0-9]{2,4})?)?)?"
            r"|EMN-[0-9]{4}-[0-9]+|BR [0-9]+/[0-9]{2}|[0-9]-[0-9]{2}-[0-9]{2}(?:-[0-9]+){1,3}"
            r"|[0-9]{3}-(?:19|20)[0-9]{2}-[0-9]+|(?:19|20)[0-9]{2}-[0-9]{3,7}|[0-9]{2}-[0-9]{4,6}"
            r"|[0-9]{2}/[0-9]{1,6}|[0-9]{6}"
            r"|(?(sag)(?:BR )?(?=[A-Za-z./-]*[0-9])[0-9A-Z][0-9A-Za-z./-]{3,30}|(?!)))"
            r"(?P<rest>(?:[ \t]*(?:[-–/|,][ \t]*)?(?:(?:19|20)[0-9]{2}/[0-9]+|[0-9]{5,7}"
            r"|[Dd]ok\.?(?:nr)?\.?:?[ \t]*[0-9/-]+"
            r"|[Ss]agsinitialer:?[ \t]*[\w_ ]*|[Ii]nitialer:?[ \t]*[\w_]*"
            r"|(?:Åben|Lukket) sag|[Ss]agsbehandler:?.*|[A-Za-zæøåÆØÅ_]{2,12}"
            r"|-[ \t]*[A-Za-z]{2,12}))*)[ \t.]*"
        ),
    ),
    "tom_sag": (
        r"[Ss]ags(?:nr|id|nummer)|J\.nr|Åben",
        r"(?:[Ss]agsnr|[Ss]agsid|[Ss]agsnummer|J\.nr)\.?:?(?:\.: *Sagsid\.:)?[ \t/]*(?:Åben sag)?",
    ),
    "afgoerelse": (
        (
            "^(?:BESLUTNING|[Bb]eslutning)"
            r"|^[A-ZÆØÅ][^.:;!?()\"]{2,100}(?:[0-9]{1,2}[-./ ]|møde |mødet )"
        ),
        r"(?P<linje>.+)",
    ),
    "fravaer": (
        r"(?i)fravær|afbud|ikke|forfald|udeblev|udebliv|frameld|stede|forhindret|mødt|undtagen|undtagelse",
        r"(?P<linje>.+)",
    ),
    "bevaegelse": (
        (
            r"(?i)ankom|forlod|forlader|gik |gik\.|kom |mødte|fra kl|deltog|delvis|indtil|trådte"
            "|stødte|tilslutte|(?:ha|hæ)v|genindtr|vendte"
        ),
        r"(?P<linje>.+)",
    ),
    "stedfortraeder": (r"(?i)stedfortræder|supple|i stedet|istedet", r"(?P<linje>.+)"),
    "inhabil": (r"(?i)inhabil|habil", r"(?P<linje>.+)"),
    "stemme": ("|".join(VOTE_GUARDS), r"(?P<linje>.+)"),
    "udtalelse": ("|".join(STATEMENT_GUARDS), r"(?P<linje>.+)"),
}
pp.ParserElement.set_default_whitespace_chars(" \t")
GRAMMARS = {
    kind: pp.Regex(shape, as_match=True).leave_whitespace().parse_with_tabs()
    for kind, (_, shape) in SHAPES.items()
}
# What a sentence may say, anywhere in a line. The two halves are matched one after the other:
# in one set their states multiply, and a set that runs out of memory is many times slower.
SAID = ("fravaer", "bevaegelse", "stedfortraeder", "inhabil", "stemme", "udtalelse")
FORMS = tuple(kind for kind in SHAPES if kind not in SAID)
MEMORY = 32 << 20  # bytes that a set may take; it takes them as the texts need them


def kinds(words: str) -> frozenset[str]:
    """The shapes that a line may have, by their guards."""
    forms, said = _guards(FORMS)(words) or (), _guards(SAID)(words) or ()
    return _named(FORMS, tuple(forms)) | _named(SAID, tuple(said))


@cache
def _guards(kinds: Sequence[str]) -> Callable[[str], list[int] | None]:
    """A set matcher over the guards of some shapes, made when the first text is read."""
    import re2

    options = re2.Options()
    options.max_mem = MEMORY
    matcher = re2.Set.SearchSet(options)
    for kind in kinds:
        matcher.Add(SHAPES[kind][0])
    matcher.Compile()
    match: Callable[[str], list[int] | None] = matcher.Match
    return match


@cache
def _named(kinds: Sequence[str], found: tuple[int, ...]) -> frozenset[str]:
    return frozenset(kinds[i] for i in found)


def reading(kind: str, text: str) -> re.Match[str] | None:
    """A text read by one grammar, whole, or None."""
    try:
        match: re.Match[str] = GRAMMARS[kind].parse_string(text)[0]
    except pp.ParseException:
        return None
    return match if match.end() == len(text) else None
