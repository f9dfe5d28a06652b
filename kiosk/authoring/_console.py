"""What several commands share: their options, and how lines and problems are told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.config import DEFAULT_CONFIG

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.catalogue import Problem

config_option = click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path),
    help=f"The kiosk's configuration: its lanes, its name, its installed catalogue. {DEFAULT_CONFIG} if there is one.",
)
overlay_option = click.option(
    "--overlay",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="What this office changes; see docs/change-a-fee.md.",
)


def say(lines: Iterable[str]) -> None:
    """Print lines."""
    for line in lines:
        click.echo(line)


def say_problems(problems: Iterable[Problem]) -> None:
    """Print problems where other programs do not take them for the result."""
    for problem in problems:
        click.echo(str(problem), err=True)
