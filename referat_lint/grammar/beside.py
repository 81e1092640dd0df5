"""What is printed beside a name in a list: party, role, reason, organisation, substitute."""

import re

from referat_lint.grammar.entries import RANGES, SPEAKS, Entry, fold, item_numbers, named, plain
from referat_lint.grammar.names import (
    BIG,
    BRACKET,
    NAME,
    ORGANISATION,
    PARTICLE,
    PARTY,
    RANGE,
    REASON,
    ROLE,
    STATUS,
    SUBSTITUTE,
)
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.pieces import NAMES, PARTY_FIRST, ROLES
from referat_lint.grammar.spelling import printed
from referat_lint.source import Text

TAIL = pattern(rf"(?P<parentes>{BRACKET})|(?P<ord>[^()]+)|\)")
IN_BRACKET = pattern(rf"{BRACKET}|{RANGE}|(?P<skel>[,;]\s*|\.\s+)")
REASONS = pattern(REASON, re.IGNORECASE)
IN_PLACE_OF = pattern(rf"(?P<rolle>(?i:{SUBSTITUTE}))\s+for\s+(?P<navn>{NAME})")
REPLACED_BY = pattern(rf"(?i:{SUBSTITUTE})\s*:?\s+(?P<navn>{NAME})(?:\s*{BRACKET})?")
ACTS_FOR = pattern(rf"\b{SUBSTITUTE}\b|i stedet\b", re.IGNORECASE)
FROM = pattern(rf"(?:fra|for)\s+(?P<organisation>[{BIG}].*)", re.DOTALL)
ROLE_AND_NAME = pattern(
    rf"(?!(?i:{SUBSTITUTE}))(?P<rolle>(?i:{ROLE}))\s*:?\s+(?=[{BIG}])(?!(?i:{ROLE}))"
)
ROLE_AND_MORE = pattern(rf"(?P<rolle>(?i:{ROLE}))\s*(?={BRACKET})")
ALL_OF = pattern(rf"(?:begge|alle)\s+(?:fra\s+)?(?P<parti>{PARTY})")
INITIALS = pattern(rf"[{BIG}]{{2,5}}|[a-zæøå]{{2,5}}")
WITHIN = {"parentes", "ord", "streg", "tankestreg"}  # a new piece is somebody new, these are not
NOT_LOWER = pattern(rf"{PARTICLE}\s+[{BIG}]")


class Beside:
    """Those of a list so far; a new one is added with what stands behind the name."""

    text: Text
    entries: list[Entry]
    beside: bool  # whether a letter behind a comma is a party, and no group
    role: str  # printed before a colon: the next one's
    party: str  # printed before a colon: all the next ones'
    replaced: Text | None  # whose substitute the next one is

    def _trim(self, start: int, end: int, more: str = "") -> tuple[int, int]:
        words = self.text[start:end]
        start += len(words) - len(words.lstrip(" \t\n" + more))
        return start, max(start, start + len(words.strip(" \t\n" + more)))

    def _says(self, who: Entry, kind: str, start: int, end: int) -> bool:
        a, b = self._trim(start, end, "()")
        inner = self.text[a:b]
        if self._says_party(who, kind, inner) or self._says_role(who, kind, a, b):
            return True
        if kind not in WITHIN and NAMES.match(inner) and not SPEAKS.match(inner):
            if kind not in {"komma", "gab"} or not ORGANISATION.match(inner.partition("(")[0]):
                return False
            who.tell("organisation", inner)
            return True
        if REPLACED_BY.match(inner) and not self._may_replace(who, kind, inner):
            return False
        return self._says_replaced(who, kind, a, b) or self._says_more(who, kind, inner)

    def _says_party(self, who: Entry, kind: str, inner: str) -> bool:
        """`()`, `(A)`, `, A`, `(Løsgænger)`, `(begge A)`."""
        party = PARTY_FIRST.match(inner)
        if not inner or inner == "-":
            who.told = True
        elif party and (self.beside or kind != "komma"):
            who.tell_party(party["parti"])
        elif match := ALL_OF.fullmatch(inner):
            who.all_of = True
            who.tell_party(match["parti"])
        else:
            return False
        return True

    def _says_role(self, who: Entry, kind: str, start: int, end: int) -> bool:
        """`, formand`, `, formand (A)`; `, næstformand NAVN` is somebody else."""
        if ROLES.fullmatch(self.text, start, end):
            who.tell("rolle", self.text[start:end])
        elif ROLE_AND_NAME.match(self.text, start, end):
            self._person(kind, start, end)
        elif match := ROLE_AND_MORE.match(self.text, start, end):
            who.tell("rolle", match["rolle"])
            self._bracket(who, match.end(), end)
        else:
            return False
        return True

    def _may_replace(self, who: Entry, kind: str, inner: str) -> bool:
        """Whether `stedfortræder NAVN` is that of the last person, not one of a list of them."""
        if kind in {"kugle", "blank", "punktum"} or ACTS_FOR.search(who.words.get("rolle", "")):
            return False
        return kind in WITHIN or inner[0].islower()

    def _says_replaced(self, who: Entry, kind: str, start: int, end: int) -> bool:
        """`suppleant for NAVN`, `stedfortræder NAVN`, `- NAVN stedfortræder`, `sag 129-131`."""
        inner = self.text[start:end]
        aside = kind in {"streg", "tankestreg"}
        if match := RANGES.search(inner):
            numbers = (who.punkter or ()) + (item_numbers(inner) or ())
            who.punkter = tuple(dict.fromkeys(numbers))
            who.tell("grund" if REASONS.match(inner) else "rest", inner[: match.start()])
        elif match := IN_PLACE_OF.search(inner):
            who.tell("rolle", match["rolle"])
            who.for_ = self._name(start + match.start("navn"), start + match.end("navn"))
        elif match := REPLACED_BY.match(inner):
            self._replacement(who, kind, start + match.start("navn"), start + match.end())
        elif aside and ACTS_FOR.search(inner) and NAMES.match(inner):
            self._replacement(who, kind, start, end)
        else:
            return False
        return True

    def _replacement(self, who: Entry, kind: str, start: int, end: int) -> None:
        self._person(kind, start, end)
        if self.entries[-1] is not who:
            self.entries[-1].for_ = who.navn

    def _says_more(self, who: Entry, kind: str, inner: str) -> bool:
        """A reason, a status, initials, an organisation; else what is left."""
        aside = kind in {"streg", "tankestreg"}
        small = inner[0].islower() and not NOT_LOWER.match(inner)
        if REASONS.match(inner):
            who.tell("grund", inner)
        elif STATUS.match(inner):
            who.tell("rest", inner)
        elif kind == "parentes" and INITIALS.fullmatch(inner):
            if len(inner) == 2 and inner.isupper():  # (SP) is a list, (ABC) is the person
                who.tell_party(inner)
        elif match := FROM.fullmatch(inner):
            who.tell("organisation", match["organisation"])
        elif small:
            who.tell("grund" if aside else "rest", inner)
        elif kind in {"parentes", "ord"} or (aside and "(" not in inner):
            who.tell("organisation", inner)
        else:
            return False
        return True

    def _name(self, start: int, end: int) -> Text:
        start, end = self._trim(start, end)
        folded = fold(printed(self.text, start, end))
        if not self.text[start:end].endswith("."):
            end = start + len(self.text[start:end].rstrip())
        return Text(folded, self.text.part(start, end).span)

    def _person(self, kind: str, start: int, end: int) -> None:
        """Somebody new, with what stands behind the name; or nobody."""
        role, self.role = self.role, ""
        if not (found := named(self.text[start:end])):
            return
        who = Entry(self._name(start + found.start, start + found.end), kind, start + found.tail)
        who.tell("rolle", found.rolle or role)
        who.tell("organisation", found.organisation)
        if found.parti:
            who.tell_party(found.parti)
        who.for_, self.replaced = self.replaced, None
        self.entries.append(who)
        self._tail(who, start + found.tail, end)
        if self.party and not who.told:
            who.tell_party(self.party)

    def _tail(self, who: Entry, start: int, end: int) -> None:
        """Brackets and words behind a name, up to the next separator; others glued to them."""
        for part in TAIL.finditer(self.text, start, end):
            if part["parentes"] is not None:
                self._bracket(who, *part.span())
            elif part["ord"] and (span := self._trim(*part.span(), ",:*_"))[1] > span[0]:
                if who.told and plain(self.text[slice(*span)]) and " " in self.text[slice(*span)]:
                    who.end = max(who.end, part.start())
                    self._person("gab", *span)
                else:
                    self._says(who, "ord", *span)
            who = self.entries[-1] if part["ord"] else who
        who.end = max(who.end, end)

    def _bracket(self, who: Entry, start: int, end: int) -> None:
        """What a bracket behind a name says, which may be several things."""
        a, b = self._trim(start, end, "()")
        cuts = [m.span() for m in IN_BRACKET.finditer(self.text, a, b) if m["skel"] is not None]
        for first, last in zip(
            [a, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), b], strict=True
        ):
            self._says(who, "parentes", first, last)
