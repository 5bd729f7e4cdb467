"""Scores as a person reads them: a name and a number a line."""

from collections.abc import Mapping

from rich.console import Console

_RATIO_DIGITS = 4


def show(result: Mapping[str, object]) -> None:
    """Print a result, nested ones with both names in front."""
    for name, value in result.items():
        if isinstance(value, Mapping):
            show({f"{name} {key}": number for key, number in value.items()})
        else:
            Console().print(f"{name:<20} {_shown(value)}", highlight=False)


def _shown(value: object) -> str:
    if value is None:
        return "no gold"
    if isinstance(value, float):
        return f"{value:.{_RATIO_DIGITS}f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
