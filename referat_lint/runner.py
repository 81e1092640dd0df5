"""From a path to its result: read, linted, suppressed, and fixed where that is asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from referat_lint import companions
from referat_lint.annotate import Unmarked, annotate, track
from referat_lint.annotate.notes import apart
from referat_lint.disk import beginning, contents, too_big
from referat_lint.finding import Allowance, Count, Failure, FileResult, Hit, at_least
from referat_lint.fix import diff, mend
from referat_lint.linter import Settings, lint, told
from referat_lint.model import Referat
from referat_lint.places import Places
from referat_lint.pool import ordered
from referat_lint.readers import PLAIN, Refused, format_of, read
from referat_lint.ruleset import Rule, load_rules
from referat_lint.saving import Unfixed, is_signed, raw, write
from referat_lint.source import Source, Span
from referat_lint.suppress import allowances, suppress
from referat_lint.walk import Target, archived


@dataclass(frozen=True)
class Plan:
    """What is asked of a file: which rules, how, what is let pass, and whether to fix.

    `agenda` and `other` are the paths of what the file is held up against: the agenda of the
    meeting, another version of its minutes. `fix`: None, write or diff. `copy`: None, remarks or
    changes (tracked ones too): the file with the findings from `least` on in it. `data` is standard
    input, read already; `beside` are the names of the files that are the referat's attachments.
    """

    codes: tuple[str, ...]
    settings: Settings
    max_size: int
    allowed: tuple[Allowance, ...] = ()
    fix: str | None = None
    unsafe: bool = False
    data: bytes | None = None
    copy: str | None = None
    agenda: str | None = None
    other: str | None = None
    least: str = "info"
    beside: tuple[str, ...] = ()


class Task(NamedTuple):
    """A file and its plan."""

    target: Target
    plan: Plan


class Done(NamedTuple):
    """A file's result, and what came of it: fixes, the diff, a copy, or why it was left alone."""

    result: FileResult
    fixes: int = 0
    diff: str = ""
    trouble: str = ""
    copy: bytes = b""


@cache
def ruleset() -> tuple[Rule, ...]:
    """Every rule there is, loaded once a process."""
    return load_rules()


@cache
def _rules(codes: tuple[str, ...]) -> tuple[Rule, ...]:
    wanted = set(codes)
    return tuple(rule for rule in ruleset() if rule.code in wanted)


def run(tasks: Iterable[Task], jobs: int | None) -> Iterator[Done]:
    """Every task's result in the order of the tasks, whatever the number of jobs (None: auto)."""
    units = (list(unit) for _, unit in groupby(tasks, key=_unit))
    for unit in ordered(together, units, jobs, all_lost):
        yield from unit


def _unit(task: Task) -> str:
    """What tells the files of one referat from all others."""
    return task.target.unit or task.target.path


def together(tasks: list[Task]) -> list[Done]:
    """Files that lie together: beside exactly one referat, the others are its attachments."""
    found = [do(task) for task in tasks]
    held = [number for number, done in enumerate(found) if done.result.status == "ok"]
    if len(held) == 1 and tasks[held[0]].target.beside:
        task = tasks[held[0]]
        plan = replace(task.plan, beside=task.target.beside)
        found[held[0]] = do(task._replace(plan=plan))
    return found


def do(task: Task) -> Done:
    """One file, whatever happens to it; text here, any other format in a process of its own."""
    target, plan = task
    if target.trouble:
        return Done(unread(task, *target.trouble))
    path, within = target.path, archived(target.path)
    begun = beginning(within[0] if within else path)
    head, size = begun if plan.data is None else (plan.data, len(plan.data))
    others = [(other, *beginning(other)) for other in (plan.agenda, plan.other) if other]
    files = [(path, head, size), *others]
    if not within and all(format_of(head, name) in PLAIN for name, head, _ in files):
        return do_here(task)
    from referat_lint.isolated import Lost, isolated

    try:
        return isolated(do_here, task, sum(size for _, _, size in files))
    except Lost as lost:
        return Done(unread(task, lost.reason, lost.advice, lost.status))


def do_here(task: Task) -> Done:
    """One file, in this process; what it is held up against must be readable too."""
    try:
        task = _held_up(task)
        target, plan = task
        data = contents(target.path, plan.max_size) if plan.data is None else plan.data
        return _seen_to(task, data, *check(task, data))
    except Refused as refused:
        if isinstance(refused, companions.Unheld):  # the other file is to blame
            task = task._replace(target=Target(refused.path, named=True))
        return Done(unread(task, refused.reason, refused.advice, refused.status))
    except Exception as error:  # noqa: BLE001  # the run goes on with the next file
        return Done(failed(task, error))


def _seen_to(task: Task, data: bytes, source: Source, result: FileResult) -> Done:
    """What else is asked of a file that was read: a copy with remarks, or fixes."""
    target, plan = task
    if plan.copy:
        return _copied(task, data, apart(result, source))
    if plan.fix is None or result.status == "andet":
        return Done(_walked(result, target))
    try:
        return _fixed(task, data, source, result)
    except Unfixed as unfixed:
        return Done(_walked(result, target), trouble=str(unfixed))


def _held_up(task: Task) -> Task:
    """The same, with the documents read that the file is held up against."""
    plan = task.plan
    if not plan.agenda and not plan.other:
        return task
    settings = replace(
        plan.settings,
        agenda=companions.agenda(plan.agenda, plan.max_size) if plan.agenda else None,
        other=companions.version(plan.other, plan.max_size) if plan.other else None,
    )
    return task._replace(plan=replace(plan, settings=settings))


def all_lost(tasks: list[Task]) -> list[Done]:
    """What is said of files of which one killed the process that read it."""
    reason = "Programmet gik ned, mens det læste filen."
    return [Done(crashed(task, reason, "processen døde")) for task in tasks]


def failed(task: Task, error: Exception) -> FileResult:
    """A file on which something was raised: it takes too much, or the program failed."""
    if isinstance(error, MemoryError):
        words = "Filen kræver mere hukommelse, end den må få.", "Del den op i mindre filer."
        return unread(task, *words, "refused")
    return crashed(task, "Programmet gik i stå på filen.", told(error))


def crashed(task: Task, reason: str, error: str) -> FileResult:
    """A file on which the program failed: FIL001 for the file, a failure for the program."""
    result = unread(task, reason, "Meld fejlen, og vedlæg filen.", "crash")
    return replace(result, failures=(Failure("", error),))


def check(task: Task, data: bytes) -> tuple[Source, FileResult]:
    """A file's bytes, read and linted, with what is allowed in them marked."""
    plan = task.plan
    if len(data) > plan.max_size:
        raise too_big(len(data), plan.max_size)
    source = read(data, task.target.path)
    if plan.beside:
        metadata = {**source.metadata, "vedlagt": "\n".join(plan.beside)}
        source = replace(source, metadata=metadata)
    result = lint(source, _rules(plan.codes), plan.settings)
    result = replace(result, allowances=allowances(source))
    wishes = (*result.allowances, *plan.allowed)
    return source, suppress(result, wishes, ruleset(), plan.settings)


def _fixed(task: Task, data: bytes, source: Source, result: FileResult) -> Done:
    """The file with its fixes: written, or as a diff beside what was found before them."""
    target, plan = task
    mended = mend(data, lambda changed: check(task, changed), unsafe=plan.unsafe)
    if not mended.fixes:
        return Done(_walked(result, target))
    if plan.fix == "diff":
        texts = (raw(each) if not each.part else each.shown for each in (source, mended.source))
        lines = "".join(diff(target.path, *texts))
        return Done(_walked(result, target), mended.fixes, lines)
    if is_signed(data, source.format):
        words = "den er underskrevet digitalt, og rettelsen ville bryde underskriften"
        raise Unfixed(f"{target.path} er ikke rettet: {words}.")
    if archived(target.path):
        advice = "pak den ud, og kør --fix på den"
        raise Unfixed(f"{target.path} er ikke rettet: i et arkiv skrives der ikke; {advice}.")
    write(target.path, data, mended.data)
    return Done(_walked(mended.result, target), mended.fixes)


def _copied(task: Task, data: bytes, result: FileResult) -> Done:
    """The file with its findings in it, beside those findings; what can be fixed as changes."""
    path, plan = task.target.path, task.plan
    fixes = 0
    try:
        if plan.copy == "changes":
            mended = mend(data, lambda changed: check(task, changed))
            fixes = mended.fixes
            data = track(data, mended.data, path, result.format)
            _, result = check(task, data)
        result = at_least(result, plan.least)
        return Done(result, fixes, copy=annotate(data, path, result))
    except Unmarked as unmarked:
        return Done(result, trouble=f"{path}: {unmarked}")
    except Unfixed as unfixed:
        return Done(result, trouble=str(unfixed))


def _walked(result: FileResult, target: Target) -> FileResult:
    """In a walk, a file that is no referat is only counted."""
    if result.status != "andet" or target.named:
        return result
    return replace(result, findings=tuple(f for f in result.findings if f.code != "FIL007"))


def unread(task: Task, reason: str, advice: str, status: str) -> FileResult:
    """A file that could not be read, with the one finding that says why."""
    path, plan = task.target.path, task.plan
    rule = next(rule for rule in ruleset() if rule.code == "FIL001")
    places = Places(Referat(kilde=Source(path, ""), span=Span(0, 0), head=Span(0, 0)))
    hit = Hit(Span(0, 0), {"grund": reason, "raad": advice})
    return FileResult(
        path=path,
        format=Path(path).suffix[1:].lower() or "txt",
        sha256="",
        status=status,
        art=None,
        andel_forstaaet=None,
        tabt=(),
        counts=tuple(
            Count(code, *((1, 0, 1, 0) if code == rule.code else (0, 0, 0, 0)))
            for code in plan.codes
        ),
        findings=(places.finding(rule, hit, plan.settings.severity.get(rule.code)),),
    )
