"""What a technician asks of a whole kiosk: its machine, its memory, its services, its hub and its devices.

Looks and never mends; leaves everything as it was. `kiosk doctor` prints it, the technician's screens show it.
"""

from kiosk.bootstrap.doctor._examine import FAILED, STATES, examine
from kiosk.bootstrap.doctor._office import hub_at

__all__ = ["FAILED", "STATES", "examine", "hub_at"]
