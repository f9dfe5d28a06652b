"""What is put on the glass is kept as fits how it is looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.catalogue import PaperForm, Proof
from kiosk.journey import ScanEnded, StartCapture, StartScan
from kiosk.ports import PageUse
from tests.kiosk.journey.visit import Visit, captured, controls, shipped


@pytest.mark.parametrize(
    ("form", "use"),
    [(PaperForm.ORIGINAL, PageUse.PAPER), (PaperForm.COPY, PageUse.PAPER), (PaperForm.PHOTO, PageUse.PHOTO)],
)
def test_photograph_is_scanned_as_one(form: PaperForm, use: PageUse) -> None:
    catalogue = shipped()
    offer = catalogue.offers["id"]
    services = tuple(
        replace(
            service,
            requirements=tuple(
                replace(one, form=form) if one.proof is Proof.SCAN else one for one in service.requirements
            ),
        )
        for service in offer.services
    )
    changed = replace(catalogue, offers={**catalogue.offers, "id": replace(offer, services=services)})
    visit = Visit(catalogue=changed).begin().answer_all().press("scan")
    assert visit.effects[-1] == StartScan(use)
    by_camera = Visit(catalogue=changed, has_scanner=False, has_camera=True).begin().answer_all().press("scan")
    assert by_camera.effects[-1] == StartCapture(use)
    for taken in (visit, by_camera):
        taken.happen(ScanEnded(captured()))
        assert ("next" in controls(taken.view)) == (use is PageUse.PAPER)
