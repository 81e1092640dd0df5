"""What style says of an element: what its own attribute says, and a page's plainest rules."""

import re
from collections.abc import Mapping
from functools import lru_cache

from referat_lint.readers.html.node import Node
from referat_lint.readers.html.tree import Tree

COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
BRACE = re.compile(r"[{}]")
SIMPLE = re.compile(r"[a-z0-9]*[.#][\w-]+")
DECLARATION = re.compile(r"(?:^|;)\s*([\w-]+)\s*:\s*([^;]*)")
WHITE = re.compile(
    r"white\b|#f{3}\b|#f{6}\b|rgba?\(\s*255\s*[, ]\s*255\s*[, ]\s*255\s*(?:,\s*1\s*)?\)"
)
AWAY = re.compile(r"-\d{4,}px|-\d{3,}r?em")
HIDDEN = {  # a declaration by which nothing is seen
    "display": re.compile(r"none\b"),
    "visibility": re.compile(r"hidden\b|collapse\b"),
    "mso-hide": re.compile(r"all\b"),
}
HEARD = {  # one by which what is seen is left to those who have the page read aloud
    "left": AWAY,
    "text-indent": AWAY,
    "clip": re.compile(r"rect\(\s*[01](?:px)?\b"),
    "clip-path": re.compile(r"inset\(\s*(?:50|100)%"),
}
MOST = 500_000  # characters of style sheets that are read
SHORT = 200  # characters of a style that a page has again and again
NO_LOOK: Mapping[str, str] = {}


def look(style: str) -> Mapping[str, str]:
    """The declarations of a style by property, in lower case; `hidden` or `heard` if unseen."""
    found = {
        name: value.replace("!important", "").strip()
        for name, value in DECLARATION.findall(style.lower())
    }
    if any(name in found and test.match(found[name]) for name, test in HIDDEN.items()):
        found["hidden"] = "yes"
    elif any(name in found and test.match(found[name]) for name, test in HEARD.items()):
        found["heard"] = "yes"
    return found


repeated = lru_cache(maxsize=1024)(look)


class Styles:
    """The looks of one page's elements."""

    def __init__(self, tree: Tree) -> None:
        self.rules: dict[str, Mapping[str, str]] = {}
        left = MOST
        for start, end in tree.styles:
            self._read(COMMENT.sub("", tree.raw[start : min(end, start + left)]))
            left = max(left - (end - start), 0)

    def _read(self, css: str) -> None:
        """Rules for a class or an id alone; those of a medium, such as print, are passed over."""
        begun: list[str] = []
        media = at = 0
        for brace in BRACE.finditer(css):
            words, at = css[at : brace.start()], brace.end()
            if brace[0] == "{":
                begun.append(words.rpartition(";")[2].strip().lower())
                media += begun[-1].startswith("@")
            elif begun:
                selectors = begun.pop()
                media -= selectors.startswith("@")
                if not media:
                    self._rule(selectors, words)

    def _rule(self, selectors: str, body: str) -> None:
        for selector in selectors.split(","):
            name = selector.strip()
            if SIMPLE.fullmatch(name):
                self.rules[name] = {**self.rules.get(name, NO_LOOK), **look(body)}

    def of(self, node: Node) -> Mapping[str, str]:
        """All that is said of an element; its own attribute comes last."""
        attrs = node.attrs
        own, style = NO_LOOK, attrs.get("style", "")
        if style:
            own = repeated(style) if len(style) < SHORT else look(style)
        if not self.rules:
            return own
        found = [self.rules[name] for name in _selectors(node) if name in self.rules]
        if not found:
            return own
        joined = {name: value for said in (*found, own) for name, value in said.items()}
        if not HIDDEN["display"].match(joined.get("display", "none")):
            joined.pop("hidden", None)
        return joined


def _selectors(node: Node) -> list[str]:
    names = [f".{name}" for name in node.attrs.get("class", "").lower().split()]
    if "id" in node.attrs:
        names.append(f"#{node.attrs['id'].lower()}")
    return [*names, *(node.name + name for name in names)]


def is_white(said: Mapping[str, str], node: Node) -> bool:
    """Whether its words are white."""
    return bool(WHITE.match(said.get("color", node.attrs.get("color", "").lower())))


def ground(said: Mapping[str, str], node: Node) -> str:
    """What it is known to stand on: white, dark, or nothing known of it."""
    words = said.get("background-color") or said.get("background") or ""
    words = words or node.attrs.get("bgcolor", "").lower() or node.attrs.get("background", "")
    if not words or words.startswith(("transparent", "inherit", "none", "initial")):
        return ""
    return "white" if WHITE.match(words) else "dark"
