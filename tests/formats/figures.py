"""How many samples of each family say the same in every format; --diff tells what differs."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "layouts"), str(HERE.parent)]

from made import FORMATS, Sample, all_samples, written  # noqa: E402 - found by the line above
from same import differences, parsed  # noqa: E402

from referat_lint import read  # noqa: E402


def found(sample: Sample, file: Path) -> list[tuple[str, str]]:
    """What differs in a file from its sample; a file that cannot be read is one difference."""
    try:
        got = parsed(read(file.read_bytes(), file.name))
        return list(differences(sample.parse, got, pages=file.suffix == ".pdf"))
    except Exception as failure:  # noqa: BLE001 - the other files are still to be shown
        return [("read", f"{type(failure).__name__}: {failure}")]


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sample", nargs="*", help="F01, F01/typisk or 000; all if none is named")
    parser.add_argument("--diff", action="store_true", help="every key that differs")
    parser.add_argument("--keep", type=Path, help="an empty folder to leave the files in")
    args = parser.parse_args(argv)
    named = set(args.sample)
    chosen = [s for s in all_samples() if not named or {s.name, s.name.split("/")[0]} & named]
    with TemporaryDirectory() as folder:
        files = written(chosen, args.keep or Path(folder))
        results = {key: found(one, files[key]) for one in chosen for key in _keys(one)}
    if args.diff:
        for (name, form), differing in results.items():
            sys.stdout.writelines(f"{name} [{form}] {path}: {sides}\n" for path, sides in differing)
    sys.stdout.writelines(f"{line}\n" for line in table(chosen, results))
    return 0


def _keys(sample: Sample) -> list[tuple[str, str]]:
    return [(sample.name, form) for form in FORMATS]


def table(
    samples: Sequence[Sample], results: dict[tuple[str, str], list[tuple[str, str]]]
) -> list[str]:
    """A line a family and one for all: of how many samples, how many say the same."""
    families: dict[str, list[Sample]] = {}
    for one in samples:
        families.setdefault(one.name.split("/")[0] if "/" in one.name else "seeds", []).append(one)
    lines = [f"{'':8}{'prøver':>8}" + "".join(f"{form:>24}" for form in FORMATS)]
    for title, members in [*families.items(), ("i alt", list(samples))]:
        same = [sum(not results[one.name, form] for one in members) for form in FORMATS]
        lines.append(f"{title:8}{len(members):>8}" + "".join(f"{count:>24}" for count in same))
    return lines


if __name__ == "__main__":
    raise SystemExit(main())
