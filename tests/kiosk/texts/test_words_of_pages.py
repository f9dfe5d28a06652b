"""The words of Anjungan's own pages keep the rules that the words of services keep."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import kiosk.texts
from kiosk.catalogue import faults_of

FILES = sorted(Path(kiosk.texts.__file__).parent.glob("locale/*/LC_MESSAGES/kiosk.po"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parts[-3])
def test_no_page_uses_a_word_to_avoid_or_a_long_sentence(file: Path) -> None:
    language = file.parts[-3]
    with file.open("rb") as opened:
        messages = [message for message in read_po(opened, locale=language) if message.id]
    assert messages
    told = {str(message.id): list(faults_of(str(message.string), language)) for message in messages}
    assert {key: faults for key, faults in told.items() if faults} == {}
