"""Writes run.txt, test.txt and bench.txt: the exact versions installed here that the project needs, without any address."""

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

HERE = Path(__file__).parent
BUILD = ("hatchling", "editables")  # what installing the project itself needs, since the build is not isolated


def closure(names: list[str]) -> set[str]:
    """Return the names of all distributions that `names` need, themselves included."""
    found: set[tuple[str, str]] = set()
    waiting = [Requirement(name) for name in names]
    while waiting:
        wanted = waiting.pop()
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        for extra in {"", *wanted.extras}:
            if (name, extra) not in found:
                found.add((name, extra))
                needs = map(Requirement, distribution(name).requires or ())
                waiting += [need for need in needs if need.marker is None or need.marker.evaluate({"extra": extra})]
    return {name for name, _ in found}


def write(name: str, names: set[str], heading: str) -> None:
    """Write one pin a line."""
    lines = [f"{item}=={distribution(item).version}" for item in sorted(names)]
    (HERE / name).write_text(f"# {heading}\n" + "\n".join(lines) + "\n")


def main() -> None:
    """Write all files."""
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text())
    extras = [name for names in project["project"]["optional-dependencies"].values() for name in names]
    run = closure([*project["project"]["dependencies"], *extras, *BUILD])
    test = closure(project["dependency-groups"]["test"])
    write("run.txt", run, "What the program and its extras need, pinned (make pin).")
    bench = closure(project["dependency-groups"]["bench"])
    write("test.txt", test - run, "What its tests need beyond that, pinned (make pin).")
    write("bench.txt", bench - test - run, "What its benchmarks are measured beside, pinned (make pin).")


if __name__ == "__main__":
    main()
