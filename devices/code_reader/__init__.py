"""The code reader: over a serial line or typing, held alone; its simulator."""

from devices.code_reader._make import CodeReaderUrlError, make_code_reader
from devices.code_reader.simulator import SimulatedCodeReader
from devices.code_reader.timeouts import Timeouts

__all__ = ["CodeReaderUrlError", "SimulatedCodeReader", "Timeouts", "make_code_reader"]
