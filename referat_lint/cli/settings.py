"""From the flags to the configuration of a run."""

from argparse import Namespace
from pathlib import Path

from referat_lint.config import Configs, Value, said
from referat_lint.keys import properties
from referat_lint.mistake import Mistake, meant

FLAGS = ("select", "extend-select", "fail-on", "min-severity", "phase", "schema", "max-size")


def configs(options: Namespace) -> Configs:
    """The configurations of a run: what the files say, under what the command line says."""
    files = [word for word in options.config if "=" not in word]
    pairs = dict(word.split("=", 1) for word in options.config if "=" in word)
    if len(files) > 1:
        raise Mistake("--config kan kun nævne én fil.")
    if files and not Path(files[0]).is_file():
        raise Mistake(f"--config: filen »{files[0]}« findes ikke.")
    for key in pairs:
        if key.strip() not in properties():
            raise Mistake(
                f"--config: indstillingen »{key.strip()}« kendes ikke."
                f"{meant(key.strip(), properties())}"
            )
    values = said({key.strip(): text for key, text in pairs.items()}, lambda _: "--config")
    for key in FLAGS:
        value = getattr(options, key.replace("-", "_"), None)
        if value is not None:
            values[key] = Value(value, f"--{key}")
    file = Path(files[0]) if files else None
    return Configs(values, file, isolated=options.isolated)
