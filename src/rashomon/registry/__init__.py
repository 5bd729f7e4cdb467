"""What is known beforehand: outlets and their labels, regions of the world, standing questions."""

from rashomon.registry.entities import load_entities, slug
from rashomon.registry.heads import load_heads
from rashomon.registry.lenses import lenses_of
from rashomon.registry.lookup import Registry, registry_from
from rashomon.registry.outlets import load_registry, read_outlets
from rashomon.registry.places import country_named, region_name, region_named
from rashomon.registry.regions import is_country, is_region, macro_region, members, regions_of, sub_region
from rashomon.registry.sets import default_set
from rashomon.registry.sides import OF_A_STATE, country_of_actor, is_of_side
from rashomon.registry.ties import are_neighbours, shared_alliances

__all__ = [
    "OF_A_STATE",
    "Registry",
    "are_neighbours",
    "country_named",
    "country_of_actor",
    "default_set",
    "is_country",
    "is_of_side",
    "is_region",
    "lenses_of",
    "load_entities",
    "load_heads",
    "load_registry",
    "macro_region",
    "members",
    "read_outlets",
    "region_name",
    "region_named",
    "regions_of",
    "registry_from",
    "shared_alliances",
    "slug",
    "sub_region",
]
