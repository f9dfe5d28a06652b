"""One card a simulated device. To add one: `<name>.py` with `PANEL`, and `templates/panels/<name>.html`."""

from devices.dock.panels._found import make_panels
from devices.dock.panels._panel import Change, Panel, Place, Seen, seen, seen_as

__all__ = ["Change", "Panel", "Place", "Seen", "make_panels", "seen", "seen_as"]
