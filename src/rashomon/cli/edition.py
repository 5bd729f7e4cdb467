"""What commands that publish from an existing store have in common."""

from collections.abc import Sequence
from pathlib import Path

from rashomon.config import audit_severities, load_config
from rashomon.pipeline.edition import EditionSettings
from rashomon.pipeline.run import check_locales
from rashomon.registry import load_entities, load_heads, load_registry


def edition_settings(
    config: Path | None, *, locales: Sequence[str] | None, base_url: str | None, outlet_files: Sequence[Path] | None
) -> EditionSettings:
    """Put options and settings file together; options win."""
    written = load_config(config)
    chosen = tuple(locales or written.locales)
    check_locales(chosen)
    registry = load_registry((*map(Path, written.outlets), *(outlet_files or ())))
    return EditionSettings(
        locales=chosen,
        base_url=base_url or written.base_url,
        heads=load_heads(),
        known_entities={entity.id: entity for entity in load_entities()},
        outlets=registry.outlets,
        severities=audit_severities(written),
    )
