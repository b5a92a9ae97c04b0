"""How quotations are spread: over informants, organisations and themes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from coding.code_path import is_within, theme_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.material import Material

ALL = ""
"""The theme under which all quotations stand together."""

PRINTABLE = ("proposed", "edited", "sent", "approved", "changed")
"""States of quotations that may still be printed: all but what was withdrawn."""


@dataclass(frozen=True, slots=True)
class QuotationSpread:
    """How the quotations of a selection are spread.

    Attributes:
        themes: A row per theme in the codebook's order, and first one for all of them (`theme` empty): `theme, quotations,
            informants` (those who are quoted), `informants_total` (those who speak of the theme; in the first row, all), `top`
            (whoever is quoted most), `top_share` (0 to 1), `effective_voices` (1 / Σ p², Laakso & Taagepera 1979: k informants
            who are quoted equally often give k), `words_median`, `words_max`; null where nothing is quoted.
        cases: A row per case with a selected interview: `case, case_kind, quotations, quotable` (findings with a word that counts),
            `quoted_share, quotable_share` (of all of them), `difference` (the one less the other; null where either is undefined).
        repeated: A row per pair of quotations of two themes that share words: `id_a, theme_a, id_b, theme_b, interview, start, end`
            (what they share).
    """

    themes: pd.DataFrame
    cases: pd.DataFrame
    repeated: pd.DataFrame = field(default_factory=pd.DataFrame)


def effective_voices(counts: Iterable[int]) -> float | None:
    """The number of informants who, quoted equally often, would be as diverse: 1 / Σ p².

    >>> effective_voices([2, 2, 2]), effective_voices([])
    (3.0, None)
    """
    told = [count for count in counts if count]
    return sum(told) ** 2 / sum(count * count for count in told) if told else None


def ledger_of(material: Material, ledger: pd.DataFrame) -> pd.DataFrame:
    """The quotations of a ledger that a material's selection holds: its interviews, roles, codes and coders."""
    selection = material.selection
    kept = ledger["interview"].isin(list(material.interviews["interview"]))
    if selection.roles:
        kept &= ledger["role"].isin(selection.roles)
    if selection.codes:
        kept &= ledger["theme"].map(lambda theme: any(is_within(code, theme) or is_within(theme, code) for code in selection.codes))
    if selection.coders and selection.coders != "all":
        counting = set(material.segments.loc[material.segments["counts"], "id"])
        kept &= ledger["segment"].isin(counting) | (ledger["segment"] == "")
    return ledger[kept].reset_index(drop=True)


def spread(material: Material, ledger: pd.DataFrame, states: Iterable[str] = PRINTABLE) -> QuotationSpread:
    """Tells how a ledger's quotations are spread over informants, cases and themes.

    An informant is a speaker of an interview who is no interviewer; a source in which nobody is told apart is one informant.

    Args:
        material: The material that they are chosen from.
        ledger: The ledger, as `study.ledger()` gives it.
        states: The states that count.
    """
    chosen = ledger_of(material, ledger)
    chosen = chosen[chosen["state"].isin(list(states))].reset_index(drop=True)
    chosen = chosen.assign(informant=_informants(chosen))
    return QuotationSpread(_themes(material, chosen), _cases(material, chosen), _repeated(chosen))


def _informants(table: pd.DataFrame) -> pd.Series:
    """Who said it, as one text: the interview and the speaker."""
    speakers = table["speaker"].astype(object).where(table["speaker"].notna(), "")
    interviews = table["interview"].astype(object)
    named = [
        f"{interview}: {speaker}" if speaker else str(interview) for interview, speaker in zip(interviews, speakers, strict=True)
    ]
    return pd.Series(named, index=table.index, dtype="object")


def _themes(material: Material, quoted: pd.DataFrame) -> pd.DataFrame:
    """The spread of each theme, and of all."""
    findings = _findings(material)
    talking = material.turns[(material.turns["role"] != "interviewer") & (material.turns["words"] > 0)]
    rows = [_theme(ALL, quoted, set(_informants(talking)))]
    for theme in dict.fromkeys(map(theme_of, material.codebook["code"])):
        speaking = set(findings.loc[findings["of_theme"] == theme, "informant"])
        rows.append(_theme(theme, quoted[quoted["theme"] == theme], speaking))
    return pd.DataFrame(rows).astype({"top": "object", "top_share": "Float64", "effective_voices": "Float64"})


def _findings(material: Material) -> pd.DataFrame:
    """The segments that may be quoted, with their theme and informant."""
    segments = material.segments
    found = segments[segments["counts"] & (segments["words"] > 0) & (segments["role"] != "interviewer")]
    return found.assign(informant=_informants(found), of_theme=found["code"].astype(object).map(theme_of))


def _theme(theme: str, quoted: pd.DataFrame, speaking: set[str]) -> dict[str, object]:
    """The row of a theme."""
    counts = quoted["informant"].value_counts()
    most = sorted(counts[counts == counts.max()].index) if len(counts) else []
    return {
        "theme": theme,
        "quotations": len(quoted),
        "informants": len(counts),
        "informants_total": len(speaking | set(counts.index)),
        "top": most[0] if most else None,
        "top_share": float(counts.max() / counts.sum()) if most else None,
        "effective_voices": effective_voices(map(int, counts)),
        "words_median": float(quoted["words"].median()) if most else None,
        "words_max": int(quoted["words"].max()) if most else None,
    }


def _cases(material: Material, quoted: pd.DataFrame) -> pd.DataFrame:
    """What is quoted of each case against what could be."""
    available = _findings(material)["case"].value_counts()
    taken = quoted["case"].value_counts()
    table = material.cases[["case", "case_kind"]].reset_index(drop=True)
    names = table["case"].astype(object)
    counted = {
        name: names.map(counts.to_dict()).fillna(0).astype("int64")
        for name, counts in (("quotations", taken), ("quotable", available))
    }
    table = table.assign(**counted)
    shares = {f"{new}_share": _share(table[name]) for new, name in (("quoted", "quotations"), ("quotable", "quotable"))}
    table = table.assign(**shares)
    return table.assign(difference=table["quoted_share"] - table["quotable_share"])


def _share(counts: pd.Series) -> pd.Series:
    """Each count's share of all; null where there is nothing."""
    total = int(counts.sum())
    return (counts / total).astype("Float64") if total else pd.Series(pd.NA, index=counts.index, dtype="Float64")


_PAIR = ("id_a", "theme_a", "id_b", "theme_b", "interview", "start", "end")


def _repeated(quoted: pd.DataFrame) -> pd.DataFrame:
    """Quotations of two themes that share words: a sweep over those of each interview."""
    found = []
    standing = quoted[quoted["end"] > 0].sort_values(["interview", "start", "end", "id"], kind="stable")
    for interview, here in standing.groupby("interview", sort=False, observed=True):
        open_: list[tuple[int, int, str, str]] = []
        for start, end, own, theme in here[["start", "end", "id", "theme"]].itertuples(index=False):
            open_ = [each for each in open_ if each[1] > start]
            found += [
                (other, others, own, theme, interview, start, min(ends, end)) for _, ends, other, others in open_ if others != theme
            ]
            open_.append((start, end, own, theme))
    return pd.DataFrame(found, columns=list(_PAIR))
