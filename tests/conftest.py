"""What holds for all tests: a test never asserts a time, also not by hypothesis' deadline, for machines are shared."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("kodbok", deadline=None)
settings.load_profile("kodbok")
