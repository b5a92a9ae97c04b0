"""Bringing passages together, held against a recount word by word."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.combination import Combination
from analysis.selection import Selection
from interviews import Case
from interviews.case_list import CaseList
from interviews.words import WORD
from workbench.results.retrieval import NoCaseLikeThatError
from workbench.results.retrieval_query import Retrieval, described
from workbench.store.finding import UnknownValueError
from workbench.study import Study

CODES = ("Social", "Social > Budget", "Social > Fond > Liten", "Kunskap > Dialog")
LONG = (
    "I: Hur går det nu då?\nIP: Vi har ettårsbudgetar, och det är svårt. Tycker jag.\nI: Ja, men föreningarna?\n"
    "B: De hjälper oss mycket, varje dag.\nIP: Så är det."
)


def _words(transcript):
    """Every spoken word: offset, whether it counts, in order."""
    return [
        (match.start(), turn.role != "interviewer")
        for turn in transcript.turns
        for match in WORD.finditer(transcript.text, turn.start, turn.end)
    ]


def _runs(ordinals):
    """Ordinals as half-open runs."""
    runs = []
    for each in sorted(ordinals):
        if runs and runs[-1][1] == each:
            runs[-1][1] = each + 1
        else:
            runs.append([each, each + 1])
    return [tuple(run) for run in runs]


def _under(words, segments, paths, below):
    """Ordinals of the words under some codes, passages without a counted word left out as everywhere."""
    wanted = [
        (start, end)
        for start, end, code in segments
        if not paths or any(code == path or (below and code.startswith(f"{path} > ")) for path in paths)
    ]
    found = set()
    for start, end in wanted:
        inside = {at for at, (offset, _) in enumerate(words) if start <= offset < end}
        if any(words[at][1] for at in inside):
            found |= inside
    return found


def _recount(transcript, segments, asked):
    """The combination's passages by sets of words: runs with a counted word, and the counted words in them."""
    words = _words(transcript)
    legs = [asked.any_of] if asked.any_of else []
    legs += [(path,) for path in asked.all_of]
    found = set.intersection(*(_under(words, segments, leg, asked.below) for leg in legs or [()]))
    without = _under(words, segments, asked.none_of, asked.below) if asked.none_of else set()
    runs = [run for run in _runs(found) if not without & set(range(*run))]
    counted = [sum(words[at][1] for at in range(*run)) for run in runs]
    return [(words[run[0]][0], number) for run, number in zip(runs, counted, strict=True) if number], sum(w[1] for w in words)


PATHS = st.lists(st.sampled_from([*CODES, "Kunskap"]), unique=True, max_size=2).map(tuple)
SPANS = st.tuples(st.integers(0, len(LONG) - 1), st.integers(1, 60), st.sampled_from(CODES))


@pytest.fixture
def coded(tmp_path, talk, book):
    """A study whose one long talk every example codes anew."""
    with Study.create(tmp_path / "lång.kodbok", codebook=book, coder="Anna") as made:
        made.add_transcript(talk(LONG))
        yield made


@given(spans=st.lists(SPANS, max_size=6), asked=st.builds(Combination, PATHS, PATHS, PATHS, st.booleans()))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_passages_words_and_share_are_those_of_a_recount_by_words(coded, talk, spans, asked):
    """And, or and not, with the codes below and without."""
    segments = [(start, min(start + length, len(LONG)), code) for start, length, code in spans]
    made = [coded.code("Samtal", *segment) for segment in segments]
    try:
        found = coded.retrieve(Retrieval(asked))
        passages, spoken = _recount(talk(LONG), segments, asked)
        assert found.figures["passages"] == len(passages) == len(found.passages)
        assert found.figures["words"] == sum(words for _, words in passages)
        assert found.figures["share"] == pytest.approx(found.figures["words"] / spoken)
        assert [passage.words for passage in found.passages] == [words for _, words in passages]
        for passage, (first, _) in zip(found.passages, passages, strict=True):
            assert passage.text == LONG[passage.start : passage.end]
            assert passage.start <= first < passage.end
            assert passage.segments
            line = " ".join((passage.before + passage.text + passage.after).split())
            assert line.replace("… ", "").replace(" …", "") in " ".join(LONG.split())
    finally:
        for segment in {each.id for each in made}:
            coded.delete_segment(segment)


def test_one_code_counts_as_its_row_of_the_theme_table_does(coded):
    """Passages, words, share, interviews and cases."""
    from analysis import themes

    coded.code("Samtal", 30, 60, "Budget")
    coded.code("Samtal", 50, 80, "Liten")
    rows = themes(coded.material()).set_index("code")
    for path in ("Social", "Social > Budget", "Kunskap"):
        figures = coded.retrieve(Retrieval(Combination(any_of=(path,)))).figures
        assert {name: rows.loc[path, name] for name in figures} == figures


def test_passages_that_only_touch_share_nothing(coded):
    """The one ends at the word with which the other begins: neither is both, and each is without the other."""
    for words, code in (("Vi har", "Budget"), ("ettårsbudgetar", "Dialog")):
        coded.code("Samtal", LONG.index(words), LONG.index(words) + len(words), code)
    assert coded.retrieve(Retrieval(Combination(all_of=("Budget", "Dialog")))).figures["passages"] == 0
    without = Combination(any_of=("Budget",), none_of=("Dialog",))
    assert [each.text for each in coded.retrieve(Retrieval(without)).passages] == ["Vi har"]


def test_a_passage_names_the_segments_it_was_made_of(coded):
    """With code and coder, so that they can be changed there."""
    one = coded.code("Samtal", 30, 60, "Budget")
    other = coded.code("Samtal", 40, 50, "Dialog")
    (passage,) = coded.retrieve(Retrieval(Combination(all_of=("Budget", "Dialog")))).passages
    assert [(each.id, each.code, each.coder) for each in passage.segments] == [
        (one.id, "Social > Budget", "Anna"),
        (other.id, "Kunskap > Dialog", "Anna"),
    ]
    assert (passage.start, passage.end, passage.text) == (40, 50, LONG[40:50])


def test_proposals_and_other_coders_count_only_when_they_are_asked_for(coded):
    """As in every result."""
    coded.code("Samtal", 30, 60, "Budget")
    coded.as_coder("Bo").code("Samtal", 110, 150, "Budget")
    assert coded.retrieve().figures["passages"] == 1
    assert coded.retrieve(Retrieval(selection=Selection(coders="all"))).figures["passages"] == 2
    with pytest.raises(UnknownValueError):
        coded.retrieve(Retrieval(selection=Selection(coders=("Cia",))))


def test_cases_are_chosen_by_their_attributes(study, talk, span):
    """One of the values, of each attribute that is asked for; nothing like it is refused with a sentence."""
    cases = (Case("Norr", "förvaltning", {"storlek": "liten"}), Case("Söder", "förvaltning", {"storlek": "stor"}))
    list(study.add_interviews([], CaseList(cases)))
    study.add_transcript(talk("IP: Budgeten är stor.", name="N", case="Norr"))
    study.add_transcript(talk("IP: Budgeten är liten.", name="S", case="Söder"))
    for name in ("N", "S"):
        study.code(name, 4, 12, "Budget")
    small = Retrieval(attributes={"storlek": ("liten",)})
    assert [passage.interview for passage in study.retrieve(small).passages] == ["N"]
    assert study.retrieve(small).figures["cases_total"] == 1
    assert study.retrieval_choices().attributes == {"storlek": ("liten", "stor")}
    with pytest.raises(NoCaseLikeThatError, match="storlek = enorm"):
        study.retrieve(Retrieval(attributes={"storlek": ("enorm",)}))
    with pytest.raises(NoCaseLikeThatError):
        study.retrieve(Retrieval(selection=Selection(cases=("Söder",)), attributes={"storlek": ("liten",)}))


def test_passages_come_page_by_page_and_are_all_counted(coded):
    """In the order of the text."""
    for start in (30, 60, 130):
        coded.code("Samtal", start, start + 12, "Budget")
    everything = coded.retrieve()
    pages = [coded.retrieve(first=first, most=1) for first in range(len(everything.passages))]
    assert [page.passages[0] for page in pages] == list(everything.passages)
    assert all(page.figures == everything.figures for page in pages)


def test_nothing_coded_is_nothing_and_no_error(coded):
    """The figures are zero."""
    found = coded.retrieve(Retrieval(Combination(("Budget",), ("Dialog",), ("Liten",))))
    assert (found.passages, found.figures["passages"], found.figures["words"]) == ((), 0, 0)


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".csv"])
def test_all_passages_can_be_had_as_a_file_with_their_source(study, span, tmp_path, suffix):
    """Excel, Word and CSV hold the words and the interview, and the first two say that they are working material."""
    study.code("Samtal", *span("Det är svårt, tycker jag"), "Budget")
    path = tmp_path / f"ut{suffix}"
    study.write_retrieved(Retrieval(Combination(any_of=("Budget",))), path)
    if suffix == ".csv":
        said = path.read_text(encoding="utf-8-sig")
    elif suffix == ".docx":
        import docx

        document = docx.Document(path)
        said = "\n".join(line.text for line in document.paragraphs) + document.sections[0].header.paragraphs[0].text
    else:
        import openpyxl

        said = "\n".join(str(cell.value) for sheet in openpyxl.load_workbook(path) for row in sheet for cell in row)
    for words in ("Det är svårt, tycker jag", "Samtal", *(() if suffix == ".csv" else ("Arbetsmaterial",))):
        assert words in said


def test_a_combination_is_said_in_one_line():
    """For files and headings."""
    assert described(Combination()) == "*"
    assert described(Combination(("A",), ("B",), ("C", "D"))) == "A + B − C − D"  # the signs of combinations
