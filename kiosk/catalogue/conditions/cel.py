"""CEL's evaluator, without the terminal program its package starts with (180 ms and 30 MB that a kiosk lacks)."""

from __future__ import annotations

from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from cel.cel import Context, Program

__all__ = ["Context", "Program", "compile_program"]


def _evaluator() -> ModuleType:
    """The package's extension module alone.

    Raises: ImportError if the package is not there, or no longer has its evaluator in a module of its own.
    """
    package = find_spec("cel")
    folders = (package.submodule_search_locations if package else None) or ()
    for file in (Path(folder) / f"cel{suffix}" for folder in folders for suffix in EXTENSION_SUFFIXES):
        spec = spec_from_file_location("cel", file) if file.exists() else None
        if spec is not None and spec.loader is not None:
            module = module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    raise ImportError("common-expression-language is not installed")


_module = _evaluator()
if not TYPE_CHECKING:
    Context, Program = _module.Context, _module.Program


def compile_program(source: str) -> Program:
    """The compiled expression.

    Raises: ValueError with the evaluator's own words if it cannot be read.
    """
    program: Program = _module.compile(source)
    return program
