import os
import shutil
import subprocess
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
LINES = (HOUSE / "deploy" / "debian-packages.txt").read_text().splitlines()
WANTED = [line.split()[0] for line in LINES if line and not line.startswith("#")]
