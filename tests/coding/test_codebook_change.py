"""What differs between two codebooks, and how the new one takes over the ids of the old."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from coding.code import Code
from coding.codebook import Codebook
from coding.codebook_change import CodebookChange, CodeChange, FieldChange, adopt_ids, compare


def test_what_was_added_changed_and_removed_is_told_by_path():
    old = Codebook((Code("1", "A"), Code("2", "A > x", definition="gammal"), Code("3", "B")))
    new = Codebook((Code("4", "A"), Code("5", "A > x", definition="ny", colour="#000000"), Code("6", "C")))
    fields = (FieldChange("definition", "gammal", "ny"), FieldChange("colour", "", "#000000"))
    assert compare(old, new) == CodebookChange(added=("C",), changed=(CodeChange("A > x", fields),), removed=("B",))


def test_ids_have_no_weight_and_nothing_is_false():
    assert not compare(Codebook((Code("1", "A"),)), Codebook((Code("2", "A"),)))


def test_another_order_of_the_same_codes_is_a_change():
    old, new = Codebook((Code("1", "A"), Code("2", "B"))), Codebook((Code("2", "B"), Code("1", "A")))
    assert compare(old, new) == CodebookChange(reordered=True)
    assert compare(old, new)


def test_codes_at_the_same_path_take_over_the_id():
    old = Codebook((Code("1", "A"), Code("2", "B")))
    new = Codebook((Code("8", "B"), Code("9", "C")))
    assert adopt_ids(new, old).codes == (Code("2", "B"), Code("9", "C"))


def test_an_id_that_goes_back_to_its_path_leaves_no_twin():
    old = Codebook((Code("1", "A"),))
    new = old.rename("A", "B").add("A")
    adopted = adopt_ids(new, old)
    assert adopted.get("A").id == "1"
    assert adopted.get("B").id not in {"1", new.get("A").id}


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_comparing_says_nothing_exactly_when_all_but_ids_is_alike(codebooks: st.SearchStrategy[Codebook], data: st.DataObject):
    old, new = data.draw(codebooks), data.draw(codebooks)
    assert not compare(old, old)
    assert bool(compare(old, new)) == (adopt_ids(new, old) != old)
