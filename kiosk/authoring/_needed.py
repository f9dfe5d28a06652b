"""Which papers an office never asks for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kiosk.catalogue import Facts, ForWhom, parse_expression

if TYPE_CHECKING:
    from kiosk.catalogue import Catalogue, Requirement, Service


def unneeded_papers(service: Service, catalogue: Catalogue) -> frozenset[str]:
    """Codes of the papers that the office's switches alone leave out; what a resident answers is not known."""
    return frozenset(one.code for one in service.requirements if _is_never_needed(one, catalogue))


def _is_never_needed(requirement: Requirement, catalogue: Catalogue) -> bool:
    if not requirement.needed_if:
        return False
    expression = parse_expression(requirement.needed_if)
    if isinstance(expression, str) or expression.names != {"switch"}:
        return False
    switches = {switch.code: switch.is_on for switch in catalogue.switches.values()}
    facts = Facts(date.min, ForWhom.SELF, switches, catalogue.hours.is_working)
    return not expression.holds({}, facts)
