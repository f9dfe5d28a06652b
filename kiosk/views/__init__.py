"""A page as a value, the events that answer it, and the channel between mind and pen.

The mind sends `Show`; the pen draws it and answers with `Pressed` or `Typed`. `screens` imports this package and
nothing else of ours. To add a page kind: one class in `kinds.py`, in the union `View`, and a folder in `screens/`.
"""

from kiosk.views._channel import Channel, ChannelClosedError, Received
from kiosk.views.events import Drawn, Event, Failed, Pong, Pressed, Ready, Target, Typed
from kiosk.views.kinds import (
    AskView,
    BarButton,
    Button,
    CheckRow,
    CheckView,
    Choice,
    ChooseView,
    DateColumn,
    DateView,
    Fact,
    Frame,
    Note,
    NumberPadView,
    Picture,
    RestView,
    ScanView,
    SearchView,
    Section,
    ShowView,
    SlipView,
    TypeView,
    View,
)
from kiosk.views.orders import Order, Ping, Show

__all__ = [
    "AskView",
    "BarButton",
    "Button",
    "Channel",
    "ChannelClosedError",
    "CheckRow",
    "CheckView",
    "Choice",
    "ChooseView",
    "DateColumn",
    "DateView",
    "Drawn",
    "Event",
    "Fact",
    "Failed",
    "Frame",
    "Note",
    "NumberPadView",
    "Order",
    "Picture",
    "Ping",
    "Pong",
    "Pressed",
    "Ready",
    "Received",
    "RestView",
    "ScanView",
    "SearchView",
    "Section",
    "Show",
    "ShowView",
    "SlipView",
    "Target",
    "TypeView",
    "Typed",
    "View",
]
