"""From raw captured bytes to a page as stored and a picture to show, decoded in a child process that may die."""

from devices.pages._child import CleanPage, PageChild
from devices.pages._limits import MOST_PIXELS, Limits

__all__ = ["MOST_PIXELS", "CleanPage", "Limits", "PageChild"]
