"""Runs a hub for tests: `python -m tests.sync.hub_main STATE_DIR PORT`."""

import logging
import sys
from pathlib import Path

from sync.hub import run
from tests.sync.office import make_config

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
run(make_config(Path(sys.argv[1]), int(sys.argv[2])))
