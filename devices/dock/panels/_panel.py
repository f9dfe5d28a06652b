"""What every card is."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict

from kiosk.ports import WhoActs
from kiosk.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fastapi import FastAPI


_OTHER = "serial_"  # begins the key of another way to the same device


class Change(BaseModel):
    """What a hand does; what is not named stays. An unknown name is refused, not overheard."""

    model_config = ConfigDict(extra="forbid", strict=True)


@dataclass(frozen=True)
class Place:
    """Where the devices are.

    Args:
        folder: For their files, links and what comes out of them; it is there.
        ports: TCP port by name of the device; one that is not named takes any.
        display: Where the kiosk is shown, as in DISPLAY; empty for nowhere.
    """

    folder: Path
    ports: Mapping[str, int] = field(default_factory=dict)
    display: str = ""


@dataclass(frozen=True)
class Seen:
    """What a kiosk that has this device knows of it.

    Args:
        state: The value of its state.
        who: Has to act.
        words: The state, for a technician.
        mend: What to do about it; empty where there is nothing.
    """

    state: str
    who: WhoActs
    words: str
    mend: str = ""


class Panel(ABC):
    """One simulated device, with its switches. Methods are called from any thread."""

    name: ClassVar[str]
    title: ClassVar[str]
    place: ClassVar[int]  # cards lie in this order
    table: ClassVar[str] = ""  # of the configuration; empty where it has the device's own name
    is_instead: ClassVar[bool] = False  # of another panel's device with the same table
    change: ClassVar[type[Change]]

    @abstractmethod
    def __init__(self, place: Place) -> None:
        """Plug it in."""

    @abstractmethod
    def state(self) -> dict[str, Any]:
        """How its switches are, and what it shows, as JSON."""

    @abstractmethod
    def seen(self) -> Seen:
        """What a kiosk makes of it; tests hold this against the kiosk's own look at the simulator."""

    @abstractmethod
    def addresses(self) -> dict[str, str]:
        """By key of its table in the configuration, what to write there; `serial_url` is another `url`."""

    def told(self) -> str:
        """The lines of a configuration that choose it, to be copied; what is another way is a comment."""
        lines = [f"[{self.table or self.name}]"]
        for key, address in self.addresses().items():
            line = f"{key.removeprefix(_OTHER)} = {json.dumps(address)}"
            lines.append(f"# {line}" if key.startswith(_OTHER) else line)
        return "\n".join(lines)

    @abstractmethod
    def apply(self, change: Any) -> None:  # noqa: ANN401 - of its own `change` type
        """Do what a hand does."""

    def put_picture(self, picture: bytes) -> bool:  # noqa: ARG002 - for those on which nothing can be laid
        """Lay a picture there, decoded and encoded anew as PNG; False where nothing can be laid."""
        return False

    def add_routes(self, app: FastAPI) -> None:  # noqa: B027 - most have none
        """What it has beyond state and switches."""

    @abstractmethod
    def close(self) -> None:
        """Take the device away."""


def seen(kind: str, state: Any) -> Seen:  # noqa: ANN401 - any union of states; each has `who_acts`
    """With the words of the technician's pages."""
    return seen_as(kind, state.value, state.who_acts)


def seen_as(kind: str, state: str, who: WhoActs) -> Seen:
    """For a state that is no member of a union, such as a scanner that is well."""
    texts, key = _texts(), f"device.{kind}.{state}"
    return Seen(state, who, texts.get(key), "" if who is WhoActs.NOBODY else texts.get(f"{key}.mend"))


@cache
def _texts() -> Texts:
    return Texts("id")
