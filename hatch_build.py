"""Build hook: compile the lexicon (Babel's names and `locales/*.toml`) into the tables that the wheel ships.

The tables are not in version control: they are derived from Babel and from the TOML files, and a test
checks that they are fresh.  An editable install gets them in the source tree, where `lexicon.table` looks first.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class LexiconBuildHook(BuildHookInterface[Any]):
    """Runs `normalize.lexicon.compile` from the source tree and adds its output to the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile when a wheel (standard or editable) is built; an sdist carries the sources only."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        try:
            from normalize.lexicon.compile import build
        finally:
            sys.path.remove(str(root))
        build(root / "locales", root / "normalize" / "_tables")
        build_data["artifacts"].append("normalize/_tables/*")
