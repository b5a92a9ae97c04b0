"""What holds for all tests: none asserts a time, also not by hypothesis' deadline, for machines are shared.

CI draws the same examples every time, so that a change is judged by what it changed; everybody else draws new ones.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("kodbok", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("kodbok")
