"""Which rules a run uses: the longest selector that fits a rule decides, and `ignore` in a tie."""

from collections.abc import Iterable, Sequence

from referat_lint.mistake import Mistake, meant
from referat_lint.ruleset import Rule

WHOLE = 100


def weight(selector: str, rule: Rule) -> int:
    """How closely a selector fits a rule; -1 where it does not."""
    if selector == "ALL":
        return 0
    if selector in {rule.code, rule.name}:
        return WHOLE
    return len(selector) if selector and rule.code.startswith(selector) else -1


def chosen(rules: Iterable[Rule], select: Sequence[str], ignore: Sequence[str]) -> tuple[str, ...]:
    """The codes of the rules that are used."""
    return tuple(
        rule.code
        for rule in rules
        if max((weight(word, rule) for word in select), default=-1)
        > max((weight(word, rule) for word in ignore), default=-1)
    )


def known(words: Iterable[str], rules: Sequence[Rule], where: str) -> None:
    """Mistake where a selector fits no rule; `where` is the place it was read from."""
    for word in words:
        if not any(weight(word, rule) >= 0 for rule in rules):
            names = [name for rule in rules for name in (rule.code, rule.name)]
            raise Mistake(f"{where}: reglen »{word}« kendes ikke.{meant(word, [*names, 'ALL'])}")


def one(word: str, rules: Sequence[Rule], where: str) -> Rule:
    """The rule by that code or name; Mistake where there is none."""
    names = {name: rule for rule in rules for name in (rule.code, rule.name)}
    if word not in names:
        raise Mistake(f"{where}: reglen »{word}« kendes ikke.{meant(word, names)}")
    return names[word]
