"""Opening a study for a command."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.cli.printing import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.study import Study


@contextmanager
def opened(address: str, coder: str | None = None) -> Iterator[Study]:
    """Opens the study, warns where it lies badly, and closes it so that it is one whole file."""
    from workbench.study import Study  # the database library is loaded only by commands that need it

    with Study.open(address, coder=coder) as study:
        warn_of_shared_folder(study)
        if study.kept_before:
            say(f"Note: {address} was carried to the present format; as it was it lies in {study.kept_before}.")
        yield study


def warn_of_shared_folder(study: Study) -> None:
    """Says that a study in a shared folder must not be open on two computers."""
    if study.shared_folder:
        say(f"Note: the study lies in {study.shared_folder}; never have it open on two computers at once.")
