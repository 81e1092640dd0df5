"""What of a web page is no part of the minutes, and what of them is hidden.

The fate of an element: `""` shown, OUT, or one of source.HIDDEN. What is folded away (an
accordion, a tab) is shown: the reader of the page unfolds it.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from referat_lint.cpr import candidates
from referat_lint.readers.html.names import HEADINGS, STRUCK
from referat_lint.readers.html.names import OUT as NAMES_OUT
from referat_lint.readers.html.node import Node, is_ours
from referat_lint.readers.html.style import Styles, ground, is_white
from referat_lint.readers.html.tree import Tree
from referat_lint.readers.html.weights import Weights

OUT = "ude"
DELETED, HIDDEN, WHITE = "en slettet passage", "skjult tekst", "hvid tekst"
ROLES = frozenset(
    {
        *("alertdialog", "banner", "button", "contentinfo", "dialog", "menu", "menubar"),
        *("navigation", "search", "toolbar", "tooltip"),
    }
)
FURNITURE = re.compile(
    r"(?<![a-zæøå])(?:nav(?:bar|igation)?|(?:main|top|side|left|right|sub|global|venstre|hoejre)?"
    r"-?menu|(?:bread|brød|broed|brod)-?(?:crumbs?|krummer?)|cookies?|cookie-?\w{1,20}|consent"
    r"|share|sharing|addthis|social-?(?:media|links?|share|icons?)|skip-?(?:link|to-?\w+|nav)"
    r"|search(?:-?(?:form|box|bar|field))?|s(?:ø|oe)g(?:ning|efelt|eboks)?|side-?bar"
    r"|(?:site|page|global|main)-?footer|(?:site|global)-?header|toolbar|pager|pagination"
    r"|dropdown-?menu|modal|tooltip|popover|sr-?only|visually-?hidden|screen-?reader(?:-?text)?"
    r"|print-?(?:link|button|btn|knap|icon)|udskriv|hidden-print|back-?to-?top|to-?top"
    r"|til-?toppen|feedback|newsletter|nyhedsbrev|chat-?bot|read-?speaker|rs_(?:skip|preserve|addtools)\w{0,20}|rs_?btn\w{0,20}|webreader"
    r"|side-?(?:fod|hoved)|bund-?(?:menu|tekst)"
    r"|adgang-?for-?alle)(?![a-zæøå])|(?<![\w-])footer(?![\w-])",
    re.IGNORECASE,
)
ICON = re.compile(
    r"(?<![a-z])(?:material-(?:icons|symbols)|(?:fa[bsr]?|bi|icon|ikon|glyphicon)(?:-[\w-]+)?"
    r"|(?:pdf|file)-?(?:label|type|icon|size|ext\w{0,6})|filtype)(?![a-z])",
    re.IGNORECASE,
)
UI = re.compile(
    r"(?:(?:tilbage )?til (?:toppen|top|indhold(?:sfortegnelsen?)?)|udskriv(?: \w+){0,3}|print"
    r"|del(?: siden?| punktet)?|fold (?:alle|ind|ud)\b.{0,30}"
    r"|(?:åbn|luk|vis|skjul|udvid) alle\b.{0,30}"
    r"|tilbage(?: til [\w -]{1,40})?|(?:forrige|næste) (?:punkt|sag|møde)"
    r"|kopi[eé]r link\b.{0,20}|læs op|lyt(?: til siden)?|hent (?:som )?pdf|vis (?:mere|mindre)"
    r"|(?:(?:åbn|luk|vis|skjul) )?(?:menu(?:en)?|søg(?:ning)?|filtr\w{0,8})"
    r"|(?:gå|spring|hop) til (?:hoved)?indhold(?:et)?|klik her for at folde\b.{0,100}|[#¶§^↑↓+×-])",
    re.IGNORECASE,
)  # fmt: skip
FOLDED = re.compile(
    r"(?<![a-z])(?:collaps\w{0,6}|accordion|harmonika|fold\w{0,6}|tab-?(?:pane|panel|content)"
    r"|expand\w{0,8}|toggle\w{0,8}|details|panel\w{0,9}|punkt\w{0,8}|agenda\w{0,10})(?![a-z])",
    re.IGNORECASE,
)
TOGGLING = frozenset({"aria-expanded", "data-toggle", "data-bs-toggle"})
TOGGLERS = ("aria-controls", "data-target", "data-bs-target", "data-toggle-target")
OPENING = TOGGLING | {*TOGGLERS}
UNSEEN = re.compile(  # on a screen of usual width
    r"(?<![\w:-])(?:hidden|visually-hidden|sr-only|d-none|hide|is-hidden|u-hidden|print-only|only-print|visible-print(?:-\w+)?"
    r"|visible-(?:xs|sm)(?:-\w+)?|hidden-(?:md|lg)|d-(?:sm|md|lg)-none|show-for-small(?:-only)?"
    r"|hide-for-(?:medium|large)|(?:sm|md|lg):hidden)(?![\w:-])",
    re.IGNORECASE,
)
SEEN = re.compile(
    r"(?<![\w:-])(?:d-(?:sm|md|lg|xl)-(?!none)|visible-(?:md|lg)|(?:sm|md|lg):(?!hidden))"
)
LONGEST = 200  # characters of a name that tells what an element is
SMALL = 400  # characters; what has furniture's name and is longer may be more than that
FEW_WORDS = 3
KEPT = frozenset({"html", "body", "main", "article", "form", "summary"})


class Fates:
    """Says of each element what becomes of it; `weigh` tells how much text one holds."""

    def __init__(self, tree: Tree, weights: Weights) -> None:
        self.tree, self.weights = tree, weights
        self.styles = Styles(tree)
        self.looks: dict[int, Mapping[str, str]] = {}
        self.unfolded = frozenset(_targets(tree))
        self.styled = any(
            node.name == "link" and "stylesheet" in node.attrs.get("rel", "").lower()
            for node in tree.nodes
        ) or any("background" in said for said in self.styles.rules.values())

    def tell(self) -> None:
        """Every element's fate; what stands in one that is not shown shares it, and has none."""
        end = 0
        for node in self.tree.nodes:
            if node.index < end or node.name == "#comment":
                continue
            node.fate = self._fate(node)
            if node.fate:
                end = node.stop

    def _fate(self, node: Node) -> str:
        name = node.name
        if name in NAMES_OUT:
            return OUT
        if name in STRUCK:
            return DELETED
        if name == "button":
            return "" if self.unfolds(node) else OUT
        return self._by_attributes(node) if node.attrs else ""

    def _by_attributes(self, node: Node) -> str:
        name, attrs = node.name, node.attrs
        if name == "a" and UI.fullmatch(self.tree.words(node, 60)):
            return OUT
        if is_ours(node):
            return OUT
        if self._is_furniture(node) or (name == "dialog" and "open" not in attrs):
            return OUT
        said = self.styles.of(node)
        if said:
            self.looks[node.index] = said
        if fate := self._by_look(node, said):
            return fate
        return WHITE if is_white(said, node) and self._on_white(node) else ""

    def _by_look(self, node: Node, said: Mapping[str, str]) -> str:
        """What is not seen at all: hidden text, or the site's own."""
        if self._unseen(node):
            return OUT
        if "heard" in said and self._hidden(node):
            return HIDDEN if holds_number(self.tree.words(node)) else OUT
        hidden = node.attrs.get("hidden", "until-found").lower() != "until-found"
        return self._hidden(node) if hidden or "hidden" in said else ""

    def _is_furniture(self, node: Node) -> bool:
        attrs, name = node.attrs, node.name
        named, icon = _named(attrs.get("class", "")[:LONGEST], attrs.get("id", "")[:LONGEST])
        role = attrs.get("role", "")
        if not (named or icon or role in ROLES) or name in KEPT or role == "main":
            return False
        if name in HEADINGS or self.unfolds(node):
            return False
        if icon and name in ("i", "span") and " " not in self.tree.words(node, 40):
            return True
        if not named and role not in ROLES:
            return False
        weight = self.weights.of(node)
        least = 2 if weight <= SMALL else 3  # never most of the page
        return weight * least < self.weights.whole or self.weights.is_links(node)

    def unfolds(self, node: Node) -> bool:
        """Whether a button or a link unfolds what stands below it: its words are that's heading."""
        attrs = node.attrs
        if "aria-haspopup" in attrs or TOGGLING.isdisjoint(attrs):
            return False
        target, expands = _target(attrs), "aria-expanded" in attrs
        if target and target in self.tree.ids:
            expands = expands or "collapse" in _toggle(attrs)
        elif target:
            return False
        words = self.tree.words(node, 60) if expands else ""
        return bool(words) and not UI.fullmatch(words)

    def _hidden(self, node: Node) -> str:
        """What is hidden: nothing of the minutes, folded away, or hidden text."""
        attrs = node.attrs
        if attrs.get("id") in self.unfolded or attrs.get("role") in ("tabpanel", "region"):
            return ""
        if FOLDED.search(f"{attrs.get('class', '')} {attrs.get('id', '')}"):
            return ""
        if self.weights.of(node) * 2 > self.weights.whole:  # a page that hides itself unfolds
            return ""
        words = self.tree.words(node)
        if len(words.split()) < FEW_WORDS and not holds_number(words):
            return OUT
        return HIDDEN

    def _unseen(self, node: Node) -> bool:
        """Whether a class by which sites hide what a script may show says so."""
        classes = node.attrs.get("class", "")[:LONGEST]
        if not UNSEEN.search(classes) or SEEN.search(classes):
            return False
        return self.weights.of(node) <= SMALL and self._hidden(node) != ""

    def _on_white(self, node: Node) -> bool:
        """Whether white words stand on white, as far as the page itself tells."""
        above: Node | None = node
        while above:
            known = ground(self.looks.get(above.index) or self.styles.of(above), above)
            if known:
                return known == "white"
            if self.styled and "class" in above.attrs:
                return False
            above = above.parent
        return True


def holds_number(words: str) -> bool:
    """Whether there may be a personal number in it."""
    return next(candidates(words), None) is not None


@lru_cache(maxsize=4096)
def _named(classes: str, own_id: str) -> tuple[bool, bool]:
    """Whether an element is named as a page's furniture is, and as an icon."""
    words = f"{classes} {own_id}"
    return bool(FURNITURE.search(words)), bool(ICON.search(words))


def _toggle(attrs: Mapping[str, str]) -> str:
    return f"{attrs.get('data-toggle', '')}{attrs.get('data-bs-toggle', '')}"


def _target(attrs: Mapping[str, str]) -> str:
    """The id of what an element opens."""
    if OPENING.isdisjoint(attrs):
        return ""
    for name in TOGGLERS:
        if attrs.get(name):
            return attrs[name].split()[0].lstrip("#.")
    if _toggle(attrs) and attrs.get("href", "").startswith("#"):
        return attrs["href"][1:]
    return ""


def _targets(tree: Tree) -> Iterator[str]:
    for node in tree.nodes:
        if node.attrs and (target := _target(node.attrs)):
            yield target
