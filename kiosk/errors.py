"""One base error for all of Anjungan; each package derives its own from it.

An expected outcome (no paper, an empty feeder) is a value, never one of these.
"""

from __future__ import annotations


class KioskError(Exception):
    """A surprise, with a stable code for logs, notes and translations.

    Args:
        code: Dotted and stable, such as `device.printer.timeout`.
        fields: Facts about it. Never words for the screen, never a NIK or a name of a resident.
    """

    def __init__(self, code: str, **fields: object) -> None:
        """Keep code and fields; the message joins them for a log line."""
        self.code = code
        self.fields = fields
        facts = " ".join(f"{key}={value}" for key, value in fields.items())
        super().__init__(f"{code} {facts}".rstrip())


class ConfigError(KioskError):
    """The configuration cannot be used; `problems` lists every reason, each with its place and its mend."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        """Keep every problem found, so that one start shows them all."""
        super().__init__("config.unusable", problems=len(problems))
        self.problems = problems
