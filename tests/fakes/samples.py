"""Where the services lie that only tests have: together they ask every type of question."""

from pathlib import Path

SAMPLES = Path(__file__).parent / "catalogue"
