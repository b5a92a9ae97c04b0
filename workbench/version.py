"""The version of Kodbok that runs."""

from __future__ import annotations

VERSION = "0.1.0"
"""Kept equal to pyproject.toml by a test; looking it up in the installed metadata would cost every start."""
