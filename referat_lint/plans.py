"""From the configuration that applies to a file to what is asked of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from referat_lint import sidecar
from referat_lint.config import STANDARD, Config, Configs
from referat_lint.finding import Allowance
from referat_lint.linter import Settings
from referat_lint.mistake import Mistake
from referat_lint.own_schema import Own, load_own
from referat_lint.runner import Plan, ruleset
from referat_lint.selection import chosen, known, one


class Plans:
    """The plan of every file, made once for all files that are treated alike."""

    def __init__(self, configs: Configs, *, ignore: Sequence[str] = (), **asked: Any) -> None:
        """`asked` are fields of Plan that the command line says, and no configuration."""
        self.configs, self.ignore, self.asked = configs, tuple(ignore), asked
        self.plans: dict[tuple[int, tuple[str, ...], Path | None], Plan] = {}
        self.sidecars: dict[Path, Path | None] = {}
        self.allowed = dict[Path, tuple[Allowance, ...]]()
        known(self.ignore, ruleset(), "kommandolinjen: --ignore")

    def of(self, path: str) -> Plan:
        """What is asked of a file."""
        config = self.configs.near(path)
        file = None if self.configs.isolated else self._sidecar(Path(path).absolute().parent)
        key = (id(config), config.ignored_in(path), file)
        if key not in self.plans:
            self.plans[key] = self._plan(config, key[1], file)
        return self.plans[key]

    def _sidecar(self, folder: Path) -> Path | None:
        if folder not in self.sidecars:
            self.sidecars[folder] = sidecar.find(folder)
        return self.sidecars[folder]

    def _plan(self, config: Config, ignored: tuple[str, ...], file: Path | None) -> Plan:
        rules = ruleset()
        for key in ("select", "ignore", "extend-select"):
            known(config[key], rules, config.origin(key))
        for pattern, codes in config["per-file-ignores"].items():
            known(codes, rules, config.origin("per-file-ignores", pattern))
        severity = {
            one(word, rules, config.origin("severity", word)).code: weight
            for word, weight in config["severity"].items()
        }
        if file and file not in self.allowed:
            self.allowed[file] = sidecar.load(file, rules)
        select = [*config["select"], *config["extend-select"]]
        ignore = [*config["ignore"], *self.ignore, *ignored]
        if self.asked.get("other"):  # then the differences alone are asked for
            rules = tuple(rule for rule in rules if rule.beside == "anden")
        return Plan(
            codes=chosen(rules, select, ignore),
            settings=Settings(
                severity=severity,
                phase=None if config.origin("phase") == STANDARD else config["phase"],
                schema=load_schema(config["schema"], config) if config["schema"] else None,
            ),
            max_size=config["max-size"],
            allowed=self.allowed[file] if file else (),
            least=config["min-severity"],
            **self.asked,
        )


def load_schema(path: str, config: Config) -> Own:
    """A body's own requirements; a mistake in the file is told with its place."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Mistake(f"{path}: filen er ikke UTF-8; gem den som UTF-8.") from None
    except OSError as error:
        reason = "findes ikke" if isinstance(error, FileNotFoundError) else "kan ikke læses"
        raise Mistake(f"{config.origin('schema')}: filen »{path}« {reason}.") from None
    return load_own(text, path)
