"""Empty words for pages that are built before anybody is there, so that the first real one costs little."""

from __future__ import annotations

from kiosk.views import BarButton, Button, Frame

FRAME = Frame("0", "0", bar=(BarButton("bar:0", "0", "arrow-left"), BarButton("bar:1", "0", "account", is_call=True)))
BUTTON = Button("0", "0", "check")
