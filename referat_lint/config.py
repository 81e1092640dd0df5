"""The settings that apply to a file, and where each of them was said."""

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from referat_lint import __version__, toml
from referat_lint.keys import faults, properties, value_of
from referat_lint.mistake import Mistake, meant
from referat_lint.walk import ALWAYS_EXCLUDED, Excluded, matcher

NAMES = (
    "referat-lint.toml",
    ".referat-lint.toml",
    ".config/referat-lint.toml",
    "pyproject.toml",
)
ENVIRONMENT = "REFERAT_LINT_"
STANDARD = "standard"  # the origin of what nobody said
TABLES = ("per-file-ignores", "severity")


class Value(NamedTuple):
    """A setting and where it was said: `file:line`, the environment, the command line.

    `members` are the places of the keys of a table.
    """

    value: Any
    origin: str
    members: Mapping[str, str] = {}


@dataclass(frozen=True)
class Config:
    """Every setting by its key; its patterns are relative to `root`."""

    values: Mapping[str, Value]
    root: Path
    file: Path | None = None

    def __getitem__(self, key: str) -> Any:
        return self.values[key].value if key in self.values else None

    def origin(self, key: str, member: str = "") -> str:
        """Where a setting was said, or one key of a table."""
        value = self.values[key]
        return value.members.get(member, value.origin)

    @cached_property
    def excluded(self) -> Excluded:
        """Whether a walk leaves a path out."""
        return matcher((*ALWAYS_EXCLUDED, *self["exclude"]), self.root)

    @cached_property
    def _ignored(self) -> list[tuple[Excluded, Sequence[str]]]:
        return [(matcher([p], self.root), codes) for p, codes in self["per-file-ignores"].items()]

    def ignored_in(self, path: str) -> tuple[str, ...]:
        """The selectors that per-file-ignores names for a file."""
        return tuple(c for fits, codes in self._ignored if fits(path, False) for c in codes)  # noqa: FBT003


class Configs:
    """The configuration of every file of a run: the nearest one upwards, each read once."""

    def __init__(
        self,
        overrides: Mapping[str, Value],
        file: Path | None = None,
        *,
        isolated: bool = False,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self.file, self.isolated = file, isolated
        self.overrides = {**({} if isolated else _from_environment(environment)), **overrides}
        self.of_folder: dict[Path, Config] = {}
        self.of_file: dict[Path | None, Config] = {}

    def near(self, path: str) -> Config:
        """What applies to a file, or to standard input under a file's name."""
        return self.at(Path(os.path.abspath(path)).parent)  # noqa: PTH100

    def at(self, folder: Path) -> Config:
        """What applies in a folder."""
        if folder not in self.of_folder:
            file = self.file or (None if self.isolated else find(folder))
            if file not in self.of_file:
                self.of_file[file] = load_config(file, self.overrides)
            self.of_folder[folder] = self.of_file[file]
        return self.of_folder[folder]


def find(folder: Path) -> Path | None:
    """The nearest configuration, from a folder upwards."""
    for around in (folder, *folder.parents):
        for name in NAMES:
            file = around / name
            if file.is_file() and (name != "pyproject.toml" or _has_table(file)):
                return file
    return None


def _has_table(pyproject: Path) -> bool:
    try:
        return b"[tool.referat-lint" in pyproject.read_bytes()
    except OSError:
        return False


def load_config(file: Path | None, overrides: Mapping[str, Value] | None = None) -> Config:
    """The defaults, under a file and what it extends, under what was said for this run."""
    values = {
        key: Value(schema["default"], STANDARD)
        for key, schema in properties().items()
        if "default" in schema
    }
    for layer in (*(_layers(file, ()) if file else ()), overrides or {}):
        for key, value in layer.items():
            below = values.get(key)
            if key in TABLES and below and below.origin != STANDARD:
                value = Value(  # noqa: PLW2901
                    {**below.value, **value.value},
                    f"{below.origin}, {value.origin}",
                    {**below.members, **value.members},
                )
            values[key] = value
    config = Config(values, _root(file), file)
    if config["required-version"]:
        _check_version(config["required-version"], config.origin("required-version"))
    return config


def _root(file: Path | None) -> Path:
    if file is None:
        return Path.cwd()
    return file.parent.parent if file.parent.name == ".config" else file.parent


def _layers(file: Path, inside: tuple[Path, ...]) -> Iterator[Mapping[str, Value]]:
    """A file's settings, behind those of the file that it extends."""
    data, lines = toml.load(file)
    prefix = ("tool", "referat-lint") if file.name == "pyproject.toml" else ()
    for name in prefix:
        data = data.get(name, {})
    for route, words in faults(data):
        raise Mistake(f"{file}:{toml.line_of(lines, (*prefix, *route))}: {words}")

    def at(*route: str) -> str:
        return f"{file}:{toml.line_of(lines, (*prefix, *route))}"

    values = {
        key: Value(value, at(key), {m: at(key, m) for m in value} if key in TABLES else {})
        for key, value in data.items()
    }
    if extended := values.pop("extend", None):
        other = file.parent / extended.value
        if not other.is_file():
            raise Mistake(f"{extended.origin}: filen »{extended.value}« findes ikke.")
        if other.resolve() in (file.resolve(), *inside):
            raise Mistake(f"{extended.origin}: filerne bygger på hinanden i ring.")
        yield from _layers(other, (*inside, file.resolve()))
    if schema := values.get("schema"):
        values["schema"] = Value(str(file.parent / schema.value), schema.origin)
    yield values


def said(pairs: Mapping[str, str], origin: Callable[[str], str]) -> dict[str, Value]:
    """Settings told as words, by key: checked like those of a file."""
    values: dict[str, Value] = {}
    for key, text in pairs.items():
        table = {key: value_of(key, text)}
        for _, words in faults(table):
            raise Mistake(f"{origin(key)}: {words}")
        values[key] = Value(table[key], origin(key))
    return values


def _from_environment(environment: Mapping[str, str]) -> dict[str, Value]:
    pairs = {
        name.removeprefix(ENVIRONMENT).lower().replace("_", "-"): text
        for name, text in environment.items()
        if name.startswith(ENVIRONMENT)
    }
    for key in pairs:
        if key not in properties() or key == "extend":
            names = [_variable(each).removeprefix(ENVIRONMENT) for each in properties()]
            near = meant(_variable(key).removeprefix(ENVIRONMENT), names, ENVIRONMENT)
            raise Mistake(f"miljøvariablen {_variable(key)} kendes ikke.{near}")
    return said(pairs, lambda key: f"miljøvariablen {_variable(key)}")


def _variable(key: str) -> str:
    return ENVIRONMENT + key.upper().replace("-", "_")


def _check_version(wanted: str, origin: str) -> None:
    have = _numbers(__version__)
    for part in wanted.split(","):
        sign = part.strip().rstrip("0123456789. ") or "=="
        number = _numbers(part.strip().lstrip("<>= "))
        fits = {
            "==": have == number,
            ">=": have >= number,
            "<=": have <= number,
            ">": have > number,
            "<": have < number,
        }
        if not fits[sign]:
            raise Mistake(f"{origin}: der kræves {wanted}, men dette er {__version__}.")


def _numbers(version: str) -> tuple[int, ...]:
    numbers = [int(part) for part in re.findall("[0-9]+", version)[:4]]
    return (*numbers, *([0] * (4 - len(numbers))))
