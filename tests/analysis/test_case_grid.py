"""Passages by code and case, with totals that add up."""

from __future__ import annotations

import numpy as np

from analysis import Material
from analysis.case_grid import case_grid


def test_cases_and_what_belongs_to_none_add_up_to_the_whole(sample_material: Material):
    grid = case_grid(sample_material)
    assert (np.nansum(grid.passages, axis=1) + grid.outside == grid.whole).all()
    assert grid.outside.sum() > 0
    assert sum(grid.interviews) + sample_material.interviews["case"].isna().sum() == len(sample_material.interviews)


def test_a_case_waits_while_nothing_of_it_is_coded_or_finished(sample_material: Material):
    grid = case_grid(sample_material)
    assert [case for case, waits in zip(grid.cases, grid.waiting, strict=True) if waits] == ["Ån Fastigheter AB"]


def test_all_codes_together_count_a_place_once(build_material, talk, coding):
    talks = [talk("Ett", "IP: Budget och makt.", case="A"), talk("Två", "IP: Makt.", finished=("AB",))]
    codings = [coding("Ett", "Budget och", "Pengar"), coding("Ett", "och makt.", "Makt"), coding("Två", "Makt.", "Makt")]
    grid = case_grid(build_material(talks, codings))
    assert dict(zip(grid.codes, grid.outside.tolist(), strict=True)) == {"Makt": 1.0, "Pengar": 0.0}
    assert grid.together.tolist() == [1.0]
    assert grid.together_whole == 2


def test_a_study_without_codes_or_cases_has_an_empty_grid(build_material, talk):
    for material in (build_material([], []), build_material([talk("Ett", "IP: Ja.", case="A")], [])):
        grid = case_grid(material)
        assert grid.passages.shape == (0, len(grid.cases))
        assert grid.together_whole == 0
