"""How long a test waits for what must come: a machine may be busy, and what is in time is not held up by it."""

from __future__ import annotations

PATIENCE_S = 20.0
