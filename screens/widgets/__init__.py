"""The blocks that pages are made of, and the layout that places them."""

from screens.widgets._kv import load_kv
from screens.widgets.areas import Areas, Foot
from screens.widgets.block import Block, Box, Column, Grid, Row, Spacer
from screens.widgets.deck import ButtonDeck, Deck
from screens.widgets.fields import Field, LongField
from screens.widgets.keys import LetterKeys, NumberKeys
from screens.widgets.page import Page
from screens.widgets.panel import Panel
from screens.widgets.pieces import FactDeck, Heading, NoteLine, TileDeck
from screens.widgets.pressable import Pressable, PushButton, Slot, pressables
from screens.widgets.sections import Lines, SectionDeck
from screens.widgets.words import BigWords, Drawing, Icon, Words

__all__ = [
    "Areas",
    "BigWords",
    "Block",
    "Box",
    "ButtonDeck",
    "Column",
    "Deck",
    "Drawing",
    "FactDeck",
    "Field",
    "Foot",
    "Grid",
    "Heading",
    "Icon",
    "LetterKeys",
    "Lines",
    "LongField",
    "NoteLine",
    "NumberKeys",
    "Page",
    "Panel",
    "Pressable",
    "PushButton",
    "Row",
    "SectionDeck",
    "Slot",
    "Spacer",
    "TileDeck",
    "Words",
    "load_kv",
    "pressables",
]
