"""Where the data is that travels with the program: outlets, entities, heads, the small world."""

from pathlib import Path

from rashomon.errors import Misconfigured

_PACKAGE = Path(__file__).parent
_IN_CHECKOUT = {"small-world": "examples/small-world"}  # where a checkout keeps under another name what a wheel holds


def shipped(name: str) -> Path:
    """Return the file or folder `name`: "outlets", "entities", "heads.toml" or "small-world".

    An installed wheel holds them under `rashomon/_shipped/` (pyproject.toml, force-include); a checkout at its root.

    Raises:
        Misconfigured: neither has it, so the installation is incomplete.
    """
    for path in (_PACKAGE / "_shipped" / name, _PACKAGE.parents[1] / _IN_CHECKOUT.get(name, name)):
        if path.exists():
            return path
    raise Misconfigured(f"this installation lacks {name}, which travels with the program: install rashomon again")
