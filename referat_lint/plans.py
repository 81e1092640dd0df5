"""From the configuration that applies to a file to what is asked of it."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from referat_lint import sidecar
from referat_lint.config import Config, Configs
from referat_lint.finding import Allowance
from referat_lint.linter import Settings
from referat_lint.mistake import Mistake
from referat_lint.runner import Plan, ruleset
from referat_lint.selection import chosen, known, one

JSON_REASONS = {  # json's own words, as they begin
    "Expecting property name": "der mangler en nøgle i anførselstegn",
    "Expecting ',' delimiter": "der mangler et komma",
    "Expecting ':' delimiter": "der mangler et kolon",
    "Expecting value": "der mangler en værdi",
    "Extra data": "der står noget efter slutningen",
    "Unterminated string": "en tekst mangler sit afsluttende anførselstegn",
    "Illegal trailing comma": "der står et komma for meget",
    "Invalid control character": "en tekst mangler sit afsluttende anførselstegn",
}


class Plans:
    """The plan of every file, made once for all files that are treated alike."""

    def __init__(
        self,
        configs: Configs,
        *,
        ignore: Sequence[str] = (),
        fix: str | None = None,
        unsafe: bool = False,
    ) -> None:
        self.configs, self.ignore, self.fix, self.unsafe = configs, tuple(ignore), fix, unsafe
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
        return Plan(
            codes=chosen(rules, select, ignore),
            settings=Settings(
                severity=severity,
                phase=config["phase"],
                schema=load_schema(config["schema"], config) if config["schema"] else None,
            ),
            max_size=config["max-size"],
            allowed=self.allowed[file] if file else (),
            fix=self.fix,
            unsafe=self.unsafe,
        )


def load_schema(path: str, config: Config) -> Any:
    """A body's own requirements; a mistake in the file is told with its place."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Mistake(f"{path}: filen er ikke UTF-8; gem den som UTF-8.") from None
    except OSError as error:
        reason = "findes ikke" if isinstance(error, FileNotFoundError) else "kan ikke læses"
        raise Mistake(f"{config.origin('schema')}: filen »{path}« {reason}.") from None
    try:
        schema = json.loads(text)
    except json.JSONDecodeError as error:
        reason = next((r for s, r in JSON_REASONS.items() if error.msg.startswith(s)), "skrivefejl")
        at = f"{path}:{error.lineno}:{error.colno}"
        raise Mistake(f"{at}: filen er ikke gyldig JSON: {reason}.") from None
    except RecursionError:
        raise Mistake(f"{path}: filen er indlejret for dybt.") from None
    if not isinstance(schema, Mapping | bool):
        raise Mistake(f"{path}:1:1: filen er intet JSON Schema; det begynder med {{.")
    return schema
