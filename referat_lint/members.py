"""The files of a run that lie in archives: found in a process of their own, read where they lie."""

from collections.abc import Iterable, Iterator
from posixpath import dirname
from typing import TYPE_CHECKING

from referat_lint.disk import archive, beginning
from referat_lint.readers import Refused
from referat_lint.walk import ARCHIVES, STDIN, Excluded, Target

if TYPE_CHECKING:
    from referat_lint.archives import Listing

UNIT = 50  # so many files may be one referat with its attachments
NOTHING = (
    "Arkivet rummer ingen filer, der læses.",
    "Vælg det arkiv, som referaterne ligger i.",
    "refused",
)


def with_members(
    targets: Iterable[Target], endings: Iterable[str], excluded: Excluded, max_size: int
) -> Iterator[Target]:
    """The targets, each archive replaced by the files in it, and by what in it cannot be read.

    `excluded(path, folder)` as for a walk, asked of the folders in an archive too.
    """
    known = tuple(endings)
    for target in targets:
        if _is_archive(target):
            yield from _members(target, known, excluded, max_size)
        else:
            yield target


def _is_archive(target: Target) -> bool:
    """By content; asked of what the user named, and of what has an archive's ending."""
    path = target.path
    if path == STDIN or not (target.named or path.lower().endswith(ARCHIVES)):
        return False
    from referat_lint.archives import is_archive

    return is_archive(beginning(path)[0], path)


def _members(
    target: Target, endings: tuple[str, ...], excluded: Excluded, max_size: int
) -> Iterator[Target]:
    path = target.path
    found = _listing(path, max_size)
    for trouble in found.faults:
        yield target._replace(trouble=(trouble.reason, trouble.advice, trouble.status))
    routes = [route for route in found.routes if route.lower().endswith(endings)]
    taken = [route for route in routes if not _left_out(path, route, excluded)]
    if target.named and not routes and not found.faults:
        yield target._replace(trouble=NOTHING)
    small = len(found.routes) <= UNIT
    for route in taken:
        unit = _home(path, route)
        others = (each for each in found.routes if each != route and _home(path, each) == unit)
        yield Target(
            f"{path}/{route}",
            named=False,
            unit=unit if small else "",
            beside=tuple(others) if small else (),
        )


def _home(path: str, route: str) -> str:
    """The innermost archive in which a file lies."""
    folders = route.split("/")[:-1]
    inner = next((n for n, name in enumerate(folders, 1) if name.lower().endswith(ARCHIVES)), 0)
    return "/".join([path, *folders[:inner]])


def _left_out(path: str, route: str, excluded: Excluded) -> bool:
    """Whether a file of an archive, or a folder around it there, is excluded."""
    around, folders = dirname(route), list[str]()
    while around:
        folders.append(around)
        around = dirname(around)
    return excluded(f"{path}/{route}", False) or any(  # noqa: FBT003
        excluded(f"{path}/{folder}", True)  # noqa: FBT003
        for folder in folders
    )


def _listing(path: str, max_size: int) -> "Listing":
    from referat_lint.archives import Fault, Listing
    from referat_lint.isolated import Lost, isolated

    try:
        return isolated(listed, (path, max_size), beginning(path)[1])
    except Lost as lost:
        return Listing((), (Fault(lost.reason, lost.advice, lost.status),))


def listed(given: tuple[str, int]) -> "Listing":
    """What lies in the archive at a path, no member of it larger than so many bytes."""
    from referat_lint.archives import Fault, Listing, listing

    try:
        return listing(archive(*given), given[1])
    except Refused as refused:
        return Listing((), (Fault(refused.reason, refused.advice, refused.status),))
