"""Presenters: pure functions that make the page of a state. To add one: a function marked `@presents(State.X)`."""

from kiosk.journey.pages._registry import Page, present, presents

__all__ = ["Page", "present", "presents"]
