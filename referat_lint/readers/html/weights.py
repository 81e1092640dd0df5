"""How much text the elements of a web page hold."""

from referat_lint.readers.html.names import OUT
from referat_lint.readers.html.node import Node, is_ours
from referat_lint.readers.html.tree import Tree


class Weights:
    """How many characters but blanks each element holds, and how many of them are links."""

    def __init__(self, tree: Tree) -> None:
        self.plain, self.linked = [0], [0]
        plain = linked = link_end = out_end = 0
        for at, item in enumerate(tree.items):
            if isinstance(item, tuple) and at >= out_end:
                count = len("".join(tree.raw[item[0] : item[1]].split()))
                plain += count
                if at < link_end:
                    linked += count
            elif isinstance(item, Node):
                if item.name == "a" and "href" in item.attrs:
                    link_end = max(link_end, item.stop)
                elif item.name in OUT or is_ours(item):
                    out_end = max(out_end, item.stop)
            self.plain.append(plain)
            self.linked.append(linked)
        self.whole = plain

    def of(self, node: Node) -> int:
        """All of its text."""
        return self.plain[node.stop] - self.plain[node.index]

    def links(self, node: Node) -> int:
        """That in links."""
        return self.linked[node.stop] - self.linked[node.index]

    def is_links(self, node: Node) -> bool:
        """Whether it is links for the most part."""
        return self.links(node) * 3 > self.of(node) * 2
