"""What a rule is, and how the files in rules/ become rules."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from importlib import import_module
from operator import attrgetter
from pkgutil import iter_modules
from typing import Any, Literal

from referat_lint.finding import Severity, Verdict
from referat_lint.model import Referat

Check = Callable[[Any, Referat], Iterable[Verdict]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """All that is said of a fault; without a check it words what krav.schema.json requires.

    `given` is the route in the model of what it looks at, or several parted by `|`. `message` is
    one Danish sentence with blanks in braces, filled from a hit's words. `basis` is the law or
    practice, with its source.
    `afholdt`: only for minutes of a meeting that was held (silent on an agenda, a cancelled
    meeting). `trigger` (`given` tekst): patterns for google-re2, of which one must be found in a
    line before the check sees it; all rules' are one set, and a counted gap in one of them makes
    the whole set many times slower. In `bad` and `good`, ⟦so⟧ marks what must be hit, ⟦?so⟧ what is
    undecided. `sidecar`: may be suppressed only there, with a name and an end date. `draft`: the
    weight while the referat is a draft, where that is another. `beside`: the other document that
    it needs, as a Referat calls it; without one the rule is silent.
    """

    code: str
    name: str
    severity: Severity
    given: str
    basis: str
    message: str
    why: str
    bad: str
    good: str
    check: Check | None = None
    afholdt: bool = False
    trigger: tuple[str, ...] = ()
    sidecar: bool = False
    draft: Severity | None = None
    beside: Literal["", "dagsorden", "anden"] = ""
    example_name: str = "eksempel.txt"

    def __call__(self, check: Check) -> "Rule":
        """As a decorator: the same rule with a check of its own."""
        return replace(self, check=check)


def load_rules(package: str = "referat_lint.rules") -> tuple[Rule, ...]:
    """Every rule in the folder, by code."""
    found = iter_modules(import_module(package).__path__, f"{package}.")
    values = (value for module in found for value in vars(import_module(module.name)).values())
    return tuple(sorted((v for v in values if isinstance(v, Rule)), key=attrgetter("code")))
