"""The codebook as a value: its order, what is found in it, and its verbs."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coding
from coding.code import Code
from coding.code_fields import CodeFieldError
from coding.code_finder import CodeAmbiguousError, CodeUnknownError
from coding.code_tree import CodeExistsError, CodeIdTakenError, CodeOrderError, CodeUncleanError
from coding.codebook import Codebook, CodeInsideItselfError, NoSiblingsError
from coding.rule import Rule
from interviews.errors import KodbokError


def paths(book: Codebook) -> list[str]:
    return [code.path for code in book]


def book_of(*wanted: str) -> Codebook:
    return Codebook.of(Code(path, path) for path in wanted)


def assert_sound(book: Codebook) -> None:
    """Every promise that a codebook makes, checked the slow and obvious way."""
    seen: list[str] = []
    for code in book:
        assert code.path not in seen
        if code.parent:
            assert code.parent in seen
            since_parent = seen[seen.index(code.parent) + 1 :]
            assert all(path.startswith(code.parent + " > ") for path in since_parent)
        names = code.path.split(" > ")
        assert code.name == names[-1]
        assert code.level == len(names)
        for name in names:
            assert name
            assert name == name.strip()
            assert " > " not in name
            assert not any(unicodedata.category(char) in {"Cc", "Zl", "Zp"} for char in name)
        assert unicodedata.is_normalized("NFC", code.path)
        seen.append(code.path)
    assert len({code.id for code in book}) == len(book)


def test_parents_are_made_and_siblings_keep_their_order(recommendations: Codebook):
    assert paths(recommendations) == [
        "Social investering",
        "Social investering > Ettårsbudgetar",
        "Social investering > Barnperspektiv",
        "Kunskapsallianser",
        "Kunskapsallianser > Civilsamhälle",
        "Kunskapsallianser > Lärande organisation",
        "Kunskapsallianser > Lärande organisation > Kollegial granskning",
        "Kunskapsallianser > Näringsliv",
    ]
    assert [code.name for code in recommendations.roots] == ["Social investering", "Kunskapsallianser"]


def test_codes_in_any_order_become_a_tree():
    book = book_of("B > b", "A > a > x", "B", "A > c", "A > a")
    assert paths(book) == ["B", "B > b", "A", "A > a", "A > a > x", "A > c"]
    assert_sound(book)


def test_children_and_descendants(recommendations: Codebook):
    below = [code.path for code in recommendations.descendants("Kunskapsallianser")]
    assert below == paths(recommendations)[4:]
    assert [code.name for code in recommendations.children("Kunskapsallianser")] == [
        "Civilsamhälle",
        "Lärande organisation",
        "Näringsliv",
    ]


def test_a_name_that_begins_like_another_is_no_descendant():
    book = book_of("A", "A b", "A > x", "A b > y")
    assert [code.path for code in book.descendants("A")] == ["A > x"]
    assert paths(book.delete("A")) == ["A b", "A b > y"]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Social investering > Ettårsbudgetar", "Social investering > Ettårsbudgetar"),
        ("  Social investering  >  Ettårsbudgetar ", "Social investering > Ettårsbudgetar"),
        ("ettårsbudgetar", "Social investering > Ettårsbudgetar"),
        ("ETTARSBUDGETAR", "Social investering > Ettårsbudgetar"),
        ("Civilsamha\u0308lle", "Kunskapsallianser > Civilsamhälle"),
        ("lärande\u00a0 organisation", "Kunskapsallianser > Lärande organisation"),
        ("social investering > barnperspektiv", "Social investering > Barnperspektiv"),
    ],
)
def test_a_code_is_found_by_path_or_name(recommendations: Codebook, written: str, found: str):
    assert recommendations.find(written).path == found


def test_a_code_is_found_by_its_alias(recommendations: Codebook):
    book = recommendations.change("Kunskapsallianser > Näringsliv", aliases=("Företag", "bolagen"))
    assert book.find("företag").name == "Näringsliv"


def test_what_is_written_exactly_comes_before_what_looks_alike():
    book = book_of("A > mål", "B > mal", "C > MÅL")
    assert book.find("mål").path == "A > mål"
    assert book.find("MAL").path == "B > mal"
    with pytest.raises(CodeAmbiguousError) as refused:
        book.find("Mål")
    assert refused.value.candidates == ("A > mål", "C > MÅL")


def test_a_path_comes_before_a_name():
    assert book_of("Barn", "A > Barn").find("Barn").path == "Barn"


def test_an_ambiguous_name_lists_the_candidates():
    with pytest.raises(CodeAmbiguousError, match="'Dialog' may be any of 'A > Dialog', 'B > Dialog'; write the whole path"):
        book_of("A > Dialog", "B > Dialog").find("Dialog")


def test_an_unknown_code_names_the_nearest(recommendations: Codebook):
    with pytest.raises(CodeUnknownError, match="did you mean 'Kunskapsallianser > Civilsamhälle'"):
        recommendations.find("Civilsamhället")
    with pytest.raises(CodeUnknownError, match="look at the codebook"):
        recommendations.find("xyzzy")
    with pytest.raises(CodeUnknownError):
        recommendations.get("civilsamhälle")


def test_all_that_a_text_may_mean_is_told_without_an_error(recommendations: Codebook):
    """One code, several of a name, or none; then the nearest ones help."""
    assert [code.path for code in recommendations.meant("civilsamhälle")] == ["Kunskapsallianser > Civilsamhälle"]
    assert [code.path for code in book_of("A > Dialog", "B > Dialog").meant("dialog")] == ["A > Dialog", "B > Dialog"]
    assert recommendations.meant("Civilsamhället") == ()
    assert recommendations.nearest("Civilsamhället")[0] == "Kunskapsallianser > Civilsamhälle"


def test_lookup_by_id_and_path(recommendations: Codebook):
    code = recommendations.get("Kunskapsallianser")
    assert recommendations.by_id(code.id) == code
    assert recommendations.by_id("nobody") is None
    assert "Kunskapsallianser" in recommendations
    assert "kunskapsallianser" not in recommendations
    assert len(recommendations) == 8


def test_a_colour_is_inherited_from_the_nearest_ancestor_that_has_one():
    book = book_of("A > b > c", "B").change("A", colour="#0072B2").change("A > b > c", colour="e69f00")
    assert [book.colour_of(path) for path in paths(book)] == ["#0072b2", "#0072b2", "#e69f00", ""]


def test_a_code_keeps_its_id_through_rename_and_move(recommendations: Codebook):
    code = recommendations.get("Kunskapsallianser > Lärande organisation")
    renamed = recommendations.rename(code.path, " Lärande ")
    assert renamed.by_id(code.id).path == "Kunskapsallianser > Lärande"
    assert paths(renamed)[5:7] == ["Kunskapsallianser > Lärande", "Kunskapsallianser > Lärande > Kollegial granskning"]
    moved = recommendations.move(code.path, "Social investering")
    assert moved.by_id(code.id).path == "Social investering > Lärande organisation"
    assert paths(moved)[3:5] == [
        "Social investering > Lärande organisation",
        "Social investering > Lärande organisation > Kollegial granskning",
    ]
    assert paths(recommendations.move(code.path, ""))[-2:] == [
        "Lärande organisation",
        "Lärande organisation > Kollegial granskning",
    ]


def test_moving_a_code_to_where_it_is_changes_nothing(recommendations: Codebook):
    assert recommendations.move("Social investering > Ettårsbudgetar", "Social investering") == recommendations


def test_a_code_is_put_before_another_one_of_its_parent_with_what_lies_below():
    book = book_of("A > x", "A > y > z", "A > w", "B")
    assert paths(book.place("A > y", "A > x")) == ["A", "A > y", "A > y > z", "A > x", "A > w", "B"]
    assert paths(book.place("A > y")) == ["A", "A > x", "A > w", "A > y", "A > y > z", "B"]
    assert paths(book.place("B", "A")) == ["B", "A", "A > x", "A > y", "A > y > z", "A > w"]
    assert book.place("A > y", "A > y") == book
    assert book.place("A > x", "A > y") == book
    with pytest.raises(NoSiblingsError, match=r"'A > x' and 'B' do not lie below the same code"):
        book.place("A > x", "B")
    with pytest.raises(CodeUnknownError):
        book.place("A > x", "A > q")


def test_a_code_does_not_go_below_itself(recommendations: Codebook):
    with pytest.raises(CodeInsideItselfError):
        recommendations.move("Kunskapsallianser", "Kunskapsallianser > Lärande organisation")
    with pytest.raises(CodeInsideItselfError):
        recommendations.move("Kunskapsallianser", "Kunskapsallianser")
    with pytest.raises(CodeInsideItselfError):
        recommendations.merge("Kunskapsallianser", "Kunskapsallianser > Näringsliv")


def test_a_path_that_is_taken_is_refused(recommendations: Codebook):
    with pytest.raises(CodeExistsError):
        recommendations.add("Kunskapsallianser")
    with pytest.raises(CodeExistsError):
        recommendations.rename("Kunskapsallianser > Näringsliv", "Civilsamhälle")
    with pytest.raises(CodeExistsError):
        book_of("A > x", "B > x").move("A > x", "B")


def test_what_is_merged_leaves_its_name_aliases_topics_rules_and_children():
    rule, other = Rule("exact", ("dialog",)), Rule("lemma", ("samtal",))
    book = book_of("A > Dialog > möten", "B > Samtal")
    book = book.change("A > Dialog", aliases=("prat", "Samtal"), topics=("Processen",), rules=(rule, other))
    book = book.change("B > Samtal", aliases=("prat",), topics=("Uppdrag",), rules=(other,), definition="att tala")
    merged = book.merge("A > Dialog", "B > Samtal")
    assert paths(merged) == ["A", "B", "B > Samtal", "B > Samtal > möten"]
    assert merged.get("B > Samtal") == Code(
        "B > Samtal",
        "B > Samtal",
        definition="att tala",
        aliases=("prat", "Dialog"),
        topics=("Uppdrag", "Processen"),
        rules=(other, rule),
    )
    assert merged.find("Dialog").path == "B > Samtal"


def test_a_code_can_be_merged_into_its_parent():
    assert paths(book_of("A > B > B", "A > B > C").merge("A > B", "A")) == ["A", "A > B", "A > C"]


def test_a_merge_that_would_give_two_children_one_name_is_refused():
    with pytest.raises(CodeExistsError, match="'B > x'"):
        book_of("A > x", "B > x").merge("A", "B")


def test_splitting_adds_children_in_order():
    assert paths(book_of("A > x", "B").split("A > x", ["två", "ett"])) == ["A", "A > x", "A > x > två", "A > x > ett", "B"]
    with pytest.raises(CodeExistsError):
        book_of("A").split("A", ["x", "x"])


def test_retiring_and_restoring():
    book = book_of("A > x").retire("A > x")
    assert book.get("A > x").retired
    assert not book.get("A").retired
    assert not any(code.retired for code in book.restore("A > x"))


def test_deleting_takes_the_descendants_along(recommendations: Codebook):
    assert paths(recommendations.delete("Kunskapsallianser")) == paths(recommendations)[:3]


@pytest.mark.parametrize(
    "path", ["", " ", "A >  > B", "A > ", " > A", "A >", "> A", "A > > B", "A\nB", "A\x07", "A\u2028B", " > ".join("a" * 31)]
)
def test_a_path_that_could_be_misread_is_refused(path: str):
    with pytest.raises(CodeFieldError):
        Codebook().add(path)


@pytest.mark.parametrize("name", ["", "A > B", ">", "ett\ntvå", "klocka\x07"])
def test_a_name_that_could_be_misread_is_refused(name: str):
    with pytest.raises(CodeFieldError):
        book_of("A").rename("A", name)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"colour": "röd"}, "no colour"),
        ({"definition": "a\x00b"}, r"U\+0000"),
        ({"aliases": ("a\ud800",)}, r"U\+D800"),
        ({"rules": (Rule("fuzzy", ("a",)),)}, "match kind 'fuzzy'; use exact, lemma, compound, pattern"),
        ({"rules": (Rule("exact", ("a",), unit="word"),)}, "unit 'word'; use sentence or turn"),
        ({"rules": (Rule("exact", (" ",)),)}, "no words"),
        ({"rules": (Rule("pattern", ("råd",)),)}, "no JSON"),
        ({"rules": (Rule("pattern", ('{"LOWER": "råd"}',)),)}, "no token pattern"),
        ({"rules": (Rule("pattern", ("[" * 100_000,)),)}, "no JSON"),
        ({"rules": (Rule("pattern", ('[{"A": NaN}]',)),)}, "no JSON"),
        ({"rules": (Rule("pattern", ('[{"A": 1e999}]',)),)}, "no JSON"),
    ],
)
def test_a_field_that_no_file_could_carry_is_refused(fields: dict[str, object], reason: str):
    with pytest.raises(CodeFieldError, match=reason):
        book_of("A").change("A", **fields)


def test_fields_are_cleaned_on_their_way_in():
    book = Codebook().add("A\u030a", id="1", definition="ett\r\ntvå\rtre", aliases=["x", "x", " ", ""], colour="FFAA00")
    assert book.codes == (Code("1", "Å", definition="ett\ntvå\ntre", aliases=("x",), colour="#ffaa00"),)


def test_codes_that_are_no_clean_tree_are_refused():
    for wrong, error in (
        ((Code("1", "A"), Code("2", "A")), CodeExistsError),
        ((Code("1", "A"), Code("1", "B")), CodeIdTakenError),
        ((Code("1", "A > x"),), CodeOrderError),
        ((Code("1", "A > x"), Code("2", "A")), CodeOrderError),
        ((Code("1", "A"), Code("2", "B"), Code("3", "A > x")), CodeOrderError),
        ((Code("1", "A", colour="FF0000"),), CodeUncleanError),
        ((Code("1", " A"),), CodeUncleanError),
        ((Code("", "A"),), CodeFieldError),
    ):
        with pytest.raises(error):
            Codebook(wrong)


def test_a_deep_tree_stays_in_order():
    assert_sound(book_of(" > ".join("a" * 30)))


VERBS = st.sampled_from(["add", "rename", "move", "place", "merge", "split", "retire", "delete", "change"])


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_verb_keeps_every_promise_or_refuses_in_a_sentence(codebooks: st.SearchStrategy[Codebook], data: st.DataObject):
    """Whatever is done to a codebook, it stays sound, and the old one stays as it was."""
    book = data.draw(codebooks)
    assert_sound(book)
    for _ in range(4):
        old, before = book, book.codes
        book = _after(old, data.draw(VERBS), data)
        assert old.codes == before
        assert_sound(book)


def _after(book: Codebook, verb: str, data: st.DataObject) -> Codebook:
    """The codebook after a verb with drawn arguments, or as it was if the verb refused."""
    names = st.sampled_from(["a", "b", "ny", "Å >", "", "x > y"])
    some = st.sampled_from(paths(book) or ["a"])
    arguments = {
        "add": (some, names),
        "rename": (some, names),
        "move": (some, some | st.just("")),
        "place": (some, some | st.just("")),
        "merge": (some, some),
        "split": (some, st.lists(names, max_size=2)),
    }.get(verb, (some,))
    drawn = [data.draw(argument) for argument in arguments]
    try:
        if verb == "add":
            return book.add(" > ".join(drawn))
        return book.change(drawn[0], definition="ny") if verb == "change" else getattr(book, verb)(*drawn)
    except KodbokError:
        return book


def test_the_package_exports_what_it_says_and_loads_nothing_heavy():
    """Importing coding, and taking everything it exports, loads none of the libraries that only some work needs."""
    heavy = "openpyxl", "yaml", "pandas", "numpy", "spacy", "simplemma", "docx"
    code = f"import sys, coding; [getattr(coding, n) for n in coding.__all__]; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert coding.__all__ == sorted(coding.__all__)
    assert set(coding.__all__) <= set(dir(coding))
    with pytest.raises(AttributeError):
        _ = coding.nothing
