"""python -m tests.world FOLDER: play the loopback world for a person, with the files that point `rashomon run` at it, until Ctrl+C."""

import argparse
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from tests.world.content import END, START
from tests.world.files import write_files
from tests.world.server import world_on_loopback


def main() -> None:
    """Serve at a moment of the week."""
    parser = argparse.ArgumentParser(prog="python -m tests.world", description=__doc__)
    parser.add_argument("folder", type=Path, help="where outlets.toml and rashomon.toml are written")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument(
        "--at", type=datetime.fromisoformat, default=END, help=f"the moment, from {START:%Y-%m-%d} on (default: the end of the week)"
    )
    parser.add_argument("--hours-a-second", type=float, default=0.0, help="let time pass")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with world_on_loopback(asked.port) as world:
        world.now = asked.at
        write_files(asked.folder, world)
        sys.stdout.write(
            f"Sixty outlets at http://127.0.0.1:{world.port}, on {world.now:%Y-%m-%d %H:%M}. In another window:\n"
            f"rashomon run --read own --outlets {asked.folder}/outlets.toml --config {asked.folder}/rashomon.toml "
            f"--data {asked.folder}/data --site {asked.folder}/site --now {world.now.isoformat()}\n"
        )
        sys.stdout.flush()
        try:
            while True:
                time.sleep(1)
                world.now += timedelta(hours=asked.hours_a_second)
        except KeyboardInterrupt:
            pass


if __name__ == "__main__":
    main()
