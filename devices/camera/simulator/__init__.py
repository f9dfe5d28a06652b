"""A camera that is not there: a stream of JPEG pictures on loopback of a desk that is drawn when somebody looks."""

from devices.camera.simulator._stream import SimulatedCamera, Trouble

__all__ = ["SimulatedCamera", "Trouble"]
