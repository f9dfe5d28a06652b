"""What a kiosk runs with, and news of another catalogue that was installed meanwhile."""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from kiosk.catalogue import Catalogue, Versions
    from kiosk.journey import Setting

log = logging.getLogger(__name__)


class Shelf:
    """Loads what is installed, and again only when something else was.

    Args:
        versions: What the office has installed.
        lanes: Codes of the lanes this kiosk serves.
        make_setting: Makes a setting of a catalogue.

    Thread: one at a time; both methods block for a disk and for the checks.
    """

    def __init__(
        self, versions: Versions, lanes: Collection[str], make_setting: Callable[[Catalogue], Setting]
    ) -> None:
        self._versions, self._lanes, self._make_setting = versions, lanes, make_setting
        self._mark: object = None

    def load(self) -> Setting:
        """With what is installed now, or with what is used in its place."""
        return self._make_setting(self._read())

    def renewed(self) -> Setting | None:
        """With another catalogue, if one was installed since the last look and anything in it can be used.

        A disk that does not let us look is no news: the kiosk goes on with what it has.
        """
        try:
            if self._versions.mark() == self._mark:
                return None
        except OSError as err:
            log.warning("catalogue: cannot look for news: %s", err.strerror)
            return None
        catalogue = self._read()
        return self._make_setting(catalogue) if catalogue.services else None

    def _read(self) -> Catalogue:
        with contextlib.suppress(OSError):  # loading says so
            self._mark = self._versions.mark()  # before reading: what is installed meanwhile is seen by the next look
        catalogue = self._versions.load_current(self._lanes)
        for problem in catalogue.problems:
            log.error("catalogue: %s", problem)
        return catalogue
