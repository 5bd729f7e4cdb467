"""Add what public lists know to outlets/: python -m scripts.build_outlets FOLDER.

What stands there is kept, so what a person has mended stays mended; run twice, it adds nothing.
"""

import csv
import sys
from collections import defaultdict
from dataclasses import astuple, fields, replace
from pathlib import Path

from scripts.build_outlets.claims import Claim
from scripts.build_outlets.hosts import domain_of
from scripts.build_outlets.lists import read_lists
from scripts.build_outlets.merging import Conflict, conflicts, merged, sources

from rashomon.model.outlet import ListedSource, Outlet
from rashomon.registry.outlets import read_outlets
from rashomon.registry.written import outlets_as_toml, with_sources

FOLDER = Path(__file__).resolve().parents[2] / "outlets"


def main(lists: Path, folder: Path = FOLDER) -> None:
    """Add outlets, add sources to those that have none, and write what the lists disagree in."""
    ours = [outlet for path in sorted(folder.glob("*.toml")) for outlet in read_outlets(path)]
    by_domain = {domain: outlet for outlet in ours for domain in outlet.domains}
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in read_lists(lists):
        if domain := domain_of(claim.host, by_domain):
            claims[domain].append(claim)
    found: list[Conflict] = []
    new: list[Outlet] = []
    for domain, said in sorted(claims.items()):
        if known := by_domain.get(domain):
            found += conflicts(known, said)
        elif outlet := merged(domain, said):
            new.append(outlet)
            found += conflicts(outlet, said)
    _add(folder, _with_own_ids(new, {outlet.id for outlet in ours}))
    _add_sources(folder, {outlet.id: sources(domain, claims.get(domain, ())) for domain, outlet in by_domain.items() if not outlet.sources})
    with (folder / "conflicts.tsv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow([field.name for field in fields(Conflict)])
        writer.writerows(sorted({astuple(conflict) for conflict in found}))
    sys.stdout.write(f"{len(new)} outlets added to {len(ours)}; {len(found)} conflicts in {folder / 'conflicts.tsv'}\n")


def _with_own_ids(outlets: list[Outlet], taken: set[str]) -> list[Outlet]:
    """The outlets with ids of their own: of two with one name, the later has its country after it; a third is left out."""
    kept = []
    for outlet in outlets:
        own = next((each for each in (outlet.id, f"{outlet.id}-{(outlet.country or '').lower()}") if each not in taken), None)
        if own:
            taken.add(own)
            kept.append(replace(outlet, id=own))
    return kept


def _add(folder: Path, outlets: list[Outlet]) -> None:
    by_country: dict[str, list[Outlet]] = defaultdict(list)
    for outlet in outlets:
        by_country[(outlet.country or "").lower()].append(outlet)
    for country, added in by_country.items():
        path = folder / f"{country}.toml"
        before = [path.read_text("utf-8").rstrip() + "\n"] if path.exists() else []
        path.write_text("\n".join([*before, outlets_as_toml(added)]), "utf-8")


def _add_sources(folder: Path, found: dict[str, tuple[ListedSource, ...]]) -> None:
    wanted = {key: value for key, value in found.items() if value}
    for path in folder.glob("*.toml"):
        text = path.read_text("utf-8")
        extended = with_sources(text, wanted)
        if extended != text:
            path.write_text(extended, "utf-8")


if __name__ == "__main__":
    match sys.argv[1:]:
        case [lists] if Path(lists).is_dir():
            main(Path(lists))
        case _:
            sys.exit("which folder holds the lists? python -m scripts.build_outlets FOLDER")
