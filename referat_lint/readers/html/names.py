"""What the elements of HTML are, by name."""


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source"
    " track wbr"
)
RAW = _names("iframe noembed noframes script style textarea title xmp")
HEAD = _names("base basefont bgsound head link meta noscript script style template title")
OUT = _names(  # what is no text of the page
    "applet area audio canvas datalist embed frame frameset head iframe img input map meter nav"
    " noembed noframes noscript object option optgroup progress rp script select source style svg"
    " template textarea title video"
)
OURS = "data-referat-lint"  # the attribute of what annotating puts in
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = _names("dir menu ol ul")
CELLS = _names("td th")
TABLE = _names("caption col colgroup table tbody td tfoot th thead tr")
PARTED = _names(  # a blank line stands before and after
    "address article blockquote details dialog dir dl fieldset figure footer form h1 h2 h3 h4 h5 h6"
    " header hgroup hr listing main menu ol p plaintext pre section table ul xmp"
)
BLOCKS = (
    PARTED
    | TABLE
    | _names(
        "aside body center dd div dt figcaption html legend li nav optgroup option search summary"
    )
)
SCOPES = _names("body button caption html marquee object table td template th")
STRUCK = _names("del s strike")
TABLES = _names("body table")
CLOSED_BY = {  # an element's start tag ends these, up to what stands behind
    "li": (_names("li"), LISTS | SCOPES),
    "dt": (_names("dd dt"), SCOPES | {"dl"}),
    "dd": (_names("dd dt"), SCOPES | {"dl"}),
    "td": (CELLS, TABLES | {"tr"}),
    "th": (CELLS, TABLES | {"tr"}),
    "tr": (_names("tr"), TABLES),
    "thead": (_names("caption tbody tfoot thead"), TABLES),
    "tbody": (_names("caption tbody tfoot thead"), TABLES),
    "tfoot": (_names("caption tbody tfoot thead"), TABLES),
    "option": (_names("option"), _names("body datalist select")),
    "a": (_names("a"), BLOCKS),
}
