"""The command line `kodbok`: every command parses, makes one call on `Study`, and shows."""

from workbench.cli.entry import main

__all__ = ["main"]
