"""The sample study: fictional interviews in a fictional city, coded by hand, and the files that they become."""

from __future__ import annotations

from workbench.sample.study import SampleStudy, write_sample_files

__all__ = ["SampleStudy", "write_sample_files"]
