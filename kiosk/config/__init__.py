"""The configuration of one kiosk: one frozen tree, read once at start from one TOML file.

An unknown key is an error, and a failing start lists every problem. `deploy/kiosk.example.toml` shows every key.
`read_toml` and `build` turn any TOML into frozen values the same way; the catalogue uses them for services.
"""

from kiosk.config._load import DEFAULT_CONFIG, load_config
from kiosk.config._toml import TomlProblem, build, parse_toml, read_text, read_toml, suggest
from kiosk.config._values import (
    Config,
    HubConfig,
    KeypadConfig,
    LaneConfig,
    OfficeConfig,
    PanelConfig,
    PenConfig,
    PrinterConfig,
    ScannerConfig,
    SessionConfig,
    SpeechConfig,
    SyncConfig,
)

__all__ = [
    "DEFAULT_CONFIG",
    "Config",
    "HubConfig",
    "KeypadConfig",
    "LaneConfig",
    "OfficeConfig",
    "PanelConfig",
    "PenConfig",
    "PrinterConfig",
    "ScannerConfig",
    "SessionConfig",
    "SpeechConfig",
    "SyncConfig",
    "TomlProblem",
    "build",
    "load_config",
    "parse_toml",
    "read_text",
    "read_toml",
    "suggest",
]
