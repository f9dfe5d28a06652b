"""How long to wait after failures: doubling, with a ceiling and no last try."""

FIRST_PAUSE_S = 1.0
# 2**30 s is past any ceiling a configuration may name; more would only overflow.
MOST_DOUBLINGS = 30


def pause_s(failures: int, most_s: float, draw: float) -> float:
    """The pause after so many failures in a row.

    Args:
        failures: At least 1.
        most_s: The ceiling.
        draw: Chance from 0 to 1; kiosks that lost the hub together must not come back together.

    Returns:
        Between half of the doubled pause and the whole of it, never above `most_s`.
    """
    whole = min(most_s, FIRST_PAUSE_S * 2.0 ** min(failures - 1, MOST_DOUBLINGS))
    return whole * (0.5 + 0.5 * draw)
