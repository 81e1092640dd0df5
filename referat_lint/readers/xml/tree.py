"""XML as elements, every character of which is known by its place in the file.

The standard library's parser says at which offset a thing stands; lxml knows lines alone.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from html import unescape
from xml.parsers import expat

from referat_lint.readers.refused import Refused
from referat_lint.readers.xml.node import Node, Tree
from referat_lint.source import Piece

DEEPEST = 250  # exports nest some fifteen elements
MOST = 300_000
# What no XML may hold and some exports do, as characters or as references to them.
ILLEGAL = re.compile(
    r"[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bcBCe-fE-F]|1[0-9a-fA-F]"
    r"|[dD][89a-fA-F][0-9a-fA-F]{2}|[fF]{3}[efEF]));"
)
# A comment to the linter has -- before its reason, which XML does not allow.
OWN = re.compile(r"<!--\s*referat-lint-(?:[^-]|-(?!->))*")
DECLARED = re.compile(r"\s+(?=<\?xml)|\ufeff")
CONTINUED = re.compile(rb"[\x80-\xbf]")
TAG_SIGN = re.compile("[\"'>]")
DOCTYPE = Refused(
    "XML-filen har en DOCTYPE, som kan hente eller oppuste indhold, og den slags åbnes ikke.",
    "Eksportér referatet igen uden den, eller slet linjen med <!DOCTYPE ...>.",
    "refused",
)


def tree(raw: str) -> Tree:
    """Read a file; Refused where it is no XML, has a DOCTYPE, or nests as no export does."""
    lead = DECLARED.match(raw)
    clean = ILLEGAL.sub(lambda match: " " * len(match[0]), raw)
    clean = OWN.sub(lambda match: match[0].replace("--", "– ").replace("– ", "--", 1), clean)
    skipped = lead.end() if lead else 0
    builder = _Builder(raw, clean[skipped:], skipped)
    try:
        builder.parser.Parse(builder.data, True)  # noqa: FBT003  # it is all there is
    except expat.ExpatError as error:
        line = error.lineno
        reason = f"XML-filen går i stykker i linje {line} ({_told(error)})."
        raise Refused(reason, "Eksportér den igen; den kan være skåret af undervejs.") from None
    return Tree(clean, builder.root, builder.comments)


def _told(error: expat.ExpatError) -> str:
    """What is wrong, in Danish where it is usual."""
    words = expat.ErrorString(error.code)
    return {
        "no element found": "der er ingen elementer",
        "unclosed token": "et mærke er ikke lukket",
        "mismatched tag": "et mærke lukkes af et andet",
        "not well-formed (invalid token)": "et tegn står, hvor det ikke må",
        "junk after document element": "der står noget efter slutningen",
    }.get(words, words)


def _refused(what: str) -> Refused:
    reason = f"{what}; sådan skriver intet sagssystem."
    return Refused(reason, "Eksportér referatet igen.", "refused")


class _Builder:
    """Makes nodes of what the parser meets."""

    def __init__(self, raw: str, clean: str, skipped: int) -> None:
        self.raw = raw
        self.data = clean.encode("utf-8", "replace")
        self.skipped = skipped
        self.at = self._characters()
        self.comments: list[tuple[str, int, int]] = []
        self.root: Node = Node("", 0, None, 1)
        self.open: list[Node] = []
        self.made = 0
        self.literal = False
        parser = self.parser = expat.ParserCreate("utf-8")
        parser.buffer_text = False
        parser.UseForeignDTD(True)  # noqa: FBT003  # then &nbsp; is passed on, and nothing is read
        parser.ExternalEntityRefHandler = lambda *_: 1
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.SkippedEntityHandler = self._entity
        parser.CommentHandler = self._comment
        parser.StartCdataSectionHandler = lambda: self._cdata(literal=True)
        parser.EndCdataSectionHandler = lambda: self._cdata(literal=False)

    def _characters(self) -> Callable[[int], int]:
        """From bytes of the parsed copy to characters of the file."""
        if self.data.isascii():
            return lambda byte: byte + self.skipped
        continued = [match.start() for match in CONTINUED.finditer(self.data)]
        return lambda byte: byte - bisect_left(continued, byte) + self.skipped

    def _doctype(self, *_given: object) -> None:
        raise DOCTYPE

    def _start(self, tag: str, _attributes: object) -> None:
        tag = tag.rpartition(":")[2]
        start = self.at(self.parser.CurrentByteIndex)
        up = self.open[-1] if self.open else None
        self.made += 1
        if len(self.open) >= DEEPEST:
            raise _refused(f"XML-filen har elementer i over {DEEPEST} lag")
        if self.made > MOST:
            raise _refused("XML-filen har over 300.000 elementer")
        place = up.counts.get(tag, 0) + 1 if up else 1
        node = Node(tag, start, up, place)
        node.inner = (self._tag_end(start), start)
        if up is None:
            self.root = node
        else:
            up.children.append(node)
            up.counts[tag] = place
        self.open.append(node)

    def _tag_end(self, start: int) -> int:
        """Just behind a start tag; a > may stand in a quoted value."""
        quote = ""
        for match in TAG_SIGN.finditer(self.raw, start):
            sign = match[0]
            if quote:
                quote = "" if sign == quote else quote
            elif sign == ">":
                return match.end()
            else:
                quote = sign
        return len(self.raw)

    def _end(self, _tag: str) -> None:
        node = self.open.pop()
        node.inner = (node.inner[0], max(node.inner[0], self.at(self.parser.CurrentByteIndex)))

    def _words(self, words: str) -> None:
        origin = self.at(self.parser.CurrentByteIndex)
        self._put(words, origin + (words == "\n" and self.raw.startswith("\r\n", origin)))

    def _entity(self, name: str, is_parameter: object) -> None:
        if not is_parameter:
            self._put(unescape(f"&{name};"), self.at(self.parser.CurrentByteIndex))

    def _put(self, words: str, origin: int) -> None:
        if not self.open or not words:
            return
        node = self.open[-1]
        made = not self.literal and self.raw.startswith("&", origin)
        last = node.pieces[-1] if node.pieces else None
        if last is None or made or last.made or last.origin + node.length - last.start != origin:
            node.pieces.append(Piece(node.length, origin, made))
        node.texts.append(words)
        node.length += len(words)

    def _cdata(self, *, literal: bool) -> None:
        self.literal = literal

    def _comment(self, _words: str) -> None:
        start = self.at(self.parser.CurrentByteIndex)
        end = self.raw.find("-->", start)
        self.comments.append((self.raw[start + len("<!--") : end], start, end + len("-->")))
