"""The badge reader: numbers of contactless cards through the system's smart card service; its simulator."""

from devices.badge_reader._make import make_badge_reader
from devices.badge_reader.simulator import SimulatedBadgeReader
from devices.badge_reader.timeouts import Timeouts

__all__ = ["SimulatedBadgeReader", "Timeouts", "make_badge_reader"]
