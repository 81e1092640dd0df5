"""The names of files in archives, which seldom say how they are saved."""

# What zipfile takes names to be, what Windows wrote in zips, and what in tars.
UNFLAGGED, DANISH, WINDOWS = "cp437", "cp865", "cp1252"


def in_zip(name: str) -> str:
    """A name without a flag for its encoding: UTF-8 from a Mac, or a Danish Windows' own."""
    try:
        saved = name.encode(UNFLAGGED)
    except UnicodeEncodeError:
        return name
    return _decoded(saved, DANISH)


def in_tar(name: str) -> str:
    """A name as tarfile has it: UTF-8, with what is no UTF-8 escaped."""
    return _decoded(name.encode("utf-8", "surrogateescape"), WINDOWS)


def _decoded(saved: bytes, otherwise: str) -> str:
    try:
        return saved.decode("utf-8")
    except UnicodeDecodeError:
        return saved.decode(otherwise, "replace")
