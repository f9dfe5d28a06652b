"""The line display at the counter: two rows of twenty, written again and again; its simulator."""

from devices.line_display._make import make_line_display
from devices.line_display.simulator import SimulatedLineDisplay
from devices.line_display.timeouts import Timeouts

__all__ = ["SimulatedLineDisplay", "Timeouts", "make_line_display"]
