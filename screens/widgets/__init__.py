"""The blocks that pages are made of, and the layout that places them."""

from screens.widgets._kv import load_kv
from screens.widgets.areas import Areas, Foot
from screens.widgets.block import Block, Box, Column, Grid, Piece, Row, Spacer
from screens.widgets.curtain import Curtain
from screens.widgets.deck import ButtonDeck, Deck
from screens.widgets.desk import Desk, Work
from screens.widgets.fields import Entry, Field, LongField
from screens.widgets.fillpage import FillPage, Room
from screens.widgets.keypage import KeyPage
from screens.widgets.keyrow import ActRow, breadths
from screens.widgets.keys import LetterKeys, NumberKeys
from screens.widgets.page import Page
from screens.widgets.panel import Panel
from screens.widgets.pieces import FactDeck, Heading, NoteLine, TileDeck
from screens.widgets.pressable import Pressable, PushButton, Slot, pressables
from screens.widgets.question import QuestionHeading
from screens.widgets.sections import Lines, SectionDeck
from screens.widgets.words import BigWords, Drawing, Icon, Words

__all__ = [
    "ActRow",
    "Areas",
    "BigWords",
    "Block",
    "Box",
    "ButtonDeck",
    "Column",
    "Curtain",
    "Deck",
    "Desk",
    "Drawing",
    "Entry",
    "FactDeck",
    "Field",
    "FillPage",
    "Foot",
    "Grid",
    "Heading",
    "Icon",
    "KeyPage",
    "LetterKeys",
    "Lines",
    "LongField",
    "NoteLine",
    "NumberKeys",
    "Page",
    "Panel",
    "Piece",
    "Pressable",
    "PushButton",
    "QuestionHeading",
    "Room",
    "Row",
    "SectionDeck",
    "Slot",
    "Spacer",
    "TileDeck",
    "Words",
    "Work",
    "breadths",
    "load_kv",
    "pressables",
]
