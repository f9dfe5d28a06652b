"""What the office's services say in a language, for whoever needs their words without a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.bootstrap._process import CATALOGUE
from kiosk.catalogue import FIRST_LANGUAGE, Versions

if TYPE_CHECKING:
    from kiosk.catalogue import Offer
    from kiosk.config import Config
    from kiosk.texts import Texts


def offer_of(config: Config, texts: Texts) -> Offer:
    """What is offered now, in the words that this language falls back to where it has none; blocks for a disk."""
    catalogue = Versions(config.state_dir / CATALOGUE).load_current([lane.code for lane in config.lanes])
    return catalogue.offers.get(texts.falls_back_to) or catalogue.offers[FIRST_LANGUAGE]
