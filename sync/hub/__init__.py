"""The office's hub: takes in what kiosks send, keeps the waiting line and serves the officers' desk."""

from sync.hub._announcer import Announcer
from sync.hub._errors import HubError
from sync.hub._run import run

__all__ = ["Announcer", "HubError", "run"]
