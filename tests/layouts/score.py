"""How well each family of layouts is read: a table, or with --diff every fact that differs."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from compare import Difference, Score, compare
from notation import expected

HERE = Path(__file__).parent
BLIND = {"F05", "F10", "F15", "F20", "F25"}  # written without having seen the grammar
DEGRADED = {"F05", "F13", "F14", "F15", "F16"}  # the text has lost something on the way
SOUND_F1 = 0.97  # what a sound family that was seen must reach
BLIND_F1 = 0.93  # what an unseen sound one should reach at its first run
COLUMNS = ["punkter", "titler", "beslutn", "indst", "personer", "fravær", "stemmer", "andet"]


def samples(*wanted: str) -> Iterator[Path]:
    """The .forventet files; of those families (F05) and samples (F05/typisk) alone, if named."""
    for file in sorted(HERE.glob("F*/*.forventet")):
        if not wanted or {file.parent.name, name(file)} & set(wanted):
            yield file


def name(file: Path) -> str:
    return f"{file.parent.name}/{file.stem}"


def document(file: Path) -> Path:
    """The text or Markdown beside an expected parse."""
    beside = [file.with_suffix(ending) for ending in (".txt", ".md")]
    return next((one for one in beside if one.exists()), beside[0])


def parsed(file: Path) -> dict[str, Any]:
    from referat_lint import parse, read
    from referat_lint.schema import as_json

    data: dict[str, Any] = as_json(parse(read(file.read_bytes(), file.name)))
    return data


def score(file: Path) -> Score:
    """One sample; a parse that raises is one that has found nothing."""
    wanted = expected(file.read_text("utf-8"), name(file))
    try:
        got, error = parsed(document(file)), None
    except Exception as failure:  # noqa: BLE001 - the other samples are still to be shown
        got, error = {}, Difference("parse", (), None, f"{type(failure).__name__}: {failure}")
    found = compare(wanted, got)
    found.differences[:0] = [error] if error else []
    return found


def table(scores: dict[str, list[Score]]) -> Iterator[str]:
    """A line a family, seen and blind ones apart."""
    for title, families in (
        ("kendte", [family for family in scores if family not in BLIND]),
        ("ukendte", [family for family in scores if family in BLIND]),
    ):
        if families:
            heads = "".join(f"{column:>10}" for column in COLUMNS)
            yield f"{title:12}{'prøver':>7}{'F1':>8}{heads}{'falske':>8}"
            yield from (row(family, scores[family]) for family in families)
            yield row("i alt", [one for family in families for one in scores[family]])
            yield ""


def row(title: str, scores: list[Score]) -> str:
    both = together(scores)
    figures = [both.all.f1, *(both.groups[column].f1 for column in COLUMNS)]
    first, *cells = ["-" if figure is None else f"{figure:.3f}" for figure in figures]
    mark = " forr." if title in DEGRADED else ""
    line = f"{title + mark:12}{len(scores):>7}{first:>8}{''.join(f'{c:>10}' for c in cells)}"
    below = title not in DEGRADED and (both.all.f1 or 0) < limit(title)
    return f"{line}{len(both.false):>8}" + (f"  under {limit(title)}" if below else "")


def limit(family: str) -> float:
    """The F1 that a sound family must reach."""
    return {"i alt": 0.0}.get(family, BLIND_F1 if family in BLIND else SOUND_F1)


def together(scores: list[Score]) -> Score:
    both = Score()
    for one in scores:
        both.add(one)
    return both


def differences(scores: dict[Path, Score]) -> Iterator[str]:
    """A line for each fact or part that differs, then the keys by how often they do."""
    keys: Counter[str] = Counter()
    for file, found in scores.items():
        for one in found.differences:
            yield f"{name(file)} {one}"
            keys[".".join(one.keys) or "parse"] += 1
    yield ""
    yield from (f"{count:5} {key}" for key, count in keys.most_common())


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sample", nargs="*", help="F05/typisk")
    parser.add_argument("--family", action="append", default=[], help="F05; may be repeated")
    parser.add_argument("--diff", action="store_true", help="every fact that differs")
    args = parser.parse_args(argv)
    files = list(samples(*args.sample, *args.family))
    if not files:
        parser.error("no such sample")
    scores = {file: score(file) for file in files}
    families: dict[str, list[Score]] = {}
    for file, found in scores.items():
        families.setdefault(file.parent.name, []).append(found)
    if args.diff:  # of what is to stay unseen only when it is named
        named = args.sample or args.family
        shown = {file: s for file, s in scores.items() if named or file.parent.name not in BLIND}
        sys.stdout.writelines(f"{line}\n" for line in differences(shown))
        print()
    sys.stdout.writelines(f"{line}\n" for line in table(families))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
