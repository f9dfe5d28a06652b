"""The document camera: a supervised process that looks, the advice made of it, and a simulated desk.

OpenCV is imported in that process and where the desk is drawn, never by who makes a camera.
"""

from devices.camera._make import make_camera
from devices.camera.errors import CameraUrlError
from devices.camera.simulator import SimulatedCamera, Trouble
from devices.camera.timeouts import Timeouts

__all__ = ["CameraUrlError", "SimulatedCamera", "Timeouts", "Trouble", "make_camera"]
