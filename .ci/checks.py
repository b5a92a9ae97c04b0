"""All checks but the slow ones, in one command: `python .ci/checks.py`, with the test extra installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS = (
    ("ruff check", ["-m", "ruff", "check", "."]),
    ("ruff format", ["-m", "ruff", "format", "--check", "."]),
    ("mypy", ["-m", "mypy"]),
    ("mypy from outside", ["-m", "mypy", "--strict", "tests/typing"]),
    ("import-linter", ["-c", "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"]),
    ("interrogate", ["-m", "interrogate", "-q", "interviews", "coding", "analysis", "workbench"]),
    ("pytest", ["-m", "pytest", "-q", "--cov", "--cov-report=term:skip-covered", "--cov-fail-under=90"]),
)


def main() -> int:
    """Runs every check, so that one sees all that is wrong at once; 0 if nothing is."""
    wrong = [name for name, command in CHECKS if not _passes(name, command)]
    print(f"\nNot in order: {', '.join(wrong)}" if wrong else "\nAll checks passed.")
    return int(bool(wrong))


def _passes(name: str, command: list[str]) -> bool:
    """Runs one check with this interpreter."""
    print(f"\n== {name}", flush=True)
    return subprocess.run([sys.executable, *command], cwd=ROOT, check=False).returncode == 0


if __name__ == "__main__":
    raise SystemExit(main())
