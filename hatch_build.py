"""The build's one step of its own: the catalogues' .po files become the .mo files that the wheel carries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent


def compile_catalogues(root: Path = ROOT) -> list[Path]:
    """Compiles every catalogue under analysis/locale and returns the files written."""
    written = []
    for source in sorted(root.glob("analysis/locale/*/LC_MESSAGES/*.po")):
        with source.open("rb") as po:
            catalogue = read_po(po, locale=source.parts[-3])
        target = source.with_suffix(".mo")
        with target.open("wb") as mo:
            write_mo(mo, catalogue)
        written.append(target)
    return written


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling leaves the config type open
    """Compiles the catalogues before any wheel, source archive or editable install is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # the interface's own signature
        """Runs before the build."""
        compile_catalogues()


if __name__ == "__main__":
    compile_catalogues()
