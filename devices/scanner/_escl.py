"""What a simulated network scanner says of itself, and what lies on it when nobody put anything there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

UNITS_AN_INCH = 300  # eSCL measures in three hundredths of an inch
_A4_MM, _MM_AN_INCH, _DRAWN_DPI = (210, 297), 25.4, 100

_SPACES = 'xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm"'
_INPUT = """
<scan:MinWidth>16</scan:MinWidth><scan:MaxWidth>2550</scan:MaxWidth>
<scan:MinHeight>16</scan:MinHeight><scan:MaxHeight>3900</scan:MaxHeight>
<scan:MaxScanRegions>1</scan:MaxScanRegions>
<scan:SettingProfiles><scan:SettingProfile>
<scan:ColorModes><scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes>
<scan:DocumentFormats><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat></scan:DocumentFormats>
<scan:SupportedResolutions><scan:DiscreteResolutions>
<scan:DiscreteResolution><scan:XResolution>100</scan:XResolution><scan:YResolution>100</scan:YResolution></scan:DiscreteResolution>
<scan:DiscreteResolution><scan:XResolution>200</scan:XResolution><scan:YResolution>200</scan:YResolution></scan:DiscreteResolution>
</scan:DiscreteResolutions></scan:SupportedResolutions>
</scan:SettingProfile></scan:SettingProfiles>
<scan:MaxOpticalXResolution>200</scan:MaxOpticalXResolution>
"""
CAPABILITIES = f"""<?xml version="1.0" encoding="UTF-8"?>
<scan:ScannerCapabilities {_SPACES}>
<pwg:Version>2.6</pwg:Version><pwg:MakeAndModel>Anjungan Simulasi</pwg:MakeAndModel>
<pwg:SerialNumber>SIM-1</pwg:SerialNumber>
<scan:Platen><scan:PlatenInputCaps>{_INPUT}</scan:PlatenInputCaps></scan:Platen>
<scan:Adf><scan:AdfSimplexInputCaps>{_INPUT}</scan:AdfSimplexInputCaps>
<scan:AdfDuplexInputCaps>{_INPUT}</scan:AdfDuplexInputCaps>
<scan:FeederCapacity>50</scan:FeederCapacity>
<scan:AdfOptions><scan:AdfOption>DetectPaperLoaded</scan:AdfOption></scan:AdfOptions></scan:Adf>
</scan:ScannerCapabilities>
"""
STATUS = f"""<?xml version="1.0" encoding="UTF-8"?>
<scan:ScannerStatus {_SPACES}>
<pwg:Version>2.6</pwg:Version><pwg:State>Idle</pwg:State><scan:AdfState>{{adf}}</scan:AdfState>
</scan:ScannerStatus>
"""


def letter(number: int) -> Image.Image:
    """A page of lines with its number, which nobody wrote."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - only where a scanner is simulated

    size = tuple(round(side / _MM_AN_INCH * _DRAWN_DPI) for side in _A4_MM)
    page = Image.new("RGB", (size[0], size[1]), "white")
    pen = ImageDraw.Draw(page)
    pen.text((100, 90), f"CONTOH SURAT - HALAMAN {number}", fill="black", font_size=32)
    for line in range(28):
        pen.line((100, 180 + 30 * line, 720 - 60 * (line % 5 == 4), 180 + 30 * line), fill=(40, 40, 40), width=5)  # noqa: PLR2004 - each fifth is short
    return page
