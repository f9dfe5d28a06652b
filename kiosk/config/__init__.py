"""The configuration of one kiosk: one frozen tree, read once at start from one TOML file.

Over it lies what a technician has set at the kiosk itself, in `settings.toml` in the folder of state.

An unknown key is an error, and a failing start lists every problem. `deploy/kiosk.example.toml` shows every key.
`read_toml` and `build` turn any TOML into frozen values the same way; the catalogue uses them for services.
"""

from kiosk.config._load import DEFAULT_CONFIG, SETTINGS_FILE, load_config, merged
from kiosk.config._settings import change_settings
from kiosk.config._toml import TomlProblem, build, parse_toml, read_text, read_toml, suggest
from kiosk.config._values import (
    BadgeReaderConfig,
    CameraConfig,
    CodeReaderConfig,
    Config,
    HubConfig,
    KeypadConfig,
    LaneConfig,
    LineDisplayConfig,
    OfficeConfig,
    PanelConfig,
    PenConfig,
    PrinterConfig,
    ScannerConfig,
    ScanSource,
    SessionConfig,
    SpeechConfig,
    StickConfig,
    SyncConfig,
)

__all__ = [
    "DEFAULT_CONFIG",
    "SETTINGS_FILE",
    "BadgeReaderConfig",
    "CameraConfig",
    "CodeReaderConfig",
    "Config",
    "HubConfig",
    "KeypadConfig",
    "LaneConfig",
    "LineDisplayConfig",
    "OfficeConfig",
    "PanelConfig",
    "PenConfig",
    "PrinterConfig",
    "ScanSource",
    "ScannerConfig",
    "SessionConfig",
    "SpeechConfig",
    "StickConfig",
    "SyncConfig",
    "TomlProblem",
    "build",
    "change_settings",
    "load_config",
    "merged",
    "parse_toml",
    "read_text",
    "read_toml",
    "suggest",
]
