"""What is known beforehand: outlets and their labels, regions of the world, standing questions."""

from rashomon.registry.entities import load_entities, slug
from rashomon.registry.heads import load_heads
from rashomon.registry.lenses import lenses_of
from rashomon.registry.outlets import Registry, load_registry, read_outlets, registry_from
from rashomon.registry.regions import is_country, is_region, macro_region, members, sub_region

__all__ = [
    "Registry",
    "is_country",
    "is_region",
    "lenses_of",
    "load_entities",
    "load_heads",
    "load_registry",
    "macro_region",
    "members",
    "read_outlets",
    "registry_from",
    "slug",
    "sub_region",
]
