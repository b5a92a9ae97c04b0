"""Carrying coded segments from a text to a corrected version of it."""

from coding.carrying.carry import Carried, Outcome, carry
from coding.carrying.likeness import likeness

__all__ = ["Carried", "Outcome", "carry", "likeness"]
