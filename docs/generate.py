"""What docs/ and the README show of the program: rules as their files word them, runs as they go.

`make docs` writes what has changed; tests/test_docs.py finds it up to date. A run is a block of
```console with commands behind `$ `, run in a folder of its section's own that holds the seeds, the
examples of docs/ and what stands behind `<!-- file: NAME -->`.
"""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from textwrap import indent

from referat_lint import parse, read
from referat_lint.cli.rule import as_markdown, example
from referat_lint.finding import Finding
from referat_lint.linter import Settings
from referat_lint.reports.view import WEIGHTS, item
from referat_lint.ruleset import Rule, load_rules
from referat_lint.runner import Plan, Task, do
from referat_lint.suppress import NAME
from referat_lint.walk import Target

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs" / "regler"
BEGIN, END = "<!-- rules: printed by `make docs` -->\n", "<!-- end of rules -->\n"
GROUPS = {
    "AFS": "Afstemninger",
    "BES": "Beslutninger",
    "DAT": "Datoer",
    "FIL": "Filen",
    "FRE": "Fremmøde",
    "HEN": "Henvisninger",
    "PER": "Personoplysninger og lukkede punkter",
    "SML": "To udgaver",
    "SPR": "Sprog og tegn",
    "STR": "Opbygning",
    "TAL": "Tal og beløb",
    "UND": "Undtagelser",
}
GUIDES = (ROOT / "README.md", ROOT / "docs" / "vejledning.md")
EXAMPLES = ("eksempel.txt", "eget-skema.schema.json", "udkast.docx")
WIDTH = 88
SHOWN = re.compile(
    r"^<!-- file: (?P<name>\S+) -->\n\n?```\w+\n(?P<text>.*?)^```$"
    r"|^```console\n(?P<console>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
HOOK = re.compile(r"^- id: (?P<id>\S+)\n(?P<rest>(?:  .*\n)+)", re.MULTILINE)
ALL_SPEAK = "undtagelser"  # a rule about suppressions needs the others to have spoken
ELSEWHERE = {  # what no text alone can show
    "FIL001": "En fil, der ikke kan læses, har ingen tekst at vise.",
    "FIL002": "En side uden tekst har ingen tekst at vise.",
    "FIL003": "Hvad en PDF siger om sig selv, står ikke i dens tekst.",
    "FIL004": "Hvordan en fil er gemt, kan ikke ses i dens tekst.",
    "FIL006": "En fils navn og art kan ikke ses i dens tekst.",
    "PER806": "Det, der er skjult i en fil, har ingen tekst at vise.",
    "PER807": "En fils egenskaber står ikke i dens tekst.",
    "STR115": "Kravet står i organets eget skema; her er det, at hver sag har et afsnit »Økonomi«.",
    "UND003": f"Undtagelsen og dens slutdato står i `{NAME}`.",
}


def said(rule: Rule, rules: Sequence[Rule]) -> list[Finding]:
    """What the program says of the rule's bad example."""
    codes = tuple(each.code for each in rules) if rule.given == ALL_SPEAK else (rule.code,)
    *others, text = documents(example(rule.bad))
    data = text.encode()
    plan = Plan(codes, beside(rule, others), max_size=len(data), data=data)
    result = do(Task(Target(rule.example_name, named=True), plan)).result
    if result.failures:
        raise RuntimeError(result.failures)
    return [finding for finding in result.findings if finding.code == rule.code]


def documents(text: str) -> list[str]:
    """The documents of an example, each behind a line such as `=== Dagsorden ===`; or the one."""
    return re.split(r"^=== .* ===\n", text, flags=re.MULTILINE)[1:] or [text]


def beside(rule: Rule, others: Sequence[str]) -> Settings:
    """The document that an example's last one is held up against."""
    if not others:
        return Settings()
    agenda = rule.beside == "dagsorden"
    other = parse(read(others[0].encode(), "dagsorden.txt" if agenda else "udkast.txt"))
    return Settings(agenda=other) if agenda else Settings(other=other)


def as_line(finding: Finding) -> str:
    """A finding as the page shows it: which line, how grave, in which item, and its sentence."""
    weight = WEIGHTS[finding.severity] if finding.outcome == "failed" else "kan ikke afgøres"
    where = f" ({item(finding)})" if item(finding) else ""
    return f"linje {finding.line}: {weight}{where}: {finding.message}\n"


def page(rule: Rule, rules: Sequence[Rule]) -> str:
    """A rule's page: its own words, then what the program says of its bad example."""
    parts = [as_markdown(rule)]
    findings = [] if rule.code in ELSEWHERE else said(rule, rules)
    if rule.code in ELSEWHERE:
        parts.append(f"{ELSEWHERE[rule.code]}\n")
    else:
        lines = "".join(map(as_line, findings))
        parts.append(f"Det siger programmet om det forkerte:\n\n```text\n{lines}```\n")
    if flags := fixed(findings):
        parts.append(f"Rettelse: `referat-lint check {flags}`, hvor det kan lade sig gøre.\n")
    if rule.sidecar:
        parts.append(f"Kan kun undtages i `{NAME}`, med begrundelse, navn og slutdato.\n")
    parts.append("[Alle regler](README.md)\n")
    return "\n".join(parts)


def fixed(findings: Sequence[Finding]) -> str:
    """The flags that mend what was found, if any do."""
    fixes = [finding.fix for finding in findings if finding.fix]
    return "" if not fixes else "--fix" if any(f.safe for f in fixes) else "--fix --unsafe-fixes"


def grouped(rules: Sequence[Rule]) -> Iterator[tuple[str, list[Rule]]]:
    """The rules by what they are about."""
    for prefix, group in groupby(rules, key=lambda rule: rule.code[:3]):
        yield GROUPS.get(prefix, prefix), list(group)


def index(rules: Sequence[Rule]) -> str:
    """The first page: every rule, with what it is there for."""
    parts = [
        "# Reglerne\n",
        "Siderne er skrevet ud fra reglernes egne filer i `rules/` med `make docs`; ret dem dér.\n",
    ]
    for name, group in grouped(rules):
        rows = "".join(
            f"| [{r.code}]({r.code}.md) | {r.name} | {WEIGHTS[r.severity]} | {r.why} |\n"
            for r in group
        )
        parts.append(f"## {name}\n\n| kode | navn | grad | hvorfor |\n|---|---|---|---|\n{rows}")
    return "\n".join(parts)


def table(rules: Sequence[Rule]) -> str:
    """The README's table."""
    rows = "".join(
        f"| [{r.code}](docs/regler/{r.code}.md) | {r.name} | {r.severity} | {_flag(r, rules)} | "
        f"{rests_on(r)} |\n"
        for r in rules
    )
    return f"| code | name | severity | fix | basis |\n|---|---|---|---|---|\n{rows}"


def _flag(rule: Rule, rules: Sequence[Rule]) -> str:
    flags = fixed(said(rule, rules)).split()
    return f"`{flags[-1]}`" if flags else ""


def rests_on(rule: Rule) -> str:
    """The basis without what it says: up to its colon, or the whole where it has none."""
    words = rule.basis.partition(":")[0].rstrip(".")
    return words[:1].upper() + words[1:]


def readme(text: str, rules: Sequence[Rule]) -> str:
    """The README with its table as it is to be."""
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n{table(rules)}\n{END}{after}"


def played(text: str) -> str:
    """A guide with every run in it as it goes now."""
    sections = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    return "".join(_played(section) for section in sections)


def _played(section: str) -> str:
    """A section, run in a folder of its own."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve()
        (folder / "docs").mkdir()
        for name in EXAMPLES:
            (folder / "docs" / name).write_bytes((ROOT / "docs" / name).read_bytes())
        if "seeds" in section:
            copytree(ROOT / "seeds", folder / "seeds")

        def shown(match: re.Match[str]) -> str:
            if match["name"]:
                (folder / match["name"]).write_text(match["text"], "utf-8")
                return match[0]
            commands = re.findall(r"^\$ (.*)\n", match["console"], re.MULTILINE)
            runs = (f"$ {command}\n{run(command, folder)}" for command in commands)
            return f"```console\n{''.join(runs)}```"

        return SHOWN.sub(shown, section)


def run(command: str, folder: Path) -> str:
    """What somebody at a terminal sees of a command, without colours."""
    if command.startswith("pre-commit"):
        _use_these_hooks(folder)
    near, far = pty.openpty()
    process = subprocess.Popen(  # noqa: S602  # the guides' own commands
        command,
        shell=True,
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=far,
        stderr=far,
    )
    os.close(far)
    words = b""
    while piece := _read(near):
        words += piece
    os.close(near)
    process.wait()
    if b"Traceback" in words or b"intern fejl" in words:
        raise RuntimeError(words.decode())
    return words.decode().replace("\r\n", "\n").replace(f"{folder}{os.sep}", "")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # nobody writes any more
        return b""


def _environment(folder: Path) -> dict[str, str]:
    here = Path(sys.executable).parent
    return {
        "PATH": f"{here}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "TERM": "xterm",
        "COLUMNS": str(WIDTH),
        "NO_COLOR": "1",
        "PRE_COMMIT_COLOR": "never",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }


def _use_these_hooks(folder: Path) -> None:
    """Make a repository of the folder; its hooks are this repository's, run where they stand."""
    file = folder / ".pre-commit-config.yaml"
    config = re.sub(r"repo: .*", "repo: local", file.read_text("utf-8"))
    config = re.sub(r" *rev: .*\n", "", config)
    for hook in HOOK.finditer((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")):
        rest = hook["rest"].replace("language: python", "language: system")
        rest = indent(rest, " " * 6)
        config = config.replace(f"- id: {hook['id']}\n", f"- id: {hook['id']}\n{rest}")
    file.write_text(config, "utf-8")
    for words in ("init -q", "add --all"):
        git = ["git", *words.split()]
        subprocess.run(git, check=True, cwd=folder, env=_environment(folder))  # noqa: S603


def files() -> Mapping[Path, str]:
    """Every printed file and its text."""
    rules = load_rules()
    pages = {PAGES / f"{rule.code}.md": page(rule, rules) for rule in rules}
    guides = {guide: played(guide.read_text("utf-8")) for guide in GUIDES}
    guides[GUIDES[0]] = readme(guides[GUIDES[0]], rules)
    return {**pages, PAGES / "README.md": index(rules), **guides}


def main() -> None:
    """Write what has changed, and remove the pages of rules that are no more."""
    texts = files()
    PAGES.mkdir(exist_ok=True)
    for old in set(PAGES.glob("*.md")) - set(texts):
        old.unlink()
    for path, text in texts.items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
