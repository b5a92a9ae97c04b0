"""The framework matrix (Ritchie & Spencer 1994; Gale et al. 2013): cases by themes, and what can be said of each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.asked_topics import asked_by_interview
from analysis.cell_state import State, state_of
from analysis.code_tree import CodeTree
from analysis.coded_rows import CodedRows, counting, with_words
from analysis.merging import merged_by_level
from analysis.names import by_number
from analysis.spoken_words import SpokenWords
from analysis.written import rows_of
from interviews.swedish_order import swedish_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.categories import Ints
    from analysis.material import Material
    from analysis.written import Written

FRAMEWORK_COLUMNS = (
    *("theme", "case", "case_kind", "wave", "state", "asked", "passages", "words", "contrary", "interviews", "finished"),
    *("summary", "author", "date", "key_segment", "new", "gone", "id", "version"),
)
_THEME_LEVEL = 2

Group = tuple[str, str | None]


def framework(material: Material, written: Written, themes: Sequence[str] | None = None) -> pd.DataFrame:
    """The framework matrix.

    Args:
        material: The material; where a code names topics, the headings of its turns tell what was asked.
        written: What people wrote; its summaries alone are used.
        themes: Paths of the codes that are its themes; by default those of `framework_themes`.

    Returns:
        A row per theme, case and wave, in order of the codebook, then of the cases, then of the waves: the columns of
        `FRAMEWORK_COLUMNS`. `state` is one of `analysis.cell_state.STATES`; `asked` true, false or null where nobody can tell;
        `passages` and `words` are counted as in the theme table, `contrary` counts segments that speak against the theme;
        `finished` of the `interviews` are finished; texts are empty and numbers null where there is no summary.
    """
    themes = framework_themes(material, list(written.summaries["theme"])) if themes is None else themes
    groups, of_interview = _groups(material)
    passages, words = _counted(material, themes, of_interview, len(groups))
    contrary = _contrary(material, themes, of_interview, len(groups))
    asked = asked_by_interview(material, themes)
    told = {(row["theme"], row["case"], _wave(row["wave"])): row for row in rows_of(written.summaries)}
    sizes = _sizes(material, of_interview, len(groups))
    kinds = dict(zip(material.cases["case"], material.cases["case_kind"], strict=True))
    rows = [
        _cell(theme, group, kinds, told.get((theme, *group)))
        | {
            "passages": int(passages[at, place]),
            "words": int(words[at, place]),
            "contrary": int(contrary[at, place]),
            "asked": _asked(asked[at][of_interview == place]),
            **sizes[place],
        }
        for at, theme in enumerate(themes)
        for place, group in enumerate(groups)
    ]
    for row in rows:
        row["state"] = _state(row)
    table = pd.DataFrame(rows, columns=list(FRAMEWORK_COLUMNS))
    return table.astype({"new": "Int64", "gone": "Int64", "version": "Int64"})


def framework_themes(material: Material, also: Sequence[str] = ()) -> list[str]:
    """The themes of a material: codes of the second level, roots without any, and others about which something is written.

    Themes that are retired, carry no coding and have nothing written on them are left out.
    """
    book, used = material.codebook, set(material.segments["theme"].astype(str)) | set(material.segments["code"].astype(str))
    parents = set(book["parent"].dropna())
    written = set(also)
    themes = [
        code
        for code, level, retired in zip(book["code"], book["level"], book["retired"], strict=True)
        if code in written
        or ((level == _THEME_LEVEL or (level < _THEME_LEVEL and code not in parents)) and (not retired or code in used))
    ]
    return list(map(str, themes))


def _groups(material: Material) -> tuple[list[Group], Ints]:
    """Every case with its waves, in order, and the place of each interview among them, -1 for none."""
    pairs = [
        (case, _wave(wave)) if isinstance(case, str) else None
        for case, wave in zip(material.interviews["case"], material.interviews["wave"], strict=True)
    ]
    groups = sorted({pair for pair in pairs if pair}, key=lambda pair: (swedish_key(pair[0]), by_number(pair[1] or "")))
    place = {pair: at for at, pair in enumerate(groups)}
    return groups, np.array([place[pair] if pair else -1 for pair in pairs], dtype=np.int64)


def _wave(wave: Any) -> str | None:  # noqa: ANN401  # a cell of a table
    """A wave, or None."""
    return wave if isinstance(wave, str) else None


def _counted(material: Material, themes: Sequence[str], of_interview: Ints, size: int) -> tuple[Ints, Ints]:
    """Passages and counted words, themes by groups."""
    tree, spoken = CodeTree.of(material.codebook), SpokenWords.of(material)
    rows = CodedRows.of(material, spoken, counting(material) & with_words(material))
    shape = (len(tree), size + 1)  # interviews without a case fall into the last column
    passages, words = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    for merged in merged_by_level(rows, tree):
        group = of_interview[rows.interview[merged.order[merged.heads]]]
        np.add.at(passages, (merged.key, group), 1)
        np.add.at(words, (merged.key, group), spoken.counted_between(merged.start, merged.end))
    wanted = [tree.paths.index(theme) for theme in themes]
    return passages[wanted], words[wanted]


def _contrary(material: Material, themes: Sequence[str], of_interview: Ints, size: int) -> Ints:
    """Segments that count and speak against a theme, themes by groups."""
    tree = CodeTree.of(material.codebook)
    rows = CodedRows.of(material, SpokenWords.of(material), counting(material) & _against(material))
    direct = np.zeros((len(tree), size + 1), dtype=np.int64)
    np.add.at(direct, (rows.code, of_interview[rows.interview]), 1)
    return tree.rolled_up(direct)[[tree.paths.index(theme) for theme in themes]]


def _against(material: Material) -> np.ndarray[Any, np.dtype[np.bool_]]:
    return material.segments["contrary"].to_numpy(dtype=bool)


def _sizes(material: Material, of_interview: Ints, size: int) -> list[dict[str, int]]:
    """Interviews of each group, and how many of them are finished."""
    finished = material.interviews["finished"].to_numpy(dtype=bool)
    return [
        {"interviews": int((of_interview == place).sum()), "finished": int(finished[of_interview == place].sum())}
        for place in range(size)
    ]


def _asked(told: np.ndarray[Any, np.dtype[np.object_]]) -> bool | None:
    """Whether a group was asked: yes if one interview was, no if all tell that they were not."""
    answers = told.tolist()
    if True in answers:
        return True
    return None if None in answers else False


def _cell(theme: str, group: Group, kinds: Mapping[str, str | None], summary: Mapping[str, Any] | None) -> dict[str, Any]:
    """What is written in a cell."""
    told = summary or {}
    return {
        "theme": theme,
        "case": group[0],
        "case_kind": kinds.get(group[0]),
        "wave": group[1],
        "summary": told.get("text", ""),
        "stale": told.get("stale"),
        **{name: told.get(name, "") for name in ("author", "date", "key_segment", "id")},
        **{name: told.get(name) for name in ("new", "gone", "version")},
    }


def _state(row: Mapping[str, Any]) -> State:
    """The state of a row."""
    return state_of(stale=row["stale"], passages=row["passages"], finished=row["finished"] == row["interviews"], asked=row["asked"])
